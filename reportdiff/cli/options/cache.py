"""The option that turns the cache off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Function = TypeVar("_Function", bound=Callable[..., Any])


def cache_option(function: _Function) -> _Function:
    """Add ``--cache`` and ``--no-cache``, which count until the command ends, for all processes that it starts."""
    return click.option(
        "--cache/--no-cache",
        default=True,
        expose_value=False,
        callback=_switch,
        help="Use reports and comparisons that were computed before, and keep new ones. "
        "[env: REPORTDIFF_CACHE; default: --cache]",
    )(function)


def _switch(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    source = context.get_parameter_source(parameter.name or "")
    if source is not click.core.ParameterSource.DEFAULT and not context.resilient_parsing:
        from reportdiff.corpus.cache.place import switched

        context.with_resource(switched(value))
