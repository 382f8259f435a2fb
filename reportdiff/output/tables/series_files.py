"""Targets and results through the years as CSV (RFC 4180) for a spreadsheet, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from reportdiff.model.indicator_series import IndicatorSeries, SeriesFigure, SeriesLine, SeriesYear
from reportdiff.output.tables.csv_text import csv_bytes
from reportdiff.safe_text import inert_json

_SIDE: Final = ("state", "report", "words", "low", "high", "bound", "text")
COLUMNS: Final = (
    "subject", "subject_en", "indicator", "region", "year", "unit", "measured", "act", "falls",
    *(f"target_{name}" for name in _SIDE), *(f"result_{name}" for name in _SIDE),
    "relation", "difference", "difference_unit",
)  # fmt: skip
"""One row a subject and year. ``low`` and ``high`` have % multiplied out (5% is 0.05); ``difference`` is the result
minus the target, in percentage points (``pp``) for shares and rates, else in ``unit``."""


def series_to_csv(series: IndicatorSeries) -> bytes:
    """Encode a series as UTF-8 CSV with byte order mark and header, without a final newline."""
    return csv_bytes(COLUMNS, (_values(series, line, row) for line in series.lines for row in line.years))


def series_to_json(series: IndicatorSeries, indent: int = 2) -> bytes:
    """Encode a series as UTF-8 JSON without a final newline; ``indent`` 0 puts it on one line."""
    data = msgspec.json.encode(series)
    return inert_json(msgspec.json.format(data, indent=indent) if indent > 0 else data)


def _values(series: IndicatorSeries, line: SeriesLine, row: SeriesYear) -> Iterator[object]:
    yield from (line.subject, line.subject_en, line.indicator, series.region, row.year, line.unit)
    yield from (line.measured, line.act, "yes" if line.falls else "no")
    yield from _side(row.target)
    yield from _side(row.result)
    is_share = line.unit == "ratio"
    yield row.relation
    yield round(100 * row.difference, 6) if is_share and row.difference is not None else row.difference
    yield "" if row.difference is None else "pp" if is_share else line.unit


def _side(figure: SeriesFigure) -> Iterator[object]:
    yield from (figure.state, figure.report, figure.words, figure.low, figure.high, figure.bound, figure.text)
