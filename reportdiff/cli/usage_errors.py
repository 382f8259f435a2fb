"""Errors of the command line or the system, in one line and in the language of the user.

click says it in that language itself (:mod:`reportdiff.cli.click_catalogue`); the operating system speaks English.
"""

from __future__ import annotations

import re
from typing import Final

import click

from reportdiff.cli.help_page import metavar
from reportdiff.errors import reason_of
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message, one_line

_CHOICES: Final = re.compile(r"(?<=（)'.+'(?=）$)", re.DOTALL)
_RANGE: Final = re.compile(r"(?<=（)(?:(-?\d+)<=)?x([<>])=(-?\d+)(?=）$)")
"""How click writes choices and a range, in brackets at the end of a sentence: no catalogue reaches them."""


def usage_text(error: click.ClickException, lang: Lang) -> str:
    """Describe an error of the command line, in one line that ends with where to read more."""
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "reportdiff"
    return f"{_complaint(error, lang)}{message('see_help', lang, command=command)}"


def system_text(error: OSError, lang: Lang) -> str:
    """Describe what the system could not do, and with which file."""
    place = error.filename or message("standard_output", lang)
    return message("system", lang, text=reason_of(error, lang), place=place)


def _complaint(error: click.ClickException, lang: Lang) -> str:
    if isinstance(error, click.NoSuchOption):
        near = list(error.possibilities or ())
        return message("no_option_near" if near else "no_option", lang, name=error.option_name, names=near)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return message("missing_argument", lang, name=_name(error.param, error.ctx, lang))
    if isinstance(error, click.BadParameter) and error.param is not None:
        text = _in_words(error.message, lang)
        return message("bad_value", lang, name=_name(error.param, error.ctx, lang), text=text)
    return one_line(_in_words(error.format_message(), lang))


def _name(parameter: click.Parameter, context: click.Context | None, lang: Lang) -> str:
    """Give the name of a parameter for the user: ``--format``, or its name in the usage line."""
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    text = parameter.make_metavar(context or click.get_current_context())
    return metavar(text if "|" not in text or " " in text else (parameter.name or "").upper(), lang)


def _in_words(sentence: str, lang: Lang) -> str:
    """Give a sentence of click without its full stop; in Chinese with choices as ``a、b`` and ranges in words."""
    sentence = sentence.rstrip(".。")
    if lang == "en":
        return sentence
    sentence = _CHOICES.sub(lambda choices: choices[0][1:-1].replace("', '", "、"), sentence)
    return _RANGE.sub(lambda bounds: _range_in_words(*bounds.groups()), sentence)


def _range_in_words(low: str | None, sign: str | None, high: str | None) -> str:
    if low is not None:
        return f"应为{low}至{high}"
    return f"应不小于{high}" if sign == ">" else f"应不大于{high}"
