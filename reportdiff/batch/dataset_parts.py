"""The rows of one report or pair as the bytes of a file: a checksum, then the tables one after the other (Arrow IPC
streams, Zstandard)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from reportdiff.batch.orders import Failure
from reportdiff.batch.tables import TABLES, Row, Table, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

_CHECKSUM: Final = 16


def part_bytes(key: str, rows: Mapping[str, Sequence[Row]]) -> bytes:
    """Encode the rows, by the name of their table; a table may be missing. ``key`` is that of the file."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    for name in TABLES:
        table = arrow_table(TABLES[name], rows.get(name, ()))
        with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
            writer.write_table(table)
    payload: bytes = sink.getvalue().to_pybytes()
    return _checksum(key, payload) + payload


def part_tables(key: str, data: bytes | None) -> dict[str, pa.Table] | None:
    """Decode what :func:`part_bytes` gave; ``None`` for a file that is not there, cut off, or another one."""
    import pyarrow as pa

    if data is None or data[:_CHECKSUM] != _checksum(key, data[_CHECKSUM:]):
        return None
    source = pa.BufferReader(data[_CHECKSUM:])
    return {name: pa.ipc.open_stream(source).read_all() for name in TABLES}


def is_whole(key: str, data: bytes | None) -> bool:
    """Tell whether the bytes are those of a file with this key."""
    return data is not None and data[:_CHECKSUM] == _checksum(key, data[_CHECKSUM:])


def arrow_table(table: Table, rows: Sequence[Row]) -> pa.Table:
    """Make an Arrow table of rows. Lone surrogates, which no UTF-8 has, become ``\\udcb1``."""
    import pyarrow as pa

    schema = arrow_schema(table)
    columns = {name: [row.get(name) for row in rows] for name in table.column_names()}
    arrays = []
    for field in schema:
        try:
            arrays.append(pa.array(columns[field.name], type=field.type))
        except UnicodeEncodeError:
            arrays.append(pa.array([_writable(value) for value in columns[field.name]], type=field.type))
    return pa.Table.from_arrays(arrays, schema=schema)


def failure_row(failure: Failure) -> Row:
    """Give the row of a failure."""
    fault = failure.fault
    pair = {"subject": "report", "region": failure.region}
    if failure.pair is not None:
        pair = {"subject": "pair", **failure.pair.columns()}  # type: ignore[dict-item]
    return {**pair, "error": fault.error, "reason": fault.reason, "reason_zh": fault.reason_zh}


def _writable(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    return [_writable(each) for each in value] if isinstance(value, list) else value


def _checksum(key: str, payload: bytes) -> bytes:
    digest = hashlib.blake2b(f"{key}\n".encode(), digest_size=_CHECKSUM)
    digest.update(payload)
    return digest.digest()
