"""Reports of many regions as CSV (RFC 4180) for a spreadsheet, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from reportdiff.model.panel import Panel, StatedFigure
from reportdiff.model.places import Passage
from reportdiff.model.regions_beside import Near, RegionTargets, SubjectMeasure, Who
from reportdiff.output.tables.csv_text import csv_bytes
from reportdiff.safe_text import inert_json

FIGURE: Final = ("state", "report", "words", "low", "high", "unit", "bound", "statistic", "stretch", "doubts")
PLACE: Final = ("file", "part", "section", "paragraph", "start", "end", "text", "sentence")

TARGET_COLUMNS: Final = (
    "name", "name_en", "indicator", "region", "year",
    *(f"target_{column}" for column in FIGURE), *(f"target_{column}" for column in PLACE),
    *(f"last_target_{column}" for column in FIGURE), *(f"last_target_{column}" for column in PLACE),
    *(f"last_result_{column}" for column in FIGURE), *(f"last_result_{column}" for column in PLACE),
    "relation", "difference",
)  # fmt: skip
"""One row a region. ``low`` and ``high`` have % multiplied out (5% is 0.05), ``difference`` likewise."""

WHO_COLUMNS: Final = ("words", "region", "year", "standing", "measure", "role", "stage", "figures", "area", *PLACE)
"""One row a measure that names the subject, or a passage outside the plan; one for a region without either."""

NEAR_COLUMNS: Final = (
    "of_region", "of_measure", "of_text", "region", "year", "nearness", "score", "found_by",
    "measure", "stage", "figures", "area", *PLACE,
)  # fmt: skip
"""One row a measure that is near; one for a region without any."""


def across_to_json(found: RegionTargets | Who | Near | Panel, indent: int = 2) -> bytes:
    """Encode what was found as UTF-8 JSON without a final newline; ``indent`` 0 puts it on one line."""
    data = msgspec.json.encode(found)
    return inert_json(msgspec.json.format(data, indent=indent) if indent > 0 else data)


def figure_values(figure: StatedFigure) -> Iterator[object]:
    """Give the values of :data:`FIGURE`."""
    yield from (figure.state, figure.report, figure.words, figure.low, figure.high, figure.unit, figure.bound)
    yield from (figure.statistic, figure.stretch, " ".join(figure.doubts))


def place_values(passage: Passage | None) -> Iterator[object]:
    """Give the values of :data:`PLACE`."""
    if passage is None:
        yield from [None] * len(PLACE)
        return
    yield from (passage.report, passage.part, passage.section, passage.paragraph, passage.start, passage.end)
    yield from (passage.text, passage.sentence)


def region_targets_to_csv(found: RegionTargets) -> bytes:
    """Encode the targets of all regions as UTF-8 CSV with byte order mark and header, without a final newline."""

    def rows() -> Iterator[Iterator[object]]:
        for row in found.rows:
            figures = (row.target, row.last_target, row.last_result)
            yield iter(
                [
                    found.name, found.name_en, found.indicator, row.region, found.year,
                    *(value for each in figures for value in (*figure_values(each), *place_values(each.passage))),
                    row.relation, row.difference,
                ]
            )  # fmt: skip

    return csv_bytes(TARGET_COLUMNS, rows())


def who_to_csv(found: Who) -> bytes:
    """Encode who commits to a subject as UTF-8 CSV with byte order mark and header, without a final newline."""

    def rows() -> Iterator[list[object]]:
        for row in found.rows:
            head: list[object] = [found.words, row.region, found.year, row.standing]
            for measure in row.measures:
                yield [*head, measure.id, measure.role, *_measure(measure)]
            for passage in row.passages:
                yield [*head, None, None, None, None, None, *place_values(passage)]
            if not row.measures and not row.passages:
                yield [*head, None, None, None, None, None, *place_values(None)]
        for region in found.absent:
            yield [found.words, region, found.year, "no_report", None, None, None, None, None, *place_values(None)]

    return csv_bytes(WHO_COLUMNS, rows())


def near_to_csv(found: Near) -> bytes:
    """Encode the nearest commitments as UTF-8 CSV with byte order mark and header, without a final newline."""

    def rows() -> Iterator[list[object]]:
        for row in found.rows:
            head: list[object] = [found.region, found.measure.id, found.measure.passage.text, row.region, found.year]
            head += [row.nearness, row.score, row.found_by]
            for measure in row.measures:
                yield [*head, measure.id, *_measure(measure)]
            if not row.measures:
                yield [*head, None, None, None, None, *place_values(None)]

    return csv_bytes(NEAR_COLUMNS, rows())


def _measure(measure: SubjectMeasure) -> Iterator[object]:
    yield from (measure.stage, "；".join(measure.figures), measure.area)
    yield from place_values(measure.passage)
