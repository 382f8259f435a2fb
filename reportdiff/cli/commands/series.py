"""`reportdiff series WHAT YEARS`: the targets of a figure through the years, and what came of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdiff.cli.destination import Destination, open_destination
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
from reportdiff.cli.progress import progress
from reportdiff.i18n.labels import Lang

if TYPE_CHECKING:
    from reportdiff.model.indicator_series import IndicatorSeries

FORMATS = ("terminal", "json", "csv")

_EPILOG = """\b
WHAT is an indicator (GDP, CPI, 城镇调查失业率) or words of a measure (保障性租赁住房), several separated by commas.
YEARS are as in 2018..2026, 2018.., 2018,2020,2022, shanghai/2018..2026.

\b
Examples:
  reportdiff series GDP 2022..2026
  reportdiff series GDP,CPI,城镇调查失业率 2022..2026
  reportdiff series 保障性租赁住房 2022..2026 --format csv -o outputs/homes.csv"""


@click.command("series", epilog=_EPILOG)
@click.argument("what", metavar="WHAT")
@click.argument("years", metavar="YEARS", nargs=-1, required=True)
@reports_option
@region_option
@pager_option
@anyway_option
@cache_option
@output_options(FORMATS)
@view_options
@common_options
def series(
    what: str,
    years: tuple[str, ...],
    *,
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
    """Follow a figure through the years: what each plan set, and what the next report says came of it.

    Only figures of one unit and one base are put in one line. What a plan or review does not state is not filled in,
    and is told from what could not be read."""
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang)
    with progress(lang) as line:
        line.step("progress_reading")
        from reportdiff.tracking.stored_findings import series_of_figures

        result = series_of_figures(what, years, region=region, reports=reports, anyway=anyway)
    rendered = _render(result, destination, color=color, width=width)
    destination.write(rendered, pager=find_pager(os.environ) if pager else None)


def _render(result: IndicatorSeries, destination: Destination, *, color: str, width: int | None) -> str | bytes:
    if destination.form == "terminal":
        from reportdiff.output.terminal.series_lines import render_series

        console = destination.console(color=color, width=width)
        with console.capture() as capture:
            render_series(result, console, destination.lang)
        return capture.get()
    from reportdiff.output.tables.series_files import series_to_csv, series_to_json

    return series_to_csv(result) if destination.form == "csv" else series_to_json(result)
