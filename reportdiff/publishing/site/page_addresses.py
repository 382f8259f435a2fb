"""The addresses inside a site. They stay when a year is added at the end."""

from __future__ import annotations

from typing import Final

from reportdiff.model.lineages import Lineage, Lineages, MeasureName

INDEX: Final = "index.html"
LINEAGES: Final = "lineages.html"
TARGETS: Final = "targets.html"
TERMS: Final = "terms.html"
SEARCH: Final = "search.html"
STYLE: Final = "site.css"
SCRIPT: Final = "site.js"
SEARCH_SCRIPT: Final = "search.js"
SEARCH_INDEX: Final = "search-index.js"


def pair_page(old: int, new: int) -> str:
    """Give the page on two successive reports."""
    return f"pair-{old}-{new}.html"


def year_page(year: int) -> str:
    """Give the page on the plan of a year."""
    return f"year-{year}.html"


def measure_address(year: int, measure: str) -> str:
    """Give the place of a measure on the page of its year."""
    return f"{year_page(year)}#{measure}"


def lineage_page(item: Lineage) -> str:
    """Give the page on a lineage of several plans."""
    return f"lineage/{item.id}.html"


def lineage_address(item: Lineage) -> str:
    """Give the place of a lineage: its page, or for one of a single plan its measure on the page of the year."""
    if len(item.steps) > 1:
        return lineage_page(item)
    return measure_address(item.first.year, item.first.measure.id)


def name_address(name: MeasureName, lineages: Lineages) -> str:
    """Give the place of a measure: its year on the page of its lineage, else the page of its year."""
    item = lineages.lineage_of(name.year, name.id)
    if item is None or len(item.steps) == 1:
        return measure_address(name.year, name.id)
    return f"{lineage_page(item)}#y{name.year}"
