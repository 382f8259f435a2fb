"""What the rows of the table of targets are called, wherever they are shown.

A figure has one name in all outputs: the list of moved figures in front of a comparison, the table of targets on a
terminal and on the page, and the workbook take it from here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Comparison, Quantity, Target, TargetSide
from reportdiff.text.clause_marks import MEMBER_BREAK
from reportdiff.text.shortening import excerpt, word_start

_SHORT_NAME = 3
"""Characters up to which a measured phrase (措施, 国家级) says too little, and the measure itself is quoted."""
_LINK = re.compile("(?:累计|总数)?(?:达到|超过|达|超|至|到|为)$")
"""Words that lead from a name to its figure."""

_QUOTE_LENGTH = 20
_BEFORE = 10
"""Characters of a clause that are quoted, and those before the figure where it comes late in a long one."""


def target_names(rows: Sequence[Target], lang: Lang) -> dict[Target, str]:
    """Name the rows of one whole table in ``lang``: the indicator, else the measured phrase.

    A phrase that is too short, or that another figure of the same change shares, gets the words around the figure.
    Give all rows of the table, also those that are not shown: a name must not depend on what else is shown."""
    counts = Counter((row.change, _name(row, lang)) for row in rows)
    return {
        row: _name(row, lang, ambiguous=row.change is not None and counts[row.change, _name(row, lang)] > 1)
        for row in rows
    }


def figure_names(comparison: Comparison, lang: Lang) -> dict[tuple[str, Quantity | None, Quantity | None], str]:
    """Name the figures of the changes as their rows are, by the id of the change and the figure of either plan."""
    names = target_names(comparison.targets.rows, lang)
    return {(row.change, row.old.quantity, row.new.quantity): name for row, name in names.items() if row.change}


def _name(row: Target, lang: Lang, *, ambiguous: bool = False) -> str:
    name = row.name if lang == "zh" else row.name_en
    if name and not ambiguous:
        return name
    if len(row.measured) > _SHORT_NAME and not ambiguous:
        return row.measured
    side = row.new if row.new.quantity else row.old
    quote = _around(side)
    if not name and row.measured and row.measured in quote:
        return _without_figure(quote, side)
    if not name and not row.measured:
        return quote
    return (name or row.measured) + say("say.brackets", lang, text=quote)


def _without_figure(quote: str, side: TargetSide) -> str:
    """Take the figure out of a quote, since both figures stand beside the name: 打通断头路, not 打通50条断头路."""
    surface = side.quantity.surface if side.quantity else ""
    before, _, after = quote.partition(surface)
    name = _LINK.sub("", before) + after if surface and quote.count(surface) == 1 else quote
    return name if len(name) > _SHORT_NAME else quote


def _around(side: TargetSide) -> str:
    """Give the words of a measure around its figure: its clause, or as much as fits."""
    text, quantity = side.text, side.quantity
    if quantity is None:
        return text
    start = max((mark.end() for mark in MEMBER_BREAK.finditer(text, 0, quantity.start)), default=0)
    mark = MEMBER_BREAK.search(text, quantity.end)
    end = mark.start() if mark else len(text)
    if end - start <= _QUOTE_LENGTH:
        return text[start:end]
    begin = start if quantity.end - start <= _QUOTE_LENGTH else max(start, quantity.start - _BEFORE)
    begin = min(word_start(text, begin), quantity.start)
    stop = min(end, begin + _QUOTE_LENGTH)
    return excerpt(text, begin, stop, core=(quantity.start, quantity.end), clause=(start, end))
