"""What became of the figures of one link: raised, lowered, added, removed, or changed in another way.

Figures of the two sides are paired by unit (with conversion, 公顷 and 亩), by what they measure and by the act they
count (开工 is not 竣工), see :mod:`reportdiff.comparison.figures.figure_pairs`. Raised and lowered are by the number.
The lexicon of :mod:`reportdiff.comparison.figures.indicators` says whether that is better, where it knows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportdiff.comparison.figures.figure_direction import good_direction, is_fall
from reportdiff.comparison.figures.figure_pairs import partners
from reportdiff.comparison.figures.guard.counted_figures import Figure, ends, figures_of, folded_bound, in_one_measure
from reportdiff.comparison.figures.guard.figure_goals import GOALS, describes, is_goal
from reportdiff.comparison.figures.guard.figure_identity import difference_between, other_unit
from reportdiff.comparison.figures.indicator_names import rate_name
from reportdiff.comparison.figures.indicators import indicators_of
from reportdiff.model import FigureChange, FigureReason, Measure, Quantity, ReasonOfDifference

FigureFacet = Literal["target_raised", "target_lowered", "target_added", "target_removed", "target_changed"]

_OPEN = {"ge": 0, "gt": 0, "le": 1, "lt": 1}
"""Bounds with one open side, and the index of the end (low, high) that they state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePair:
    """A figure of the old measures and its partner in the new ones, with their measures.

    One side is ``None`` where a target was added or removed. ``change`` is ``None`` where a reader would see no change.
    ``settled_elsewhere`` says that the figure has its partner in another measure."""

    measured: str
    old: Quantity | None
    new: Quantity | None
    old_measure: Measure | None
    new_measure: Measure | None
    change: FigureChange | None
    settled_elsewhere: bool = False


def pair_figures(
    old: Sequence[Measure], new: Sequence[Measure], settings: Mapping[str, str] | None = None
) -> tuple[FigurePair, ...]:
    """Pair all figures of one link, including those that did not change.

    Pairs are in the order of the new text, then of the old. The facets are ``target_raised`` and ``target_lowered`` (by
    the number only), ``target_changed`` (only the bound, or a range and a point without an order), ``target_added`` and
    ``target_removed``. ``difference`` is new minus old in the unit of the new figure, shares as fractions (5% to 4.5%
    is -0.005); ``relative`` is that over the old value. Dates, ordinals and names never count. If one side is empty,
    every target of the other was added or removed. ``settings`` are the words before each measure in its paragraph,
    by its id: what 投资20亿元 is for may be said there."""
    olds, news = figures_of(old, settings), figures_of(new, settings)
    partner = partners(olds, news)
    old_partners = set(partner.values())
    pairs: list[FigurePair] = []
    for b, figure in enumerate(news):
        if b in partner:
            pairs.append(_pair(olds[partner[b]], figure))
        elif is_goal(figure.measure, figure.quantity):
            pairs.append(_lonely(figure, "target_added"))
    pairs += [
        _lonely(figure, "target_removed")
        for a, figure in enumerate(olds)
        if a not in old_partners and is_goal(figure.measure, figure.quantity)
    ]
    return tuple(pairs)


def changed_figures(pairs: Sequence[FigurePair]) -> tuple[FigureChange, ...]:
    """Give the figures of a link that changed, in their order."""
    return tuple(pair.change for pair in pairs if pair.change is not None)


def added_figure(quantity: Quantity, measure: Measure) -> FigurePair | None:
    """Give the pair of a figure that only the new plan has; ``None`` where it is no target."""
    return _alone(quantity, measure, "target_added")


def removed_figure(quantity: Quantity, measure: Measure) -> FigurePair | None:
    """Give the pair of a figure that only the old plan has; ``None`` where it is no target."""
    return _alone(quantity, measure, "target_removed")


def _alone(quantity: Quantity, measure: Measure, facet: Literal["target_added", "target_removed"]) -> FigurePair | None:
    if not is_goal(measure, quantity):
        return None
    return _lonely(next(figure for figure in figures_of([measure]) if figure.quantity is quantity), facet)


def compare_pair(old: Quantity, old_measure: Measure, new: Quantity, new_measure: Measure) -> FigureChange | None:
    """Compare one figure with its known partner; ``None`` where it did not change.

    Figures that cannot be subtracted (an amount and a growth rate) are ``target_changed`` without a difference."""
    before = next(figure for figure in figures_of([old_measure]) if figure.quantity is old)
    after = next(figure for figure in figures_of([new_measure]) if figure.quantity is new)
    both_fall = _falls(before) and _falls(after)
    one, other = in_one_measure(before, after)
    kinds = {one.quantity.kind, other.quantity.kind}
    one_is_growth = "change" in kinds and len(kinds) > 1 and not both_fall
    if one.base != other.base or one_is_growth:
        words = (f.quantity.surface if f.quantity.unit else f"{f.shown}{f.quantity.surface}" for f in (before, after))
        statistics = {before.quantity.statistic, after.quantity.statistic}
        kind: ReasonOfDifference = "statistic" if len(statistics) > 1 else "unit"
        reason = FigureReason(kind=kind, old=next(words), new=next(words))
        return replace(_change("target_changed", before, after, None, None), reason=reason)
    unit = other_unit(before, after)
    if unit is not None:
        return replace(_change("target_changed", before, after, None, None), reason=unit)
    return _compare(before, after, one_indicator=True)


def _pair(old: Figure, new: Figure) -> FigurePair:
    change = _compare(old, new)
    return FigurePair(
        measured=change.measured if change else _name_of(new) or _name_of(old),
        old=old.quantity,
        new=new.quantity,
        old_measure=old.measure,
        new_measure=new.measure,
        change=change,
    )


def _name_of(figure: Figure) -> str:
    """Name what a figure measures, a growth rate as one (技改投资增速)."""
    return rate_name(figure.shown, figure.quantity, figure.measure.text)


def _lonely(figure: Figure, facet: Literal["target_added", "target_removed"]) -> FigurePair:
    is_new = facet == "target_added"
    old, new = (None, figure) if is_new else (figure, None)
    return FigurePair(
        measured=_name_of(figure),
        old=old.quantity if old else None,
        new=new.quantity if new else None,
        old_measure=old.measure if old else None,
        new_measure=new.measure if new else None,
        change=FigureChange(
            facet=facet,
            measured=_name_of(figure),
            old=old.quantity if old else None,
            new=new.quantity if new else None,
        ),
    )


def _compare(old: Figure, new: Figure, *, one_indicator: bool = False) -> FigureChange | None:
    """Give the change of one pair; ``None`` where a reader would see none.

    ``one_indicator`` says that both are of one indicator, whatever their names."""
    scale = old.size / new.size
    before, after = (figure.quantity for figure in in_one_measure(old, new))
    low0, high0 = (0.0 if v is None else v * scale for v in ends(before, exact=False))
    low1, high1 = (0.0 if v is None else v for v in ends(after, exact=False))
    opposite = _falls(old) != _falls(new) and new.quantity.unit in ("ratio", "pp")
    if opposite:
        # 下降3% and 增长4% are 7 points apart: the fall is below zero.
        low0, high0 = (-high0, -low0) if _falls(old) else (low0, high0)
        low1, high1 = (-high1, -low1) if _falls(new) else (low1, high1)
    # A third is written 33%, or 33.3%: no less was promised.
    rounding = _PERCENT_ROUNDING if _is_fraction(old.quantity) != _is_fraction(new.quantity) else 1e-15
    steps = [
        0 if math.isclose(x, y, rel_tol=1e-9, abs_tol=rounding) else (1 if y > x else -1)
        for x, y in ((low0, low1), (high0, high1))
    ]
    bounds = {old.quantity.bound, new.quantity.bound}
    if "range" in bounds and bounds & set(_OPEN):
        # 6%—6.5% and 6%以上 have the same minimum; only the end that both state can be compared.
        end = _OPEN[next(bound for bound in sorted(bounds) if bound in _OPEN)]
        low0 = high0 = (low0, high0)[end]
        low1 = high1 = (low1, high1)[end]
        steps = [steps[end]]
        if steps == [0]:
            return _change("target_changed", old, new, None, None)
    if max(steps) > 0 > min(steps):
        return _change("target_changed", old, new, None, None)
    if not any(steps):
        if (
            old.quantity.kind not in GOALS
            or new.quantity.kind not in GOALS
            or folded_bound(old.quantity) == folded_bound(new.quantity)
        ):
            return None
        return _change("target_changed", old, new, 0.0, 0.0)
    if any(f.quantity.kind == "range" or f.is_base or describes(f.measure.text, f.quantity) for f in (old, new)):
        # A bracket (65岁以上 → 60岁以上老年人) says who is concerned: it is no goal that rises or falls.
        return _change("target_changed", old, new, None, None)
    reason = None if one_indicator else _reason(old, new)
    if reason is not None:
        both = "／".join(dict.fromkeys(filter(None, map(_name_of, (old, new)))))
        return replace(_change("target_changed", old, new, None, None), measured=both, doubtful=True, reason=reason)
    facet: FigureFacet = "target_raised" if max(steps) > 0 else "target_lowered"
    if _is_misprint(old, new, one_indicator):
        return replace(_change("target_changed", old, new, None, None), doubtful=True, misprint=True)
    if not math.isclose(low1 - low0, high1 - high0, rel_tol=1e-6, abs_tol=1e-12):
        # 5.5% → 5%—5.5% is lower, but by no single amount.
        return _change(facet, old, new, None, None)
    difference = float(f"{low1 - low0:.12g}")
    relative = float(f"{difference / low0:.12g}") if low0 and low0 == high0 and not opposite else None
    return _change(facet, old, new, difference, relative)


_TENFOLD = 10.0
_LEAST_RATE = 0.05


def _is_misprint(old: Figure, new: Figure, one_indicator: bool) -> bool:
    """Tell whether one figure is ten times the other, as a slipped point makes it (2.3%, 25%): of one thing, and no
    number of things, which may grow so. Small rates may (prices rose by 0.3%, then by 3%)."""
    counts = {"count", "change"} & {old.quantity.statistic, new.quantity.statistic}
    if counts or not (one_indicator or old.name == new.name):
        return False
    values = sorted(
        abs((figure.quantity.value_low or figure.quantity.value_high or 0.0) * figure.size) for figure in (old, new)
    )
    if values[0] <= 0 or values[1] < _TENFOLD * values[0] * (1 - 1e-9):
        return False
    return new.quantity.unit != "ratio" or values[1] >= _LEAST_RATE


_PERCENT_ROUNDING = 0.005
_FRACTION = re.compile(r"(?<![百千万])分之|[0-9]/[0-9]")


def _is_fraction(quantity: Quantity) -> bool:
    return quantity.unit == "ratio" and _FRACTION.search(quantity.surface) is not None


def _change(
    facet: FigureFacet, old: Figure, new: Figure, difference: float | None, relative: float | None
) -> FigureChange:
    return FigureChange(
        facet=facet,
        measured=_name_of(new) or _name_of(old),
        old=old.quantity,
        new=new.quantity,
        difference=difference,
        relative=relative,
        better=_better(facet, old, new),
        old_stretch=old.stretch,
        new_stretch=new.stretch,
    )


def _better(facet: FigureFacet, old: Figure, new: Figure) -> Literal["better", "worse"] | None:
    """Tell whether the number moved in the good direction; ``None`` where the lexicon does not know, or the sides
    differ."""
    other_act = old.act is not None and new.act is not None and old.act != new.act
    if facet not in ("target_raised", "target_lowered") or other_act or _falls(old) != _falls(new):
        return None
    good, before = (good_direction(figure.measure.text, figure.quantity) for figure in (new, old))
    if good is None or before not in (None, good):
        return None
    return "better" if (facet == "target_raised") == (good == "up") else "worse"


def _reason(old: Figure, new: Figure) -> FigureReason | None:
    """Say why the two may count different things; ``None`` where they state one headline indicator."""
    if old.quantity.unit in ("ratio", "pp") and old.quantity.kind == new.quantity.kind == "change":
        indicators = [_indicator(figure) for figure in (old, new)]
        if indicators[0] is not None and indicators[0] == indicators[1]:
            return None
    return difference_between(old, new)


def _indicator(figure: Figure) -> str | None:
    matches = (i.id for i, q in indicators_of(figure.measure.text, figure.measure.quantities) if q is figure.quantity)
    return next(matches, None)


def _falls(figure: Figure) -> bool:
    return is_fall(figure.measure.text, figure.quantity)
