"""Promise beside result: the targets of a plan whose results the review of the next report states.

All are on one axis: the result as a share of the target, which is the line at 100 %. What fell short is first. The
words of both reports are beside the marks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, get_args

from reportdiff.charts.figure_forms import figure_form
from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import FulfilledMeasure, Fulfilment, Quantity, Relation, TargetResult
from reportdiff.output.words.fulfilment_words import gap_words, result_name
from reportdiff.safe_text import inert

LEAST: Final = 2
"""The least targets of a chart."""

ORDER: Final[tuple[Relation, ...]] = ("short", "exceeded", "met")


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """A target and its result.

    ``share`` is the result divided by the nearest end of the target; a result that goes the other way (a fall where
    growth was promised) is negative. ``gap`` and ``gap_en`` are the difference in words, ``text`` is the commitment and
    ``passage`` the sentence of the review."""

    name: str
    name_en: str
    relation: Relation
    share: float
    promised: str
    reported: str
    promised_en: str
    reported_en: str
    gap: str
    gap_en: str
    doubtful: bool
    headline: bool
    old_year: int
    new_year: int
    text: str
    passage: str


def data(fulfilment: Fulfilment) -> tuple[PromiseRow, ...]:
    """Give the targets that can be held against a result: those that fell short first, and by how far."""
    rows = [
        _row(item, result, fulfilment)
        for item in fulfilment.items
        for result in item.results
        if result.relation != "unclear" and _base(result)
    ]
    unique = {(row.name, row.promised, row.reported): row for row in reversed(rows)}
    return tuple(sorted(unique.values(), key=_key))


def _key(row: PromiseRow) -> tuple[object, ...]:
    return (ORDER.index(row.relation), row.doubtful, not row.headline, -abs(row.share - 1), row.name, row.promised)


def _base(result: TargetResult) -> float:
    target = result.target
    ends = [end for end in (target.value_low, target.value_high) if end]
    return ends[0] if ends else 0.0


def _row(item: FulfilledMeasure, result: TargetResult, fulfilment: Fulfilment) -> PromiseRow:
    zh, en = (inert(result_name(item, result, lang)) for lang in get_args(Lang))
    return PromiseRow(
        name=zh,
        name_en=en,
        relation=result.relation,
        share=round(1 + (result.difference or 0.0) / _base(result), 6),
        promised=inert(result.target_words),
        reported=inert(result.result_words),
        promised_en=_english_target(result),
        reported_en=inert(_english(result.result, result.result_words)),
        gap=gap_words(result, "zh"),
        gap_en=gap_words(result, "en"),
        doubtful=item.doubtful,
        headline=result.indicator is not None,
        old_year=fulfilment.old.year,
        new_year=fulfilment.new.year,
        text=item.measure.text,
        passage=result.text,
    )


def _english(quantity: Quantity, words: str) -> str:
    is_fall = not words.startswith(quantity.surface) and words.endswith(quantity.surface)
    return figure_form(
        quantity.value_low, quantity.value_high, quantity.bound, quantity.unit, words, "en", fall=is_fall
    )


def _english_target(result: TargetResult) -> str:
    """Give the target with signs; that of income, which is set against growth, says so."""
    words = _english(result.target, result.target_words)
    is_pace = result.target.surface != "" and not result.target_words.endswith(result.target.surface)
    return inert(say("promise.pace", "en", value=words) if is_pace else words)


def figures_of(row: PromiseRow, lang: Lang) -> tuple[str, str]:
    """Give target and result in words: those of the reports, or with signs for readers of English."""
    return (row.promised, row.reported) if lang == "zh" else (row.promised_en, row.reported_en)


def too_few(rows: Sequence[PromiseRow], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    return say("promise.too_few", lang, n=len(rows), least=LEAST) if len(rows) < LEAST else None


def finding(rows: Sequence[PromiseRow], lang: Lang) -> str:
    """Say how many targets fell short, were met and were exceeded."""
    counts = Counter(row.relation for row in rows)
    parts = [
        say("promise.count", lang, n=counts[relation], relation=say(f"promise.relation_{relation}", lang))
        for relation in ("short", "met", "exceeded")
        if counts[relation]
    ]
    return say("promise.finding", lang, n=len(rows), old=rows[0].old_year or "?", counts=list_text(parts, lang))


def alt_text(rows: Sequence[PromiseRow], lang: Lang) -> str:
    """Give every target and result in words."""
    parts = [
        say(
            "promise.alt_row",
            lang,
            name=row.name if lang == "zh" else row.name_en,
            target=figures_of(row, lang)[0],
            result=figures_of(row, lang)[1],
            relation=say(f"relation.{row.relation}", lang),
        )
        for row in rows
    ]
    return say("promise.alt", lang, rows=say("promise.joint", lang).join(parts))


def notes(rows: Sequence[PromiseRow], lang: Lang) -> tuple[str, ...]:
    """Say how a doubtful row is marked."""
    return (say("promise.doubtful", lang),) if any(row.doubtful for row in rows) else ()
