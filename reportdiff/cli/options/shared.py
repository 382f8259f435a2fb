"""The options that commands share, and the callbacks that check values while the command line is parsed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from reportdiff.cli.destination import DEFAULT_FOLDER
from reportdiff.cli.language import LANG_VARIABLE, default_language, language_of
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message
from reportdiff.model.codes import FateKind, OriginKind, Status
from reportdiff.output.renderers import GROUPINGS, HIGHLIGHTS

if TYPE_CHECKING:
    from reportdiff.text.expressions import Expression

MIN_WIDTH = 20
"""Columns: ten Chinese characters, the least that a layout needs."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


STATUSES_WITH_FATE = (
    *(f"dropped:{kind}" for kind in get_args(FateKind)),
    *(f"new:{kind}" for kind in get_args(OriginKind)),
)
"""Statuses with a fate or an origin, as ``--status`` takes them."""


def statuses(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> frozenset[str] | None:
    """Give the statuses of all ``--status`` options together (each a list as in ``new,dropped``), else ``None``."""
    if not value:
        return None
    names = [item.strip().lower() for item in re.split("[,，、]", ",".join(value))]
    for item in names:
        if item not in get_args(Status) and item not in STATUSES_WITH_FATE:
            text = message(
                "bad_status", usage_language(ctx), value=item, choices=[*get_args(Status), *STATUSES_WITH_FATE]
            )
            raise click.UsageError(text, ctx)
    return frozenset(names)


def regex(ctx: click.Context, param: click.Parameter, value: str | None) -> Expression | None:
    """Give the regular expression of ``--grep``."""
    if value is None:
        return None
    from reportdiff.text.expressions import BadExpression, Expression

    try:
        return Expression(value)
    except BadExpression as error:
        raise click.UsageError(
            message("bad_regex", usage_language(ctx), pattern=value, text=error.reason), ctx
        ) from error


def output_path(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    """Give the path of ``--output``.

    A name that ends in a slash is a folder, which has to exist, unless it is the default one."""
    if value is None:
        return None
    lang = usage_language(ctx)
    if not value.strip():
        raise click.UsageError(message("no_name", lang), ctx)
    path = Path(value)
    separators = tuple(filter(None, (os.sep, os.altsep)))
    if value.endswith(separators) and not path.is_dir() and path != DEFAULT_FOLDER:
        raise click.UsageError(message("no_folder", lang, folder=path), ctx)
    return path


def anyway_option(function: _Function) -> _Function:
    """Add ``--anyway``: read what is no report."""
    return click.option("--anyway", is_flag=True, help="Read a file even if it is no government work report.")(function)


def reports_option(function: _Function) -> _Function:
    """Add ``--reports``: the folder of reports.

    :mod:`reportdiff.corpus.reports` handles its default and its environment variable."""
    return click.option(
        "--reports",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Folder of reports, <year>/<region>.md. [env: REPORTDIFF_REPORTS; "
        "default: ./reports, else the bundled examples]",
    )(function)


def region_option(function: _Function) -> _Function:
    """Add ``--region``: the region of a spec that is only a year."""
    return click.option(
        "--region",
        metavar="NAME",
        help="Region if only a year is given: beijing, 上海. [default: beijing, or the only region]",
    )(function)


def output_options(formats: Sequence[str]) -> Callable[[_Function], _Function]:
    """Add ``--format``, ``--output`` and ``--force``."""

    def decorate(function: _Function) -> _Function:
        return stacked(
            function,
            click.option(
                "--format",
                "form",
                type=click.Choice(formats),
                help="Output format. [default: from the suffix of FILE, else terminal]",
            ),
            file_options,
        )

    return decorate


def file_options(function: _Function) -> _Function:
    """Add ``--output`` and ``--force`` alone, for commands with a single format."""
    return stacked(
        function,
        click.option(
            "-o",
            "--output",
            callback=output_path,
            metavar="FILE",
            help="Write the result to FILE (never half-written) instead of standard output.",
        ),
        click.option("--force", is_flag=True, help="Overwrite FILE even if reportdiff did not write it."),
    )


def view_options(function: _Function) -> _Function:
    """Add ``--color`` and ``--width`` for the terminal format."""
    return stacked(
        function,
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help="Colour in the terminal format. [default: auto, from NO_COLOR, FORCE_COLOR, then the terminal]",
        ),
        click.option(
            "--width",
            type=click.IntRange(min=MIN_WIDTH),
            metavar="N",
            help="Width of the terminal format in columns. [default: terminal width; 100 in a pipe or file]",
        ),
    )


def listing_options(function: _Function) -> _Function:
    """Add ``--highlights``, ``--by``, ``--side-by-side`` and ``--stat``: how the changes are listed."""
    return stacked(
        function,
        click.option(
            "--highlights",
            type=click.IntRange(min=0),
            metavar="N",
            help=f"Number of highlights to list first. [default: {HIGHLIGHTS}]",
        ),
        click.option("--no-highlights", is_flag=True, help="The same as --highlights 0."),
        click.option(
            "--by",
            type=click.Choice(GROUPINGS),
            default="section",
            help="Group the changes by section, by status, or by facet. [default: section]",
        ),
        click.option(
            "--side-by-side",
            is_flag=True,
            help="Old text on the left, new text on the right; needs 100 columns.",
        ),
        click.option("--frame", is_flag=True, help="List aims, slogans and situation too; they are never counted."),
        click.option("--stat", is_flag=True, help="Show counts by section as bars instead of the changes."),
    )


def pager_option(function: _Function) -> _Function:
    """Add ``--pager`` and ``--no-pager``."""
    return click.option(
        "--pager/--no-pager",
        default=True,
        help="Show a long result page by page, on a terminal only. [env: REPORTDIFF_PAGER, PAGER; default: less -FRX]",
    )(function)


def common_options(function: _Function) -> _Function:
    """Add ``--lang`` and ``--debug``, which every command has."""
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
    """Apply all ``decorators``, the first one outermost: then --help lists the options in this order."""
    for decorator in reversed(decorators):
        function = decorator(function)
    return function


def usage_language(ctx: click.Context | None) -> Lang:
    """Give the language of messages about the options themselves."""
    # click may not have parsed --lang yet, so the words themselves are read.
    words = ctx.find_object(tuple) if ctx is not None else None
    return language_of(words or (), os.environ)
