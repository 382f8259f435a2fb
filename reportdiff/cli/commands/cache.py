"""`reportdiff cache`: where results are kept, how many and how large; and how to remove them."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal, get_args

import click

from reportdiff.cli.destination import write_to_stdout
from reportdiff.cli.options.shared import common_options
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message

Action = Literal["info", "clear"]

_EPILOG = """\
Parsed reports, finished comparisons and what a terminal showed of them are kept, so that the second look is instant.
What was not used for the longest time goes first. It is safe to delete all: what is missing is computed again.

\b
REPORTDIFF_CACHE=0         no cache, as --no-cache
REPORTDIFF_CACHE_DIR=DIR   another folder for it
REPORTDIFF_CACHE_MB=N      its largest size in megabytes; 512 by default

\b
Examples:
  reportdiff cache
  reportdiff cache clear"""

_KINDS: Final = ("report", "comparison", "finding", "text")
"""The kinds of entries that users know."""


@click.command("cache", epilog=_EPILOG)
@click.argument("action", type=click.Choice(get_args(Action)), default="info", metavar="[info|clear]")
@common_options
def cache_command(action: Action, lang: Lang) -> None:
    """Show where results are kept and how large they are, or remove them."""
    from reportdiff.corpus.cache.place import cache_folder, cache_is_on, largest_size
    from reportdiff.corpus.cache.store import Store, refusal

    folder = cache_folder()
    reason = refusal(folder)
    if reason is not None:
        write_to_stdout(message(f"cache_refused_{reason}", lang, folder=folder))
        return
    store = Store(folder, largest_size())
    if action == "clear":
        write_to_stdout(message("cache_cleared", lang, folder=folder, n=store.clear()))
        return
    entries = list(store.entries())
    lines = [message("cache_folder" if cache_is_on() else "cache_off", lang, folder=folder)]
    for kind in _KINDS:
        sizes = [entry.size for entry in entries if entry.kind == kind]
        lines.append(message(f"cache_{kind}s", lang, n=len(sizes), size=_megabytes(sum(sizes))))
    total = sum(entry.size for entry in entries)
    lines.append(message("cache_size", lang, size=_megabytes(total), limit=_megabytes(store.limit)))
    if entries:
        oldest = datetime.fromtimestamp(min(entry.used for entry in entries))
        lines.append(message("cache_oldest", lang, when=f"{oldest:%Y-%m-%d %H:%M}"))
    write_to_stdout("\n".join(lines))


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f}" if size < 100_000_000 else f"{size / 1e6:.0f}"
