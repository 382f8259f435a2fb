"""Which language the command line speaks, told before any option is parsed: usage errors have to be said in it too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from reportdiff.output.labels import Lang

LANG_VARIABLE = "REPORTDIFF_LANG"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order of POSIX (IEEE Std 1003.1, 8.2 Internationalization Variables); an empty one counts as unset."""


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language asked for by ``--lang``, else by ``$REPORTDIFF_LANG``, else the one of the locale.

    A value that is no language is passed over here: the parser of the options refuses it."""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        if argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value in get_args(Lang):
            return "zh" if value == "zh" else "en"
    return default_language(environment)


def default_language(environment: Mapping[str, str]) -> Lang:
    """The language without ``--lang``: ``zh`` where the locale begins with zh (zh_CN.UTF-8, zh_TW), else ``en``."""
    chosen = environment.get(LANG_VARIABLE, "")
    if chosen in get_args(Lang):
        return "zh" if chosen == "zh" else "en"
    locale = next((environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"
