"""Characters with places to paragraphs: lines, columns, running heads and page numbers, and the breaks fixed.

A PDF has no paragraphs and often no spaces; it has characters at places, in points from the lower left corner.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reportdiff.reading.furniture import SALUTATION
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.numbering import ends_sentence, number_of
from reportdiff.reading.pdf.pdf_lines import lines_by_page
from reportdiff.reading.pdf.pdf_page import Line, PdfPage
from reportdiff.reading.restoring.broken_lines import joint
from reportdiff.reading.tables.target_columns import is_header_of_targets

PAGE_NUMBER = re.compile(
    r"[-—–―─－·•~\s]*(?:第\s*)?[0-9０-９]{1,4}\s*页?(?:\s*[/／,，]?\s*(?:共\s*)?[0-9０-９]{1,4}\s*页?)?[-—–―─－·•~\s]*"
)
OUTER = 0.16
"""Share of the height of a page, above and below, in which page numbers and running heads stand."""

EDGE_LINES = 2
"""Lines at each end of a page that can be a running head or page number."""

RECURRING = 0.4
"""Share of the pages on which a line at one place must stand to be a running head; at least two pages."""

HEAD_LENGTH = 50

NEAR = 1.2
"""Usual distances between lines within which a line belongs to the body."""

SAME_HEIGHT = 0.5
"""Heights of a character by which lines on one height may differ."""

PRINTED = re.compile(
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}/\d{1,2}/\d{2,4})[ ,]{0,3}"
    r"(?:[上下]午|[AP]M)?\s?\d{1,2}:\d{2}.{0,120}"
    r"|(?:https?|file)://\S{1,400}(?:\s+\d{1,3}\s?/\s?\d{1,3})?"
)
"""What a browser prints above and below a page: day, time and title; address and number."""


INDENT = (1.2, 4.5)
"""Widths of a character by which the first line of a paragraph is set in: two by GB/T 9704-2012, 7.3.3."""

INDENTING = 0.06
"""Share of the lines that are set in from which on a text counts as one that sets paragraphs in."""

SHORT = 1.6
"""Widths of a character that a line must stop before the margin to be the last of its paragraph."""

WIDE_GAP = 1.6
"""A gap between lines so many times the usual one parts paragraphs."""

OTHER_SIZE = 0.12
LARGE = 1.15
"""Sizes that differ by more than 12 % are of different paragraphs; 15 % above the body is a title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeSetting:
    """How the body is set: size of a character and usual distance of lines in points; whether paragraphs are set in;
    left and right margin by column and side of the sheet (even and odd pages differ)."""

    size: float
    leading: float
    indents: bool
    margins: dict[tuple[int, int], tuple[float, float]]

    def indent(self, line: Line) -> float:
        return (line.left - self.margins[line.place][0]) / self.size

    def short_by(self, line: Line) -> float:
        return (self.margins[line.place][1] - line.right) / self.size

    def centred(self, line: Line) -> bool:
        before, after = self.indent(line), self.short_by(line)
        return before > 2.5 and after > 2.5 and abs(before - after) < 2

    def set_in(self, line: Line) -> bool:
        return INDENT[0] <= self.indent(line) <= INDENT[1]


def paragraphs(pages: Sequence[PdfPage], ledger: Ledger) -> list[str]:
    """Give the paragraphs of ``pages`` in reading order, without page numbers and running heads.

    Counts ``page_number``, ``running_head``, ``doubled_text`` and ``joined_lines`` in ``ledger``."""
    sheets = lines_by_page(pages, ledger)
    lines = list(_without_heads(sheets, pages, ledger))
    if not lines:
        return []
    setting = _setting(lines)
    texts: list[str] = []
    before: Line | None = None
    cells: tuple[str, ...] = ()
    for line in lines:
        above, cells = cells, ()
        if line.cells:
            cells = _cells(line, len(above))
        if cells:
            texts.append("\t".join(cells))
        elif before is None or above or _begins(line, before, setting):
            texts.append(line.text)
        else:
            head, tail = texts[-1].rstrip(), line.text.strip()
            ledger.note("joined_lines", f"{head[-10:]}|{tail[:10]}")
            texts[-1] = head + joint(head, tail) + tail
        before = line
    return texts


def _cells(line: Line, columns: int) -> tuple[str, ...]:
    """Give the cells of a header of a table of targets, or of a row under one of ``columns``; nothing for another line.

    A narrow gap between two cells may be no wider than a space."""
    candidates = (line.cells, tuple(line.text.split()))
    return next((cells for cells in candidates if len(cells) == columns or is_header_of_targets(cells)), ())


def _without_heads(sheets: Sequence[Sequence[Line]], pages: Sequence[PdfPage], ledger: Ledger) -> Iterator[Line]:
    edges = [_edge(lines) for lines in sheets]
    counts = Counter(
        key for lines, edge in zip(sheets, edges, strict=True) for key in {_head_key(lines[index]) for index in edge}
    )
    least = max(2, RECURRING * len(sheets))
    setting = _setting([line for lines in sheets for line in lines]) if any(sheets) else None
    for lines, edge, page in zip(sheets, edges, pages, strict=True):
        recurring = [len(line.text) <= HEAD_LENGTH and counts[_head_key(line)] >= least for line in lines]
        for index, line in enumerate(lines):
            outer = min(line.bottom, page.height - line.bottom) < OUTER * page.height
            if index not in edge or not outer:
                yield line
            elif PAGE_NUMBER.fullmatch(line.text):
                ledger.note("page_number", line.text.strip())
            elif PRINTED.fullmatch(line.text.strip()) or (
                recurring[index] and not _in_body(line, lines, recurring, setting)
            ):
                ledger.note("running_head", line.text.strip())
            else:
                yield line


def _in_body(line: Line, lines: Sequence[Line], recurring: Sequence[bool], setting: TypeSetting | None) -> bool:
    """Tell whether ``line`` goes on with the body: in its size, and no further from one of its lines than they stand
    apart.

    Lists of one kind may begin many pages with nearly the same words."""
    if setting is None or abs(line.size - setting.size) > OTHER_SIZE * setting.size:
        return False
    return any(
        not recurs and other.column == line.column and abs(other.bottom - line.bottom) < NEAR * setting.leading
        for other, recurs in zip(lines, recurring, strict=True)
    )


def _edge(lines: Sequence[Line]) -> set[int]:
    """Give the indices of the lines at the upper and lower end of a page, in whatever column they are."""
    heights: list[float] = []
    for line in sorted(lines, key=lambda line: line.bottom):
        if not heights or line.bottom - heights[-1] > SAME_HEIGHT * line.size:
            heights.append(line.bottom)
    if not heights:
        return set()
    low, high = heights[:EDGE_LINES][-1], heights[-EDGE_LINES:][0]
    return {index for index, line in enumerate(lines) if line.bottom < low + 1 or line.bottom > high - 1}


def _head_key(line: Line) -> tuple[str, int]:
    return re.sub(r"[0-9０-９]+", "#", line.text.strip()), round(line.bottom / 4)


def _setting(lines: Sequence[Line]) -> TypeSetting:
    size = median(line.size for line in lines for _ in line.text[::8] or "-")
    body = [line for line in lines if abs(line.size - size) <= OTHER_SIZE * size] or list(lines)
    places = {line.place for line in lines}
    margins = {place: _margins([line for line in body if line.place == place] or body) for place in places}
    steps = [
        before.bottom - line.bottom
        for before, line in pairwise(body)
        if before.page == line.page and before.column == line.column and before.bottom > line.bottom
    ]
    draft = TypeSetting(size=size, leading=median(steps) if steps else 2 * size, indents=False, margins=margins)
    indents = sum(draft.set_in(line) for line in body) >= INDENTING * len(body)
    return TypeSetting(size=size, leading=draft.leading, indents=indents, margins=margins)


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    left = sorted(line.left for line in lines)
    right = sorted(line.right for line in lines)
    return left[len(left) // 10], right[min(len(right) - 1, len(right) * 8 // 10)]


def _begins(line: Line, before: Line, setting: TypeSetting) -> bool:
    """Tell whether ``line`` begins a paragraph, seen from the line ``before`` it."""
    if abs(line.size - before.size) > OTHER_SIZE * max(line.size, before.size):
        return True
    touches = line.page == before.page and line.column == before.column
    gap = before.bottom - line.bottom
    if setting.centred(line) or setting.centred(before):
        title = min(line.size, before.size) > LARGE * setting.size
        return not (title and touches and gap < 2.5 * line.size)
    if touches and gap > WIDE_GAP * setting.leading:
        return True
    numbered = number_of(line.text.strip()) is not None or SALUTATION.match(line.text.strip()) is not None
    if setting.indents:
        # A heading may stand flush where paragraphs are set in, also below a last line that happens to be full.
        ended = ends_sentence(before.text) and (numbered or setting.short_by(before) > SHORT)
        return setting.set_in(line) or ended
    if setting.short_by(before) > SHORT:
        heading = number_of(before.text.strip()) is not None
        return ends_sentence(before.text) or numbered or heading or before.text.rstrip().endswith(("：", ":"))
    return numbered and ends_sentence(before.text)
