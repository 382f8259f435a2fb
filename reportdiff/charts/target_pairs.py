"""The figures that both plans state, as rows of the chart of targets: values, and the axis of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from reportdiff.i18n.labels import Lang
from reportdiff.model import Bound, Comparison, Quantity, Target, TargetSide
from reportdiff.output.words.target_names import target_names
from reportdiff.safe_text import inert

Direction = Literal["raised", "lowered", "same"]

LEAST: Final = 2
"""The least figures of a chart that both plans state."""

_SMALL_SHARE: Final = 0.25
"""Shares up to this (growth, inflation, unemployment) are apart from larger ones (95% of waste water treated)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPair:
    """One figure in both plans.

    Values have 万, 亿 and % multiplied out. ``old`` and ``new`` are the positions of the marks: the figure, the stated
    end of a bound, the middle of a range; ``old_low`` to ``new_high`` are the ends, ``None`` where a bound is open.
    ``panel`` is the axis (``share``, ``large_share``, ``relative``, each with ``headline_`` before it for headline
    indicators), ``""`` where the figure is not drawn; then ``why_not`` says why (``one_year``, ``not_comparable``).
    ``area`` and ``area_en`` name the area of policy, ``""`` where that is unknown.
    ``difference`` is in percentage points for shares, else in ``unit``; ``relative`` is a fraction of the old value.
    ``reason`` is the kind of difference that keeps the two apart, with the words of both sides, else ``""``."""

    name: str
    name_en: str
    area: str
    area_en: str
    headline: bool
    panel: str
    why_not: Literal["", "one_year", "not_comparable"]
    unit: str
    old_year: int
    new_year: int
    old: float | None
    new: float | None
    old_low: float | None
    old_high: float | None
    new_low: float | None
    new_high: float | None
    old_bound: Bound | None
    new_bound: Bound | None
    old_words: str
    new_words: str
    direction: Direction | None
    difference: float | None
    relative: float | None
    better: Literal["better", "worse"] | None
    doubtful: bool
    section: str
    old_text: str
    new_text: str
    reason: str = ""
    reason_old: str = ""
    reason_new: str = ""

    @property
    def percent(self) -> bool:
        """Tell whether the values are shares, shown in per cent."""
        return self.unit == "ratio"


def data(comparison: Comparison) -> tuple[TargetPair, ...]:
    """Pair every figure of the table of targets that a plan states, in its order: headline indicators first."""
    names = {lang: target_names(comparison.targets.rows, lang) for lang in get_args(Lang)}
    pairs = [
        _pair(row, names["zh"][row], names["en"][row], comparison.old.year, comparison.new.year)
        for row in comparison.targets.rows
        if row.old.state == "figure" or row.new.state == "figure"
    ]
    return tuple(_with_panel(pair) for pair in pairs)


def _pair(row: Target, name: str, name_en: str, old_year: int, new_year: int) -> TargetPair:
    old, new = (_value(side) for side in (row.old, row.new))
    quantity = row.new.quantity or row.old.quantity
    before, after = row.old.quantity, row.new.quantity
    both = old is not None and new is not None
    return TargetPair(
        name=inert(name),
        name_en=inert(name_en),
        area=row.area,
        area_en=row.area_en,
        headline=row.indicator is not None,
        panel="",
        why_not="" if both and _comparable(row) else "not_comparable" if both else "one_year",
        unit=quantity.unit if quantity else "",
        old_year=old_year,
        new_year=new_year,
        old=old,
        new=new,
        old_low=before.value_low if before else None,
        old_high=before.value_high if before else None,
        new_low=after.value_low if after else None,
        new_high=after.value_high if after else None,
        old_bound=before.bound if before else None,
        new_bound=after.bound if after else None,
        old_words=inert(row.old.words),
        new_words=inert(row.new.words),
        direction=_direction(old, new) if both and _comparable(row) else None,
        difference=row.difference,
        relative=row.relative,
        better=row.better,
        doubtful=row.doubtful,
        section=row.section,
        old_text=row.old.text,
        new_text=row.new.text,
        reason=row.reason.kind if row.reason else "misprint" if row.misprint else "",
        reason_old=inert(row.reason.old) if row.reason else "",
        reason_new=inert(row.reason.new) if row.reason else "",
    )


def _value(side: TargetSide) -> float | None:
    return middle_of(side.quantity) if side.quantity else None


def middle_of(quantity: Quantity) -> float | None:
    """Give the position of a figure on an axis."""
    ends = [end for end in (quantity.value_low, quantity.value_high) if end is not None]
    return sum(ends) / len(ends) if ends else None


def _comparable(row: Target) -> bool:
    old, new = row.old.quantity, row.new.quantity
    if old is None or new is None or old.unit != new.unit or row.reason is not None or row.misprint:
        return False
    # A figure on another basis (起 for a total, a fall for a level) has a facet, but no difference.
    return row.facet is None or row.difference is not None


def _direction(old: float | None, new: float | None) -> Direction:
    if old is None or new is None or old == new:
        return "same"
    return "raised" if new > old else "lowered"


def _with_panel(pair: TargetPair) -> TargetPair:
    if pair.why_not or pair.old is None or pair.new is None:
        return pair
    if pair.percent:
        panel = "large_share" if max(abs(pair.old), abs(pair.new)) > _SMALL_SHARE else "share"
    elif pair.old > 0 and pair.new >= 0:
        panel = "relative"
    else:
        return replace(pair, why_not="not_comparable", direction=None)
    return replace(pair, panel=f"headline_{panel}" if pair.headline else panel)


def drawable(rows: Sequence[TargetPair]) -> list[TargetPair]:
    """Give the rows to draw: those that both plans state."""
    return [row for row in rows if not row.why_not]
