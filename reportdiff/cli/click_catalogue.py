"""click's own messages in Chinese: the catalogue ``reportdiff/data/locale``, which click reads through gettext.

gettext takes the language from the environment of the process. That is set while click reads a command line and says
what is wrong with it, and no longer: what a command starts (git, the pager) has the locale of the user.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

from reportdiff.i18n.labels import Lang
from reportdiff.package_data import data_file

DOMAIN: Final = "messages"
"""The domain of click: gettext's own, since click names none."""

LOCALE: Final = "zh_CN"

_VARIABLE: Final = "LANGUAGE"
"""The variable that gettext looks at first (GNU gettext, 2.3.3 Specifying a Priority List of Languages)."""


_OF_USER: Final[ContextVar[str | None]] = ContextVar("language_of_user")
"""What the variable was before; without a value while click does not speak Chinese."""


@contextmanager
def click_speaks(lang: Lang) -> Iterator[None]:
    """Let click speak ``lang`` inside ``with``; English needs nothing. Domain, folder and environment are then put
    back as they were."""
    folder = None if lang == "en" else data_file("locale")
    if not isinstance(folder, Path):
        # Inside a zip archive gettext opens nothing: click stays with English.
        yield
        return
    domain, place = gettext.textdomain(), gettext.bindtextdomain(DOMAIN)
    gettext.bindtextdomain(DOMAIN, str(folder))
    gettext.textdomain(DOMAIN)
    token = _OF_USER.set(os.environ.get(_VARIABLE))
    try:
        with _language(LOCALE):
            yield
    finally:
        _OF_USER.reset(token)
        gettext.textdomain(domain)
        gettext.bindtextdomain(DOMAIN, place)


@contextmanager
def locale_of_user() -> Iterator[None]:
    """Give the environment back as it was before :func:`click_speaks`, inside ``with``."""
    try:
        value = _OF_USER.get()
    except LookupError:
        yield
        return
    with _language(value):
        yield


@contextmanager
def _language(value: str | None) -> Iterator[None]:
    before = os.environ.get(_VARIABLE)
    _set_variable(value)
    try:
        yield
    finally:
        _set_variable(before)


def _set_variable(value: str | None) -> None:
    if value is None:
        os.environ.pop(_VARIABLE, None)
    else:
        os.environ[_VARIABLE] = value
