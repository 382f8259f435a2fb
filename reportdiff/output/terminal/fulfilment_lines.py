"""A fulfilment on a terminal: the scorecard, then the commitments by verdict, what was missed first.

Everything shown is in the :class:`~reportdiff.model.Fulfilment`. Colour repeats what a sign or a word says.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import FulfilledMeasure, Fulfilment, Outcome
from reportdiff.output.terminal.header import put_warning
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.words.change_notes import DOUBT
from reportdiff.output.words.fulfilment_words import (
    COLOURS,
    ORDER,
    SIGNS,
    doubt_note,
    heading,
    in_order,
    limits,
    result_name,
    result_words,
    scorecard,
)

_INDENT: Final = 2


def render_fulfilment(
    fulfilment: Fulfilment,
    console: Console,
    lang: Lang,
    *,
    verdicts: Collection[Outcome] = (),
    show_all: bool = False,
    summary_only: bool = False,
) -> None:
    """Write a fulfilment to ``console``.

    ``verdicts`` are those to list, all where there are none. What the review does not mention is counted; ``show_all``
    (or its verdict) lists it. ``summary_only`` ends after the scorecard."""
    sheet = Sheet(console, lang)
    _put_head(sheet, fulfilment)
    if summary_only:
        return
    chosen = set(verdicts or ORDER)
    if not show_all and "not_mentioned" not in verdicts:
        chosen.discard("not_mentioned")
    items = [item for item in in_order(fulfilment.items) if item.verdict in chosen]
    for verdict, members in groupby(items, key=lambda item: item.verdict):
        group = list(members)
        sheet.blank()
        sheet.rule(say(f"outcome.{verdict}", lang), str(len(group)))
        for item in group:
            _put_item(sheet, item)
    if not items:
        sheet.blank()
        sheet.say(say("fulfil.none", lang))
    _put_foot(sheet, fulfilment, has_all="not_mentioned" in chosen, is_chosen=bool(verdicts))


def _put_head(sheet: Sheet, fulfilment: Fulfilment) -> None:
    lang = sheet.lang
    sheet.say(heading(fulfilment, lang), style="title")
    for key, report in (("fulfil.plan", fulfilment.old), ("fulfil.review", fulfilment.new)):
        label = f"{say(key, lang)} "
        facts = [report.title or say("say.untitled", lang), say(f"kind.{report.kind}", lang)]
        if report.year:
            facts.insert(1, say("say.year", lang, n=report.year))
        sheet.put(sheet.text(label, "detail"), sheet.text(" · ".join(facts)), indent=cell_len(label))
    for note in limits(fulfilment, lang):
        put_warning(sheet, note)
    sheet.blank()
    sheet.say(scorecard(fulfilment, lang))
    if note := doubt_note(fulfilment, lang):
        sheet.say(note, style="detail")
    if fulfilment.summary.compared:
        sheet.say(say("fulfil.compared", lang, n=fulfilment.summary.compared), style="detail")


def _put_item(sheet: Sheet, item: FulfilledMeasure) -> None:
    lang = sheet.lang
    sign = Text(f"{SIGNS[item.verdict]} ", style=STYLES[COLOURS[item.verdict]])
    text = sheet.text(item.measure.text)
    if item.doubtful:
        text.append(f" {DOUBT}", style=STYLES["doubt"])
    sheet.put(sign, text, indent=_INDENT)
    for result in item.results:
        name = result_name(item, result, lang)
        line = Text.assemble(sheet.text(f"{name} ", "detail"), sheet.text(result_words(result, lang), "figure"))
        sheet.put(Text("  "), line, indent=2 * _INDENT, keep=(result.target_words, result.result_words))
    key, passages = ("fulfil.proof", item.evidence) if item.evidence else ("fulfil.nearest", ())
    quotes = [passage.text for passage in passages] or ([item.nearest.text] if item.nearest else [])
    label = say(key, lang) + say("say.colon", lang)
    for quote in quotes:
        sheet.put(
            sheet.text(f"  {label}", "detail"),
            sheet.text(say("say.quote", lang, text=quote), "detail"),
            indent=_INDENT + cell_len(label),
        )
        label = " " * cell_len(label)


def _put_foot(sheet: Sheet, fulfilment: Fulfilment, *, has_all: bool, is_chosen: bool) -> None:
    lang = sheet.lang
    sheet.blank()
    rest = fulfilment.summary.commitments - fulfilment.summary.mentioned
    if rest and not has_all and not is_chosen:
        sheet.say(say("fulfil.hidden", lang, n=rest, option="--all"), style="detail")
    sheet.say(say("fulfil.unproven", lang), style="detail")
    sheet.say(say("fulfil.legend", lang), style="detail")
