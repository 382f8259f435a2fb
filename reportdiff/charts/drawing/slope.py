"""The slope chart: lines from the first year to the last, with names and figures at both ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, get_args

from reportdiff.charts.drawing.label_layout import spread
from reportdiff.charts.slope import Panel, SlopePoint, figures_of, lines_of, name_of, way_of, words_of
from reportdiff.i18n.labels import Lang, say

if TYPE_CHECKING:
    from reportdiff.charts.drawing.canvas import Canvas

ON_CANVAS: Final = True
"""Drawn on a canvas, though over years: the labels need a layout in inches."""

_SIDE: Final = 0.37
"""Share of the width for the names and figures of a side."""

_HEAD: Final = 0.52
"""Inches over a panel: its name, and the years."""

_FOOT: Final = 0.16
_LABEL: Final = 0.185
_LEAST: Final = 0.95
"""Inches of a label of one line, and the least height of a panel."""

_AIR: Final = 0.10
_GAP: Final = 0.16
"""Inches between a label and its leader, and the length of a leader."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """The place of one panel: years between ``left`` and ``right``, values between ``bottom`` and ``top`` (inches)."""

    left: float
    right: float
    top: float
    bottom: float
    first: int
    last: int
    low: float
    high: float

    def x(self, year: int) -> float:
        return self.left + (self.right - self.left) * (year - self.first) / max(1, self.last - self.first)

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)


def height(rows: Sequence[SlopePoint], width: float) -> float:
    """Compute the inches for all labels."""
    return sum(_HEAD + _height_of(panel) + _FOOT for panel in _panels(rows))


def draw(rows: Sequence[SlopePoint], canvas: Canvas, lang: Lang) -> None:
    """Draw a panel a scale."""
    panels = _panels(rows)
    years = sorted({row.year for row in rows})
    natural = sum(_HEAD + _height_of(panel) + _FOOT for panel in panels)
    factor = (canvas.height - len(panels) * (_HEAD + _FOOT)) / (natural - len(panels) * (_HEAD + _FOOT))
    top = 0.0
    for panel in panels:
        high = _height_of(panel) * factor
        _draw_panel(canvas, panel, years, top, high, lang)
        top += _HEAD + high + _FOOT


def _panels(rows: Sequence[SlopePoint]) -> list[list[tuple[SlopePoint, ...]]]:
    """Give the lines by scale."""
    lines = lines_of(rows)
    panels = [[line for line in lines if line[0].panel == panel] for panel in get_args(Panel)]
    return [panel for panel in panels if panel]


def _height_of(panel: Sequence[Sequence[SlopePoint]]) -> float:
    return max(_LEAST, 1.5 * _LABEL * len(panel))


def _draw_panel(
    canvas: Canvas,
    lines: Sequence[Sequence[SlopePoint]],
    years: Sequence[int],
    top: float,
    high: float,
    lang: Lang,
) -> None:
    palette, sheet = canvas.palette, canvas.sheet
    values = [row.value for line in lines for row in figures_of(line)]
    scale = _Scale(
        left=_SIDE * canvas.width + _GAP, right=(1 - _SIDE) * canvas.width - _GAP, top=top + _HEAD,
        bottom=top + _HEAD + high, first=years[0], last=years[-1], low=min(0.0, *values), high=max(values),
    )  # fmt: skip
    canvas.put(0, top + 0.14, say(f"slope.{lines[0][0].panel}", lang))
    sheet.plot([0, canvas.width], [top + 0.27] * 2, color=palette.line, linewidth=0.8, zorder=1)
    last_edge = -1.0
    for year in reversed(years):
        x = scale.x(year)
        sheet.plot([x, x], [scale.top, scale.bottom], color=palette.line, linewidth=0.7, zorder=1)
        wide = canvas.width_of(str(year), canvas.small)
        if last_edge < 0 or x + wide / 2 + 0.06 < last_edge:
            canvas.put(x, top + 0.39, str(year), size=canvas.small, colour=palette.soft, ha="center")
            last_edge = x - wide / 2
    sheet.plot([scale.left, scale.right], [scale.y(0.0)] * 2, color=palette.soft, linewidth=0.8, zorder=1)
    canvas.put(scale.right, scale.bottom + 0.08, "0", size=canvas.small, colour=palette.soft, ha="center")
    for line in lines:
        _line(canvas, line, scale)
    for side in ("left", "right"):
        _labels(canvas, lines, scale, "left" if side == "left" else "right", lang)


def _line(canvas: Canvas, line: Sequence[SlopePoint], scale: _Scale) -> None:
    """Draw the figures of one target, joined from report to report; dotted over those without a figure."""
    colour = _colour(canvas, line)
    places = {row.year: place for place, row in enumerate(line)}
    for before, after in pairwise(figures_of(line)):
        near = places[after.year] == places[before.year] + 1
        canvas.sheet.plot(
            [scale.x(before.year), scale.x(after.year)], [scale.y(before.value), scale.y(after.value)],
            color=colour, linewidth=1.7 if near else 0.9, linestyle="-" if near else (0, (1, 2)), zorder=3,
        )  # fmt: skip
    for row in figures_of(line):
        canvas.sheet.plot(
            [scale.x(row.year)], [scale.y(row.value)], marker="o", markersize=4.2, color=colour, markeredgewidth=0,
            zorder=4,
        )  # fmt: skip


def _labels(
    canvas: Canvas,
    lines: Sequence[Sequence[SlopePoint]],
    scale: _Scale,
    side: Literal["left", "right"],
    lang: Lang,
) -> None:
    """Write the labels of one side, moved apart, each with a leader to its point."""
    ends = [figures_of(line)[0 if side == "left" else -1] for line in lines]
    order = sorted(range(len(lines)), key=lambda index: (scale.y(ends[index].value), index))
    room = _SIDE * canvas.width - _AIR
    labels = [_lines_of(canvas, row, side, room, lang) for row in ends]
    heights = [_LABEL + 0.11 * (len(labels[index]) - 1) for index in order]
    middles = spread([scale.y(ends[index].value) for index in order], heights, scale.top - 0.05, scale.bottom + 0.02)
    for index, middle in zip(order, middles, strict=True):
        row, colour = ends[index], _colour(canvas, lines[index])
        edge = _SIDE * canvas.width if side == "left" else (1 - _SIDE) * canvas.width
        way = -1 if side == "left" else 1
        lines_here = labels[index]
        for number, words in enumerate(lines_here):
            y = middle + (number - (len(lines_here) - 1) / 2) * 0.115
            canvas.put(
                edge + way * 0.02, y, words, size=canvas.small, colour=colour, ha="right" if side == "left" else "left"
            )
        near = edge - way * 0.02
        canvas.sheet.plot(
            [near, edge - way * _GAP * 0.9, scale.x(row.year)], [middle, scale.y(row.value), scale.y(row.value)],
            color=colour, linewidth=0.6, linestyle=(0, (1, 1.5)), zorder=2,
        )  # fmt: skip


def _lines_of(canvas: Canvas, row: SlopePoint, side: Literal["left", "right"], room: float, lang: Lang) -> list[str]:
    """Give the name and the figure of an end, the figure next to the line."""
    name, words = name_of(row, lang), words_of(row, lang)
    if canvas.width_of(f"{name} {words}", canvas.small) <= room:
        return [f"{name} {words}" if side == "left" else f"{words} {name}"]
    pair = [name, words] if side == "left" else [words, name]
    return [canvas.wrapped(part, room, size=canvas.small, most=1)[0] for part in pair]


def _colour(canvas: Canvas, line: Sequence[SlopePoint]) -> str:
    palette = canvas.palette
    colours = {"raised": palette.new, "lowered": palette.dropped, "same": palette.soft}
    return colours[way_of(line)]
