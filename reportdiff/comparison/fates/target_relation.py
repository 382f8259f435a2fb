"""A result beside its target: met, exceeded or short, by the bound of the target and the better direction."""

from __future__ import annotations

import math
from typing import Final

from reportdiff.comparison.figures.figure_direction import good_direction, is_fall
from reportdiff.comparison.figures.guard.counted_figures import Figure
from reportdiff.comparison.figures.indicators import Indicator
from reportdiff.model import Quantity, Relation

TOLERANCE: Final = 0.05
"""Share of the target by which a result may be short of 左右: 4.8% meets 5%左右, 4.7% does not."""

_CEILINGS = frozenset({"cpi", "unemployment", "unemployment_registered", "population", "deficit"})
"""Indicators whose target is a ceiling whatever its bound: prices that rise less are no target exceeded."""

_CLOSE = 1e-6


def relation_of(target: Figure, result: Figure, indicator: Indicator | None) -> tuple[Relation, float]:
    """Tell how a result relates to its target, and give the difference from the nearest end of the target.

    Both figures are of one base unit. The difference is in the unit of the target. A result with an open side
    (突破100) counts as its known end. A target that is a fall (下降3%) is met by a fall as large."""
    low, high = _ends(target.quantity, target.size)
    value = _value(result.quantity, result.size, is_ceiling=_is_ceiling(target, indicator))
    if is_fall(target.measure.text, target.quantity) != is_fall(result.measure.text, result.quantity):
        value = -value
    difference = value - high if value > high else value - low if value < low else 0.0
    return _relation(target, value, (low, high), result, indicator), difference / target.size


def _relation(
    target: Figure, value: float, ends: tuple[float, float], result: Figure, indicator: Indicator | None
) -> Relation:
    low, high = ends
    loose = target.quantity.bound == "approx" or result.quantity.bound == "approx"
    slack = TOLERANCE * abs(low) if loose else 0.0
    if _is_ceiling(target, indicator):
        return "met" if value <= high + max(slack, _near(high)) else "short"
    if _is_better_low(target, indicator):
        low, high, value = -high, -low, -value
    if value < low - max(slack, _near(low)):
        return "short"
    is_beyond = value > high + _near(high) and (result.quantity.bound != "approx" or value > high + slack)
    return "exceeded" if is_beyond else "met"


def _is_ceiling(target: Figure, indicator: Indicator | None) -> bool:
    if is_fall(target.measure.text, target.quantity):
        return False
    return target.quantity.bound in ("le", "lt") or (indicator is not None and indicator.id in _CEILINGS)


def _is_better_low(target: Figure, indicator: Indicator | None) -> bool:
    if indicator is not None and indicator.better is None:
        return False
    return good_direction(target.measure.text, target.quantity) == "down"


def _ends(quantity: Quantity, size: float) -> tuple[float, float]:
    low = quantity.value_low if quantity.value_low is not None else quantity.value_high
    high = quantity.value_high if quantity.value_high is not None else quantity.value_low
    return (low or 0.0) * size, (high or 0.0) * size


def _value(quantity: Quantity, size: float, *, is_ceiling: bool) -> float:
    low, high = _ends(quantity, size)
    return high if is_ceiling else low


def _near(value: float) -> float:
    return max(_CLOSE * abs(value), math.ulp(1.0))
