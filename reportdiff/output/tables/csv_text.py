"""A table as CSV, the same for all tables: text that is no formula, whole numbers without a point."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from reportdiff.safe_text import spreadsheet_text

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_MOST_EXACT: Final = 1e15
"""From here on a float no longer holds each whole number."""


def csv_bytes(header: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Encode a table as UTF-8 CSV (RFC 4180, but with newlines as line ends).

    It has a byte order mark and no final newline. Empty cells are missing values."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return _BYTE_ORDER_MARK + out.getvalue().rstrip("\n").encode("utf-8", "replace")


def _cell(value: object) -> object:
    """Give the cell of a value: its text is no formula for a spreadsheet and no command for a terminal."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return spreadsheet_text(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < _MOST_EXACT:
        return int(value)
    return value
