"""Grouping, choosing and counting changes, and the terms that only one plan has."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings

from reportdiff.comparison import filter_changes, summarize
from reportdiff.model import Comparison
from tests.strategies import ROWS, Row, compared, report_of, texts_of, years


@settings(max_examples=40, deadline=None)
@given(years())
def test_every_change_stands_in_one_group(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    comparison = compared(*pair)
    grouped = [change for group in comparison.sections for change in group.changes]

    assert sorted(grouped) == sorted(change.id for change in comparison.changes)


def test_groups_follow_the_new_report_and_a_renamed_section_is_one() -> None:
    old = tuple(row for row in ROWS if row.section in ("道路与停车", "科技与产业", "教育"))
    new = tuple(
        replace(row, section="交通与科技") if row.section == "道路与停车" else row
        for row in old[::-1]
        if row.text not in ("打通断头路20条", "推进望山隧道前期工作")
    )
    comparison = compared(old, new)
    groups = comparison.sections

    assert [(group.title, group.side, group.forerunner) for group in groups] == [
        ("教育", "new", ""),
        ("科技与产业", "new", ""),
        ("交通与科技", "new", "道路与停车"),
    ]
    assert [_status(comparison, change) for change in groups[-1].changes][-2:] == ["dropped", "dropped"]


def test_a_dropped_measure_stands_in_the_namesake_of_its_section() -> None:
    comparison = compared(ROWS, ROWS[1:])
    groups = comparison.sections

    assert [group.side for group in groups] == ["new"] * 6
    assert "dropped" in [_status(comparison, change) for change in groups[0].changes]


def _status(comparison: Comparison, identifier: str) -> str:
    change = comparison.change(identifier)
    assert change is not None
    return change.status


def test_filters_hold_together() -> None:
    comparison = compared(ROWS[3:], tuple(replace(row, figure=30) for row in ROWS[:-3]))
    kept = filter_changes(comparison, status={"changed"}, section="绿色", grep=re.compile("公园|林"))

    assert [texts_of(kept, change)[1][0] for change in kept.changes] == ["营造林30万亩", "新建口袋公园30个"]
    assert kept.summary == summarize(kept.changes)
    assert (kept.old, kept.new) == (comparison.old, comparison.new)


def test_filters_look_at_both_sides() -> None:
    comparison = compared(ROWS, ROWS[1:])

    assert [c.status for c in filter_changes(comparison, grep=re.compile("农村公路")).changes] == ["dropped"]
    assert filter_changes(comparison, section="没有这一节").changes == ()
    assert filter_changes(comparison) == comparison


def test_terms_appear_and_vanish() -> None:
    head = "---\nkind: digest\nyear: 2031\nregion: yunling\n---\n## 科技\n"
    from reportdiff.comparison import compare_reports

    terms = compare_reports(
        report_of(head + "- 建设“星河”算力中心\n- 推广河长制\n- 办好人民满意的教育\n"),
        report_of(head + "- 布局互联网3.0和6G试验网\n- 推广河长制\n- 办好人民满意的教育\n"),
    ).terms

    assert {"互联网3.0", "6G"} <= {term.term for term in terms.new}
    assert "星河" in {term.term for term in terms.vanished}
    assert not {"河长制", "教育"} & {term.term for term in (*terms.new, *terms.vanished)}
    assert all(term.measures and term.weight > 0 for term in (*terms.new, *terms.vanished))
