"""Help in columns: widths as a terminal shows them, where a Chinese character takes two cells, and lines broken so.

click counts characters. The renderers' line breaking (:mod:`reportdiff.output.terminal.line_breaking`) keeps figures
and names whole, but loads rich, which takes as long as all of `--help` may.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

WIDEST_TERM = 30
"""Cells of the first column at most, as in click; a wider term stands on a line of its own."""

GAP = 2

_NARROWEST = 10
_LONELY = 5
"""Cells: one character and a full stop on a line of their own take a neighbour along."""

_CLOSING = frozenset("，。、；：！？）》”’」』】〕…%,.;:!?)]}")
_OPENING = frozenset("（《“‘「『【〔([{<")
_PIECE = re.compile(
    r"\s+|\[[^\s\[\]]{1,30}\]|\[?[\u4e00-\u9fff]{2}(?:[\u4e00-\u9fff]{2})?：|[^\s\u1100-\uffff]+|.", re.DOTALL
)
"""Spaces, a short remark in brackets ([默认：section]), a term before its colon, a Latin word, one character."""


def cells(text: str) -> int:
    """Columns that ``text`` takes on a terminal: two for wide characters (Unicode Standard Annex 11, W and F)."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def wrapped(text: str, width: int, *, indent: str = "", hanging: str | None = None) -> list[str]:
    """``text`` as lines of at most ``width`` cells that begin with ``indent``, those after the first with ``hanging``.

    Lines break at spaces and between Chinese characters, but not before a closing mark, behind an opening one, or
    between a figure and its unit. A word that is too long for a line stands out."""
    rows: list[list[str]] = []
    row: list[str] = []
    hanging = indent if hanging is None else hanging
    for unit in _units(text):
        if row and not unit.isspace() and cells("".join((hanging if rows else indent, *row, unit))) > width:
            rows.append(row)
            row = []
        if row or not unit.isspace():
            row.append(unit)
    if row:
        rows.append(row)
    if len(rows) > 1 and cells("".join(rows[-1])) < _LONELY and cells(rows[-2][-1]) == len(rows[-2][-1]) * 2:
        rows[-1].insert(0, rows[-2].pop())
    return [f"{hanging if number else indent}{''.join(units)}".rstrip() for number, units in enumerate(rows)]


def paragraphs(text: str, width: int, *, indent: str) -> list[str]:
    """The paragraphs of ``text`` (parted by blank lines) as lines. A paragraph that begins with a line ``\\b`` keeps
    its lines, as in click; one that is too long goes on further in."""
    lines: list[str] = []
    for paragraph in re.split(r"\n[ \t]*\n", text.strip("\n")):
        if lines:
            lines.append("")
        first, *rest = paragraph.split("\n")
        if first.strip() != "\b":
            lines += wrapped(" ".join(each.strip() for each in (first, *rest)), width, indent=indent)
            continue
        for each in rest:
            own = indent + each[: len(each) - len(each.lstrip())]
            fits = cells(indent + each) <= width
            lines += [indent + each] if fits else wrapped(each.strip(), width, indent=own, hanging=f"{own}  ")
    return lines


def definitions(rows: Sequence[tuple[str, str]], width: int, *, indent: str) -> list[str]:
    """Terms at the left, what they mean in a column at the right."""
    column = min(max(cells(term) for term, _ in rows), WIDEST_TERM) + GAP
    room = max(width - len(indent) - column, _NARROWEST)
    lines: list[str] = []
    for term, meaning in rows:
        meant = wrapped(meaning, room) or [""]
        if cells(term) > column - GAP:
            lines.append(indent + term)
        else:
            lines.append(f"{indent}{term}{' ' * (column - cells(term))}{meant.pop(0)}".rstrip())
        lines += [f"{indent}{' ' * column}{each}" for each in meant if each]
    return lines


def _units(text: str) -> Iterator[str]:
    """Spaces, and what may not be broken."""
    unit = ""
    for piece in _PIECE.findall(text):
        if unit and (piece.isspace() or unit.isspace() or not _held(unit[-1], piece[0])):
            yield unit
            unit = ""
        unit += piece
    if unit:
        yield unit


def _held(left: str, right: str) -> bool:
    """Whether no line may end between the two characters."""
    return right in _CLOSING or left in _OPENING or left.isdigit() or right.isdigit()


def joined(lines: Iterable[str]) -> str:
    """The lines as one text without spaces at line ends."""
    return "\n".join(line.rstrip() for line in lines)
