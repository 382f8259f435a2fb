"""Where the comparison of wording draws its lines: a case on either side of each."""

from __future__ import annotations

import pytest

from reportdiff.comparison.wording import compare_wording
from tests.comparison.test_inline import pieces, side
from tests.truth.pairs import SHIPPED, comparison_of


def facets(old: str, new: str) -> list[str]:
    return [proof.facet for proof in compare_wording(side(old), side(new))]


# Doubt


def test_an_unlinked_measure_is_doubtful_from_a_score_of_fifteen_hundredths() -> None:
    scores = [(change.nearest.score, change.doubtful) for change in comparison_of(SHIPPED).changes if change.nearest]

    assert {doubtful for score, doubtful in scores if score < 0.15} == {False}
    assert {doubtful for score, doubtful in scores if score >= 0.15} == {True}
    assert any(0.05 <= score < 0.15 for score, _ in scores) and any(0.15 <= score < 0.45 for score, _ in scores)


# Strength


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("探索数据登记制度", "严格数据登记制度", ["wording_stronger"]),
        ("严格数据登记制度", "探索数据登记制度", ["wording_weaker"]),
        ("探索数据登记制度", "推进数据登记制度", ["wording_stronger"]),
        ("探索数据登记制度", "鼓励数据登记制度", []),
        ("加快数据登记制度", "推进数据登记制度", []),
        ("探索湿地公园制度", "严格援助公证制度", []),
    ],
)
def test_two_steps_of_strength_are_told_and_one_is_not(old: str, new: str, expected: list[str]) -> None:
    assert facets(old, new) == expected


# The inline diff


def test_a_quoted_name_of_fourteen_characters_is_one_word_and_a_longer_one_is_not() -> None:
    name = "云岭山城步道与湿地公园联动"
    whole = pieces(f"打造“{name}甲”品牌", f"打造“{name}乙”品牌")
    torn = pieces(f"打造“{name}和甲”品牌", f"打造“{name}和乙”品牌")

    assert whole == [
        *(("equal", "打造"), ("delete", f"“{name}甲”"), ("insert", f"“{name}乙”"), ("equal", "品牌")),
    ]
    assert ("equal", f"打造“{name}和") in torn


def test_two_characters_between_two_changes_stay_and_one_does_not() -> None:
    assert ("equal", "公园") in pieces("新建公园30个", "改造公园50个")
    assert ("equal", "的") not in pieces("修缮古城的步道，改善照明", "新建新区的公园，改善照明")


@pytest.mark.parametrize(("common", "apart"), [(1, True), (4, False)])
def test_texts_that_share_less_than_a_fifth_stand_one_after_the_other(common: int, apart: bool) -> None:
    # Ten figures on either side; every figure is a word.
    old = "".join(f"{number}个" for number in range(10, 20))
    new = "".join(f"{number}个" for number in [*range(10, 10 + common), *range(30, 40 - common)])

    assert (len(pieces(old, new)) == 2) == apart


@pytest.mark.parametrize(("words", "apart"), [(2900, False), (3100, True)])
def test_texts_of_more_than_three_thousand_words_are_not_compared_word_by_word(words: int, apart: bool) -> None:
    text = "7个" * words

    assert (len(pieces(f"修缮{text}", f"新建{text}")) == 2) == apart
