"""What thousands of reports know about a concept: when it first came, how fast it spread, how much of a concept it is.

``data/concepts.tsv`` has a row a concept: the phrase, its score, and the years by which 1, 4, 16, 64 and 256 reports
had it. ``benchmarks/training/make_concepts.py`` counted it in the reports of a collection of all levels; the heading
of the table has how many reports of each year that is. "First" is therefore first *in that collection*, which has few
reports before 2000 and not all of any year: the concept may be older, and is never younger.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reportdiff.package_data import data_text

LONGEST: Final = 10
"""Characters of the longest phrase of the table."""

_STEP: Final = 4
"""The years of a row are those by which 1, 4, 16 … reports had the phrase."""

_BETWEEN: Final = 2
"""The factor to take between two of these counts: their geometric middle."""

_COMMON, _YOUNG = 3, 2
"""Steps of the spread of a term that became common: 16 reports, and 4 of a young one."""

ENOUGH: Final = 1000
"""Reports of the collection from before a year by which what is new to it can be told."""

_CENTURY: Final = 50
"""Years are written with two digits: from 50 on they are of the last century (the oldest report is of 1954)."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of the table: how much of a concept the phrase is (about 3 to 16), and the ``years`` of its spread."""

    score: float
    years: tuple[int, ...]

    @property
    def first(self) -> int:
        """Give the year of the first report of the collection that has it."""
        return self.years[0]

    def reports_before(self, year: int) -> float:
        """Estimate how many reports of the collection from before ``year`` have it, within a factor of two."""
        steps = bisect_left(self.years, year)
        return float(_STEP ** (steps - 1) * _BETWEEN) if steps else 0.0

    def bits(self, year: int) -> float:
        """Compute how rare it was before ``year``: ``-log2`` of the share of the earlier reports that have it."""
        every = reports_before(year)
        return -math.log2((min(self.reports_before(year), every) + 0.5) / (every + 1))


def is_fresh(row: Concept, year: int) -> bool:
    """Tell whether a concept was new to the whole collection in ``year`` or the year before, and became common.

    Common is what 16 reports have, or 4 where it came in the last two years. Where the collection had few reports
    before (:data:`ENOUGH`), nothing is called fresh."""
    is_young = row.first >= collection_years()[1] - 1
    spread = len(row.years) >= (_YOUNG if is_young else _COMMON)
    return year - 1 <= row.first <= year and spread and reports_before(row.first) >= ENOUGH


@lru_cache(maxsize=16_384)
def concept(phrase: str) -> Concept | None:
    """Give the row of a phrase, written in simplified characters and small letters; ``None`` where there is none."""
    row = _rows()[1].get(phrase)
    if row is None:
        return None
    score, years = row.split("\t")
    return Concept(int(score) / 10, tuple(_year(int(years[place : place + 2])) for place in range(0, len(years), 2)))


def is_concept(phrase: str) -> bool:
    """Tell whether the table has a phrase."""
    return phrase in _rows()[1]


@lru_cache(maxsize=256)
def reports_before(year: int) -> int:
    """Count the reports of the collection from before ``year``; 0 before the first of them."""
    return sum(count for of_year, count in _rows()[0] if of_year < year)


def collection_years() -> tuple[int, int]:
    """Give the first and the last year of the collection."""
    counts = _rows()[0]
    return counts[0][0], counts[-1][0]


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[tuple[int, int], ...], dict[str, str]]:
    """Give the reports by year, and the rows as they are: nearly all of them are never asked for."""
    head, *lines = data_text("concepts.tsv").splitlines()
    counts = (cell.split(":") for cell in head.partition("reports by year ")[2].split())
    return (
        tuple((int(year), int(count)) for year, count in counts),
        dict(line.split("\t", 1) for line in lines if not line.startswith("#")),
    )


def _year(digits: int) -> int:
    return digits + (1900 if digits >= _CENTURY else 2000)
