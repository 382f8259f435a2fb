"""Targets and results through the years on a terminal: a table a subject, a line a year."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model.indicator_series import IndicatorSeries, SeriesLine
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.terminal.wrapping import wrapped_lines
from reportdiff.output.words.series_words import figure_cell, line_title, relation_cell
from reportdiff.regions import UNKNOWN, display_name

_GAP = 2
_YEAR = 6
_LEAST = 8
_RELATION_STYLES = {"short": STYLES["dropped"], "exceeded": STYLES["new"], "met": "", "unclear": "", None: ""}


def render_series(series: IndicatorSeries, console: Console, lang: Lang) -> None:
    """Write the lines of a series to ``console``, one after the other."""
    sheet = Sheet(console, lang)
    region = "" if series.region == UNKNOWN else display_name(series.region, lang)
    for number, line in enumerate(series.lines):
        if number:
            sheet.blank()
        years = f"{line.years[0].year}–{line.years[-1].year}" if line.years else ""
        sheet.rule(line_title(line, lang), " ".join(part for part in (region, years) if part))
        _put_line(sheet, line)
    sheet.blank()
    if series.missing:
        years = list_text(map(str, series.missing), lang)
        sheet.say(say("series.missing", lang, years=years), style="detail")
    sheet.say(say("series.note", lang), style="detail")


def _put_line(sheet: Sheet, line: SeriesLine) -> None:
    lang = sheet.lang
    heads = [say(f"series.column_{name}", lang) for name in ("year", "target", "result", "relation")]
    rows = [
        (
            sheet.text(str(row.year)),
            sheet.text(figure_cell(row.target, lang), "figure" if row.target.state == "figure" else "detail"),
            sheet.text(figure_cell(row.result, lang), "figure" if row.result.state == "figure" else "detail"),
            Text(relation_cell(line, row, lang), style=_RELATION_STYLES[row.relation]),
        )
        for row in line.years
    ]
    room = sheet.width - _YEAR - 3 * _GAP
    widths = [_YEAR]
    for column, most in ((1, room // 3), (2, room // 3), (3, room - 2 * (room // 3))):
        longest = max(cell_len(text) for text in (heads[column], *(row[column].plain for row in rows)))
        widths.append(max(min(longest, most), min(_LEAST, most)))
    for cells in (tuple(sheet.text(head, "detail") for head in heads), *rows):
        columns = [wrapped_lines(cell, width) for cell, width in zip(cells, widths, strict=True)]
        sheet.put_columns(columns, widths, [" " * _GAP] * len(cells))
