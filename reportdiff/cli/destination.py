"""Where a result goes: standard output, or a file that is never half-written and never somebody else's."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from reportdiff.cli.messages import message, say_note
from reportdiff.errors import ReportdiffError
from reportdiff.files import replace_file
from reportdiff.output.labels import Lang

if TYPE_CHECKING:
    from rich.console import Console

SUFFIXES: Final = {".json": "json", ".txt": "terminal"}

_OWN_MARK: Final = re.compile(
    rb'"schema":\s*"reportdiff/|"\$id":\s*"urn:reportdiff:|\nreportdiff \d[\w.+]*\s*\Z'
    rb"|\A\xef\xbb\xbfheadline,indicator,name,name_en,measured,"
)
"""By its schema, its last line or its columns a file tells that reportdiff wrote it."""

_MARK_REACH: Final = 4096
"""Bytes at the start and at the end of a file that are searched for the mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """An open way out for a result of form ``form``; ``path`` is ``None`` for standard output."""

    path: Path | None
    form: str
    lang: Lang

    def console(self, *, color: str, width: int | None) -> Console:
        """A console to render on for this destination: colour is for terminals, a file gets plain text."""
        from reportdiff.output.terminal_console import PIPED_WIDTH, make_console

        stream = sys.stdout if self.path is None else io.StringIO()
        choice: Literal["auto", "always", "never"] = "auto"
        if self.path is not None or color == "never":
            choice = "never"
        elif color == "always":
            choice = "always"
        if self.path is not None and width is None:
            # What a file holds must not hang on the window it was made in.
            width = PIPED_WIDTH
        return make_console(color=choice, width=width, stream=stream)

    def write(self, result: str | bytes) -> None:
        """Write the whole result, and say on standard error where it went if that is a file.

        A reader that closes the pipe (`| head`) has had enough: that is no error. Raises :class:`ReportdiffError`
        where the file cannot be written; an existing one is then as it was."""
        if self.path is None:
            write_to_stdout(result)
            return
        if isinstance(result, str):
            data = f"{result.rstrip()}\n\n{text_mark()}\n".encode("utf-8", "replace")
        else:
            data = result + b"\n"
        try:
            replace_file(self.path, data)
        except OSError as error:
            reason = error.strerror or str(error)
            raise ReportdiffError(message("cannot_write", self.lang, path=self.path, text=reason)) from error
        say_note("written", self.lang, path=self.path)


def open_destination(
    output: Path | None, *, form: str | None, forms: Sequence[str], force: bool, lang: Lang, inputs: Iterable[Path] = ()
) -> Destination:
    """Settle form and place before any work is done, so that a refusal comes at once.

    ``form`` is the one asked for, or ``None`` to tell it from the suffix of ``output``; ``forms`` those that the
    command can write; ``inputs`` the files it reads, which are never written. Raises :class:`ReportdiffError` for an
    unknown suffix, a missing folder, or an existing file of another origin without ``force``."""
    if output is None or str(output) == "-":
        return Destination(path=None, form=form or forms[0], lang=lang)
    told = form or SUFFIXES.get(output.suffix.lower(), "")
    if told not in forms:
        known = ", ".join(suffix for suffix, name in SUFFIXES.items() if name in forms)
        raise ReportdiffError(
            message("unknown_suffix", lang, path=output, formats="|".join(forms), suffixes=known),
        )
    # A link is followed: the file it points to is the one to be replaced, not the link.
    path = Path(os.path.realpath(output))
    if path.is_dir():
        raise ReportdiffError(message("is_folder", lang, path=output))
    if not path.parent.is_dir():
        raise ReportdiffError(message("no_folder", lang, folder=output.parent))
    if path.is_file():
        if any(file.exists() and path.samefile(file) for file in inputs):
            raise ReportdiffError(message("input_file", lang, path=output))
        if not force and not written_by_us(path):
            raise ReportdiffError(message("foreign_file", lang, path=output))
    return Destination(path=path, form=told, lang=lang)


def written_by_us(path: Path) -> bool:
    """Whether the file is empty or bears the mark of reportdiff; ``False`` where it cannot be read."""
    try:
        with path.open("rb") as file:
            start = file.read(_MARK_REACH)
            file.seek(max(0, path.stat().st_size - _MARK_REACH))
            end = file.read(_MARK_REACH)
    except OSError:
        return False
    return not start or bool(_OWN_MARK.search(start) or _OWN_MARK.search(end))


def text_mark() -> str:
    """The last line of a text file, by which a later run knows that it may be overwritten."""
    from reportdiff.version import __version__

    return f"reportdiff {__version__}"


def write_to_stdout(result: str | bytes) -> None:
    """Print text as it is, or UTF-8 bytes (JSON) and a newline; quietly stop where nobody reads on."""
    try:
        if isinstance(result, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(result + b"\n")
        else:
            sys.stdout.write(result if result.endswith("\n") else f"{result}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        discard_stdout()


def discard_stdout() -> None:
    """Send what is still to be flushed nowhere: Python would complain about the closed pipe while it shuts down."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
