"""The front of a site: the reports with their counts, the lists of lineages, and what limits all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, get_args

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Report
from reportdiff.model.lineages import FigureGrowth, Lineage, ListName
from reportdiff.output.html.page_view import web_address
from reportdiff.output.words import summary_words as front
from reportdiff.output.words.change_notes import DOUBT
from reportdiff.output.words.fulfilment_words import COLOURS, ORDER
from reportdiff.output.words.fulfilment_words import SIGNS as OUTCOME_SIGNS
from reportdiff.output.words.lineage_words import growth_words, lineage_name, span_words, track_limits
from reportdiff.publishing.site.material import SiteMaterial
from reportdiff.publishing.site.page_addresses import lineage_address, pair_page, year_page
from reportdiff.publishing.site.step_views import Way, end_way, start_way

MOST: Final = 10
"""Lineages of a list on the front."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A count with its sign, its name and the status whose colour it has."""

    sign: str
    name: str
    colour: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A year of the index; ``title`` is ``""`` where there is no report.

    ``pair`` leads to the comparison with the report before, ``changes`` are its counts; ``outcomes`` are what the next
    report's review says of the plan, of ``commitments`` in all."""

    year: int
    title: str = ""
    facts: str = ""
    source: str = ""
    address: str = ""
    commitments: int = 0
    pair: Way | None = None
    changes: tuple[Tally, ...] = ()
    outcomes: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageRow:
    """A lineage in a list: its name with its page, its years, and a note that may lead on."""

    name: str
    address: str
    span: str
    notes: tuple[Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageList:
    """A list of lineages with its heading."""

    id: str
    title: str
    rows: tuple[LineageRow, ...]


def year_rows(material: SiteMaterial, lang: Lang) -> tuple[YearRow, ...]:
    """Give a row a year, the latest first; years that were asked for and have no report are there too."""
    reports = {report.year: report for report in material.series.reports}
    years = sorted({*reports, *material.lineages.missing, *material.series.years}, reverse=True)
    return tuple(_year_row(reports[year], material, lang) if year in reports else YearRow(year=year) for year in years)


def _year_row(report: Report, material: SiteMaterial, lang: Lang) -> YearRow:
    index = material.index_of(report.year)
    comparison = material.comparisons[index - 1] if index else None
    changes: list[Tally] = []
    pair = None
    if comparison is not None:
        before = material.series.reports[index - 1].year
        pair = Way(words=f"{before} → {report.year}", address=pair_page(before, report.year))
        changes = [
            Tally(sign=count.sign, name=count.name, colour=count.status or "doubt", count=count.count)
            for count in front.counts(comparison, lang)
        ]
    fulfilment = material.fulfilments.get(report.year)
    outcomes = [
        Tally(
            sign=OUTCOME_SIGNS[outcome],
            name=say(f"outcome.{outcome}", lang),
            colour=COLOURS[outcome],
            count=fulfilment.summary.verdicts.get(outcome, 0),
        )
        for outcome in ORDER
        if fulfilment is not None
    ]
    return YearRow(
        year=report.year,
        title=front.report_title(report, lang),
        facts=" · ".join(front.sizes(report, lang)),
        source=web_address(report.source),
        address=year_page(report.year),
        commitments=len(report.commitments),
        pair=pair,
        changes=tuple(changes),
        outcomes=tuple(outcomes),
    )


def lineage_lists(material: SiteMaterial, lang: Lang) -> tuple[LineageList, ...]:
    """Give the lists of lineages worth a look, without those that are empty."""
    lists = []
    for name in get_args(ListName):
        rows = [_list_row(name, item, growth, material, lang) for item, growth in _members(name, material)[:MOST]]
        if rows:
            lists.append(LineageList(id=name, title=say(f"lineage.list_{name}", lang), rows=tuple(rows)))
    return tuple(lists)


def lineages_by_length(material: SiteMaterial, lang: Lang) -> tuple[LineageList, ...]:
    """Give all lineages of several plans, those of most plans first, in the order of their first measure."""
    by_length: dict[int, list[Lineage]] = {}
    for item in material.lineages.lineages:
        if len(item.steps) > 1:
            by_length.setdefault(len(item.steps), []).append(item)
    return tuple(
        LineageList(
            id=f"plans-{length}",
            title=say("site.plans", lang, n=length),
            rows=tuple(
                LineageRow(name=lineage_name(item), address=lineage_address(item), span=_years(item), notes=())
                for item in by_length[length]
            ),
        )
        for length in sorted(by_length, reverse=True)
    )


def limit_notes(material: SiteMaterial, lang: Lang) -> list[str]:
    """Say what limits the site: years without a report, digests, reports whose plan is doubtful, doubtful changes."""
    notes = track_limits(material.lineages, lang)
    for report in material.series.reports:
        doubts = front.machine_reading_notes(report, lang) + front.plan_doubt_notes(report, lang)
        notes += [say("site.report_doubt", lang, year=report.year, note=note) for note in doubts]
    totals = Counter[str]()
    for comparison in material.comparisons:
        totals["changes"] += sum(comparison.summary.status.values())
        totals["doubtful"] += comparison.summary.doubtful
    if totals["doubtful"]:
        notes.append(say("site.doubtful", lang, sign=DOUBT, n=totals["doubtful"], total=totals["changes"]))
    return notes


def _years(item: Lineage) -> str:
    return f"{item.first.year}–{item.last.year}"


def _members(name: ListName, material: SiteMaterial) -> Sequence[tuple[Lineage, FigureGrowth | None]]:
    lineages = material.lineages
    if name == "growing":
        return [(lineages.lineage(growth.lineage), growth) for growth in lineages.lists.growing]
    return [(lineages.lineage(identifier), None) for identifier in getattr(lineages.lists, name)]


def _list_row(
    name: ListName, item: Lineage, growth: FigureGrowth | None, material: SiteMaterial, lang: Lang
) -> LineageRow:
    """Give a row with the note that belongs to its list, as the terminal has it."""
    if growth is not None:
        note: Way | None = Way(words=growth_words(growth, lang))
    elif name == "newest":
        note = start_way(item, material, lang)
    elif name == "longest" and item.last.year == material.lineages.years[-1]:
        note = None
    else:
        note = end_way(item, material, lang)
    return LineageRow(
        name=lineage_name(item),
        address=lineage_address(item),
        span=span_words(item, lang),
        notes=() if note is None else (note,),
    )
