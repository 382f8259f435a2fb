"""`reportdiff fetch REGION YEAR`: a report from its known official address."""

from __future__ import annotations

from pathlib import Path

import click

from reportdiff.cli.commands.add import show_addition, store_option, write_options
from reportdiff.cli.options.shared import common_options
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import say_note

_EPILOG = """\b
Examples:
  reportdiff fetch beijing 2025
  reportdiff fetch 浙江 2024 --reports ~/报告"""


@click.command("fetch", epilog=_EPILOG)
@click.argument("region", metavar="REGION")
@click.argument("year", metavar="YEAR", type=int)
@store_option
@write_options
@common_options
def fetch(region: str, year: int, reports: Path | None, force: bool, dry_run: bool, form: str, lang: Lang) -> None:
    """Download one report from its known official address and store it as `add` does.

    The program has a table of addresses. For a report that is not in it, find the page and give it to
    `reportdiff add`."""
    from reportdiff.collecting import official_addresses as sources

    address = sources.known_address(region, year)
    say_note("fetching", lang, address=address)
    addition = sources.fetch(region, year, reports=reports, force=force, dry_run=dry_run)
    show_addition(addition, form=form, reports=reports, lang=lang)
