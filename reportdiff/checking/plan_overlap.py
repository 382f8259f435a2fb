"""How much two plans have in common, measure by measure; quicker than an alignment, and enough to know a copy."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from reportdiff.model import Measure, Report
from reportdiff.parsing.folding import mask_figures, skeleton

ALIKE: Final = 0.5
"""Dice coefficient of the pairs of characters of two measures (Dice 1945) from which on one goes back to the other."""


def plan_overlap(a: Report, b: Report) -> tuple[float, float]:
    """Give two shares of the smaller plan, 0 to 1: of its measures that go back to one of the other plan, and of those
    that are word for word in it."""
    small, large = sorted((report.measures for report in (a, b)), key=len)
    wordings = {skeleton(measure.text) for measure in large}
    same = sum(skeleton(measure.text) in wordings for measure in small)
    return likeness(small, large), same / len(small)


def likeness(some: Sequence[Measure], others: Sequence[Measure]) -> float:
    """Compute the share of ``some`` measures of which ``others`` hold one that shares most of its pairs of characters,
    0 to 1."""
    pairs_of = [_pairs(measure) for measure in others]
    places: dict[str, list[int]] = defaultdict(list)
    for place, pairs in enumerate(pairs_of):
        for each in pairs:
            places[each].append(place)
    return sum(_has_like(_pairs(measure), pairs_of, places) for measure in some) / len(some)


def _has_like(pairs: frozenset[str], others: Sequence[frozenset[str]], places: dict[str, list[int]]) -> bool:
    counts = Counter(place for each in pairs for place in places.get(each, ()))
    return any(2 * count >= ALIKE * (len(pairs) + len(others[place])) for place, count in counts.items())


def _pairs(measure: Measure) -> frozenset[str]:
    text = skeleton(mask_figures(measure.text))
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
