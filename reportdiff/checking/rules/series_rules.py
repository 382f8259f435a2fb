"""Rules about the figures of other years at hand: what is many times theirs, and what moves the other way.

Two years at least say what is usual; at most three, the nearest, are asked
(:attr:`~reportdiff.checking.inspection.Inspection.years`). The bounds were read off 3,498 statements of ten regions and
the country since 2010, each beside those of the nearest three years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reportdiff.checking.inspection import Inspection
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.indicator_series import Statement, statements_of
from reportdiff.checking.rules.registry import rule
from reportdiff.checking.rules.text_rules import shortened
from reportdiff.model import Measure, Report, Severity
from reportdiff.parsing.folding import mask_figures, skeleton
from reportdiff.text.shortening import few

FEWEST_YEARS: Final = 2
"""Other years that say what is usual."""

PLAN_FACTOR: Final = 4.0
PLAN_FRACTION: Final = 0.05
"""How many times the largest figure of other years a figure of a plan may be, and which part of the smallest: none of
the plans goes beyond, but for rates of natural increase with % in place of ‰."""

REVIEW_FACTOR: Final = 7.5
REVIEW_FRACTION: Final = 0.015
"""The same for a review: trade grew 7.2 times as fast as in other years once, and fell by a fiftieth."""

SAME_SIZE: Final = (0.7, 1.4)
"""How large a fall that a review reports may be beside last year's target of growth, for a word to be wrong: true falls
of :data:`STEADY` indicators are smaller. A figure of a plan is compared with any other year's."""

SIMILAR: Final = (0.4, 2.5)

STEADY: Final = frozenset({"gdp", "income", "income_urban", "income_rural"})
"""Indicators of which a review hardly ever reports a fall, and never one by as much as was to be gained."""

FALLING: Final = frozenset({"revenue", "revenue_total", "investment", "trade", "exports", "foreign_investment"})
"""Indicators that a plan may expect to fall (revenue of a province in 2016): a notice."""

SUMS: Final = frozenset({"investment", "foreign_investment", "trade", "exports", "poverty"})
"""Indicators whose amounts a review states of many things: only their rates are compared."""

NATURAL: Final = frozenset({"population"})
"""Indicators in ‰, of which many files have %: somebody should look, but the rest of the file may be sound."""

_OTHER_BASE: Final = ("每", "平均", "累计", "五年", "5年", "年来", "翻番", "期间", "规划", "以来")
"""Words of a clause whose figure is that of several years, or of a part."""

_FEWEST_TOGETHER: Final = 3
"""Headline indicators of a paragraph that states those of the whole region. An amount anywhere else may be that of a
town or a zone, whose name is in no table: a warning."""

_MOST_QUOTED: Final = 3

SAME_WORDS_FACTOR: Final = 8.0
SAME_WORDS_FRACTION: Final = 0.02
"""How large a figure may be beside those that two other years have in the same words: of 1,593 such pairs the farthest
apart are 5 times and 0.03 times as large. One other year is not enough: 总投资29亿元 may be that of anything."""

_NO_FIGURE: Final = frozenset({"date", "ordinal", "name"})

_MOST_KEPT: Final = 64

_FIGURES: Final[dict[str, dict[str, list[tuple[Measure, float, str]]]]] = {}
"""What :func:`figures_by_words` gave, by the text of the report: that of one year serves the next ones too."""


@rule("RD506", "error")
def out_of_line(inspection: Inspection) -> Iterator[Observation]:
    """Find headline figures that are many times, or a small part, of what they are in all other years."""
    if inspection.report is None or len(inspection.years) < FEWEST_YEARS:
        return
    for statement in statements_of(inspection.report):
        alike = _alike(statement, inspection.years)
        values = [other.value for _, other in alike]
        if len({year for year, _ in alike}) < FEWEST_YEARS or statement.part not in ("plan", "review"):
            continue
        in_plan = statement.part == "plan"
        if not in_plan and statement.indicator.id in SUMS and statement.quantity.statistic != "growth":
            continue
        factor, fraction = (PLAN_FACTOR, PLAN_FRACTION) if in_plan else (REVIEW_FACTOR, REVIEW_FRACTION)
        if statement.value > factor * max(values) or statement.value < fraction * min(values):
            grave = in_plan and statement.indicator.id not in NATURAL and _is_of_region(statement, inspection.report)
            yield _about(statement, "out_of_line", alike, None if grave else "warning")
    places = {statement.start for statement in statements_of(inspection.report)}
    yield from (each for each in _measures_out_of_line(inspection) if each.start not in places)


def _measures_out_of_line(inspection: Inspection) -> Iterator[Observation]:
    """Find measures that other years have in the same words, with figures of another magnitude."""
    report = inspection.report
    if report is None:
        return
    by_year = {other.year: figures_by_words(other) for other in inspection.years}
    for words, figures in figures_by_words(report).items():
        alike = [(year, *figure) for year, others in by_year.items() for figure in others.get(words, ())]
        for measure, value, unit in figures:
            values = [other for _, _, other, other_unit in alike if other_unit == unit]
            if len({year for year, _, _, other_unit in alike if other_unit == unit}) < FEWEST_YEARS:
                continue
            if value >= SAME_WORDS_FACTOR * max(values) or value <= SAME_WORDS_FRACTION * min(values):
                others = [(year, other.text) for year, other, _, other_unit in alike if other_unit == unit]
                yield Observation(
                    key="measure_out_of_line",
                    values={"words": shortened(measure.text), **_quoted(others)},
                    words=measure.text,
                    start=measure.start,
                    measure=measure.id,
                )


def _quoted(wordings: Sequence[tuple[int, str]]) -> dict[str, str]:
    """Quote what other years say, with the year, in both languages."""
    return {
        "others": "; ".join(few([f"{words} ({year})" for year, words in wordings], _MOST_QUOTED)),
        "others_zh": "；".join(few([f"{year}年“{words}”" for year, words in wordings], _MOST_QUOTED)),
    }


_Figures = dict[str, list[tuple[Measure, float, str]]]


def figures_by_words(report: Report) -> _Figures:
    """Give the measures of a plan with one figure, its value and its unit, by their words without figures."""
    if report.text not in _FIGURES:
        while len(_FIGURES) >= _MOST_KEPT:
            del _FIGURES[next(iter(_FIGURES))]
        figures: _Figures = {}
        for measure in report.measures:
            counted = [each for each in measure.quantities if each.kind not in _NO_FIGURE and each.value_low]
            if len(counted) == 1:
                value = abs(counted[0].value_low or 0.0)
                words = skeleton(mask_figures(measure.text))
                figures.setdefault(words, []).append((measure, value, counted[0].unit))
        _FIGURES[report.text] = figures
    return _FIGURES[report.text]


@rule("RD507", "error")
def turned(inspection: Inspection) -> Iterator[Observation]:
    """Find growth in the plans of other years, and here a fall by about as much, or the other way round."""
    if inspection.report is None:
        return
    indicators: set[str] = set()
    for statement in statements_of(inspection.report):
        name = statement.indicator.id
        if statement.quantity.statistic != "growth" or statement.part not in ("plan", "review") or name in indicators:
            continue
        plans = [(year, other) for year, other in _alike(statement, inspection.years) if other.part == "plan"]
        if statement.part == "plan":
            if (
                plans
                and all(other.falls != statement.falls for _, other in plans)
                and _is_near(statement, plans, SIMILAR)
            ):
                indicators.add(name)
                yield _about(statement, "turned", plans, "notice" if name in FALLING else None)
        elif statement.falls and statement.indicator.id in STEADY:
            last = [(year, other) for year, other in plans if year == inspection.year - 1]
            if last and not any(other.falls for _, other in last) and _is_near(statement, last, SAME_SIZE):
                yield _about(statement, "turned", last, "warning")


def _is_of_region(statement: Statement, report: Report) -> bool:
    """Tell whether a figure is surely that of the whole region: a rate, or an amount among headline indicators."""
    together = {other.indicator.id for other in statements_of(report) if other.paragraph == statement.paragraph}
    return statement.quantity.statistic == "growth" or len(together) >= _FEWEST_TOGETHER


def _alike(statement: Statement, reports: Sequence[Report]) -> list[tuple[int, Statement]]:
    """Give what other years state of the same indicator in the same unit; nothing for a figure of several years."""
    if _is_of_other_base(statement):
        return []
    alike = [
        (report.year, other)
        for report in reports
        for other in statements_of(report)
        if other.kind == statement.kind and not _is_of_other_base(other)
    ]
    # A review sums up years as well, a plan hardly: plans are held against plans.
    plans = [(year, other) for year, other in alike if other.part == "plan"]
    return plans if statement.part == "plan" and len({year for year, _ in plans}) >= FEWEST_YEARS else alike


def _is_of_other_base(statement: Statement) -> bool:
    """Tell whether a figure is that of several years, or of a part."""
    # A rate of the paragraph may still be that of a year; an amount is the sum of them.
    is_sum = statement.several_years and statement.quantity.statistic != "growth"
    return is_sum or any(word in statement.words for word in _OTHER_BASE)


def _is_near(statement: Statement, others: Sequence[tuple[int, Statement]], bounds: tuple[float, float]) -> bool:
    return any(bounds[0] * other.value <= statement.value <= bounds[1] * other.value for _, other in others)


def _about(
    statement: Statement, key: str, others: Sequence[tuple[int, Statement]], severity: Severity | None = None
) -> Observation:
    wordings = sorted((year, other.words[-20:]) for year, other in dict(reversed(others)).items())
    return Observation(
        key=key,
        values={
            "indicator": statement.indicator.en,
            "indicator_zh": statement.indicator.zh,
            "words": shortened(statement.words),
            **_quoted(wordings),
        },
        words=statement.words,
        start=statement.start,
        severity=severity,
    )
