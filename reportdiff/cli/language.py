"""The language of the command line, found before any option is parsed, since usage errors need it too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, get_args

from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang

LANG_OPTION = "--lang"
COMPLETION_VARIABLE: Final = "_REPORTDIFF_COMPLETE"
"""The variable by which the script of `reportdiff completion` asks for words; click gives its name."""

LANG_VARIABLE = "REPORTDIFF_LANG"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order of POSIX (IEEE Std 1003.1, 8.2 Internationalization Variables); an empty one counts as unset."""


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Give the language of ``--lang`` (anywhere; the last one counts), else of ``$REPORTDIFF_LANG``, else of the
    configuration file of the working folder, else of the locale.

    It ignores a value that is not a language: the parser of the options refuses it. It also ignores a configuration
    that cannot be read: the commands that use it report that, and `--help` must work anyway."""
    option = None
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        value = argument.removeprefix(f"{LANG_OPTION}=") if argument.startswith(f"{LANG_OPTION}=") else None
        if argument == LANG_OPTION and index + 1 < len(arguments):
            value = arguments[index + 1]
        option = _as_language(value) or option
    choice = option or _as_language(environment.get(LANG_VARIABLE)) or _from_configuration(arguments, environment)
    return choice or default_language(environment)


def default_language(environment: Mapping[str, str]) -> Lang:
    """Give the language without ``--lang``: ``zh`` if the locale begins with zh (zh_CN.UTF-8, zh_TW), else ``en``."""
    choice = _as_language(environment.get(LANG_VARIABLE))
    if choice is not None:
        return choice
    locale = next((environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def _as_language(value: object) -> Lang | None:
    if value not in get_args(Lang):
        return None
    return "zh" if value == "zh" else "en"


def _from_configuration(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang | None:
    """Read the language of the configuration file of the working folder."""
    from reportdiff.cli.configuration_commit import commit_in_words
    from reportdiff.settings import read_settings

    try:
        settings = read_settings(Path.cwd(), environment, commit_in_words(arguments))
    except (ReportdiffError, OSError):
        return None
    return next((_as_language(setting.value) for setting in settings if setting.key.name == "lang"), None)
