"""Terms that appear and vanish: concepts and names of one plan that the other report lacks.

A term is a quoted name, a code or version (6G, 互联网3.0), a named programme, a concept that reports have come to use
(``data/concepts.tsv``), a compound that the report repeats, or a word of the user's dictionary. See
docs/decisions/0016-terms.md.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final, Literal

from reportdiff.aliases import current_aliases
from reportdiff.comparison.terms.concept_table import collection_years, concept, is_fresh, reports_before
from reportdiff.comparison.terms.first_years import History, folded
from reportdiff.comparison.terms.own_statistics import compounds
from reportdiff.comparison.terms.term_search import JOINTS, Wanted, terms_of
from reportdiff.comparison.word_shifts import plan_text, policy_shifts
from reportdiff.model import Report, Term, Terms
from reportdiff.vocabulary import cut_words

MOST: Final = 60
"""Terms kept on each side, most telling first."""

LEAST_WEIGHT: Final = 5.0
"""Weight below which a term tells nothing."""

_SHORT: Final = 3
"""Characters up to which a term that is only ever seen inside a longer one gives way to it."""


def compare_terms(
    old: Report, new: Report, *, earlier: Mapping[int, str] | None = None, dictionary: Collection[str] = ()
) -> Terms:
    """Find the terms that only one side has, and the words of policy whose frequency moved.

    A new term is one of the new plan that the old report lacks, a vanished term the reverse. Where only one of two
    digests has a review, the plans alone are searched, so that both are treated alike. ``earlier`` are the texts of
    older reports of the region by year, in which first years are looked up; ``dictionary`` are words that are terms
    whatever the statistics say."""
    before, after = plan_text(old), plan_text(new)
    history = History.of(old, new, earlier or {})
    words = frozenset(dictionary)
    return Terms(
        new=_only_in(old, new, history, words, side="new"),
        vanished=_only_in(old, new, history, words, side="old"),
        years=history.years,
        missing=history.missing,
        collection_reports=reports_before(10_000),
        collection_years=collection_years(),
        shifts=policy_shifts(before, after),
        old_characters=before.characters,
        new_characters=after.characters,
    )


def measure_terms(report: Report) -> dict[str, float]:
    """Give the terms of the measures of a plan, each with its weight."""
    repeats = compounds((cut_words(measure.text) for measure in report.measures), JOINTS)
    wanted = Wanted(compounds=repeats, dictionary=frozenset(), year=report.year)
    weights: dict[str, float] = {}
    for measure in report.measures:
        for term, weight in terms_of(measure, wanted).items():
            weights[term] = max(weight, weights.get(term, 0.0))
    return weights


def _only_in(
    old: Report, new: Report, history: History, dictionary: frozenset[str], *, side: Literal["old", "new"]
) -> tuple[Term, ...]:
    report, other = (new, old) if side == "new" else (old, new)
    one_sided = report.kind == other.kind == "digest" and _has_review(report) != _has_review(other)
    elsewhere = folded(_plan_of(other) if one_sided else other.text)
    texts = [measure.text for measure in report.measures]
    repeats = compounds((cut_words(text) for text in texts), JOINTS)
    # A dictionary may have a hundred thousand words, of which a plan has a few.
    plan = "\n".join(texts)
    present = frozenset(word for word in dictionary if word in plan)
    candidates = Wanted(compounds=repeats, dictionary=present, year=report.year)
    measures_of_term: dict[str, list[str]] = defaultdict(list)
    weights: dict[str, float] = {}
    for measure in report.measures:
        for term, weight in terms_of(measure, candidates).items():
            if weight >= LEAST_WEIGHT and not any(
                folded(name) in elsewhere for name in current_aliases().spellings(term)
            ):
                measures_of_term[term].append(measure.id)
                weights[term] = max(weight, weights.get(term, 0.0))
    ranking = sorted(weights, key=lambda term: (-_rank(weights[term], len(measures_of_term[term])), term))
    return tuple(
        _term(term, measures_of_term[term], weights[term], report, history, before=_plan_of(old), after=_plan_of(new))
        for term in _without_repeats(ranking, measures_of_term)
    )


def _term(
    term: str, measures: Sequence[str], weight: float, report: Report, history: History, *, before: str, after: str
) -> Term:
    key = folded(term)
    first = history.first_year(key)
    row = concept(key)
    return Term(
        term=term,
        measures=tuple(measures),
        weight=round(weight, 2),
        old=folded(before).count(key),
        new=folded(after).count(key),
        first=first,
        last=history.last_year(key, report.year),
        sureness=history.sureness(first),
        collection=row.first if row and row.first <= report.year else None,
        fresh=row is not None and is_fresh(row, report.year),
    )


def _rank(weight: float, measures: int) -> float:
    """Compute the rank: the weight, and a bit for each doubling of the measures with the term."""
    return round(weight + math.log2(measures), 6)


def _without_repeats(ranking: Sequence[str], measures: Mapping[str, Sequence[str]]) -> list[str]:
    """Leave out what is within a better term, or holds one: a word inside a name that is listed says nothing more.

    Gives the first :data:`MOST` that stay."""
    result: list[str] = []
    for term in ranking:
        # 减污 that is only ever seen inside 减污降碳 is a piece of it.
        is_piece = len(term) <= _SHORT and any(
            term != other and term in other and set(measures[term]) <= set(measures[other]) for other in ranking
        )
        if not is_piece and not any(term in other or other in term for other in result):
            result.append(term)
            if len(result) == MOST:
                break
    return result


def _has_review(report: Report) -> bool:
    return any(span.part == "review" for span in report.parts)


def _plan_of(report: Report) -> str:
    return "\n".join(report.text[span.start : span.end] for span in report.parts if span.part == "plan")
