"""The comparison on the terminal: a short front, then the changes section by section.

Everything shown is in the :class:`~reportdiff.model.Comparison`; only line breaks and counts are computed here. Colours
repeat what signs and words say (see ``docs/reading-the-output.md``).
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Change, Comparison
from reportdiff.output.renderers import HIGHLIGHTS, GroupBy, RenderOptions
from reportdiff.output.terminal.change_lines import put_change, status_column, status_prefix
from reportdiff.output.terminal.console import ColorChoice, make_console
from reportdiff.output.terminal.header import FIGURES_IN_FRONT, put_figures, put_header, put_summary, put_terms
from reportdiff.output.terminal.highlight_lines import put_highlights
from reportdiff.output.terminal.inline_marks import piece
from reportdiff.output.terminal.report_text import render_report
from reportdiff.output.terminal.section_counts import put_stat
from reportdiff.output.terminal.sheet import Sheet
from reportdiff.output.terminal.side_by_side import put_column_heads, put_columns
from reportdiff.output.words.abridgement import abridged, left_out, ranks_of
from reportdiff.output.words.change_groups import ChangeGroup, group_changes
from reportdiff.output.words.change_notes import headings_of, is_folded, tally

__all__ = ["ColorChoice", "Lang", "make_console", "render_comparison", "render_report", "render_text"]


LONG = 80
"""Changes beyond which a listing is shortened, or the counts repeat at its end: the header has scrolled away."""

_SELECTING = ("--status", "--section", "--grep")


def render_text(comparison: Comparison, options: RenderOptions) -> str:
    """Render the comparison as text for a terminal ``options.width`` cells wide, with colours if ``options.color``."""
    console = make_console(color="always" if options.color else "never", width=options.width, stream=io.StringIO())
    with console.capture() as capture:
        render_comparison(
            comparison,
            console=console,
            lang=options.lang,
            summary_only=options.summary_only,
            show_unchanged=options.show_unchanged,
            highlights=options.highlights,
            by=options.by,
            side_by_side=options.side_by_side,
            stat=options.stat,
            per_group=options.per_group,
        )
    return capture.get()


def render_comparison(
    comparison: Comparison,
    *,
    console: Console,
    lang: Lang,
    summary_only: bool = False,
    show_unchanged: bool = False,
    highlights: int = HIGHLIGHTS,
    by: GroupBy = "section",
    side_by_side: bool = False,
    stat: bool = False,
    per_group: int | None = None,
) -> None:
    """Write a comparison to ``console``.

    ``summary_only`` ends after the front (header, counts, all figures that moved, terms). Unchanged measures are
    counted in one line a section unless ``show_unchanged``; those that moved or are doubtful are always shown. A
    filtered comparison says how many of all changes are left.

    ``highlights`` is the most that are shown; ``by`` groups the listing; ``side_by_side`` puts old and new text into
    two columns; ``stat`` shows counts by group instead of the changes. With ``per_group``, at most that many of each
    group are listed, and nothing that is reworded, unchanged or doubtful; the last line says what is not listed. A
    comparison of :data:`LONG` changes or fewer is listed whole.
    """
    sheet = Sheet(console, lang)
    put_header(sheet, comparison)
    sheet.blank()
    put_summary(sheet, comparison)
    if not comparison.changes:
        sheet.say(say("say.nothing", lang))
        return
    put_highlights(sheet, comparison, most=highlights)
    put_figures(sheet, comparison, limit=None if summary_only else FIGURES_IN_FRONT)
    put_terms(sheet, comparison)
    if summary_only:
        return
    if stat:
        sheet.blank()
        put_stat(sheet, comparison, by)
        return
    if side_by_side:
        sheet.blank()
        put_column_heads(sheet, comparison)
    if len(comparison.changes) <= LONG:
        per_group = None
    ranks = ranks_of(comparison)
    listed_ids: set[str] = set()
    for group in group_changes(comparison, by, lang):
        sheet.blank()
        changes = group.changes if per_group is None else abridged(group.changes, per_group, ranks)
        _put_group(sheet, comparison, group, changes, by, side_by_side=side_by_side, show_unchanged=show_unchanged)
        listed_ids |= {change.id for change in changes}
    if by == "facet":
        sheet.blank()
        sheet.say(say("say.by_facet", lang), style="detail")
    _put_legend(sheet, comparison)
    rest = [change for change in comparison.changes if change.id not in listed_ids]
    if rest:
        sheet.blank()
        options = {"every": "--all", "select": list_text(_SELECTING, lang), "page": "-o x.html"}
        sheet.say(say("say.left_out_all", lang, n=len(rest), what=left_out(rest, lang), **options), style="title")
    elif len(comparison.changes) > LONG:
        sheet.blank()
        put_summary(sheet, comparison)


def _put_group(
    sheet: Sheet,
    comparison: Comparison,
    group: ChangeGroup,
    changes: Sequence[Change],
    by: GroupBy,
    *,
    side_by_side: bool,
    show_unchanged: bool,
) -> None:
    """Write the heading of a group, and those of its changes that are listed."""
    sheet.rule(group.title, tally(group.changes))
    if group.note:
        sheet.say(group.note, style="detail", indent=3)
    folded_count = 0
    section: str | None = None
    for change in changes:
        if is_folded(change, show_unchanged=show_unchanged):
            folded_count += 1
            continue
        here = headings_of(comparison, change.new or change.old)[0]
        if by != "section" and here != section:
            sheet.put(
                sheet.text("▸ ", "detail"), sheet.text(here or say("say.no_section", sheet.lang), "detail"), indent=2
            )
            section = here
        (put_columns if side_by_side else put_change)(sheet, comparison, change)
    if folded_count:
        note = sheet.text(say("say.folded", sheet.lang, n=folded_count), "detail")
        sheet.put(status_prefix(sheet, "unchanged"), note, indent=status_column(sheet))
    listed_ids = {change.id for change in changes}
    rest = [change for change in group.changes if change.id not in listed_ids]
    if rest:
        what = say("say.left_out", sheet.lang, n=len(rest), what=left_out(rest, sheet.lang))
        sheet.say(what, style="detail", indent=status_column(sheet))


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
