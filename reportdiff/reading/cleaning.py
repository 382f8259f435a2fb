"""Source blocks to cleaned text: furniture off, broken paragraphs joined, white space squeezed.

The cleaned text has one paragraph a line and no blank lines. No character but white space and what the ledger names
is ever dropped, changed or added.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.reading.document import Block
from reportdiff.reading.furniture import without_furniture
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.normalising import count_normalised
from reportdiff.reading.restoring.broken_lines import joined
from reportdiff.reading.restoring.lost_breaks import split
from reportdiff.reading.source import SourceBlock
from reportdiff.reading.spacing import squeeze


def clean(blocks: Sequence[SourceBlock], ledger: Ledger) -> tuple[str, tuple[Block, ...]]:
    """Give the cleaned text of ``blocks`` and its blocks, with offsets into that text.

    Counts in ``ledger``: ``page_furniture`` and ``licence_notice`` (lines removed), ``joined_lines`` (breaks fixed),
    ``split_lines`` (lost breaks restored), and what :func:`~reportdiff.reading.spacing.squeeze` and
    :func:`~reportdiff.reading.normalising.count_normalised` count."""
    text, placed_blocks, cursor = [], [], 0
    for block in joined(split(without_furniture(blocks, ledger), ledger), ledger):
        line = squeeze(block.text, ledger)
        if not line:
            continue
        count_normalised(line, ledger)
        end = cursor + len(line)
        placed_blocks.append(Block(role=block.role, start=cursor, end=end, line=block.line, level=block.level))
        text.append(line)
        cursor = end + 1
    return "\n".join(text), tuple(placed_blocks)
