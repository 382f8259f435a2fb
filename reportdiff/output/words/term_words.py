"""Terms in words: the term, the first year in the reports at hand, and the first year anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Comparison, Term
from reportdiff.output.words.change_notes import quoted_term


def term_words(term: Term, year: int, lang: Lang) -> str:
    """Give a term of the report of ``year`` with its years in brackets: ``低空经济（本地首见2024，各地最早2014）``.

    A first year that rests on reports with gaps carries a ``?``."""
    years = term_years(term, year, lang)
    return quoted_term(term.term, lang) + (say("say.brackets", lang, text=years) if years else "")


def term_years(term: Term, year: int, lang: Lang) -> str:
    """Give what is known of the years of a term; ``""`` where nothing is."""
    parts = []
    if term.first is not None:
        doubt = "?" if term.sureness == "gaps" else ""
        key = "term.first" if term.first == year else "term.before" if term.new else "term.since"
        parts.append(say(key, lang, first=f"{term.first}{doubt}", last=term.last or term.first))
    if term.collection is not None:
        parts.append(say("term.collection", lang, year=term.collection))
    return say("term.joint", lang).join(parts)


def term_sides(comparison: Comparison, lang: Lang) -> list[tuple[str, list[str]]]:
    """Give the name of each list of terms with the words of its terms; without the lists that are empty."""
    terms = comparison.terms
    sides = (
        ("say.terms_new", terms.new, comparison.new.year),
        ("say.terms_vanished", terms.vanished, comparison.old.year),
    )
    return [(say(key, lang), [term_words(term, year, lang) for term in side]) for key, side, year in sides if side]


def term_note(comparison: Comparison, lang: Lang) -> str:
    """Say which reports the years of the terms rest on; ``""`` where there are no terms."""
    terms = comparison.terms
    every = (*terms.new, *terms.vanished)
    if not every:
        return ""
    sentences = []
    if any(term.first is not None for term in every):
        key = "term.note_gaps" if terms.missing else "term.note_whole"
        sentences.append(
            say(
                key,
                lang,
                n=len(terms.years),
                first=terms.years[0],
                last=terms.years[-1],
                missing=_spans(terms.missing, lang),
            )
        )
    elif terms.years:
        sentences.append(say("term.note_pair", lang))
    if terms.collection_years and any(term.collection is not None for term in every):
        first, last = terms.collection_years
        sentences.append(say("term.note_collection", lang, n=terms.collection_reports, first=first, last=last))
    return (" " if lang == "en" else "").join(sentences)


def _spans(years: Sequence[int], lang: Lang) -> str:
    """Years as a list, those in a row as a span: 2009、2013–2016."""
    return list_text(
        [str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in _rows(years)],
        lang,
    )


def _rows(years: Sequence[int]) -> Iterator[list[int]]:
    for _, members in groupby(enumerate(years), key=lambda pair: pair[1] - pair[0]):
        yield [year for _, year in members]
