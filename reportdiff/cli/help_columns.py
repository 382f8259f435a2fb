"""Help in columns: widths as a terminal shows them, where a Chinese character takes two cells, and lines broken so.

click counts characters, and breaks Chinese nowhere. The columns of the renderers
(:mod:`reportdiff.output.terminal.wrapping`) are made of styled text, and so of rich, which takes as long to load as all
of `--help` may; these are plain text, with terms that may stand on a line of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportdiff.text.line_breaking import break_lines, cells

WIDEST_TERM = 30
"""Cells of the first column at most, as in click; a wider term is on a line of its own."""

GAP = 2

_NARROWEST = 10

_WHOLE = re.compile(r"\[[^\s\[\]]{1,30}\]|\[?[\u4e00-\u9fff]{2}(?:[\u4e00-\u9fff]{2})?：|[^\s\u1100-\uffff]{2,}")
"""What stays in one piece besides figures and words: a short remark in brackets ([默认：section]), a term before its
colon, an option or path (--no-pins, reports/<year>/<region>.md)."""

_WHOLE_CELLS = 60
"""Cells up to which it does: a remark of thirty characters."""


def wrap(text: str, width: int, *, indent: str = "", hanging: str | None = None) -> list[str]:
    """Wrap ``text`` to lines of at most ``width`` cells; the first begins with ``indent``, the others with ``hanging``.

    Lines break as :func:`reportdiff.text.line_breaking.break_lines` has it, and not inside of an option or a path. A
    word that is too long for a line stands out."""
    hanging = indent if hanging is None else hanging
    room, first_room = (max(width - cells(lead), 1) for lead in (hanging, indent))
    spans = break_lines(text, room, first_width=first_room, keep=_WHOLE.findall(text), kept=_WHOLE_CELLS)
    return [f"{hanging if start else indent}{text[start:end]}".rstrip() for start, end in spans]


def paragraphs(text: str, width: int, *, indent: str) -> list[str]:
    """Give the paragraphs of ``text`` (parted by blank lines) as lines. A paragraph that begins with a line ``\\b``
    keeps its lines, as in click; one that is too long goes on further in."""
    lines: list[str] = []
    for paragraph in re.split(r"\n[ \t]*\n", text.strip("\n")):
        if lines:
            lines.append("")
        first, *rest = paragraph.split("\n")
        if first.strip() != "\b":
            lines += wrap(" ".join(each.strip() for each in (first, *rest)), width, indent=indent)
            continue
        for each in rest:
            lead = indent + each[: len(each) - len(each.lstrip())]
            fits = cells(indent + each) <= width
            lines += [indent + each] if fits else wrap(each.strip(), width, indent=lead, hanging=f"{lead}  ")
    return lines


def definitions(rows: Sequence[tuple[str, str]], width: int, *, indent: str, column: int = 0) -> list[str]:
    """Give lines with terms at the left and their meanings in a column at the right. ``column`` is what the terms of
    other rows take, in cells, where several lists share their columns."""
    column = min(max(column, *(cells(term) for term, _ in rows)), WIDEST_TERM) + GAP
    room = max(width - len(indent) - column, _NARROWEST)
    lines: list[str] = []
    for term, meaning in rows:
        meaning_lines = wrap(meaning, room) or [""]
        if cells(term) > column - GAP:
            lines.append(indent + term)
        else:
            lines.append(f"{indent}{term}{' ' * (column - cells(term))}{meaning_lines.pop(0)}".rstrip())
        lines += [f"{indent}{' ' * column}{each}" for each in meaning_lines if each]
    return lines


def join_lines(lines: Iterable[str]) -> str:
    """Join the lines to one text without spaces at line ends."""
    return "\n".join(line.rstrip() for line in lines)
