"""The option for a dictionary of the user's own words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportdiff.disk.repository import Commit

_Function = TypeVar("_Function", bound="Callable[..., Any]")


def dictionary_option(function: _Function) -> _Function:
    """Add ``--dictionary``."""
    return click.option(
        "--dictionary",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE",
        help="Words that are always terms: one a line, in jieba's format.",
    )(function)


def load_dictionary(path: Path | None, commit: Commit | None = None) -> tuple[str, ...]:
    """Read the words of ``--dictionary``, at ``commit`` if given; none without it.

    Raises :class:`~reportdiff.errors.ReportdiffError` for a file that is wrong."""
    if path is None:
        return ()
    from reportdiff.comparison.terms.user_dictionary import read_dictionary

    return read_dictionary(path, commit)
