"""Heatmap: how often terms occur in the plans of the years, terms in the order of their peak.

The colour is a share of the term's own peak rate, so that rare terms show their rise as well as common ones. Counts are
in the cells where they fit. A year without a report is hatched, which is not a count of zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.tracking.series import ReportSeries
from reportdiff.tracking.terms_over_years.term_years import changing_terms, peak_year, term_years

LEAST_YEARS = 3
"""The least reports of a chart that nobody has asked for."""

TERMS = 18
"""Terms that are selected by default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCell:
    """One term in one year.

    ``rate`` is per 10,000 of the plan's ``characters``; ``peak`` is the year with the term's highest rate. ``count``
    and ``rate`` are ``None`` where the year has no report. ``on_request`` says that the reader named the terms."""

    term: str
    year: int
    count: int | None
    characters: int
    rate: float | None
    peak: int
    on_request: bool


def data(series: ReportSeries, *, terms: Sequence[str] = ()) -> tuple[TermCell, ...]:
    """Compute the cells by term, in the order of their peaks, then by year, from the first report to the last.

    ``terms`` are those to show; by default :func:`~reportdiff.tracking.terms_over_years.term_years.changing_terms`
    selects them. Terms that occur in no plan have a row of zeros and come last.
    """
    given_terms = tuple(term.strip() for term in terms if term.strip())
    term_rows = term_years(series, given_terms or changing_terms(series, most=TERMS))
    rows = {
        term: {row.year: row for row in term_rows if row.term == term}
        for term in dict.fromkeys(r.term for r in term_rows)
    }
    peaks = {term: peak_year({year: row.rate for year, row in years.items()}) for term, years in rows.items()}
    occurs = {term: any(row.count for row in years.values()) for term, years in rows.items()}
    order = sorted(rows, key=lambda term: (not occurs[term], peaks[term]))
    return tuple(
        TermCell(
            term=term,
            year=year,
            count=row.count if row else None,
            characters=row.characters if row else 0,
            rate=row.rate if row else None,
            peak=peaks[term],
            on_request=bool(given_terms),
        )
        for term in order
        for year in series.years
        for row in [rows[term].get(year)]
    )


def rows_of(rows: Sequence[TermCell]) -> dict[str, list[TermCell]]:
    """Group the cells by term, in order."""
    terms: dict[str, list[TermCell]] = {}
    for row in rows:
        terms.setdefault(row.term, []).append(row)
    return terms


def rate_text(rate: float) -> str:
    """Format a rate with one decimal, also where that is 0; a rate above 0 is never written as 0."""
    return "0" if rate == 0 else f"{rate:.1f}" if rate >= 0.05 else "<0.1"


def finding(rows: Sequence[TermCell], lang: Lang) -> str:
    """Name the terms whose rate rose and fell most from the first report to the last."""
    ends = [(term, [cell.rate for cell in cells if cell.rate is not None]) for term, cells in rows_of(rows).items()]
    years = [row.year for row in rows if row.rate is not None]
    movements = sorted(
        ((rates[-1] - rates[0], term, rates[0], rates[-1]) for term, rates in ends), key=lambda m: (m[0], m[1])
    )
    down, up = movements[0], movements[-1]
    # The rounded rates must differ: 1.04 to 1.01 is no fall from 1 to 1.
    falls = down[0] < 0 and rate_text(down[2]) != rate_text(down[3])
    rises = up[0] > 0 and rate_text(up[2]) != rate_text(up[3])
    which = "both" if rises and falls else "up" if rises else "down" if falls else "flat"
    return say(
        f"heatmap.finding_{which}",
        lang,
        first=min(years),
        last=max(years),
        up=up[1],
        up_old=rate_text(up[2]),
        up_new=rate_text(up[3]),
        down=down[1],
        down_old=rate_text(down[2]),
        down_new=rate_text(down[3]),
    )


def alt_text(rows: Sequence[TermCell], lang: Lang) -> str:
    """List the terms with the year of their peak and the count in it."""
    terms = rows_of(rows)
    peaks = [
        say("heatmap.alt_peak", lang, term=cell.term, year=cell.year, count=cell.count)
        for cells in terms.values()
        for cell in cells
        if cell.year == cell.peak and cell.count
    ]
    return say("heatmap.alt", lang, n=len(terms), first=rows[0].year, last=rows[-1].year, peaks=list_text(peaks, lang))


def too_few(rows: Sequence[TermCell], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    if not any(row.count for row in rows):
        return say("heatmap.too_few_terms", lang, option="--terms")
    years = len({row.year for row in rows if row.count is not None})
    return say("heatmap.too_few_years", lang, n=years) if years < 2 else None


def says_little(rows: Sequence[TermCell], lang: Lang) -> str | None:
    """Say why nobody needs the chart unasked: two years are no course; ``None`` otherwise."""
    years = len({row.year for row in rows if row.count is not None})
    return say("heatmap.few_years", lang, least=LEAST_YEARS, other="chart terms") if years < LEAST_YEARS else None


def notes(rows: Sequence[TermCell], lang: Lang) -> tuple[str, ...]:
    """Give the notes for the reader."""
    parts = [say("heatmap.key", lang), say("heatmap.asked" if rows[0].on_request else "heatmap.chosen", lang)]
    if any(row.count is None for row in rows):
        parts.append(say("heatmap.hatched", lang))
    return tuple(parts)
