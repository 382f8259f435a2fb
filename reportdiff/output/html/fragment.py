"""The comparison as a piece of HTML to put into a page of one's own: no script, no style, nothing that is loaded.

The outermost element is ``<section class="reportdiff">``; every class begins with ``rd-`` and is described in
``docs/tables.md``, so that the page around it can say how it looks. All text of a report is escaped. Without any style
of the page the words that differ are underlined (``<ins>``) and struck (``<del>``), as browsers do.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from html import escape
from typing import Final
from urllib.parse import urlsplit

from reportdiff.i18n.labels import Lang, listed, say
from reportdiff.model import Change, Comparison
from reportdiff.output.origin import comment_mark
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.words import summary_words as front
from reportdiff.output.words.change_groups import ChangeGroup, grouped
from reportdiff.output.words.change_notes import DOUBT, SIGNS, headings_of, is_folded, notes_of, tally
from reportdiff.output.words.diff_pieces import Piece, Side, side_pieces
from reportdiff.output.words.highlight_words import highlights_title
from reportdiff.safe_text import inert

NOTEBOOK_CHANGES: Final = 40
"""Changes that a notebook shows: two screens; the data frame has all of them."""

_NOTEBOOK_LANG: Final = "REPORTDIFF_LANG"


def render_fragment(comparison: Comparison, options: RenderOptions) -> str:
    """The comparison as one ``<section>``, ending in a comment that says what made it. ``options.limit`` is the most
    changes that are listed; how many are left out is said."""
    return "\n".join([*_lines(comparison, options), comment_mark()]) + "\n"


def notebook_html(comparison: Comparison) -> str:
    """The fragment as a notebook shows it: the first :data:`NOTEBOOK_CHANGES` changes."""
    lang: Lang = "en" if os.environ.get(_NOTEBOOK_LANG) == "en" else "zh"
    return render_fragment(comparison, RenderOptions(lang=lang, limit=NOTEBOOK_CHANGES))


def _lines(comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    lang = options.lang
    language = "zh-CN" if lang == "zh" else "en"
    yield f'<section class="reportdiff" lang="{language}">'
    yield from _front(comparison, options)
    left = options.limit
    if not options.summary_only:
        for group in grouped(comparison, options.by, lang):
            if left == 0:
                break
            shown = [c for c in group.changes if not is_folded(c, show_unchanged=options.show_unchanged)]
            yield from _group(group, shown[:left], comparison, options)
            left = None if left is None else left - min(left, len(shown))
        total = sum(not is_folded(c, show_unchanged=options.show_unchanged) for c in comparison.changes)
        if options.by == "facet":
            yield _paragraph("rd-note", say("say.by_facet", lang))
        elif options.limit is not None and total > options.limit:
            yield _paragraph("rd-more", say("say.and_more_changes", lang, n=total - options.limit))
    sources = front.sources(comparison, lang)
    if sources:
        yield '<ul class="rd-sources">'
        yield from (f"<li>{_text(label + say('say.colon', lang))}{_address(url)}</li>" for label, url in sources)
        yield "</ul>"
    yield "</section>"


def _front(comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    lang = options.lang
    yield f'<h2 class="rd-title">{_text(front.heading(comparison, lang))}</h2>'
    yield '<dl class="rd-reports">'
    for side, report in (("old", comparison.old), ("new", comparison.new)):
        yield f"<dt>{_text(say(f'side.{side}_report', lang))}</dt>"
        yield f"<dd>{_text(' · '.join(front.facts(report, lang)))}</dd>"
    yield "</dl>"
    yield from (_paragraph("rd-warning", warning) for warning in front.warnings(comparison, lang))
    yield '<ul class="rd-counts">'
    for count in front.counts(comparison, lang):
        name = _text(f"{count.sign} {count.name}")
        yield f'<li class="rd-{count.status or "doubtful"}">{name} <b>{count.count}</b></li>'
    yield "</ul>"
    facets = front.facet_counts(comparison, lang)
    if facets:
        yield _paragraph("rd-facets", say("say.of_these", lang) + say("say.colon", lang) + " · ".join(facets))
    if not comparison.changes:
        yield _paragraph("rd-note", say("say.nothing", lang))
    highlights = front.highlight_lines(comparison, options.highlights, lang)
    if highlights:
        yield f'<h3 class="rd-heading">{_text(highlights_title(comparison, lang))}</h3>'
        yield '<ol class="rd-highlights">'
        yield from (f'<li>{_text(line)} <span class="rd-why">{_text(why)}</span></li>' for line, why in highlights)
        yield "</ol>"
    for key, terms in (("say.terms_new", comparison.terms.new), ("say.terms_vanished", comparison.terms.vanished)):
        if terms:
            listing = listed((term.term for term in terms), lang)
            yield _paragraph("rd-terms", say(key, lang) + say("say.colon", lang) + listing)


def _group(group: ChangeGroup, shown: list[Change], comparison: Comparison, options: RenderOptions) -> Iterator[str]:
    lang = options.lang
    yield f'<h3 class="rd-heading">{_text(group.title)} <small>{_text(tally(group.changes))}</small></h3>'
    if shown:
        heads = ["column.status", *(["column.section"] if options.by != "section" else [])]
        heads += ["side.old_report", "side.new_report", "column.notes"]
        cells = "".join(f'<th scope="col">{_text(say(key, lang))}</th>' for key in heads)
        yield f'<table class="rd-changes"><thead><tr>{cells}</tr></thead><tbody>'
        for change in shown:
            yield _change(change, comparison, options)
        yield "</tbody></table>"
    folded = sum(is_folded(change, show_unchanged=options.show_unchanged) for change in group.changes)
    if folded:
        yield _paragraph("rd-folded", f"{SIGNS['unchanged']} {say('say.folded', lang, n=folded)}")


def _change(change: Change, comparison: Comparison, options: RenderOptions) -> str:
    lang = options.lang
    sign = SIGNS[change.status] + (DOUBT if change.doubtful else "")
    status = say(f"status.{change.status}", lang)
    cells = [f'<th scope="row" class="rd-status">{_text(f"{sign} {status}")}</th>']
    if options.by != "section":
        sections = headings_of(comparison, change.new or change.old)
        title = listed((section or say("say.no_section", lang) for section in sections), lang)
        cells.append(f'<td class="rd-section">{_text(title)}</td>')
    sides: tuple[Side, ...] = ("old", "new")
    for side in sides:
        tag = "del" if side == "old" else "ins"
        lines = side_pieces(change, comparison, side)
        said = "<br>".join("".join(_piece(piece, tag) for piece in line) for line in lines)
        cells.append(f'<td class="rd-{side}" lang="zh-CN">{said}</td>')
    notes = "".join(
        f'<div class="rd-{note.kind}">{_text(note.text)}</div>' for note in notes_of(comparison, change, lang)
    )
    cells.append(f'<td class="rd-notes">{notes}</td>')
    doubtful = " rd-doubtful" if change.doubtful else ""
    number = f' id="rd-{_text(change.id)}"' if options.by != "facet" else ""
    return f'<tr class="rd-change rd-{change.status}{doubtful}"{number}>{"".join(cells)}</tr>'


def _piece(piece: Piece, tag: str) -> str:
    return f"<{tag}>{_text(piece.text)}</{tag}>" if piece.marked else _text(piece.text)


def _paragraph(name: str, text: str) -> str:
    return f'<p class="{name}">{_text(text)}</p>'


def _address(url: str) -> str:
    """A link where the address is one of the web; any other stands there as text."""
    if urlsplit(url).scheme.lower() not in ("http", "https"):
        return _text(url)
    return f'<a href="{_text(url)}" rel="nofollow noopener">{_text(url)}</a>'


def _text(text: str) -> str:
    return escape(inert(text), quote=True)
