"""A fulfilment in words: heading, scorecard, targets beside results, and the order in which verdicts are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import (
    FigureChange,
    FulfilledMeasure,
    Fulfilment,
    FulfilmentSummary,
    Outcome,
    Status,
    TargetResult,
)
from reportdiff.output.words.figure_words import difference_text, why_not_compared, with_stretch
from reportdiff.regions import UNKNOWN, display_name
from reportdiff.text.shortening import clipped

ORDER: Final[tuple[Outcome, ...]] = ("missed", "exceeded", "delivered", "in_progress", "not_mentioned")
"""Verdicts in the order of every output: what a reader has to know first comes first."""

SIGNS: Final[Mapping[Outcome, str]] = {
    "missed": "×",
    "exceeded": "↑",
    "delivered": "√",
    "in_progress": "…",
    "not_mentioned": "·",
}
"""A sign a verdict, all of them in the old Chinese character sets."""

COLOURS: Final[Mapping[Outcome, Status]] = {
    "missed": "dropped",
    "exceeded": "new",
    "delivered": "new",
    "in_progress": "changed",
    "not_mentioned": "unchanged",
}
"""The status of a comparison whose colour a verdict has, on the page and in the terminal."""

_SHORT_NAME: Final = 2
_NAME_LENGTH: Final = 20


def heading(fulfilment: Fulfilment, lang: Lang) -> str:
    """Give the heading: the region where it is known, and both years."""
    old, new = fulfilment.old, fulfilment.new
    region = "" if old.region == UNKNOWN else display_name(old.region, lang)
    words = say("fulfil.heading", lang, old=old.year or "?", new=new.year or "?")
    return say("fulfil.heading_region", lang, region=region, heading=words) if region else words


def scorecard(fulfilment: Fulfilment, lang: Lang) -> str:
    """Give the one sentence that an article may quote: how many commitments, and what became of them."""
    return score_words(fulfilment.summary, fulfilment.old.year, fulfilment.new.year, lang)


def score_words(summary: FulfilmentSummary, old: int, new: int, lang: Lang) -> str:
    """Give the sentence of :func:`scorecard` for a plan of the year ``old`` and the review of the report of ``new``."""
    counts = [
        say("fulfil.score_count", lang, outcome=say(f"outcome.{outcome}", lang), n=summary.verdicts.get(outcome, 0))
        for outcome in ("delivered", "exceeded", "missed", "in_progress")
        if summary.verdicts.get(outcome, 0)
    ]
    words = say(
        "fulfil.score",
        lang,
        n=summary.commitments,
        mentioned=summary.mentioned,
        old=old or "?",
        new=new or "?",
    )
    if counts:
        words += say("fulfil.score_counts", lang, counts=list_text(counts, lang))
    return words + say("fulfil.score_rest", lang, n=summary.commitments - summary.mentioned)


def limits(fulfilment: Fulfilment, lang: Lang) -> list[str]:
    """Say what limits the verdicts, a sentence each."""
    notes = []
    old, new = fulfilment.old, fulfilment.new
    if fulfilment.years_apart:
        notes.append(say("fulfil.years_apart", lang, old=old.year, new=new.year, year=new.year - 1))
    digests = [side for side, report in (("old", old), ("new", new)) if report.kind == "digest"]
    if digests:
        notes.append(say(f"say.digest_{'both' if len(digests) == 2 else digests[0]}", lang))
    return notes


def doubt_note(fulfilment: Fulfilment, lang: Lang) -> str:
    """Say how many of the mentioned commitments are in doubt; ``""`` where none is."""
    count = fulfilment.summary.doubtful
    return say("fulfil.score_doubt", lang, n=count) if count else ""


def result_name(item: FulfilledMeasure, result: TargetResult, lang: Lang) -> str:
    """Name what a target counts: the indicator, else the measured phrase, else the commitment."""
    name = (result.name if lang == "zh" else result.name_en) or result.measured
    return name if len(name) > _SHORT_NAME else clipped(item.measure.text, _NAME_LENGTH)


def result_words(result: TargetResult, lang: Lang) -> str:
    """Put a target and its result into one line: ``5%以上 → 4% ▼1个百分点``, or why the two are not compared."""
    target = with_stretch(result.target_words, result.stretch, lang)
    if result.relation == "unclear":
        words = say("fulfil.unclear", lang, target=target, result=result.result_words)
        return f"{words} {why_not_compared(result.reason, lang)}" if result.reason else words
    words = say("fulfil.result", lang, target=target, result=result.result_words)
    return f"{words} {gap_words(result, lang)}".rstrip()


def gap_words(result: TargetResult, lang: Lang) -> str:
    """Give the difference between result and target: ``▼1个百分点``; ``""`` where the target is met."""
    if not result.difference or result.relation == "met":
        return ""
    base = result.target.value_low if result.target.value_low is not None else result.target.value_high
    change = FigureChange(
        facet="target_raised" if result.difference > 0 else "target_lowered",
        measured=result.measured,
        old=result.target,
        new=result.target,
        difference=result.difference,
        relative=result.difference / base if base else None,
    )
    return difference_text(change, lang)


def in_order(items: Sequence[FulfilledMeasure]) -> list[FulfilledMeasure]:
    """Sort items by verdict; within one those that are sure first, else in the order of the plan."""
    return sorted(items, key=lambda item: (ORDER.index(item.verdict), item.doubtful))
