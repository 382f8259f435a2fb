"""`reportdiff show SPEC`: how one report was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from reportdiff.cli import report_specs as sources
from reportdiff.cli.destination import Destination, open_destination
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.shared import (
    anyway_option,
    common_options,
    output_options,
    region_option,
    reports_option,
    view_options,
)
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message, say_note
from reportdiff.model import PartName, Report

if TYPE_CHECKING:
    from rich.console import Console

    View = Callable[[Console, Lang], None]

FORMATS = ("terminal", "json")

_EPILOG = """\b
SPEC is a year (2023), year/region (2023/shanghai), a file, or - for standard input.

\b
Examples:
  reportdiff show 2023                  outline and measures, with figures and stage
  reportdiff show 2023 --part plan      the cleaned text of the plan (年度安排)
  reportdiff show 2023 --quantities     every figure of the plan
  reportdiff show report.pdf --ledger   what was removed or fixed on reading
  reportdiff show report.txt --plan-from 二、今年的任务
  reportdiff show 2023/上海 --format json"""


@click.command("show", epilog=_EPILOG)
@click.argument("spec", metavar="SPEC")
@reports_option
@region_option
@click.option(
    "--part",
    type=click.Choice(get_args(PartName)),
    help="Only the cleaned text of this part, one paragraph per line; with --quantities its figures.",
)
@click.option("--quantities", is_flag=True, help="The figures of the plan: value, unit, bound, kind and subject.")
@click.option("--ledger", is_flag=True, help="What was removed or fixed on reading, how often, with samples.")
@click.option(
    "--plan-from",
    metavar="HEADING",
    help="First heading of the plan, if it cannot be detected; the plan runs to the closing.",
)
@anyway_option
@cache_option
@output_options(FORMATS)
@view_options
@common_options
def show(
    spec: str,
    reports: Path | None,
    region: str | None,
    part: PartName | None,
    quantities: bool,
    ledger: bool,
    plan_from: str | None,
    anyway: bool,
    form: str | None,
    output: Path | None,
    force: bool,
    color: str,
    width: int | None,
    lang: Lang,
) -> None:
    """Show how one report was read.

    Prints its parts, sections and measures with their figures and stages. If the plan is uncertain, it says so; then
    use --plan-from."""
    (file,) = sources.locate([spec], reports=reports, region=region, lang=lang)
    inputs = [] if file is None else [file]
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang, inputs=inputs)
    report = sources.read(file, lang, plan_from=plan_from, anyway=anyway)
    if part is not None:
        report = _only(part, report, lang)
    if destination.form == "json":
        _note_ignored(quantities=quantities, ledger=ledger, lang=lang)
        from reportdiff.output.json import report_to_json

        destination.write(report_to_json(report))
    elif part is not None and not quantities and not ledger:
        destination.write("\n".join(report.text[span.start : span.end].strip("\n") for span in report.parts))
    else:
        views = _views(report, part, quantities=quantities, ledger=ledger)
        destination.write(_terminal_text(views, destination, color=color, width=width))


def _note_ignored(*, quantities: bool, ledger: bool, lang: Lang) -> None:
    for option, is_given in (("--quantities", quantities), ("--ledger", ledger)):
        if is_given:
            say_note("option_ignored", lang, option=option, form="json", forms="terminal")


def _only(part: PartName, report: Report, lang: Lang) -> Report:
    from reportdiff.opening import only_part

    selection = only_part(report, part)
    if not selection.parts:
        parts = list(dict.fromkeys(span.part for span in report.parts)) or "-"
        raise ReportdiffError(message("no_part", lang, name=report.name or report.title, part=part, parts=parts))
    return selection


def _views(report: Report, part: PartName | None, *, quantities: bool, ledger: bool) -> list[View]:
    """Give what to write, in order: the requested tables, else the report."""
    from reportdiff.output.terminal.reading_view import render_ledger, render_quantities
    from reportdiff.output.terminal.report_text import render_report
    from reportdiff.parsing.part_quantities import report_quantities

    views: list[View] = []
    if ledger:
        views.append(lambda console, lang: render_ledger(report, console, lang))
    if quantities:
        shown_part = part or "plan"
        views.append(
            lambda console, lang: render_quantities(report_quantities(report, shown_part), shown_part, console, lang)
        )
    return views or [lambda console, lang: render_report(report, console, lang)]


def _terminal_text(views: Sequence[View], destination: Destination, *, color: str, width: int | None) -> str:
    console = destination.console(color=color, width=width)
    with console.capture() as capture:
        for number, view in enumerate(views):
            if number:
                console.print("")
            view(console, destination.lang)
    return capture.get()
