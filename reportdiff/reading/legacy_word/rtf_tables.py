"""The tables of an RTF file: rows and cells by the control words that end them (RTF 1.9.1, Table Definitions)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportdiff.reading.ledger import Ledger
from reportdiff.reading.source import SourceBlock
from reportdiff.reading.tables.row_sentences import Cell, target_blocks

Span = tuple[int, int]
"""Numbers of the first block of a cell and of the first behind it."""


@dataclass(slots=True)
class RtfTables:
    """The rows so far, each as the spans of its cells; a table of tables has none."""

    _rows: list[list[Span]] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _start: int = 0
    _nested: bool = False

    def note(self, word: str, count: int) -> None:
        """Note that ``word`` came behind ``count`` blocks; a definition is repeated behind the cells of a row."""
        if word == "trowd" and not self._ends:
            self._start = count
        elif word == "cell":
            self._ends.append(count)
        elif word in ("nestcell", "nestrow"):
            self._nested = True
        elif word == "row":
            if self._ends and not self._nested:
                self._rows.append(list(zip((self._start, *self._ends), self._ends, strict=False)))
            self._ends, self._start, self._nested = [], count, False

    def with_targets(self, blocks: Sequence[SourceBlock], ledger: Ledger) -> tuple[SourceBlock, ...]:
        """Give ``blocks`` with a paragraph a row for those of each table of targets."""
        result: list[SourceBlock] = []
        position = first = 0
        while first < len(self._rows):
            last = first + 1
            while last < len(self._rows) and self._rows[last][0][0] == self._rows[last - 1][-1][1]:
                last += 1
            rows = self._rows[first:last]
            sentences = target_blocks([[_cell(blocks, span) for span in row] for row in rows], ledger)
            if sentences is not None:
                result += [*blocks[position : rows[0][0][0]], *sentences]
                position = rows[-1][-1][1]
            first = last
        return (*result, *blocks[position:])


def _cell(blocks: Sequence[SourceBlock], span: Span) -> Cell:
    inside = blocks[span[0] : span[1]]
    return Cell(text="".join(block.text.strip() for block in inside), line=inside[0].line if inside else 0)
