"""The options of commands that use pins, and the note about stale pins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportdiff.cli.options.shared import stacked
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import say_note

if TYPE_CHECKING:
    from reportdiff.disk.repository import Commit
    from reportdiff.model import Comparison, Pin

_Function = TypeVar("_Function", bound=Callable[..., Any])


def pins_options(function: _Function) -> _Function:
    """Add ``--pins`` and ``--no-pins``."""
    return stacked(
        function,
        click.option(
            "--pins",
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            metavar="FILE",
            help="Use the pins in FILE. [default: <region>.links.toml beside the new report, if it exists]",
        ),
        click.option("--no-pins", is_flag=True, help="Ignore all pins and align again."),
    )


def load_pins(pins: Path | None, *, no_pins: bool, new: Path | None, commit: Commit | None = None) -> tuple[Pin, ...]:
    """Read the pins of ``--pins``, else those beside the file ``new``; none with ``--no-pins``.

    With ``commit`` they are read at that commit.

    Raises :class:`~reportdiff.errors.ReportdiffError` for a links file that is wrong."""
    if no_pins:
        return ()
    from reportdiff.corpus.links_file import pins_beside, read_pins

    if pins is not None:
        return read_pins(pins, commit)
    return () if new is None else pins_beside(new, commit)


def note_stale(comparison: Comparison, lang: Lang) -> None:
    """Note on standard error which pins are stale."""
    if comparison.stale_pins:
        from reportdiff.output.words.pin_words import stale_words

        say_note("stale_pins", lang, text=stale_words(comparison.stale_pins, lang))
