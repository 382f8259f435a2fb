"""What `reportdiff show --ledger` and `--quantities` print: the account of the readers, and the figures of a part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import Lang, ledger_label, say
from reportdiff.model import PartName, PlacedQuantity, Quantity, Report
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.terminal.wrapping import wrapped_lines
from reportdiff.output.words.figure_words import plain_number, scaled_number

_GAP = 2
_MOST = (22, 18, 10, 10, 9)
"""The most cells of surface, value, unit, bound and kind; what is measured has the rest of the line."""
_MEASURED_LEAST = 10
_STACKED_BELOW = 60
"""Width below which the columns do not fit, and each figure takes two lines."""


def render_ledger(report: Report, console: Console, lang: Lang) -> None:
    """Write what the readers removed or repaired in ``report``: what, how often, and up to three samples of each."""
    sheet = Sheet(console, lang)
    sheet.say(say("say.ledger_heading", lang), style="title")
    if not report.ledger:
        sheet.say(say("say.ledger_empty", lang))
        return
    column = max(len(str(entry.count)) for entry in report.ledger) + _GAP
    indent = column + _GAP
    for entry in report.ledger:
        lead = Text(str(entry.count).rjust(column) + " " * _GAP, style=STYLES["figure"])
        sheet.put(lead, sheet.text(ledger_label(entry.what, lang)), indent=indent)
        for number, sample in enumerate(entry.samples):
            label = say("say.ledger_samples", lang) + " "
            lead = Text(" " * indent + (label if number == 0 else " " * cell_len(label)), style=STYLES["detail"])
            sheet.put(lead, sheet.text(sample, "detail"), indent=cell_len(lead.plain))


def render_quantities(quantities: Sequence[PlacedQuantity], part: PartName, console: Console, lang: Lang) -> None:
    """Write the figures of one part, section by section: surface, value, unit, bound, kind, and what is measured."""
    sheet = Sheet(console, lang)
    sheet.say(say("say.quantities_heading", lang, part=say(f"part.{part}", lang)), style="title")
    if not quantities:
        sheet.say(say("say.quantities_none", lang))
        return
    sheet.say(say("say.quantities_count", lang, n=len(quantities)), style="detail")
    rows = [_cells(entry.quantity, lang) for entry in quantities]
    names = ("surface", "value", "unit", "bound", "kind", "measured")
    heads = [say(f"say.column_{name}", lang) for name in names]
    wide = [min(max(cell_len(line[column]) for line in (heads, *rows)), most) for column, most in enumerate(_MOST)]
    widths = [*wide, max(_MEASURED_LEAST, sheet.width - sum(wide) - _GAP * len(wide))]
    is_stacked = sheet.width < max(_STACKED_BELOW, sum(widths) + _GAP * len(wide))
    if not is_stacked:
        sheet.blank()
        _put_line(sheet, heads, widths, "detail")
    cells = iter(rows)
    for section, members in groupby(quantities, key=lambda entry: entry.section):
        sheet.blank()
        sheet.rule(section or say("say.no_section", lang))
        for _ in members:
            row = next(cells)
            if is_stacked:
                sheet.put(Text(""), sheet.text(" · ".join(filter(None, (row[0], row[-1])))), indent=0)
                sheet.say(" · ".join(filter(None, row[1:-1])), style="detail", indent=2)
            else:
                _put_line(sheet, row, widths, "plain")


def value_words(quantity: Quantity) -> str:
    """Format the value of a figure: ``5%``, ``1.2万亿``, ``3–5``; the bound says which side is open."""
    low, high = quantity.value_low, quantity.value_high
    ends = [low] if low == high else [end for end in (low, high) if end is not None]
    if quantity.unit == "ratio":
        return "–".join(f"{plain_number(end * 100)}%" for end in ends if end is not None)
    number = plain_number if quantity.kind in ("date", "ordinal", "name") else scaled_number
    return "–".join(number(end) for end in ends if end is not None)


def _cells(quantity: Quantity, lang: Lang) -> list[str]:
    has_label = quantity.unit in ("ratio", "pp")
    return [
        quantity.surface,
        value_words(quantity),
        say(f"say.unit_{quantity.unit}", lang) if has_label else quantity.unit,
        "" if quantity.bound == "eq" else say(f"bound.{quantity.bound}", lang),
        say(f"quantity.{quantity.kind}", lang),
        quantity.measured,
    ]


def _put_line(sheet: Sheet, cells: Sequence[str], widths: Sequence[int], style: str) -> None:
    columns = [wrapped_lines(sheet.text(cell, style), width) for cell, width in zip(cells, widths, strict=True)]
    sheet.put_columns(columns, widths, [" " * _GAP] * len(cells))
