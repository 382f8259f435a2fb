"""Terms through the years as CSV (RFC 4180) for a spreadsheet, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from reportdiff.model.term_lives import FirstUse, TermHistory, TermLife
from reportdiff.output.tables.csv_text import csv_bytes
from reportdiff.safe_text import inert_json

COLUMNS: Final = (
    "term", "way", "region", "year", "plan", "whole", "rate", "first", "last", "since", "peak", "gap", "collection",
    "part", "section", "text",
)  # fmt: skip
"""One row a term and year. ``rate`` is per 10,000 characters of the plan; ``text`` is a sentence of that year."""

FIRST_COLUMNS: Final = (
    "term", "region", "year", "part", "section", "text", "years_before", "years_missing", "collection",
)  # fmt: skip
"""One row a term and region; ``year`` is empty where no report at hand has the term."""


def terms_to_csv(history: TermHistory) -> bytes:
    """Encode a history as UTF-8 CSV with byte order mark and header, without a final newline."""
    if history.first_uses:
        return csv_bytes(FIRST_COLUMNS, (_first_values(use) for use in history.first_uses))
    return csv_bytes(COLUMNS, (row for life in history.lives for row in _rows(life, history.region)))


def terms_to_json(history: TermHistory, indent: int = 2) -> bytes:
    """Encode a history as UTF-8 JSON without a final newline; ``indent`` 0 puts it on one line."""
    data = msgspec.json.encode(history)
    return inert_json(msgspec.json.format(data, indent=indent) if indent > 0 else data)


def _rows(life: TermLife, region: str) -> Iterator[tuple[object, ...]]:
    places = {place.year: place for place in life.places}
    gap = " ".join(map(str, life.gap))
    for count in life.counts:
        place = places.get(count.year)
        where = (place.part, place.section, place.text) if place else ("", "", "")
        yield (
            life.term, life.way, region, count.year, count.plan, count.whole, count.rate, life.first, life.last,
            life.since, life.peak, gap, life.collection, *where,
        )  # fmt: skip


def _first_values(use: FirstUse) -> tuple[object, ...]:
    place = use.place
    where = (place.year, place.part, place.section, place.text) if place else ("", "", "", "")
    before, missing = (" ".join(map(str, years)) for years in (use.years, use.missing))
    return use.term, use.region, *where, before, missing, use.collection
