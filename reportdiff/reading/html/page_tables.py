"""The tables of a page: which paragraph is in which cell, and tables of targets written a sentence a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from reportdiff.reading.ledger import Ledger
from reportdiff.reading.source import SourceBlock
from reportdiff.reading.tables.row_sentences import Cell, target_blocks

MOST_SPANNED: Final = 64
"""Rows and columns that a cell covers at the most; a page may claim millions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlace:
    """The cell that a paragraph is in: numbers of the table on the page, of the row and of the cell in it."""

    table: int
    row: int
    cell: int


@dataclass(slots=True)
class PageTable:
    """The cells of a table by row: columns and rows that each covers. ``plain`` is false for one with tables in it."""

    rows: list[list[tuple[int, int]]] = field(default_factory=list)
    plain: bool = True


class PageTables:
    """The tables of a page in the order in which they begin, told by the tags that the walk comes by."""

    def __init__(self) -> None:
        self._tables: list[PageTable] = []
        self._open: list[int] = []

    def enter(self, tag: str, node: Any) -> None:
        """Note that the element ``node`` begins."""
        if tag == "table":
            if self._open:
                self._tables[self._open[-1]].plain = False
            self._open.append(len(self._tables))
            self._tables.append(PageTable())
        elif self._open and tag == "tr":
            self._tables[self._open[-1]].rows.append([])
        elif self._open and tag in ("td", "th"):
            rows = self._tables[self._open[-1]].rows
            if rows:
                attributes = node.attributes
                rows[-1].append((_spanned(attributes.get("colspan")), _spanned(attributes.get("rowspan"))))

    def leave(self, tag: str) -> None:
        """Note that an element ends."""
        if tag == "table" and self._open:
            self._open.pop()

    @property
    def place(self) -> CellPlace | None:
        """The cell that the walk is in; ``None`` outside of tables."""
        if not self._open:
            return None
        rows = self._tables[self._open[-1]].rows
        if not rows or not rows[-1]:
            return None
        return CellPlace(table=self._open[-1], row=len(rows) - 1, cell=len(rows[-1]) - 1)

    def with_targets(
        self, blocks: Sequence[tuple[SourceBlock, CellPlace | None]], ledger: Ledger
    ) -> tuple[SourceBlock, ...]:
        """Give ``blocks`` with a paragraph a row for those of each table of targets."""
        by_table: dict[int, list[tuple[SourceBlock, CellPlace]]] = {}
        for block, place in blocks:
            if place is not None and self._tables[place.table].plain:
                by_table.setdefault(place.table, []).append((block, place))
        sentences: dict[int, tuple[SourceBlock, ...]] = {}
        for number, inside in by_table.items():
            rows = target_blocks(self._cells(number, inside), ledger)
            if rows is not None:
                sentences[number] = rows
        result: list[SourceBlock] = []
        for block, place in blocks:
            if place is None or place.table not in sentences:
                result.append(block)
            else:
                result.extend(sentences[place.table])
                sentences[place.table] = ()
        return tuple(result)

    def _cells(self, number: int, inside: Sequence[tuple[SourceBlock, CellPlace]]) -> list[list[Cell]]:
        texts: dict[tuple[int, int], list[SourceBlock]] = {}
        for block, place in inside:
            texts.setdefault((place.row, place.cell), []).append(block)
        return [
            [
                Cell(
                    text="".join(block.text.strip() for block in texts.get((row, cell), ())),
                    line=texts[row, cell][0].line if (row, cell) in texts else 0,
                    width=width,
                    height=height,
                )
                for cell, (width, height) in enumerate(cells)
            ]
            for row, cells in enumerate(self._tables[number].rows)
        ]


def _spanned(text: str | None) -> int:
    """Count the columns or rows that a cell covers."""
    digits = (text or "").strip()
    return min(max(1, int(digits)), MOST_SPANNED) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 1
