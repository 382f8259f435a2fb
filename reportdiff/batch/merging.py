"""From the files of reports and pairs to the files of the tables: one for each table and year, in a fixed order."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportdiff.batch.dataset_parts import arrow_table, failure_row, part_tables
from reportdiff.batch.orders import Failure, part_name
from reportdiff.batch.storage import open_storage
from reportdiff.batch.tables import TABLES, YEAR, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

GROUP: Final = 65_536
"""Rows of a row group of Parquet: what is in memory of a table at a time, and what a reader may leave out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeOrder:
    """The files (keys) of a year, in the order of their rows, and its failures that have no file."""

    storage: str
    year: int
    keys: tuple[str, ...]
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """How many rows the tables of a year have, and the keys whose files were missing or damaged."""

    year: int
    rows: dict[str, int]
    missing: tuple[str, ...] = ()


def table_file(table: str, year: int) -> str:
    """Give the name of the file of a table and year: ``changes/year=2026/changes-2026.parquet``."""
    return f"{table}/{YEAR}={year}/{table}-{year}.parquet"


def merge(order: MergeOrder) -> Merged:
    """Write the tables of a year, reading one file after the other. The same files give the same bytes."""
    import pyarrow.parquet as pq

    storage = open_storage(order.storage)
    missing: list[str] = []
    with contextlib.ExitStack() as stack:
        writers = {}
        for name, table in TABLES.items():
            path = stack.enter_context(storage.writing(table_file(name, order.year)))
            writer = stack.enter_context(pq.ParquetWriter(path, arrow_schema(table), compression="zstd"))
            writers[name] = _Rows(writer)
        for key in order.keys:
            tables = part_tables(key, storage.read(part_name(key)))
            if tables is None:
                missing.append(key)
                continue
            for name, part in tables.items():
                writers[name].add(part)
        rows = [failure_row(failure) for failure in order.failures]
        writers["failures"].add(arrow_table(TABLES["failures"], rows))
        counts = {name: rows_.finish() for name, rows_ in writers.items()}
    return Merged(year=order.year, rows=counts, missing=tuple(missing))


class _Rows:
    """The rows of a table on their way to its file: as many at a time as a row group has."""

    def __init__(self, writer: pa.parquet.ParquetWriter) -> None:
        self._writer = writer
        self._tables: list[pa.Table] = []
        self._waiting = 0
        self._count = 0

    def add(self, table: pa.Table) -> None:
        if table.num_rows:
            self._tables.append(table)
            self._waiting += table.num_rows
            self._count += table.num_rows
        if self._waiting >= GROUP:
            self._write(all_of_it=False)

    def finish(self) -> int:
        """Write what is left; give the number of all rows."""
        self._write(all_of_it=True)
        return self._count

    def _write(self, *, all_of_it: bool) -> None:
        import pyarrow as pa

        if not self._tables:
            return
        table = pa.concat_tables(self._tables)
        whole = table.num_rows if all_of_it else table.num_rows // GROUP * GROUP
        self._writer.write_table(table.slice(0, whole), row_group_size=GROUP)
        self._tables = [table.slice(whole)] if whole < table.num_rows else []
        self._waiting = table.num_rows - whole


def keys_of(names: Iterable[str]) -> set[str]:
    """Give the keys of files of parts by their names."""
    return {name.rpartition("/")[2] for name in names}
