"""The files beside a picture: its rows as CSV, its words as text. All are written, or none.

Neither can have a mark of its own: one is a table, the other is pasted as it is. They count as ours where they contain
what would be written anyway, or are beside a picture of ours with the same name.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from reportdiff.charts.saving import PICTURES
from reportdiff.disk.overwriting import writable, write_whole
from reportdiff.output.origin import written_by_us
from reportdiff.safe_text import inert, spreadsheet_text

CSV_SUFFIX: Final = ".csv"
ALT_SUFFIX: Final = ".alt.txt"

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def rows_to_csv(rows: Sequence[Any]) -> bytes:
    """Encode rows (dataclasses of one class, at least one) as UTF-8 CSV with byte order mark: a column a field.

    Empty cells are missing values; ``；`` joins several values of a cell; booleans are ``yes`` or ``no``. A text that
    looks like a formula begins with an apostrophe (OWASP, *CSV Injection*)."""
    names = [each.name for each in fields(rows[0])]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(getattr(row, name)) for name in names])
    return _BYTE_ORDER_MARK + out.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        value = "；".join(str(member) for member in value)
    if isinstance(value, str):
        return spreadsheet_text(value)
    if isinstance(value, float):
        # Twelve digits: further ones come from binary arithmetic, not from a report.
        return f"{value:.12g}"
    return value


def sidecar(picture: Path, suffix: str) -> Path:
    """Give the file beside ``picture`` with ``suffix`` instead of its own."""
    return picture.with_name(picture.name.removesuffix(picture.suffix) + suffix)


def write_all(
    pictures: Mapping[Path, bytes], *, csv: bytes, alt: str, force: bool = False, inputs: Sequence[Path] = ()
) -> tuple[Path, ...]:
    """Write pictures of one chart (which differ only in their suffix) and the files beside them; give the paths.

    Raises :class:`~reportdiff.errors.ReportdiffError` before anything is written where a folder is missing, or a file
    is one of ``inputs`` or, without ``force``, somebody else's; also where a file cannot be written."""
    files = chart_files(pictures, csv=csv, alt=alt)
    for path, data in files.items():
        _refuse(path, data, force=force, inputs=inputs)
    for path, data in files.items():
        write_whole(path, data)
    return tuple(files)


def refuse_foreign(pictures: Sequence[Path], *, force: bool = False, inputs: Sequence[Path] = ()) -> None:
    """Check the pictures as :func:`write_all` does, before there is a chart.

    Raises :class:`~reportdiff.errors.ReportdiffError`."""
    for path in pictures:
        _refuse(path, b"", force=force, inputs=inputs)


def chart_files(pictures: Mapping[Path, bytes], *, csv: bytes, alt: str) -> dict[Path, bytes]:
    """Give all files of one chart with their contents."""
    files = dict(pictures)
    first = next(iter(pictures))
    files[sidecar(first, CSV_SUFFIX)] = csv
    files[sidecar(first, ALT_SUFFIX)] = f"{inert(alt)}\n".encode("utf-8", "replace")
    return files


def _refuse(path: Path, data: bytes, *, force: bool, inputs: Sequence[Path]) -> None:
    writable(path, is_ours=lambda real: written_by_us(real) or _ours_beside(path, data), force=force, inputs=inputs)


def _ours_beside(path: Path, data: bytes) -> bool:
    for suffix in (ALT_SUFFIX, CSV_SUFFIX):
        if path.name.endswith(suffix):
            stem = path.name.removesuffix(suffix)
            pictures = [path.with_name(f"{stem}.{form}") for form in PICTURES]
            if any(picture.is_file() and written_by_us(picture) for picture in pictures):
                return True
            try:
                return path.read_bytes() == data
            except OSError:
                return False
    return False
