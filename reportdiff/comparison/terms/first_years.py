"""The first year of a term in the reports at hand, and how sure that is.

The reports at hand are the two that are compared and the older ones of the region. A term is first in a year if no
older report *at hand* has it: years before the oldest one are unknown, and so are the years without a report between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportdiff.model import Report, Sureness
from reportdiff.parsing.folding import fold


@dataclass(frozen=True, slots=True)
class History:
    """The whole texts of a region by year, folded for searching; empty where the two reports are of two regions."""

    texts: Mapping[int, str]
    new_year: int

    @classmethod
    def of(cls, old: Report, new: Report, earlier: Mapping[int, str]) -> History:
        """Gather the texts; ``earlier`` are those of older reports of the region by year."""
        if old.region != new.region or not 0 < old.year < new.year:
            return cls({}, new.year)
        texts = {year: text for year, text in earlier.items() if year < new.year}
        texts |= {old.year: old.text, new.year: new.text}
        return cls({year: folded(text) for year, text in sorted(texts.items())}, new.year)

    @property
    def years(self) -> tuple[int, ...]:
        """Give the years at hand, oldest first."""
        return tuple(self.texts)

    @property
    def missing(self) -> tuple[int, ...]:
        """Give the years without a report between the oldest one at hand and the new one."""
        years = self.years
        return tuple(year for year in range(years[0], self.new_year) if year not in self.texts) if years else ()

    def first_year(self, term: str) -> int | None:
        """Give the first year at hand with a term (folded); ``None`` where there are only the two reports compared."""
        if len(self.texts) <= 2:  # of two years nobody can tell which is the first
            return None
        return next((year for year, text in self.texts.items() if term in text), None)

    def last_year(self, term: str, before: int) -> int | None:
        """Give the last year at hand before ``before`` with a term (folded); ``None`` where there is none."""
        return next((year for year in reversed(self.years) if year < before and term in self.texts[year]), None)

    def sureness(self, first: int | None) -> Sureness:
        """Tell how sure a first year is: every year before it was looked up, some are missing, or there was only the
        pair."""
        if first is None:
            return "pair"
        return "gaps" if any(year < first for year in self.missing) else "whole"


@lru_cache(maxsize=64)
def folded(text: str) -> str:
    """Fold a text for searching terms in it: width, script, quotes and case do not matter."""
    return fold(text).lower()
