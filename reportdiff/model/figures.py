"""What became of a figure between two plans, and why two figures may be no pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportdiff.model.report import Quantity

ReasonOfDifference = Literal["object", "scope", "action", "stage", "statistic", "unit", "sum"]
"""Why two figures cannot be subtracted: they count other things, a part (中学 of 中小学), what is done with them, how
far they are, another statistic (新增, 累计), another unit, or the sum of several things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReason:
    """Why two figures are set side by side without a difference, and the words of both sides that differ.

    A word is ``""`` where only the other side has one."""

    kind: ReasonOfDifference
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure of last year beside the figure of this year for the same thing.

    ``difference`` is new minus old in the unit of ``new`` (for shares and rates a fraction: 0.005 is 0.5 percentage
    points); ``relative`` is that divided by the old value. Both are ``None`` where the two cannot be subtracted, or may
    count different things (``doubtful``): then the facet is ``target_changed``. ``better`` says whether the number
    moved in the better direction for what it measures (a lower ceiling for unemployment), and is ``None`` where that
    is not known. ``reason`` says why the two are not subtracted. ``old_stretch`` and ``new_stretch`` are the higher
    tier of a target in two tiers, verbatim (力争7%): the floors are compared. ``misprint`` is true where one of the
    figures is probably misprinted: it is ten times that of the other year."""

    facet: Literal["target_raised", "target_lowered", "target_added", "target_removed", "target_changed"]
    measured: str
    old: Quantity | None
    new: Quantity | None
    difference: float | None = None
    relative: float | None = None
    better: Literal["better", "worse"] | None = None
    doubtful: bool = False
    reason: FigureReason | None = None
    old_stretch: str = ""
    new_stretch: str = ""
    misprint: bool = False
