"""`reportdiff track WHAT YEARS`: what became of a commitment through the years."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from reportdiff.model.lineages import Track

FORMATS = ("terminal", "json", "csv")

_EPILOG = """\b
WHAT are words of a commitment (垃圾分类). YEARS are as in 2018..2026, 2018.., shanghai/2018..2026.
With --id, which takes the place of WHAT, the id is the year and the id of a measure: 2022-m12.

\b
Examples:
  reportdiff track 保障性租赁住房 2022..2026
  reportdiff track 养老 2022..2026 --all
  reportdiff track --id 2022-m12 2022..2026
  reportdiff track 互联网3.0 2022.. --format csv -o outputs/web3.csv"""


@click.command("track", epilog=_EPILOG)
@click.argument("what", metavar="[WHAT] YEARS...", nargs=-1, required=True)
@click.option("--id", "identifier", metavar="ID", help="Follow the commitment that holds this measure.")
@click.option("--all", "show_all", is_flag=True, help="Show every lineage.")
@click.option("--no-pins", is_flag=True, help="Ignore the decisions of readers in links files.")
@reports_option
@region_option
@pager_option
@anyway_option
@cache_option
@output_options(FORMATS)
@view_options
@common_options
def track(
    what: tuple[str, ...],
    *,
    identifier: str | None,
    show_all: bool,
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
    """Follow a commitment through the years: each plan's promise, and what the next report's review says of it.

    Successive reports are compared, and their links are chained. A link that is not sure ends a chain, and is named.
    Where the reports name the words outside their plans is listed too."""
    if identifier is None and len(what) == 1:
        raise click.UsageError("Missing argument 'YEARS'.")
    words, years = ("", what) if identifier is not None else (what[0], what[1:])
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang)
    series, lineages = open_lineages(years, region=region, reports=reports, no_pins=no_pins, anyway=anyway, lang=lang)

    from reportdiff.tracking.lineage.track import track_measure, track_words

    result = track_words(series, lineages, words) if identifier is None else track_measure(lineages, identifier)
    rendered = _render(result, destination, show_all=show_all, color=color, width=width)
    destination.write(rendered, pager=find_pager(os.environ) if pager else None)


def _render(result: Track, destination: Destination, *, show_all: bool, color: str, width: int | None) -> str | bytes:
    if destination.form == "terminal":
        from reportdiff.output.terminal.track_lines import render_track

        console = destination.console(color=color, width=width)
        with console.capture() as capture:
            render_track(result, console, destination.lang, show_all=show_all)
        return capture.get()
    from reportdiff.output.tables.lineage_files import lineages_to_csv, lineages_to_json

    return lineages_to_csv(result) if destination.form == "csv" else lineages_to_json(result)
