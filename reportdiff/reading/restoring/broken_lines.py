"""Lines that were broken inside a paragraph, joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportdiff.reading.furniture import SALUTATION
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.numbering import ends_sentence, number_of
from reportdiff.reading.restoring.wrap import Wrap, wrap_of
from reportdiff.reading.source import SourceBlock
from reportdiff.text.clause_marks import MEMBER_BREAK

OPEN_END = re.compile(r"[，、《（(“‘]$")
"""A line that ends so was broken inside a sentence."""

OPEN_START = re.compile(r"[，。、；：！？》）)”’]")
"""A line that begins so is the rest of a broken sentence."""

END_LENGTH = 40
"""Characters at the end of a paragraph that say whether it was broken off."""

QUOTED = 60
"""Characters in which a quote is closed that a line break tore."""

CAPITALS = re.compile(r"[A-Z]{1,6}\Z")
REST_OF_CAPITALS = re.compile(r"[A-Z]{1,6}(?![A-Za-z])")
"""The two halves of an abbreviation (IC|U, P|M2.5), which a line break may tear where it spares words."""

FIGURE_END = re.compile(r"[0-9]\Z")
UNIT_START = re.compile(r"(?:[百千万亿]+[元人套户吨亩米个平]|[%％]|个百分点)")
"""The two halves of a figure that was torn from its unit (74.4|万亿元): no paragraph ends and none begins so."""

SPACED_SHARE = 0.6
"""Share of paragraphs with a blank line before them from which on a text counts as one that separates paragraphs
by blank lines; lines that touch are then one paragraph."""

DASHES = ("—", "－－", "──", "――")
BEFORE_NUMERAL = ("第", "统", "唯", "之", "单", "同", "划", "归")
"""What stands before 一 in a word (质量第一、效益优先) that a broken line tears."""

OPENING = re.compile(r"今年|明年|今后|未来|过去|当前|回顾|展望|围绕上述|各位|(?:19|20)[0-9]{2}年")

HEADING_LENGTH = 60
"""A numbered line up to this length that ends without a full stop is a heading."""


def joined(blocks: Sequence[SourceBlock], ledger: Ledger) -> tuple[SourceBlock, ...]:
    """Give ``blocks`` with those joined that were broken inside a paragraph (``joined_lines`` in ``ledger``)."""
    spaced = _separates_by_blank_lines(blocks)
    wrap = wrap_of([block.text for block in blocks])
    result: list[SourceBlock] = []
    last_line = ""
    for block in blocks:
        if result and _continues(result[-1], last_line, block, spaced=spaced, wrap=wrap):
            head, tail = result[-1].text.rstrip(), block.text.strip()
            ledger.note("joined_lines", f"{head[-10:]}|{tail[:10]}")
            result[-1] = replace(result[-1], text=head + joint(head, tail) + tail)
        else:
            result.append(block)
        last_line = block.text.rstrip()
    return tuple(result)


def _separates_by_blank_lines(blocks: Sequence[SourceBlock]) -> bool:
    return len(blocks) > 1 and sum(block.spaced for block in blocks[1:]) >= SPACED_SHARE * (len(blocks) - 1)


def _continues(before: SourceBlock, line: str, block: SourceBlock, *, spaced: bool, wrap: Wrap | None) -> bool:
    """Tell whether ``block`` goes on where ``before`` (whose last source line was ``line``) was broken off."""
    head, tail = before.text.strip(), block.text.strip()
    if block.role != "paragraph" or before.role == "heading":
        return False
    if FIGURE_END.search(head) and UNIT_START.match(tail):
        return True
    full = wrap is not None and wrap.fills(line, tail)
    if number_of(tail) and not (full and (head.endswith(BEFORE_NUMERAL) or _is_in_quotes(head))):
        return False
    # The end tells; looking through the whole again for each line would take the square of its length.
    open_end = not ends_sentence(head[-END_LENGTH:])
    if full and open_end and not block.indented:
        return True
    if SALUTATION.match(tail) or tail.startswith(DASHES) or _stands_alone(head):
        return False
    if OPEN_END.search(head[-END_LENGTH:]) or (open_end and OPEN_START.match(tail)):
        return True
    if block.spaced:
        return False
    if block.after_artefact:
        return open_end
    if block.indented:
        return False
    if wrap is not None:
        return full and not _begins_anew(tail, wrap)
    return spaced


def _is_in_quotes(text: str) -> bool:
    """Tell whether a quote or bracket is open at the end of ``text``: what follows is no heading (“知行合|一、…”)."""
    end = text[-QUOTED:]
    return any(end.rfind(opening) > end.rfind(closing) for opening, closing in ("“”", "《》", "（）"))


def _begins_anew(line: str, wrap: Wrap) -> bool:
    """Tell whether ``line``, below a full line that ends a sentence, begins anew: short and without any mark, or with
    words that open a part."""
    return OPENING.match(line) is not None or (not wrap.fills(line) and not MEMBER_BREAK.search(line))


def _stands_alone(text: str) -> bool:
    """Tell whether a line is a heading, a salutation or a subtitle: what follows is a paragraph of its own."""
    if len(text) <= HEADING_LENGTH and (number_of(text) or text.startswith("——")):
        return True
    return len(text) <= 20 and SALUTATION.match(text) is not None and text[-1] in "：:！!，,"


def joint(head: str, tail: str) -> str:
    """Give a space where two Latin words meet; Chinese needs none, nor does an abbreviation that was torn."""
    if CAPITALS.search(head[-8:]) and REST_OF_CAPITALS.match(tail):
        return ""
    return " " if head[-1].isascii() and head[-1].isalpha() and tail[0].isascii() and tail[0].isalpha() else ""
