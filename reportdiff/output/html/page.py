"""The page: templates filled, style and script inlined, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib

from reportdiff.model import Comparison
from reportdiff.output.html.page_pictures import clean_svg
from reportdiff.output.html.page_view import page_view
from reportdiff.output.html.templates import asset, filled
from reportdiff.output.origin import GENERATOR
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.words.change_notes import DOUBT, SIGNS
from reportdiff.safe_text import inert


def render_page(comparison: Comparison, options: RenderOptions | None = None) -> bytes:
    """One HTML file (UTF-8) that shows ``comparison`` and needs no other: no network, no font, no script of others.

    Of the options, ``lang`` is the language of the labels; at most ``highlights`` changes are put first; ``charts`` are
    shown in the order given, cleaned by :func:`~reportdiff.output.html.page_pictures.clean_svg`, which raises
    :class:`~reportdiff.errors.ReportdiffError` for what is no SVG. The same comparison gives the same bytes.
    """
    from markupsafe import Markup

    options = options or RenderOptions()
    lang = options.lang
    style, script = asset("style.css"), asset("page.js")
    pictures = [
        (title, Markup(clean_svg(inert_lines(svg), alt=inert(alt), prefix=f"g{number}-")))
        for number, (title, svg, alt) in enumerate(options.charts, start=1)
    ]
    html = filled(
        "page.html.j2",
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
