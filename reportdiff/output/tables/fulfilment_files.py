"""A fulfilment as CSV (RFC 4180) for a spreadsheet, and as JSON.

The CSV is as :mod:`reportdiff.output.tables.target_files` describes: UTF-8 with a byte order mark, columns and codes
the same in both languages, no cell that a spreadsheet takes for a formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from reportdiff.model import FulfilledMeasure, Fulfilment, TargetResult
from reportdiff.output.tables.change_table import JOINT
from reportdiff.output.tables.csv_text import csv_bytes
from reportdiff.safe_text import inert_json

COLUMNS: Final = (
    "measure", "verdict", "doubtful", "section", "text", "indicator", "name", "name_en", "measured", "target",
    "target_low", "target_high", "stretch", "result", "result_low", "result_high", "unit", "statistic", "relation",
    "difference", "difference_unit", "reason", "reason_old", "reason_new", "evidence", "evidence_score",
    "nearest", "nearest_score", "start", "end",
)  # fmt: skip
"""One row a target with a result, and one a commitment without any. ``low`` and ``high`` have 万, 亿 and % multiplied
out (5% is 0.05); ``difference`` is the result minus the target, in percentage points (``pp``) for shares and rates,
else in ``unit``. ``start`` and ``end`` are the place of the commitment in the old report."""


def fulfilment_to_csv(fulfilment: Fulfilment) -> bytes:
    """Encode a fulfilment as UTF-8 CSV with byte order mark and header, in the order of the plan, without a final
    newline."""
    return csv_bytes(
        COLUMNS, (_values(item, result) for item in fulfilment.items for result in item.results or (None,))
    )


def fulfilment_to_json(fulfilment: Fulfilment, indent: int = 2) -> bytes:
    """Encode a fulfilment as UTF-8 JSON without a final newline; ``indent`` 0 puts it on one line."""
    data = msgspec.json.encode(fulfilment)
    return inert_json(msgspec.json.format(data, indent=indent) if indent > 0 else data)


def _values(item: FulfilledMeasure, result: TargetResult | None) -> Iterator[object]:
    measure = item.measure
    yield from (measure.id, item.verdict, "yes" if item.doubtful else "no", measure.section, measure.text)
    if result is None:
        yield from ("",) * 19
    else:
        target, reported = result.target, result.result
        is_share = target.unit == "ratio"
        difference = result.difference
        yield from (result.indicator, result.name, result.name_en, result.measured, result.target_words)
        yield from (target.value_low, target.value_high, result.stretch, result.result_words)
        yield from (reported.value_low, reported.value_high, target.unit, target.statistic, result.relation)
        yield round(100 * difference, 6) if is_share and difference is not None else difference
        yield "" if difference is None else "pp" if is_share else target.unit
        yield from (result.reason.kind, result.reason.old, result.reason.new) if result.reason else ("", "", "")
    yield JOINT.join(passage.text for passage in item.evidence)
    yield item.evidence[0].score if item.evidence else ""
    yield item.nearest.text if item.nearest else ""
    yield item.nearest.score if item.nearest else ""
    yield from (measure.start, measure.end)
