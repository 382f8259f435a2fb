"""The table of targets as CSV (RFC 4180) for a spreadsheet, and as JSON.

The CSV is UTF-8 with a byte order mark, without which Excel assumes the local encoding; read it with
``encoding="utf-8-sig"``. Its column names and codes are the same in both languages. A text cell that looks like a
formula begins with an apostrophe (OWASP, *CSV Injection*).
"""

from __future__ import annotations

from typing import Final

import msgspec

from reportdiff.model import Target, TargetSide, TargetTable
from reportdiff.output.tables.csv_text import csv_bytes

COLUMNS: Final = (
    "headline", "indicator", "name", "name_en", "measured", "old_state", "old", "old_low", "old_high", "new_state",
    "new", "new_low", "new_high", "unit", "facet", "difference", "difference_unit", "relative", "better", "section",
    "doubtful", "old_measure", "new_measure", "change", "old_text", "new_text", "old_statistic", "new_statistic",
    "old_stretch", "new_stretch", "reason", "reason_old", "reason_new", "misprint",
)  # fmt: skip
"""``low`` and ``high`` have 万, 亿 and % multiplied out (5% is 0.05); ``difference`` is in percentage points (``pp``)
for shares and rates, else in ``unit``; ``relative`` is a fraction of the old value; ``old`` and ``new`` are as the
reports have them. ``reason`` is why two figures are not subtracted (``scope``, ``stage`` …), with the words of both
sides that differ; ``stretch`` is the higher tier of a target in two tiers."""


def targets_to_csv(table: TargetTable) -> bytes:
    """Encode the table as UTF-8 CSV with byte order mark and header, one row a target, without a final newline."""
    return csv_bytes(COLUMNS, map(_values, table.rows))


def targets_to_json(table: TargetTable, indent: int = 2) -> bytes:
    """Encode the table as UTF-8 JSON without a final newline; ``indent`` 0 puts it on one line."""
    data = msgspec.json.encode(table)
    return msgspec.json.format(data, indent=indent) if indent > 0 else data


def _values(row: Target) -> list[object]:
    quantity = row.new.quantity or row.old.quantity
    unit = quantity.unit if quantity else ""
    difference_unit = "" if row.difference is None else "pp" if unit == "ratio" else unit
    return [
        "yes" if row.indicator else "no", row.indicator, row.name, row.name_en, row.measured,
        *_side(row.old), *_side(row.new), unit, row.facet, row.difference, difference_unit,
        row.relative, row.better, row.section,
        "yes" if row.doubtful else "no", row.old.measure, row.new.measure, row.change, row.old.text, row.new.text,
        *(side.quantity and side.quantity.statistic for side in (row.old, row.new)), row.old.stretch, row.new.stretch,
        *((row.reason.kind, row.reason.old, row.reason.new) if row.reason else ("", "", "")),
        "yes" if row.misprint else "no",
    ]  # fmt: skip


def _side(side: TargetSide) -> list[object]:
    quantity = side.quantity
    return [side.state, side.words, quantity and quantity.value_low, quantity and quantity.value_high]
