"""Where a result goes: standard output, or a file that is never half-written and never somebody else's."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TextIO

from reportdiff.cli.pager import Pager
from reportdiff.corpus.report_files import files_of
from reportdiff.disk.overwriting import cannot_write, writable, write_whole
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message, say_note
from reportdiff.output.origin import text_mark, written_by_us
from reportdiff.output.renderers import RENDERERS, form_of

if TYPE_CHECKING:
    from rich.console import Console

    from reportdiff.model import Report, ReportName

DEFAULT_FOLDER: Final = Path("outputs")
"""The folder for results that a terminal cannot show; the only folder that is created if missing."""

_LONGEST_REGION: Final = 40


_FINDING_SUFFIXES: Final = {".sarif": "sarif", ".xml": "junit"}
"""Formats that only `check` can write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A way out for a result of form ``form``. ``path`` is ``None`` for standard output, and as long as the file in
    ``folder`` has no name (see :meth:`with_stem`)."""

    path: Path | None
    form: str
    lang: Lang
    folder: Path | None = None
    force: bool = False
    inputs: tuple[Path, ...] = ()

    @property
    def binary(self) -> bool:
        """Tell whether nothing may be added to the bytes of a result."""
        renderer = RENDERERS.get(self.form)
        return renderer is not None and renderer.binary

    def with_stem(self, stem: str) -> Destination:
        """Set the file ``<stem><suffix of the format>`` in the folder; a destination with a file stays unchanged.

        Raises :class:`ReportdiffError` as :func:`open_destination` does."""
        if self.folder is None:
            return self
        suffix = RENDERERS[self.form].suffixes[0]
        path = writable(
            self.folder / f"{stem}{suffix}",
            is_ours=written_by_us,
            force=self.force,
            inputs=self.inputs,
            makes_folder=self.folder == DEFAULT_FOLDER,
        )
        return replace(self, path=path, folder=None)

    def console(self, *, color: str, width: int | None) -> Console:
        """Give a console to render on for this destination: colour is for terminals, a file gets plain text."""
        from reportdiff.output.terminal.console import PIPED_WIDTH, make_console

        to_file = self.path is not None or self.folder is not None
        stream = io.StringIO() if to_file else sys.stdout
        choice: Literal["auto", "always", "never"] = "auto"
        if to_file or color == "never":
            choice = "never"
        elif color == "always":
            choice = "always"
        if to_file and width is None:
            # The content of a file must not depend on the size of the window.
            width = PIPED_WIDTH
        return make_console(color=choice, width=width, stream=stream)

    def write(self, result: str | bytes, *, pager: Pager | None = None) -> None:
        """Write the whole result, through ``pager`` on a terminal; note the path of a file on standard error.

        A reader that closes the pipe (`| head`) is no error. Raises :class:`ReportdiffError` where the file cannot be
        written; an existing one is then unchanged."""
        if self.path is None:
            if isinstance(result, str) and pager is not None and pager.show(result):
                return
            write_to_stdout(result, binary=self.binary)
            return
        try:
            if self.path.parent.name == DEFAULT_FOLDER.name:
                self.path.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise cannot_write(self.path, error) from error
        write_whole(self.path, self._as_file(result))
        say_note("written", self.lang, path=self.path)

    def _as_file(self, result: str | bytes) -> bytes:
        if isinstance(result, str) and self.form == "terminal":
            result = f"{result.rstrip()}\n\n{text_mark()}\n"
        return _complete(result, self.binary)


def open_destination(
    output: Path | None,
    *,
    form: str | None,
    forms: Sequence[str],
    force: bool,
    lang: Lang,
    inputs: Iterable[Path] = (),
    names: bool = False,
) -> Destination:
    """Choose format and destination before any work, so that an error comes at once.

    ``form`` is the one asked for, or ``None`` to tell it from the suffix of ``output``; ``forms`` those that the
    command can write; ``inputs`` the files it reads, which are never written. With ``names`` the command finds names
    for its files (:meth:`Destination.with_stem`): then ``output`` may be a folder, and what is of no use on a terminal
    goes into :data:`DEFAULT_FOLDER`.

    Raises :class:`ReportdiffError` for an unknown suffix, a missing folder, bytes asked for on a terminal, or an
    existing file of another origin without ``force``."""
    files = tuple(file for report in inputs for file in files_of(report))
    if output is None or str(output) == "-":
        form = form or forms[0]
        folder = None
        if form in RENDERERS and not RENDERERS[form].printable and sys.stdout.isatty():
            if output is not None or not names:
                raise ReportdiffError(message("not_for_terminal", lang, form=form))
            folder = DEFAULT_FOLDER
        return Destination(path=None, form=form, lang=lang, folder=folder, force=force, inputs=files)
    if output.is_dir() or output == DEFAULT_FOLDER:
        if not names:
            raise ReportdiffError(message("is_folder", lang, path=output))
        return Destination(path=None, form=form or forms[0], lang=lang, folder=output, force=force, inputs=files)
    suffix_form = form or form_of(output.name) or _FINDING_SUFFIXES.get(output.suffix.lower(), "")
    if suffix_form not in forms:
        suffixes = ", ".join(RENDERERS[name].suffixes[0] for name in forms if name in RENDERERS)
        raise ReportdiffError(
            message("unknown_suffix", lang, path=output, formats="|".join(forms), suffixes=suffixes),
        )
    path = writable(
        output, is_ours=written_by_us, force=force, inputs=files, makes_folder=output.parent == DEFAULT_FOLDER
    )
    return Destination(path=path, form=suffix_form, lang=lang)


def file_stem(old: Report | ReportName, new: Report | ReportName, kind: str) -> str:
    """Give the default file name of a result about two reports, without suffix: ``beijing-2022-2023.diff``.

    Two regions give ``beijing-2022-shanghai-2023``; what is not known is left out."""
    regions = [plain_name(report.region) for report in (old, new)]
    years = [str(report.year) if report.year else "" for report in (old, new)]
    if regions[0] == regions[1]:
        parts = [regions[0], *years]
    else:
        parts = [part for pair in zip(regions, years, strict=True) for part in pair]
    return "-".join(part for part in parts if part) + f".{kind}"


def plain_name(region: str) -> str:
    """Give a region as part of a file name: letters, digits and hyphens, whatever a report says its region is."""
    return re.sub(r"[^\w]+", "-", region)[:_LONGEST_REGION].strip("-_") or "report"


def _complete(result: str | bytes, binary: bool) -> bytes:
    """Give the bytes of a result; text ends in a newline."""
    data = result.encode("utf-8", "replace") if isinstance(result, str) else result
    return data if binary or data.endswith(b"\n") else data + b"\n"


def write_to_stdout(result: str | bytes, *, binary: bool = False) -> None:
    """Print text as it is, or bytes, with a newline at the end unless ``binary``; quietly stop where nobody reads
    on."""
    try:
        if isinstance(result, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(_complete(result, binary))
        else:
            sys.stdout.write(result if result.endswith("\n") else f"{result}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        discard_stdout()


def discard_stdout() -> None:
    """Call :func:`discard` for standard output."""
    discard(sys.stdout)


def discard(stream: TextIO) -> None:
    """Drop what is still to be flushed, so that Python does not complain about a closed pipe on exit."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
