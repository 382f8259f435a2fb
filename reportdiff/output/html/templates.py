"""The templates of HTML output (``reportdiff/data/page``, ``data/site``); no text of a report becomes markup."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Literal

from reportdiff.i18n.labels import Lang, say
from reportdiff.output.html.page_pictures import is_tall
from reportdiff.package_data import data_text
from reportdiff.safe_text import inert

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_HAN = re.compile(r"[\u2e80-\u303f\u3105-\ua4cf\uf900-\ufaff\uff00-\uffef“”‘’·…—\d.,%+\-]*[\u3400-\u9fff][^\sA-Za-z<]*")
"""A Chinese stretch of an English sentence, with its figures and punctuation."""


Room = Literal["page", "site"]
"""What templates are for: one page about two reports, or the many pages of a site."""


def fill_template(name: str, /, *, room: Room = "page", **values: Any) -> str:
    """Fill the template ``name``. Every value is escaped and made inert, except those marked as markup."""
    return _environment(room).get_template(name).render(**values)


@lru_cache(maxsize=64)
def asset(name: str, room: Room = "page") -> str:
    """Read a file of a room: a template, a style or a script."""
    return data_text(f"{room}/{name}")


@lru_cache(maxsize=2)
def _environment(room: Room) -> Environment:
    """Make the environment of the templates of a room, once."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(partial(asset, room=room)),
        autoescape=True,
        undefined=StrictUndefined,
        # Every value that a template prints goes through here: no control character of a report gets out.
        finalize=_inert_value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = say
    environment.filters["quoting"] = _mark_quotes
    environment.filters["is_tall"] = is_tall
    return environment


def _inert_value(value: object) -> object:
    """Make a value that a template prints harmless."""
    return inert(value) if type(value) is str else value


def _mark_quotes(text: str, lang: Lang) -> Markup:
    """Give ``text`` with its Chinese stretches marked as such where the sentence is English."""
    from markupsafe import Markup, escape

    if lang == "zh":
        return escape(inert(text))
    pieces, position = [], 0
    for match in _HAN.finditer(text):
        pieces.append(escape(inert(text[position : match.start()])))
        pieces.append(Markup('<span lang="zh-CN">{}</span>').format(inert(match.group())))
        position = match.end()
    pieces.append(escape(inert(text[position:])))
    return Markup("").join(pieces)
