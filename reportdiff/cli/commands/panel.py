"""`reportdiff panel --years YEARS`: indicators of many regions and years as one table."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdiff.cli.destination import Destination, open_destination
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.regions import open_regions, regions_option
from reportdiff.cli.options.shared import (
    anyway_option,
    common_options,
    output_options,
    pager_option,
    reports_option,
    view_options,
)
from reportdiff.cli.pager import find_pager
from reportdiff.i18n.labels import Lang

if TYPE_CHECKING:
    from reportdiff.model.panel import Panel

FORMATS = ("terminal", "json", "csv", "parquet")

_EPILOG = """\b
YEARS are as in 2018..2026, 2020.., 2018,2020,2022. Parquet needs the extra [parquet].

\b
Examples:
  reportdiff panel --years 2022..2026
  reportdiff panel --years 2015..2026 --indicators GDP,CPI --reports official -o outputs/growth.csv
  reportdiff panel --years 2024.. --regions beijing,上海 --reports official -o outputs/growth.parquet
  reportdiff panel --codebook -o outputs/codebook.md"""


@click.command("panel", epilog=_EPILOG)
@click.option("--years", metavar="YEARS", help="Years of the plans. [default: all there are]")
@regions_option
@click.option(
    "--indicators", metavar="LIST", help="Indicators, separated by commas. [default: all headline indicators]"
)
@click.option("--codebook", is_flag=True, help="Write what the columns mean, as Markdown, instead of the table.")
@reports_option
@pager_option
@anyway_option
@cache_option
@output_options(FORMATS)
@view_options
@common_options
def panel(
    *,
    years: str | None,
    regions: str | None,
    indicators: str | None,
    codebook: bool,
    reports: Path | None,
    pager: bool,
    anyway: bool,
    form: str | None,
    output: Path | None,
    force: bool,
    color: str,
    width: int | None,
    lang: Lang,
) -> None:
    """Make a table for research: indicator by region by year, targets beside results.

    Each figure has its value or range, bound, unit, statistic and stretch, the clause, the sentence and the place it
    was read from, and what makes it doubtful. A cell without a figure says why."""
    if codebook:
        _write_codebook(output, force=force, lang=lang)
        return
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang)

    from reportdiff.tracking.many_regions.panel import headline_subjects, make_panel
    from reportdiff.tracking.many_regions.regions_at_hand import region_names, years_at_hand
    from reportdiff.tracking.subjects import subjects_of

    subjects = subjects_of(indicators) if indicators else headline_subjects()
    names = region_names(regions)
    wanted = years_at_hand(years or "..", regions=names, reports=reports)
    found = open_regions(wanted, beside=[wanted[-1] + 1], regions=names, reports=reports, anyway=anyway, lang=lang)
    rendered = _render(make_panel(found, subjects, wanted), destination, color=color, width=width)
    destination.write(rendered, pager=find_pager(os.environ) if pager else None)


def _write_codebook(output: Path | None, *, force: bool, lang: Lang) -> None:
    from reportdiff.output.tables.panel_codebook import panel_codebook

    destination = open_destination(output, form="md", forms=["md"], force=force, lang=lang)
    destination.write(panel_codebook(lang))


def _render(result: Panel, destination: Destination, *, color: str, width: int | None) -> str | bytes:
    if destination.form == "terminal":
        from reportdiff.output.terminal.across_lines import render_panel

        console = destination.console(color=color, width=width)
        with console.capture() as capture:
            render_panel(result, console, destination.lang)
        return capture.get()
    if destination.form == "parquet":
        from reportdiff.output.tables.panel_files import panel_to_parquet

        return panel_to_parquet(result)
    if destination.form == "csv":
        from reportdiff.output.tables.panel_files import panel_to_csv

        return panel_to_csv(result)
    from reportdiff.output.tables.across_files import across_to_json

    return across_to_json(result)
