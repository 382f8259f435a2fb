"""Terms that appear and vanish: words of one plan that the other report lacks.

A term is a quoted name, a code or version (6G, 互联网3.0), or a word that is rare among thousands of reports.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportdiff.comparison.highlights.news_lexicon import openings
from reportdiff.comparison.versioned_names import versions_in
from reportdiff.comparison.word_shifts import plan_text, policy_shifts
from reportdiff.model import Measure, Report, Term, Terms
from reportdiff.package_data import data_text
from reportdiff.parsing.folding import fold
from reportdiff.vocabulary import cut_words, rarity

MOST = 40
"""Terms kept on each side, most telling first."""

RARE = 5.0
"""Bits a plain word must have: fewer than one report in 32 has it (two in three have 互联网)."""

RARE_SHORT = 7.0
"""The same for a word of two characters, which may be half of a longer one that the vocabulary lacks."""

_NAMED = 6.0
"""The least bits of quoted names, which the vocabulary cannot know."""

_CODE = 13.0
"""Bits of codes and versions, more than any word has: readers look for 6G and 互联网3.0 first."""

_CALENDAR = re.compile(r"十[一二三四五六七八九]五")
"""Plan periods come with the calendar."""

_TORN = frozenset("性率者们")
"""Endings that begin no longer word: 性需求 is the rest of 刚性需求."""

_SHORT = 3
"""Words of up to this many characters may be cut in the wrong place; longer ones are whole."""

_LONGEST = 2000
"""Characters of a measure that may contain terms: far more than any has, and few enough for any pattern."""

_QUOTED = re.compile(r"“([^“”，。；]{2,12})”|《([^《》]{2,24})》")
_CODE_WORD = re.compile(r"[A-Za-z]+[-+]?\d+[A-Za-z]*|\d+[A-Z]+(?![a-z])|[A-Z][A-Za-z]{1,}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PARTICLES = frozenset("的和与及在为将把对等从向以到于至并或更再全各新办建抓做让使")
_HAN_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")


def compare_terms(old: Report, new: Report) -> Terms:
    """Find the terms that only one side has, and the words of policy whose frequency moved.

    A new term is one of the new plan that the old report lacks, a vanished term the reverse. Where only one of two
    digests has a review, the plans alone are searched, so that both are treated alike."""
    before, after = plan_text(old), plan_text(new)
    return Terms(
        new=_only_in(new, old),
        vanished=_only_in(old, new),
        shifts=policy_shifts(before, after),
        old_characters=before.characters,
        new_characters=after.characters,
    )


def _only_in(report: Report, other: Report) -> tuple[Term, ...]:
    one_sided = report.kind == other.kind == "digest" and _has_review(report) != _has_review(other)
    elsewhere = fold(_plan_of(other) if one_sided else other.text).lower()
    measures_of_term: dict[str, list[str]] = defaultdict(list)
    weights: dict[str, float] = {}
    for measure in report.measures:
        for term, weight in _terms_of(measure).items():
            if fold(term).lower() not in elsewhere:
                measures_of_term[term].append(measure.id)
                weights[term] = weight
    # A word inside a name that is listed itself says nothing more.
    terms = [
        term for term in measures_of_term if not any(term != longer and term in longer for longer in measures_of_term)
    ]
    ranking = sorted(terms, key=lambda term: (-weights[term] * len(measures_of_term[term]) ** 0.5, term))
    return tuple(
        Term(term=term, measures=tuple(measures_of_term[term]), weight=round(weights[term], 2))
        for term in ranking[:MOST]
    )


def _has_review(report: Report) -> bool:
    return any(span.part == "review" for span in report.parts)


def _plan_of(report: Report) -> str:
    return "\n".join(report.text[span.start : span.end] for span in report.parts if span.part == "plan")


def _terms_of(measure: Measure) -> dict[str, float]:
    terms: dict[str, float] = {}
    text = measure.text[:_LONGEST]
    for groups in _QUOTED.findall(text):
        for name in filter(None, groups):
            if _CALENDAR.fullmatch(name):
                continue
            terms[name] = max(_NAMED, max((rarity(word) for word in cut_words(name)), default=0.0))
    figures = [(quantity.start, quantity.end) for quantity in measure.quantities]
    codes = [(match[0], match.start(), match.end()) for match in _CODE_WORD.finditer(text)]
    for code, begin, stop in (*codes, *versions_in(text, openings())):
        if not any(start < stop and begin < end for start, end in figures):
            terms.setdefault(code, _CODE)
    for word in _whole_words(cut_words(text)):
        if rarity(word) >= (RARE_SHORT if len(word) == 2 else RARE) and word not in _plain_words():
            terms.setdefault(word, rarity(word))
    return terms


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    """Rare words that name nothing: verbs, numerals, set phrases (``data/plain_words.txt``)."""
    table = data_text("plain_words.txt")
    return frozenset(line for line in table.splitlines() if not line.startswith("#"))


def _whole_words(words: Sequence[str]) -> Iterator[str]:
    """Words that are surely whole.

    Beside a single character a word may be half of one that the vocabulary lacks. Beside a word that could take its
    first or last character it may be cut in the wrong place (竞争中大显身手: 大显身手)."""
    edges = ["", *words, ""]
    for before, word, after in zip(edges, words, edges[2:], strict=False):
        if not _HAN_WORD.fullmatch(word):
            continue
        is_loose = any(len(other) == 1 and _HAN.match(other) and other not in _PARTICLES for other in (before, after))
        is_torn = (word[0] in _TORN and len(word) == _SHORT) or _is_word(before + word[0]) or _is_word(word[-1] + after)
        if not is_loose and not (is_torn and len(word) <= _SHORT):
            yield word


def _is_word(text: str) -> bool:
    """Whether the vocabulary has a word of three characters or more."""
    return len(text) > _SHORT - 1 and _HAN_WORD.fullmatch(text) is not None and rarity(text) < rarity("")
