"""The headline indicators of two plans, each with the one figure of either plan that is set beside the other.

They are matched by what they are, whether or not the alignment linked their measures. What is decided here holds for
every output: the figures of a change and the table of targets both follow it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportdiff.comparison.figures.figure_changes import compare_pair
from reportdiff.comparison.figures.indicator_mentions import Mention, Mentions, best_pair, same_basis
from reportdiff.comparison.figures.indicator_names import indicator_names
from reportdiff.comparison.figures.indicators import Indicator, load_indicators
from reportdiff.model import FigureChange, Measure, Quantity

Spot = tuple[str, int]
"""A figure of a report: the id of its measure, and where in it the figure begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlinePair:
    """What both plans state for one indicator. ``change`` is ``None`` where the figure did not change, or where only
    one
    plan has one; ``spent`` are the figures that need no row of their own any more."""

    indicator: Indicator
    name: str
    old: Mention | None
    new: Mention | None
    change: FigureChange | None
    spent: frozenset[Spot]

    @property
    def figures(self) -> tuple[Spot, Spot] | None:
        """The two figures that are set side by side; ``None`` where a plan states none."""
        if self.old is None or self.new is None or self.old.quantity is None or self.new.quantity is None:
            return None
        return spot_of(self.old.measure, self.old.quantity), spot_of(self.new.measure, self.new.quantity)

    @property
    def lone(self) -> tuple[Spot, ...]:
        """The figure of an indicator that only one plan states a figure of."""
        if self.figures is not None:
            return ()
        sides = (side for side in (self.old, self.new) if side is not None)
        return tuple(spot_of(side.measure, side.quantity) for side in sides if side.quantity is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headlines:
    """All headline indicators of two plans, in the order of the lexicon, and where each is stated with a figure.

    ``known_old`` and ``known_new`` are the indicators that a plan states with a figure, be it one that could not be
    read."""

    pairs: tuple[HeadlinePair, ...]
    stated_old: Mapping[Spot, str]
    stated_new: Mapping[Spot, str]
    known_old: frozenset[str]
    known_new: frozenset[str]
    names: Mapping[str, str]


def headlines_of(old: Mentions, new: Mentions, links: Collection[tuple[str, str]]) -> Headlines:
    """Set the indicators of two plans side by side; ``links`` are the pairs of measures (ids) that the alignment
    linked."""
    names = indicator_names(old, new)
    pairs = []
    for indicator in load_indicators():
        olds, news = old.get(indicator.id, []), new.get(indicator.id, [])
        if olds or news:
            a, b = best_pair(olds, news, links)
            spent = (*_spent(olds, a), *_spent(news, b))
            pairs.append(
                HeadlinePair(
                    indicator=indicator,
                    name=names[indicator.id],
                    old=a,
                    new=b,
                    change=_change(a, b, names[indicator.id]),
                    spent=frozenset(spent),
                )
            )
    return Headlines(
        pairs=tuple(pairs),
        stated_old=_stated(old),
        stated_new=_stated(new),
        known_old=_known(old),
        known_new=_known(new),
        names=names,
    )


def spot_of(measure: Measure, quantity: Quantity) -> Spot:
    """Give the place of a figure."""
    return measure.id, quantity.start


def _stated(mentions: Mentions) -> dict[Spot, str]:
    return {
        spot_of(mention.measure, mention.quantity): indicator
        for indicator, places in mentions.items()
        for mention in places
        if mention.quantity is not None
    }


def _known(mentions: Mentions) -> frozenset[str]:
    return frozenset(
        indicator
        for indicator, places in mentions.items()
        if any(mention.state in ("figure", "unreadable") for mention in places)
    )


def _spent(side: Sequence[Mention], chosen: Mention | None) -> Iterator[Spot]:
    """The figures that a pair has said: its own, the same one said again elsewhere, and what was misread."""
    if chosen is None:
        return
    if chosen.quantity is None:
        yield from ((chosen.measure.id, quantity.start) for quantity in chosen.measure.quantities)
        return
    for mention in side:
        if mention.quantity and _value(mention.quantity) == _value(chosen.quantity):
            yield spot_of(mention.measure, mention.quantity)


def _value(quantity: Quantity) -> tuple[float | None, float | None, str]:
    return quantity.value_low, quantity.value_high, quantity.unit


def _change(a: Mention | None, b: Mention | None, name: str) -> FigureChange | None:
    if a is None or b is None or a.quantity is None or b.quantity is None:
        return None
    change = compare_pair(a.quantity, a.measure, b.quantity, b.measure)
    if change is None:
        return None
    if not same_basis(a, b):
        change = replace(change, facet="target_changed", difference=None, relative=None, better=None)
    return replace(change, measured=name)
