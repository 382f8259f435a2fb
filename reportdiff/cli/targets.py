"""`reportdiff targets OLD NEW`: the targets of two plans side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdiff.cli import sources
from reportdiff.cli.destination import Destination, open_destination
from reportdiff.cli.options import common_options, output_options, region_option, reports_option, view_options
from reportdiff.output.labels import Lang

if TYPE_CHECKING:
    from reportdiff.comparison.targets import Sort
    from reportdiff.model import TargetTable

FORMATS = ("terminal", "csv", "json")
SORTS = ("section", "size")

_EPILOG = """\b
OLD and NEW are years (2022), year/region (2022/shanghai), files, or - for standard input.
CSV is UTF-8 with a byte order mark, as Excel wants it; text that looks like a formula gets an apostrophe before it.

\b
Examples:
  reportdiff targets 2022 2023
  reportdiff targets 2022 2023 --headline-only
  reportdiff targets 2022 2023 --sort size --format csv -o outputs/targets.csv"""


@click.command("targets", epilog=_EPILOG)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@reports_option
@region_option
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="section",
    help="Order of the other figures: by section, or by relative size of the change. [default: section]",
)
@click.option("--headline-only", is_flag=True, help="Only the headline targets.")
@output_options(FORMATS)
@view_options
@common_options
def targets(
    old: str,
    new: str,
    reports: Path | None,
    region: str | None,
    sort: Sort,
    headline_only: bool,
    form: str | None,
    output: Path | None,
    force: bool,
    color: str,
    width: int | None,
    lang: Lang,
) -> None:
    """Show the targets of two plans side by side.

    Headline targets (GDP, revenue, unemployment, prices, income, energy, PM2.5 …) come first, then every other figure
    that changed, appeared or vanished. What a plan does not state is told apart from what it states without a figure,
    and from what could not be read."""
    files = sources.locate([old, new], reports=reports, region=region, lang=lang)
    inputs = [file for file in files if file is not None]
    if form is None and output is not None and output.suffix.lower() == ".csv":
        form = "csv"
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang, inputs=inputs)

    from reportdiff.api import targets as target_table

    old_report, new_report = (sources.read(file, lang) for file in files)
    table = target_table(old_report, new_report, sort=sort, headline_only=headline_only)
    if destination.form == "terminal":
        destination.write(_terminal_text(table, destination, color=color, width=width))
        return
    from reportdiff.output.targets_export import targets_to_csv, targets_to_json

    destination.write(targets_to_csv(table) if destination.form == "csv" else targets_to_json(table))


def _terminal_text(table: TargetTable, destination: Destination, *, color: str, width: int | None) -> str:
    from reportdiff.output.targets import render_targets

    console = destination.console(color=color, width=width)
    with console.capture() as capture:
        render_targets(table, console, destination.lang)
    return capture.get()
