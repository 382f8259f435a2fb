"""The life of a commitment: a line down the years, a dot a plan that has it, and beside it what both reports say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportdiff.charts.life import LifeYear, note_words, told_words, year_words
from reportdiff.i18n.labels import Lang
from reportdiff.output.words.fulfilment_words import COLOURS

if TYPE_CHECKING:
    from reportdiff.charts.drawing.canvas import Canvas

_YEAR: Final = 0.42
_LINE: Final = 0.56
_LEFT: Final = 0.74
"""Inches from the left to the end of the year, to the line, and to the words."""

_TEXT: Final = 8.6
_SMALL: Final = 7.4
_LEADING: Final = 1.36
_LEAST_BLOCKS: Final = 4
_MOST: Final = 3
"""Lines of a promise, and of what the review says, at most."""

_GAP: Final = 0.13
_LITTLE: Final = 0.03
_TOP: Final = 0.1


def height(rows: Sequence[LifeYear], width: float) -> float:
    """Compute the inches for all years, each with its lines as wide as hanzi are."""
    column = width - 0.32 - _LEFT
    return _TOP + sum(_block(row, column) for row in rows) + 0.1


def _block(row: LifeYear, column: float) -> float:
    """Estimate the height of a year: the longer of both languages."""
    main = max(len(year_words(row, "zh")), _latin(row, "en"))
    told = max(len(told_words(row, "zh")), len(row.passage) + 14)
    lines = _lines(main, column, _TEXT) * _TEXT
    if row.state == "promise" and row.told:
        lines += _lines(told, column, _SMALL) * _SMALL
    if row.state == "promise" and row.note:
        return (lines + _SMALL) / 72 * _LEADING + _LITTLE + _GAP
    return lines / 72 * _LEADING + _GAP


def _latin(row: LifeYear, lang: Lang) -> int:
    return math.ceil(0.55 * len(year_words(row, lang))) if row.state != "promise" else len(year_words(row, lang))


def _lines(characters: int, column: float, size: float) -> int:
    return min(_MOST, max(1, math.ceil(1.12 * characters * size / 72 / column)))


@dataclass(frozen=True, slots=True)
class _Block:
    """A year with its lines: how it begins, the promise, what the review says."""

    row: LifeYear
    head: list[str]
    main: list[str]
    told: list[str]

    def height(self, canvas: Canvas) -> float:
        small = canvas.line_height(canvas.small)
        head = len(self.head) * (small + _LITTLE)
        return head + len(self.main) * canvas.line_height() + len(self.told) * small + _GAP


def draw(rows: Sequence[LifeYear], canvas: Canvas, lang: Lang) -> None:
    """Draw the years from top to bottom. Where there is no room for all, texts have fewer lines, and then years in the
    middle are left out, and counted."""
    palette = canvas.palette
    step, small = canvas.line_height(), canvas.line_height(canvas.small)
    y = _TOP
    marks: list[tuple[float, LifeYear]] = []
    for block in _blocks(rows, canvas, lang):
        row = block.row
        for line in block.head:
            canvas.put(_LEFT, y + small / 2, line, size=canvas.small, colour=palette.soft)
            y += small + _LITTLE
        marks.append((y + step / 2, row))
        if row.state not in ("end", "left_out"):
            canvas.put(_YEAR, y + step / 2, str(row.year), ha="right", colour=palette.ink if row.text else palette.soft)
        for line in block.main:
            canvas.put(_LEFT, y + step / 2, line, colour=palette.ink if row.state == "promise" else palette.soft)
            y += step
        for number, line in enumerate(block.told):
            colour = palette.soft if number else _colour(canvas, row)
            canvas.put(_LEFT, y + small / 2, line, size=canvas.small, colour=colour)
            y += small
        y += _GAP
    _line(canvas, marks)


def _blocks(rows: Sequence[LifeYear], canvas: Canvas, lang: Lang) -> list[_Block]:
    for most in range(_MOST, 0, -1):
        blocks = [_block_of(row, canvas, lang, most) for row in rows]
        if _TOP + sum(block.height(canvas) for block in blocks) <= canvas.height + _GAP:
            return blocks
    place, count = len(blocks) // 2, 0
    while len(blocks) > _LEAST_BLOCKS and _TOP + sum(block.height(canvas) for block in blocks) > canvas.height:
        count += 1
        row = LifeYear(lineage=rows[0].lineage, year=0, state="left_out", text=str(count))
        first = min(place, len(blocks) - 2)
        blocks[first : first + (1 if count == 1 else 2)] = [_block_of(row, canvas, lang, 1)]
        place = len(blocks) // 2
    return blocks


def _block_of(row: LifeYear, canvas: Canvas, lang: Lang, most: int) -> _Block:
    column = canvas.width - _LEFT
    note = note_words(row, lang) if row.state == "promise" else ""
    told = told_words(row, lang) if row.state == "promise" else ""
    return _Block(
        row=row,
        head=canvas.wrapped(note, column, size=canvas.small, most=1) if note else [],
        main=canvas.wrapped(year_words(row, lang), column, most=most),
        told=canvas.wrapped(told, column, size=canvas.small, most=most) if told else [],
    )


def _colour(canvas: Canvas, row: LifeYear) -> str:
    """Give the colour of a verdict; what a review does not mention is no verdict, and as readable as other words."""
    if row.outcome is None or row.outcome == "not_mentioned":
        return canvas.palette.soft
    return canvas.palette.of_status(COLOURS[row.outcome])


def _line(canvas: Canvas, marks: Sequence[tuple[float, LifeYear]]) -> None:
    """Draw the line: whole between successive plans, dotted over years without the commitment."""
    palette = canvas.palette
    dots = [(y, row) for y, row in marks if row.state != "end"]
    for (above, one), (below, other) in pairwise(dots):
        whole = one.state == other.state == "promise"
        canvas.sheet.plot(
            [_LINE] * 2, [above, below], color=palette.accent, linewidth=1.6, zorder=2,
            linestyle="-" if whole else (0, (1, 2)),
        )  # fmt: skip
    for y, row in dots:
        if row.state == "left_out":
            continue
        face = palette.accent if row.state == "promise" else palette.paper
        canvas.sheet.plot(
            [_LINE], [y], marker="o", markersize=6.5, color=face, markeredgecolor=palette.accent, zorder=4
        )
