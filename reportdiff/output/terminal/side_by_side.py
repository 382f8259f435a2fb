"""Changes in two columns: the old text on the left, the new one on the right, wrapped side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.text import Text

from reportdiff.i18n.labels import say
from reportdiff.model import Change, Comparison
from reportdiff.output.terminal.change_lines import highlight_terms, put_details, status_column, status_prefix
from reportdiff.output.terminal.inline_marks import WORTH_MARKING, Side, common_share, side_by_measure
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.terminal.wrapping import wrapped_lines
from reportdiff.output.words.change_notes import texts_of, unbroken_strings

COLUMNS_FROM: Final = 100
"""Width in cells from which two columns are readable: some twenty Chinese characters each, beside the status."""

_BETWEEN: Final = " │ "


def put_column_heads(sheet: Sheet, comparison: Comparison) -> None:
    """Write which report is in which column."""
    heads = []
    for side, report in (("old", comparison.old), ("new", comparison.new)):
        year = say("say.year", sheet.lang, n=report.year) if report.year else ""
        heads.append(sheet.text(f"{say(f'side.{side}_report', sheet.lang)} {year}".rstrip(), "title"))
    _put_row(sheet, Text(""), [heads[0]], [heads[1]])


def put_columns(sheet: Sheet, comparison: Comparison, change: Change) -> None:
    """Write one change in two columns, with the notes under both."""
    prefix = status_prefix(sheet, change.status, doubtful=change.doubtful)
    keep = unbroken_strings(comparison, change)
    left, right = (_cell(sheet, comparison, change, side, keep) for side in ("old", "new"))
    _put_row(sheet, prefix, left, right)
    put_details(sheet, comparison, change)


def column_width(sheet: Sheet) -> int:
    """Give the width of one column in cells."""
    return (sheet.width - status_column(sheet) - len(_BETWEEN)) // 2


def _cell(sheet: Sheet, comparison: Comparison, change: Change, side: Side, keep: Sequence[str]) -> list[Text]:
    """Give the lines of one side: every measure begins a line."""
    members = change.old if side == "old" else change.new
    texts = texts_of(comparison, members)
    worth = change.old and change.new and common_share(change.diff) >= WORTH_MARKING
    lines_of_side = side_by_measure(sheet, change.diff, side, texts) if worth else [sheet.text(text) for text in texts]
    lines: list[Text] = []
    for text in lines_of_side:
        if side == "new":
            highlight_terms(sheet, text, comparison.terms_of(members))
        lines += wrapped_lines(text, column_width(sheet), keep=keep)
    return lines


def _put_row(sheet: Sheet, prefix: Text, left: Sequence[Text], right: Sequence[Text]) -> None:
    width = column_width(sheet)
    widths = (status_column(sheet), width, width)
    sheet.put_columns([[prefix], left, right], widths, ("", Text(_BETWEEN, style=STYLES["detail"])))
