"""`reportdiff compare-regions YEAR --indicator WHAT`: the targets of all regions side by side."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdiff.cli.destination import Destination, open_destination
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.regions import a_year, open_regions, regions_option
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
    from reportdiff.model.regions_beside import RegionTargets
    from reportdiff.tracking.many_regions.region_targets import Sorting

FORMATS = ("terminal", "json", "csv")
SORTINGS = ("target", "last", "result", "region")

_EPILOG = """\b
Examples:
  reportdiff compare-regions 2026 --indicator GDP --reports official
  reportdiff compare-regions 2026 --indicator 城镇新增就业 --sort result --reports official
  reportdiff compare-regions 2026 --indicator GDP --regions beijing,上海 --format csv -o outputs/gdp.csv
  reportdiff chart regions 2026 --of GDP --reports official"""


@click.command("compare-regions", epilog=_EPILOG)
@click.argument("year", metavar="YEAR", callback=a_year)
@click.option("--indicator", metavar="WHAT", default="GDP", help="An indicator, or words of a measure. [default: GDP]")
@regions_option
@click.option("--sort", type=click.Choice(SORTINGS), default="target", help="What comes first. [default: target]")
@reports_option
@pager_option
@anyway_option
@cache_option
@output_options(FORMATS)
@view_options
@common_options
def compare_regions(
    year: int,
    *,
    indicator: str,
    regions: str | None,
    sort: Sorting,
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
    """Set the targets of all regions for one indicator side by side, with last year's target and its result.

    The largest target comes first. What a report does not state is told from what could not be read."""
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang)

    from reportdiff.tracking.many_regions.region_targets import region_targets
    from reportdiff.tracking.many_regions.regions_at_hand import region_names
    from reportdiff.tracking.subjects import subject_of

    subject = subject_of(indicator)
    names = region_names(regions)
    found = open_regions([year], beside=[year - 1], regions=names, reports=reports, anyway=anyway, lang=lang)
    result = region_targets(found, subject, year, sort=sort)
    rendered = _render(result, destination, color=color, width=width)
    destination.write(rendered, pager=find_pager(os.environ) if pager else None)


def _render(result: RegionTargets, destination: Destination, *, color: str, width: int | None) -> str | bytes:
    if destination.form == "terminal":
        from reportdiff.output.terminal.across_lines import render_region_targets

        console = destination.console(color=color, width=width)
        with console.capture() as capture:
            render_region_targets(result, console, destination.lang)
        return capture.get()
    from reportdiff.output.tables.across_files import across_to_json, region_targets_to_csv

    return region_targets_to_csv(result) if destination.form == "csv" else across_to_json(result)
