"""Reports of many regions in words: figures, places, counts, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import get_args

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import FigureChange, Quantity
from reportdiff.model.panel import FigureDoubt, StatedFigure, UnreadReport
from reportdiff.model.places import Passage
from reportdiff.model.regions_beside import Near, NearMeasure, RegionTarget, RegionTargets, SubjectMeasure, Who
from reportdiff.output.words.change_notes import DOUBT
from reportdiff.output.words.figure_words import difference_text
from reportdiff.regions import display_name
from reportdiff.text.shortening import few

_NAMED = 12
"""So many regions are named in a sentence."""


def region_list(regions: Sequence[str], lang: Lang, most: int = _NAMED) -> str:
    """Name regions in one sentence, the middle ones left out where there are many."""
    return list_text(few([display_name(region, lang) for region in regions], most), lang)


def figure_text(figure: StatedFigure, lang: Lang) -> str:
    """Give a figure as the report has it, with its stretch and a mark of doubt, or say why there is none."""
    if figure.state == "unread":
        return say("across.unread", lang)
    if figure.state not in ("figure", "several", "other_unit") or not figure.words:
        return say(f"series.{figure.state}", lang)
    words = figure.words
    if figure.stretch_words:
        words = say("regions.stretch", lang, floor=words, stretch=figure.stretch_words)
    note = "" if figure.state == "figure" else say(f"series.{figure.state}", lang)
    mark = DOUBT if is_doubtful(figure) else ""
    return " ".join(part for part in (words, note, mark) if part)


def is_doubtful(figure: StatedFigure) -> bool:
    """Tell whether a figure is marked in a table: that of a digest is not, since all of the table then are."""
    return any(doubt != "digest" for doubt in figure.doubts) and figure.state == "figure"


def doubts_text(figures: Iterable[StatedFigure], lang: Lang) -> str:
    """Say what the marks of doubt mean; ``""`` where there is none."""
    found = {doubt for figure in figures if is_doubtful(figure) for doubt in figure.doubts}
    order: tuple[FigureDoubt, ...] = get_args(FigureDoubt)
    reasons = [say(f"figure_doubt.{doubt}", lang) for doubt in order if doubt in found and doubt != "digest"]
    return say("regions.doubt", lang, reasons=list_text(reasons, lang)) if reasons else ""


def digest_text(figures: Iterable[StatedFigure], lang: Lang) -> str:
    """Say that figures are from digests; ``""`` where none is."""
    return say("figure_doubt.digest", lang) if any("digest" in figure.doubts for figure in figures) else ""


def relation_text(row: RegionTarget, lang: Lang) -> str:
    """Say how last year's result relates to its target, with the difference; ``""`` without both."""
    if row.relation is None:
        return ""
    words = say(f"relation.{row.relation}", lang)
    target = row.last_target
    if not row.difference or row.relation == "met":
        return words
    base = target.low if target.low is not None else target.high
    quantity = Quantity(
        surface="", start=0, end=0, value_low=target.low, value_high=target.high, unit=target.unit,
        bound=target.bound or "eq", kind="target",
    )  # fmt: skip
    change = FigureChange(
        facet="target_raised" if row.difference > 0 else "target_lowered",
        measured="",
        old=quantity,
        new=quantity,
        difference=row.difference,
        relative=row.difference / base if base else None,
    )
    return f"{words} {difference_text(change, lang)}".rstrip()


def place_text(passage: Passage, lang: Lang) -> str:
    """Say where words of a report are: its section and paragraph."""
    if not passage.section:
        return say("across.place_bare", lang, n=passage.paragraph)
    return say("across.place", lang, section=passage.section, n=passage.paragraph)


def measure_notes(measure: SubjectMeasure, lang: Lang) -> list[str]:
    """Say how far along a measure is, and with which figures."""
    notes = [say(f"stage.{measure.stage}", lang)] if measure.stage else []
    return notes + list(measure.figures)


def standing_counts(found: Who, lang: Lang) -> str:
    """Count the regions by what their reports have of the subject."""
    counts = Counter(row.standing for row in found.rows)
    parts = [say("who.count", lang, n=n, standing=say(f"standing.{key}", lang)) for key, n in counts.items()]
    return say("who.counts", lang, n=len(found.rows), counts=list_text(parts, lang))


def nearness_counts(found: Near, lang: Lang) -> str:
    """Count the regions by how near their nearest commitment is."""
    counts = Counter(row.nearness for row in found.rows)
    parts = [f"{say(f'nearness.{key}', lang)} {n}" for key, n in counts.items()]
    return say("near.counts", lang, n=len(found.rows), counts=list_text(parts, lang))


def nearness_text(row: NearMeasure, lang: Lang) -> str:
    """Say how near the nearest commitment is, with its probability."""
    words = say(f"nearness.{row.nearness}", lang)
    return say("near.score", lang, words=words, score=f"{row.score:.0%}") if row.measures else words


def missing_notes(found: RegionTargets | Who | Near, lang: Lang) -> list[str]:
    """Say which reports could not be read, and which regions have none of the year."""
    notes = [unread_text(each, lang) for each in found.unread]
    if found.absent:
        names = region_list(found.absent, lang)
        notes.append(say("across.absent", lang, n=len(found.absent), year=found.year, names=names))
    return notes


def unread_text(unread: UnreadReport, lang: Lang) -> str:
    """Say that a report could not be read, and why."""
    return say(
        "across.unread_line",
        lang,
        region=display_name(unread.region, lang),
        year=unread.year,
        reason=unread.reason_zh if lang == "zh" else unread.reason,
    )
