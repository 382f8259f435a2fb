"""The changes of a comparison as the page shows them: by section, old beside new, with notes under them."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Change, Comparison, Facet, FigureChange, Status
from reportdiff.output.html.page_texts import Texts, paragraph_anchor
from reportdiff.output.words.change_groups import changes_in, forerunner_note
from reportdiff.output.words.change_notes import (
    DOUBT,
    WORTH_QUOTING,
    headings_of,
    link_doubt,
    listed_terms,
    proof_words,
    tally,
)
from reportdiff.output.words.diff_pieces import Piece, Side, side_pieces
from reportdiff.output.words.fate_words import mentions_of
from reportdiff.output.words.figure_words import figure_pair
from reportdiff.output.words.pin_words import pin_words


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """One measure of one side: its id, its text in pieces, and where it is.

    ``paragraph`` is the number of its paragraph in the report, ``anchor`` the id of the measure or else of the
    paragraph in the full text, ``heading`` the index of its section in :attr:`Texts.headings`."""

    id: str
    pieces: tuple[Piece, ...]
    paragraph: int
    anchor: str
    heading: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A line under a change: a label, words, and a quoted passage.

    The passage leads to its change and to its paragraph (``quote_anchor``, ``""`` without). ``kind`` is ``figure``,
    ``facet``, ``term``, ``fate``, ``doubt`` or ``pin``."""

    kind: str
    label: str
    words: str = ""
    quote: str = ""
    quote_change: str = ""
    quote_anchor: str = ""
    quote_paragraph: int = 0
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One change, ready to be shown; ``folded`` where it holds aims and frame only. ``story`` is its fate or origin
    (``dropped:gone``), or ``""``."""

    id: str
    folded: bool
    status: Status
    facets: tuple[Facet, ...]
    story: str
    doubtful: bool
    old: tuple[PassageView, ...]
    new: tuple[PassageView, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A section and its changes; ``old`` where only the old report has it. ``tally`` is ``+3 −1 ~2``."""

    id: str
    title: str
    old: bool
    tally: str
    changes: tuple[ChangeView, ...]
    note: str = ""


def groups_of(comparison: Comparison, texts: Texts, lang: Lang) -> tuple[GroupView, ...]:
    """Group all changes by section, in the order of the terminal."""
    return tuple(
        GroupView(
            id=f"s{number}",
            title=group.title or say("say.no_section", lang),
            old=group.side == "old",
            tally=tally(changes),
            changes=tuple(_view(change, comparison, texts, lang) for change in changes),
            note=forerunner_note(group, lang),
        )
        for number, group in enumerate(comparison.sections, start=1)
        for changes in [changes_in(comparison, group)]
        if changes
    )


def _view(change: Change, comparison: Comparison, texts: Texts, lang: Lang) -> ChangeView:
    """Make the view of one change."""
    return ChangeView(
        id=change.id,
        folded=change.role != "commitment",
        status=change.status,
        facets=change.facets,
        story=_story(change),
        doubtful=change.doubtful,
        old=_passages(change, "old", comparison, texts),
        new=_passages(change, "new", comparison, texts),
        notes=tuple(_notes(change, comparison, texts, lang)),
    )


def _story(change: Change) -> str:
    """Give status and fate (or origin) of a change for the filter, ``""`` where it has none."""
    story = change.fate or change.origin
    return "" if story is None else f"{change.status}:{story.kind}"


def _passages(change: Change, side: Side, comparison: Comparison, texts: Texts) -> tuple[PassageView, ...]:
    """Give the measures of one side of a change, each with its place."""
    members = change.old if side == "old" else change.new
    views = []
    for member, pieces in zip(members, side_pieces(change, comparison, side), strict=True):
        measure = comparison.measures[member]
        number = texts.of(side).number_at(measure.start)
        views.append(
            PassageView(
                id=member,
                pieces=tuple(pieces),
                paragraph=number,
                anchor=member if member in texts.anchors else paragraph_anchor(side, number) if number else "",
                heading=texts.headings.index(measure.section),
            )
        )
    return tuple(views)


def _notes(change: Change, comparison: Comparison, texts: Texts, lang: Lang) -> list[NoteView]:
    """Give the notes under a change: figures first, pins last."""
    notes = [_figure_note(figure, lang) for figure in change.figures]
    figure_facets = {figure.facet for figure in change.figures}
    notes += [_facet_note(change, facet, comparison, lang) for facet in change.facets if facet not in figure_facets]
    for members, key in ((change.new, "say.term_new"), (change.old, "say.term_vanished")):
        terms = comparison.terms_of(members)
        if terms:
            notes.append(
                NoteView(
                    kind="term",
                    label=say(key, lang, n=len(terms)),
                    words=listed_terms(terms, lang),
                )
            )
    notes += _fate_notes(change, comparison, texts, lang)
    notes += _doubt_notes(change, comparison, lang)
    if change.pinned:
        notes.append(NoteView(kind="pin", label="", words=pin_words(change, lang)))
    return notes


def _figure_note(figure: FigureChange, lang: Lang) -> NoteView:
    """Give the note on a figure."""
    words = f"{figure.measured} {figure_pair(figure, lang)}" if figure.measured else figure_pair(figure, lang)
    return NoteView(kind="figure", label=say(f"facet.{figure.facet}", lang), words=words)


def _facet_note(change: Change, facet: Facet, comparison: Comparison, lang: Lang) -> NoteView:
    """Give the note on a facet, with the words that prove it."""
    if facet == "moved":
        titles = (title or say("say.no_section", lang) for title in headings_of(comparison, change.old))
        quotes = (say("say.quote", lang, text=title) for title in titles)
        return NoteView(kind="facet", label=say("say.moved_from", lang), words=list_text(quotes, lang))
    if facet in ("split", "merged"):
        key = "say.split_into" if facet == "split" else "say.merged_into"
        return NoteView(kind="facet", label=say(key, lang, old=len(change.old), new=len(change.new)))
    return NoteView(kind="facet", label=say(f"facet.{facet}", lang), words=proof_words(change.proofs, facet, lang))


def _fate_notes(change: Change, comparison: Comparison, texts: Texts, lang: Lang) -> list[NoteView]:
    """Give what the other report says of a dropped or new measure, with links to its changes and paragraphs."""
    notes = []
    side: Side = "new" if change.fate else "old"
    for words in mentions_of(comparison, change, lang):
        number = 0 if words.start is None else texts.of(side).number_at(words.start)
        home = comparison.change_of(words.measure)
        notes.append(
            NoteView(
                kind="fate",
                label=f"{DOUBT} {words.label}" if words.doubtful else words.label,
                quote=words.quote,
                quote_change=home.id if home else "",
                quote_anchor=paragraph_anchor(side, number) if number else "",
                quote_paragraph=number,
            )
        )
    return notes


def _doubt_notes(change: Change, comparison: Comparison, lang: Lang) -> list[NoteView]:
    """Give what to check: the score of a doubtful link, or the candidate that an unlinked measure was not linked to."""
    notes = []
    label = say("say.doubtful", lang) if change.doubtful else ""
    if change.doubtful and change.score is not None:
        notes.append(NoteView(kind="doubt", label=label, words=link_doubt(change, lang)))
    nearest = change.nearest
    if (
        nearest is not None
        and (change.doubtful or nearest.score >= WORTH_QUOTING)
        and nearest.id in comparison.measures
    ):
        home = comparison.change_of(nearest.id)
        notes.append(
            NoteView(
                kind="doubt",
                label=label,
                words=say("say.nearest_old" if change.status == "new" else "say.nearest_new", lang),
                quote=comparison.measures[nearest.id].text,
                quote_change=home.id if home else "",
                after=say("page.match", lang, score=f"{nearest.score:.2f}"),
            )
        )
    if change.doubtful and not notes:
        notes.append(NoteView(kind="doubt", label=label, words=say("say.doubt_alone", lang)))
    return notes
