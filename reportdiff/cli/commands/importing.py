"""`reportdiff import DIR`: a whole collection of reports."""

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

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 2.0
"""Seconds before a progress bar appears: a shorter import needs none."""

_EPILOG = """\b
DIR contains <year>/<region>.* or <region>/<year>.* at any depth, in any format that `add` reads.

\b
Examples:
  reportdiff import ~/下载/政府工作报告
  reportdiff import collection --reports reports --dry-run --format json"""


@click.command("import", epilog=_EPILOG)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@store_option
@write_options
@common_options
def import_command(folder: Path, reports: Path | None, force: bool, dry_run: bool, form: str, lang: Lang) -> int:
    """Store every report of a collection.

    Skips a file that is not a report, cannot be read, or is of another region or year than its path says, and gives the
    reason. A report in two formats is stored once. The exit code is 1 if no file could be stored."""
    from reportdiff.collecting.collection_account import import_json, import_text
    from reportdiff.collecting.importing import import_collection

    with _progress(lang) as on_file:
        account = import_collection(folder, reports=reports, force=force, dry_run=dry_run, on_file=on_file)
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
        yield on_file
    finally:
        if bar is not None:
            bar.stop()
