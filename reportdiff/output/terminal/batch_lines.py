"""What a batch came to, and the answer to a query, on a terminal."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model.batch import BatchAccount, Cell, QueryResult
from reportdiff.output.terminal.sheet import Sheet
from reportdiff.output.terminal.wrapping import wrapped_lines
from reportdiff.text.shortening import few

MOST_FAILURES: Final = 20
"""Failures that are named; the table ``failures`` has all."""

_GAP: Final = 2
_JOINT: Final = "；"
_NARROWEST: Final = 6
_MOST_NAMES: Final = 8


def render_batch(account: BatchAccount, console: Console, lang: Lang) -> None:
    """Write how many pairs, reports and rows there are, and what failed."""
    sheet = Sheet(console, lang)
    years = f"{account.years[0]}–{account.years[-1]}" if account.years else ""
    sheet.rule(say("batch.title", lang, n=account.pairs), years)
    sheet.say(say("batch.dataset", lang, path=account.dataset))
    sheet.say(
        say("batch.counts", lang, computed=f"{account.computed:,}", reused=f"{account.reused:,}", failed=account.failed)
    )
    if account.computed:
        seconds = f"{account.processor_seconds:,.0f}"
        each = f"{account.processor_seconds / account.computed:.2f}"
        sheet.say(say("batch.cost", lang, seconds=seconds, each=each), style="detail")
    rows = [f"{name} {count:,}" for name, count in account.rows.items()]
    sheet.say(say("batch.rows", lang, rows=list_text(rows, lang)))
    if account.lonely:
        names = list_text(few(account.lonely, _MOST_NAMES), lang)
        sheet.say(say("batch.lonely", lang, n=len(account.lonely), names=names), style="detail")
    if account.outside:
        names = list_text(few(account.outside, _MOST_NAMES), lang)
        sheet.say(say("batch.outside", lang, n=len(account.outside), names=names), style="warning")
    if account.failures:
        sheet.blank()
        sheet.say(say("batch.failures", lang, n=len(account.failures)), style="warning")
        for failure in account.failures[:MOST_FAILURES]:
            reason = failure.reason_zh if lang == "zh" and failure.reason_zh else failure.reason
            sheet.say(f"{failure.name}{say('say.colon', lang)}{reason}", indent=2)
        if len(account.failures) > MOST_FAILURES:
            sheet.say(say("batch.more_failures", lang, n=len(account.failures) - MOST_FAILURES), indent=2)


def render_query(result: QueryResult, console: Console, lang: Lang) -> None:
    """Write the rows as a table: numbers to the right, long texts wrapped; and how many there are."""
    sheet = Sheet(console, lang)
    heads = [column.name for column in result.columns]
    cells = [[_text(value) for value in row] for row in result.rows]
    to_the_right = [
        all(_is_number(row[place]) or row[place] is None for row in result.rows) for place in range(len(heads))
    ]
    widths = _widths(heads, cells, sheet.width)
    for number, row in enumerate([heads, *cells]):
        columns = []
        for cell, width, right in zip(row, widths, to_the_right, strict=True):
            lines = wrapped_lines(sheet.text(cell, "detail" if number == 0 else "plain"), width)
            columns.append([_padded(line, width) if right else line for line in lines])
        sheet.put_columns(columns, widths, [" " * _GAP] * len(widths))
    sheet.blank()
    key = "query.more" if result.more else "query.rows"
    sheet.say(say(key, lang, n=len(result.rows)), style="detail")


def _widths(heads: list[str], rows: list[list[str]], width: int) -> list[int]:
    """Give the widths of the columns: as wide as their longest cell; where that is too much, the widest are cut."""
    longest = [max([cell_len(row[place]) for row in rows] + [cell_len(head)]) for place, head in enumerate(heads)]
    room = width - _GAP * (len(heads) - 1)
    widths = [max(1, length) for length in longest]
    most = max(widths, default=1)
    while sum(widths) > room and most > _NARROWEST:
        most -= 1
        widths = [min(length, most) for length in widths]
    return widths


def _padded(line: Text, width: int) -> Text:
    return Text.assemble(" " * (width - cell_len(line.plain)), line)


def _is_number(value: Cell) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list):
        return _JOINT.join(map(_text, value))
    return str(value)
