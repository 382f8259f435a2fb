"""A report's figure has one name, one partner and one fate, wherever a comparison speaks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.comparison import compare_reports
from reportdiff.comparison.figures.indicators import load_indicators
from reportdiff.model import Comparison, Quantity, Target
from tests.strategies import ROWS, Row, compared, report_of, years
from tests.truth.pairs import PAIRS, comparison_of

Spot = tuple[str, str, int]
"""A figure: its side, the id of its measure, where it begins."""

HEADLINES = (
    "地区生产总值增长{n}%左右",
    "全市生产总值达到{n}亿元",
    "城镇登记失业率控制在{n}%以内",
    "城镇调查失业率控制在{n}%以内",
    "城镇新增就业{n}万人以上",
    "居民消费价格涨幅{n}%左右",
    "一般公共预算收入增长{n}%",
    "一般公共预算收入稳定增长",
    "居民收入增长与经济增长同步",
    "单位地区生产总值能耗下降{n}%",
    "单位地区生产总值能耗较2025年下降{n}%",
    "细颗粒物年均浓度降到{n}微克/立方米",
    "细颗粒物年均浓度{n}±2",
    "固定资产投资增长{n}%",
    "建成保障性租赁住房{n}万套",
)
"""Measures that state a headline indicator: with a figure, without one, or with one that cannot be read."""

SECTIONS = ("预期目标", "综合", "民生")


@st.composite
def stated(draw: st.DrawFn) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Two plans of headline indicators, some stated twice, some joined into one measure, and a few other measures."""
    sides = []
    for _ in ("old", "new"):
        chosen = draw(st.lists(st.sampled_from(HEADLINES), min_size=1, max_size=9))
        rows = [Row(draw(st.sampled_from(SECTIONS)), one, draw(st.integers(2, 9))) for one in chosen]
        if len(rows) > 1 and draw(st.booleans()):
            first, second, *rest = rows
            joined = f"{first.text}、{second.text}"
            rows = [Row(first.section, joined), *rest]
        others = draw(st.lists(st.sampled_from(ROWS), max_size=4, unique=True))
        sides.append((*rows, *others))
    return sides[0], sides[1]


def pairs_of_figures(comparison: Comparison) -> Iterator[tuple[Spot | None, Spot | None, str | None, str, bool]]:
    """All pairs of figures that are set side by side, with the facet, what they are called, and whether it is a row
    of the table of targets that says so."""
    for change in comparison.changes:
        for figure in change.figures:
            old = spot("old", holder(comparison, change.old, figure.old), figure.old)
            new = spot("new", holder(comparison, change.new, figure.new), figure.new)
            yield old, new, figure.facet, figure.measured, False
    for row in comparison.targets.rows:
        yield (*spots(row), row.facet, row.name or row.measured, True)


def holder(comparison: Comparison, members: tuple[str, ...], quantity: Quantity | None) -> str:
    """The measure that holds a figure of a change."""
    if quantity is None:
        return ""
    return next(m.id for m in comparison.members(members) if any(q is quantity for q in m.quantities))


def spot(side: str, measure: str | None, quantity: Quantity | None) -> Spot | None:
    return None if quantity is None or not measure else (side, measure, quantity.start)


def spots(row: Target) -> tuple[Spot | None, Spot | None]:
    return spot("old", row.old.measure, row.old.quantity), spot("new", row.new.measure, row.new.quantity)


def has_no_contradiction(comparison: Comparison) -> None:
    partners: dict[Spot, set[Spot]] = defaultdict(set)
    facets: dict[Spot, set[str | None]] = defaultdict(set)
    names: dict[Spot, set[str]] = defaultdict(set)
    in_rows: list[Spot] = []
    for old, new, facet, name, in_row in pairs_of_figures(comparison):
        for one, other in ((old, new), (new, old)):
            if one is not None:
                facets[one].add(facet)
                names[one].add(name)
                in_rows += [one] if in_row else []
                if other is not None:
                    partners[one].add(other)
    assert len(in_rows) == len(set(in_rows)), "a figure stands in two rows"
    for one, others in partners.items():
        assert len(others) == 1, f"{one} is set beside {others}"
    for one, said in facets.items():
        assert len(said) == 1, f"{one} is called {said}"
    for one, called in names.items():
        assert len(called) == 1, f"{one} is named {called}"
    the_rows_agree_with_their_changes(comparison)
    nothing_comes_that_was_there(comparison)


def the_rows_agree_with_their_changes(comparison: Comparison) -> None:
    """A row that names a change is one of its figures, or it changed nothing; a figure of a change has a row."""
    for row in comparison.targets.rows:
        change = comparison.change(row.change) if row.change else None
        if change is None or change.status in ("new", "dropped"):
            continue
        sides = (row.old.quantity, row.new.quantity)
        told = [figure for figure in change.figures if (figure.facet, figure.old, figure.new) == (row.facet, *sides)]
        assert bool(told) == (row.facet is not None), (row, change.figures)
        for figure in told:
            points = 100 if figure.new is not None and figure.new.unit == "ratio" else 1
            expected = None if figure.difference is None else figure.difference * points
            assert row.difference == (None if expected is None else pytest.approx(expected))
            assert (row.relative, row.better) == (figure.relative, figure.better)
            assert row.doubtful == (change.doubtful or figure.doubtful)


def nothing_comes_that_was_there(comparison: Comparison) -> None:
    """No change calls a figure new or gone whose indicator the other plan has, in figures or in a numeral that could
    not be read. (Of some indicators, such as homes, every figure has a row of its own.)"""
    many = {indicator.id for indicator in load_indicators() if indicator.every}
    for row in comparison.targets.headline:
        states = {row.old.state, row.new.state}
        if row.indicator not in many and states <= {"figure", "unreadable"}:
            for change in comparison.changes:
                called = {f.facet for f in change.figures if f.measured == row.name}
                assert not called & {"target_added", "target_removed"}, (row, change.figures)


@pytest.mark.parametrize("pair", PAIRS)
def test_the_pairs_do_not_contradict_themselves(pair: str) -> None:
    has_no_contradiction(comparison_of(pair))


@settings(max_examples=60, deadline=None)
@given(years(), st.booleans())
def test_no_report_contradicts_itself(pair: tuple[tuple[Row, ...], tuple[Row, ...]], full: bool) -> None:
    has_no_contradiction(compared(*pair, full=full))


@settings(max_examples=120, deadline=None)
@given(stated(), st.booleans())
def test_headline_indicators_do_not_contradict_themselves(
    pair: tuple[tuple[Row, ...], tuple[Row, ...]], full: bool
) -> None:
    has_no_contradiction(compared(*pair, full=full))


def test_a_numeral_that_could_not_be_read_is_no_figure_that_went() -> None:
    head = "---\nregion: yunling\nyear: {}\nkind: digest\n---\n## 目标\n- "
    old = report_of(head.format(2031) + "细颗粒物年均浓度降到35微克/立方米", 2031)
    new = report_of(head.format(2032) + "细颗粒物年均浓度30±2", 2032)

    for before, after in ((old, new), (new, old)):
        comparison = compare_reports(before, after)
        (row,) = comparison.targets.rows
        assert {row.old.state, row.new.state} == {"figure", "unreadable"}
        assert (row.facet, [figure for change in comparison.changes for figure in change.figures]) == (None, [])
