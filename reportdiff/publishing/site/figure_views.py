"""The headline targets of a site through the years, each beside its result, and the terms of its comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Relation
from reportdiff.model.indicator_series import SeriesLine
from reportdiff.model.term_lives import TermHistory, TermLife, TermWay
from reportdiff.output.html.page_targets import TermView, terms_of
from reportdiff.output.words.series_words import figure_cell, line_title, relation_cell
from reportdiff.output.words.term_life_words import life_facts, place_quote, place_words
from reportdiff.output.words.term_words import term_note
from reportdiff.publishing.site.material import SiteMaterial
from reportdiff.publishing.site.page_addresses import pair_page
from reportdiff.tracking.indicator_years.indicator_lines import headline_lines
from reportdiff.tracking.indicator_years.targets_and_results import targets_and_results
from reportdiff.tracking.series import ReportSeries
from reportdiff.tracking.terms_over_years.term_lives import term_history

_ALL: Final = 99
"""More than there are headline indicators."""

_COLOURS: Final[dict[Relation | None, str]] = {"short": "dropped", "exceeded": "new"}
"""The status whose colour a relation has; others have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """Target and result of a year, how they relate (with the status whose colour that has), and both clauses."""

    year: int
    target: str
    result: str
    relation: str
    colour: str
    target_text: str
    result_text: str
    stated: bool
    resulted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """An indicator through the years, with its place on the page."""

    id: str
    title: str
    line: SeriesLine
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsView:
    """The terms that came and went between two reports; ``page`` is the page of the pair."""

    id: str
    old: int
    new: int
    page: str
    come: tuple[TermView, ...]
    gone: tuple[TermView, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLine:
    """A term through the years: its count in each plan in their order, what became of it, and sentences with places."""

    term: str
    counts: tuple[int, ...]
    facts: tuple[str, ...]
    quotes: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGroup:
    """The terms of which the same became."""

    way: TermWay
    name: str
    lines: tuple[TermLine, ...]


def headline_series(series: ReportSeries) -> tuple[SeriesLine, ...]:
    """Follow every headline indicator that some plan states with a figure."""
    subjects = [line.subject for line in headline_lines(series, most=_ALL, least=1)]
    return targets_and_results(series, subjects).lines if subjects else ()


def line_views(lines: Sequence[SeriesLine], lang: Lang) -> tuple[LineView, ...]:
    """Show lines of figures, each with its own place."""
    return tuple(
        LineView(
            id=line.indicator or f"line-{number}",
            title=line_title(line, lang),
            line=line,
            rows=tuple(
                FigureRow(
                    year=row.year,
                    target=figure_cell(row.target, lang),
                    result=figure_cell(row.result, lang),
                    relation=relation_cell(line, row, lang),
                    colour=_COLOURS.get(row.relation, ""),
                    target_text=row.target.text,
                    result_text=row.result.text,
                    stated=row.target.state == "figure",
                    resulted=row.result.state == "figure",
                )
                for row in line.years
            ),
        )
        for number, line in enumerate(lines, start=1)
    )


def terms_views(material: SiteMaterial, lang: Lang) -> tuple[TermsView, ...]:
    """Show the terms of every comparison, the latest first."""
    views = []
    for index in reversed(range(len(material.comparisons))):
        comparison = material.comparisons[index]
        old, new = (report.year for report in material.series.reports[index : index + 2])
        views.append(
            TermsView(
                id=f"terms-{new}",
                old=old,
                new=new,
                page=pair_page(old, new),
                come=terms_of(comparison.terms.new, new, comparison, lang),
                gone=terms_of(comparison.terms.vanished, old, comparison, lang),
                note=term_note(comparison, lang),
            )
        )
    return tuple(views)


def term_groups(series: ReportSeries, lang: Lang) -> tuple[tuple[int, ...], tuple[TermGroup, ...]]:
    """Give the years of the reports, and the terms that came, rose, fell, were back or vanished, as `terms` does."""
    history = term_history(series)
    groups = tuple(
        TermGroup(
            way=way, name=say(f"way.{way}", lang), lines=tuple(_term_line(life, history, lang) for life in members)
        )
        for way, members in groupby(history.lives, key=lambda life: life.way)
    )
    return history.years, groups


def _term_line(life: TermLife, history: TermHistory, lang: Lang) -> TermLine:
    counts = {count.year: count.plan for count in life.counts}
    return TermLine(
        term=life.term,
        counts=tuple(counts.get(year, 0) for year in history.years),
        facts=tuple(life_facts(life, history, lang)),
        quotes=tuple(
            (place_words(place, lang), place_quote(place, life.term, lang), place.year) for place in life.places
        ),
    )
