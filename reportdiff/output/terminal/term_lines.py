"""Terms through the years on a terminal: by what became of them, each with its rates and its sentences."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import Lang, say
from reportdiff.model.term_lives import FirstUse, TermHistory, TermLife, TermPlace
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.words.term_life_words import (
    first_use_facts,
    history_limits,
    history_title,
    life_facts,
    place_quote,
    place_words,
)

_SHOWN: Final = 6
"""Terms of each way that are shown unasked."""

_LEAST_YEARS: Final = 3
_COLOURS: Final = {"first": "new", "rise": "new", "fall": "dropped", "vanished": "dropped", "revival": "changed"}
_SIGNS: Final = {"first": "+", "rise": "▲", "fall": "▼", "vanished": "−", "revival": "↻"}
_INDENT: Final = 2


def render_terms(history: TermHistory, console: Console, lang: Lang, *, show_all: bool = False) -> None:
    """Write the terms of a history to ``console``, or where they were first if that was asked."""
    sheet = Sheet(console, lang)
    if history.first_uses:
        _put_first_uses(sheet, history)
        return
    sheet.say(history_title(history, lang), style="title")
    for limit in history_limits(history, lang):
        sheet.say(limit, style="detail")
    if len(history.years) < _LEAST_YEARS:
        sheet.say(say("lives.few", lang, n=len(history.years)), style="warning")
    hidden = 0
    for way, members in groupby(history.lives, key=lambda life: life.way):
        lives = list(members)
        shown = lives if show_all else lives[:_SHOWN]
        hidden += len(lives) - len(shown)
        sheet.blank()
        sheet.rule(say(f"way.{way}", lang), str(len(lives)))
        for life in shown:
            _put_life(sheet, life, history)
    sheet.blank()
    if not history.lives:
        sheet.say(say("lives.none", lang))
    if hidden:
        sheet.say(say("lives.hidden", lang, n=hidden, option="--all"), style="detail")
    sheet.say(say("lives.note", lang), style="detail")


def _put_life(sheet: Sheet, life: TermLife, history: TermHistory) -> None:
    lang = sheet.lang
    facts = life_facts(life, history, lang)
    sign = Text(f"{_SIGNS[life.way]} ", style=STYLES[_COLOURS[life.way]])
    joint = "；" if lang == "zh" else "; "
    body = Text.assemble(sheet.text(life.term, "figure"), "  ", sheet.text(joint.join(facts)))
    sheet.put(sign, body, indent=_INDENT, keep=(life.term,))
    for place in life.places:
        _put_place(sheet, place, life.term)


def _put_place(sheet: Sheet, place: TermPlace, term: str) -> None:
    lang = sheet.lang
    body = Text.assemble(
        sheet.text(place_words(place, lang) + say("say.colon", lang), "detail"),
        sheet.text(place_quote(place, term, lang)),
    )
    sheet.put(Text(" " * 2 * _INDENT), body, indent=2 * _INDENT, keep=(term,))


def _put_first_uses(sheet: Sheet, history: TermHistory) -> None:
    lang = sheet.lang
    for number, (term, members) in enumerate(groupby(history.first_uses, key=lambda use: use.term)):
        if number:
            sheet.blank()
        uses = list(members)
        sheet.rule(say("first.title", lang, term=term))
        for use in uses:
            _put_first_use(sheet, use)
        if uses[0].collection is not None:
            sheet.say(say("first.collection", lang, year=uses[0].collection), style="detail")


def _put_first_use(sheet: Sheet, use: FirstUse) -> None:
    lang = sheet.lang
    head, facts = first_use_facts(use, lang)
    if use.place is None:
        sheet.say(head, style="detail")
        return
    joint = "；" if lang == "zh" else "; "
    body = Text.assemble(sheet.text(head, "figure"), "  ", sheet.text(joint.join(facts), "detail"))
    sheet.put(Text(""), body, indent=_INDENT)
    _put_place(sheet, use.place, use.term)
