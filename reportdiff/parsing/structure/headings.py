"""Headings of a report: numbered lines, Markdown headings, bare short lines, and numbers that run on into prose.

A numbered paragraph is a heading with its first sentence only if that sentence names a field of work; a sentence
with a count in it, or a numbered list without anything under its entries, is a commitment and loses only its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportdiff.reading.document import Block, Document
from reportdiff.reading.numbering import ends_sentence, number_of
from reportdiff.text.clause_marks import SENTENCE

TITLE_LENGTH = 60
"""Characters of the longest heading: the longest of some 20,000 numbered headings in real reports has 58."""

BARE_LENGTH = 36
"""Characters of the longest heading without a number; longer lines without a full stop are broken paragraphs."""

TOPIC_LENGTH = 30
"""Characters of the longest first sentence of a paragraph numbered 1. that is taken for a heading."""

FIGURE = re.compile(
    r"[0-9０-９][0-9０-９.,．]*\s?[万亿千百十余多]*(?:[个项家所座条处件套户名人次亩吨元米张台辆床%％]|公里|公顷|平方)"
)
"""A count or share: a sentence with one commits to something."""

HANZI = re.compile(r"[\u4e00-\u9fff]")

NO_HEADING = re.compile(r"[——－―•·]|[（(](?![一二三四五六七八九十\d])|注[:：]|.*(?:单位|责任)[:：]|各位|同志们")

REPORT_TITLE = re.compile(r".{0,20}(?:政府)?工作报告.{0,20}")

MANY_GLUED = 5
"""Paragraphs cut at numbers alone from which on a file counts as one that lost all its breaks."""

BARE_RUN = 3
"""So many bare lines in a row are a list."""

MARKDOWN_RANK, NUMBER_RANK, BARE_RANK = 10, 100, 190


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading. ``block`` is its index in ``Document.blocks``; ``start``/``end`` span its characters with the
    number; ``rank`` orders headings from the outside in (equal ranks are siblings); ``numbered`` is the depth of its
    number (1 for 一、) or ``None``; ``marked`` is true for a Markdown heading; ``inline`` if prose follows it in its
    own paragraph."""

    block: int
    title: str
    start: int
    end: int
    rank: int
    numbered: int | None = None
    marked: bool = False
    inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """All headings in document order, and the spans of numbers that stand before commitments."""

    headings: tuple[Heading, ...]
    numbers: tuple[tuple[int, int], ...]


def find_headings(document: Document, *, first: int = 0, marked_only: bool = False) -> Headings:
    """Give the headings from block ``first`` on; with ``marked_only`` (digests) Markdown headings alone."""
    blocks = document.blocks
    headings: list[Heading] = []
    numbers: list[tuple[int, int]] = []
    bare = set() if marked_only else _bare_lines(document, first)
    for index in range(first, len(blocks)):
        block = blocks[index]
        text = document.text[block.start : block.end]
        number = number_of(text)
        if block.role == "heading":
            if not _is_report_title(document, index, text):
                headings.append(_markdown_heading(index, block, text))
        elif number is not None and not marked_only:
            heading = _numbered_heading(document, index, text)
            if heading is not None:
                headings.append(heading)
            if heading is None or heading.end == heading.start + number.end:
                numbers.append((block.start, block.start + number.end))
        elif index in bare:
            headings.append(Heading(block=index, title=text, start=block.start, end=block.end, rank=BARE_RANK))
    return Headings(headings=_with_marked_ranks(headings), numbers=tuple(numbers))


def _is_report_title(document: Document, index: int, text: str) -> bool:
    """Tell whether a heading may be the title of the whole: only the first one of a file may."""
    if any(block.role == "heading" for block in document.blocks[:index]):
        return False
    return text == document.metadata.get("title") or REPORT_TITLE.fullmatch(text) is not None


def _with_marked_ranks(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Give the headings with （一） ranked under 一、 where Markdown gives both the same level."""
    shallowest: dict[int, int] = {}
    for heading in headings:
        if heading.marked and heading.numbered is not None:
            shallowest[heading.rank] = min(heading.numbered, shallowest.get(heading.rank, heading.numbered))
    return tuple(
        replace(heading, rank=heading.rank + heading.numbered - shallowest[heading.rank])
        if heading.marked and heading.numbered is not None
        else heading
        for heading in headings
    )


def _markdown_heading(index: int, block: Block, text: str) -> Heading:
    number = number_of(text)
    return Heading(
        block=index,
        title=_title(text[number.end :] if number else text),
        start=block.start,
        end=block.end,
        rank=MARKDOWN_RANK * block.level,
        numbered=number.depth if number else None,
        marked=True,
    )


def _title(text: str) -> str:
    return text.strip().rstrip("。；;：:，,")


def _numbered_heading(document: Document, index: int, text: str) -> Heading | None:
    """Give the heading at the beginning of a numbered paragraph, or ``None`` if the number counts commitments."""
    number = number_of(text)
    assert number is not None
    block = document.blocks[index]
    sentence = SENTENCE.match(text, number.end)
    glued = number.depth >= 2 and is_glued(document)
    end = sentence.end() if sentence else len(text)
    title = _title(text[number.end : end])
    inline = end < len(text)
    deep = number.depth >= 3
    if not title or text.endswith(("；", ";")):
        return None
    if not inline and not _has_body(document, index, number.depth):
        return None
    if not inline and ends_sentence(text) and _numbered_alike(document, index - 1, number.depth):
        return None
    if inline and deep and len(title) > TOPIC_LENGTH:
        return None
    if (inline or deep or ends_sentence(text)) and FIGURE.search(title):
        if deep or not inline:
            return None
        end = number.end
    if len(title) > TITLE_LENGTH or (inline and glued):
        if deep:
            return None
        end = number.end
    if end == number.end:
        title = re.split(r"[，：、]", title, maxsplit=1)[0]
    return Heading(
        block=index,
        title=title[:TITLE_LENGTH],
        start=block.start,
        end=block.start + end,
        rank=NUMBER_RANK + number.depth,
        numbered=number.depth,
        inline=inline,
    )


def is_glued(document: Document) -> bool:
    """Tell whether the file lost even the spaces between its paragraphs: where a heading ends cannot be seen then, and
    the words behind its number are commitments for the most part."""
    return any(entry.what == "glued_paragraph" and entry.count >= MANY_GLUED for entry in document.ledger)


def _has_body(document: Document, index: int, depth: int) -> bool:
    """Tell whether something other than the next entry of the same list stands under the numbered block."""
    return index + 1 < len(document.blocks) and not _numbered_alike(document, index + 1, depth)


def _numbered_alike(document: Document, index: int, depth: int) -> bool:
    block = document.blocks[index]
    number = number_of(document.text[block.start : block.end])
    return number is not None and number.depth == depth


def _bare_lines(document: Document, first: int) -> set[int]:
    """Give the indices of short lines that end like a heading and are not in a run like a list."""
    candidates = [
        index
        for index in range(first, len(document.blocks))
        if _is_bare(document, document.blocks[index]) and not _is_listed(document.blocks, index)
    ]
    runs: list[list[int]] = []
    for index in candidates:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return {index for run in runs if len(run) < BARE_RUN for index in run if index + 1 < len(document.blocks)}


def _is_listed(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a list item is no heading: it is one only if something else than the next item stands under it."""
    return blocks[index].role == "item" and (index + 1 >= len(blocks) or blocks[index + 1].role == "item")


def _is_bare(document: Document, block: Block) -> bool:
    text = document.text[block.start : block.end]
    if block.role == "heading" or len(text) > BARE_LENGTH or NO_HEADING.match(text):
        return False
    if ends_sentence(text) or text[-1] in "：:，,、—" or text[0] in "，。、；：）”%％" or number_of(text):
        return False
    return len(HANZI.findall(text)) >= 4 and not FIGURE.search(text)


def part_level(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Give the headings that divide the report: Markdown's outermost, else 第一部分, else 一、, else （一）.

    Bare lines are told from these by their words, which is not this module's business."""
    markdown_headings = [heading for heading in headings if heading.marked]
    if len(markdown_headings) >= 2:
        top = min(heading.rank // MARKDOWN_RANK for heading in markdown_headings)
        return tuple(heading for heading in markdown_headings if heading.rank // MARKDOWN_RANK == top)
    for depth in (0, 1, 2):
        level = tuple(heading for heading in headings if heading.numbered == depth)
        if len(level) >= 2:
            return level
    return ()
