"""The lines of a PDF page: characters put together by their places, two columns told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from reportdiff.reading.ledger import Ledger
from reportdiff.reading.pdf.pdf_margin import without_margin_text
from reportdiff.reading.pdf.pdf_page import Character, Line, PdfPage

COLUMN_GAP = 2.0
"""Widths of a character between two characters of one line that may be the gap between columns."""

WORD_GAP = 0.22
"""Widths of a character from which on a gap is a space (a space in Latin type has some 0.25)."""

SAME_LINE = 0.4
"""Difference of height, in heights of a character, up to which two characters stand on one line."""

DOUBLED = 0.25
"""The same character this near, in widths, is the same one printed twice to look bold."""

MIDDLE = (0.35, 0.65)
"""Where, in shares of the width of the text, the gap between two columns lies."""

COLUMN_LINES = 4
"""Lines that each of two columns must have at least."""

COLUMN_EDGE = 2
"""Lines that begin at one place where the edge of a column is; a page number is in the gap alone."""

CROSSING = 0.15
"""Share of the lines of a page in two columns that may cross the gap: titles, tables."""

COLUMN_PAGES = 0.3
"""Share of the pages that must show two columns for the others to be believed to have them."""

FULL = 0.7
"""Share of the width of a column that its lines fill, in the middle of their order; cells of a table do not."""


def lines_by_page(pages: Sequence[PdfPage], ledger: Ledger) -> list[list[Line]]:
    """Give the lines of each page as they are read: column after column, from top to bottom.

    A page that does not show by itself that it has two columns (the last one) has them where the others do. Text
    that is printed twice in one place counts as ``doubled_text`` in ``ledger``, vertical text beside the body as
    ``margin_text``."""
    sheets = [
        without_margin_text(_undoubled(_pieces(page.characters, number, ledger), ledger), ledger)
        for number, page in enumerate(pages)
    ]
    gaps = [_gap_between_columns(pieces) for pieces in sheets]
    places = [gap for gap in gaps if gap is not None]
    usual = median(places) if len(places) >= COLUMN_PAGES * len(sheets) and places else None
    return [
        _lines(pieces, usual if gap is None and usual is not None and _parts(pieces, usual) else gap)
        for pieces, gap in zip(sheets, gaps, strict=True)
    ]


def _parts(pieces: Sequence[Line], gap: float) -> bool:
    """Tell whether ``gap`` has pieces on both sides and few that cross it."""
    crossing = sum(piece.left < gap < piece.right for piece in pieces)
    right = sum(piece.left >= gap for piece in pieces)
    return 0 < right < len(pieces) - crossing and crossing <= CROSSING * len(pieces) + 1


def _lines(pieces: Sequence[Line], gap: float | None) -> list[Line]:
    if gap is None:
        return _rows(pieces)
    lines: list[Line] = []
    band: list[Line] = []
    for piece in sorted(pieces, key=lambda piece: -piece.bottom):
        if piece.left < gap < piece.right:
            lines.extend(_columns(band, gap))
            lines.append(replace(piece, column=2))
            band = []
        else:
            band.append(piece)
    return lines + _columns(band, gap)


def _columns(pieces: Sequence[Line], gap: float) -> list[Line]:
    sides = ([piece for piece in pieces if piece.right <= gap], [piece for piece in pieces if piece.right > gap])
    return [replace(line, column=column) for column, side in enumerate(sides) for line in _rows(side)]


def _pieces(characters: Sequence[Character], number: int, ledger: Ledger) -> list[Line]:
    """Give the runs of characters on one line without a wide gap."""
    pieces: list[Line] = []
    run: list[Character] = []
    for character in characters:
        if run and _is_doubled(character, run[-1]):
            ledger.note("doubled_text", character.text)
            continue
        if run and not _goes_on(character, run[-1]):
            pieces.extend(_piece(run, number))
            run = []
        run.append(character)
    return pieces + _piece(run, number)


def _height(character: Character) -> float:
    return max(character.top - character.bottom, 1.0)


def _is_doubled(character: Character, before: Character) -> bool:
    near = DOUBLED * _height(character)
    return (
        character.text == before.text
        and not character.text.isspace()
        and abs(character.left - before.left) < near
        and abs(character.bottom - before.bottom) < near
    )


def _goes_on(character: Character, before: Character) -> bool:
    size = max(_height(character), _height(before))
    if abs(character.bottom - before.bottom) > SAME_LINE * size:
        return False
    return -0.5 * size < character.left - before.right < COLUMN_GAP * size


def _piece(run: Sequence[Character], number: int) -> list[Line]:
    visible = [character for character in run if not character.text.isspace()]
    if not visible:
        return []
    text = ""
    before: Character | None = None
    for character in run:
        if before is not None and character.left - before.right > WORD_GAP * _height(character):
            text += " " if not text.endswith((" ", "\u3000")) and not character.text.isspace() else ""
        text += character.text
        before = character
    return [
        Line(
            text=text.strip(),
            left=visible[0].left,
            right=max(character.right for character in visible),
            bottom=median(character.bottom for character in visible),
            size=median(map(_height, visible)),
            page=number,
        )
    ]


def _undoubled(pieces: Sequence[Line], ledger: Ledger) -> list[Line]:
    result: list[Line] = []
    places: set[tuple[str, int, int]] = set()
    for piece in pieces:
        x, y = round(piece.left / (2 * DOUBLED * piece.size)), round(piece.bottom / (2 * DOUBLED * piece.size))
        near = {(piece.text, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        if len(piece.text) > 1 and near & places:
            ledger.note("doubled_text", piece.text)
            continue
        places.add((piece.text, x, y))
        result.append(piece)
    return result


def _rows(pieces: Sequence[Line]) -> list[Line]:
    """Put pieces of one height together from left to right, from top to bottom."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.bottom):
        if rows and abs(rows[-1][0].bottom - piece.bottom) <= SAME_LINE * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_join(sorted(row, key=lambda piece: piece.left)) for row in rows]


def _join(row: Sequence[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    return replace(
        row[0],
        text=" ".join(piece.text for piece in row),
        right=max(piece.right for piece in row),
        size=max(piece.size for piece in row),
        cells=tuple(piece.text.strip() for piece in row),
    )


def _gap_between_columns(pieces: Sequence[Line]) -> float | None:
    """Find where the gap between two columns lies, or ``None`` if the page has one column."""
    if len(pieces) < 2 * COLUMN_LINES:
        return None
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    edges = Counter(round(piece.left) for piece in pieces)
    starts = sorted(edge for edge, lines in edges.items() if lines >= COLUMN_EDGE)
    width = right - left
    for start in starts:
        gap = start - 2.0
        if not left + MIDDLE[0] * width < gap < left + MIDDLE[1] * width:
            continue
        first = [piece for piece in pieces if piece.right <= gap]
        second = [piece for piece in pieces if piece.left >= gap]
        if min(len(first), len(second)) < COLUMN_LINES:
            continue
        crossing = len(pieces) - len(first) - len(second)
        if crossing > CROSSING * len(pieces):
            continue
        filled = all(
            median(piece.right - piece.left for piece in side) >= FULL * room
            for side, room in ((first, max(p.right for p in first) - left), (second, right - gap))
        )
        if filled:
            return gap
    return None
