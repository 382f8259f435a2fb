"""The dumbbells of the chart of terms: a row a word, from its old count to its new one, all on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportdiff.charts.terms import TermShift, Way, of_way, year_of
from reportdiff.i18n.labels import Lang, say
from reportdiff.safe_text import inert

if TYPE_CHECKING:
    from reportdiff.charts.drawing.canvas import Canvas

_PITCH: Final = 0.27
_HEAD: Final = 0.52
"""Inches from row to row, and over the first row: for the key and the name of the column."""

_GUTTER: Final = 0.32
_NAME_GAP: Final = 0.08
_ARROWS: Final[dict[Way, str]] = {"rose": "▲", "fell": "▼"}
_DOT: Final = 5.4
"""Diameter of a dot in points."""


@dataclass(frozen=True, slots=True)
class _Column:
    """The position of a column of words: its left edge, the stretch of the counts, and its right edge."""

    left: float
    zero: float
    full: float
    right: float
    most: int

    def at(self, count: int) -> float:
        return self.zero + (self.full - self.zero) * count / self.most


def height(rows: Sequence[TermShift], width: float) -> float:
    """Compute the height of the longer column in inches."""
    longest = max(len(of_way(rows, way)) for way in _ARROWS)
    return _HEAD + longest * _PITCH


def draw(rows: Sequence[TermShift], canvas: Canvas, lang: Lang) -> None:
    """Draw the words of ``rows``; where none rose (or none fell) the other column has the whole width."""
    ways: list[Way] = [way for way in _ARROWS if of_way(rows, way)]
    first = rows[0]
    years = {"old": year_of(first.old_year), "new": year_of(first.new_year)}
    canvas.put(0, 0.06, say("terms.key", lang, **years), size=canvas.small, colour=canvas.palette.soft)
    width = (canvas.width - _GUTTER * (len(ways) - 1)) / len(ways)
    most = max(max(row.old, row.new) for way in ways for row in of_way(rows, way))
    longest = max(len(of_way(rows, way)) for way in ways)
    pitch = min(max(_PITCH, (canvas.height - _HEAD) / longest), 2.2 * _PITCH)
    for number, way in enumerate(ways):
        column = _column(
            [row for row in rows if row.sure], canvas, left=number * (width + _GUTTER), width=width, most=most
        )
        _heading(canvas, column, way, lang)
        for place, row in enumerate(of_way(rows, way)):
            _dumbbell(canvas, column, row, _HEAD + (place + 0.5) * pitch)


def _column(rows: Sequence[TermShift], canvas: Canvas, *, left: float, width: float, most: int) -> _Column:
    name = min(max(canvas.width_of(inert(row.term)) for row in rows), 0.45 * width)
    count = canvas.width_of(str(most)) + _NAME_GAP
    zero = left + name + _NAME_GAP + count
    return _Column(left, zero, left + width - count, left + width, most)


def _heading(canvas: Canvas, column: _Column, way: Way, lang: Lang) -> None:
    palette = canvas.palette
    colour = palette.new if way == "rose" else palette.dropped
    canvas.put(column.left, 0.30, f"{_ARROWS[way]} {say(f'terms.{way}', lang)}", colour=colour)
    canvas.sheet.plot([column.left, column.right], [0.43, 0.43], color=colour, linewidth=1.0, zorder=1)


def _dumbbell(canvas: Canvas, column: _Column, row: TermShift, y: float) -> None:
    palette = canvas.palette
    colour = palette.new if row.way == "rose" else palette.dropped
    old, new = column.at(row.old), column.at(row.new)
    name = canvas.wrapped(inert(row.term), column.zero - column.left - _NAME_GAP, most=1)[0]
    canvas.put(column.left, y, name)
    sheet = canvas.sheet
    sheet.plot([column.zero, column.full], [y, y], color=palette.line, linewidth=0.6, zorder=1)
    sheet.plot([old, new], [y, y], color=colour, linewidth=2.0, zorder=2, solid_capstyle="butt")
    sheet.plot(
        [old],
        [y],
        marker="o",
        markersize=_DOT,
        color=palette.paper,
        markeredgecolor=colour,
        markeredgewidth=1.2,
        zorder=3,
    )
    sheet.plot([new], [y], marker="o", markersize=_DOT, color=colour, zorder=3)
    for count, at, after in ((row.old, old, old > new), (row.new, new, new > old)):
        number = canvas.put(
            at + (0.07 if after else -0.07), y, str(count), ha="left" if after else "right",
            colour=palette.ink if at == new else palette.soft,
        )  # fmt: skip
        # The line of the row stops at the number instead of going through it.
        number.set_bbox({"facecolor": palette.paper, "edgecolor": "none", "pad": 0.6})
