"""The options that commands share, and the callbacks that check values while the command line is parsed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from reportdiff.cli.language import LANG_VARIABLE, default_language, language_of
from reportdiff.cli.messages import message
from reportdiff.model import Status
from reportdiff.output.labels import Lang

MIN_WIDTH = 20
"""Columns: narrower than ten Chinese characters no layout says anything."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


def statuses(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> frozenset[str] | None:
    """The statuses of all ``--status`` options together (each a list as in ``new,dropped``); ``None`` without any."""
    if not value:
        return None
    asked = [item.strip().lower() for item in re.split("[,，、]", ",".join(value))]
    for item in asked:
        if item not in get_args(Status):
            text = message("bad_status", _spoken(ctx), value=item, choices=", ".join(get_args(Status)))
            raise click.UsageError(text, ctx)
    return frozenset(asked)


def regex(ctx: click.Context, param: click.Parameter, value: str | None) -> re.Pattern[str] | None:
    """The regular expression (of Python's :mod:`re`) that ``--grep`` gives."""
    if value is None:
        return None
    try:
        return re.compile(value)
    except (re.error, RecursionError, OverflowError) as error:
        raise click.UsageError(message("bad_regex", _spoken(ctx), pattern=value, text=error), ctx) from error


def reports_option(function: _Function) -> _Function:
    """``--reports``: the folder in which a spec is looked up; its absence and its environment variable are the
    business of :mod:`reportdiff.corpus`."""
    return click.option(
        "--reports",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Folder with <year>/<region>.md to look specs up in. [env: REPORTDIFF_REPORTS; "
        "default: ./reports, else the bundled examples]",
    )(function)


def region_option(function: _Function) -> _Function:
    """``--region``: the region of specs that are a bare year."""
    return click.option(
        "--region",
        metavar="NAME",
        help="Region of specs that are a bare year: beijing, 上海. [default: beijing, or the only one there]",
    )(function)


def output_options(formats: Sequence[str]) -> Callable[[_Function], _Function]:
    """``--format``, ``--output`` and ``--force``: in which form the result goes where."""

    def decorate(function: _Function) -> _Function:
        return stacked(
            function,
            click.option(
                "--format",
                "form",
                type=click.Choice(formats),
                help="Form of the result. [default: told from the suffix of FILE, else terminal]",
            ),
            file_options,
        )

    return decorate


def file_options(function: _Function) -> _Function:
    """``--output`` and ``--force`` alone, for commands with a single format."""
    return stacked(
        function,
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Write the result to FILE (never half-written) instead of standard output.",
        ),
        click.option("--force", is_flag=True, help="Overwrite FILE even if reportdiff did not write it."),
    )


def view_options(function: _Function) -> _Function:
    """``--color`` and ``--width``: how the terminal form looks."""
    return stacked(
        function,
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help="Colour the terminal form. "
            "[default: auto, which heeds NO_COLOR, then FORCE_COLOR, then asks the terminal]",
        ),
        click.option(
            "--width",
            type=click.IntRange(min=MIN_WIDTH),
            metavar="N",
            help="Columns of the terminal form. [default: those of the terminal; 100 in a pipe or file]",
        ),
    )


def common_options(function: _Function) -> _Function:
    """``--lang`` and ``--debug``, which every command has."""
    return stacked(
        function,
        click.option(
            "--lang",
            type=click.Choice(get_args(Lang)),
            envvar=LANG_VARIABLE,
            default=lambda: default_language(os.environ),
            help=f"Language of labels and messages. [env: {LANG_VARIABLE}; default: zh in a Chinese locale, else en]",
        ),
        click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error."),
    )


def stacked(function: _Function, *decorators: Callable[[_Function], _Function]) -> _Function:
    """``function`` under all ``decorators``, the first one outermost: so --help lists options as they are written."""
    for decorator in reversed(decorators):
        function = decorator(function)
    return function


def _spoken(ctx: click.Context | None) -> Lang:
    # While options are being parsed, --lang may not have had its turn yet: the words themselves are asked.
    words = ctx.find_object(tuple) if ctx is not None else None
    return language_of(words or (), os.environ)
