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
from reportdiff.model import Report, Severity
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

STEADY: Final = frozenset({"gdp", "income", "income_urban", "income_rural", "retail", "industry", "services"})
"""Indicators that hardly ever fall; revenue, investment and trade do."""

NATURAL: Final = frozenset({"population"})
"""Indicators in ‰, of which many files have %: somebody should look, but the rest of the file may be sound."""

_OTHER_BASE: Final = ("累计", "五年", "5年", "年来", "翻番", "期间", "规划", "以来")
"""Words of a sentence whose figure is that of several years."""

_MOST_QUOTED: Final = 3


@rule("RD506", "error")
def out_of_line(inspection: Inspection) -> Iterator[Observation]:
    """A headline figure is many times, or a small part, of what it is in all other years."""
    if inspection.report is None or len(inspection.years) < FEWEST_YEARS:
        return
    for statement in statements_of(inspection.report):
        alike = _alike(statement, inspection.years)
        values = [other.value for _, other in alike]
        if len({year for year, _ in alike}) < FEWEST_YEARS or statement.part not in ("plan", "review"):
            continue
        in_plan = statement.part == "plan"
        factor, fraction = (PLAN_FACTOR, PLAN_FRACTION) if in_plan else (REVIEW_FACTOR, REVIEW_FRACTION)
        if statement.value > factor * max(values) or statement.value < fraction * min(values):
            grave = in_plan and statement.indicator.id not in NATURAL
            yield _about(statement, "out_of_line", alike, None if grave else "warning")


@rule("RD507", "error")
def turned(inspection: Inspection) -> Iterator[Observation]:
    """Growth in the plans of other years, and here a fall by about as much, or the other way round."""
    if inspection.report is None:
        return
    for statement in statements_of(inspection.report):
        if statement.quantity.statistic != "growth" or statement.part not in ("plan", "review"):
            continue
        plans = [(year, other) for year, other in _alike(statement, inspection.years) if other.part == "plan"]
        if statement.part == "plan":
            if (
                plans
                and all(other.falls != statement.falls for _, other in plans)
                and _is_near(statement, plans, SIMILAR)
            ):
                yield _about(statement, "turned", plans)
        elif statement.falls and statement.indicator.id in STEADY:
            last = [(year, other) for year, other in plans if year == inspection.year - 1]
            if last and not any(other.falls for _, other in last) and _is_near(statement, last, SAME_SIZE):
                yield _about(statement, "turned", last, "warning")


def _alike(statement: Statement, reports: Sequence[Report]) -> list[tuple[int, Statement]]:
    """Give what other years state of the same indicator in the same unit; nothing for a figure of several years."""
    if any(word in statement.words for word in _OTHER_BASE):
        return []
    alike = [
        (report.year, other)
        for report in reports
        for other in statements_of(report)
        if other.kind == statement.kind and not any(word in other.words for word in _OTHER_BASE)
    ]
    # A review sums up years as well, a plan hardly: plans are held against plans.
    plans = [(year, other) for year, other in alike if other.part == "plan"]
    return plans if statement.part == "plan" and len({year for year, _ in plans}) >= FEWEST_YEARS else alike


def _is_near(statement: Statement, others: Sequence[tuple[int, Statement]], bounds: tuple[float, float]) -> bool:
    return any(bounds[0] * other.value <= statement.value <= bounds[1] * other.value for _, other in others)


def _about(
    statement: Statement, key: str, others: Sequence[tuple[int, Statement]], severity: Severity | None = None
) -> Observation:
    wordings = [f"{year}年{other.words[-20:]}" for year, other in dict(reversed(others)).items()]
    years = "、".join(str(year) for year in sorted({year for year, _ in others}))
    return Observation(
        key=key,
        values={
            "indicator": statement.indicator.en,
            "indicator_zh": statement.indicator.zh,
            "words": shortened(statement.words),
            "others": "；".join(few(sorted(wordings), _MOST_QUOTED)),
            "years": years,
        },
        words=statement.words,
        start=statement.start,
        severity=severity,
    )
