"""The commit that ``--config-from`` names: the configuration at it counts, which no pull request can change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportdiff.disk.repository import Commit

CONFIG_FROM: Final = "--config-from"


def configuration_commit(ref: str | None) -> Commit | None:
    """Give the commit at which the configuration is read; ``None`` without ``ref``: the working folder counts.

    Raises :class:`~reportdiff.errors.ReportdiffError` for a commit that git does not know."""
    if ref is None:
        return None
    from reportdiff.disk.repository import commit_named

    return commit_named(ref, Path.cwd())


def commit_in_words(words: Sequence[str]) -> Commit | None:
    """Give the same from the words of the command line, before any option is parsed.

    The configuration file sets the defaults of the options, so it has to be read first. Raises as
    :func:`configuration_commit`."""
    ref = None
    for index, word in enumerate(words):
        if word == "--":
            break
        if word == CONFIG_FROM:
            ref = words[index + 1] if index + 1 < len(words) else None
        elif word.startswith(f"{CONFIG_FROM}="):
            ref = word.removeprefix(f"{CONFIG_FROM}=")
    return configuration_commit(ref)
