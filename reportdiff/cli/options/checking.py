"""``--rule``, ``--watch``, ``--baseline`` and ``--config-from``: what counts in a check, and the default files."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportdiff.cli.configuration_commit import CONFIG_FROM
from reportdiff.cli.language import language_of
from reportdiff.cli.options.shared import stacked
from reportdiff.i18n.messages import message
from reportdiff.settings import BASELINE, WATCH_LIST

if TYPE_CHECKING:
    from reportdiff.disk.repository import Commit

_Function = TypeVar("_Function", bound=Callable[..., Any])


def switches(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> dict[str, str]:
    """Give the severities that ``--rule`` and the configuration set; a flag overrides the configuration."""
    by_rule: dict[str, str] = {}
    for each in (*(ctx.lookup_default("rules") or ()), *value):
        name, _, switch = each.partition("=")
        if not (name.strip() and switch.strip()):
            words = ctx.find_object(tuple) or ()
            raise click.UsageError(message("bad_rule", language_of(words, os.environ), value=each), ctx)
        by_rule[name.strip().upper()] = switch.strip().lower()
    return by_rule


def checking_options(function: _Function) -> _Function:
    """Add ``--rule``, ``--watch`` and ``--baseline``."""
    return stacked(
        function,
        click.option(
            "--rule",
            "rules",
            multiple=True,
            callback=switches,
            metavar="RULE=SEVERITY",
            help="Set a rule, by id or prefix, to error, warning, notice or off: RD306=off, RD6=error; repeatable, the "
            "longest match wins.",
        ),
        watch_option,
        baseline_option,
    )


def watch_option(function: _Function) -> _Function:
    """Add ``--watch``: the watch list."""
    return click.option(
        "--watch",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=f"Watch list to use. [default: ./{WATCH_LIST}, if it exists]",
    )(function)


def baseline_option(function: _Function) -> _Function:
    """Add ``--baseline``: the accepted baseline."""
    return click.option(
        "--baseline",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=f"Accepted baseline; its entries are not reported. [default: ./{BASELINE}, if it exists]",
    )(function)


def config_from_option(function: _Function) -> _Function:
    """Add ``--config-from``: the commit whose configuration counts."""
    return click.option(
        CONFIG_FROM,
        metavar="REF",
        help="Take reportdiff.toml, the watch list, the accepted baseline and the links files from this commit of git; "
        "what a branch changes in them does not count.",
    )(function)


def present(path: Path, commit: Commit | None = None) -> Path | None:
    """Give ``path`` if the file exists (at ``commit``, if given), else ``None``."""
    if commit is None:
        return path if path.is_file() else None
    from reportdiff.disk.repository import is_file_at

    return path if is_file_at(path, commit) else None
