"""The page that `--help` prints: usage, what the command does, its options or commands, remarks and examples."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Callable, Iterator, Mapping
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
    from reportdiff.text.line_breaking import cells

    width = context.make_formatter().width
    command = context.command
    lines = _usage(command, context, lang, width)
    lines += ["", *paragraphs(_about(command, lang), width, indent=_INDENT)]
    options = _options(command, context, lang)
    lines += ["", _HEADINGS["options"][lang == "en"], *definitions(options, width, indent=_INDENT)]
    if isinstance(command, click.Group):
        commands = _commands(command, context, lang)
        column = max(cells(name) for name in commands)
        for heading, names in _sections(command, commands, lang):
            rows = [(name, commands[name]) for name in names]
            lines += ["", heading, *definitions(rows, width, indent=_INDENT, column=column)]
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


def _commands(group: click.Group, context: click.Context, lang: Lang) -> dict[str, str]:
    """Give each command with the first sentence of its help."""
    commands = ((name, group.get_command(context, name)) for name in group.list_commands(context))
    return {
        name: _first_sentence(_about(command, lang))
        for name, command in commands
        if command is not None and not command.hidden
    }


def _sections(group: click.Group, commands: Mapping[str, str], lang: Lang) -> Iterator[tuple[str, list[str]]]:
    """Give the headings with their commands; one heading for the commands of a group without sections, and for those
    that are in none."""
    listed: set[str] = set()
    for headings, members in getattr(group, "sections", {}).items():
        names = [name for name in members if name in commands]
        listed.update(names)
        if names:
            yield headings[lang == "en"] + ("：" if lang == "zh" else ":"), names
    if rest := [name for name in commands if name not in listed]:
        yield _HEADINGS["commands"][lang == "en"], rest


def _first_sentence(text: str) -> str:
    first = " ".join(text.split("\n\n", 1)[0].split())
    return re.split(r"(?<=。)|(?<=\.) ", first, maxsplit=1)[0]
