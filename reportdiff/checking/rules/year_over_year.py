"""Rules about the year before: two successive reports of one region are alike, but not too much.

The full alignment would say this best, and takes the larger part of a second. Here a measure *goes back to* the one of
the year before that shares most of its pairs of characters, figures aside: quick, and enough to tell the plan of
another region or a copy. The bounds come from ``python -m benchmarks.checking --every 4``: 770 pairs of successive real
reports since 2000.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportdiff.checking.inspection import Inspection
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.registry import rule

LEAST_LINKED: Final = 0.08
"""Share of the measures of the smaller plan that go back to one of the other. One pair in a hundred lies below 0.099,
three of 770 below this bound; beside a plan it has nothing to do with (the country's, five years earlier) half of the
plans lie below 0.068."""

MOST_UNCHANGED: Final = 0.25
"""Share of the measures of the smaller plan that are word for word in the other: at most 0.138 in 770 pairs."""

GROWTH: Final = 4.0
"""How many times as many measures a plan may have as the one of the year before, or as few. In a first year of office
a plan may be a page beside five years' outlook: of 770 pairs one in a hundred lies beyond 0.31 or 2.66, and the seven
beyond this bound are such years, or plans that were not told well."""


@rule("RD501", "warning")
def hardly_aligned(inspection: Inspection) -> Iterator[Observation]:
    """Find plans of which next to nothing goes back to the plan of the year before."""
    share, _ = inspection.shares
    if share is not None and share < LEAST_LINKED:
        yield _at_plan(inspection, "hardly_aligned", share=f"{share:.0%}", least=f"{LEAST_LINKED:.0%}")


@rule("RD502", "warning")
def hardly_changed(inspection: Inspection) -> Iterator[Observation]:
    """Find plans that are for the most part word for word those of the year before."""
    _, same = inspection.shares
    if same is not None and same > MOST_UNCHANGED:
        yield _at_plan(inspection, "hardly_changed", share=f"{same:.0%}", most=f"{MOST_UNCHANGED:.0%}")


@rule("RD503", "warning")
def other_size(inspection: Inspection) -> Iterator[Observation]:
    """Find plans with far more or far fewer measures than the year before."""
    pair = inspection.full_pair
    if pair is None:
        return
    before, after = (len(report.measures) for report in pair)
    if not 1 / GROWTH <= after / before <= GROWTH:
        yield _at_plan(inspection, "other_size", before=str(before), after=str(after))


def _at_plan(inspection: Inspection, key: str, **values: str) -> Observation:
    assert inspection.report is not None and inspection.before is not None
    first = inspection.report.measures[0]
    all_values = {**values, "year": str(inspection.before[0].year)}
    return Observation(key=key, values=all_values, words=first.text[:12], start=first.start, identity=key)
