"""Source blocks to cleaned text: furniture off, broken paragraphs mended, white space squeezed.

The cleaned text has one paragraph a line and no blank lines. No character but white space and what the ledger names
is ever dropped, changed or added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportdiff.reading.document import Block
from reportdiff.reading.furniture import SALUTATION, without_furniture
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.numbering import ends_sentence, number_of
from reportdiff.reading.source import SourceBlock

WHITE = re.compile(r"[\s\u3000\xa0]+")

_CHINESE = (
    r"\u3001-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # punctuation and hanzi
    r"\uff01-\uff0f\uff1a-\uff1f\uff3b-\uff3d\uff5e\u2014\u2018-\u201d\u2026"  # full-width marks, quotes, dashes
)
_UNIT = "万亿元人个家项条所座套户处台辆公平亩吨件场次倍名张"
GAP = re.compile(rf"(?<=[{_CHINESE}]) (?=[{_CHINESE}])|(?<=[0-9]) (?=[{_UNIT}])|(?<=[\u4e00-\u9fff]) (?=[0-9])")
"""A space inside Chinese text: between hanzi, before a figure, or between a figure and the first character of a unit.
A number that opens a line keeps its space (3.1 目标)."""

PER_MILLE = re.compile(r"(?<=[0-9０-９])[%％][0０](?![0-9０-９a-zA-Z.．%％])")
"""6％0 for 6‰: the sign for per mille, typed with those of older keyboards."""

LOST_BREAK = re.compile(
    r"(?<=[。！？；”])\s*[\u3000\xa0]{2,}(?=\S)|(?<=[。！])(?=[一二三四五六七八九十]、[^。！？；，：、]{4,30}$)"
)
"""Where a page lost a paragraph break: a wide gap after a sentence, or a heading glued to the end of a paragraph."""

OPEN_END = re.compile(r"[，、《（(“‘]$")
"""A line that ends so was broken inside a sentence."""

OPEN_START = re.compile(r"[，。、；：！？》）)”’]")
"""A line that begins so is the rest of a broken sentence."""

END_LENGTH = 40
"""Characters at the end of a paragraph that say whether it was broken off."""

SPACED_SHARE = 0.6
"""Share of paragraphs with a blank line before them from which on a text counts as one that separates paragraphs
by blank lines; lines that touch are then one paragraph."""

SPACED_OUT = 6
SINGLE_SHARE = 0.8
"""A line of at least six words, four in five of them one character long and half of them Chinese, is spaced out."""

WRAPPED_SHARE = 0.5
"""Share of lines of nearly full width from which on a text counts as wrapped by hand or by a converter."""

SHORTEST_WRAP = 16
LONGEST_WRAP = 120
"""Characters of a full line in a wrapped text; a shorter or longer one is a paragraph."""

UNBROKEN = 6_000
"""Characters of one paragraph from which on it is a text that lost all its breaks: the longest true paragraph of 2,876
reports has 3,914. White space after a sentence, and around a numbered heading, is then a break."""

UNBROKEN_BREAK = re.compile(
    r"(?<=[。！？；”])\s++(?=\S)|(?<!\s)\s++(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])|"
    r"(?<=[。！？；”])(?=[一二三四五六七八九十]{1,3}、[^。；！？\s]{4,40}\s)"
)
RUN_IN_HEADING = re.compile(r"([^。；！？\s]{4,60})\s+(?=\S)")

HEADING_LENGTH = 60
"""A numbered line up to this length that ends without a full stop is a heading."""


def clean(blocks: Sequence[SourceBlock], ledger: Ledger) -> tuple[str, tuple[Block, ...]]:
    """The cleaned text of ``blocks`` and its blocks, with offsets into that text.

    Counts in ``ledger``: ``page_furniture`` and ``licence_notice`` (lines removed), ``joined_lines`` (breaks mended),
    ``split_lines`` (lost breaks restored), ``space_between_hanzi`` and ``spaced_out_text`` (stray spaces removed),
    ``per_mille`` (the sign ‰ restored)."""
    text, placed, cursor = [], [], 0
    for block in mended(split(without_furniture(blocks, ledger), ledger), ledger):
        squeezed = squeeze(block.text, ledger)
        if not squeezed:
            continue
        end = cursor + len(squeezed)
        placed.append(Block(role=block.role, start=cursor, end=end, line=block.line, level=block.level))
        text.append(squeezed)
        cursor = end + 1
    return "\n".join(text), tuple(placed)


def squeeze(text: str, ledger: Ledger) -> str:
    """``text`` with runs of white space made one space, and none inside Chinese text (:data:`GAP`) nor in a line that
    is spaced out as a whole (``spaced_out_text``: 2 0 3 1 年 政 府 工 作 报 告)."""
    text = WHITE.sub(" ", text).strip()
    if _is_spaced_out(text):
        ledger.note("spaced_out_text", text)
        return text.replace(" ", "")
    for gap in GAP.finditer(text):
        ledger.note("space_between_hanzi", text[max(0, gap.start() - 4) : gap.end() + 4])
    text = GAP.sub("", text)
    for typed in PER_MILLE.finditer(text):
        ledger.note("per_mille", text[max(0, typed.start() - 8) : typed.end()])
    return PER_MILLE.sub("‰", text)


def _is_spaced_out(text: str) -> bool:
    words = text.split(" ")
    single = [word for word in words if len(word) == 1]
    chinese = sum(not word.isascii() for word in single)
    return len(words) >= SPACED_OUT and len(single) >= SINGLE_SHARE * len(words) and 2 * chinese >= len(words)


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


def mended(blocks: Sequence[SourceBlock], ledger: Ledger) -> tuple[SourceBlock, ...]:
    """``blocks`` with those joined that were broken inside a paragraph."""
    spaced = _separates_by_blank_lines(blocks)
    width = _wrap_width(blocks)
    result: list[SourceBlock] = []
    last_line = ""
    for block in blocks:
        if result and _continues(result[-1], last_line, block, spaced=spaced, width=width):
            head, tail = result[-1].text.rstrip(), block.text.strip()
            ledger.note("joined_lines", f"{head[-10:]}|{tail[:10]}")
            result[-1] = replace(result[-1], text=head + joint(head, tail) + tail)
        else:
            result.append(block)
        last_line = block.text.strip()
    return tuple(result)


def _separates_by_blank_lines(blocks: Sequence[SourceBlock]) -> bool:
    return len(blocks) > 1 and sum(block.spaced for block in blocks[1:]) >= SPACED_SHARE * (len(blocks) - 1)


def _wrap_width(blocks: Sequence[SourceBlock]) -> int | None:
    """The width of a full line if most lines are full and few end a sentence there, else ``None``."""
    lengths = sorted(len(block.text.rstrip()) for block in blocks)
    if len(lengths) < 8:
        return None
    width = lengths[len(lengths) * 9 // 10]
    full = [block for block in blocks if len(block.text.rstrip()) >= width - 3]
    open_lines = sum(not ends_sentence(block.text) for block in full)
    wrapped = SHORTEST_WRAP <= width <= LONGEST_WRAP and len(full) >= WRAPPED_SHARE * len(blocks)
    return width if wrapped and open_lines >= WRAPPED_SHARE * len(full) else None


def _continues(before: SourceBlock, line: str, block: SourceBlock, *, spaced: bool, width: int | None) -> bool:
    """Whether ``block`` goes on where ``before`` (whose last source line was ``line``) was broken off."""
    head, tail = before.text.strip(), block.text.strip()
    if block.role != "paragraph" or before.role == "heading" or SALUTATION.match(tail):
        return False
    if number_of(tail) or tail.startswith(("—", "－－", "──", "――")):
        return False
    if _stands_alone(head):
        return False
    # The end tells; looking through the whole again for each line would take the square of its length.
    head = head[-END_LENGTH:]
    if OPEN_END.search(head) or (OPEN_START.match(tail) and not ends_sentence(head)):
        return True
    if block.spaced:
        return False
    if block.after_artefact:
        return not ends_sentence(head)
    if block.indented:
        return False
    if width is not None and len(line) >= width - 3:
        return True
    return spaced


def _stands_alone(text: str) -> bool:
    """A heading, a salutation or a subtitle: what follows is a paragraph of its own."""
    if len(text) <= HEADING_LENGTH and (number_of(text) or text.startswith("——")):
        return True
    return len(text) <= 20 and SALUTATION.match(text) is not None and text[-1] in "：:！!，,"


def joint(head: str, tail: str) -> str:
    """A space where two Latin words meet; Chinese needs none."""
    return " " if head[-1].isascii() and head[-1].isalpha() and tail[0].isascii() and tail[0].isalpha() else ""
