"""`reportdiff diff OLD NEW`: compare two reports."""

from __future__ import annotations

import re
from pathlib import Path

import click

from reportdiff.cli import sources
from reportdiff.cli.destination import Destination, open_destination
from reportdiff.cli.options import (
    common_options,
    output_options,
    regex,
    region_option,
    reports_option,
    statuses,
    view_options,
)
from reportdiff.model import Comparison
from reportdiff.output.labels import Lang

FORMATS = ("terminal", "json")

_EPILOG = """\b
OLD and NEW are years (2022), year/region (2022/shanghai), files, or - for standard input.

\b
Examples:
  reportdiff 2022 2023 --summary
  reportdiff 2022 2023 --status new,dropped --section 科技
  reportdiff 2022 2023 --grep '中关村|互联网3.0'
  reportdiff 2022 2023 -o outputs/beijing-2022-2023.json
  reportdiff 2022 2023 --exit-code > /dev/null || echo 有变化"""


@click.command("diff", epilog=_EPILOG)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@reports_option
@region_option
@click.option(
    "--status",
    multiple=True,
    callback=statuses,
    metavar="LIST",
    help="Only changes of these statuses: new, dropped, changed, reworded, unchanged; repeat or separate by commas.",
)
@click.option("--section", metavar="TEXT", help="Only changes in sections whose heading contains TEXT.")
@click.option("--grep", callback=regex, metavar="REGEX", help="Only changes whose old or new text matches REGEX.")
@click.option("--summary", is_flag=True, help="Only the header and the counts.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if changes other than unchanged ones are left.")
@output_options(FORMATS)
@view_options
@common_options
def diff(
    old: str,
    new: str,
    reports: Path | None,
    region: str | None,
    status: frozenset[str] | None,
    section: str | None,
    grep: re.Pattern[str] | None,
    summary: bool,
    exit_code: bool,
    form: str | None,
    output: Path | None,
    force: bool,
    color: str,
    width: int | None,
    lang: Lang,
) -> int:
    """Compare the plans of two reports, the earlier one first.

    Aligns the measures of OLD and NEW and prints every change with its status, the words and figures that differ, and
    where it stands."""
    files = sources.locate([old, new], reports=reports, region=region, lang=lang)
    inputs = [file for file in files if file is not None]
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang, inputs=inputs)

    from reportdiff.api import compare
    from reportdiff.comparison import filter_changes

    old_report, new_report = (sources.read(file, lang) for file in files)
    comparison = filter_changes(compare(old_report, new_report), status=status, section=section, grep=grep)
    if destination.form == "json":
        from reportdiff.output.json import comparison_to_json

        destination.write(comparison_to_json(comparison))
    else:
        unchanged = status is not None and "unchanged" in status
        text = _terminal_text(
            comparison, destination, color=color, width=width, summary_only=summary, show_unchanged=unchanged
        )
        destination.write(text)
    return int(exit_code and any(change.status != "unchanged" for change in comparison.changes))


def _terminal_text(
    comparison: Comparison,
    destination: Destination,
    *,
    color: str,
    width: int | None,
    summary_only: bool,
    show_unchanged: bool,
) -> str:
    from reportdiff.output.terminal import render_comparison

    console = destination.console(color=color, width=width)
    with console.capture() as capture:
        render_comparison(
            comparison,
            console=console,
            lang=destination.lang,
            summary_only=summary_only,
            show_unchanged=show_unchanged,
        )
    return capture.get()
