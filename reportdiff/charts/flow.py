"""Flow: where the measures of each section of the old plan went, and where those of the new one come from.

Measures are counted, not changes: each measure of either plan is in exactly one row, so that the rows of a section add
up to its measures. A band has a number at each end; they differ where measures were split or merged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Comparison, Measure, Report

MANY_SECTIONS: Final = 16
"""Sections above which those of the deepest level are put under their parents, where they have any."""

_LEAST_SECTIONS: Final = 5
"""The least sections that must remain when they are put under their parents."""

_ALT_SECTIONS: Final = 8
_ALT_FLOWS: Final = 2
"""Sections, and flows of each, that the words describe one by one."""

_PER_LEAST: Final = 180
_LEAST: Final = 2
"""A flow has a band of its own from :data:`_LEAST` measures, and one more for every :data:`_PER_LEAST` of a plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowBand:
    """The measures that went from one section to another.

    ``old_measures`` of the old plan became ``new_measures`` of the new one. ``new`` is ``None`` for dropped measures,
    ``old`` for new ones. Sections without a heading are ``""``. ``old_place`` and ``new_place`` are positions of the
    sections in the plan, from 0 (-1: no section)."""

    old: str | None
    new: str | None
    old_measures: int
    new_measures: int
    old_place: int
    new_place: int
    old_year: int
    new_year: int


def data(comparison: Comparison) -> tuple[FlowBand, ...]:
    """Compute the bands by old section, then by new section; those of new measures are last."""
    old_of, new_of = _sections(comparison.old), _sections(comparison.new)
    at_old: Counter[tuple[str | None, str | None]] = Counter()
    at_new: Counter[tuple[str | None, str | None]] = Counter()
    # An aim that is linked with a commitment takes part in the flow, and is not counted.
    counted_ids = {m.id for m in (*comparison.old.measures, *comparison.new.measures) if m.role != "commitment"}
    for change in comparison.changes:
        steps = max(len(change.old), len(change.new))
        for step in range(steps):
            # The last measure of the shorter side is the partner of all further ones on the longer side.
            before = change.old[min(step, len(change.old) - 1)] if change.old else None
            after = change.new[min(step, len(change.new) - 1)] if change.new else None
            ends = (old_of[before] if before else None, new_of[after] if after else None)
            if before and before not in counted_ids:
                at_old[ends] += 1
            if after and after not in counted_ids:
                at_new[ends] += 1
            counted_ids |= {member for member in (before, after) if member}
    places = [{title: place for place, title in enumerate(dict.fromkeys(of.values()))} for of in (old_of, new_of)]
    last = len(places[0])
    bands = [
        FlowBand(
            old=old,
            new=new,
            old_measures=at_old[old, new],
            new_measures=at_new[old, new],
            old_place=-1 if old is None else places[0][old],
            new_place=-1 if new is None else places[1][new],
            old_year=comparison.old.year,
            new_year=comparison.new.year,
        )
        for old, new in sorted(
            {*at_old, *at_new},
            key=lambda ends: (
                last if ends[0] is None else places[0][ends[0]],
                len(places[1]) if ends[1] is None else places[1][ends[1]],
            ),
        )
    ]
    return tuple(bands)


def _sections(report: Report) -> dict[str, str]:
    """Give the section of each measure by its id: the nearest heading, or the one above it where there are very
    many."""
    nearest = {measure.id: measure.section for measure in report.measures}
    depth = max((section.level for section in report.sections), default=1)
    sections = nearest
    while len(set(sections.values())) > MANY_SECTIONS and depth > 1:
        depth -= 1
        higher = {measure.id: _heading(report, measure, depth) for measure in report.measures}
        if len(set(higher.values())) < _LEAST_SECTIONS:
            break
        sections = higher
    return sections


def _heading(report: Report, measure: Measure, depth: int) -> str:
    """Give the nearest heading of a measure, of level ``depth`` at most."""
    over = [
        section
        for section in report.sections
        if section.level <= depth and section.start <= measure.start < section.end
    ]
    return max(over, key=lambda section: (section.level, section.start)).title if over else measure.section


def least_of(rows: Iterable[FlowBand]) -> int:
    """Compute the least measures at one end that give a flow a band of its own."""
    all_rows = list(rows)
    return _LEAST + max(total(all_rows, "old"), total(all_rows, "new")) // _PER_LEAST


def total(rows: Iterable[FlowBand], side: str) -> int:
    """Count the measures of one side, ``"old"`` or ``"new"``."""
    return sum(row.old_measures if side == "old" else row.new_measures for row in rows)


def finding(rows: Sequence[FlowBand], lang: Lang) -> str:
    """Say how many measures continue, are dropped, and are new."""
    dropped = sum(row.old_measures for row in rows if row.new is None)
    fresh = sum(row.new_measures for row in rows if row.old is None)
    old, new = total(rows, "old"), total(rows, "new")
    return say(
        "flow.finding",
        lang,
        old=old,
        new=new,
        kept=old - dropped,
        dropped=dropped,
        fresh=fresh,
        old_year=rows[0].old_year or "?",
        new_year=rows[0].new_year or "?",
    )


def section_name(title: str | None, lang: Lang) -> str:
    """Give the heading of a section, or the words for none."""
    return title or say("say.no_section", lang)


def alt_text(rows: Sequence[FlowBand], lang: Lang) -> str:
    """Describe the largest old sections with their flows and dropped measures, and the others together."""
    sections = sections_of(rows, "old")
    largest = sorted(sections, key=lambda title: -sections[title])[:_ALT_SECTIONS]
    parts = [
        _section_words(title, [row for row in rows if row.old == title], lang) for title in sections if title in largest
    ]
    others = [row for row in rows if row.old is not None and row.old not in largest]
    if others:
        dropped = sum(row.old_measures for row in others if row.new is None)
        going_on = total(others, "old") - dropped
        parts.append(say("flow.alt_rest", lang, n=len(sections) - len(largest), kept=going_on, dropped=dropped))
    return say(
        "flow.alt",
        lang,
        old_year=rows[0].old_year or "?",
        new_year=rows[0].new_year or "?",
        flows=say("flow.joint", lang).join(parts),
    )


def _section_words(title: str, bands: Sequence[FlowBand], lang: Lang) -> str:
    flows = sorted((band for band in bands if band.new is not None), key=lambda b: (-b.old_measures, b.new_place))
    parts = [
        say("flow.alt_to", lang, n=band.old_measures, section=_quotable(band.new, lang))
        for band in flows[:_ALT_FLOWS]
        if band.old_measures
    ]
    rest = sum(band.old_measures for band in flows[_ALT_FLOWS:])
    dropped = sum(band.old_measures for band in bands if band.new is None)
    parts += [say("flow.alt_elsewhere", lang, n=rest)] if rest else []
    parts += [say("flow.alt_dropped", lang, n=dropped)] if dropped else []
    return say(
        "flow.alt_section", lang, n=total(bands, "old"), section=_quotable(title, lang), parts=list_text(parts, lang)
    )


def _quotable(title: str | None, lang: Lang) -> str:
    """Give the heading, its own quotes made inner ones."""
    return section_name(title, lang).translate(str.maketrans("“”", "‘’"))


def sections_of(rows: Iterable[FlowBand], side: str) -> Mapping[str, int]:
    """Count the measures of the sections of one side, in the order of the plan."""
    places: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        title = row.old if side == "old" else row.new
        if title is not None:
            places[title] = row.old_place if side == "old" else row.new_place
            counts[title] += row.old_measures if side == "old" else row.new_measures
    return {title: counts[title] for title in sorted(places, key=lambda title: places[title])}


def too_few(rows: Sequence[FlowBand], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    old, new = (len(sections_of(rows, side)) for side in ("old", "new"))
    if min(old, new) < 2:
        return say("flow.too_few", lang, old=old, new=new)
    if not any(row.old is not None and row.new is not None for row in rows):
        return say("flow.none_kept", lang)
    return None


def notes(rows: Sequence[FlowBand], lang: Lang) -> tuple[str, ...]:
    """Say how to read the picture, and what is merged in it."""
    least = least_of(rows)
    through = [row for row in rows if row.old is not None and row.new is not None]
    thin = any(max(row.old_measures, row.new_measures) < least for row in through)
    return (say("flow.height", lang), *((say("flow.merged", lang, least=least),) if thin else ()))


def subtitle(rows: Sequence[FlowBand], lang: Lang) -> str:
    """Say what is shown."""
    return say("flow.subtitle", lang, old=rows[0].old_year or "?", new=rows[0].new_year or "?")
