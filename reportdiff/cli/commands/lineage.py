"""`reportdiff lineage YEARS`: the commitments of a region through the years, and those worth a look."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from reportdiff.cli.destination import Destination, open_destination
from reportdiff.cli.lineage_material import open_lineages
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.shared import (
    anyway_option,
    common_options,
    output_options,
    pager_option,
    region_option,
    reports_option,
    view_options,
)
from reportdiff.cli.pager import find_pager
from reportdiff.i18n.labels import Lang
from reportdiff.model.lineages import ListName

if TYPE_CHECKING:
    from reportdiff.model.lineages import Lineages

FORMATS = ("terminal", "json", "csv")
LISTS: tuple[ListName, ...] = get_args(ListName)

_EPILOG = """\b
YEARS are as in 2018..2026, 2018.., shanghai/2018..2026. CSV and JSON have every lineage.

\b
Examples:
  reportdiff lineage 2022..2026
  reportdiff lineage 2022..2026 --list vanished --top 20
  reportdiff lineage shanghai/2015.. --format csv -o outputs/lineages.csv"""


@click.command("lineage", epilog=_EPILOG)
@click.argument("years", metavar="YEARS", nargs=-1, required=True)
@click.option(
    "--list",
    "lists",
    type=click.Choice(LISTS),
    multiple=True,
    help="Only this list; give it again for another. By default all.",
)
@click.option("--top", type=click.IntRange(1, 20), metavar="N", default=8, show_default=True, help="Lineages a list.")
@click.option("--no-pins", is_flag=True, help="Ignore the decisions of readers in links files.")
@reports_option
@region_option
@pager_option
@anyway_option
@cache_option
@output_options(FORMATS)
@view_options
@common_options
def lineage(
    years: tuple[str, ...],
    *,
    lists: tuple[ListName, ...],
    top: int,
    no_pins: bool,
    reports: Path | None,
    region: str | None,
    pager: bool,
    anyway: bool,
    form: str | None,
    output: Path | None,
    force: bool,
    color: str,
    width: int | None,
    lang: Lang,
) -> None:
    """Follow all commitments of a region through the years: longest, newest, back after a gap, gone, growing.

    Successive reports are compared, and their links are chained; a link that is not sure ends a chain."""
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang)
    _, lineages = open_lineages(years, region=region, reports=reports, no_pins=no_pins, anyway=anyway, lang=lang)
    rendered = _render(lineages, destination, lists=lists, most=top, color=color, width=width)
    destination.write(rendered, pager=find_pager(os.environ) if pager else None)


def _render(
    lineages: Lineages,
    destination: Destination,
    *,
    lists: tuple[ListName, ...],
    most: int,
    color: str,
    width: int | None,
) -> str | bytes:
    if destination.form == "terminal":
        from reportdiff.output.terminal.lineage_lines import render_lineages

        console = destination.console(color=color, width=width)
        with console.capture() as capture:
            render_lineages(lineages, console, destination.lang, lists=lists, most=most)
        return capture.get()
    from reportdiff.output.tables.lineage_files import lineages_to_csv, lineages_to_json

    return lineages_to_csv(lineages) if destination.form == "csv" else lineages_to_json(lineages)
