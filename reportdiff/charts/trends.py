"""Trends: the terms that rose and those that fell through the years, each drawn to its own peak.

The terms are those of ``reportdiff terms`` (:mod:`reportdiff.tracking.terms_over_years.term_lives`): new, rising and
returned ones on one side, falling and vanished ones on the other. A year without a report is hatched, which is not a
rate of zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model.term_lives import TermLife, TermWay
from reportdiff.tracking.series import ReportSeries
from reportdiff.tracking.terms_over_years.term_lives import term_history

Side = Literal["rose", "fell"]

SIDES: Final[tuple[Side, ...]] = ("rose", "fell")
MOST: Final = 10
"""Terms of a side."""

LEAST_YEARS: Final = 3
"""The least reports that show a course."""

_SIDE_OF: Final[dict[TermWay, Side]] = {
    "first": "rose",
    "rise": "rose",
    "revival": "rose",
    "fall": "fell",
    "vanished": "fell",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TermTrend:
    """One term in one year; ``rate`` is per 10,000 characters of the plan, ``None`` where there is no report.

    ``first`` and ``last`` are the years of the first and the last report that has the term anywhere; ``reports`` counts
    the reports of all rows."""

    term: str
    side: Side
    way: TermWay
    year: int
    rate: float | None
    first: int
    last: int
    reports: int


def data(series: ReportSeries, *, terms: Sequence[str] = ()) -> tuple[TermTrend, ...]:
    """Give the rates of the terms that rose, then of those that fell, from the first report to the last.

    Of each side the :data:`MOST` with the greatest difference between the first and the last third of the reports are
    drawn. ``terms`` are those to draw instead; whether they rose is told by the same difference."""
    history = term_history(series, terms=[term for term in terms if term.strip()])
    rows: list[TermTrend] = []
    for side in SIDES:
        lives = [life for life in history.lives if _side(life, asked=bool(terms)) == side]
        lives.sort(key=lambda life: (-abs(_change(life)), life.term))
        for life in lives[:MOST]:
            rates = {count.year: count.rate for count in life.counts}
            rows += [
                TermTrend(
                    term=life.term,
                    side=side,
                    way=life.way,
                    year=year,
                    rate=rates.get(year),
                    first=life.first,
                    last=life.last,
                    reports=len(series.reports),
                )
                for year in series.years
            ]
    return tuple(rows)


def _side(life: TermLife, *, asked: bool) -> Side:
    if asked:
        return "fell" if _change(life) < 0 else "rose"
    return _SIDE_OF[life.way]


def _change(life: TermLife) -> float:
    rates = [count.rate or 0.0 for count in life.counts]
    third = max(1, len(rates) // 3)
    return round(sum(rates[-third:]) / third - sum(rates[:third]) / third, 9)


def rows_of(rows: Sequence[TermTrend], side: Side) -> dict[str, list[TermTrend]]:
    """Group the rows of a side by term, in order."""
    terms: dict[str, list[TermTrend]] = {}
    for row in rows:
        if row.side == side:
            terms.setdefault(row.term, []).append(row)
    return terms


def end_rates(rows: Sequence[TermTrend]) -> tuple[float, float]:
    """Give two rates that say what became of a term: the first and the last, of one that fell the highest and the
    last."""
    rates = [row.rate for row in rows if row.rate is not None]
    if not rates:
        return 0.0, 0.0
    return (max(rates) if rows[0].side == "fell" else rates[0]), rates[-1]


def rate_text(rate: float) -> str:
    """Format a rate with one decimal; a rate above 0 is never written as 0."""
    return "0" if rate == 0 else f"{rate:.1f}" if rate >= 0.05 else "<0.1"


def finding(rows: Sequence[TermTrend], lang: Lang) -> str:
    """Name the term that rose most and the one that fell most."""
    up, down = (next(iter(rows_of(rows, side)), "") for side in SIDES)
    which = "trends.finding" if up and down else "trends.finding_up" if up else "trends.finding_down"
    return say(which, lang, up=up, down=down)


def alt_text(rows: Sequence[TermTrend], lang: Lang) -> str:
    """List every term with its first and last rate and the year of its peak."""
    parts = []
    for side in SIDES:
        words = [
            say(
                "trends.alt_term",
                lang,
                term=term,
                old=rate_text(end_rates(years)[0]),
                new=rate_text(end_rates(years)[1]),
                peak=max(years, key=lambda row: (row.rate or 0.0, -row.year)).year,
            )
            for term, years in rows_of(rows, side).items()
        ]
        if words:
            parts.append(say("trends.alt_part", lang, way=say(f"trends.{side}", lang), terms=list_text(words, lang)))
    return say("trends.alt", lang, first=rows[0].year, last=rows[-1].year, parts="".join(parts)).strip()


def too_few(rows: Sequence[TermTrend], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    if not rows:
        return say("trends.too_few", lang)
    return (
        say("trends.few_years", lang, n=rows[0].reports, other="chart terms") if rows[0].reports < LEAST_YEARS else None
    )


def says_little(rows: Sequence[TermTrend], lang: Lang) -> str | None:
    """Say why nobody needs the chart unasked: too few terms moved; ``None`` otherwise."""
    return too_few(rows, lang)


def subtitle(rows: Sequence[TermTrend], lang: Lang) -> str:
    """Say what the rates are."""
    return say("trends.subtitle", lang, first=rows[0].year, last=rows[-1].year)


def notes(rows: Sequence[TermTrend], lang: Lang) -> tuple[str, ...]:
    """Give the notes for the reader."""
    parts = [say("trends.key", lang)]
    if any(row.rate is None for row in rows):
        parts.append(say("trends.hatched", lang))
    return tuple(parts)
