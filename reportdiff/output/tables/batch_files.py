"""What a batch came to as JSON; the answer to a query as JSON, CSV (RFC 4180) and Parquet."""

from __future__ import annotations

import io

import msgspec

from reportdiff.model.batch import BatchAccount, Cell, QueryResult
from reportdiff.output.origin import GENERATOR, PARQUET_KEY
from reportdiff.output.renderers import missing_library
from reportdiff.output.tables.change_table import JOINT
from reportdiff.output.tables.csv_text import csv_bytes
from reportdiff.safe_text import inert_json


def batch_to_json(account: BatchAccount, indent: int = 2) -> bytes:
    """Encode an account as UTF-8 JSON without a final newline; ``indent`` 0 puts it on one line."""
    return _json(account, indent)


def query_to_json(result: QueryResult, indent: int = 0) -> bytes:
    """Encode an answer as UTF-8 JSON without a final newline, on one line unless there is an ``indent``."""
    return _json(result, indent)


def query_to_csv(result: QueryResult) -> bytes:
    """Encode an answer as UTF-8 CSV with byte order mark and header, without a final newline."""
    return csv_bytes(
        (column.name for column in result.columns), ((_flat(value) for value in row) for row in result.rows)
    )


def query_to_parquet(result: QueryResult) -> bytes:
    """Encode an answer as an Apache Parquet file; columns of one name get a number.

    Raises :class:`~reportdiff.errors.ReportdiffError` where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise missing_library("pyarrow", "parquet", "parquet") from error
    names: list[str] = []
    for column in result.columns:
        count = sum(name.split(":")[0] == column.name for name in names)
        names.append(f"{column.name}:{count}" if count else column.name)
    columns = [[row[place] for row in result.rows] for place in range(len(names))]
    table = pa.Table.from_arrays([pa.array(column) for column in columns], names=names)
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({PARQUET_KEY: GENERATOR.encode()}), out)
    return out.getvalue()


def _flat(value: Cell) -> object:
    return JOINT.join(map(str, value)) if isinstance(value, list) else value


def _json(document: BatchAccount | QueryResult, indent: int) -> bytes:
    data = msgspec.json.encode(document)
    return inert_json(msgspec.json.format(data, indent=indent) if indent > 0 else data)
