"""The page that `--help` prints: usage, what the command does, its options or commands, remarks and examples."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import click

from reportdiff.cli.click_catalogue import locale_of_user
from reportdiff.cli.language import language_of
from reportdiff.i18n.labels import Lang

_INDENT: Final = "  "

_HEADINGS: Final[Mapping[str, tuple[str, str]]] = {
    "usage": ("用法：", "Usage: "),
    "options": ("选项：", "Options:"),
    "commands": ("命令：", "Commands:"),
}

_METAVAR: Final = re.compile(r"(?<![-\w])[A-Z]+(?=\d?(?![-\w]))")


class SpokenContext(click.Context):
    """A context whose help is in the language of the command line (:func:`reportdiff.cli.language.language_of`)."""

    def get_help(self) -> str:
        """Give the page of :func:`help_page` in that language."""
        return help_page(self, language_of(self.find_object(tuple) or (), os.environ))

    def invoke(self, callback: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Run a command in the locale of the user: only click itself reads the catalogue."""
        with locale_of_user():
            return super().invoke(callback, *args, **kwargs)


def help_page(context: click.Context, lang: Lang) -> str:
    """Give the help of the command of ``context`` in ``lang``, no wider than its formatter, without a final newline.

    Raises:
        KeyError: the command or one of its parameters has no Chinese.
    """
    from reportdiff.cli.help_columns import definitions, join_lines, paragraphs

    width = context.make_formatter().width
    command = context.command
    lines = _usage(command, context, lang, width)
    lines += ["", *paragraphs(_about(command, lang), width, indent=_INDENT)]
    options = _options(command, context, lang)
    lines += ["", _HEADINGS["options"][lang == "en"], *definitions(options, width, indent=_INDENT)]
    if isinstance(command, click.Group):
        commands = _commands(command, context, lang)
        lines += ["", _HEADINGS["commands"][lang == "en"], *definitions(commands, width, indent=_INDENT)]
    if command.epilog:
        lines += ["", *paragraphs(_epilog(command, lang), width, indent=_INDENT)]
    return join_lines(lines)


def metavar(text: str, lang: Lang) -> str:
    """Translate the names of values (OLD, FILE) in ``text`` to ``lang``."""
    if lang == "en":
        return text
    from reportdiff.i18n.help.zh import METAVARS

    return _METAVAR.sub(lambda match: METAVARS[match[0]], text)


def _usage(command: click.Command, context: click.Context, lang: Lang, width: int) -> list[str]:
    from reportdiff.cli.help_columns import wrap

    lead = f"{_HEADINGS['usage'][lang == 'en']}{context.command_path} "
    pieces = metavar(" ".join(command.collect_usage_pieces(context)), lang)
    return wrap(lead + pieces, width, hanging=_INDENT * 4)


def _about(command: click.Command, lang: Lang) -> str:
    if lang == "en":
        return inspect.cleandoc(command.help or "")
    from reportdiff.i18n.help.zh import command_help

    return command_help(command.name or "").about


def _epilog(command: click.Command, lang: Lang) -> str:
    if lang == "en":
        return inspect.cleandoc(command.epilog or "")
    from reportdiff.i18n.help.zh import command_help

    return command_help(command.name or "").epilog


def _options(command: click.Command, context: click.Context, lang: Lang) -> list[tuple[str, str]]:
    rows = []
    for parameter in command.get_params(context):
        if not isinstance(parameter, click.Option):
            continue
        record = parameter.get_help_record(context)
        if record is None:
            continue
        if lang == "en":
            rows.append(record)
            continue
        from reportdiff.i18n.help.zh import added_facts, parameter_help

        text = parameter_help(command.name or "", parameter)
        rows.append((metavar(record[0], lang), text + added_facts(parameter, context)))
    return rows


def _commands(group: click.Group, context: click.Context, lang: Lang) -> list[tuple[str, str]]:
    rows = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None and not command.hidden:
            rows.append((name, _first_sentence(_about(command, lang))))
    return rows


def _first_sentence(text: str) -> str:
    first = " ".join(text.split("\n\n", 1)[0].split())
    return re.split(r"(?<=。)|(?<=\.) ", first, maxsplit=1)[0]
