"""``--watch`` and ``--baseline``: the files that reports and changes are judged by, for every command that judges."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

_Function = TypeVar("_Function", bound=Callable[..., Any])

WATCH_LIST: Final = Path("watch.toml")
BASELINE: Final = Path("accepted.toml")
"""Read from the working folder where nobody names another."""


def watch_option(function: _Function) -> _Function:
    """``--watch``: the watch list."""
    return click.option(
        "--watch",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=f"Watch list to keep to. [default: ./{WATCH_LIST}, if it is there]",
    )(function)


def baseline_option(function: _Function) -> _Function:
    """``--baseline``: the accepted baseline."""
    return click.option(
        "--baseline",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=f"Accepted baseline: what it holds is let pass. [default: ./{BASELINE}, if it is there]",
    )(function)


def present(path: Path) -> Path | None:
    """``path`` if there is such a file."""
    return path if path.is_file() else None
