"""What lies beside a picture: its rows as CSV, its words as text; and how all of it is written, whole or not at all.

Neither can bear a mark of its own: the one is a table, the other is pasted as it is. They are taken for ours where they
hold what would be written anyway, or lie beside a picture of the same name that is ours.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from reportdiff.charts.saving import PICTURES
from reportdiff.output.origin import written_by_us
from reportdiff.overwriting import writable, write_whole
from reportdiff.safe_text import inert, spreadsheet_text

CSV_SUFFIX: Final = ".csv"
ALT_SUFFIX: Final = ".alt.txt"

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def rows_to_csv(rows: Sequence[Any]) -> bytes:
    """Rows (dataclasses of one class, at least one) as UTF-8 CSV with byte order mark: a column a field, in its order.

    Empty cells are values there are none of, several values in a cell stand with ``；`` between them, truth is ``yes``
    or ``no``; a text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, *CSV Injection*)."""
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
        # Twelve digits: what arithmetic in binary adds behind them is nothing that a report says.
        return f"{value:.12g}"
    return value


def sidecar(picture: Path, suffix: str) -> Path:
    """The file beside ``picture`` with ``suffix`` in place of its own."""
    return picture.with_name(picture.name.removesuffix(picture.suffix) + suffix)


def write_all(
    pictures: Mapping[Path, bytes], *, csv: bytes, alt: str, force: bool = False, inputs: Sequence[Path] = ()
) -> tuple[Path, ...]:
    """Write pictures of one chart (which differ in their suffix alone), and what lies beside them; returns the paths.

    Raises :class:`~reportdiff.errors.ReportdiffError` before anything is written where a folder is missing, a file is
    one of ``inputs`` or, without ``force``, somebody else's; and where one cannot be written."""
    files = planned(pictures, csv=csv, alt=alt)
    for path, data in files.items():
        _refuse(path, data, force=force, inputs=inputs)
    for path, data in files.items():
        write_whole(path, data)
    return tuple(files)


def refuse_foreign(pictures: Sequence[Path], *, force: bool = False, inputs: Sequence[Path] = ()) -> None:
    """Refuse what :func:`write_all` would refuse, as far as that can be told before there is a chart: the pictures.

    Raises :class:`~reportdiff.errors.ReportdiffError`."""
    for path in pictures:
        _refuse(path, b"", force=force, inputs=inputs)


def planned(pictures: Mapping[Path, bytes], *, csv: bytes, alt: str) -> dict[Path, bytes]:
    """All files of one chart with what they will hold."""
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
