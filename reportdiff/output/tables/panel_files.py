"""A panel as CSV (RFC 4180) and as Parquet: one row an indicator, region and year."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from reportdiff.model.panel import Panel, PanelRow
from reportdiff.output.origin import GENERATOR, PARQUET_KEY
from reportdiff.output.renderers import missing_library
from reportdiff.output.tables.across_files import FIGURE, PLACE, figure_values, place_values
from reportdiff.output.tables.csv_text import csv_bytes

PANEL_COLUMNS: Final = (
    "indicator", "name", "name_en", "region", "year",
    *(f"target_{column}" for column in FIGURE), *(f"target_{column}" for column in PLACE),
    *(f"result_{column}" for column in FIGURE), *(f"result_{column}" for column in PLACE),
    "relation", "difference",
)  # fmt: skip
"""The columns; :mod:`reportdiff.output.tables.panel_codebook` says what they mean."""

_NUMBERS: Final = frozenset({"low", "high", "stretch", "difference"})
_WHOLE: Final = frozenset({"year", "report", "paragraph", "start", "end"})


def panel_to_csv(panel: Panel) -> bytes:
    """Encode a panel as UTF-8 CSV with byte order mark and header, without a final newline."""
    return csv_bytes(PANEL_COLUMNS, (_values(row) for row in panel.rows))


def panel_to_parquet(panel: Panel) -> bytes:
    """Encode a panel as an Apache Parquet file, with the same columns as the CSV; missing values are null.

    Raises :class:`~reportdiff.errors.ReportdiffError` where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise missing_library("pyarrow", "parquet", "parquet") from error

    columns = list(zip(*(_values(row) for row in panel.rows), strict=True))
    schema = pa.schema([(name, _type(name, pa)) for name in PANEL_COLUMNS], metadata={PARQUET_KEY: GENERATOR.encode()})
    data = columns or [()] * len(PANEL_COLUMNS)
    table = pa.Table.from_arrays(
        [pa.array(values, type=field.type) for values, field in zip(data, schema, strict=True)], schema=schema
    )
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


def _type(name: str, pa: object) -> object:
    kind = name.rpartition("_")[2]
    if kind in _NUMBERS:
        return pa.float64()  # type: ignore[attr-defined]
    return pa.int64() if kind in _WHOLE else pa.string()  # type: ignore[attr-defined]


def _values(row: PanelRow) -> Iterator[object]:
    yield from (row.indicator, row.name, row.name_en, row.region, row.year)
    for figure in (row.target, row.result):
        yield from figure_values(figure)
        yield from place_values(figure.passage)
    yield from (row.relation, row.difference)
