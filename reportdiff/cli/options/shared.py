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
from reportdiff.model import Status
from reportdiff.output.renderers import GROUPINGS, HIGHLIGHTS

if TYPE_CHECKING:
    from reportdiff.expressions import Expression

MIN_WIDTH = 20
"""Columns: narrower than ten Chinese characters no layout says anything."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


def statuses(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> frozenset[str] | None:
    """The statuses of all ``--status`` options together (each a list as in ``new,dropped``); ``None`` without any."""
    if not value:
        return None
    names = [item.strip().lower() for item in re.split("[,，、]", ",".join(value))]
    for item in names:
        if item not in get_args(Status):
            text = message("bad_status", _language(ctx), value=item, choices=get_args(Status))
            raise click.UsageError(text, ctx)
    return frozenset(names)


def regex(ctx: click.Context, param: click.Parameter, value: str | None) -> Expression | None:
    """The regular expression that ``--grep`` gives."""
    if value is None:
        return None
    from reportdiff.expressions import BadExpression, Expression

    try:
        return Expression(value)
    except BadExpression as error:
        raise click.UsageError(message("bad_regex", _language(ctx), pattern=value, text=error.reason), ctx) from error


def output_path(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    """The path that ``--output`` gives. A name that ends in a slash is that of a folder, and it has to be there, save
    the default one."""
    if value is None:
        return None
    lang = _language(ctx)
    if not value.strip():
        raise click.UsageError(message("no_name", lang), ctx)
    path = Path(value)
    separators = tuple(filter(None, (os.sep, os.altsep)))
    if value.endswith(separators) and not path.is_dir() and path != DEFAULT_FOLDER:
        raise click.UsageError(message("no_folder", lang, folder=path), ctx)
    return path


def reports_option(function: _Function) -> _Function:
    """``--reports``: the folder in which a spec is looked up; its absence and its environment variable are the
    business of :mod:`reportdiff.corpus.reports`."""
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
            callback=output_path,
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


def listing_options(function: _Function) -> _Function:
    """How the changes are listed: ``--highlights``, ``--by``, ``--side-by-side``, ``--stat``."""
    return stacked(
        function,
        click.option(
            "--highlights",
            type=click.IntRange(min=0),
            metavar="N",
            help=f"How many highlights come first. [default: {HIGHLIGHTS}]",
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
            help="Old text on the left, new text on the right; from 100 columns.",
        ),
        click.option("--stat", is_flag=True, help="Counts by section as bars instead of the changes."),
    )


def pager_option(function: _Function) -> _Function:
    """``--pager`` and ``--no-pager``."""
    return click.option(
        "--pager/--no-pager",
        default=True,
        help="Show a long result page by page, on a terminal only. [env: REPORTDIFF_PAGER, PAGER; default: less -FRX]",
    )(function)


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


def _language(ctx: click.Context | None) -> Lang:
    # While options are being parsed, --lang may not have had its turn yet: the words themselves are asked.
    words = ctx.find_object(tuple) if ctx is not None else None
    return language_of(words or (), os.environ)
