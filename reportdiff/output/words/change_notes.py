"""The notes on one change, in plain words: signs, figures, facets, terms, doubt.

Every renderer of a listing has the same notes and its own layout.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Change, Comparison, Facet, FigureChange, Proof, Status
from reportdiff.output.words.fate_words import mention_words, mentions_of
from reportdiff.output.words.figure_words import figure_pair
from reportdiff.output.words.pin_words import pin_words

SIGNS: Final[dict[Status, str]] = {"new": "+", "dropped": "−", "changed": "~", "reworded": "≈", "unchanged": "="}
DOUBT: Final = "?"

STATUSES: Final[tuple[Status, ...]] = ("new", "dropped", "changed", "reworded", "unchanged")

WORTH_QUOTING: Final = 0.3
"""Score from which the nearest refused candidate of a new or dropped measure is quoted even without doubt."""

NoteKind = Literal["figure", "facets", "terms", "fate", "doubt", "pin"]


def texts_of(comparison: Comparison, identifiers: Iterable[str]) -> list[str]:
    """Give the texts of these measures, verbatim."""
    return [measure.text for measure in comparison.members(identifiers)]


def headings_of(comparison: Comparison, identifiers: Iterable[str]) -> list[str]:
    """Give the headings of these measures, each once."""
    return list(dict.fromkeys(measure.section for measure in comparison.members(identifiers)))


def unbroken_strings(comparison: Comparison, change: Change) -> list[str]:
    """Give the figures and terms of a change, verbatim: no line breaks inside them."""
    members = (*change.old, *change.new)
    figures = [quantity.surface for measure in comparison.members(members) for quantity in measure.quantities]
    return [*figures, *comparison.terms_of(members)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note on a change, in words."""

    kind: NoteKind
    text: str


def notes_of(comparison: Comparison, change: Change, lang: Lang) -> list[Note]:
    """Make all notes on a change: figures first, doubt last."""
    notes = [Note(kind="figure", text=figure_words(figure, change, lang)) for figure in change.figures]
    facets = facet_words(comparison, change, lang)
    if facets:
        notes.append(Note(kind="facets", text=facets))
    for label, terms in term_notes(comparison, change, lang):
        notes.append(Note(kind="terms", text=label + listed_terms(terms, lang)))
    notes += [Note(kind="fate", text=line) for line in fate_lines(comparison, change, lang)]
    doubt = doubt_words(comparison, change, lang)
    if doubt:
        mark = f"{DOUBT} " if change.doubtful else ""
        notes.append(Note(kind="doubt", text=mark + doubt))
    if change.pinned:
        notes.append(Note(kind="pin", text=pin_words(change, lang)))
    return notes


def fate_lines(comparison: Comparison, change: Change, lang: Lang) -> list[str]:
    """Say what the other report says of a dropped or new measure, a line a passage; ``?`` before a doubtful one."""
    return [
        (f"{DOUBT} " if words.doubtful else "") + mention_words(words, lang)
        for words in mentions_of(comparison, change, lang)
    ]


def listed_terms(terms: Iterable[str], lang: Lang) -> str:
    """Join terms into one enumeration."""
    return list_text((quoted_term(term, lang) for term in terms), lang)


def quoted_term(term: str, lang: Lang) -> str:
    """Give a term for a list: in quotes where it contains a comma of its own (人、货、场)."""
    return say("say.quote", lang, text=term) if any(mark in term for mark in "、，,；;") else term


def figure_words(figure: FigureChange, change: Change, lang: Lang) -> str:
    """Describe a figure: ``数字降低：5%以上 → 4.5%以上 ▼0.5个百分点``.

    It names what is measured where the change has several figures."""
    line = say(f"facet.{figure.facet}", lang) + say("say.colon", lang) + figure_pair(figure, lang)
    if len(change.figures) > 1 and figure.measured:
        line += say("say.brackets", lang, text=figure.measured)
    return line


def facet_words(comparison: Comparison, change: Change, lang: Lang) -> str:
    """Describe the facets that no figure of the change shows, each with the words that prove it."""
    figure_facets = {figure.facet for figure in change.figures}
    return " · ".join(_facet(comparison, change, facet, lang) for facet in change.facets if facet not in figure_facets)


def proof_words(proofs: Iterable[Proof], facet: Facet, lang: Lang) -> str:
    """Give the words that prove a facet (``试点 → 全面推行``), or the members that came or went; ``""`` without any."""
    words: list[str] = []
    for proof in proofs:
        if proof.facet != facet:
            continue
        if proof.members:
            words += [quoted_term(member, lang) for member in proof.members]
        elif proof.old and proof.new:
            words.append(f"{proof.old} → {proof.new}")
        elif proof.old or proof.new:
            words.append(SIGNS["new"] + proof.new if proof.new else SIGNS["dropped"] + proof.old)
    return list_text(words, lang)


def term_notes(comparison: Comparison, change: Change, lang: Lang) -> list[tuple[str, list[str]]]:
    """Give the terms that a change adds or loses, under a label that ends with a colon."""
    notes = []
    for side, key in ((change.new, "say.term_new"), (change.old, "say.term_vanished")):
        terms = comparison.terms_of(side)
        if terms:
            notes.append((say(key, lang, n=len(terms)) + say("say.colon", lang), terms))
    return notes


def link_doubt(change: Change, lang: Lang) -> str:
    """Say how sure a doubtful link is: its score, or that of a further member that is less sure."""
    if change.score is not None and change.weakest is not None and change.weakest < change.score:
        return say("say.doubt_member", lang, score=f"{change.weakest:.2f}")
    return say("say.doubt_link", lang, score=f"{change.score or 0.0:.2f}")


def doubt_words(comparison: Comparison, change: Change, lang: Lang) -> str:
    """Say what to check: the score of a doubtful link, or the refused candidate of an unlinked measure."""
    parts: list[str] = []
    if change.doubtful and change.score is not None:
        parts.append(link_doubt(change, lang))
    nearest = change.nearest
    if (
        nearest is not None
        and (change.doubtful or nearest.score >= WORTH_QUOTING)
        and nearest.id in comparison.measures
    ):
        where = say("say.nearest_old" if change.status == "new" else "say.nearest_new", lang)
        quote = say("say.quote", lang, text=comparison.measures[nearest.id].text)
        score = say("say.brackets", lang, text=f"{nearest.score:.2f}")
        parts.append(where + say("say.colon", lang) + quote + score)
    if change.doubtful and not parts:
        parts.append(say("say.doubt_alone", lang))
    return ("；" if lang == "zh" else "; ").join(parts)


def tally(changes: Iterable[Change]) -> str:
    """Count the changes that hold a commitment by sign: ``+3 −1 ~2 =5``."""
    counts = Counter(change.status for change in changes if change.role == "commitment")
    return " ".join(f"{SIGNS[status]}{counts[status]}" for status in STATUSES if counts[status])


def is_folded(change: Change, *, show_unchanged: bool) -> bool:
    """Tell whether a listing counts the change instead of showing it: unchanged, not moved, not doubtful."""
    return change.status == "unchanged" and not (show_unchanged or change.facets or change.doubtful)


def _facet(comparison: Comparison, change: Change, facet: Facet, lang: Lang) -> str:
    """Name a facet with the words that prove it: ``范围缩小（全面推开 → 试点）``."""
    if facet == "moved":
        quotes = [
            say("say.quote", lang, text=title or say("say.no_section", lang))
            for title in headings_of(comparison, change.old)
        ]
        return say("say.moved_from", lang) + (" " if lang == "en" else "") + list_text(quotes, lang)
    if facet in ("split", "merged"):
        key = "say.split_into" if facet == "split" else "say.merged_into"
        return say(key, lang, old=len(change.old), new=len(change.new))
    label = say(f"facet.{facet}", lang)
    words = proof_words(change.proofs, facet, lang)
    return label + say("say.brackets", lang, text=words) if words else label
