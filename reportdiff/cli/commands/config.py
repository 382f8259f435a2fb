"""`reportdiff config`: every setting, its value, and where it came from."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from reportdiff.cli.configuration_commit import commit_in_words
from reportdiff.cli.destination import write_to_stdout
from reportdiff.cli.options.shared import common_options
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message, one_line
from reportdiff.settings import FILE_NAME, PROJECT_FILE, Setting, default_map, find_config, read_settings

_EPILOG = f"""\
A flag overrides a variable, a variable overrides the file. The file is {FILE_NAME}, or the table
[tool.reportdiff] of {PROJECT_FILE}, in the working folder or above, up to the root of the repository.

\b
Example of {FILE_NAME}:
  region = "shanghai"
  watch = "watch.toml"
  [diff]
  fail-on = ["target_lowered", "watch"]
  [check]
  fail-on = "warning"
  rules = {{ RD306 = "off", RD112 = "error" }}"""

HELP_WORDS = ("-h", "--help")


@click.command("config", epilog=_EPILOG)
@click.option("--format", "form", type=click.Choice(("terminal", "json")), default="terminal", help="Output format.")
@common_options
def config_command(form: str, lang: Lang) -> None:
    """Show every setting of the configuration, its value, and where it came from."""
    settings = read_settings(Path.cwd(), os.environ)
    if form == "json":
        write_to_stdout(json.dumps([_as_data(each) for each in settings], ensure_ascii=False, indent=2))
        return
    width = max(len(setting.key.name) for setting in settings)
    file = find_config(Path.cwd())
    lines = [message("config_file", lang, path=file) if file is not None else message("config_none", lang)]
    for setting in settings:
        lines.append(f"{setting.key.name:<{width}}  {_value(setting, lang)}  {_origin(setting, lang)}".rstrip())
    write_to_stdout("\n".join(lines))


def settings_as_defaults(context: click.Context) -> dict[str, dict[str, Any]]:
    """Give the settings of this working folder as click's defaults for the command that is run below ``context``.

    There are none for ``--help``, which must work even if the file is wrong. With ``--config-from`` among the words
    they are those of that commit. Raises
    :class:`~reportdiff.errors.ReportdiffError`, as for a file that cannot be read."""
    words: Sequence[str] = context.obj if isinstance(context.obj, tuple) else ()
    group = context.command
    if not isinstance(group, click.Group) or any(word in HELP_WORDS for word in words):
        return {}
    command = group.get_command(context, context.invoked_subcommand or "")
    parameters = {} if command is None else {command.name or "": [each.name or "" for each in command.params]}
    return default_map(read_settings(Path.cwd(), os.environ, commit_in_words(words)), parameters)


def _value(setting: Setting, lang: Lang) -> str:
    if setting.origin == "default":
        return "-"
    value = setting.value
    if isinstance(value, dict):
        return one_line(", ".join(f"{name}={switch}" for name, switch in value.items()))
    if isinstance(value, bool):
        return str(value).lower()
    return one_line(",".join(value) if isinstance(value, list) else str(value))


def _origin(setting: Setting, lang: Lang) -> str:
    where = setting.where if setting.origin == "environment" else Path(setting.where).name
    key = "config_file_origin" if setting.origin == "file" else f"config_{setting.origin}"
    return message(key, lang, where=where)


def _as_data(setting: Setting) -> dict[str, Any]:
    return {
        "key": setting.key.name,
        "value": setting.value,
        "origin": setting.origin,
        "where": setting.where,
        "variable": setting.key.variable,
    }
