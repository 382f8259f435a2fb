"""Tables of targets whose cells are told by the white space between them: pasted text, PDF and OFD pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reportdiff.reading.ledger import Ledger
from reportdiff.reading.source import SourceBlock
from reportdiff.reading.tables.row_sentences import Cell, target_blocks
from reportdiff.reading.tables.target_columns import is_header_of_targets

GAP: Final = re.compile(r"[ \u3000]+")
LONGEST_LINE: Final = 120
"""Characters of the longest line that may be a row."""


def with_spaced_tables(blocks: Sequence[SourceBlock], ledger: Ledger) -> tuple[SourceBlock, ...]:
    """Give ``blocks`` with a paragraph a row for those that are a table of targets: a header that names indicator and
    target, and the lines under it that have as many cells. Counts in ``ledger`` as :func:`target_blocks`."""
    result: list[SourceBlock] = []
    number = 0
    while number < len(blocks):
        rows = _rows(blocks, number)
        # A run of rows is looked at once, whatever becomes of it: there is no second header in it.
        end = number + max(1, len(rows))
        sentences = target_blocks(rows, ledger) if len(rows) > 1 else None
        result.extend(blocks[number:end] if sentences is None else sentences)
        number = end
    return tuple(result)


def _rows(blocks: Sequence[SourceBlock], first: int) -> list[list[Cell]]:
    """Give the header in block ``first`` and the rows under it, up to the next header (that of another page, say);
    nothing where the block is no header."""
    header = _cells(blocks[first])
    if not _is_header(header):
        return []
    rows = [header]
    for number in range(first + 1, len(blocks)):
        cells = _cells(blocks[number])
        if len(cells) != len(header) or _is_header(cells):
            break
        rows.append(cells)
    return rows


def _is_header(cells: Sequence[Cell]) -> bool:
    return len(cells) > 1 and is_header_of_targets([cell.text for cell in cells])


def _cells(block: SourceBlock) -> list[Cell]:
    """Cut a line into cells; nothing for one that is no row."""
    text = block.text.strip()
    if block.role != "paragraph" or len(text) > LONGEST_LINE:
        return []
    cells = text.split("\t") if "\t" in text else GAP.split(text)
    return [Cell(text=cell.strip(), line=block.line) for cell in cells]
