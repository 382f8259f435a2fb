"""Source blocks to cleaned text: furniture off, broken paragraphs mended, white space squeezed.

The cleaned text has one paragraph a line and no blank lines. No character but white space and what the ledger names
is ever dropped, changed or added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportdiff.reading.document import Block
from reportdiff.reading.furniture import without_furniture
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.normalising import count_normalised
from reportdiff.reading.numbering import number_of
from reportdiff.reading.restoring.broken_lines import joined
from reportdiff.reading.source import SourceBlock
from reportdiff.reading.spacing import squeeze

LOST_BREAK = re.compile(
    r"(?<=[。！？；”])\s*[\u3000\xa0]{2,}(?=\S)|(?<=[。！])(?=[一二三四五六七八九十]、[^。！？；，：、]{4,30}$)"
)
"""Where a page lost a paragraph break: a wide gap after a sentence, or a heading glued to the end of a paragraph."""

UNBROKEN = 6_000
"""Characters of one paragraph from which on it is a text that lost all its breaks: the longest true paragraph of 2,876
reports has 3,914. White space after a sentence, and around a numbered heading, is then a break."""

UNBROKEN_BREAK = re.compile(
    r"(?<=[。！？；”])\s++(?=\S)|(?<!\s)\s++(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])|"
    r"(?<=[。！？；”])(?=[一二三四五六七八九十]{1,3}、[^。；！？\s]{4,40}\s)"
)
RUN_IN_HEADING = re.compile(r"([^。；！？\s]{4,60})\s+(?=\S)")


def clean(blocks: Sequence[SourceBlock], ledger: Ledger) -> tuple[str, tuple[Block, ...]]:
    """The cleaned text of ``blocks`` and its blocks, with offsets into that text.

    Counts in ``ledger``: ``page_furniture`` and ``licence_notice`` (lines removed), ``joined_lines`` (breaks mended),
    ``split_lines`` (lost breaks restored), and what :func:`~reportdiff.reading.spacing.squeeze` and
    :func:`~reportdiff.reading.normalising.count_normalised` count."""
    text, placed, cursor = [], [], 0
    for block in joined(split(without_furniture(blocks, ledger), ledger), ledger):
        squeezed = squeeze(block.text, ledger)
        if not squeezed:
            continue
        count_normalised(squeezed, ledger)
        end = cursor + len(squeezed)
        placed.append(Block(role=block.role, start=cursor, end=end, line=block.line, level=block.level))
        text.append(squeezed)
        cursor = end + 1
    return "\n".join(text), tuple(placed)


def split(blocks: Sequence[SourceBlock], ledger: Ledger) -> tuple[SourceBlock, ...]:
    """``blocks`` cut where a paragraph break was lost."""
    result: list[SourceBlock] = []
    for block in blocks:
        pieces = [piece for text in _unbroken(block.text) for piece in LOST_BREAK.split(text) if piece.strip()]
        for piece in pieces[1:]:
            ledger.note("split_lines", piece.strip())
        result.extend(
            replace(block, text=piece, spaced=block.spaced and position == 0, indented=block.indented or position > 0)
            for position, piece in enumerate(pieces)
        )
    return tuple(result)


def _unbroken(text: str) -> list[str]:
    """``text`` cut at white space that stands where paragraphs end, if it is far too long to be one paragraph."""
    if len(text) < UNBROKEN:
        return [text]
    pieces: list[str] = []
    for piece in UNBROKEN_BREAK.split(text):
        heading = RUN_IN_HEADING.match(piece) if number_of(piece) else None
        pieces += [piece] if heading is None else [heading.group(1), piece[heading.end() :]]
    return pieces
