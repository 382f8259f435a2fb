"""The comparison as a reader of the terminal gets it: a calm front, then the changes section by section.

Everything shown stands in the :class:`~reportdiff.model.Comparison`; nothing is parsed or computed here but line breaks
and counts. Colours repeat what signs and words say already (see ``docs/reading-the-output.md``).
"""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.text import Text

from reportdiff.comparison.grouping import group_by_section
from reportdiff.model import Change, Comparison
from reportdiff.output.labels import Lang, say
from reportdiff.output.terminal_changes import (
    SIGNS,
    STATUSES,
    Lookup,
    put_change,
    status_column,
    status_prefix,
)
from reportdiff.output.terminal_console import ColorChoice, make_console
from reportdiff.output.terminal_diff import piece
from reportdiff.output.terminal_header import FIGURES_IN_FRONT, put_figures, put_header, put_summary, put_terms
from reportdiff.output.terminal_report import render_report
from reportdiff.output.terminal_sheet import Sheet

__all__ = ["ColorChoice", "Lang", "make_console", "render_comparison", "render_report"]


LONG = 80
"""Changes from which the counts stand at the end again: by then the header has scrolled away."""


def render_comparison(
    comparison: Comparison,
    *,
    console: Console,
    lang: Lang,
    summary_only: bool = False,
    show_unchanged: bool = False,
) -> None:
    """Write a comparison to ``console``.

    ``summary_only`` ends after the front (header, counts, all figures that moved, terms). Unchanged measures are
    counted in one line a section unless ``show_unchanged``; those that moved or are doubtful are always shown. A
    comparison whose changes were filtered says how many of the total that its summary counts are left.
    """
    sheet = Sheet(console, lang)
    lookup = Lookup.of(comparison)
    put_header(sheet, comparison)
    sheet.blank()
    put_summary(sheet, comparison)
    if not comparison.changes:
        sheet.say(say("say.nothing", lang))
        return
    put_figures(sheet, comparison, lookup, limit=None if summary_only else FIGURES_IN_FRONT)
    put_terms(sheet, comparison)
    if summary_only:
        return
    for group in group_by_section(comparison):
        sheet.blank()
        _put_group(sheet, lookup, group.title, group.side, group.changes, show_unchanged=show_unchanged)
    _put_legend(sheet, comparison)
    if len(comparison.changes) > LONG:
        sheet.blank()
        put_summary(sheet, comparison)


def _put_group(
    sheet: Sheet, lookup: Lookup, title: str, side: str, changes: tuple[Change, ...], *, show_unchanged: bool
) -> None:
    heading = title or say("say.no_section", sheet.lang)
    if side == "old":
        heading += (" " if sheet.lang == "en" else "") + say("say.side_old", sheet.lang)
    sheet.rule(heading, _tally(changes))
    folded = 0
    for change in changes:
        if change.status == "unchanged" and not show_unchanged and not change.facets and not change.doubtful:
            folded += 1
        else:
            put_change(sheet, lookup, change)
    if folded:
        note = sheet.text(say("say.folded", sheet.lang, n=folded), "detail")
        sheet.put(status_prefix(sheet, "unchanged"), note, indent=status_column(sheet))


def _tally(changes: tuple[Change, ...]) -> str:
    """``+3 −1 ~2 =5``: the changes of a section by sign."""
    counts = Counter(change.status for change in changes)
    return " ".join(f"{SIGNS[status]}{counts[status]}" for status in STATUSES if counts[status])


def _put_legend(sheet: Sheet, comparison: Comparison) -> None:
    if not any(change.diff for change in comparison.changes):
        return
    lang = sheet.lang
    sheet.blank()
    line = Text.assemble(
        sheet.text(say("say.legend", lang) + say("say.colon", lang), "detail"),
        piece(sheet, "delete", say("say.words_old", lang)),
        " ",
        piece(sheet, "insert", say("say.words_new", lang)),
        " ",
        sheet.text(say("say.legend_signs", lang), "detail"),
    )
    sheet.say(line)
