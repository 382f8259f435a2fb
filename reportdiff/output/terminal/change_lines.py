"""One change as the terminal shows it: sign, status, text with its diff, and the notes under it."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from reportdiff.i18n.labels import say
from reportdiff.model import Change, Comparison, FigureChange, Status
from reportdiff.output.terminal.inline_marks import (
    WORTH_MARKING,
    common_share,
    inline_diff,
    readable_inline,
    side_by_measure,
)
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.words.change_notes import (
    DOUBT,
    SIGNS,
    STATUSES,
    WORTH_QUOTING,
    doubt_words,
    facet_words,
    fate_lines,
    listed_terms,
    term_notes,
    unbroken_strings,
)
from reportdiff.output.words.figure_words import figure_pair
from reportdiff.output.words.pin_words import pin_words

__all__ = [
    "DOUBT",
    "SIGNS",
    "STATUSES",
    "WORTH_QUOTING",
    "figure_line",
    "highlight_terms",
    "put_change",
    "put_details",
    "status_column",
    "status_prefix",
]

_COLUMN_FROM = 60
"""Width from which the statuses have a column of their own."""


def status_column(sheet: Sheet) -> int:
    """Give the width in cells of sign and status before the text."""
    if sheet.width < _COLUMN_FROM:
        return 2
    return 4 + max(cell_len(say(f"status.{status}", sheet.lang)) for status in STATUSES)


def status_prefix(sheet: Sheet, status: Status, *, doubtful: bool = False) -> Text:
    """Make the prefix of a change: sign, doubt and the word (``~? 有变化``)."""
    style = STYLES[status]
    return Text.assemble(
        Text(SIGNS[status], style=style),
        Text(DOUBT if doubtful else " ", style=STYLES["doubt"]),
        Text(" ", style=""),
        Text(say(f"status.{status}", sheet.lang), style=style),
        Text(" "),
    )


def put_change(sheet: Sheet, comparison: Comparison, change: Change) -> None:
    """Write one change: its text first, then the details, each on lines of its own."""
    keep = unbroken_strings(comparison, change)
    prefix = status_prefix(sheet, change.status, doubtful=change.doubtful)
    column = status_column(sheet)
    bodies = _bodies(sheet, comparison, change)
    if len(bodies) > 1 and prefix.cell_len > column:
        sheet.say(prefix)
        prefix = Text("")
    for mark, body in bodies:
        highlight_terms(sheet, body, comparison.terms_of(change.new))
        lead, prefix = prefix, Text("")
        if mark:
            lead.append(" " * (column - lead.cell_len))
            lead.append(f"{mark} ", style=STYLES["detail"])
        sheet.put(lead, body, indent=column + (cell_len(mark) + 1 if mark else 0), keep=keep)
    put_details(sheet, comparison, change)


def put_details(sheet: Sheet, comparison: Comparison, change: Change) -> None:
    """Write the notes on a change under its text."""
    keep = unbroken_strings(comparison, change)
    for detail in _details(sheet, comparison, change):
        sheet.say(detail, indent=status_column(sheet), keep=keep)


def _bodies(sheet: Sheet, comparison: Comparison, change: Change) -> list[tuple[str, Text]]:
    """Give the lines of text of a change, each with the name of its side, or ``""`` where one line is enough."""
    old, new = comparison.members(change.old), comparison.members(change.new)
    if not old or not new:
        return [("", sheet.text(measure.text)) for measure in (*old, *new)]
    if len(old) == len(new) == 1:
        if not change.diff or all(part.op == "equal" for part in change.diff):
            return [("", sheet.text(new[0].text))]
        if readable_inline(change.diff):
            return [("", inline_diff(sheet, change.diff))]
    parts = change.diff if common_share(change.diff) >= WORTH_MARKING else ()
    before = side_by_measure(sheet, parts, "old", [measure.text for measure in old])
    after = side_by_measure(sheet, parts, "new", [measure.text for measure in new])
    return [
        *((say("side.old", sheet.lang), text) for text in before),
        *((say("side.new", sheet.lang), text) for text in after),
    ]


def highlight_terms(sheet: Sheet, body: Text, terms: list[str]) -> None:
    if not sheet.marked and terms:
        body.highlight_words(terms, style=STYLES["term"])


def _details(sheet: Sheet, comparison: Comparison, change: Change) -> list[Text]:
    details = _figure_lines(sheet, change)
    facets = facet_words(comparison, change, sheet.lang)
    if facets:
        details.append(sheet.text(facets, "detail"))
    for label, terms in term_notes(comparison, change, sheet.lang):
        details.append(
            Text.assemble(
                sheet.text(label, "detail"),
                sheet.text(listed_terms(terms, sheet.lang), "term"),
            )
        )
    details += [sheet.text(line, "detail") for line in fate_lines(comparison, change, sheet.lang)]
    doubt = doubt_words(comparison, change, sheet.lang)
    if doubt:
        mark = sheet.text(f"{DOUBT} " if change.doubtful else "", "doubt")
        details.append(Text.assemble(mark, sheet.text(doubt, "detail")))
    pins = pin_words(change, sheet.lang)
    if pins:
        details.append(sheet.text(pins, "detail"))
    return details


def _figure_lines(sheet: Sheet, change: Change) -> list[Text]:
    """Give a line for each figure; only one of several names what is measured, which the text above has too."""
    lines: list[Text] = []
    for figure in change.figures:
        line = figure_line(sheet, figure)
        if len(change.figures) > 1 and figure.measured:
            line.append_text(sheet.text(say("say.brackets", sheet.lang, text=figure.measured), "detail"))
        lines.append(line)
    return lines


def figure_line(sheet: Sheet, figure: FigureChange, subject: str = "") -> Text:
    """Make the line of a figure: ``地区生产总值增幅 5%以上 → 4.5%以上 ▼0.5个百分点``.

    Without a ``subject``, the facet comes first."""
    lang = sheet.lang
    lead = f"{subject} " if subject else say(f"facet.{figure.facet}", lang) + say("say.colon", lang)
    return Text.assemble(sheet.text(lead, "detail"), sheet.text(figure_pair(figure, lang), "figure"))
