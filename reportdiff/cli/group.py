"""The command `reportdiff`: its subcommands, and `diff` as the default."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from reportdiff.cli.command_list import HOMES, SECTIONS
from reportdiff.cli.help_page import SpokenContext
from reportdiff.cli.language import LANG_OPTION, language_of
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message
from reportdiff.version import __version__

DEFAULT_COMMAND = "diff"

_MISTYPED = 0.7
"""Likeness to a command (0 to 1) from which a word that is no file counts as a mistyped command: chek, explian and lsit
do, names of regions do not. It is one less the share of letters that differ, two that changed places counting once
(optimal string alignment)."""

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

_EPILOG = """\b
Examples:
  reportdiff 2022 2023                      the same as: diff 2022 2023
  reportdiff 2022/shanghai 2023/shanghai    reports/<year>/<region>.md
  reportdiff old.txt new.txt --grep 中关村  two files, only changes with 中关村
  reportdiff diff --help                    all options

Exit codes: 0 done; 1 found what --exit-code, --fail-on or check look for; 2 an error, in one line."""


class Commands(MutableMapping[str, click.Command]):
    """The commands by name; each is imported when it is first asked for."""

    def __init__(self) -> None:
        self._commands: dict[str, click.Command] = {}
        self._names = list(HOMES)

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._commands:
            module, _, attribute = HOMES[name].partition(":")
            self[name] = getattr(import_module(f"reportdiff.cli.commands.{module}"), attribute)
        return self._commands[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        command.context_class = SpokenContext
        self._commands[name] = command
        if name not in self._names:
            self._names.append(name)

    def __delitem__(self, name: str) -> None:
        self._names.remove(name)
        self._commands.pop(name, None)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class DefaultCommandGroup(click.Group):
    """A group that runs :data:`DEFAULT_COMMAND` if the command line names no subcommand.

    ``sections`` are the headings under which the help lists the commands."""

    context_class = SpokenContext
    sections = SECTIONS

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.commands = Commands()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own_options = {name for param in self.get_params(ctx) for name in (*param.opts, *param.secondary_opts)}
        language, rest = _language_first(args)
        if rest and rest[0] in own_options:
            # --help and --version win; --lang only sets their language.
            args = rest[:1]
        elif rest and rest[0] in self.commands:
            args = [rest[0], *language, *rest[1:]]
        elif args:
            if rest:
                self._refuse_mistyped(ctx, rest[0], language_of(args, os.environ))
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)

    def _refuse_mistyped(self, ctx: click.Context, word: str, lang: Lang) -> None:
        if not re.fullmatch("[a-z][a-z-]*", word) or Path(word).exists():
            return
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extractOne

        names = list(self.commands)
        if near := extractOne(word, names, scorer=OSA.normalized_similarity, score_cutoff=_MISTYPED):
            raise click.UsageError(message("no_command", lang, name=word, near=near[0]), ctx)


def _language_first(args: list[str]) -> tuple[list[str], list[str]]:
    """Split off a `--lang` before everything else; give it and the rest."""
    if not args or args[0].partition("=")[0] != LANG_OPTION:
        return [], args
    words = 1 if "=" in args[0] else 2
    return args[:words], args[words:]


@click.group("reportdiff", cls=DefaultCommandGroup, context_settings=CONTEXT, epilog=_EPILOG)
@click.version_option(version=__version__, prog_name="reportdiff", message="%(prog)s %(version)s")
@click.pass_context
def group(context: click.Context) -> None:
    """Align the measures (举措) of two Chinese government work reports (政府工作报告), and say which are new (新增),
    dropped (未再提及), changed (有变化), reworded (改写) or unchanged (未变).

    Without a command, `reportdiff OLD NEW` compares the two reports."""
    from reportdiff.cli.commands.config import settings_as_defaults

    context.default_map = settings_as_defaults(context)
