"""Styled text in lines and columns of a terminal, broken by :mod:`reportdiff.text.line_breaking`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from reportdiff.text.line_breaking import break_lines

_ROOM: Final = 10
"""Cells below which a column is too narrow for Chinese text: five characters."""


def wrapped_lines(text: Text, width: int, *, keep: Iterable[str] = ()) -> list[Text]:
    """Break ``text`` into lines of at most ``width`` cells, without trailing spaces; strings in ``keep`` stay whole."""
    ends = [end for _, end in break_lines(text.plain, width, keep=keep, measure=cell_len)]
    lines = list(text.divide(ends[:-1])) if len(ends) > 1 else [text.copy()]
    for line in lines:
        line.rstrip()
    return lines


def in_columns(
    columns: Sequence[Sequence[Text]], widths: Sequence[int], between: Sequence[Text | str]
) -> Iterator[Text]:
    """Put columns beside each other, line by line.

    Each has its width and is followed by its text of ``between`` (the last one by nothing). A column with fewer lines
    than the others ends in empty ones."""
    for pieces in zip_longest(*columns, fillvalue=Text("")):
        line = Text(end="")
        for number, (piece, width) in enumerate(zip(pieces, widths, strict=True)):
            line.append_text(piece)
            if number < len(widths) - 1:
                line.append(" " * (width - piece.cell_len))
                line.append(between[number])
        line.rstrip()
        yield line


def hanging(prefix: Text, body: Text, *, width: int, indent: int, keep: Iterable[str] = ()) -> list[Text]:
    """Break ``prefix`` and ``body`` into lines of at most ``width`` cells, all but the first indented.

    A narrow prefix is padded to the indent. After a wider one the body follows at once, or on the next line where fewer
    than ten cells are left. An indent that leaves fewer than ten cells shrinks to two. Styles stay.
    """
    if width - indent < _ROOM:
        indent = min(indent, 2)
    lead = prefix.copy()
    lead.append(" " * (indent - lead.cell_len))
    if lead.cell_len > indent and width - lead.cell_len < _ROOM:
        lead.rstrip()
        return [lead, *hanging(Text(" " * indent), body, width=width, indent=indent, keep=keep)]
    room, first_room = max(width - indent, 1), max(width - lead.cell_len, 1)
    spans = break_lines(body.plain, room, first_width=first_room, keep=keep, measure=cell_len)
    cuts = body.divide([end for _, end in spans[:-1]]) if len(spans) > 1 else [body]
    lines: list[Text] = []
    for piece in cuts:
        line = Text.assemble(lead if not lines else " " * indent, piece)
        line.rstrip()
        lines.append(line)
    return lines
