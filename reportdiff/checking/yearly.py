"""Rules about the year before: two successive reports of one region are alike, but not too much.

The full alignment would say this best, and takes the larger part of a second. Here a measure *goes back to* the one of
the year before that shares most of its pairs of characters, figures aside: quick, and enough to tell the plan of
another region or a copy. The bounds come from ``python -m benchmarks.checking --every 4``: 770 pairs of successive real
reports since 2000.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from reportdiff.checking.inspection import Inspection
from reportdiff.checking.rules import Found, rule
from reportdiff.model import Measure, Report
from reportdiff.parsing.folding import mask_figures, skeleton

ALIKE: Final = 0.5
"""Dice coefficient of the pairs of characters of two measures (Dice 1945) from which on one goes back to the other."""

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
def hardly_aligned(inspection: Inspection) -> Iterator[Found]:
    """Next to nothing of the plan goes back to the plan of the year before."""
    linked, _ = inspection.shares
    if linked is not None and linked < LEAST_LINKED:
        yield _at_plan(inspection, "hardly_aligned", share=f"{linked:.0%}", least=f"{LEAST_LINKED:.0%}")


@rule("RD502", "warning")
def hardly_changed(inspection: Inspection) -> Iterator[Found]:
    """Most of the plan is word for word that of the year before."""
    _, same = inspection.shares
    if same is not None and same > MOST_UNCHANGED:
        yield _at_plan(inspection, "hardly_changed", share=f"{same:.0%}", most=f"{MOST_UNCHANGED:.0%}")


@rule("RD503", "warning")
def other_size(inspection: Inspection) -> Iterator[Found]:
    """Far more or far fewer measures than the year before."""
    pair = _pair(inspection)
    if pair is None:
        return
    before, after = (len(report.measures) for report in pair)
    if not 1 / GROWTH <= after / before <= GROWTH:
        yield _at_plan(inspection, "other_size", before=str(before), after=str(after))


def shares(inspection: Inspection) -> tuple[float | None, float | None]:
    """Of the smaller plan: the share of its measures that go back to one of the other, and that are word for word in
    it; ``None`` without a full text of the year before."""
    pair = _pair(inspection)
    if pair is None:
        return None, None
    small, large = sorted((report.measures for report in pair), key=len)
    wordings = {skeleton(measure.text) for measure in large}
    same = sum(skeleton(measure.text) in wordings for measure in small)
    return likeness(small, large), same / len(small)


def likeness(some: Sequence[Measure], others: Sequence[Measure]) -> float:
    """Share of ``some`` measures of which ``others`` hold one that shares most of its pairs of characters, 0 to 1."""
    held = [_pairs(measure) for measure in others]
    places: dict[str, list[int]] = defaultdict(list)
    for place, pairs in enumerate(held):
        for each in pairs:
            places[each].append(place)
    return sum(_has_like(_pairs(measure), held, places) for measure in some) / len(some)


def _has_like(own: frozenset[str], held: Sequence[frozenset[str]], places: dict[str, list[int]]) -> bool:
    shared = Counter(place for each in own for place in places.get(each, ()))
    return any(2 * count >= ALIKE * (len(own) + len(held[place])) for place, count in shared.items())


def _pairs(measure: Measure) -> frozenset[str]:
    text = skeleton(mask_figures(measure.text))
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def _pair(inspection: Inspection) -> tuple[Report, Report] | None:
    if inspection.before is None or inspection.report is None:
        return None
    pair = (inspection.before[1], inspection.report)
    whole = all(report.kind == "full_text" and "no_plan" not in report.plan_doubts for report in pair)
    return pair if whole else None


def _at_plan(inspection: Inspection, key: str, **values: str) -> Found:
    assert inspection.report is not None and inspection.before is not None
    first = inspection.report.measures[0]
    held = {**values, "year": str(inspection.before[0].year)}
    return Found(key=key, values=held, words=first.text[:12], start=first.start, identity=key)
