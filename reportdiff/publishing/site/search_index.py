"""The search of a site: everything that it says, as a script, since a page from a file may not fetch data.

An entry is a list in the order of :data:`FIELDS`. Years, sections, statuses and outcomes are words; the script counts
and filters them. Places follow from kind, year and ids, so that they are not repeated.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final, get_args

from reportdiff.comparison.fates.passages import passages_of
from reportdiff.i18n.labels import LABELS, Lang, say
from reportdiff.model import Outcome, Status
from reportdiff.model.lineages import MeasureName
from reportdiff.output.html.page_texts import paragraph_anchor
from reportdiff.output.origin import GENERATOR
from reportdiff.output.words.change_notes import DOUBT, SIGNS
from reportdiff.output.words.citation_words import paragraphs_of
from reportdiff.output.words.diff_pieces import Side
from reportdiff.output.words.fulfilment_words import SIGNS as OUTCOME_SIGNS
from reportdiff.publishing.site.figure_views import LineView, TermsView
from reportdiff.publishing.site.material import SiteMaterial
from reportdiff.publishing.site.page_addresses import TARGETS, TERMS, measure_address, name_address, pair_page
from reportdiff.safe_text import inert

FIELDS: Final = ("part", "year", "place", "text", "section", "status", "outcome", "doubtful", "plans", "quote")

PARTS: Final = ("plan", "review", "outlook", "closing", "frame", "targets", "terms")
"""Where an entry is from: a part of a report (``plan`` are its measures, ``frame`` its other words), or
another page."""

_Entry = list[str | int]

_SAY: Final = ("site.hits", "site.more", "site.plans", "site.near", "site.no_hits")
"""Labels that the script fills."""


def search_index(material: SiteMaterial, lines: Iterable[LineView], terms: Iterable[TermsView], lang: Lang) -> bytes:
    """Write the script with all entries: the reports, the latest first, then targets and terms."""
    entries = [
        *(entry for report in reversed(material.series.reports) for entry in _report_entries(report.year, material)),
        *_target_entries(lines, lang),
        *_term_entries(terms),
    ]
    data = {
        "say": {key.split(".")[1]: LABELS[key][0 if lang == "zh" else 1] for key in _SAY},
        "part": {part: say(f"site.part_{part}", lang) for part in PARTS},
        "status": {
            **{status: f"{SIGNS[status]} {say(f'status.{status}', lang)}" for status in get_args(Status)},
            "dropped": f"{SIGNS['dropped']} {say('site.not_next', lang)}",
        },
        "outcome": {each: f"{OUTCOME_SIGNS[each]} {say(f'outcome.{each}', lang)}" for each in get_args(Outcome)},
        "doubt": DOUBT,
        "entries": entries,
    }
    # Nothing of it can end a script or a line, wherever it may be copied to.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"globalThis.reportdiffSearch={text};\n/* {GENERATOR} */\n".encode("utf-8", "replace")


def _report_entries(year: int, material: SiteMaterial) -> Iterator[_Entry]:
    """Give the measures of a plan, then all that the report says elsewhere."""
    report = material.series.of_year(year)
    assert report is not None
    for measure in report.measures:
        item = material.lineages.lineage_of(year, measure.id)
        standing = material.standings[year, measure.id]
        step = next((step for step in item.steps if step.year == year), None) if item else None
        place = (
            name_address(MeasureName(year=year, id=measure.id, text=""), material.lineages)
            if item
            else measure_address(year, measure.id)
        )
        statuses = [standing.status or "", "dropped" if standing.dropped else ""]
        yield _entry(
            part="plan",
            year=year,
            place=place,
            text=measure.text,
            section=measure.section,
            status=" ".join(filter(None, statuses)),
            outcome=(step.outcome or "") if step else "",
            doubtful=int(standing.doubtful),
            plans=len(item.steps) if item else 0,
            quote=step.evidence[0].text if step and step.evidence else "",
        )
    index = material.index_of(year)
    side: Side = "new" if index else "old"
    years = material.lineages.years
    page = pair_page(years[index - 1], year) if index else pair_page(year, years[1])
    paragraphs = paragraphs_of(report)
    starts = {measure.start for measure in report.measures}
    for passage in passages_of(report):
        if passage.start in starts:
            continue
        number = paragraphs.number_at(passage.start)
        anchor = f"#{paragraph_anchor(side, number)}" if number else ""
        part = "frame" if passage.part == "plan" else passage.part
        yield _entry(part=part, year=year, place=page + anchor, text=passage.text)


def _target_entries(lines: Iterable[LineView], lang: Lang) -> Iterator[_Entry]:
    for view in lines:
        for row in reversed(view.rows):
            if row.stated or row.resulted:
                text = say("fulfil.result", lang, target=row.target, result=row.result)
                words = f"{view.title}{say('say.colon', lang)}{text} {row.relation}".rstrip()
                yield _entry(part="targets", year=row.year, place=f"{TARGETS}#{view.id}", text=words)


def _term_entries(terms: Iterable[TermsView]) -> Iterator[_Entry]:
    for view in terms:
        for year, side, status in ((view.new, view.come, "new"), (view.old, view.gone, "dropped")):
            for term in side:
                place = f"{TERMS}#{view.id}"
                yield _entry(part="terms", year=year, place=place, text=term.term, section=term.years, status=status)


def _entry(
    *,
    part: str,
    year: int,
    place: str,
    text: str,
    section: str = "",
    status: str = "",
    outcome: str = "",
    doubtful: int = 0,
    plans: int = 0,
    quote: str = "",
) -> _Entry:
    return [part, year, place, inert(text), inert(section), status, outcome, doubtful, plans, inert(quote)]
