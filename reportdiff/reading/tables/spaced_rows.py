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
    found: list[SourceBlock] = []
    number = 0
    while number < len(blocks):
        header = _cells(blocks[number])
        end = number + 1
        if len(header) > 1 and is_header_of_targets([cell.text for cell in header]):
            rows = [header]
            while end < len(blocks) and len(cells := _cells(blocks[end])) == len(header):
                rows.append(cells)
                end += 1
            written = target_blocks(rows, ledger) if len(rows) > 1 else None
            if written is not None:
                found.extend(written)
                number = end
                continue
        found.append(blocks[number])
        number += 1
    return tuple(found)


def _cells(block: SourceBlock) -> list[Cell]:
    text = block.text.strip()
    if block.role != "paragraph" or len(text) > LONGEST_LINE:
        return []
    cells = text.split("\t") if "\t" in text else GAP.split(text)
    return [Cell(text=cell.strip(), line=block.line) for cell in cells]
