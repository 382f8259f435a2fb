"""Where the comparison of wording draws its lines: a case on either side of each."""

from __future__ import annotations

import pytest

from reportdiff.comparison.scope import compare_wording
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


# Scope


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("促进绿色、数字消费", "促进绿色、数字、银发消费", ["expanded"]),
        # A word of a bit or more is gone (湿地 is below, 援助 above); then the list did not only grow.
        ("保护湿地绿色、数字消费项目", "保护绿色、数字、银发消费项目", ["expanded"]),
        ("援助促进绿色、数字消费", "促进绿色、数字、银发消费", []),
        # A member that one report in eight has (家政, 冰雪: below three bits) is no news.
        ("促进绿色、数字消费", "促进绿色、数字、家政消费", []),
        ("促进绿色、数字消费", "促进绿色、数字、冰雪消费", []),
        # Seven of nine characters are left: another sentence, and not the same list.
        ("促进绿色、数字消费", "推动绿色、数字、银发消费", []),
    ],
)
def test_a_list_has_grown_where_a_telling_member_was_put_into_it(old: str, new: str, expected: list[str]) -> None:
    assert facets(old, new) == expected
    assert facets(new, old) == ["narrowed" for _ in expected]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("开展湿地公园冰雪运动服务", ["expanded"]),
        # 湿地 and 冰雪 have most of the weight of the words; of 公园 and 服务 alone too little is left.
        ("开展冰雪运动服务", ["expanded"]),
        ("开展湿地公园运动服务", []),
        ("开展社区食堂配餐服务", []),
    ],
)
def test_a_trial_has_ended_well_where_what_it_was_about_is_still_there(new: str, expected: list[str]) -> None:
    assert facets("开展湿地公园冰雪运动试点", new) == expected


def test_wider_and_all_are_steps_of_their_own() -> None:
    assert facets("在3个区推广数据登记", "将数据登记扩大到3个区") == ["expanded"]
    assert facets("数据登记全面推开", "数据登记扩大到全区") == ["expanded"]
    assert facets("数据登记全面推开", "数据登记试点") == ["narrowed"]


def test_only_the_first_two_thousand_characters_are_looked_at() -> None:
    filling = "支持湿地公园冰雪运动，" * 150
    assert facets(filling + "数据登记全面推开", filling + "数据登记试点") == ["narrowed"]
    filling = "支持湿地公园冰雪运动，" * 190
    assert facets(filling + "数据登记全面推开", filling + "数据登记试点") == []


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
