"""The bars of the overview: one unit of length a change in both panels, doubtful ones hatched at the end of a bar."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from reportdiff.charts.overview import KEPT, SectionChanges, forerunner_name, section_name, total
from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Status
from reportdiff.output.words.change_notes import SIGNS

if TYPE_CHECKING:
    from reportdiff.charts.drawing.canvas import Canvas

MOST: Final = 32
"""The most sections on a picture of free height; one line counts the rest."""

_PITCH: Final = 0.29
_HEAD: Final = 0.45
_NAMES: Final = 0.29
"""Share of the width for the headings."""

_FOOT: Final = 0.28
"""Inches for the line about sections that are not drawn."""

_AIR: Final = 0.10
_BETWEEN: Final = 0.34
"""Inches between the two panels, with the number at the end of a bar."""

_HEAD_AIR: Final = 0.14

_THICK: Final = 0.19
"""Inches that a bar is thick, where there is room."""

_LINE: Final = 0.125
_HANZI: Final = 0.108
_RAGGED: Final = 1.15
_LINES: Final = 4
"""Inches of a line of a name and of a character; the room that breaking between words costs; the most lines."""


_SIDES: Final[tuple[tuple[Status, Literal[-1, 1], Literal["left", "right"]], ...]] = (
    ("dropped", -1, "right"),
    ("new", 1, "left"),
)
"""The side of zero of each status, and the alignment of the words beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """The positions of the two zeros, and the length of a change, in inches."""

    zero: float
    kept: float
    unit: float
    thick: float


def height(rows: Sequence[SectionChanges], width: float) -> float:
    """Compute the inches for all bars and names, or for the most bars of a picture."""
    line = _NAMES * width / _HANZI
    heights = sorted((_room(_lines_needed(row, line)) for row in rows), reverse=True)[:MOST]
    return _HEAD + sum(heights) + (_FOOT if len(rows) > MOST else 0.0)


def _lines_needed(row: SectionChanges, line: float) -> int:
    names = (section_name(row, "zh"), forerunner_name(row, "zh"))
    return sum(min(_LINES, math.ceil(_RAGGED * len(name) / line)) for name in names if name)


def _room(lines: int) -> float:
    return max(_PITCH, lines * _LINE + 0.06)


def draw(rows: Sequence[SectionChanges], canvas: Canvas, lang: Lang) -> None:
    """Draw ``rows`` with the headings of the panels, which are also the key."""
    names_of_all = [_name_lines(canvas, row, lang) for row in rows]
    places, others = _selection(rows, [_room(len(lines)) for lines in names_of_all], canvas)
    visible, rest = [rows[place] for place in places], [rows[place] for place in others]
    names = [names_of_all[place] for place in places]
    heights = _spread_heights([_room(len(lines)) for lines in names], canvas.height - _HEAD - (_FOOT if rest else 0.0))
    plan = _layout(visible, canvas, thick=min(_THICK, 0.62 * min(heights)))
    _heads(rows, canvas, plan, lang)
    bottom = _HEAD
    for row, lines, high in zip(visible, names, heights, strict=True):
        _name(canvas, lines, bottom + high / 2, high)
        _draw_bar(canvas, row, bottom + high / 2, plan)
        bottom += high
    for x in (plan.zero, plan.kept):
        canvas.sheet.plot([x, x], [_HEAD - 0.03, bottom], color=canvas.palette.soft, linewidth=0.8, zorder=4)
    if rest:
        words = say(
            "overview.others", lang, n=len(rest), dropped=total(rest, "dropped"), new=total(rest, "new"),
            kept=total(rest, *KEPT),
        )  # fmt: skip
        canvas.put(0, bottom + 0.6 * _FOOT, words, size=canvas.small, colour=canvas.palette.soft)


def _selection(rows: Sequence[SectionChanges], heights: Sequence[float], canvas: Canvas) -> tuple[list[int], list[int]]:
    """Give the places of the sections that moved most, as many as have room with whole names, and of the others."""
    ranking = sorted(range(len(rows)), key=lambda index: (-rows[index].moved, index))
    most = min(len(rows), MOST)
    while most > 1:
        foot = _FOOT if most < len(rows) else 0.0
        if sum(heights[index] for index in ranking[:most]) <= canvas.height - _HEAD - foot + 0.01:
            break
        most -= 1
    return sorted(ranking[:most]), sorted(ranking[most:])


def _spread_heights(heights: Sequence[float], free: float) -> list[float]:
    """Give the heights of the rows, with some of the room that is left."""
    spare = max(0.0, free - sum(heights)) / len(heights)
    return [high + min(spare, 0.5 * _PITCH) for high in heights]


def _name_lines(canvas: Canvas, row: SectionChanges, lang: Lang) -> list[tuple[str, float, bool]]:
    """Give the lines of a name (words, size, whether it is the old name), the old name below."""
    width = _NAMES * canvas.width
    name, former = section_name(row, lang), forerunner_name(row, lang)
    size = canvas.text if canvas.width_of(name) <= width else canvas.small
    lines = [(line, size, False) for line in canvas.wrapped(name, width, size=size, most=_LINES, even=True)]
    if former:
        old_lines = canvas.wrapped(former, width, size=canvas.small, most=_LINES, even=True)
        lines += [(line, canvas.small, True) for line in old_lines]
    return lines


def _layout(rows: Sequence[SectionChanges], canvas: Canvas, *, thick: float) -> _Plan:
    """Give one unit of length for all bars, as long as the width allows."""
    left = _NAMES * canvas.width + _AIR
    number = canvas.width_of("000", canvas.small) + 0.06
    dropped, new = (max(row.count(status) for row in rows) for status in ("dropped", "new"))
    kept = max(total([row], *KEPT) for row in rows)
    free = canvas.width - left - 3 * number - _BETWEEN
    unit = free / max(1, dropped + new + kept)
    zero = left + number + dropped * unit
    return _Plan(zero=zero, kept=zero + new * unit + number + _BETWEEN, unit=unit, thick=thick)


def _heads(rows: Sequence[SectionChanges], canvas: Canvas, plan: _Plan, lang: Lang) -> None:
    palette = canvas.palette
    end = 0.0
    for status, way, ha in _SIDES:
        x = plan.zero + way * 0.06
        words = _head(rows, status, lang)
        canvas.put(x, 0.28, words, colour=palette.of_status(status), ha=ha)
        end = x + canvas.width_of(words)
    words_kept = {status: _head(rows, status, lang) for status in KEPT}
    widths = {status: canvas.width_of(words, canvas.small) for status, words in words_kept.items()}
    at = min(plan.kept, canvas.width - sum(widths.values()) - _HEAD_AIR * (len(KEPT) - 1))
    # Where both sets of heads have no room on one line, those of continued measures go above.
    y = 0.28 if at > end + _HEAD_AIR else 0.08
    for status, words in words_kept.items():
        colour = palette.unchanged if status == "unchanged" else palette.of_status(status)
        canvas.put(at, y, words, size=canvas.small, colour=colour)
        at += widths[status] + _HEAD_AIR


def _head(rows: Sequence[SectionChanges], status: Status, lang: Lang) -> str:
    return f"{SIGNS[status]} {say(f'status.{status}', lang)} {total(rows, status)}"


def _name(canvas: Canvas, lines: Sequence[tuple[str, float, bool]], middle: float, high: float) -> None:
    step = min(0.86 * canvas.line_height(canvas.small), high / len(lines))
    for number, (line, size, former) in enumerate(lines):
        y = middle + (number - (len(lines) - 1) / 2) * step
        colour = canvas.palette.soft if former else None
        canvas.put(_NAMES * canvas.width, y, line, size=size, colour=colour, ha="right")


def _draw_bar(canvas: Canvas, row: SectionChanges, middle: float, plan: _Plan) -> None:
    for status, way, ha in _SIDES:
        count = row.count(status)
        _segment(canvas, row, status, plan.zero, way, middle, plan)
        if count:
            x = plan.zero + way * (count * plan.unit + 0.05)
            canvas.put(x, middle, str(count), size=canvas.small, ha=ha)
    at = plan.kept
    for status in KEPT:
        _segment(canvas, row, status, at, 1, middle, plan)
        at += row.count(status) * plan.unit
    if at > plan.kept:
        canvas.put(at + 0.05, middle, str(total([row], *KEPT)), size=canvas.small, colour=canvas.palette.soft)


def _segment(
    canvas: Canvas, row: SectionChanges, status: Status, start: float, way: Literal[-1, 1], middle: float, plan: _Plan
) -> None:
    """Draw the part of a bar that is one status: the sure ones from ``start`` on, the doubtful ones after them."""
    from matplotlib.patches import Rectangle

    unsure = row.doubtful(status)
    thick = plan.thick
    edge = start
    for number, hatch in ((row.count(status) - unsure, None), (unsure, "/////")):
        if not number:
            continue
        length = way * number * plan.unit
        canvas.sheet.add_patch(
            Rectangle(
                (edge, middle - thick / 2),
                length,
                thick,
                facecolor=canvas.palette.of_status(status),
                edgecolor=canvas.palette.paper,
                linewidth=0.5,
                hatch=hatch,
                zorder=3,
            )
        )
        edge += length
