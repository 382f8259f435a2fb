"""The card: two columns of quotations, each under its year and section, with a line under what only one side has."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reportdiff.charts.card import CardSide, nothing_words, side_name
from reportdiff.i18n.labels import Lang

if TYPE_CHECKING:
    from reportdiff.charts.drawing.canvas import Canvas

_GUTTER: Final = 0.42
"""Inches between the columns, with the arrow."""

_LARGER: Final = 1.32
_LARGEST: Final = 1.9
"""Size of the letters of a quotation, and of a short one, in sizes of other words."""

_SHORT: Final = 30
"""Characters of a short quotation."""

_HEAD: Final = 0.62
_SECTION: Final = 0.135
"""Inches over a quotation, for the year and one line of the section, and for a second line of it."""

_LEADING: Final = 1.28
_TEXT: Final = 8.6
_MOST_LINES: Final = 18


def height(rows: Sequence[CardSide], width: float) -> float:
    """Compute the inches for the longer quotation."""
    column = (width - 0.32 - _GUTTER) / 2
    letter = _larger(rows) * _TEXT / 72
    lines = max(math.ceil(1.15 * (len(row.text) + 2) * letter / column) for row in rows)
    return _HEAD + _SECTION + min(_MOST_LINES, max(2, lines)) * letter * 1.36 * _LEADING + 0.2


def _larger(rows: Sequence[CardSide]) -> float:
    return _LARGEST if max(len(row.text) for row in rows) <= _SHORT else _LARGER


def draw(rows: Sequence[CardSide], canvas: Canvas, lang: Lang) -> None:
    """Draw both sides, old and new, with an arrow between them."""
    palette = canvas.palette
    column = (canvas.width - _GUTTER) / 2
    sections = {row.side: canvas.wrapped(row.section, column, size=canvas.small, most=2) for row in rows}
    top = _HEAD + (_SECTION if any(len(lines) > 1 for lines in sections.values()) else 0.0)
    for row in rows:
        left = 0.0 if row.side == "old" else column + _GUTTER
        colour = palette.soft if row.side == "old" else palette.accent
        canvas.put(left, 0.13, side_name(row, lang), size=canvas.text * _LARGER, colour=colour)
        canvas.sheet.plot([left, left + column], [0.28] * 2, color=colour, linewidth=1.6, zorder=2)
        for number, line in enumerate(sections[row.side]):
            canvas.put(left, 0.42 + number * _SECTION, line, size=canvas.small, colour=palette.soft)
        _quotation(canvas, row, (left, top), column, canvas.text * _larger(rows), lang)
    arrow = canvas.text * 1.7
    canvas.put(column + _GUTTER / 2, 0.28, "→", size=arrow, colour=palette.accent, ha="center")


def _quotation(
    canvas: Canvas, row: CardSide, corner: tuple[float, float], column: float, size: float, lang: Lang
) -> None:
    """Give the words of a side in lines; a stretch that only it has is coloured and underlined."""
    palette = canvas.palette
    left, top = corner
    step = canvas.line_height(size) * _LEADING
    if not row.text:
        for number, line in enumerate(canvas.wrapped(nothing_words(row, lang), column, most=6)):
            canvas.put(left, top + (number + 0.6) * canvas.line_height(), line, colour=palette.soft)
        return
    text, marks = _quoted(row)
    most = max(1, int((canvas.height - top) / step))
    colour = palette.dropped if row.side == "old" else palette.new
    at = 0
    for number, line in enumerate(canvas.wrapped(text, column, size=size, most=most)):
        y, x = top + (number + 0.6) * step, left
        for words, marked in _runs(line, text, marks, at):
            canvas.put(x, y, words, size=size, colour=colour if marked else palette.ink)
            wide = canvas.width_of(words, size)
            if marked:
                under = y + 0.62 * canvas.line_height(size) * 0.92
                canvas.sheet.plot([x, x + wide], [under] * 2, color=colour, linewidth=1.1, zorder=3)
            x += wide
        at += len(line)
        while at < len(text) and text[at].isspace():
            at += 1


def _quoted(row: CardSide) -> tuple[str, list[bool]]:
    """Give the text in quotation marks, and for each character whether it is marked."""
    text, marks = "“", [False]
    for piece in row.pieces:
        for character in piece[1:].translate(str.maketrans("“”", "‘’")):
            if character.isspace() and text[-1].isspace():
                continue
            text += " " if character.isspace() else character
            marks.append(piece[0] == "*")
    return f"{text}”", [*marks, False]


def _runs(line: str, text: str, marks: Sequence[bool], start: int) -> list[tuple[str, bool]]:
    """Cut a line, which begins at ``start`` in ``text``, where the marking changes."""
    runs: list[tuple[str, bool]] = []
    for offset, character in enumerate(line):
        place = start + offset
        # An ellipsis of a quotation that is cut off is no word of the report.
        marked = place < len(text) and text[place] == character and marks[place]
        if runs and runs[-1][1] == marked:
            runs[-1] = (runs[-1][0] + character, marked)
        else:
            runs.append((character, marked))
    return runs
