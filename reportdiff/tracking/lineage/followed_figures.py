"""The figures of one commitment through the years, those that may be subtracted from each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportdiff.comparison.figures.figure_changes import FigurePair, pair_figures
from reportdiff.model import Measure
from reportdiff.model.lineages import FollowedFigure


def followed_figures(measures: Sequence[Measure]) -> tuple[tuple[FollowedFigure, ...], ...]:
    """Give for each measure of a lineage, in order, its figures that have a partner in the measure before or after.

    Partners are those of a comparison (:func:`~reportdiff.comparison.figures.figure_changes.pair_figures`), without
    the pairs that it marks as doubtful."""
    pairs = [_sure_pairs(old, new) for old, new in pairwise(measures)]
    return tuple(
        _figures(measure, pairs[index - 1] if index else [], pairs[index] if index < len(pairs) else [])
        for index, measure in enumerate(measures)
    )


def _sure_pairs(old: Measure, new: Measure) -> list[FigurePair]:
    return [
        pair
        for pair in pair_figures([old], [new])
        if pair.old is not None and pair.new is not None and (pair.change is None or not pair.change.doubtful)
    ]


def _figures(measure: Measure, before: Sequence[FigurePair], after: Sequence[FigurePair]) -> tuple[FollowedFigure, ...]:
    earlier = {pair.new.start: pair.change for pair in before if pair.new is not None}
    starts = set(earlier) | {pair.old.start for pair in after if pair.old is not None}
    return tuple(
        FollowedFigure(quantity=quantity, continues=quantity.start in earlier, change=earlier.get(quantity.start))
        for quantity in measure.quantities
        if quantity.start in starts
    )
