"""`reportdiff targets OLD NEW`: the targets of two plans side by side."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from reportdiff.cli.destination import Destination
from reportdiff.cli.options.pair import PairRequest, open_pair, pair_arguments, pair_options
from reportdiff.cli.options.shared import pager_option
from reportdiff.cli.pager import find_pager

if TYPE_CHECKING:
    from reportdiff.comparison.figures.target_table import Sort
    from reportdiff.model import TargetTable

FORMATS = ("terminal", "csv", "json")
SORTS = ("section", "size")

_EPILOG = """\b
OLD and NEW are years (2022), year/region (2022/shanghai), files, or - for standard input.
CSV is UTF-8 with a byte order mark for Excel; text that looks like a formula gets a leading apostrophe.

\b
Examples:
  reportdiff targets 2022 2023
  reportdiff targets 2022 2023 --headline-only
  reportdiff targets 2022 2023 --sort size --format csv -o outputs/targets.csv"""


@click.command("targets", epilog=_EPILOG)
@pair_arguments
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="section",
    help="Order of the other figures: by section, or by relative size of the change. [default: section]",
)
@click.option("--headline-only", is_flag=True, help="Only the headline targets.")
@pager_option
@pair_options(FORMATS)
def targets(request: PairRequest, *, sort: Sort, headline_only: bool, pager: bool) -> None:
    """Show the targets of two plans side by side.

    Headline targets (GDP, revenue, unemployment, prices, income, energy, PM2.5 …) come first, then every other figure
    that changed, appeared or vanished. Targets that are not stated, stated without a figure, or unreadable are marked
    as such."""
    pair = open_pair(request, FORMATS)

    from reportdiff.comparison.figures.target_table import target_table

    old, new, destination = pair.read("targets")
    table = target_table(pair.compare(old, new), sort=sort, headline_only=headline_only)
    result = _result(table, destination, request)
    destination.write(result, pager=find_pager(os.environ) if pager else None)


def _result(table: TargetTable, destination: Destination, request: PairRequest) -> str | bytes:
    if destination.form == "terminal":
        from reportdiff.output.terminal.target_lines import render_targets

        console = destination.console(color=request.color, width=request.width)
        with console.capture() as capture:
            render_targets(table, console, destination.lang)
        return capture.get()
    from reportdiff.output.tables.target_files import targets_to_csv, targets_to_json

    return targets_to_csv(table) if destination.form == "csv" else targets_to_json(table)
