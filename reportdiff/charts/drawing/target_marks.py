"""The marks of the chart of targets: ring, arrowhead or dot, and what a figure leaves open (以上, 左右, a range)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportdiff.charts.target_pairs import TargetPair
from reportdiff.model import Bound

if TYPE_CHECKING:
    from reportdiff.charts.drawing.canvas import Canvas

RING: Final = 0.048
"""Radius of the ring of the earlier year."""

HEAD: Final = 0.085
"""Length of an arrowhead; its base never lies inside the ring, so that its side is seen even for a small change."""

OPEN: Final = 0.15
"""Length of the line for what a bound leaves open."""

_HALF: Final = 0.052
_ABOUT: Final = 0.10
_LANE: Final = 0.062
"""Inches: half the base of a head, half the block of 左右, and how far over or under the row each year's bound is."""

WIDEST: Final = 3.0
"""The end of an axis of relative change, in times of the earlier figure; larger values are at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueAxis:
    """The axis of one panel: ``low`` is at ``left``, ``high`` at ``right`` (inches)."""

    left: float
    right: float
    low: float
    high: float

    def at(self, value: float) -> float:
        """Give the position of a value, at the end for one beyond it."""
        share = (value - self.low) / (self.high - self.low)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def beyond(self, value: float) -> bool:
        """Tell whether a value is above the end."""
        return value > self.high


def on_axis(row: TargetPair, value: float) -> float:
    """Convert a value of the row to its axis: a multiple of the earlier figure where the panel is relative."""
    return value / row.old if row.panel.endswith("relative") and row.old else value


def draw_pair(canvas: Canvas, row: TargetPair, axis: ValueAxis, y: float) -> None:
    """Draw both figures of ``row`` at the height ``y``."""
    assert row.old is not None and row.new is not None  # only such rows are drawn
    sheet, palette = canvas.sheet, canvas.palette
    colour = {"raised": palette.new, "lowered": palette.dropped}.get(row.direction or "", palette.soft)
    start, end = axis.at(on_axis(row, row.old)), axis.at(on_axis(row, row.new))
    alike = row.direction == "same" and (row.old_bound, row.old_low, row.old_high) == (
        row.new_bound, row.new_low, row.new_high,
    )  # fmt: skip
    if not alike:
        _open_part(canvas, (row.old_low, row.old_high, row.old_bound), row, axis, y - _LANE, palette.soft)
    lane = y if alike else y + _LANE
    _open_part(canvas, (row.new_low, row.new_high, row.new_bound), row, axis, lane, colour)
    if row.direction != "same":
        way = 1 if row.direction == "raised" else -1
        tip = max(end, start + RING + HEAD) if way > 0 else min(end, start - RING - HEAD)
        sheet.plot([start, tip - way * HEAD], [y, y], color=colour, linewidth=2.2, solid_capstyle="butt", zorder=2)
        _head(canvas, tip, y, way, colour)
        if axis.beyond(on_axis(row, row.new)):
            canvas.put(tip + 0.04, y, "»", size=canvas.small, colour=colour)
    sheet.plot(
        [start], [y], marker="o", markersize=2 * RING * 72, markerfacecolor=palette.paper,
        markeredgecolor=palette.soft, markeredgewidth=1.3, linestyle="none", zorder=3,
    )  # fmt: skip
    if row.direction == "same":
        sheet.plot([start], [y], marker="o", markersize=3.6, color=colour, markeredgewidth=0, zorder=4)


def _head(canvas: Canvas, tip: float, y: float, way: int, colour: str) -> None:
    from matplotlib.patches import Polygon

    base = tip - way * HEAD
    corners = [(tip, y), (base, y - _HALF), (base, y + _HALF)]
    canvas.sheet.add_patch(Polygon(corners, closed=True, facecolor=colour, edgecolor="none", linewidth=0, zorder=4))


def _open_part(
    canvas: Canvas,
    figure: tuple[float | None, float | None, Bound | None],
    row: TargetPair,
    axis: ValueAxis,
    y: float,
    colour: str,
) -> None:
    """Draw what a figure leaves open: a thin arrow for a bound, a block for 左右, a bar for a range."""
    from matplotlib.patches import Rectangle

    low, high, bound = figure
    ends = [axis.at(on_axis(row, end)) for end in (low, high) if end is not None]
    if bound in ("ge", "gt", "le", "lt") and ends:
        way = 1 if bound in ("ge", "gt") else -1
        at, tip = ends[0], ends[0] + way * (RING + OPEN)
        canvas.sheet.plot([at, tip], [y, y], color=colour, linewidth=0.9, solid_capstyle="butt", zorder=2)
        for side in (-1, 1):
            canvas.sheet.plot([tip - way * 0.045, tip], [y + side * 0.03, y], color=colour, linewidth=0.9, zorder=2)
    elif bound == "approx" and ends:
        canvas.sheet.add_patch(
            Rectangle((ends[0] - _ABOUT, y - 0.045), 2 * _ABOUT, 0.09, facecolor=colour, alpha=0.22, linewidth=0)
        )
    elif bound == "range" and len(ends) == 2:
        canvas.sheet.add_patch(
            Rectangle((ends[0], y - 0.03), ends[1] - ends[0], 0.06, facecolor=colour, alpha=0.45, linewidth=0)
        )
