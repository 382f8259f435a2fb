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
"""Seconds before a progress bar appears: what is done by then needs none."""

_EPILOG = """\b
DIR holds <year>/<region>.* or <region>/<year>.* in any depth, in any format that `add` reads.

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

    A file that is no report, is of another region or year than its place says, or cannot be read is left out and named
    with the reason; a report that is there in two formats is taken once. The exit code is 1 if no file at all could be
    taken."""
    from reportdiff.collecting.collection_account import import_json, import_text
    from reportdiff.collecting.importing import import_collection

    with _progress(lang) as on_file:
        account = import_collection(folder, reports=reports, force=force, dry_run=dry_run, on_file=on_file)
    write_to_stdout(import_json(account) if form == "json" else import_text(account, lang=lang))
    return int(len(account.refused) == len(account.entries))


@contextmanager
def _progress(lang: Lang) -> Iterator[Callable[[int, int], None] | None]:
    """A function to be told how far the import is; shows a bar on standard error if that is a terminal and it takes
    a while."""
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
