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
    ends = _ends(target.quantity, target.size)
    is_ceiling = _is_ceiling(target, indicator)
    value = _ends(result.quantity, result.size)[is_ceiling]
    if is_fall(target.measure.text, target.quantity) != is_fall(result.measure.text, result.quantity):
        value = -value
    loose = "approx" in (target.quantity.bound, result.quantity.bound)
    relation = relation_of_values(
        ends,
        value,
        is_ceiling=is_ceiling,
        is_better_low=_is_better_low(target, indicator),
        is_loose=loose,
        is_rough=result.quantity.bound == "approx",
    )
    return relation, gap_between(ends, value) / target.size


def relation_of_values(
    ends: tuple[float, float],
    value: float,
    *,
    is_ceiling: bool,
    is_better_low: bool = False,
    is_loose: bool = False,
    is_rough: bool = False,
) -> Relation:
    """Tell how a value relates to a target from ``ends[0]`` to ``ends[1]``.

    A ceiling is met from below and never exceeded. ``is_loose`` allows the tolerance of 左右 below the target,
    ``is_rough`` also above it: the result itself is only about right."""
    low, high = ends
    slack = TOLERANCE * abs(low) if is_loose else 0.0
    if is_ceiling:
        return "met" if value <= high + max(slack, _near(high)) else "short"
    if is_better_low:
        low, high, value = -high, -low, -value
    if value < low - max(slack, _near(low)):
        return "short"
    is_beyond = value > high + _near(high) and (not is_rough or value > high + slack)
    return "exceeded" if is_beyond else "met"


def gap_between(ends: tuple[float, float], value: float) -> float:
    """Give the distance of a value from the nearest end of a target, negative below it, 0 inside."""
    low, high = ends
    return value - high if value > high else value - low if value < low else 0.0


def is_ceiling_indicator(name: str) -> bool:
    """Tell whether the target of a headline indicator is a ceiling whatever its bound."""
    return name in _CEILINGS


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


def _near(value: float) -> float:
    return max(_CLOSE * abs(value), math.ulp(1.0))
