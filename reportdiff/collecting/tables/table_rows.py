"""The rows of a table (.csv, .tsv, .jsonl, .xlsx, .parquet) as text by the names of their columns.

Nothing in a table is computed or followed: of a formula the value is taken that was saved with it, if any. Libraries
beyond the standard one are imported only for the formats that need them.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from reportdiff.disk.files import writable_name
from reportdiff.errors import ReportdiffError, UnreadableReport
from reportdiff.installation import install_command
from reportdiff.reading.plain_text.encodings import decode
from reportdiff.reading.word.package import MAX_RATIO, RATIO_FROM, Package

TABLE_SUFFIXES: Final = (".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".parquet")

MAX_TABLE: Final = 256 * 2**20
"""Bytes of a table. 3,000 reports have some 150 MB of text."""

MAX_ROWS: Final = 100_000
"""Rows of a table; all governments of counties and above in 30 years gave some 90,000 reports."""

MAX_COLUMNS: Final = 500

CELL_OF_EXCEL: Final = 32_767
"""Characters that a cell of Excel can hold; a text of just this length was cut off."""

TableForm = Literal["csv", "tsv", "jsonl", "xlsx", "parquet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row: its number as a spreadsheet counts (the heading is row 1; lines from 1 in .jsonl), its cells by column,
    and what is wrong with it in English and Chinese, if anything is."""

    number: int
    cells: Mapping[str, str]
    fault: tuple[str, str] | None = None


def form_of(path: Path) -> TableForm | None:
    """Give the kind of table that a file is, by its first bytes or else by its name; ``None`` for no table."""
    with path.open("rb") as stream:
        head = stream.read(4)
    suffix = path.suffix.lower()
    if head == b"PAR1":
        return "parquet"
    if head == b"PK\x03\x04":
        return "xlsx" if suffix in (".xlsx", ".xlsm") else None
    forms: dict[str, TableForm] = {".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
    return forms.get(suffix)


def table_rows(path: Path) -> tuple[Sequence[str], Iterator[TableRow]]:
    """Give the names of the columns of the table at ``path``, and its rows without those that are blank.

    Raises :class:`~reportdiff.errors.ReportdiffError` for what is no table, a damaged or too large one, and one whose
    library is not installed."""
    name = writable_name(path)
    form = form_of(path)
    if form is None:
        raise ReportdiffError(
            f"{name}: is no table ({', '.join(TABLE_SUFFIXES)}) and no directory; name one, or use add for one report",
            f"{name}：不是表格（{'、'.join(TABLE_SUFFIXES)}），也不是目录；请指明其中之一，单份报告请用 add",
        )
    if path.stat().st_size > MAX_TABLE:
        raise ReportdiffError(
            f"{name}: is larger than {MAX_TABLE // 2**20} MB; cut it into several tables",
            f"{name}：超过 {MAX_TABLE // 2**20} MB；请分成几个表格",
        )
    reader = {"csv": _csv, "tsv": _csv, "jsonl": _jsonl, "xlsx": _xlsx, "parquet": _parquet}[form]
    columns, rows = reader(path, name)
    if len(columns) > MAX_COLUMNS:
        raise ReportdiffError(
            f"{name}: has {len(columns)} columns, more than {MAX_COLUMNS}; give a table with a row a report",
            f"{name}：有 {len(columns)} 列，超过 {MAX_COLUMNS} 列；请给出每行一份报告的表格",
        )
    return columns, _limited(rows, name)


def _limited(rows: Iterator[TableRow], name: str) -> Iterator[TableRow]:
    for count, row in enumerate(rows, start=1):
        if count > MAX_ROWS:
            raise ReportdiffError(
                f"{name}: has more than {MAX_ROWS} rows; cut it into several tables",
                f"{name}：超过 {MAX_ROWS} 行；请分成几个表格",
            )
        if row.fault is not None or any(cell.strip() for cell in row.cells.values()):
            yield row


def _csv(path: Path, name: str) -> tuple[Sequence[str], Iterator[TableRow]]:
    text, _ = decode(path.read_bytes(), name=name)
    # The limit of a cell is looked at later, as a fault of its row: the module would end the whole table.
    before = csv.field_size_limit(min(sys.maxsize, MAX_TABLE))
    try:
        first = text.partition("\n")[0]
        delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=first.count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        lines = list(reader)
    except csv.Error as error:
        raise _damaged(name, error) from None
    finally:
        csv.field_size_limit(before)
    columns = _column_names(lines[0] if lines else ())
    return columns, (_row(number, columns, line) for number, line in enumerate(lines[1:], start=2))


def _row(number: int, columns: Sequence[str], line: Sequence[object]) -> TableRow:
    cells = {column: _text(cell) for column, cell in zip(columns, line, strict=False)}
    return TableRow(number=number, cells=cells)


def _jsonl(path: Path, name: str) -> tuple[Sequence[str], Iterator[TableRow]]:
    text, _ = decode(path.read_bytes(), name=name)
    rows = [_json_row(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    columns: dict[str, None] = {}
    for row in rows[:1000]:
        columns.update(dict.fromkeys(row.cells))
    return tuple(columns), iter(rows)


def _json_row(number: int, line: str) -> TableRow:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return TableRow(number=number, cells={}, fault=("is no JSON; fix the line", "不是 JSON；请修正这一行"))
    if not isinstance(value, dict):
        return TableRow(
            number=number, cells={}, fault=("is no JSON object; fix the line", "不是 JSON 对象；请修正这一行")
        )
    return TableRow(number=number, cells={str(key): _text(cell) for key, cell in value.items()})


def _xlsx(path: Path, name: str) -> tuple[Sequence[str], Iterator[TableRow]]:
    try:
        import openpyxl
    except ImportError:
        raise _without_library(name, "excel") from None
    data = path.read_bytes()
    Package(data, name=name)  # refuses what is damaged or declares more than any table has
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            if part.file_size > RATIO_FROM and part.file_size > MAX_RATIO * max(1, part.compress_size):
                raise _damaged(name, ValueError(f"unpacks more than {MAX_RATIO} times, a zip bomb"))
    try:
        book: Any = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        lines = book.worksheets[0].iter_rows(values_only=True)
        columns = _column_names(next(lines, ()))
    except Exception as error:  # openpyxl lets whatever it stumbles on through
        raise _damaged(name, error) from None

    def rows() -> Iterator[TableRow]:
        try:
            for number, line in enumerate(lines, start=2):
                row = _row(number, columns, line)
                cut = any(len(cell) >= CELL_OF_EXCEL for cell in row.cells.values())
                yield TableRow(number=number, cells=row.cells, fault=_CUT_OFF if cut else None)
        except Exception as error:
            raise _damaged(name, error) from None

    return columns, rows()


_CUT_OFF: Final = (
    f"has a cell of {CELL_OF_EXCEL} characters, at which Excel cuts off; take the text from elsewhere",
    f"有一格正好 {CELL_OF_EXCEL} 字，是 Excel 截断的长度；请从别处取得全文",
)


def _parquet(path: Path, name: str) -> tuple[Sequence[str], Iterator[TableRow]]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise _without_library(name, "parquet") from None
    try:
        file = pyarrow.parquet.ParquetFile(path)
        unpacked = sum(file.metadata.row_group(index).total_byte_size for index in range(file.metadata.num_row_groups))
        columns = _column_names(file.schema_arrow.names)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise _damaged(name, error) from None
    if unpacked > 4 * MAX_TABLE or file.metadata.num_rows > MAX_ROWS:
        raise ReportdiffError(
            f"{name}: has more than {MAX_ROWS} rows or {4 * MAX_TABLE // 2**20} MB unpacked; "
            "cut it into several tables",
            f"{name}：超过 {MAX_ROWS} 行，或解压后超过 {4 * MAX_TABLE // 2**20} MB；请分成几个表格",
        )

    def rows() -> Iterator[TableRow]:
        number = 1
        try:
            for batch in file.iter_batches(batch_size=64):
                for line in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    number += 1
                    yield _row(number, columns, line)
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            raise _damaged(name, error) from None

    return columns, rows()


def _column_names(cells: Sequence[object]) -> tuple[str, ...]:
    return tuple(_text(cell).strip().lstrip("\ufeff") for cell in cells)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bytes):
        return cell.decode("utf-8", "replace")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _damaged(name: str, error: Exception) -> UnreadableReport:
    reason = " ".join(str(error).split())[:80] or type(error).__name__
    return UnreadableReport(
        f"{name}: is a damaged table ({reason}); save it again, or as .csv",
        f"{name}：表格已损坏（{reason}）；请重新保存，或另存为 .csv",
    )


def _without_library(name: str, extra: str) -> ReportdiffError:
    return ReportdiffError(
        f"{name}: takes a library that is not installed; {install_command(extra)}, or save it as .csv",
        f"{name}：缺少读取它的库；请运行 {install_command(extra)}，或另存为 .csv",
    )
