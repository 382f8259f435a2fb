"""The terminal's other views: two columns, other groupings, bars."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reportdiff.i18n.labels import Lang
from reportdiff.model import Comparison
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.terminal.comparison_text import render_text
from reportdiff.output.terminal.section_counts import _shares

Snapshot = Callable[[str, str], None]

VIEWS: dict[str, dict[str, Any]] = {
    "columns-100": {"side_by_side": True, "width": 100},
    "columns-120": {"side_by_side": True, "width": 120},
    "columns-120-color": {"side_by_side": True, "width": 120, "color": True},
    "status-80": {"by": "status", "width": 80},
    "facet-80": {"by": "facet", "width": 80},
    "stat-80": {"stat": True, "width": 80},
    "stat-80-color": {"stat": True, "width": 80, "color": True},
    "stat-36": {"stat": True, "width": 36},
}


@pytest.mark.parametrize("lang", get_args(Lang))
@pytest.mark.parametrize("view", VIEWS)
def test_snapshots(comparison: Comparison, snapshot: Snapshot, view: str, lang: Lang) -> None:
    snapshot(f"view-{view}-{lang}", render_text(comparison, RenderOptions(lang=lang, **VIEWS[view])))


@pytest.mark.parametrize("width", [100, 101, 120, 160])
@pytest.mark.parametrize("lang", get_args(Lang))
def test_both_columns_hold_all_of_both_texts(comparison: Comparison, width: int, lang: Lang) -> None:
    text = render_text(comparison, RenderOptions(lang=lang, side_by_side=True, show_unchanged=True, width=width))
    rows = [line.split(" │ ") if " │ " in line else [line.removesuffix(" │"), ""] for line in text.splitlines()
            if "│" in line]  # fmt: skip
    left, right = ("".join(re.sub(r"\[-|-\]|\{\+|\+\}|\s", "", row[side]) for row in rows) for side in (0, 1))

    assert not [line for line in text.splitlines() if cell_len(line) > width]
    for report, column in ((comparison.old, left), (comparison.new, right)):
        for measure in report.measures:
            assert re.sub(r"\s", "", measure.text)[-6:] in column


def test_every_change_stands_once_by_status(comparison: Comparison) -> None:
    text = render_text(comparison, RenderOptions(by="status", width=200, highlights=0, show_unchanged=True))
    heads = re.findall(r"(?m)^── (\S+) ─+ .(\d+)$", text)

    assert [int(count) for _, count in heads] == [n for n in comparison.summary.status.values() if n]


@pytest.mark.parametrize("width", [20, 36, 60, 80, 120])
@pytest.mark.parametrize("lang", get_args(Lang))
def test_bars_fit(comparison: Comparison, width: int, lang: Lang) -> None:
    many = replace(comparison, changes=comparison.changes * 40)
    lines = render_text(many, RenderOptions(stat=True, width=width, lang=lang, highlights=0)).splitlines()
    bars = [line for line in lines if "│" in line]

    assert bars
    assert not [line for line in bars if cell_len(line) > max(width, 24)]


def test_bars_count_what_moved(comparison: Comparison) -> None:
    text = render_text(comparison, RenderOptions(stat=True, width=100))
    rows = re.findall(r"(?m)^(.*?) +│ +(\d+) ([+−~≈]*)", text)
    moved = sum(count for status, count in comparison.summary.status.items() if status != "unchanged")

    assert sum(int(count) for _, count, _ in rows) == moved
    assert all(len(bar) == int(count) for _, count, bar in rows)


@given(st.lists(st.integers(1, 400), min_size=1, max_size=4), st.integers(0, 80))
def test_shares_of_a_bar(counts: list[int], total: int) -> None:
    shares = _shares(counts, total)

    assert sum(shares) == total if sum(counts) > len(counts) or total <= len(counts) else True
    assert all(share >= 1 for share in shares) or total < len(counts)
    for a, b in zip(counts, shares, strict=True):
        for c, d in zip(counts, shares, strict=True):
            assert not (a > c and b < d - 1)
