"""The dots of the chart of regions: a line a region, its target, last year's and the result on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reportdiff.charts.figure_forms import figure_form
from reportdiff.charts.regions import RegionDot, drawn_rows, figure_of
from reportdiff.i18n.labels import Lang, say
from reportdiff.regions import display_name

if TYPE_CHECKING:
    from reportdiff.charts.drawing.canvas import Canvas

MOST: Final = 36
"""The most regions on a picture of free height."""

_PITCH: Final = 0.30
_HEAD: Final = 0.28
_FOOT: Final = 0.28
_AIR: Final = 0.14
_NAMES: Final = 0.26
_WORDS: Final = 0.30
"""Shares of the width that names and words may take."""

_OPEN: Final = 0.16
"""Length of the line for what a bound leaves open."""


def height(rows: Sequence[RegionDot], width: float) -> float:
    """Give the inches that the dots take."""
    count = len(drawn_rows(rows))
    return _HEAD + min(count, MOST) * _PITCH + (_FOOT if count > MOST else 0.0)


def draw(rows: Sequence[RegionDot], canvas: Canvas, lang: Lang) -> None:
    """Draw a line a region; where there is no room for all, the first of them."""
    drawn = drawn_rows(rows)
    room = int((canvas.height - _HEAD - _FOOT) / (0.95 * canvas.line_height()))
    shown = drawn if len(drawn) <= min(MOST, room + 1) else drawn[: max(1, min(MOST, room))]
    rest = len(drawn) - len(shown)
    pitch = min((canvas.height - _HEAD - (_FOOT if rest else 0.0)) / len(shown), 1.5 * _PITCH)
    names = [display_name(row.region, lang) for row in shown]
    words = [figure_of(row, lang) for row in shown]
    left = min(max(canvas.width_of(name) for name in names), _NAMES * canvas.width) + _AIR + _OPEN
    wide = min(max(canvas.width_of(text, canvas.small) for text in words), _WORDS * canvas.width)
    right = max(canvas.width - wide - _AIR - _OPEN, left + 1.0)
    values = [v for row in shown for v in (row.low, row.high, row.last, row.result, row.stretch) if v is not None]
    axis = _Axis(min(values), max(values), left, right)
    _draw_axis(canvas, axis, shown[0], len(shown) * pitch, lang)
    for place, (row, name, text) in enumerate(zip(shown, names, words, strict=True)):
        y = _HEAD + (place + 0.5) * pitch
        canvas.put(0, y, canvas.wrapped(name, _NAMES * canvas.width, most=1)[0])
        canvas.sheet.plot([left, right], [y, y], color=canvas.palette.line, linewidth=0.5, zorder=1)
        _draw_row(canvas, axis, row, y)
        canvas.put(canvas.width - wide, y, canvas.wrapped(text, wide, size=canvas.small, most=1)[0], size=canvas.small)
    if rest:
        canvas.put(
            0, _HEAD + len(shown) * pitch + 0.6 * _FOOT, say("chart_regions.rest", lang, n=rest),
            size=canvas.small, colour=canvas.palette.soft,
        )  # fmt: skip


class _Axis:
    """The axis from the smallest to the largest value, in inches."""

    def __init__(self, low: float, high: float, left: float, right: float) -> None:
        self.low, self.high = (low, high) if high > low else (low - abs(low or 1) / 10, high + abs(high or 1) / 10)
        self.left, self.right = left, right

    def at(self, value: float) -> float:
        """Give the position of a value."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)


def _draw_axis(canvas: Canvas, axis: _Axis, row: RegionDot, length: float, lang: Lang) -> None:
    for value, side in ((axis.low, "left"), (axis.high, "right")):
        x = axis.at(value)
        canvas.sheet.plot([x, x], [_HEAD - 0.04, _HEAD + length], color=canvas.palette.line, linewidth=0.6, zorder=1)
        words = figure_form(value, value, "eq", row.unit, "", "en")
        canvas.put(
            x, 0.45 * _HEAD, words, size=canvas.small, colour=canvas.palette.soft,
            ha="left" if side == "left" else "right",
        )  # fmt: skip


def _draw_row(canvas: Canvas, axis: _Axis, row: RegionDot, y: float) -> None:
    sheet, palette = canvas.sheet, canvas.palette
    x = axis.at(row.value)
    if row.bound == "range" and row.low is not None and row.high is not None:
        sheet.plot([axis.at(row.low), axis.at(row.high)], [y, y], color=palette.accent, linewidth=3.2, zorder=3)
    elif row.bound in ("ge", "gt", "le", "lt"):
        way = 1 if row.bound in ("ge", "gt") else -1
        sheet.plot([x, x + way * _OPEN], [y, y], color=palette.accent, linewidth=1.4, zorder=3)
        marker = ">" if way > 0 else "<"
        sheet.plot([x + way * _OPEN], [y], marker, markersize=4, color=palette.accent, markeredgewidth=0, zorder=3)
    elif row.bound == "approx":
        sheet.plot([x - 0.09, x + 0.09], [y, y], color=palette.accent, linewidth=7, alpha=0.25, zorder=2)
    if row.stretch is not None:
        sheet.plot([x, axis.at(row.stretch)], [y, y], color=palette.accent, linewidth=1.0, linestyle=":", zorder=2)
        sheet.plot([axis.at(row.stretch)], [y], "|", markersize=8, color=palette.accent, zorder=3)
    if row.last is not None:
        sheet.plot(
            [axis.at(row.last)], [y], "o", markersize=8, markerfacecolor="none", markeredgecolor=palette.soft,
            markeredgewidth=1.2, zorder=4,
        )  # fmt: skip
    if row.result is not None:
        sheet.plot([axis.at(row.result)], [y], "D", markersize=4.2, color=palette.ink, markeredgewidth=0, zorder=5)
    sheet.plot([x], [y], "o", markersize=5.4, color=palette.accent, markeredgewidth=0, zorder=6)
