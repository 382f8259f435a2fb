"""Paragraph breaks that a file lost: paragraphs that share one line, told apart by the white space between them.

A page copied into a form, or a database that knows no lines, leaves white space where paragraphs ended: wide gaps, or
one space. In Chinese text white space stands nowhere else, so a line whose spaces follow sentences and headings is
several paragraphs, however short it is. Where not even a space is left, see :mod:`.glued`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportdiff.reading.furniture import SALUTATION
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.numbering import ends_sentence, number_of
from reportdiff.reading.restoring.glued import unglued
from reportdiff.reading.source import SourceBlock

LOST_BREAK = re.compile(
    r"(?<=[。！？；”])\s*[\u3000\xa0]{2,}(?=\S)|(?<=[。！])(?=[一二三四五六七八九十]、[^。！？；，：、]{4,30}$)"
)
"""Where any paragraph lost a break: a wide gap after a sentence, or a heading glued to the end of a paragraph."""

GAP = re.compile(r"(?<=\S)\s+(?=\S)")
WIDE_GAP = re.compile(r"[\u3000\xa0\t]{2,}| {4,}")

CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e\u2014\u2018-\u201d]")

UNBROKEN = 6_000
"""Characters of one paragraph from which on it is a text that lost all its breaks: the longest true paragraph of 2,876
reports has 3,914."""

FEWEST = 2
"""Gaps that end a sentence or a heading, at least, in a line of several paragraphs."""

PARAGRAPH = 100
"""Characters behind the only gap of a line that are a paragraph, not the rest of a heading."""

ENDING_SHARE = 0.5
WIDE_SHARE = 0.5
"""Share of the gaps, and of the wide ones among them, that must end something: the spaces of a text that was wrapped
and joined, or of a line that is spaced out, stand anywhere."""

HEADING_LENGTH = 60
OUTER_DEPTH = 2
"""一、 and （一） number headings; 1. and （1） may number the entries of a list in one sentence."""

LABEL_LENGTH = 14
"""Characters of 各位代表： and 名词解释：, behind which a paragraph begins."""

BARE = re.compile(r"[\u4e00-\u9fff“”（）\d]{2,36}")
"""A heading without a number: no comma, no stop."""

ORDINAL = re.compile(r"第[一二三四五六七八九十]{1,2}[，,、]")

TITLE = re.compile(r".{0,30}工作报告$")
GLUED_NUMBER = re.compile(r"[。！？；”][一二三四五六七八九十]{1,3}、[^。；！？\s]{4,40}\Z")
"""A heading that touches the sentence before it, up to the gap behind it."""

SUBTITLE = re.compile(r"(?:——|──|－－)\s*(?:[（(]?[12二一]|在)")
SHORT_WORD = 4
"""Characters of a word beside a wide gap that sets it out (姓　　名) and parts no paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gap:
    """White space inside a line: ``ends`` if a paragraph may end there, ``marked`` if a number, a title or a salutation
    says so, ``inner`` if it stands between Chinese words and ends nothing."""

    start: int
    end: int
    wide: bool
    ends: bool
    marked: bool
    inner: bool


def split(blocks: Sequence[SourceBlock], ledger: Ledger) -> tuple[SourceBlock, ...]:
    """Give ``blocks`` cut where a paragraph break was lost.

    Counts in ``ledger``: ``split_lines``, and ``heading_by_wording`` where nothing but words tells a heading's end."""
    result: list[SourceBlock] = []
    for block in blocks:
        pieces = [piece for text in _paragraphs(block) for piece in LOST_BREAK.split(text) if piece.strip()]
        if block.role == "paragraph":
            pieces = unglued(pieces, ledger)
        for piece in pieces[1:]:
            ledger.note("split_lines", piece.strip())
        result.extend(
            replace(block, text=piece, spaced=block.spaced and position == 0, indented=block.indented or position > 0)
            for position, piece in enumerate(pieces)
        )
    return tuple(result)


def _paragraphs(block: SourceBlock) -> list[str]:
    text = block.text
    if block.role != "paragraph" or not GAP.search(text.strip()):
        return [text]
    gaps = _gaps(text)
    edges = _breaks(text, gaps) if _ran_together(text, gaps) else []
    starts = [0, *(gap.end for gap in edges)]
    ends = [*(gap.start for gap in edges), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _gaps(text: str) -> list[_Gap]:
    gaps: list[_Gap] = []
    begin = len(text) - len(text.lstrip())
    for match in GAP.finditer(text):
        start, end = match.span()
        piece = text[begin:start] if start - begin <= HEADING_LENGTH + 10 else ""
        # 一、 2031年…: the space behind a number belongs to it.
        numbered = number_of(f"{piece} 一") if piece else None
        behind_number = numbered is not None and numbered.end > len(piece)
        marked = not behind_number and _is_marked(text, piece, start, end)
        ends = marked or (not behind_number and ends_sentence(text[max(0, start - 6) : start]))
        chinese = CHINESE.match(text, start - 1) is not None and CHINESE.match(text, end) is not None
        gaps.append(
            _Gap(
                start=start,
                end=end,
                wide=WIDE_GAP.search(match.group()) is not None,
                ends=ends,
                marked=marked,
                inner=chinese and not behind_number and not ends and not BARE.fullmatch(piece),
            )
        )
        if ends:
            begin = end
    return gaps


def _is_marked(text: str, piece: str, start: int, end: int) -> bool:
    """Tell whether what stands before or behind the gap from ``start`` to ``end`` says that a paragraph ends there;
    ``piece`` is the short line before it."""
    following = text[end : end + HEADING_LENGTH]
    number = number_of(following)
    if (number and number.depth <= OUTER_DEPTH) or SALUTATION.match(following) or SUBTITLE.match(following):
        return True
    if piece.endswith(("：", ":")) and len(piece) <= LABEL_LENGTH:
        return True
    own = number_of(piece)
    if own is not None and own.depth <= OUTER_DEPTH and len(piece) <= HEADING_LENGTH and not ends_sentence(piece):
        return True
    return (
        TITLE.match(piece) is not None or GLUED_NUMBER.search(text, max(0, start - HEADING_LENGTH), start) is not None
    )


def _ran_together(text: str, gaps: Sequence[_Gap]) -> bool:
    ending = [gap for gap in gaps if gap.ends]
    if len(text) >= UNBROKEN:
        return True
    if len(ending) < FEWEST and not any(gap.wide or len(text) - gap.end >= PARAGRAPH for gap in ending):
        return False
    if _by_wide_gaps(gaps):
        return True
    # Some put a space behind every sentence: a number, a title or a salutation among the gaps tells.
    marked = any(gap.marked for gap in ending)
    return marked and len(ending) >= ENDING_SHARE * sum(gap.ends or gap.inner for gap in gaps)


def _by_wide_gaps(gaps: Sequence[_Gap]) -> bool:
    """Tell whether wide gaps part the paragraphs of the line, so that a single space parts none."""
    wide = [gap for gap in gaps if gap.wide]
    return bool(wide) and sum(gap.ends for gap in wide) >= WIDE_SHARE * len(wide)


def _breaks(text: str, gaps: Sequence[_Gap]) -> list[_Gap]:
    """Give the gaps at which paragraphs of a line that ran together end."""
    by_wide_gaps = _by_wide_gaps(gaps)
    breaks: list[_Gap] = []
    begin = 0
    for gap in gaps:
        if by_wide_gaps and gap.wide:
            is_break = gap.ends or not _sets_out(text, gap)
        elif by_wide_gaps:
            following = number_of(text[gap.end : gap.end + HEADING_LENGTH])
            is_break = gap.ends and following is not None and following.depth <= OUTER_DEPTH
        else:
            is_break = gap.ends or _is_heading(text, begin, gap.start) or _opens_list(text, gap)
        if is_break:
            breaks.append(gap)
            begin = gap.end
    return breaks


def _is_heading(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]``, in a line that ran together, is a heading, whatever its number is."""
    if end - start > HEADING_LENGTH:
        return False
    piece = text[start:end].strip()
    named = BARE.fullmatch(piece) is not None or number_of(piece) is not None or ORDINAL.match(piece) is not None
    return named and not ends_sentence(piece)


def _opens_list(text: str, gap: _Gap) -> bool:
    return text[gap.start - 1] in "：:" and text.startswith(("——", "──"), gap.end)


def _sets_out(text: str, gap: _Gap) -> bool:
    before = len(text[max(0, gap.start - SHORT_WORD - 1) : gap.start].split()[-1])
    after = len(text[gap.end : gap.end + SHORT_WORD + 1].split()[0])
    number = number_of(text[max(0, gap.start - 8) : gap.start] + " 一")
    return (
        before == 1 or (before <= SHORT_WORD and after <= SHORT_WORD) or (number is not None and before <= SHORT_WORD)
    )
