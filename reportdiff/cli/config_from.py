"""``--config-from``: the configuration as it stands at a commit, which no pull request can change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

if TYPE_CHECKING:
    from reportdiff.repository import Commit

CONFIG_FROM: Final = "--config-from"

_Function = TypeVar("_Function", bound=Callable[..., Any])


def config_from_option(function: _Function) -> _Function:
    """``--config-from``: whose configuration counts."""
    return click.option(
        CONFIG_FROM,
        metavar="REF",
        help="Take reportdiff.toml, the watch list, the accepted baseline and the links files as they stand at this "
        "commit of git: what a branch changes in them does not count.",
    )(function)


def configuration_commit(ref: str | None) -> Commit | None:
    """The commit that the configuration is read at; ``None`` without ``ref``: as it lies in the folder.

    Raises :class:`~reportdiff.errors.ReportdiffError` for a commit that git does not know."""
    if ref is None:
        return None
    from reportdiff.repository import commit_named

    return commit_named(ref, Path.cwd())


def asked_commit(words: Sequence[str]) -> Commit | None:
    """The same told from the words of the command line, before any option is parsed: the file of the configuration
    says what the options are by default. Raises as :func:`configuration_commit`."""
    ref = None
    for index, word in enumerate(words):
        if word == "--":
            break
        if word == CONFIG_FROM:
            ref = words[index + 1] if index + 1 < len(words) else None
        elif word.startswith(f"{CONFIG_FROM}="):
            ref = word.removeprefix(f"{CONFIG_FROM}=")
    return configuration_commit(ref)
