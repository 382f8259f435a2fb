"""`reportdiff diff OLD NEW`: compare two reports."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdiff.cli.configuration_commit import configuration_commit
from reportdiff.cli.destination import Destination
from reportdiff.cli.options.fail_on import failing_options, must_fail, open_standard
from reportdiff.cli.options.pair import PairRequest, open_pair, pair_arguments, pair_options
from reportdiff.cli.options.shared import listing_options, pager_option, regex, statuses
from reportdiff.cli.pager import find_pager
from reportdiff.cli.printed_text import keep_printed, printed_before, text_key_of
from reportdiff.cli.progress import progress
from reportdiff.i18n.messages import recorded_notes, say_note
from reportdiff.output.renderers import HIGHLIGHTS, PER_GROUP, RENDERERS, GroupBy, RenderOptions, render

if TYPE_CHECKING:
    from reportdiff.comparison.selection import TextSearch

FORMATS = tuple(RENDERERS)

_HEEDED_AS = {
    "--all": "show_unchanged",
    "--highlights": "highlights",
    "--by": "by",
    "--charts": "charts",
    "--frame": "frame",
    "--side-by-side": "side_by_side",
    "--stat": "stat",
    "--summary": "summary_only",
    "--tracked": "tracked",
}
"""Which field of :class:`RenderOptions` an option sets. A format that ignores the field ignores the option."""

_EPILOG = """\b
OLD and NEW are years (2022), year/region (2022/shanghai), files, or - for standard input.
FILE may be a folder: `-o outputs/` writes outputs/beijing-2022-2023.diff.txt; the suffix depends on --format.
csv is UTF-8 with a byte order mark for Excel; parquet needs the extra [parquet].

\b
Examples:
  reportdiff 2022 2023 --summary
  reportdiff 2022 2023 --status new,dropped --section 科技
  reportdiff 2022 2023 --status dropped:gone
  reportdiff 2022 2023 --grep '中关村|互联网3.0'
  reportdiff 2022 2023 --side-by-side
  reportdiff 2022 2023 --stat
  reportdiff 2022 2023 --format docx --tracked -o outputs/
  reportdiff 2022 2023 -o outputs/beijing-2022-2023.json
  reportdiff 2022 2023 --fail-on target_lowered,watch
  reportdiff 2022 2023 --exit-code > /dev/null || echo 有变化"""


@click.command("diff", epilog=_EPILOG)
@pair_arguments
@click.option(
    "--status",
    multiple=True,
    callback=statuses,
    metavar="LIST",
    help="Only changes of these statuses: new, dropped, changed, reworded, unchanged; with a fate or an origin as in "
    "dropped:gone, dropped:done, new:first; repeatable, or use commas.",
)
@click.option("--section", metavar="TEXT", help="Only changes in sections whose heading contains TEXT.")
@click.option("--grep", callback=regex, metavar="REGEX", help="Only changes whose old or new text matches REGEX.")
@click.option("--charts", is_flag=True, help="Put the charts into the page (html).")
@click.option("--tracked", is_flag=True, help="Put the new plan with tracked changes before the tables (docx).")
@click.option("--summary", is_flag=True, help="Only the header and the counts.")
@click.option(
    "--all",
    "every",
    is_flag=True,
    help=f"List every change: reworded, unchanged and doubtful ones too, and more than {PER_GROUP} a section.",
)
@listing_options
@failing_options
@pager_option
@pair_options(FORMATS)
def diff(
    request: PairRequest,
    *,
    status: frozenset[str] | None,
    section: str | None,
    grep: TextSearch | None,
    charts: bool,
    tracked: bool,
    summary: bool,
    every: bool,
    highlights: int | None,
    no_highlights: bool,
    by: GroupBy,
    side_by_side: bool,
    frame: bool,
    stat: bool,
    exit_code: bool,
    fail_on: frozenset[str],
    watch: Path | None,
    baseline: Path | None,
    config_from: str | None,
    pager: bool,
) -> int:
    """Compare the plans of two reports, the earlier one first.

    Aligns the measures of OLD and NEW and prints every change with its status, the words and figures that differ, and
    its section."""
    pair = open_pair(request, FORMATS)
    commit = configuration_commit(config_from)
    standard = open_standard(
        exit_code=exit_code, fail_on=fail_on, watch=watch, baseline=baseline, commit=commit, lang=request.lang
    )
    options_used = {
        "--all": every,
        "--highlights": highlights is not None or no_highlights,
        "--by": by != "section",
        "--charts": charts,
        "--frame": frame,
        "--side-by-side": side_by_side,
        "--stat": stat,
        "--summary": summary,
        "--tracked": tracked,
    }
    _note_ignored([option for option, is_given in options_used.items() if is_given], pair.destination)
    # --stat replaces the highlights too.
    default = 0 if no_highlights or stat else HIGHLIGHTS
    options = RenderOptions(
        lang=request.lang,
        highlights=default if highlights is None or no_highlights else highlights,
        by=by,
        side_by_side=side_by_side,
        frame=frame,
        show_unchanged=every or (status is not None and "unchanged" in status),
        # Who selects wants to see all of it.
        per_group=None if every or status or section or grep else PER_GROUP,
        summary_only=summary,
        stat=stat,
        tracked=tracked,
    )
    parameters = click.get_current_context().params
    key = text_key_of(pair, parameters) if standard is None and commit is None else None
    text = printed_before(key)
    if text is not None:
        pair.destination.write(text, pager=find_pager(os.environ) if pager else None)
        return 0
    with recorded_notes() as notes, progress(request.lang) as line:
        line.step("progress_reading")
        old, new, destination = pair.read("diff")
        line.step("progress_comparing")
        from reportdiff.comparison import filter_changes

        whole = pair.compare(old, new, commit)
        comparison = filter_changes(whole, status=status, section=section, grep=grep)
        line.step("progress_writing")
        if destination.form == "terminal":
            options = _on_terminal(options, destination, request)
        elif charts and "charts" in RENDERERS[destination.form].heeds:
            from reportdiff.publishing.page_charts import charts_for_page

            options = replace(options, charts=charts_for_page(whole, options))
        result = render(comparison, destination.form, options)
    keep_printed(key, pair, parameters, result, notes)
    destination.write(result, pager=find_pager(os.environ) if pager else None)
    return int(must_fail(whole, comparison, standard, fail_on=fail_on, lang=request.lang))


def _note_ignored(options: list[str], destination: Destination) -> None:
    """Note which options have no effect with the format."""
    for option in options:
        field = _HEEDED_AS[option]
        if field not in RENDERERS[destination.form].heeds:
            forms = [name for name, renderer in RENDERERS.items() if field in renderer.heeds]
            say_note("option_ignored", destination.lang, option=option, form=destination.form, forms=forms)


def _on_terminal(options: RenderOptions, destination: Destination, request: PairRequest) -> RenderOptions:
    """Set width and colour to those of the destination, and use two columns only where they fit."""
    from reportdiff.output.terminal.side_by_side import COLUMNS_FROM

    console = destination.console(color=request.color, width=request.width)
    columns = options.side_by_side and console.width >= COLUMNS_FROM
    if options.side_by_side and not columns and not options.stat and not options.summary_only:
        say_note("too_narrow", destination.lang, width=console.width, needed=COLUMNS_FROM)
    return replace(options, width=console.width, color=not console.no_color, side_by_side=columns)
