"""`reportdiff add SOURCE`: one report, checked and stored."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportdiff.cli.destination import write_to_stdout
from reportdiff.cli.options.shared import common_options, stacked
from reportdiff.cli.report_specs import STANDARD_INPUT
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import say_note

if TYPE_CHECKING:
    from reportdiff.collecting.adding import Addition
    from reportdiff.collecting.store import Original

_Function = TypeVar("_Function", bound=Callable[..., Any])

FORMATS = ("terminal", "json")

_EPILOG = """\b
SOURCE is a file (Markdown, plain text, HTML, Word, WPS, RTF, OFD, PDF, a picture, or an archive with one of
these), an http or https address, or - for standard input.

\b
Examples:
  reportdiff add 政府工作报告.docx
  reportdiff add https://www.example.gov.cn/2025/report.html
  reportdiff add scan.txt --region 上海 --year 2025      if the text does not say"""

store_option = click.option(
    "--reports",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder to store reports in, as <year>/<region>.md; created if missing. [env: REPORTDIFF_REPORTS; "
    "default: ./reports]",
)
FORCE = "Replace another text of the same report, and trust the options over the text."


def write_options(function: _Function) -> _Function:
    """Add ``--force``, ``--dry-run`` and ``--format``, which the commands that store reports share."""
    return stacked(
        function,
        click.option("--force", is_flag=True, help=FORCE),
        click.option("--dry-run", is_flag=True, help="Check everything and report what would be done; write nothing."),
        click.option(
            "--format",
            "form",
            type=click.Choice(FORMATS),
            default="terminal",
            help="Output format. [default: terminal]",
        ),
    )


@click.command("add", epilog=_EPILOG)
@click.argument("source", metavar="SOURCE")
@click.option("--region", metavar="NAME", help="Region of the report: beijing, 上海. [default: from the text]")
@click.option("--year", type=int, metavar="YEAR", help="Year of its plan. [default: from the text]")
@store_option
@click.option("--allow-private", is_flag=True, help="Also allow addresses of a private network or of this machine.")
@write_options
@common_options
def add(
    source: str,
    region: str | None,
    year: int | None,
    reports: Path | None,
    allow_private: bool,
    force: bool,
    dry_run: bool,
    form: str,
    lang: Lang,
) -> None:
    """Store one report as reports/<year>/<region>.md.

    Reads and cleans the text, checks that it is a government work report, and writes it with its source and date as
    front matter."""
    from reportdiff.collecting import adding

    if source == STANDARD_INPUT:
        addition = adding.add_original(
            _standard_input(lang), reports=reports, region=region, year=year, force=force, dry_run=dry_run
        )
    else:
        addition = adding.add(
            source, reports=reports, region=region, year=year, force=force, allow_private=allow_private, dry_run=dry_run
        )
    show_addition(addition, form=form, reports=reports, lang=lang)


def show_addition(addition: Addition, *, form: str, reports: Path | None, lang: Lang) -> None:
    """Print what became of one report."""
    from reportdiff.collecting.collection_account import addition_json, addition_text

    if form == "json":
        write_to_stdout(addition_json(addition, reports=reports))
    else:
        write_to_stdout(addition_text(addition, lang=lang, reports=reports))


def _standard_input(lang: Lang) -> Original:
    from datetime import UTC, datetime

    from reportdiff.collecting.store import Original
    from reportdiff.reading import MAX_BYTES

    if sys.stdin.isatty():
        say_note("reading_stdin", lang)
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    return Original(data=data, name="<stdin>", source="", retrieved=datetime.now(UTC).date())
