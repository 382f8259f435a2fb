"""The highlights on a terminal: under the header, numbered by rank, a headline and below it the reasons."""

from __future__ import annotations

from rich.text import Text

from reportdiff.i18n.labels import say
from reportdiff.model import Comparison
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.words.change_notes import DOUBT, unbroken_strings
from reportdiff.output.words.highlight_words import (
    headline,
    highlights_title,
    is_doubtful,
    reasons_in_words,
    shown_highlights,
)

_GAP = 2
"""Cells between a headline and its reasons, where both fit on one line."""


def put_highlights(sheet: Sheet, comparison: Comparison, *, most: int) -> None:
    """Write the first ``most`` highlights, numbered by their ranks, the reasons beside or under the headline."""
    highlights = shown_highlights(comparison)
    selection = highlights[:most]
    if not selection:
        return
    lang = sheet.lang
    sheet.blank()
    heading = highlights_title(comparison, lang)
    if len(selection) < len(highlights):
        more = say("say.highlights_more", lang, shown=len(selection), n=len(highlights))
        heading += say("say.brackets", lang, text=more)
    sheet.say(heading + say("say.colon", lang).rstrip(), style="title")
    column = max(2, len(str(selection[-1].rank))) + 2
    for highlight in selection:
        change = comparison.change(highlight.change)
        keep = unbroken_strings(comparison, change) if change else []
        number = sheet.text(f"{highlight.rank}.".rjust(column - 1) + " ", "detail")
        line = sheet.text(headline(highlight, comparison, lang))
        if is_doubtful(highlight):
            line.append(f" {DOUBT}", style=STYLES["doubt"])
        reasons = sheet.text(reasons_in_words(highlight, lang), "detail")
        if column + line.cell_len + _GAP + reasons.cell_len <= sheet.width:
            sheet.put(number, Text.assemble(line, " " * _GAP, reasons), indent=column, keep=keep)
            continue
        sheet.put(number, line, indent=column, keep=keep)
        sheet.put(Text(" " * column), reasons, indent=column, keep=keep)
