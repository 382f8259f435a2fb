"""What became of something through the years on a terminal: a block a lineage, a promise and its result a year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import Lang, say
from reportdiff.model.lineages import Lineage, LineageStep, Track
from reportdiff.output.terminal.header import put_warning
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.words.fulfilment_words import COLOURS
from reportdiff.output.words.lineage_words import (
    end_words,
    joint_sign,
    lineage_name,
    outcome_words,
    span_words,
    start_words,
    step_notes,
    track_counts,
    track_heading,
    track_limits,
    years_text,
)

MOST_LINEAGES: Final = 5
"""Lineages of several years that are shown in full without ``--all``."""

MOST_SINGLE: Final = 10
"""Measures of one year only that are shown without ``--all``."""

_YEAR: Final = 7


def render_track(track: Track, console: Console, lang: Lang, *, show_all: bool = False) -> None:
    """Write a track to ``console``; ``show_all`` leaves out no lineage."""
    sheet = Sheet(console, lang)
    sheet.say(track_heading(track, lang), style="title")
    for note in track_limits(track, lang):
        put_warning(sheet, note)
    if track.spellings:
        sheet.say(track_counts(track, lang))
        if len(track.spellings) > 1:
            names = say("say.list", lang).join(track.spellings[1:])
            sheet.say(say("track.spellings", lang, names=names), style="detail")
    one_measure = not track.spellings
    lasting = [item for item in track.lineages if one_measure or len(item.steps) > 1]
    single = [item for item in track.lineages if not one_measure and len(item.steps) == 1]
    shown = lasting if show_all else lasting[:MOST_LINEAGES]
    for item in shown:
        _put_lineage(sheet, track, item)
    latest_first = sorted(single, key=lambda item: -item.first.year)
    shown_single = latest_first if show_all else latest_first[:MOST_SINGLE]
    if shown_single:
        sheet.blank()
        sheet.rule(say("track.once", lang), str(len(single)))
        for item in shown_single:
            _put_step(sheet, track, item.first)
    _put_outside(sheet, track)
    _put_foot(sheet, track, hidden=len(track.lineages) - len(shown) - len(shown_single))


def _put_lineage(sheet: Sheet, track: Track, item: Lineage) -> None:
    lang = sheet.lang
    sheet.blank()
    sheet.rule(lineage_name(item), span_words(item, lang))
    if start := start_words(item, track.years[0], lang):
        sheet.put(Text(" " * _YEAR), sheet.text(start, "detail"), indent=_YEAR)
    for step in item.steps:
        _put_step(sheet, track, step)
    sheet.put(Text(" " * _YEAR), sheet.text(end_words(item, track.years, lang), "detail"), indent=_YEAR)


def _put_step(sheet: Sheet, track: Track, step: LineageStep) -> None:
    lang = sheet.lang
    named = any(name.year == step.year and name.id == step.measure.id for name in track.matches)
    body = sheet.text(step.measure.text, "figure" if named else "plain")
    if notes := step_notes(step, lang):
        body.append_text(sheet.text(say("say.brackets", lang, text=say("say.list", lang).join(notes)), "detail"))
    # The sign stands in a column of its own, whatever the width of its character.
    prefix = f"{step.year} {joint_sign(step)}"
    keep = [figure.quantity.surface for figure in step.figures]
    sheet.put(Text(prefix + " " * (_YEAR - cell_len(prefix))), body, indent=_YEAR, keep=keep)
    words = outcome_words(step, lang)
    if not words:
        return
    style = STYLES[COLOURS[step.outcome]] if step.outcome is not None else ""
    line = Text(words, style=style)
    if step.evidence:
        quote = say("say.quote", lang, text=step.evidence[0].text)
        line.append_text(sheet.text(f" {quote}", "detail"))
    sheet.put(Text(" " * _YEAR), line, indent=_YEAR + 2)


def _put_outside(sheet: Sheet, track: Track) -> None:
    lang = sheet.lang
    if not track.mentions:
        return
    sheet.blank()
    sheet.rule(say("track.elsewhere", lang), str(sum(mention.count for mention in track.mentions)))
    for mention in track.mentions:
        part = say(f"part.{mention.part}", lang)
        label = say("track.elsewhere_line", lang, year=mention.year, part=part, n=mention.count)
        quote = say("say.quote", lang, text=mention.text)
        sheet.put(sheet.text(f"{label} ", "detail"), sheet.text(quote), indent=_YEAR)


def _put_foot(sheet: Sheet, track: Track, *, hidden: int) -> None:
    lang = sheet.lang
    sheet.blank()
    if track.spellings and (silent := _silent_years(track)) and track.lineages:
        sheet.say(say("track.silent", lang, years=years_text(silent, lang)), style="detail")
    if hidden:
        sheet.say(say("track.more", lang, n=hidden, option="--all"), style="detail")
    if track.lineages:
        sheet.say(say("track.note", lang), style="detail")


def _silent_years(track: Track) -> Sequence[int]:
    named = {name.year for name in track.matches}
    return [year for year in track.years if year not in named]
