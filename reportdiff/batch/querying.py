"""Ask a dataset in SQL: DuckDB reads the Parquet files, and can do nothing else.

One statement that reads is taken, no other. DuckDB may open the files of the tables and no other file, no address of
the network, no extension and no variable of Python; and its settings are locked before it sees the statement.
"""

from __future__ import annotations

import datetime
import decimal
import os
import re
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import Any, Final

from reportdiff.batch.manifest import MANIFEST
from reportdiff.batch.tables import TABLES, YEAR
from reportdiff.disk.symbolic_links import leads_out
from reportdiff.errors import ReportdiffError
from reportdiff.installation import install_command
from reportdiff.model.batch import QUERY_SCHEMA, Cell, QueryColumn, QueryResult
from reportdiff.version import __version__

_READING: Final = ("SELECT", "EXPLAIN")
"""Kinds of statements that only read; DESCRIBE, SUMMARIZE and SHOW are selects for DuckDB."""

_MOST_REASON: Final = 300


def query(sql: str, dataset: str | PathLike[str], *, most_rows: int | None = None) -> QueryResult:
    """Give the answer of the tables in the folder ``dataset`` to ``sql``, one statement that reads.

    The tables are those of :data:`reportdiff.batch.tables.TABLES`, each with the column ``year``. At most ``most_rows``
    rows are taken (default: all). Raises :class:`~reportdiff.errors.ReportdiffError` where DuckDB is not installed, the
    folder is no dataset, and for a statement that is wrong, writes, or asks for any other file."""
    try:
        duckdb: Any = import_module("duckdb")
    except ImportError as error:
        raise ReportdiffError(
            f"query needs DuckDB, which is not installed; run: {install_command('query')}",
            f"查询需要 DuckDB，尚未安装；请运行 {install_command('query')}",
        ) from error
    files = {name: _files_of(Path(dataset), name) for name in TABLES}
    connection = duckdb.connect(":memory:")
    try:
        _prepare(connection, files)
        return _answer(connection, sql, most_rows)
    except duckdb.Error as error:
        reason = _reason(error)
        raise ReportdiffError(
            f"this query cannot be answered: {reason}; the tables are {', '.join(TABLES)}, "
            "and DESCRIBE changes lists the columns of one",
            f"无法查询：{reason}；可查的表有 {'、'.join(TABLES)}，用 DESCRIBE changes 查看各列",
        ) from error
    finally:
        connection.close()


def _files_of(dataset: Path, table: str) -> list[str]:
    """Give the files of a table; links that lead out of the dataset are left out. Raises for what is no dataset."""
    if not (dataset / MANIFEST).is_file():
        raise ReportdiffError(
            f"{dataset}: is no dataset; make one with: reportdiff batch -o {dataset}",
            f"{dataset}：不是数据集；请先运行 reportdiff batch -o {dataset}",
        )
    files = sorted((dataset / table).glob(f"{YEAR}=*/{table}-*.parquet"))
    if not files:
        raise ReportdiffError(
            f"{dataset}: is not finished; run the same reportdiff batch again",
            f"{dataset}：尚未完成；请再运行一次同样的 reportdiff batch",
        )
    return [os.path.realpath(file) for file in files if not leads_out(file, dataset)]


def _prepare(connection: Any, files: dict[str, list[str]]) -> None:
    """Make a view of each table, then take away everything else."""
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions", "python_enable_replacements"):
        connection.execute(f"SET {setting}=false")
    connection.execute(f"SET allowed_paths={_list(path for paths in files.values() for path in paths)}")
    for name, paths in files.items():
        source = f"read_parquet({_list(paths)}, hive_partitioning=true, hive_types={{'{YEAR}': INTEGER}})"
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {source}")
    connection.execute("SET enable_external_access=false")
    connection.execute("SET lock_configuration=true")


def _answer(connection: Any, sql: str, most_rows: int | None) -> QueryResult:
    statements = connection.extract_statements(sql)
    kinds = [statement.type.name for statement in statements]
    if len(kinds) != 1 or kinds[0] not in _READING:
        raise ReportdiffError(
            "one SELECT is wanted, since a query only reads; DESCRIBE changes lists the columns of a table",
            "只接受一条 SELECT：查询只读不写；用 DESCRIBE changes 查看一个表的各列",
        )
    cursor = connection.execute(statements[0])
    columns = tuple(QueryColumn(name=entry[0], type=str(entry[1])) for entry in cursor.description)
    rows = cursor.fetchall() if most_rows is None else cursor.fetchmany(most_rows + 1)
    shown = rows if most_rows is None else rows[:most_rows]
    return QueryResult(
        schema=QUERY_SCHEMA,
        generator=f"reportdiff {__version__}",
        columns=columns,
        rows=tuple(tuple(_cell(value) for value in row) for row in shown),
        more=len(rows) > len(shown),
    )


def _cell(value: object) -> Cell:
    """Give a value as JSON has it; what JSON has not (days, times, structs) as text."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [each if each is None or isinstance(each, str | int | float) else str(each) for each in value]
    return str(value)


def _list(paths: Any) -> str:
    """Write a list of paths in SQL."""
    return "[" + ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths) + "]"


def _reason(error: Exception) -> str:
    """Give what DuckDB says, in one line: without its picture of the statement."""
    text = re.split(r"\n\s*LINE \d+:|\n\nLINE", str(error))[0]
    return " ".join(text.split())[:_MOST_REASON].rstrip(".")
