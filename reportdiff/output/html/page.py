"""The page: templates with their values, style and script inlined, and a policy that allows nothing else."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

from reportdiff.model import Comparison
from reportdiff.output.html.chart_colours import chart_colours
from reportdiff.output.html.page_pictures import clean_svg
from reportdiff.output.html.page_view import page_view
from reportdiff.output.html.templates import asset, fill_template
from reportdiff.output.origin import GENERATOR
from reportdiff.output.page_links import PageLinks
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.words.change_notes import DOUBT, SIGNS
from reportdiff.safe_text import inert

_SCRIPTS: Final = ("common", "search", "filters", "checks", "quotes", "texts", "page")
"""The parts of the script, in the order in which they run."""


def render_page(comparison: Comparison, options: RenderOptions | None = None) -> bytes:
    """Render ``comparison`` as one self-contained HTML file (UTF-8): no network, no font, no foreign script.

    Of the options, ``lang`` is the language of the labels, ``highlights`` the most highlights, ``links`` lead to the
    pages of a site around this one. ``charts`` are shown
    in their order, cleaned by :func:`~reportdiff.output.html.page_pictures.clean_svg`. The same comparison gives the
    same bytes. Raises :class:`~reportdiff.errors.ReportdiffError` for a chart that is no SVG.
    """
    from markupsafe import Markup

    options = options or RenderOptions()
    lang = options.lang
    pictures = [
        (title, Markup(clean_svg(inert_lines(svg), alt=inert(alt), prefix=f"g{number}-")))
        for number, (title, svg, alt) in enumerate(options.charts, start=1)
    ]
    style, script = asset("style.css") + chart_colours((svg for _, svg in pictures), asset("style.css")), page_script()
    html = fill_template(
        "page.html.j2",
        page=page_view(comparison, lang=lang, highlights=options.highlights),
        links=options.links or PageLinks(),
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


def page_script() -> str:
    """Join the parts of the script in one block, so that no name of theirs is one of the window's."""
    parts = "".join(asset(f"script/{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n{{\n{parts}}}\n'


def content_policy(style: str, script: str) -> str:
    """Make the Content-Security-Policy (level 3) of a page that contains only this style and this script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def inert_lines(text: str) -> str:
    """Make ``text`` inert line by line: markup may have lines, but no control characters."""
    return "\n".join(inert(line) for line in text.splitlines())


def _hash(text: str) -> str:
    """Give the source expression of a policy for inline ``text`` (CSP 3, 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
