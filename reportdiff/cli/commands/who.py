"""`reportdiff who WORDS --year YEAR`: which regions commit to a subject."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdiff.cli.destination import Destination, open_destination
from reportdiff.cli.options.aliases import aliases_option, load_aliases
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.regions import a_year, newest_year, open_regions, regions_option
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
    from reportdiff.model.regions_beside import Who

FORMATS = ("terminal", "json", "csv")

_EPILOG = """\b
WHAT are words (低空经济); their short and full names are looked for too.

\b
Examples:
  reportdiff who 城市更新 --year 2026
  reportdiff who 低空经济 --year 2026 --reports official
  reportdiff who 低空经济 --regions beijing,shanghai,guangdong --reports official --all
  reportdiff who 养老 --format csv -o outputs/care.csv"""


@click.command("who", epilog=_EPILOG)
@click.argument("what", metavar="WHAT")
@click.option("--year", metavar="YEAR", callback=a_year, help="Year of the reports. [default: the newest]")
@regions_option
@click.option("--all", "show_all", is_flag=True, help="Name the regions that do not mention it; quote all passages.")
@reports_option
@pager_option
@anyway_option
@aliases_option
@cache_option
@output_options(FORMATS)
@view_options
@common_options
def who(
    what: str,
    *,
    year: int | None,
    regions: str | None,
    show_all: bool,
    reports: Path | None,
    pager: bool,
    anyway: bool,
    aliases: Path | None,
    form: str | None,
    output: Path | None,
    force: bool,
    color: str,
    width: int | None,
    lang: Lang,
) -> None:
    """Tell which regions commit to a subject in their plans, how far along, and with what figures.

    Each commitment is quoted with its section and paragraph. Regions that only name the subject as an aim, or outside
    the plan, are told apart; those that do not mention it are counted."""
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang)

    from reportdiff.aliases import aliases_of
    from reportdiff.tracking.many_regions.regions_at_hand import region_names
    from reportdiff.tracking.many_regions.who import who as who_commits

    names = region_names(regions)
    asked = year or newest_year(reports, names)
    own = load_aliases(aliases)
    found = open_regions([asked], regions=names, reports=reports, anyway=anyway, lang=lang)
    with aliases_of(own or {}):
        result = who_commits(found, what, asked)
    rendered = _render(result, destination, show_all=show_all, color=color, width=width)
    destination.write(rendered, pager=find_pager(os.environ) if pager else None)


def _render(result: Who, destination: Destination, *, show_all: bool, color: str, width: int | None) -> str | bytes:
    if destination.form == "terminal":
        from reportdiff.output.terminal.across_lines import render_who

        console = destination.console(color=color, width=width)
        with console.capture() as capture:
            render_who(result, console, destination.lang, show_all=show_all)
        return capture.get()
    from reportdiff.output.tables.across_files import across_to_json, who_to_csv

    return who_to_csv(result) if destination.form == "csv" else across_to_json(result)
