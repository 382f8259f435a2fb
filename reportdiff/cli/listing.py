"""`reportdiff list`: the reports there are."""

from __future__ import annotations

from pathlib import Path

import click

from reportdiff.cli import sources
from reportdiff.cli.destination import write_to_stdout
from reportdiff.cli.messages import message
from reportdiff.cli.options import common_options, reports_option
from reportdiff.errors import ReportdiffError
from reportdiff.output.labels import Lang

_EPILOG = """\b
Examples:
  reportdiff list
  reportdiff list --reports ~/报告"""


@click.command("list", epilog=_EPILOG)
@reports_option
@common_options
def list_command(reports: Path | None, lang: Lang) -> None:
    """List the years and regions there are."""
    from reportdiff.corpus import list_reports, reports_directory

    folder = reports_directory(reports).path
    files = list_reports(folder)
    if not files:
        raise ReportdiffError(message("no_reports", lang, folder=folder))
    sources.note_bundled([file.path for file in files], reports=reports, lang=lang)
    regions: dict[int, list[str]] = {}
    for file in files:
        regions.setdefault(file.year, []).append(file.region)
    # One report may be there in several formats: its region is named once.
    lines = (f"{year}  {', '.join(dict.fromkeys(sorted(names)))}" for year, names in sorted(regions.items()))
    write_to_stdout("\n".join(lines))
