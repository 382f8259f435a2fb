"""`reportdiff terms YEARS`: the terms that came, rose, fell, vanished or came back, and where a term was first."""

from __future__ import annotations

import os
import re
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
    from reportdiff.model.term_lives import TermHistory

FORMATS = ("terminal", "json", "csv")

_EPILOG = """\b
YEARS are as in 2015..2026, 2018.., 2018,2020,2022, shanghai/2018..2026; without any, all reports of the region.

\b
Examples:
  reportdiff terms 2022..2026
  reportdiff terms 2022..2026 --term 人工智能,营商环境
  reportdiff terms --first-use 新质生产力
  reportdiff terms --first-use 新质生产力 --all-regions
  reportdiff terms 2022..2026 --format csv -o outputs/terms.csv"""


@click.command("terms", epilog=_EPILOG)
@click.argument("years", metavar="YEARS", nargs=-1)
@click.option("--term", "named", metavar="LIST", multiple=True, help="Only these terms, whatever became of them.")
@click.option("--first-use", "first", metavar="LIST", multiple=True, help="When and where these terms were first used.")
@click.option("--all-regions", is_flag=True, help="With --first-use: in the reports of every region at hand.")
@click.option("--all", "show_all", is_flag=True, help="List all terms that were found, not 6 of each kind.")
@reports_option
@region_option
@pager_option
@anyway_option
@cache_option
@output_options(FORMATS)
@view_options
@common_options
def terms(
    years: tuple[str, ...],
    *,
    named: tuple[str, ...],
    first: tuple[str, ...],
    all_regions: bool,
    show_all: bool,
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
    """Follow the terms of the reports through the years: first used, rising, falling, back again, no longer used.

    Each comes with its sentences, and with the reports that this rests on: of a year without a report nothing is
    known. Rates are per ten thousand characters of the plan."""
    if all_regions and not first:
        raise click.UsageError("--all-regions needs --first-use")
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang)
    with progress(lang) as line:
        line.step("progress_reading")
        from reportdiff.tracking.stored_findings import first_uses_of_terms, history_of_terms

        if first:
            result = first_uses_of_terms(
                _members(first), years, region=region, reports=reports, all_regions=all_regions
            )
        else:
            result = history_of_terms(
                years or ("..",), region=region, reports=reports, anyway=anyway, terms=_members(named)
            )
    rendered = _render(result, destination, color=color, width=width, show_all=show_all or bool(named))
    destination.write(rendered, pager=find_pager(os.environ) if pager else None)


def _members(lists: tuple[str, ...]) -> tuple[str, ...]:
    parts = [part.strip() for text in lists for part in re.split(r"[,，、]", text)]
    return tuple(dict.fromkeys(part for part in parts if part))


def _render(
    result: TermHistory, destination: Destination, *, color: str, width: int | None, show_all: bool
) -> str | bytes:
    if destination.form == "terminal":
        from reportdiff.output.terminal.term_lines import render_terms

        console = destination.console(color=color, width=width)
        with console.capture() as capture:
            render_terms(result, console, destination.lang, show_all=show_all)
        return capture.get()
    from reportdiff.output.tables.term_files import terms_to_csv, terms_to_json

    return terms_to_csv(result) if destination.form == "csv" else terms_to_json(result)
