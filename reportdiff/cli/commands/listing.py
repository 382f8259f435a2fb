"""`reportdiff list`: the available reports."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from reportdiff.cli import report_specs as sources
from reportdiff.cli.destination import write_to_stdout
from reportdiff.cli.options.shared import MIN_WIDTH, common_options, reports_option
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message

FORMATS = ("terminal", "json", "csv")

_EPILOG = """\b
Examples:
  reportdiff list
  reportdiff list --reports ~/报告 --format csv > reports.csv"""


@click.command("list", epilog=_EPILOG)
@reports_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="terminal", help="Output format. [default: terminal]"
)
@click.option(
    "--width",
    type=click.IntRange(min=MIN_WIDTH),
    metavar="N",
    help="Width of the table in columns. [default: terminal width; 100 in a pipe or file]",
)
@common_options
def list_command(reports: Path | None, form: str, width: int | None, lang: Lang) -> None:
    """List the available reports: one row per region, one column per year."""
    from reportdiff.collecting.holdings import holdings, holdings_csv, holdings_json, holdings_table
    from reportdiff.output.terminal.console import choose_width

    collection = holdings(reports)
    if not collection.files:
        raise ReportdiffError(message("no_reports", lang, folder=collection.folder))
    sources.note_bundled([file.path for file in collection.files.values()], reports=reports, lang=lang)
    if form == "json":
        write_to_stdout(holdings_json(collection))
    elif form == "csv":
        write_to_stdout(holdings_csv(collection))
    else:
        write_to_stdout(holdings_table(collection, lang=lang, width=choose_width(width, sys.stdout, os.environ)))
