"""The chart of targets: a panel an axis, headline targets first, the others by area of policy, their words beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from reportdiff.charts.drawing.target_marks import OPEN, WIDEST, ValueAxis, draw_pair, on_axis
from reportdiff.charts.figure_forms import value_form
from reportdiff.charts.target_pairs import TargetPair, drawable
from reportdiff.charts.targets import area_of, name_of
from reportdiff.charts.targets_words import difference_words, figure_words
from reportdiff.i18n.labels import Lang, say
from reportdiff.output.words.change_notes import DOUBT
from reportdiff.output.words.figure_words import plain_number

if TYPE_CHECKING:
    from reportdiff.charts.drawing.canvas import Canvas

MOST: Final = 22
"""The most figures on a picture of free height."""

_PITCH: Final = 0.295
_HEAD: Final = 0.52
"""Inches over the figures of a panel, for its name and the numbers of its axis."""

_AREA: Final = 0.21
"""Inches for the name of an area."""

_FOOT: Final = 0.28
_NAMES: Final = 0.25
_WORDS: Final = 0.31
"""The most that names, and the figures in words, take of the width."""

_AIR: Final = 0.14
_PANELS: Final = ("headline_share", "headline_large_share", "headline_relative", "share", "large_share", "relative")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns are, in inches: the axis from ``left`` to ``right``, the words, the edge of the difference."""

    left: float
    right: float
    words: float
    width: float


def height(rows: Sequence[TargetPair], width: float) -> float:
    """Compute the inches for all figures, or for the most figures of a picture."""
    selection, rest = _selection(drawable(rows), MOST)
    return _height_of(selection, _PITCH) + (_FOOT if rest else 0.0) + 0.05


def draw(rows: Sequence[TargetPair], canvas: Canvas, lang: Lang) -> None:
    """Draw ``rows``, panel by panel; where there is no room for all, headline figures and the largest changes."""
    rows = drawable(rows)
    most = MOST
    step = 0.95 * canvas.line_height()
    while most > 2 and _height_of(_selection(rows, most)[0], step) + _FOOT > canvas.height:
        most -= 1
    selection, rest = _selection(rows, most)
    spare = canvas.height - _height_of(selection, 0.0) - (_FOOT if rest else 0.0)
    pitch = min(spare / len(selection), 1.6 * _PITCH)
    columns = _columns(selection, canvas, lang)
    top = 0.0
    for panel in _panels(selection):
        top = _draw_panel(canvas, panel, columns, top, pitch, lang)
    if rest:
        note = say("targets.rest", lang, n=len(rest))
        canvas.put(0, top + 0.6 * _FOOT, note, size=canvas.small, colour=canvas.palette.soft)


def _height_of(selection: Sequence[TargetPair], pitch: float) -> float:
    panels = _panels(selection)
    return sum(_HEAD + len(panel) * pitch + len(_areas(panel)) * _AREA for panel in panels)


def _draw_panel(
    canvas: Canvas, panel: Sequence[TargetPair], columns: _Columns, top: float, pitch: float, lang: Lang
) -> float:
    """Draw one panel from ``top`` on; give its end."""
    axis = _axis(panel, columns)
    areas = dict(_areas(panel))
    bottom = top + _HEAD + len(panel) * pitch + len(areas) * _AREA
    _head(canvas, panel, axis, top, bottom, lang)
    y = top + _HEAD
    for place, row in enumerate(panel):
        if place in areas:
            canvas.put(0, y + 0.6 * _AREA, area_of(row, lang), size=canvas.small, colour=canvas.palette.accent)
            y += _AREA
        middle = y + pitch / 2
        _name(canvas, row, middle, pitch, lang)
        draw_pair(canvas, row, axis, middle)
        _words(canvas, row, middle, pitch, columns, lang)
        y += pitch
    return bottom


def _selection(rows: Sequence[TargetPair], most: int) -> tuple[list[TargetPair], list[TargetPair]]:
    """Give the rows to show and the others: headline figures first, then those that moved most."""
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
    """Give the rows by axis; those of no headline by area of policy, in the order of the plan, the unknown one last."""
    panels = []
    for name in _PANELS:
        panel = [row for row in rows if row.panel == name]
        if not name.startswith("headline"):
            order = {area: place for place, area in enumerate(dict.fromkeys(row.area for row in panel))}
            panel.sort(key=lambda row: (not row.area, order[row.area]))
        panels.append(panel)
    return [panel for panel in panels if panel]


def _areas(panel: Sequence[TargetPair]) -> list[tuple[int, str]]:
    """Give the places in a panel over which an area is named; none among headline figures, nor where all have one."""
    if panel[0].headline or len({row.area for row in panel}) < 2:
        return []
    places, at = [], 0
    for area, members in groupby(panel, key=lambda row: row.area):
        places.append((at, area))
        at += len(list(members))
    return places


def _columns(rows: Sequence[TargetPair], canvas: Canvas, lang: Lang) -> _Columns:
    """Give the columns: names, axis, words, difference; words that are too long go on two lines."""
    most = _WORDS * canvas.width
    wide = max(max(canvas.width_of(line, canvas.small) for line in _lines(row, canvas, most, lang)) for row in rows)
    differences = max(canvas.width_of(difference_words(row, lang), canvas.small) for row in rows)
    words = canvas.width - differences - _AIR - wide
    left = _NAMES * canvas.width + _AIR + OPEN
    return _Columns(left, words - _AIR - OPEN, words, wide)


def _lines(row: TargetPair, canvas: Canvas, most: float, lang: Lang) -> list[str]:
    """Give both figures: on one line, or, where that is too long, written anew, or on two lines."""
    for short in (False, True):
        old, new = (figure_words(row, side, lang, short=short) for side in ("old", "new"))
        if canvas.width_of(f"{old} → {new}", canvas.small) <= most:
            return [f"{old} → {new}"]
    return [f"{old} →", new]


def _axis(panel: Sequence[TargetPair], columns: _Columns) -> ValueAxis:
    values = [
        on_axis(row, end)
        for row in panel
        for end in (row.old, row.new, row.old_low, row.old_high, row.new_low, row.new_high)
        if end is not None
    ]
    low, high = min(values), max(values)
    left, right = columns.left, columns.right
    if panel[0].panel.endswith("relative"):
        return ValueAxis(left=left, right=right, low=0.0, high=min(max(high, 1.5), WIDEST))
    room = 0.06 * (high - low) or abs(high) * 0.2 or 1.0
    if panel[0].panel.endswith("large_share"):
        # Not from zero, as 95% and 96.5% would be one; and no further than all, where nothing is more.
        top = 1.0 if high <= 1.0 < high + room else high + room
        return ValueAxis(left=left, right=right, low=low - room, high=top)
    return ValueAxis(left=left, right=right, low=min(0.0, low), high=high + room)


def _head(canvas: Canvas, panel: Sequence[TargetPair], axis: ValueAxis, top: float, bottom: float, lang: Lang) -> None:
    """Write the name of the panel, and draw lines down from the numbers of its axis."""
    from matplotlib.ticker import MaxNLocator

    palette = canvas.palette
    relative = panel[0].panel.endswith("relative")
    canvas.put(0, top + 0.14, say(f"targets.{panel[0].panel}", lang, old=panel[0].old_year or "?"))
    canvas.sheet.plot([0, canvas.width], [top + 0.27] * 2, color=palette.line, linewidth=0.8, zorder=1)
    for tick in MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]).tick_values(axis.low, axis.high):
        if not axis.low - 1e-9 <= tick <= axis.high + 1e-9:
            continue
        x = axis.at(float(tick))
        strong = relative and abs(tick - 1) < 1e-9
        canvas.sheet.plot(
            [x, x], [top + 0.46, bottom], color=palette.soft if strong else palette.line,
            linewidth=0.9 if strong else 0.6, zorder=1,
        )  # fmt: skip
        words = plain_number(round(float(tick) * 100, 6)) if relative else value_form(float(tick), "ratio")
        canvas.put(x, top + 0.37, words, size=canvas.small, colour=palette.soft, ha="center")


def _name(canvas: Canvas, row: TargetPair, y: float, pitch: float, lang: Lang) -> None:
    step = 0.84 * canvas.line_height(canvas.small)
    width = _NAMES * canvas.width
    name = name_of(row, lang) + (f" {DOUBT}" if row.doubtful else "")
    size = canvas.text if canvas.width_of(name) <= width else canvas.small
    lines = canvas.wrapped(name, width, size=size, most=2 if pitch >= 2.1 * step else 1, even=True)
    for number, line in enumerate(lines):
        canvas.put(width, y + (number - (len(lines) - 1) / 2) * step, line, size=size, ha="right")


def _words(canvas: Canvas, row: TargetPair, y: float, pitch: float, columns: _Columns, lang: Lang) -> None:
    palette = canvas.palette
    step = min(0.84 * canvas.line_height(canvas.small), pitch / 2)
    lines = _lines(row, canvas, _WORDS * canvas.width, lang)
    for number, line in enumerate(lines):
        canvas.put(columns.words, y + (number - (len(lines) - 1) / 2) * step, line, size=canvas.small)
    colour = {"raised": palette.new, "lowered": palette.dropped}.get(row.direction or "", palette.soft)
    canvas.put(canvas.width, y, difference_words(row, lang), size=canvas.small, colour=colour, ha="right")
