"""Where a plan states which headline indicator, and which mentions of two plans to set side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportdiff.comparison.figures.figure_changes import is_target
from reportdiff.comparison.figures.indicators import Indicator, indicators_of, numeral_not_read, stated_without_figure
from reportdiff.model import Measure, Quantity, Report, TargetState
from reportdiff.parsing.quantities import extract_quantities

_BLOCK = 3
"""Headline figures in one paragraph that make it the paragraph of the targets."""

_BASIS = re.compile(r"[较比]20[0-9]{2}年|累计|[两三四五]年|人均生产")
"""Words that give a figure another base: a fall from 2015 is not one from last year."""

_RANK: dict[TargetState, int] = {"figure": 0, "unreadable": 1, "without_figure": 2, "not_stated": 3}


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a plan states a headline indicator.

    ``central`` is true in the paragraph of the targets; ``index`` counts measures, then frame clauses, from 0."""

    state: TargetState
    measure: Measure
    quantity: Quantity | None
    central: bool
    index: int


Mentions = dict[str, list[Mention]]


def mentions_of(report: Report) -> Mentions:
    """Find the mentions of each headline indicator in a plan, by the indicator's id.

    They are in its measures, and in the frame clauses that commit to nothing else."""
    frame = [
        Measure(
            id="", text=clause.text, section="", part="plan", start=clause.start, end=clause.end,
            quantities=tuple(extract_quantities(clause.text)), paragraph=-1,
        )
        for clause in report.frame
    ]  # fmt: skip
    pairs: list[tuple[Indicator, Mention]] = []
    for index, measure in enumerate((*report.measures, *frame)):
        pairs += [
            (indicator, Mention(state, measure, quantity, False, index))
            for indicator, state, quantity in _statements(measure)
        ]
    central = _block([(indicator, mention.measure) for indicator, mention in pairs if mention.quantity])
    mentions: Mentions = {}
    for indicator, mention in pairs:
        inside = not central or (mention.measure.paragraph, "") in central or (-1, mention.measure.section) in central
        if inside or mention.quantity is not None:
            mentions.setdefault(indicator.id, []).append(replace(mention, central=inside))
    return mentions


def _statements(measure: Measure) -> Iterator[tuple[Indicator, TargetState, Quantity | None]]:
    ids = set()
    for indicator, quantity in indicators_of(measure.text, measure.quantities):
        ids.add(indicator.id)
        if not indicator.every:
            yield indicator, "figure", quantity
    for indicator in numeral_not_read(measure.text, measure.quantities):
        if indicator.id not in ids:
            ids.add(indicator.id)
            yield indicator, "unreadable", None
    if not any(is_target(quantity) for quantity in measure.quantities):
        for indicator in stated_without_figure(measure.text):
            if indicator.id not in ids:
                yield indicator, "without_figure", None


def _block(stated: Iterable[tuple[Indicator, Measure]]) -> set[tuple[int, str]]:
    """Where the plan lists its targets: the paragraph with the most indicators, and its neighbours that have any.

    Else it is the section with the most: a digest has a paragraph for each measure."""
    pairs = {(indicator.id, measure.paragraph, measure.section) for indicator, measure in stated}
    paragraphs = Counter(paragraph for _, paragraph, _ in pairs if paragraph >= 0)
    best, count = max(paragraphs.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    if count >= _BLOCK:
        return {(best, "")} | {(near, "") for near in (best - 1, best + 1) if near in paragraphs}
    sections = Counter(section for _, _, section in pairs)
    section, count = max(sections.items(), key=lambda item: item[1], default=("", 0))
    return {(-1, section)} if count >= _BLOCK else set()


def best_pair(
    old: Sequence[Mention], new: Sequence[Mention], links: Collection[tuple[str, str]]
) -> tuple[Mention | None, Mention | None]:
    """Choose the pair to show: of linked measures, on the same basis, from the paragraph of the targets, else the
    first."""
    before: Sequence[Mention | None] = old or [None]
    after: Sequence[Mention | None] = new or [None]

    def key(pair: tuple[Mention | None, Mention | None]) -> tuple[int, ...]:
        a, b = pair
        stated = [mention for mention in pair if mention is not None]
        linked = bool(a and b and (a.measure.id, b.measure.id) in links)
        return (
            sum(_RANK[mention.state] for mention in stated),
            -linked,
            -bool(a and b and same_basis(a, b) and _unit(a) == _unit(b)),
            -sum(mention.central for mention in stated),
            sum(mention.index for mention in stated),
        )

    return min(((a, b) for a in before for b in after), key=key)


def same_basis(a: Mention, b: Mention) -> bool:
    """Tell whether the figures of two mentions have the same base: a fall from 2015 is not one from last year."""
    return set(_BASIS.findall(a.measure.text)) == set(_BASIS.findall(b.measure.text))


def _unit(mention: Mention) -> str:
    return mention.quantity.unit if mention.quantity else ""
