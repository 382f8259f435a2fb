"""The page: templates filled, style and script inlined, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Comparison
from reportdiff.output.html.page_pictures import clean_svg
from reportdiff.output.html.page_view import page_view
from reportdiff.output.origin import GENERATOR
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.words.change_notes import DOUBT, SIGNS
from reportdiff.package_data import data_text
from reportdiff.safe_text import inert

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_HAN = re.compile(r"[\u2e80-\u303f\u3105-\ua4cf\uf900-\ufaff\uff00-\uffef“”‘’·…—\d.,%+\-]*[\u3400-\u9fff][^\sA-Za-z<]*")
"""A Chinese stretch of a sentence in English, with the figures and punctuation that belong to it."""


def render_page(comparison: Comparison, options: RenderOptions | None = None) -> bytes:
    """One HTML file (UTF-8) that shows ``comparison`` and needs no other: no network, no font, no script of others.

    Of the options, ``lang`` is the language of the labels; at most ``highlights`` changes are put first; ``charts`` are
    shown in the order given, cleaned by :func:`~reportdiff.output.html.page_pictures.clean_svg`, which raises
    :class:`~reportdiff.errors.ReportdiffError` for what is no SVG. The same comparison gives the same bytes.
    """
    from markupsafe import Markup

    options = options or RenderOptions()
    lang = options.lang
    style, script = _asset("style.css"), _asset("page.js")
    pictures = [
        (title, Markup(clean_svg(inert_lines(svg), alt=inert(alt), prefix=f"g{number}-")))
        for number, (title, svg, alt) in enumerate(options.charts, start=1)
    ]
    html = (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=page_view(comparison, lang=lang, highlights=options.highlights),
            charts=pictures,
            policy=content_policy(style, script),
            style=Markup(style),
            script=Markup(script),
            generator=GENERATOR,
            signs=SIGNS,
            doubt=DOUBT,
            lang=lang,
        )
    )
    return html.encode("utf-8")


def content_policy(style: str, script: str) -> str:
    """The Content-Security-Policy (level 3) of a page that holds this style and this script and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def inert_lines(text: str) -> str:
    """``text`` made inert line by line: markup may have lines, but no control characters."""
    return "\n".join(inert(line) for line in text.splitlines())


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@lru_cache(maxsize=4)
def _asset(name: str) -> str:
    return data_text(f"page/{name}")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_asset),
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
