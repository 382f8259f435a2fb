"""Life: one commitment through the years, what each plan says of it and what the next review says became of it.

Without a choice it is the commitment that is in most plans; ``of`` are words of another one, or the id of a measure
(``2022-m12``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from reportdiff.charts.figure_forms import figure_form
from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Outcome
from reportdiff.model.lineages import Lineage, Lineages, LineageStep
from reportdiff.output.words.fulfilment_words import ORDER
from reportdiff.output.words.lineage_words import end_words, outcome_words, start_words, step_notes
from reportdiff.safe_text import inert
from reportdiff.text.shortening import clipped
from reportdiff.tracking.lineage.track import lineages_with, measure_lineage

LifeState = Literal["promise", "absent", "no_report", "end", "left_out"]
"""A year with a promise; one whose plan does not have it; one without a report; the line that says how it ends; years
for which a picture has no room."""

LEAST: Final = 2
"""The least plans of a life."""

_NAME: Final = 28
_SHORTEST: Final = 4
"""Characters of a name in the title, at most, and at least where a figure is left out."""

_ID: Final = re.compile(r"(?:19|20)\d\d[-/]\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeYear:
    """One year of a commitment, or (``end``) how it ends.

    ``text`` is the measure, verbatim, ``figures`` those that go on (``figures_continue``: all are
    in the plan before). ``notes`` say what changed since the plan before,
    ``outcome`` and ``told`` what the next review says, with ``passage``, its words; ``note`` is how the line begins or
    ends. What ends in ``_en`` is the same in English."""

    lineage: str
    year: int
    state: LifeState
    text: str = ""
    section: str = ""
    figures: tuple[str, ...] = ()
    figures_en: tuple[str, ...] = ()
    figures_continue: bool = False
    notes: str = ""
    notes_en: str = ""
    outcome: Outcome | None = None
    doubtful: bool = False
    told: str = ""
    told_en: str = ""
    passage: str = ""
    note: str = ""
    note_en: str = ""


def data(lineages: Lineages, *, of: str | None = None) -> tuple[LifeYear, ...]:
    """Give the years of one commitment, from its first plan to its last, and its end; empty where there is none."""
    item = _lineage(lineages, of)
    if item is None:
        return ()
    steps = {step.year: step for step in item.steps}
    years = range(item.first.year, item.last.year + 1)
    starts = {lang: start_words(item, lineages.years[0], lang) for lang in get_args(Lang)}
    ends = {lang: end_words(item, lineages.years, lang) for lang in get_args(Lang)}
    rows = [_year(item, year, steps.get(year), lineages) for year in years]
    return (
        _with_note(rows[0], starts),
        *rows[1:],
        _with_note(LifeYear(lineage=item.id, year=item.last.year, state="end"), ends),
    )


def _lineage(lineages: Lineages, of: str | None) -> Lineage | None:
    if of and _ID.fullmatch(of.strip()):
        return measure_lineage(lineages, of)
    if of:
        return next(iter(lineages_with(lineages, of)), None)
    return next((lineages.lineage(identifier) for identifier in lineages.lists.longest), None)


def _year(item: Lineage, year: int, step: LineageStep | None, lineages: Lineages) -> LifeYear:
    if step is None:
        return LifeYear(lineage=item.id, year=year, state="absent" if year in lineages.years else "no_report")
    return LifeYear(
        lineage=item.id,
        year=year,
        state="promise",
        text=inert(step.measure.text),
        section=inert(step.measure.section),
        figures=tuple(inert(figure.quantity.surface) for figure in step.figures),
        figures_continue=all(figure.continues for figure in step.figures),
        figures_en=tuple(
            inert(figure_form(q.value_low, q.value_high, q.bound, q.unit, q.surface, "en"))
            for q in (figure.quantity for figure in step.figures)
        ),
        notes=inert(say("say.list", "zh").join(step_notes(step, "zh"))),
        notes_en=inert(say("say.list", "en").join(step_notes(step, "en"))),
        outcome=step.outcome,
        doubtful=step.outcome_doubtful,
        told=outcome_words(step, "zh"),
        told_en=outcome_words(step, "en"),
        passage=inert(step.evidence[0].text) if step.evidence else "",
    )


def _with_note(row: LifeYear, notes: dict[Lang, str]) -> LifeYear:
    return replace(row, note=inert(notes["zh"]), note_en=inert(notes["en"]))


def promises(rows: Sequence[LifeYear]) -> list[LifeYear]:
    """Give the years with a promise."""
    return [row for row in rows if row.state == "promise"]


def finding(rows: Sequence[LifeYear], lang: Lang) -> str:
    """Say from when to when and in how many plans it is, with its first and last figure where one goes through."""
    own = promises(rows)
    first, last = own[0], own[-1]
    # One figure from plan to plan: where it breaks off, the first and the last may count different things.
    is_one = all(len(row.figures) == 1 for row in own) and all(row.figures_continue for row in own[1:])
    has_moved = is_one and first.figures != last.figures
    name = clipped(_without_figure(last) if has_moved else last.text, _NAME)
    values = {"name": name, "first": first.year, "last": last.year, "n": len(own)}
    if has_moved:
        old, new = (row.figures[0] if lang == "zh" else row.figures_en[0] for row in (first, last))
        return say("life.finding_figures", lang, old=old, new=new, **values)
    return say("life.finding", lang, **values)


def _without_figure(row: LifeYear) -> str:
    """Give a measure without the figure at its end, which the title states beside its year."""
    figure = row.figures[0] if len(row.figures) == 1 else ""
    name = row.text.removesuffix(figure)
    return name if len(name) >= _SHORTEST else row.text


def subtitle(rows: Sequence[LifeYear], lang: Lang) -> str:
    """Count what the reviews say."""
    own = [row for row in promises(rows) if row.outcome is not None]
    counts = {outcome: sum(row.outcome == outcome for row in own) for outcome in ORDER}
    words = [
        say("life.count", lang, outcome=say(f"outcome.{outcome}", lang), n=count)
        for outcome, count in counts.items()
        if count
    ]
    told = say("life.counts", lang, counts=say("say.list", lang).join(words)) if words else ""
    return say("life.subtitle", lang) + told


def told_words(row: LifeYear, lang: Lang) -> str:
    """Give what the next review says of a promise, with its words; ``""`` where there is no review."""
    told = row.told if lang == "zh" else row.told_en
    return f"{told} {say('say.quote', lang, text=row.passage)}" if told and row.passage else told


def year_words(row: LifeYear, lang: Lang) -> str:
    """Give what stands beside a year: the promise with what changed, or that there is none."""
    if row.state == "end":
        return note_words(row, lang)
    if row.state != "promise":
        return say(f"life.{row.state}", lang, n=int(row.text or 0))
    notes = row.notes if lang == "zh" else row.notes_en
    return row.text + (say("say.brackets", lang, text=notes) if notes else "")


def note_words(row: LifeYear, lang: Lang) -> str:
    """Say how the life begins or ends."""
    return row.note if lang == "zh" else row.note_en


def alt_text(rows: Sequence[LifeYear], lang: Lang) -> str:
    """Tell the life year by year."""
    parts = [
        say("life.alt_year", lang, year=row.year, text=year_words(row, lang), told=told_words(row, lang)).rstrip()
        for row in rows
        if row.state != "end"
    ]
    return say("life.joint", lang).join([*parts, note_words(rows[-1], lang)])


def notes(rows: Sequence[LifeYear], lang: Lang) -> tuple[str, ...]:
    """Say where the results come from, and what a question mark means."""
    parts = [say("life.note", lang)]
    if any(row.doubtful for row in rows):
        parts.append(say("promise.doubtful", lang))
    return (say("life.joint", lang).join(parts),)


def too_few(rows: Sequence[LifeYear], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    if not rows:
        return say("life.none", lang, option="--of")
    return say("life.too_few", lang, least=LEAST, option="--of") if len(promises(rows)) < LEAST else None
