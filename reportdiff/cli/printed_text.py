"""What a terminal shows of two reports, from the cache: only with options that are words and numbers, and no other file
than the reports and those beside them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reportdiff.errors import ReportdiffError
from reportdiff.i18n.messages import echo_note

if TYPE_CHECKING:
    from reportdiff.cli.options.pair import OpenPair

_FOLDERS: Final = ("reports", "output")
"""Options with a path that needs no reading: the reports found there are read, and count with their content."""

_EVERY_YEAR: Final = 10_000


def printed_before(key: str | None) -> str | None:
    """Give the text that was printed under this key, and say its notes again; ``None`` if it was not."""
    if key is None:
        return None
    from reportdiff.corpus.cache.texts import kept_text

    printed = kept_text(key)
    if printed is None:
        return None
    for note in printed.notes:
        echo_note(note)
    return printed.text


def text_key_of(pair: OpenPair, options: Mapping[str, Any]) -> str | None:
    """Give the key of what standard output gets of this pair with ``options``, all that the command has.

    ``None`` where it goes elsewhere, or depends on more than the reports and the options."""
    request, destination = pair.request, pair.destination
    files = [file for file in pair.files if file is not None]
    own_paths = [name for name, value in options.items() if isinstance(value, Path) and name not in _FOLDERS]
    to_terminal = destination.form == "terminal" and destination.path is None and destination.folder is None
    if len(files) < len(pair.files) or own_paths or not to_terminal:
        return None
    if not all(file.is_file() for file in files):
        return None  # a pipe, as of <(pandoc …), can be read once only
    from reportdiff.corpus.cache.place import cache_is_on
    from reportdiff.corpus.links_file import links_file

    if not cache_is_on() or (not request.no_pins and links_file(files[1]).exists()):
        return None
    from reportdiff.corpus.cache.texts import text_key
    from reportdiff.corpus.earlier_texts import earlier_texts
    from reportdiff.corpus.report_bytes import report_bytes
    from reportdiff.corpus.report_files import files_of
    from reportdiff.output.terminal.console import choose_width, wants_color

    view = {
        "width of the terminal": choose_width(request.width, sys.stdout, os.environ),
        "colour of the terminal": wants_color(request.color, sys.stdout, os.environ),  # type: ignore[arg-type]
    }
    try:
        contents = [(each, report_bytes(each)) for file in files for each in files_of(file)]
        history = {} if request.no_history else earlier_texts(files[1], before=_EVERY_YEAR)
    except ReportdiffError:
        return None
    return text_key({**options, **view}, contents, history)


def keep_printed(
    key: str | None, pair: OpenPair, options: Mapping[str, Any], text: str | bytes, notes: Sequence[str]
) -> None:
    """Keep ``text`` and its notes under its key, unless a file has changed since the key was made."""
    if key is None or not isinstance(text, str) or text_key_of(pair, options) != key:
        return
    from reportdiff.corpus.cache.texts import PrintedText, keep_text

    keep_text(key, PrintedText(text, tuple(notes)))
