"""Commitments through the years as CSV (RFC 4180), a row a commitment and year, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from reportdiff.model.lineages import Lineage, Lineages, LineageStep, Track
from reportdiff.output.tables.csv_text import csv_bytes
from reportdiff.safe_text import inert_json

COLUMNS: Final = (
    "lineage", "region", "year", "measure", "text", "section", "role", "figures",
    "continues", "score", "bridge", "outcome", "outcome_doubtful", "evidence",
    "plans", "first_year", "last_year", "end",
)  # fmt: skip
"""``continues`` is the status of the change from the step before (``bridge`` where the report between the two lacks the
commitment); ``end``, on the last row of a lineage, says how it ends: ``latest``, ``merged``, ``weak`` (it may go on),
or the fate."""


def lineages_to_csv(data: Lineages | Track) -> bytes:
    """Encode lineages as UTF-8 CSV with byte order mark and header, without a final newline."""
    rows = (_values(data.region, data.years, item, step) for item in data.lineages for step in item.steps)
    return csv_bytes(COLUMNS, rows)


def lineages_to_json(data: Lineages | Track, indent: int = 2) -> bytes:
    """Encode lineages or a track as UTF-8 JSON without a final newline; ``indent`` 0 puts it on one line."""
    text = msgspec.json.encode(data)
    return inert_json(msgspec.json.format(text, indent=indent) if indent > 0 else text)


def _values(region: str, years: Sequence[int], item: Lineage, step: LineageStep) -> Iterator[object]:
    measure = step.measure
    yield from (item.id, region, step.year, measure.id, measure.text, measure.section, measure.role)
    yield "；".join(figure.quantity.surface for figure in step.figures)
    joint = step.joint
    yield "" if joint is None else "bridge" if joint.bridge else joint.status
    yield None if joint is None else joint.score
    yield "" if joint is None else "yes" if joint.bridge else "no"
    yield step.outcome
    yield "" if step.outcome is None else "yes" if step.outcome_doubtful else "no"
    yield step.evidence[0].text if step.evidence else ""
    yield from (len(item.steps), item.first.year, item.last.year)
    yield _end(item, years) if step is item.last else ""


def _end(item: Lineage, years: Sequence[int]) -> str:
    if item.last.year == years[-1]:
        return "latest"
    if item.merged_into is not None:
        return "merged"
    if item.weak_after is not None:
        return "weak"
    return item.fate.kind if item.fate is not None else ""
