"""The templates of HTML output (``reportdiff/data/page``), filled so that no text of a report becomes markup."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportdiff.i18n.labels import Lang, say
from reportdiff.package_data import data_text
from reportdiff.safe_text import inert

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_HAN = re.compile(r"[\u2e80-\u303f\u3105-\ua4cf\uf900-\ufaff\uff00-\uffef“”‘’·…—\d.,%+\-]*[\u3400-\u9fff][^\sA-Za-z<]*")
"""A Chinese stretch of a sentence in English, with the figures and punctuation that belong to it."""


def filled(name: str, **values: Any) -> str:
    """Fill the template called ``name``. Every value is escaped and made inert, but for what is marked as markup."""
    return _environment().get_template(name).render(**values)


@lru_cache(maxsize=16)
def asset(name: str) -> str:
    """Read a file of the page: a template, the style or the script."""
    return data_text(f"page/{name}")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        # Whatever a template prints has gone through here: no text of a report can bring a control character along.
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = say
    environment.filters["quoting"] = _quoting
    return environment


def _shown(value: object) -> object:
    return inert(value) if type(value) is str else value


def _quoting(text: str, lang: Lang) -> Markup:
    """``text`` with its Chinese stretches marked as such where the sentence is English."""
    from markupsafe import Markup, escape

    if lang == "zh":
        return escape(inert(text))
    pieces, position = [], 0
    for found in _HAN.finditer(text):
        pieces.append(escape(inert(text[position : found.start()])))
        pieces.append(Markup('<span lang="zh-CN">{}</span>').format(inert(found.group())))
        position = found.end()
    pieces.append(escape(inert(text[position:])))
    return Markup("").join(pieces)
