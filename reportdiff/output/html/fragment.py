"""The comparison as a piece of HTML for another page: no script, no style, nothing to load.

The outermost element is ``<section class="reportdiff">``. Every class begins with ``rd-`` and is described in
``docs/tables.md``, so that the page around it can style it. All text of a report is escaped. Without a style,
browsers underline words that differ (``<ins>``) or strike them (``<del>``).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from reportdiff.i18n.labels import Lang, between, list_text, say
from reportdiff.model import Change, Comparison, Status
from reportdiff.output.html.templates import fill_template
from reportdiff.output.origin import comment_mark
from reportdiff.output.places import places_of
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.words import summary_words as front
from reportdiff.output.words.change_groups import group_changes
from reportdiff.output.words.change_notes import DOUBT, SIGNS, Note, headings_of, is_folded, notes_of, tally
from reportdiff.output.words.diff_pieces import Piece, side_pieces
from reportdiff.output.words.fate_words import story_lines
from reportdiff.output.words.highlight_words import highlights_title
from reportdiff.output.words.term_words import term_note, term_sides

NOTEBOOK_CHANGES: Final = 40
"""Changes that a notebook shows: two screens; the data frame has all of them."""

_NOTEBOOK_LANG: Final = "REPORTDIFF_LANG"

_MARKS: Final = {"old": "del", "new": "ins"}
"""The element for words that differ, by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A change in the table of its group.

    ``id`` is empty where a change is listed more than once, ``section`` is ``None`` where the group is a section."""

    id: str
    status: Status
    doubtful: bool
    section: str | None
    old: Sequence[Sequence[Piece]]
    new: Sequence[Sequence[Piece]]
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A heading, the changes listed under it, the number of folded ones, and the note on its old titles."""

    title: str
    tally: str
    changes: Sequence[_Row]
    folded: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """The values of the template, in its order."""

    heading: str
    reports: Sequence[tuple[str, str]]
    warnings: Sequence[str]
    counts: Sequence[front.Count]
    facets: Sequence[str]
    folded: str
    stories: Sequence[str]
    empty: bool
    highlights_title: str
    highlights: Sequence[tuple[str, str]]
    terms: Sequence[tuple[str, str]]
    terms_note: str
    heads: Sequence[str]
    groups: Sequence[_Group]
    by_facet: bool
    left_out: int
    sources: Sequence[tuple[str, str, bool]]


def render_fragment(comparison: Comparison, options: RenderOptions) -> str:
    """Render the comparison as one ``<section>``, ending with the comment that marks our files.

    ``options.limit`` is the most changes that are listed; the fragment says how many are left out."""
    from markupsafe import Markup

    html = fill_template(
        "fragment.html.j2",
        view=_view(comparison, options),
        marks=_MARKS,
        signs=SIGNS,
        doubt=DOUBT,
        lang=options.lang,
        mark=Markup(comment_mark()),
    )
    return f"{html}\n"


def notebook_html(comparison: Comparison) -> str:
    """Render the fragment for a notebook: the first :data:`NOTEBOOK_CHANGES` changes."""
    lang: Lang = "en" if os.environ.get(_NOTEBOOK_LANG) == "en" else "zh"
    with between(places_of(comparison)):
        return render_fragment(comparison.commitments, RenderOptions(lang=lang, limit=NOTEBOOK_CHANGES))


def _view(comparison: Comparison, options: RenderOptions) -> _View:
    """Make the values of the template."""
    lang = options.lang
    sections = ["column.section"] if options.by != "section" else []
    sides = (("old", comparison.old), ("new", comparison.new))
    total = sum(not is_folded(change, show_unchanged=options.show_unchanged) for change in comparison.changes)
    full = not options.summary_only
    return _View(
        heading=front.heading(comparison, lang),
        reports=[(say(f"side.{side}_report", lang), " · ".join(front.facts(report, lang))) for side, report in sides],
        warnings=front.warnings(comparison, lang),
        counts=front.counts(comparison, lang),
        facets=front.facet_counts(comparison, lang),
        folded=front.folded_words(comparison, lang),
        stories=story_lines(comparison, lang),
        empty=not comparison.changes,
        highlights_title=highlights_title(comparison, lang),
        highlights=front.highlight_lines(comparison, options.highlights, lang),
        terms=[(name, list_text(words, lang)) for name, words in term_sides(comparison, lang)],
        terms_note=term_note(comparison, lang),
        heads=["column.status", *sections, "side.old_report", "side.new_report", "column.notes"],
        groups=list(_groups(comparison, options)) if full else [],
        by_facet=full and options.by == "facet",
        left_out=max(0, total - options.limit) if full and options.limit is not None else 0,
        sources=[(label, url, _is_of_web(url)) for label, url in front.sources(comparison, lang)],
    )


def _groups(comparison: Comparison, options: RenderOptions) -> Iterator[_Group]:
    """Give the groups until ``options.limit`` changes are listed."""
    room = options.limit
    for group in group_changes(comparison, options.by, options.lang):
        if room == 0:
            return
        changes = [change for change in group.changes if not is_folded(change, show_unchanged=options.show_unchanged)]
        yield _Group(
            title=group.title,
            note=group.note,
            tally=tally(group.changes),
            changes=[_row(change, comparison, options) for change in changes[:room]],
            folded=len(group.changes) - len(changes),
        )
        room = None if room is None else room - min(room, len(changes))


def _row(change: Change, comparison: Comparison, options: RenderOptions) -> _Row:
    """Make the row of one change."""
    lang, section = options.lang, None
    if options.by != "section":
        headings = headings_of(comparison, change.new or change.old)
        section = list_text((heading or say("say.no_section", lang) for heading in headings), lang)
    return _Row(
        id=change.id if options.by != "facet" else "",
        status=change.status,
        doubtful=change.doubtful,
        section=section,
        old=side_pieces(change, comparison, "old"),
        new=side_pieces(change, comparison, "new"),
        notes=list(notes_of(comparison, change, lang)),
    )


def _is_of_web(url: str) -> bool:
    """Tell whether an address is a link; any other is shown as text."""
    return urlsplit(url).scheme.lower() in ("http", "https")
