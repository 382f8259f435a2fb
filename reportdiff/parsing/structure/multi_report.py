"""A file that holds several reports one after the other, as collections and copied pages do.

Each begins anew with title, salutation and the sentence that offers it to the congress. Read as one, the plan of the
first would be filed as review of the second and be lost; so one of them is chosen, and the others are said to be there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from reportdiff.parsing.identity import identify
from reportdiff.parsing.structure.closing import SALUTATION
from reportdiff.parsing.structure.outline import outline
from reportdiff.reading.document import Block, Document

OFFER = re.compile(r".{0,60}我.{0,6}(?:代表|受).{0,40}(?:报告|审议)")
OFFER_LENGTH = 300
"""Characters of the sentence that offers a report: 现在，我代表市人民政府，向大会报告工作，请予审议。"""

HEAD_BLOCKS = 10
"""Title, date, speaker and salutation before that sentence take at most so many blocks."""

TITLE = re.compile(r".{0,20}工作报告.{0,24}")
LEAST = 1_500
"""Characters of the shortest report; the shortest one known (1954) has 4,000."""


OTHER_REPORT = "other_report"
"""What the ledger calls the reports of a file that were not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportChoice:
    """One report of a file: ``document`` is it alone, beginning at character ``start`` of the file; ``others`` are the
    first lines of the reports that were not chosen."""

    document: Document
    start: int
    others: tuple[str, ...] = ()


def chosen_report(document: Document, path: Path | None) -> ReportChoice:
    """Give the report that ``document`` holds; of several that have a plan the one of the year that front matter or
    ``path`` says, else the last."""
    begins = _begins(document)
    if len(begins) < 2:
        return ReportChoice(document=document, start=0)
    edges = [0, *begins[1:], len(document.blocks)]
    pieces = [_cut(document, first, end) for first, end in pairwise(edges)]
    year = identify(replace(document, text="", blocks=()), path).year
    planned = [index for index, piece in enumerate(pieces) if _has_plan(piece)] or list(range(len(pieces)))
    of_year = [index for index in planned if year and identify(_bare(pieces[index]), None).year == year]
    index = (of_year or planned)[-1]
    others = tuple(piece.block_text(0) for place, piece in enumerate(pieces) if place != index)
    return ReportChoice(document=pieces[index], start=document.blocks[edges[index]].start, others=others)


def _begins(document: Document) -> list[int]:
    """Find the index of the block that each report begins with: its title, or what comes nearest to one."""
    begins: list[int] = []
    last_offer = -1
    for index, block in enumerate(document.blocks):
        text = document.block_text(index)
        if len(text) > OFFER_LENGTH or not OFFER.match(text) or "审" not in text:
            continue
        if begins and block.start - document.blocks[last_offer].start < LEAST:
            continue
        first = _head_start(document, index, last_offer)
        if first is not None or not begins:
            begins.append(index if first is None else first)
            last_offer = index
    # The foot of a page that repeats title and salutation is no report: there is nothing behind it.
    while len(begins) > 1 and len(document.text) - document.blocks[begins[-1]].start < LEAST:
        begins.pop()
    return begins


def _has_plan(piece: Document) -> bool:
    return outline(piece, "full_text").plan_found != "whole"


def _head_start(document: Document, offer: int, last: int) -> int | None:
    """Find the index of the title above the sentence in block ``offer``, else of the salutation; ``None`` without
    either."""
    head = range(max(last + 1, offer - HEAD_BLOCKS), offer)
    titles = [index for index in head if TITLE.fullmatch(document.block_text(index))]
    if titles:
        return titles[0]
    saluted = [index for index in head if SALUTATION.match(document.block_text(index))]
    return saluted[0] if saluted and saluted[0] >= offer - 2 else None


def _cut(document: Document, first: int, end: int) -> Document:
    blocks: Sequence[Block] = document.blocks[first:end]
    start = blocks[0].start
    piece_blocks = tuple(replace(block, start=block.start - start, end=block.end - start) for block in blocks)
    return replace(document, text=document.text[start : blocks[-1].end], blocks=piece_blocks)


def _bare(document: Document) -> Document:
    """Give ``document`` without front matter, which speaks for the whole file."""
    return replace(document, metadata={})
