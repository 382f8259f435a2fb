"""The dumbbells of the chart of targets: a ring for last year, an arrowhead (or a dot) for this, their words beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportdiff.charts.target_pairs import TargetPair, drawable
from reportdiff.charts.targets import name_of
from reportdiff.charts.targets_words import difference_words, figure_words, value_words
from reportdiff.i18n.labels import Lang, say
from reportdiff.output.words.change_notes import DOUBT
from reportdiff.output.words.figure_words import plain_number

if TYPE_CHECKING:
    from reportdiff.charts.drawing.canvas import Canvas

MOST: Final = 24
"""The most figures on a picture of free height."""

_PITCH: Final = 0.30
_HEAD: Final = 0.50
"""Inches over the figures of a panel, for its name and the numbers of its axis."""

_FOOT: Final = 0.28
_NAMES: Final = 0.24
_AIR: Final = 0.16
_WIDEST: Final = 3.0
"""The end of an axis of relative change, in times of last year's figure; larger values are at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """The axis of one panel: ``low`` is at ``left``, ``high`` at ``right`` (inches)."""

    left: float
    right: float
    low: float
    high: float

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def beyond(self, value: float) -> bool:
        return value > self.high


def height(rows: Sequence[TargetPair], width: float) -> float:
    """Compute the inches for all figures, or for the most figures of a picture."""
    selection, rest = _selection(drawable(rows), MOST)
    return sum(_HEAD + len(panel) * _PITCH for panel in _panels(selection)) + (_FOOT if rest else 0.0) + 0.05


def draw(rows: Sequence[TargetPair], canvas: Canvas, lang: Lang) -> None:
    """Draw ``rows``, panel by panel; where there is no room for all, headline figures and the largest changes."""
    rows = drawable(rows)
    most = MOST
    while most > 2 and _height_for(rows, most, canvas) > canvas.height:
        most -= 1
    selection, rest = _selection(rows, most)
    panels = _panels(selection)
    free = canvas.height - len(panels) * _HEAD - (_FOOT if rest else 0.0)
    pitch = min(free / len(selection), 1.6 * _PITCH)
    words = [(figure_words(row, "old", lang), figure_words(row, "new", lang)) for row in selection]
    wide = max(canvas.width_of(f"{old} → {new}", canvas.small) for old, new in words)
    difference_width = max(canvas.width_of(difference_words(row, lang), canvas.small) for row in selection)
    right = canvas.width - wide - difference_width - 2 * _AIR
    top = 0.0
    for panel in panels:
        left = _NAMES * canvas.width + _AIR
        axis = _axis(panel, left, max(right, left + 1.0))
        _head(canvas, panel, axis, top, pitch, lang)
        for index, row in enumerate(panel):
            y = top + _HEAD + (index + 0.5) * pitch
            _name(canvas, row, y, pitch, lang)
            _dumbbell(canvas, row, axis, y)
            _words(canvas, row, y, wide, difference_width, lang)
        top += _HEAD + len(panel) * pitch
    if rest:
        note = say("targets.rest", lang, n=len(rest))
        canvas.put(0, top + 0.6 * _FOOT, note, size=canvas.small, colour=canvas.palette.soft)


def _height_for(rows: Sequence[TargetPair], most: int, canvas: Canvas) -> float:
    selection, rest = _selection(rows, most)
    step = 0.95 * canvas.line_height()
    return len(_panels(selection)) * _HEAD + len(selection) * step + (_FOOT if rest else 0.0)


def _selection(rows: Sequence[TargetPair], most: int) -> tuple[list[TargetPair], list[TargetPair]]:
    """The rows to show and the others: headline figures first, then those that moved most."""
    ranking = sorted(range(len(rows)), key=lambda index: (not rows[index].headline, -_size(rows[index]), index))
    indices = set(ranking[:most])
    return (
        [row for index, row in enumerate(rows) if index in indices],
        [row for index, row in enumerate(rows) if index not in indices],
    )


def _size(row: TargetPair) -> float:
    if not row.old or row.new is None:
        return 0.0
    return abs(row.new / row.old - 1)


def _panels(rows: Sequence[TargetPair]) -> list[list[TargetPair]]:
    """The rows by axis, that of the headline figures first; relative change at the end."""
    names = sorted(dict.fromkeys(row.panel for row in rows), key=lambda name: name == "relative")
    return [[row for row in rows if row.panel == name] for name in names]


def _values(row: TargetPair) -> tuple[float, float]:
    """Old and new value on the axis of the row's panel."""
    assert row.old is not None and row.new is not None  # only such are drawn
    return (1.0, row.new / row.old) if row.panel == "relative" else (row.old, row.new)


def _axis(panel: Sequence[TargetPair], left: float, right: float) -> _Axis:
    values = [value for row in panel for value in _values(row)]
    low, high = min(values), max(values)
    if panel[0].panel == "relative":
        return _Axis(left=left, right=right, low=0.0, high=min(max(high, 1.5), _WIDEST))
    room = 0.06 * (high - low) or abs(high) * 0.2 or 1.0
    if panel[0].panel == "large_share":
        # Not from zero, as 95% and 96.5% would be one; and no further than all, where nothing is more.
        whole = 1.0 if panel[0].percent else 100.0
        return _Axis(left=left, right=right, low=low - room, high=whole if high <= whole < high + room else high + room)
    return _Axis(left=left, right=right, low=min(0.0, low), high=high + room)


def _head(canvas: Canvas, panel: Sequence[TargetPair], axis: _Axis, top: float, pitch: float, lang: Lang) -> None:
    """The name of the panel, and lines down from the numbers of its axis."""
    from matplotlib.ticker import MaxNLocator

    palette, kind = canvas.palette, panel[0].panel
    name = (
        say("targets.of_unit", lang, unit=panel[0].unit) if kind.startswith("unit:") else say(f"targets.{kind}", lang)
    )
    canvas.put(0, top + 0.14, name, size=canvas.small, colour=palette.soft)
    canvas.sheet.plot([0, canvas.width], [top + 0.26] * 2, color=palette.line, linewidth=0.8, zorder=1)
    bottom = top + _HEAD + len(panel) * pitch
    for tick in MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]).tick_values(axis.low, axis.high):
        if not axis.low - 1e-9 <= tick <= axis.high + 1e-9:
            continue
        x = axis.at(float(tick))
        strong = kind == "relative" and abs(tick - 1) < 1e-9
        canvas.sheet.plot(
            [x, x], [top + 0.44, bottom], color=palette.soft if strong else palette.line,
            linewidth=0.9 if strong else 0.6, zorder=1,
        )  # fmt: skip
        canvas.put(x, top + 0.36, _tick(float(tick), panel[0]), size=canvas.small, colour=palette.soft, ha="center")


def _tick(value: float, row: TargetPair) -> str:
    if row.panel == "relative":
        return plain_number(round(value * 100, 6)) + "%"
    return value_words(value, row.unit if row.percent else "")


def _name(canvas: Canvas, row: TargetPair, y: float, pitch: float, lang: Lang) -> None:
    step = 0.84 * canvas.line_height(canvas.small)
    width = _NAMES * canvas.width
    name = name_of(row, lang) + (f" {DOUBT}" if row.doubtful else "")
    size = canvas.text if canvas.width_of(name) <= width else canvas.small
    lines = canvas.wrapped(name, width, size=size, most=2 if pitch >= 2.1 * step else 1, even=True)
    for number, line in enumerate(lines):
        canvas.put(width, y + (number - (len(lines) - 1) / 2) * step, line, size=size, ha="right")


def _dumbbell(canvas: Canvas, row: TargetPair, axis: _Axis, y: float) -> None:
    sheet, palette = canvas.sheet, canvas.palette
    old, new = _values(row)
    start, end = axis.at(old), axis.at(new)
    colour = {"raised": palette.new, "lowered": palette.dropped}.get(row.direction or "", palette.soft)
    # The carets of matplotlib whose tip, not their middle, stands at the value.
    marker = {"raised": 5, "lowered": 4}.get(row.direction or "", "o")
    if row.direction != "same":
        sheet.plot([start, end], [y, y], color=colour, linewidth=2.2, solid_capstyle="butt", zorder=2)
    sheet.plot(
        [start], [y], marker="o", markersize=7, markerfacecolor=palette.paper, markeredgecolor=palette.soft,
        markeredgewidth=1.3, linestyle="none", zorder=3,
    )  # fmt: skip
    sheet.plot(
        [end], [y], marker=marker, markersize=7.5 if marker != "o" else 3.6, color=colour, markeredgewidth=0,
        linestyle="none", zorder=4, clip_on=False,
    )  # fmt: skip
    if axis.beyond(new):
        canvas.put(end + 0.07, y, "»", size=canvas.small, colour=colour)


def _words(canvas: Canvas, row: TargetPair, y: float, wide: float, difference_width: float, lang: Lang) -> None:
    palette = canvas.palette
    middle = canvas.width - difference_width - _AIR
    old, new = figure_words(row, "old", lang), figure_words(row, "new", lang)
    canvas.put(middle - wide, y, f"{old} → {new}", size=canvas.small)
    colour = {"raised": palette.new, "lowered": palette.dropped}.get(row.direction or "", palette.soft)
    canvas.put(canvas.width, y, difference_words(row, lang), size=canvas.small, colour=colour, ha="right")
