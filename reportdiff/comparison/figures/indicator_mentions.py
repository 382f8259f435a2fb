"""Where a plan states which headline indicator, and which places of two plans to set side by side."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportdiff.comparison.figures.figure_changes import is_target
from reportdiff.comparison.figures.indicators import Indicator, indicators_of, numeral_not_read, stated_without_figure
from reportdiff.model import Change, Measure, Quantity, Report, TargetState
from reportdiff.parsing.quantities import extract_quantities

_BLOCK = 3
"""Headline figures in one paragraph that make it the paragraph of the targets."""

_BASIS = re.compile(r"[较比]20[0-9]{2}年|累计|[两三四五]年|人均生产")
"""Words that give a figure another base: a fall against 2015 is not one against last year."""

_RANK: dict[TargetState, int] = {"figure": 0, "unreadable": 1, "without_figure": 2, "not_stated": 3}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where a plan states a headline indicator; ``central`` in the paragraph of the targets."""

    state: TargetState
    measure: Measure
    quantity: Quantity | None
    central: bool
    place: int


Sightings = dict[str, list[Sighting]]


# A comparison, its highlights and the table of targets all ask about the same two reports, and looking takes a fifth of
# a second: the last few answers are kept, told apart by identity, since a report never changes.
_answers: deque[tuple[Report, Sightings]] = deque(maxlen=4)


def sightings_of(report: Report) -> Sightings:
    """Where a plan states which headline indicator: in its measures, and in the clauses that commit to nothing else.
    Not to be changed: others are given the same mapping."""
    known = next((found for asked, found in _answers if asked is report), None)
    if known is None:
        known = _looked_for(report)
        _answers.append((report, known))
    return known


def _looked_for(report: Report) -> Sightings:
    frame = [
        Measure(
            id="", text=clause.text, section="", part="plan", start=clause.start, end=clause.end,
            quantities=tuple(extract_quantities(clause.text)), paragraph=-1,
        )
        for clause in report.frame
    ]  # fmt: skip
    found: list[tuple[Indicator, Sighting]] = []
    for place, measure in enumerate((*report.measures, *frame)):
        found += [
            (indicator, Sighting(state, measure, quantity, False, place))
            for indicator, state, quantity in _seen(measure)
        ]
    central = _block([(indicator, sighting.measure) for indicator, sighting in found if sighting.quantity])
    sightings: Sightings = {}
    for indicator, sighting in found:
        inside = not central or (sighting.measure.paragraph, "") in central or (-1, sighting.measure.section) in central
        if inside or sighting.quantity is not None:
            sightings.setdefault(indicator.id, []).append(replace(sighting, central=inside))
    return sightings


def _seen(measure: Measure) -> Iterator[tuple[Indicator, TargetState, Quantity | None]]:
    named = set()
    for indicator, quantity in indicators_of(measure.text, measure.quantities):
        named.add(indicator.id)
        if not indicator.every:
            yield indicator, "figure", quantity
    for indicator in numeral_not_read(measure.text, measure.quantities):
        if indicator.id not in named:
            named.add(indicator.id)
            yield indicator, "unreadable", None
    if not any(is_target(quantity) for quantity in measure.quantities):
        for indicator in stated_without_figure(measure.text):
            if indicator.id not in named:
                yield indicator, "without_figure", None


def _block(stated: Iterable[tuple[Indicator, Measure]]) -> set[tuple[int, str]]:
    """Where the plan lists its targets: the paragraph with the most indicators, and its neighbours that have any; else
    the section with the most (a digest has a paragraph for each measure)."""
    pairs = {(indicator.id, measure.paragraph, measure.section) for indicator, measure in stated}
    paragraphs = Counter(paragraph for _, paragraph, _ in pairs if paragraph >= 0)
    best, count = max(paragraphs.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    if count >= _BLOCK:
        return {(best, "")} | {(near, "") for near in (best - 1, best + 1) if near in paragraphs}
    sections = Counter(section for _, _, section in pairs)
    section, count = max(sections.items(), key=lambda item: item[1], default=("", 0))
    return {(-1, section)} if count >= _BLOCK else set()


def best_pair(
    old: Sequence[Sighting], new: Sequence[Sighting], links: Mapping[tuple[str, str], Change]
) -> tuple[Sighting | None, Sighting | None]:
    """The pair to show: of linked measures, on the same basis, from the paragraph of the targets; else the first."""
    before: Sequence[Sighting | None] = old or [None]
    after: Sequence[Sighting | None] = new or [None]

    def key(pair: tuple[Sighting | None, Sighting | None]) -> tuple[int, ...]:
        a, b = pair
        there = [sighting for sighting in pair if sighting is not None]
        linked = bool(a and b and (a.measure.id, b.measure.id) in links)
        return (
            sum(_RANK[sighting.state] for sighting in there),
            -linked,
            -bool(a and b and same_basis(a, b) and _unit(a) == _unit(b)),
            -sum(sighting.central for sighting in there),
            sum(sighting.place for sighting in there),
        )

    return min(((a, b) for a in before for b in after), key=key)


def same_basis(a: Sighting, b: Sighting) -> bool:
    """Whether the figures of two sightings have the same base: a fall against 2015 is not one against last year."""
    return set(_BASIS.findall(a.measure.text)) == set(_BASIS.findall(b.measure.text))


def _unit(sighting: Sighting) -> str:
    return sighting.quantity.unit if sighting.quantity else ""
