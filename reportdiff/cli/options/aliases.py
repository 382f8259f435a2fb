"""The option for a file of the user's own short names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportdiff.disk.repository import Commit

_Function = TypeVar("_Function", bound="Callable[..., Any]")


def aliases_option(function: _Function) -> _Function:
    """Add ``--aliases``."""
    return click.option(
        "--aliases",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE",
        help="Short names and what they stand for, a TOML file.",
    )(function)


def load_aliases(path: Path | None, commit: Commit | None = None) -> Mapping[str, str]:
    """Read the file of ``--aliases``, at ``commit`` if given; no aliases without it.

    Raises :class:`~reportdiff.errors.ReportdiffError` for a file that is wrong."""
    if path is None:
        return {}
    from reportdiff.corpus.aliases_file import read_aliases

    return read_aliases(path, commit)
