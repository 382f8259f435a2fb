"""The table of changes as a pandas data frame, and as Parquet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reportdiff.i18n.labels import Lang, between
from reportdiff.model import Comparison
from reportdiff.output.origin import GENERATOR, PARQUET_KEY
from reportdiff.output.places import places_of
from reportdiff.output.renderers import RenderOptions, missing_library
from reportdiff.output.tables.change_table import COLUMNS, Column, Value, change_rows, label_of, label_value

if TYPE_CHECKING:
    import pandas as pd


def comparison_to_frame(comparison: Comparison, lang: Lang | None = None) -> pd.DataFrame:
    """Make a data frame of the changes, one row a change, in the order of the comparison.

    See :meth:`reportdiff.Comparison.to_frame`."""
    rows = list(change_rows(comparison))
    with between(places_of(comparison)):
        return _frame_of(rows, lang)


def _frame_of(rows: list[dict[str, Value]], lang: Lang | None) -> pd.DataFrame:
    import pandas as pd

    series = {
        column.name if lang is None else label_of(column, lang): _series(
            [row[column.name] for row in rows], column, lang
        )
        for column in COLUMNS
    }
    return pd.DataFrame(series, index=pd.RangeIndex(len(rows)))


def render_parquet(comparison: Comparison, options: RenderOptions) -> bytes:
    """Render the data frame as an Apache Parquet file; its columns and codes are the same in every language.

    The metadata of the file name this program. Raises :class:`~reportdiff.errors.ReportdiffError` where pyarrow is not
    installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise missing_library("pyarrow", "parquet", "parquet") from error

    table = pa.Table.from_pandas(comparison_to_frame(comparison), preserve_index=False)
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), PARQUET_KEY: GENERATOR.encode()})
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


def _series(values: list[Value], column: Column, lang: Lang | None) -> pd.Series[Any]:
    import pandas as pd

    if lang is not None:
        values = [label_value(column, value, lang) for value in values]
    if column.dtype != "category":
        return pd.Series(values, dtype=column.dtype)
    codes = [str(code if lang is None else label_value(column, code, lang)) for code in column.codes]
    return pd.Series(pd.Categorical(values, categories=codes, ordered=False))
