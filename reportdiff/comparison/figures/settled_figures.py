"""The final pairs of figures of every link: paired within the link, and in accord with the headline indicators.

The figures of a link are paired by unit, words and act. That alone would pair 登记失业率 with 调查失业率, or call a
target removed that the new plan states in another measure. So a pair is split where its sides state different
indicators, or where the indicator has its partner elsewhere. A figure is neither added nor removed where the other plan
states its indicator too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportdiff.comparison.figures.figure_changes import FigurePair, added_figure, pair_figures, removed_figure
from reportdiff.comparison.figures.headline_pairs import Headlines, Spot, spot_of
from reportdiff.comparison.figures.indicator_names import rate_name
from reportdiff.model import FigureChange, Measure, Quantity

FiguresOf = dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[FigurePair, ...]]
"""The settled pairs of each link (and of each measure alone) by the ids of its old and of its new measures."""


class SettledFigures:
    """The headline indicators of two plans, and the pairs of figures of any link that agree with them."""

    def __init__(self, headlines: Headlines, settings: Mapping[str, str] | None = None) -> None:
        """Take the headline figures; ``settings`` are the words before each measure in its paragraph, by its id."""
        self._headlines = headlines
        self._settings = settings or {}
        both = [(pair, pair.figures) for pair in headlines.pairs]
        self._partner_of_old: dict[Spot, Spot] = {spots[0]: spots[1] for _, spots in both if spots}
        self._partner_of_new: dict[Spot, Spot] = {spots[1]: spots[0] for _, spots in both if spots}
        self._change: dict[Spot, FigureChange | None] = {spots[1]: pair.change for pair, spots in both if spots}
        self._lone = frozenset(spot for pair in headlines.pairs for spot in pair.lone)
        self._old, self._new = headlines.spots_old, headlines.spots_new

    def pairs(self, old: Sequence[Measure], new: Sequence[Measure]) -> tuple[FigurePair, ...]:
        """Pair all figures of a link: those of the new measures in order, then the old ones without a partner.

        Either side may be empty."""
        partners = list(self._partners(old, new))
        partner_spots = {spot for pair in partners for spot in _spots(pair)}
        link_pairs = [piece for pair in pair_figures(old, new, self._settings) for piece in self._parts(pair)]
        apart = [pair for pair in link_pairs if partner_spots.isdisjoint(_spots(pair))]
        positions = {measure.id: position for position, measure in enumerate((*new, *old))}
        return tuple(sorted([*partners, *apart], key=lambda pair: _position(pair, positions)))

    def _partners(self, old: Sequence[Measure], new: Sequence[Measure]) -> Iterator[FigurePair]:
        """Give the pairs of headline figures with both sides in the link, even if their units differ."""
        olds = {spot_of(measure, quantity): (measure, quantity) for measure in old for quantity in measure.quantities}
        for measure in new:
            for quantity in measure.quantities:
                spot = spot_of(measure, quantity)
                before = olds.get(self._partner_of_new.get(spot, ("", 0)))
                if before is not None:
                    yield FigurePair(
                        measured=self._name(self._new[spot], quantity, measure),
                        old=before[1],
                        new=quantity,
                        old_measure=before[0],
                        new_measure=measure,
                        change=self._change[spot],
                    )

    def _parts(self, pair: FigurePair) -> Iterator[FigurePair]:
        """Give the pair with its name; or, where it is split, those of its sides that were added or removed."""
        old = None if pair.old is None or pair.old_measure is None else spot_of(pair.old_measure, pair.old)
        new = None if pair.new is None or pair.new_measure is None else spot_of(pair.new_measure, pair.new)
        if old is not None and new is not None:
            if self._are_one(old, new):
                yield self._with_name(pair, old, new)
                return
            assert pair.old and pair.old_measure and pair.new and pair.new_measure
            alone = [added_figure(pair.new, pair.new_measure), removed_figure(pair.old, pair.old_measure)]
            for side in alone:
                if side is not None:
                    yield from self._parts(side)
        elif new is not None and self._new.get(new) not in self._headlines.figures_old:
            yield self._with_name(pair, None, new)
        elif old is not None and self._old.get(old) not in self._headlines.figures_new:
            yield self._with_name(pair, old, None)
        elif pair.change is not None:
            yield replace(pair, change=None, settled_elsewhere=True)

    def _name(self, indicator: str, quantity: Quantity, measure: Measure) -> str:
        """Give the name of an indicator, as that of its growth rate where the figure is one."""
        return rate_name(self._headlines.names[indicator], quantity, measure.text)

    def _are_one(self, old: Spot, new: Spot) -> bool:
        """Tell whether the headline indicators allow the two figures to measure one thing in successive years."""
        indicators = {self._old.get(old), self._new.get(new)} - {None}
        if len(indicators) > 1:
            return False
        if old in self._lone or new in self._lone:
            return False
        return self._partner_of_old.get(old, new) == new and self._partner_of_new.get(new, old) == old

    def _with_name(self, pair: FigurePair, old: Spot | None, new: Spot | None) -> FigurePair:
        """Give the pair with the change of its indicator, and with the indicator's name where all its sides state
        one."""
        change = pair.change
        if new is not None and old is not None and self._partner_of_new.get(new) == old:
            change = self._change[new]
        indicators = {self._old.get(old) if old else None, self._new.get(new) if new else None}
        if old is None or new is None:
            indicators -= {None}
        indicator = indicators.pop() if len(indicators) == 1 else None
        if change is not None and indicator is not None:
            change = replace(change, measured=self._name(indicator, *_side(pair)))
        return replace(pair, change=change, measured=change.measured if change else pair.measured)


def _side(pair: FigurePair) -> tuple[Quantity, Measure]:
    quantity, measure = (pair.new, pair.new_measure) if pair.new else (pair.old, pair.old_measure)
    assert quantity is not None and measure is not None  # a pair has one side at least
    return quantity, measure


def _spots(pair: FigurePair) -> list[Spot]:
    sides = ((pair.old_measure, pair.old), (pair.new_measure, pair.new))
    return [spot_of(measure, quantity) for measure, quantity in sides if measure is not None and quantity is not None]


def _position(pair: FigurePair, positions: Mapping[str, int]) -> tuple[int, int]:
    """Give the position of a pair: that of its new figure, or, behind all those, of its old figure."""
    measure, start = _spots(pair)[-1]
    return positions[measure], start
