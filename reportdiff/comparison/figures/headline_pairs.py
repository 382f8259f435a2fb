"""The headline indicators of two plans, each with one figure of either plan, side by side.

Indicators match whether or not the alignment linked their measures. Every output follows these pairs: the figures of a
change and the table of targets.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportdiff.comparison.figures.figure_changes import compare_pair
from reportdiff.comparison.figures.indicator_mentions import Mention, Mentions, basis_words, best_pair, same_basis
from reportdiff.comparison.figures.indicator_names import indicator_names, rate_name, rate_name_en
from reportdiff.comparison.figures.indicators import Indicator, load_indicators
from reportdiff.model import FigureChange, FigureReason, Measure, Quantity

Spot = tuple[str, int]
"""A figure of a report: the id of its measure, and where in it the figure begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlinePair:
    """What both plans state for one indicator.

    ``change`` is ``None`` where the figure did not change, or where only one plan has one. ``spots`` are the figures
    that need no row of their own any more."""

    indicator: Indicator
    name: str
    name_en: str
    old: Mention | None
    new: Mention | None
    change: FigureChange | None
    spots: frozenset[Spot]

    @property
    def figures(self) -> tuple[Spot, Spot] | None:
        """Give the two figures side by side; ``None`` where a plan states none."""
        if self.old is None or self.new is None or self.old.quantity is None or self.new.quantity is None:
            return None
        return spot_of(self.old.measure, self.old.quantity), spot_of(self.new.measure, self.new.quantity)

    @property
    def lone(self) -> tuple[Spot, ...]:
        """Give the figure of an indicator for which only one plan states a figure."""
        if self.figures is not None:
            return ()
        sides = (side for side in (self.old, self.new) if side is not None)
        return tuple(spot_of(side.measure, side.quantity) for side in sides if side.quantity is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headlines:
    """All headline indicators of two plans, in the order of the lexicon.

    ``spots_old`` and ``spots_new`` map each figure of an indicator to the indicator's id. ``figures_old`` and
    ``figures_new`` are the indicators that a plan states with a figure, readable or not."""

    pairs: tuple[HeadlinePair, ...]
    spots_old: Mapping[Spot, str]
    spots_new: Mapping[Spot, str]
    figures_old: frozenset[str]
    figures_new: frozenset[str]
    names: Mapping[str, str]


def headlines_of(old: Mentions, new: Mentions, links: Collection[tuple[str, str]]) -> Headlines:
    """Set the indicators of two plans side by side; ``links`` are the pairs of linked measures (ids)."""
    names = indicator_names(old, new)
    pairs = []
    for indicator in load_indicators():
        olds, news = old.get(indicator.id, []), new.get(indicator.id, [])
        if olds or news:
            a, b = best_pair(olds, news, links)
            spots = (*_pair_spots(olds, a), *_pair_spots(news, b))
            name, name_en = _rate_names(indicator, names[indicator.id], a, b)
            pairs.append(
                HeadlinePair(
                    indicator=indicator,
                    name=name,
                    name_en=name_en,
                    old=a,
                    new=b,
                    change=_change(a, b, name),
                    spots=frozenset(spots),
                )
            )
    return Headlines(
        pairs=tuple(pairs),
        spots_old=_spots_of(old),
        spots_new=_spots_of(new),
        figures_old=_indicators_with_figure(old),
        figures_new=_indicators_with_figure(new),
        names=names,
    )


def _rate_names(indicator: Indicator, name: str, a: Mention | None, b: Mention | None) -> tuple[str, str]:
    """Give the names of what both sides state: of the growth rate where all their figures are one
    (地区生产总值增速)."""
    names = {
        (rate_name(name, side.quantity, side.measure.text), rate_name_en(indicator, side.quantity, side.measure.text))
        for side in (a, b)
        if side is not None and side.quantity is not None
    }
    return names.pop() if len(names) == 1 else (name, indicator.en)


def spot_of(measure: Measure, quantity: Quantity) -> Spot:
    """Give the spot of a figure."""
    return measure.id, quantity.start


def _spots_of(mentions: Mentions) -> dict[Spot, str]:
    return {
        spot_of(mention.measure, mention.quantity): indicator
        for indicator, side in mentions.items()
        for mention in side
        if mention.quantity is not None
    }


def _indicators_with_figure(mentions: Mentions) -> frozenset[str]:
    return frozenset(
        indicator
        for indicator, side in mentions.items()
        if any(mention.state in ("figure", "unreadable") for mention in side)
    )


def _pair_spots(side: Sequence[Mention], choice: Mention | None) -> Iterator[Spot]:
    """Give the figures of one side of a pair: its own, the same value elsewhere, and those that were misread."""
    if choice is None:
        return
    if choice.quantity is None:
        yield from ((choice.measure.id, quantity.start) for quantity in choice.measure.quantities)
        return
    for mention in side:
        if mention.quantity and _value(mention.quantity) == _value(choice.quantity):
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
        words = ("、".join(basis_words(side)) for side in (a, b))
        reason = FigureReason(kind="statistic", old=next(words), new=next(words))
        change = replace(change, facet="target_changed", difference=None, relative=None, better=None, reason=reason)
    return replace(change, measured=name)
