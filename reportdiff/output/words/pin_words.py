"""Pins in words: who decided on a change, and which pins no longer fit."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Change, Pin, StalePin
from reportdiff.text.shortening import beginning

MOST_STALE = 3
"""The most stale pins in one note; the rest are counted."""

LONGEST = 24
"""Characters of a text that a note quotes."""


def pin_words(change: Change, lang: Lang) -> str:
    """Say what was decided, by whom and when: ``人工确认：同一举措（林某，2023-01-15）``; ``""`` without pins."""
    decisions = list(dict.fromkeys(_pin_note(pin, change, lang) for pin in change.pinned))
    if not decisions:
        return ""
    return say("pin.pinned", lang) + say("say.colon", lang) + list_text(decisions, lang)


def stale_words(stale: Sequence[StalePin], lang: Lang) -> str:
    """Say which pins no longer fit, in one line; ``""`` where all do."""
    notes = []
    for each in stale[:MOST_STALE]:
        text = (each.missing_old or each.missing_new)[0]
        side = say("side.old_report" if each.missing_old else "side.new_report", lang)
        notes.append(say("pin.stale", lang, line=each.pin.line, side=side, text=beginning(text, LONGEST)))
    if len(stale) > MOST_STALE:
        notes.append(say("pin.more_stale", lang, n=len(stale) - MOST_STALE))
    return ("；" if lang == "zh" else "; ").join(notes)


def _pin_note(pin: Pin, change: Change, lang: Lang) -> str:
    signature = [pin.by or say("pin.unsigned", lang), *([pin.when] if pin.when else [])]
    text = _decision(pin, change, lang) + say(
        "say.brackets", lang, text=("，" if lang == "zh" else ", ").join(signature)
    )
    return f"{text} {pin.note}" if pin.note else text


def _decision(pin: Pin, change: Change, lang: Lang) -> str:
    if not pin.old or not pin.new:
        return say("pin.new" if not pin.old else "pin.dropped", lang)
    if pin.verdict == "not_same" and not (change.old and change.new):
        others = pin.old if change.new else pin.new
        quotes = (say("say.quote", lang, text=beginning(text, LONGEST)) for text in others)
        return say("pin.refused", lang, text=list_text(quotes, lang))
    return say(f"pin.{pin.verdict}", lang)
