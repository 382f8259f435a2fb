"""Pins in words: who settled a change, and which pins no longer fit."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.i18n.labels import Lang, listed, say
from reportdiff.model import Change, Pin, StalePin
from reportdiff.shortening import beginning

STALE_NAMED = 3
"""So many stale pins are named in one note; the rest are counted."""

LONGEST = 24
"""Characters of a text that a note quotes."""


def pin_words(change: Change, lang: Lang) -> str:
    """``人工确认：同一举措（林某，2023-01-15）``: what was settled, by whom and when; ``""`` without pins."""
    said = list(dict.fromkeys(_said(pin, change, lang) for pin in change.pinned))
    if not said:
        return ""
    return say("pin.pinned", lang) + say("say.colon", lang) + listed(said, lang)


def stale_words(stale: Sequence[StalePin], lang: Lang) -> str:
    """Which pins no longer fit, in one line; ``""`` where all do."""
    said = []
    for each in stale[:STALE_NAMED]:
        text = (each.missing_old or each.missing_new)[0]
        side = say("side.old_report" if each.missing_old else "side.new_report", lang)
        said.append(say("pin.stale", lang, line=each.pin.line, side=side, text=beginning(text, LONGEST)))
    if len(stale) > STALE_NAMED:
        said.append(say("pin.more_stale", lang, n=len(stale) - STALE_NAMED))
    return ("；" if lang == "zh" else "; ").join(said)


def _said(pin: Pin, change: Change, lang: Lang) -> str:
    signed = [pin.by or say("pin.unsigned", lang), *([pin.when] if pin.when else [])]
    text = _decision(pin, change, lang) + say("say.brackets", lang, text=("，" if lang == "zh" else ", ").join(signed))
    return f"{text} {pin.note}" if pin.note else text


def _decision(pin: Pin, change: Change, lang: Lang) -> str:
    if not pin.old or not pin.new:
        return say("pin.new" if not pin.old else "pin.dropped", lang)
    if pin.verdict == "not_same" and not (change.old and change.new):
        others = pin.old if change.new else pin.new
        quoted = (say("say.quote", lang, text=beginning(text, LONGEST)) for text in others)
        return say("pin.refused", lang, text=listed(quoted, lang))
    return say(f"pin.{pin.verdict}", lang)
