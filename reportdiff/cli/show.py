"""`reportdiff show SPEC`: what was read in one report."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from reportdiff.cli import sources
from reportdiff.cli.destination import Destination, open_destination
from reportdiff.cli.messages import message
from reportdiff.cli.options import common_options, output_options, region_option, reports_option, view_options
from reportdiff.errors import ReportdiffError
from reportdiff.model import PartName, Report
from reportdiff.output.labels import Lang

FORMATS = ("terminal", "json")

_EPILOG = """\b
SPEC is a year (2023), year/region (2023/shanghai), a file, or - for standard input.

\b
Examples:
  reportdiff show 2023                  outline and measures, with figures and stage
  reportdiff show 2023 --part plan      the cleaned text of the plan (年度安排)
  reportdiff show 2023/上海 --format json"""


@click.command("show", epilog=_EPILOG)
@click.argument("spec", metavar="SPEC")
@reports_option
@region_option
@click.option(
    "--part", type=click.Choice(get_args(PartName)), help="Only the cleaned text of this part, a paragraph a line."
)
@output_options(FORMATS)
@view_options
@common_options
def show(
    spec: str,
    reports: Path | None,
    region: str | None,
    part: PartName | None,
    form: str | None,
    output: Path | None,
    force: bool,
    color: str,
    width: int | None,
    lang: Lang,
) -> None:
    """Show how one report was read.

    Prints its parts, sections and measures with their figures and stage."""
    (file,) = sources.locate([spec], reports=reports, region=region, lang=lang)
    inputs = [] if file is None else [file]
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang, inputs=inputs)
    report = sources.read(file, lang)
    if part is not None:
        report = _only(part, report, lang)
    if destination.form == "json":
        from reportdiff.output.json import report_to_json

        destination.write(report_to_json(report))
    elif part is not None:
        destination.write("\n".join(report.text[span.start : span.end].strip("\n") for span in report.parts))
    else:
        destination.write(_terminal_text(report, destination, color=color, width=width))


def _only(part: PartName, report: Report, lang: Lang) -> Report:
    from reportdiff.api import only_part

    found = only_part(report, part)
    if not found.parts:
        there = ", ".join(dict.fromkeys(span.part for span in report.parts)) or "-"
        raise ReportdiffError(message("no_part", lang, name=report.name or report.title, part=part, parts=there))
    return found


def _terminal_text(report: Report, destination: Destination, *, color: str, width: int | None) -> str:
    from reportdiff.output.terminal import render_report

    console = destination.console(color=color, width=width)
    with console.capture() as capture:
        render_report(report, console=console, lang=destination.lang)
    return capture.get()
