"""Terms in words: the term, the first year in the reports at hand, and the first year anywhere."""

from __future__ import annotations

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Comparison, Term
from reportdiff.output.words.change_notes import quoted_term
from reportdiff.output.words.year_spans import year_spans


def term_words(term: Term, year: int, lang: Lang) -> str:
    """Give a term of the report of ``year`` with the year that says most, in brackets: ``低空经济（各地2014）``.

    That a new term is new here goes without saying: the year is that of an older report here that has it, else the
    first one anywhere. A vanished term has its first year here. A year that rests on reports with gaps carries a
    ``?``."""
    years = _telling_year(term, year, lang)
    return quoted_term(term.term, lang) + (say("say.brackets", lang, text=years) if years else "")


def _telling_year(term: Term, year: int, lang: Lang) -> str:
    first = f"{term.first}{'?' if term.sureness == 'gaps' else ''}"
    if term.first is not None and term.first < year:
        return say("term.brief_before" if term.new else "term.brief_since", lang, year=first)
    if term.first is not None and not term.new:
        return say("term.brief_only", lang, year=first)
    is_older = term.collection is not None and term.collection < year
    return say("term.brief_collection", lang, year=term.collection) if is_older else ""


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
                missing=year_spans(terms.missing, lang),
            )
        )
    elif terms.years:
        sentences.append(say("term.note_pair", lang))
    if terms.collection_years and any(term.collection is not None for term in every):
        first, last = terms.collection_years
        sentences.append(say("term.note_collection", lang, n=terms.collection_reports, first=first, last=last))
    return (" " if lang == "en" else "").join(sentences)
