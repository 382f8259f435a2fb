"""The passes: equal wording, equal but for figures, and what the scorer says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from reportdiff.alignment import align
from reportdiff.alignment.passes import EXACT_SCORE, MASKED_SCORE, same_wording
from reportdiff.alignment.prepared import Side, side_of
from reportdiff.comparison import compare_reports
from reportdiff.model import Comparison
from tests.strategies import ROWS, Row, compared, digest, report_of, texts_of, years


def side(*texts: str) -> Side:
    items = "\n".join(f"- {text}" for text in texts)
    return side_of(report_of(f"---\nkind: digest\nyear: 2031\nregion: yunling\n---\n## 计划\n{items}\n"))


def test_the_same_words_are_exact_and_other_figures_masked() -> None:
    old = side("修缮海棠街古戏台", "新建口袋公园30个")
    new = side("新建口袋公园50个", "修缮“海棠街”古戏台")

    assert same_wording(old, new) == {(0, 1): "exact", (1, 0): "masked"}


def test_short_wording_proves_nothing() -> None:
    assert same_wording(side("提高质量"), side("提高质量")) == {}


def test_wording_that_recurs_equally_often_is_paired_in_order() -> None:
    recurring = side("推进老旧小区改造", "修缮海棠街古戏台", "推进老旧小区改造")

    assert same_wording(recurring, recurring) == {(0, 0): "exact", (1, 1): "exact", (2, 2): "exact"}


def test_wording_that_recurs_on_one_side_is_left_to_the_scorer() -> None:
    assert same_wording(side("推进老旧小区改造"), side("推进老旧小区改造", "推进老旧小区改造")) == {}


def test_a_figure_beside_its_equal_does_not_take_its_place() -> None:
    """Of two measures that are alike but for the figure, the identical one is the partner."""
    old = side("新建口袋公园30个", "新建口袋公园50个")
    new = side("新建口袋公园50个", "新建口袋公园30个")

    assert same_wording(old, new) == {(0, 1): "exact", (1, 0): "exact"}


@settings(max_examples=40, deadline=None)
@given(years())
def test_each_link_is_named_after_what_it_stands_on(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    comparison = compared(*pair)
    for change in comparison.changes:
        old, new = texts_of(comparison, change)
        if change.matched_by == "exact":
            assert change.score is not None and change.score >= EXACT_SCORE
            assert set(old) & set(new)
        if change.matched_by == "masked":
            assert change.score is not None and change.score >= MASKED_SCORE


def linked(comparison: Comparison) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {texts_of(comparison, change) for change in comparison.changes if change.old and change.new}


def reports_with(old: str, new: str) -> Comparison:
    """Two reports that share all the rows, and each with one measure of its own in their midst."""
    head = "---\nkind: digest\nyear: 2031\nregion: yunling\n---\n## 计划\n"
    shared = [f"- {row.text}\n" for row in ROWS]
    return compare_reports(
        report_of(head + "".join([*shared[:9], f"- {old}\n", *shared[9:]])),
        report_of(head + "".join([*shared[:20], f"- {new}\n", *shared[20:]])),
    )


def test_a_rare_shared_object_links_across_other_words() -> None:
    comparison = reports_with("谋划建设鹭洲岛海洋碳汇实验站", "确保鹭洲岛海洋碳汇实验站投入使用")

    assert (("谋划建设鹭洲岛海洋碳汇实验站",), ("确保鹭洲岛海洋碳汇实验站投入使用",)) in linked(comparison)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("举办海棠音乐节", "推广秸秆还田技术"),
        ("加快推进渔港泊位建设", "加快推进幼儿托育建设"),
        ("完善医疗保障制度", "完善粮食储备制度"),
        ("促进体育消费", "促进文化消费"),
    ],
)
def test_stock_words_link_nothing(old: str, new: str) -> None:
    comparison = reports_with(old, new)

    assert {old, new}.isdisjoint(text for pair in linked(comparison) for side in pair for text in side)


def test_empty_sides_have_no_links() -> None:
    full, empty = digest(ROWS[:3]), replace(digest(ROWS[:3]), measures=())

    assert align(full, empty).links == align(empty, full).links == align(empty, empty).links == ()
    assert align(full, empty).nearest == {}
