"""`reportdiff import DIR|TABLE`: a whole collection of reports."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdiff.cli.commands.add import store_option, write_options
from reportdiff.cli.destination import write_to_stdout
from reportdiff.cli.options.shared import common_options
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message
from reportdiff.page_progress import watched_pages

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 2.0
"""Seconds before a progress bar appears: a shorter import needs none."""

_EPILOG = """\b
DIR contains <year>/<region>.* or <region>/<year>.* at any depth, in any format that `add` reads.
TABLE is a .csv, .tsv, .jsonl, .xlsx or .parquet with a row a report. Columns called year, region, title and text (or
年份, 地区, 标题, 正文) are recognised by their names.

\b
Examples:
  reportdiff import ~/下载/政府工作报告
  reportdiff import collection --reports reports --dry-run --format json
  reportdiff import reports.csv --text-column 报告"""


@click.command("import", epilog=_EPILOG)
@click.argument("folder", metavar="DIR|TABLE", type=click.Path(path_type=Path))
@click.option("--text-column", metavar="NAME", help="Of a table: the column that holds the texts.")
@click.option("--year-column", metavar="NAME", help="Of a table: the column that holds the years.")
@click.option("--region-column", metavar="NAME", help="Of a table: the column that holds the regions.")
@click.option("--title-column", metavar="NAME", help="Of a table: the column that holds the titles.")
@store_option
@write_options
@common_options
def import_command(
    folder: Path,
    text_column: str | None,
    year_column: str | None,
    region_column: str | None,
    title_column: str | None,
    reports: Path | None,
    force: bool,
    dry_run: bool,
    form: str,
    lang: Lang,
) -> int:
    """Store every report of a collection.

    Skips a file or row that is not a report, cannot be read, or is of another region or year than its place says, and
    gives the reason. A report in two formats is stored once. The exit code is 1 if nothing could be stored."""
    from reportdiff.collecting.collection_account import import_json, import_text
    from reportdiff.collecting.importing import import_collection
    from reportdiff.collecting.tables.table_reports import Columns

    columns = Columns(text=text_column, year=year_column, region=region_column, title=title_column)
    with _progress(lang) as on_file:
        account = import_collection(
            folder, reports=reports, force=force, dry_run=dry_run, on_file=on_file, columns=columns
        )
    write_to_stdout(import_json(account) if form == "json" else import_text(account, lang=lang))
    return int(len(account.refused) == len(account.entries))


@contextmanager
def _progress(lang: Lang) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function that shows the progress of the import.

    It is a bar on standard error, if that is a terminal and the import takes a while."""
    if not sys.stderr.isatty():
        yield None
        return
    began = time.monotonic()
    bar: Progress | None = None

    def on_file(done: int, total: int) -> None:
        nonlocal bar
        if bar is None and time.monotonic() - began >= PATIENCE:
            from rich.console import Console
            from rich.progress import Progress

            bar = Progress(console=Console(stderr=True), transient=True)
            bar.add_task(message("importing", lang))
            bar.start()
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done, total=total)

    try:
        with watched_pages(None):  # one bar at a time
            yield on_file
    finally:
        if bar is not None:
            bar.stop()
