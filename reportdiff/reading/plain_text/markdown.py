"""Markdown to source blocks: headings, list items and paragraphs, without marks of emphasis, comments and tags.

Only what reports are written in is read: CommonMark's headings, lists, emphasis, links and comments, and pipe
tables. Line breaks inside a paragraph stay, for cleaning to judge: many write one paragraph a line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reportdiff.reading.ledger import Ledger
from reportdiff.reading.plain_text.plain import plain_blocks
from reportdiff.reading.source import SourceBlock, SourceLine
from reportdiff.reading.tables.row_sentences import Cell, target_blocks

HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t\u3000](.*))?$")
UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*$")
BULLET = re.compile(r"[ \t]*[-*+][ \t\u3000]+(?=\S)")
ORDERED = re.compile(r"[ \t]*\d{1,3}[.)][ \t]+(?=\S)")
QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})$")
TABLE_RULE = re.compile(r"\|?(?:[ \t]*+:?-{2,}+:?[ \t]*+\|)++(?:[ \t]*+:?-{2,}+:?)?$")
TABLE_ROW = re.compile(r"\|.*\|$")
TABLE_CELL = re.compile(r"(?<!\\)\|")
COMMENT_OPEN = "<!--"
COMMENT_CLOSE = "-->"
IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*(?:[ \t]+\"[^\"]*\")?\)")
LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?:[ \t]+\"[^\"]*\")?\)")
TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
STRONG = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1")
EMPHASIS = re.compile(
    r"(?<![\d*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\d*])|(?<![A-Za-z0-9_])_(?=[^\s_])([^_]+?)_(?![A-Za-z0-9_])"
)
BOLD_HEADING = re.compile(r"[ \t\u3000]*\*\*(?=\S)([^*\n]{4,40})(?<=\S)\*\*[ \t\u3000]+(?=[^\s*])")
NO_HEADING_END = "。：；，、！？:;,!"
"""A heading in bold that runs into its paragraph: a gap stands after it, and no mark of punctuation at its end."""

CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`]+)\1(?!`)")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~\"])")
ESCAPED = 0xF0000
"""Escaped marks wait here, in a private plane of Unicode, until the others have been read."""
TELLING = re.compile(r"#{1,6}[ \t]+\S|\*\*\S.*\*\*|[-*+] \S|<!--|\|.*\|.*\|[ \t]*$")

TELLING_SHARE = 0.1
"""Share of written lines that must carry a mark of Markdown for a text without front matter to be read as such."""


def looks_like_markdown(lines: Sequence[SourceLine]) -> bool:
    """Tell whether the marks in ``lines`` are those of Markdown, whatever the file is called."""
    texts = [line.text for line in lines if not line.blank]
    telling = sum(TELLING.match(text.lstrip()) is not None for text in texts)
    return telling > 0 and telling >= TELLING_SHARE * len(texts)


def markdown_blocks(lines: Sequence[SourceLine], ledger: Ledger) -> tuple[SourceBlock, ...]:
    """Give the blocks of Markdown ``lines`` (front matter already taken off).

    The marks of list items go (``- ``, ``1. `` with its space; 1.建设… is the report's own numbering); a table gives
    a paragraph for each cell, one of targets a paragraph for each row. Comments, images, tags and rules are counted in
    ``ledger``."""
    blocks: list[SourceBlock] = []
    paragraphs = plain_blocks(tuple(_without_comments(lines, ledger)))
    in_tables = _tables(paragraphs, ledger)
    for number, block in enumerate(paragraphs):
        if number in in_tables:
            blocks.extend(in_tables[number])
        elif blocks and UNDERLINE.match(block.text) and _can_be_underlined(blocks[-1], block):
            level = 1 if "=" in block.text else 2
            blocks[-1] = replace(blocks[-1], role="heading", level=level)
        elif RULE.match(block.text):
            ledger.note("markdown_rule", block.text.strip())
        else:
            blocks.extend(_read_block(block, ledger))
    return tuple(block for block in blocks if block.text.strip())


def _tables(blocks: Sequence[SourceBlock], ledger: Ledger) -> dict[int, tuple[SourceBlock, ...]]:
    """Give the tables of targets among ``blocks``: the number of the first row with what is written for the whole
    table, the numbers of the others with nothing."""
    result: dict[int, tuple[SourceBlock, ...]] = {}
    for is_row, run in groupby(
        range(len(blocks)), lambda number: TABLE_ROW.match(_unquoted(blocks[number])) is not None
    ):
        numbers = list(run)
        if not is_row or len(numbers) < 2:
            continue
        marks = Ledger()
        rows = [
            [
                Cell(text=_inline(cell, marks).strip(), line=blocks[number].line)
                for cell in TABLE_CELL.split(_unquoted(blocks[number]).strip("|"))
            ]
            for number in numbers
            if not TABLE_RULE.match(_unquoted(blocks[number]))
        ]
        sentences = target_blocks(rows, ledger)
        if sentences is not None:
            result.update(dict.fromkeys(numbers, ()))
            result[numbers[0]] = sentences
            for entry in marks.entries():
                ledger.note(entry.what, entry.samples[0], count=entry.count)
    return result


def _unquoted(block: SourceBlock) -> str:
    return QUOTE.sub("", block.text).strip()


def _can_be_underlined(block: SourceBlock, underline: SourceBlock) -> bool:
    return block.role == "paragraph" and underline.line == block.line + 1 and len(block.text) <= 60


def _without_comments(lines: Sequence[SourceLine], ledger: Ledger) -> Iterator[SourceLine]:
    """Give the lines with ``<!-- … -->`` taken out; one that is never closed is text."""
    text = "\n".join(line.text for line in lines)
    if COMMENT_OPEN not in text:
        yield from lines
        return
    parts, cursor = [], 0
    while (start := text.find(COMMENT_OPEN, cursor)) >= 0:
        end = text.find(COMMENT_CLOSE, start + len(COMMENT_OPEN))
        if end < 0:
            break
        end += len(COMMENT_CLOSE)
        ledger.note("html_comment", text[start + 4 : end - 3].strip())
        parts.append(text[cursor:start] + "\n" * text.count("\n", start, end))
        cursor = end
    parts.append(text[cursor:])
    for line, rest in zip(lines, "".join(parts).split("\n"), strict=True):
        yield line if rest == line.text else replace(line, text=rest, artefact=False)


def _read_block(block: SourceBlock, ledger: Ledger) -> Iterator[SourceBlock]:
    text = QUOTE.sub("", block.text)
    if TABLE_RULE.match(text.strip()):
        ledger.note("markdown_rule", text.strip())
        return
    if TABLE_ROW.match(text.strip()):
        for cell in re.split(rf"{TABLE_CELL.pattern}|<br\s*/?>", text):
            if cell.strip():
                yield replace(block, text=_inline(cell, ledger), spaced=True, indented=False)
        return
    if heading := HEADING.match(text):
        title = _inline((heading.group(2) or "").rstrip().rstrip("#").strip(), ledger)
        yield replace(block, role="heading", text=title, level=len(heading.group(1)), indented=False)
    elif bullet := BULLET.match(text) or ORDERED.match(text):
        yield replace(block, role="item", text=_inline(text[bullet.end() :], ledger), indented=False)
    elif (bold := BOLD_HEADING.match(text)) and bold.group(1)[-1] not in NO_HEADING_END:
        ledger.note("split_lines", text[bold.end() :].strip())
        yield replace(block, text=_inline(bold.group(1), ledger))
        yield replace(block, text=_inline(text[bold.end() :], ledger), spaced=True, indented=True)
    else:
        yield replace(block, text=_inline(text, ledger))


def _inline(text: str, ledger: Ledger) -> str:
    """Give ``text`` without marks: what is shown stays, to the character."""
    if not any(mark in text for mark in "*_`[<&\\"):
        return text
    text = ESCAPE.sub(lambda match: chr(ESCAPED + ord(match.group(1))), text)
    for match in IMAGE.finditer(text):
        ledger.note("image", match.group(1) or match.group())
    text = IMAGE.sub("", text)
    text = LINK.sub(r"\1", text)
    for match in TAG.finditer(text):
        ledger.note("html_tag", match.group())
    text = TAG.sub("", text)
    text = CODE.sub(r"\2", text)
    for _ in range(3):
        text = STRONG.sub(r"\2", text)
    text = EMPHASIS.sub(lambda match: match.group(1) or match.group(2), text)
    text = html.unescape(text)
    return "".join(
        chr(ord(character) - ESCAPED) if 0 <= ord(character) - ESCAPED < 128 else character for character in text
    )
