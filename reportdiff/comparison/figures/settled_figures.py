"""The figures of every link once and for all: paired within the link, and in accord with the headline indicators.

A link joins measures, and its figures are paired by unit, words and act. That alone would set 登记失业率 beside
调查失业率, or call a target dropped that the new plan states in another measure. So a pair is parted where its two
sides state different indicators, or where the indicator has its partner elsewhere. A figure did not come or go where
the other plan states its indicator too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportdiff.comparison.figures.figure_changes import FigurePair, came, pair_figures, went
from reportdiff.comparison.figures.headline_pairs import Headlines, Spot, spot_of
from reportdiff.model import FigureChange, Measure

FiguresOf = dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[FigurePair, ...]]
"""The settled pairs of each link (and of each measure alone) by the ids of its old and of its new measures."""


class SettledFigures:
    """Settles the figures of one link after the other in the light of the headline indicators of two plans."""

    def __init__(self, headlines: Headlines) -> None:
        self._headlines = headlines
        both = [(pair, pair.figures) for pair in headlines.pairs]
        self._partner_of_old: dict[Spot, Spot] = {spots[0]: spots[1] for _, spots in both if spots}
        self._partner_of_new: dict[Spot, Spot] = {spots[1]: spots[0] for _, spots in both if spots}
        self._change: dict[Spot, FigureChange | None] = {spots[1]: pair.change for pair, spots in both if spots}
        self._lone = frozenset(spot for pair in headlines.pairs for spot in pair.lone)
        self._old, self._new = headlines.stated_old, headlines.stated_new

    def pairs(self, old: Sequence[Measure], new: Sequence[Measure]) -> tuple[FigurePair, ...]:
        """Give all figures of a link, paired: those of the new measures in order, then the old ones without partner.
        Either side may be empty."""
        partners = list(self._partners(old, new))
        paired = {spot for pair in partners for spot in _spots(pair)}
        settled = [piece for pair in pair_figures(old, new) for piece in self._parted(pair)]
        apart = [pair for pair in settled if paired.isdisjoint(_spots(pair))]
        places = {measure.id: place for place, measure in enumerate((*new, *old))}
        return tuple(sorted([*partners, *apart], key=lambda pair: _place(pair, places)))

    def _partners(self, old: Sequence[Measure], new: Sequence[Measure]) -> Iterator[FigurePair]:
        """The pairs of headline figures that both stand in the link, however unlike their units are."""
        olds = {spot_of(measure, quantity): (measure, quantity) for measure in old for quantity in measure.quantities}
        for measure in new:
            for quantity in measure.quantities:
                spot = spot_of(measure, quantity)
                before = olds.get(self._partner_of_new.get(spot, ("", 0)))
                if before is not None:
                    yield FigurePair(
                        measured=self._headlines.names[self._new[spot]],
                        old=before[1],
                        new=quantity,
                        old_measure=before[0],
                        new_measure=measure,
                        change=self._change[spot],
                    )

    def _parted(self, pair: FigurePair) -> Iterator[FigurePair]:
        """The pair itself, named; or its sides, each for itself, as far as they came or went."""
        old = None if pair.old is None or pair.old_measure is None else spot_of(pair.old_measure, pair.old)
        new = None if pair.new is None or pair.new_measure is None else spot_of(pair.new_measure, pair.new)
        if old is not None and new is not None:
            if self._are_one(old, new):
                yield self._named(pair, old, new)
                return
            assert pair.old and pair.old_measure and pair.new and pair.new_measure
            alone = [came(pair.new, pair.new_measure), went(pair.old, pair.old_measure)]
            for side in alone:
                if side is not None:
                    yield from self._parted(side)
        elif new is not None and self._new.get(new) not in self._headlines.known_old:
            yield self._named(pair, None, new)
        elif old is not None and self._old.get(old) not in self._headlines.known_new:
            yield self._named(pair, old, None)
        elif pair.change is not None:
            yield replace(pair, change=None, settled_elsewhere=True)

    def _are_one(self, old: Spot, new: Spot) -> bool:
        """Whether the headline indicators let the two figures be last year's and this year's of one thing."""
        stated = {self._old.get(old), self._new.get(new)} - {None}
        if len(stated) > 1:
            return False
        if old in self._lone or new in self._lone:
            return False
        return self._partner_of_old.get(old, new) == new and self._partner_of_new.get(new, old) == old

    def _named(self, pair: FigurePair, old: Spot | None, new: Spot | None) -> FigurePair:
        """The pair with the change that the indicators settled, and called by the indicator's name where all there is
        of it states one."""
        change = pair.change
        if new is not None and old is not None and self._partner_of_new.get(new) == old:
            change = self._change[new]
        found = {self._old.get(old) if old else None, self._new.get(new) if new else None}
        if old is None or new is None:
            found -= {None}
        indicator = found.pop() if len(found) == 1 else None
        if change is not None and indicator is not None:
            change = replace(change, measured=self._headlines.names[indicator])
        return replace(pair, change=change, measured=change.measured if change else pair.measured)


def _spots(pair: FigurePair) -> list[Spot]:
    sides = ((pair.old_measure, pair.old), (pair.new_measure, pair.new))
    return [spot_of(measure, quantity) for measure, quantity in sides if measure is not None and quantity is not None]


def _place(pair: FigurePair, places: Mapping[str, int]) -> tuple[int, int]:
    """Where a pair stands: its new figure in the new measures, or, behind all those, its old figure in the old ones."""
    measure, start = _spots(pair)[-1]
    return places[measure], start
