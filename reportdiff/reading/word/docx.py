"""Word documents (.docx) to source blocks: paragraphs, tables and text boxes in reading order, numbers counted.

The XML is walked directly: the numbers that Word counts itself, text boxes and tracked changes are what the
libraries at hand leave out, and they are what a report must not lose (see :mod:`.word_numbering`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportdiff.errors import UnreadableReport
from reportdiff.reading.document import BlockRole
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.numbering import ends_sentence
from reportdiff.reading.source import SourceBlock, visible_text
from reportdiff.reading.tables.row_sentences import Cell, target_blocks
from reportdiff.reading.word.package import Package
from reportdiff.reading.word.word_numbering import Lists, read_lists, whole
from reportdiff.reading.word.word_runs import RUNS, TAKEN_OUT, chosen, note_text, read_runs, text_of
from reportdiff.reading.word.word_styles import (
    Style,
    attribute,
    child,
    list_styles,
    local,
    outline_level,
    read_styles,
    said,
)

MAIN_TYPE = "/officeDocument"
MAIN_PART = "word/document.xml"

MAX_HEADING = 60
"""Characters of the longest heading: some offices give whole paragraphs a heading style."""

MAX_COLUMNS = 64
"""Columns that a cell covers at the most (Word's own limit is 63)."""

LEFT_OUT = (("header", "running_head"), ("footer", "running_head"), ("footnotes", "footnote"), ("endnotes", "footnote"))
"""Parts beside the text (by the beginning of their name) and what they are in the ledger."""


def docx_blocks(data: bytes, ledger: Ledger, *, name: str) -> tuple[SourceBlock, ...]:
    """Give the blocks of the Word document ``data``; ``line`` counts its paragraphs from 1.

    Counts in ``ledger``: ``automatic_number`` (numbers written out); and as left out ``tracked_deletion``,
    ``hidden_text``, ``table_of_contents``, ``running_head``, ``footnote``, ``image``, ``embedded_file``.
    Raises :class:`UnreadableReport` if it is damaged, locked, no Word document, or beyond the limits of
    :mod:`reportdiff.reading.word.package`."""
    package = Package(data, name=name)
    main = _main_part(package)
    root = package.parse(main)
    body = None if root is None else child(root, "body")
    if body is None:
        what, what_zh = package.other_kind()
        raise UnreadableReport(
            f"{name}: is {what}, not a report; give the text inside or a .docx file and try again",
            f"{name}：是{what_zh}，不是报告；请给出其中的文字，或改用 .docx 文件再试",
        )
    folder = main[: main.rfind("/") + 1]
    styles = package.parse(f"{folder}styles.xml")
    lists = read_lists(package.parse(f"{folder}numbering.xml"), attribute, list_styles(styles))
    reader = _Reader(ledger=ledger, styles=read_styles(styles), lists=lists)
    reader.read(body)
    _note_other_parts(package, folder, ledger)
    return tuple(reader.blocks)


def _main_part(package: Package) -> str:
    """Give the part that the package names as its main document (ECMA-376 part 2, 9.3), usually word/document.xml."""
    relations = package.parse("_rels/.rels")
    for relation in () if relations is None else relations:
        if (relation.get("Type") or "").endswith(MAIN_TYPE):
            target = str(relation.get("Target") or "").lstrip("/")
            if target in package.names:
                return target
    return MAIN_PART


def _note_other_parts(package: Package, folder: str, ledger: Ledger) -> None:
    for part in package.names:
        for beginning, what in LEFT_OUT:
            if part.startswith(folder + beginning) and part.endswith(".xml"):
                root = package.parse(part)
                for paragraph in () if root is None else root.iter():
                    if local(paragraph) == "p" and (text := text_of(paragraph).strip()):
                        ledger.note(what, text)


@dataclass(slots=True)
class _Reader:
    ledger: Ledger
    styles: dict[str, Style]
    lists: Lists
    blocks: list[SourceBlock] = field(default_factory=list)
    paragraphs: int = 0

    def read(self, body: Any) -> None:
        """Give all paragraphs under ``body`` in order; text boxes come after the paragraph they hang on.

        What wraps paragraphs is gone through whatever it is called: content controls, insertions, other programs'
        own elements. Runs that are in no paragraph make one."""
        loose: list[Any] = []
        waiting = [iter(body)]
        while waiting:
            element = next(waiting[-1], None)
            kind = "" if element is None else local(element)
            if loose and (element is None or kind not in RUNS):
                if element is not None:
                    waiting.append(iter([element]))
                waiting.extend(iter(box) for box in reversed(self._loose_runs(loose)))
                loose = []
                continue
            if element is None:
                waiting.pop()
            elif kind == "p":
                waiting.extend(iter(box) for box in reversed(self._paragraph(element)))
            elif kind in RUNS:
                loose.append(element)
            elif kind == "AlternateContent":
                waiting.append(iter(chosen(element)))
            elif kind in TAKEN_OUT:
                note_text(TAKEN_OUT[kind], element, self.ledger)
            elif kind == "tbl" and (rows := cells_by_row(element)):
                self._table(rows)
            elif kind == "altChunk":
                self.ledger.note("embedded_file", "altChunk")
            else:
                waiting.append(iter(element))

    def _loose_runs(self, runs: list[Any]) -> tuple[Any, ...]:
        self.paragraphs += 1
        words = read_runs(runs, self.ledger)
        self._put([text for line in words.lines if (text := visible_text(line, self.ledger)).strip()])
        return words.boxes

    def _paragraph(self, element: Any) -> tuple[Any, ...]:
        """Put the paragraph among the blocks; the text boxes that hang on it are handed back."""
        self.paragraphs += 1
        runs = read_runs(element, self.ledger)
        texts = [text for line in runs.lines if (text := visible_text(line, self.ledger)).strip()]
        properties = child(element, "pPr")
        style = self._style(properties)
        if not texts:
            return runs.boxes
        if style.contents:
            self.ledger.note("table_of_contents", texts[0].strip(), count=len(texts))
            return runs.boxes
        number = self._number(properties, style)
        if number:
            texts[0] = joined_number(number, texts[0].lstrip())
            self.ledger.note("automatic_number", texts[0])
        own = outline_level(element)
        self._put(texts, outline=style.outline if own is None else own, bullet=number == "")
        return runs.boxes

    def _table(self, rows: list[list[Any]]) -> None:
        """Put a line a row among the blocks where the table is one of targets, else its paragraphs in order."""
        first = len(self.blocks)
        cells = []
        for row in rows:
            cells.append([self._cell(element) for element in row])
        sentences = target_blocks(cells, self.ledger)
        if sentences is not None:
            self.blocks[first:] = sentences

    def _cell(self, element: Any) -> Cell:
        first = len(self.blocks)
        self.read(element)
        text = "".join(block.text.strip() for block in self.blocks[first:])
        line = self.blocks[first].line if len(self.blocks) > first else self.paragraphs
        properties = child(element, "tcPr")
        merge = None if properties is None else child(properties, "vMerge")
        span = None if properties is None else said(properties, "gridSpan")
        return Cell(
            text=text,
            line=line,
            width=min(max(1, whole(span or "1", 1)), MAX_COLUMNS),
            goes_on=merge is not None and attribute(merge, "val") != "restart",
        )

    def _put(self, texts: list[str], *, outline: int | None = None, bullet: bool = False) -> None:
        title = "".join(text.strip() for text in texts)
        if outline is not None and outline < 10 and len(title) <= MAX_HEADING and "。" not in title[:-1]:
            level = min(outline + 1, 6)
            self.blocks.append(SourceBlock(role="heading", text=title, line=self.paragraphs, level=level, spaced=True))
            return
        for position, text in enumerate(texts):
            # A line break after a whole sentence stands for a paragraph; within one cleaning fixes it.
            spaced = position == 0 or ends_sentence(texts[position - 1])
            role: BlockRole = "item" if bullet and position == 0 else "paragraph"
            self.blocks.append(SourceBlock(role=role, text=text, line=self.paragraphs, spaced=spaced))

    def _style(self, properties: Any) -> Style:
        style_id = None if properties is None else said(properties, "pStyle")
        default = self.styles.get("", Style())
        return default if style_id is None else self.styles.get(style_id, default)

    def _number(self, properties: Any, style: Style) -> str | None:
        """Give the number in front of the paragraph; ``""`` for a bullet, ``None`` without a list."""
        list_id = None if properties is None else said(properties, "numPr", "numId")
        depth = None if properties is None else said(properties, "numPr", "ilvl")
        list_id = style.list_id if list_id is None else list_id
        if list_id is None or list_id == "0":  # 0 takes the number of the style away (17.9.18)
            return None
        return self.lists.number(list_id, (style.depth or 0) if depth is None else whole(depth, 0))


def cells_by_row(table: Any) -> list[list[Any]]:
    """Give the cells of ``table`` row by row; empty where there are tables in it, or paragraphs outside its cells."""
    rows: list[list[Any]] = []
    inside = outside = 0
    for element in table.iter():
        kind = local(element)
        if kind == "tbl" and element is not table:
            return []
        if kind == "tr":
            rows.append([])
        elif kind == "tc":
            if not rows:
                return []
            rows[-1].append(element)
            inside += sum(local(each) == "p" for each in element.iter())
        elif kind == "p":
            outside += 1
    return rows if inside == outside else []


def joined_number(number: str, text: str) -> str:
    """Put ``number`` before ``text`` as people type it: 一、建设, （一）建设, 1.建设, but ``1. 5G`` and ``1 建设``."""
    number = number.strip()
    touches = number[-1:].isascii() and (number[-1:].isalnum() or text[:1].isdigit())
    return number + (" " if touches else "") + text
