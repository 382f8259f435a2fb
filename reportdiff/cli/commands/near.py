"""`reportdiff near YEAR/REGION --measure WHAT`: the nearest commitment in other regions' reports of the year."""

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
from reportdiff.cli.progress import progress
from reportdiff.i18n.labels import Lang

if TYPE_CHECKING:
    from reportdiff.model.regions_beside import Near

FORMATS = ("terminal", "json", "csv")

_EPILOG = """\b
SPEC is a year and region: 2026/beijing. WHAT is the number of a measure (n12) or words of one.

\b
Examples:
  reportdiff near 2026/beijing --measure 低空经济 --reports official
  reportdiff near 2026/beijing --measure n12 --regions shanghai,guangdong --reports official
  reportdiff near 2026/上海 --measure 老旧小区 --format csv --reports official"""


@click.command("near", epilog=_EPILOG)
@click.argument("spec", metavar="SPEC")
@click.option("--measure", metavar="WHAT", required=True, help="The number of a measure (n12), or words of it.")
@regions_option
@reports_option
@pager_option
@anyway_option
@cache_option
@output_options(FORMATS)
@view_options
@common_options
def near(
    spec: str,
    *,
    measure: str,
    regions: str | None,
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
    """Find the commitment of each other region that is nearest to one of a plan.

    The plans are aligned as in a comparison; how sure it is that both are the same commitment is said in words. Where
    nothing is near, that is what is said."""
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang)

    from reportdiff.corpus.find import find_report
    from reportdiff.tracking.many_regions.near import near as nearest
    from reportdiff.tracking.many_regions.regions_at_hand import region_names

    home = find_report(spec, reports=reports)
    names = region_names(regions)
    chosen = tuple(dict.fromkeys((home.region, *names))) if names else ()
    found = open_regions([home.year], regions=chosen, reports=reports, anyway=anyway, lang=lang)
    with progress(lang) as line:

        def on_pair(number: int, total: int) -> None:
            line.step("progress_pairs", number=number, total=total)

        result = nearest(found, home.region, home.year, measure, on_pair=on_pair)
    rendered = _render(result, destination, color=color, width=width)
    destination.write(rendered, pager=find_pager(os.environ) if pager else None)


def _render(result: Near, destination: Destination, *, color: str, width: int | None) -> str | bytes:
    if destination.form == "terminal":
        from reportdiff.output.terminal.across_lines import render_near

        console = destination.console(color=color, width=width)
        with console.capture() as capture:
            render_near(result, console, destination.lang)
        return capture.get()
    from reportdiff.output.tables.across_files import across_to_json, near_to_csv

    return near_to_csv(result) if destination.form == "csv" else across_to_json(result)
