"""A measure as the pages of a site show it: how it goes on from last year, what the next review says, and links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import FulfilledMeasure, Measure
from reportdiff.model.lineages import Lineage, LineageStep, MeasureName
from reportdiff.output.words.change_notes import SIGNS
from reportdiff.output.words.diff_pieces import Piece, side_pieces
from reportdiff.output.words.fulfilment_words import COLOURS, result_name, result_words
from reportdiff.output.words.lineage_words import (
    BRIDGE,
    START,
    end_words,
    outcome_words,
    span_words,
    start_words,
    step_notes,
)
from reportdiff.publishing.site.material import MeasureStanding, SiteMaterial
from reportdiff.publishing.site.page_addresses import lineage_page, name_address, pair_page, year_page
from reportdiff.text.shortening import clipped

_LINK: Final = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Words with the address that they lead to, ``""`` for none."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A measure of one plan.

    ``sign``, ``label`` and ``colour`` say how it goes on from the report before; ``change`` leads to the page of the
    pair. ``pieces`` are its text, marked where the report before has other words. ``outcome`` is what the next review
    says, in ``outcome_colour``, with ``results`` (name, words) and ``quotes``. ``start`` and ``end`` are where its
    lineage comes from and how it ends; ``joins`` are measures that merged here or split off."""

    id: str
    year: int
    address: str
    sign: str
    label: str
    colour: str
    doubtful: bool
    change: str
    pieces: tuple[Piece, ...]
    section: str
    notes: tuple[str, ...]
    joins: tuple[Way, ...]
    outcome: str
    outcome_colour: str
    results: tuple[tuple[str, str], ...]
    quotes: tuple[str, ...]
    commitment: bool
    life: Way | None = None
    start: Way | None = None
    end: Way | None = None


def start_way(item: Lineage, material: SiteMaterial, lang: Lang) -> Way | None:
    """Say where a lineage comes from, with the measure that it split from or may continue."""
    words = start_words(item, material.lineages.years[0], lang)
    weak = item.weak_before.measure if item.weak_before else None
    return _way(words, item.split_from or weak, material)


def end_way(item: Lineage, material: SiteMaterial, lang: Lang) -> Way | None:
    """Say how a lineage ends, with the measure that it merged into or may go on as."""
    words = end_words(item, material.lineages.years, lang)
    weak = item.weak_after.measure if item.weak_after else None
    return _way(words, item.merged_into or weak, material)


def step_view(step: LineageStep, material: SiteMaterial, lang: Lang) -> StepView:
    """Show a step of a lineage."""
    return _view(step.year, step.measure, step, material, lang)


def year_views(year: int, material: SiteMaterial, lang: Lang) -> tuple[StepView, ...]:
    """Show every measure of a plan in its order, those in no lineage too."""
    report = material.series.of_year(year)
    assert report is not None
    views = []
    for measure in report.measures:
        item = material.lineages.lineage_of(year, measure.id)
        step = next((step for step in item.steps if step.year == year), None) if item else None
        views.append(_view(year, measure, step, material, lang, item=item))
    return tuple(views)


def _view(
    year: int,
    measure: Measure,
    step: LineageStep | None,
    material: SiteMaterial,
    lang: Lang,
    *,
    item: Lineage | None = None,
) -> StepView:
    standing = material.standings[year, measure.id]
    sign, label, colour = _standing_words(standing, step, lang)
    single = item is not None and len(item.steps) == 1
    results = _results(step, lang) if step else ()
    return StepView(
        id=measure.id,
        year=year,
        address=f"{year_page(year)}#{measure.id}",
        sign=sign,
        label=label,
        colour=colour,
        # The comparison with the report before calls what bridges it new, and doubts that.
        doubtful=standing.doubtful and not _is_bridge(step),
        change=_change_address(year, standing, material),
        pieces=_pieces(year, measure, standing, material),
        section=measure.section,
        notes=_notes(step, lang) if step else (),
        joins=_joins(step, material, lang) if step else (),
        outcome=outcome_words(step, lang) if step else "",
        outcome_colour=COLOURS[step.outcome] if step and step.outcome else "",
        results=results,
        quotes=tuple(dict.fromkeys(mention.text for mention in step.evidence)) if step else (),
        commitment=measure.role == "commitment",
        life=None if item is None or single else Way(words=span_words(item, lang), address=lineage_page(item)),
        start=start_way(item, material, lang) if item and single else None,
        end=end_way(item, material, lang) if item and single else None,
    )


def _way(words: str, name: MeasureName | None, material: SiteMaterial) -> Way | None:
    if not words:
        return None
    return Way(words=words, address=name_address(name, material.lineages) if name else "")


def _standing_words(standing: MeasureStanding, step: LineageStep | None, lang: Lang) -> tuple[str, str, str]:
    """Give the sign, the words and the colour of how a measure goes on from the report before."""
    if _is_bridge(step):
        return BRIDGE, say("lineage.bridge", lang), "changed"
    if standing.status is None:
        return START, say("site.first_report", lang), "unchanged"
    return SIGNS[standing.status], say(f"status.{standing.status}", lang), standing.status


def _is_bridge(step: LineageStep | None) -> bool:
    return step is not None and step.joint is not None and step.joint.bridge


def _notes(step: LineageStep, lang: Lang) -> tuple[str, ...]:
    """Give the notes of a step without what the page says in other places: a gap, what merged and split."""
    joint = replace(step.joint, bridge=False) if step.joint else None
    return tuple(step_notes(replace(step, joint=joint, merged=(), split=()), lang))


def _change_address(year: int, standing: MeasureStanding, material: SiteMaterial) -> str:
    """Give the place of a measure on the page of its pair; in the first report that of the pair with the next."""
    index = material.index_of(year)
    years = material.lineages.years
    if standing.change:
        return f"{pair_page(years[index - 1], year)}#{standing.change}"
    return f"{pair_page(year, years[index + 1])}#{standing.next_change}" if standing.next_change else ""


def _pieces(year: int, measure: Measure, standing: MeasureStanding, material: SiteMaterial) -> tuple[Piece, ...]:
    """Cut the text where it differs from that of the report before."""
    if not standing.change:
        return (Piece(text=measure.text),)
    comparison = material.comparisons[material.index_of(year) - 1]
    change = comparison.change(standing.change)
    assert change is not None
    for member, pieces in zip(change.new, side_pieces(change, comparison, "new"), strict=True):
        if comparison.measures[member].start == measure.start:
            return tuple(pieces)
    return (Piece(text=measure.text),)


def _joins(step: LineageStep, material: SiteMaterial, lang: Lang) -> tuple[Way, ...]:
    """Name what merged into a step and what split off, each with its place."""
    groups: Sequence[tuple[str, Sequence[MeasureName]]] = (("merged", step.merged), ("split", step.split))
    return tuple(
        Way(
            words=say(f"site.join_{key}", lang, year=name.year, text=clipped(name.text, _LINK)),
            address=name_address(name, material.lineages),
        )
        for key, names in groups
        for name in names
    )


def _results(step: LineageStep, lang: Lang) -> tuple[tuple[str, str], ...]:
    if step.outcome is None:
        return ()
    item = FulfilledMeasure(measure=step.measure, verdict=step.outcome)
    return tuple((result_name(item, result, lang), result_words(result, lang)) for result in step.results)
