"""Terms that appear and vanish: words of one plan that the other report does not have at all.

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
"""Bits a plain word must have: fewer than one report in 32 has it (互联网 is held by two in three)."""

RARE_SHORT = 7.0
"""The same for a word of two characters, which may be half of a longer one that the vocabulary lacks."""

_NAMED = 6.0
"""Bits given at least to quoted names, which the vocabulary cannot know."""

_CODE = 13.0
"""Bits given to codes and versions, more than any word has: 6G and 互联网3.0 are what a reader looks for first."""

_CALENDAR = re.compile(r"十[一二三四五六七八九]五")
"""Plan periods come with the calendar."""

_TORN = frozenset("性率者们")
"""Endings, with which no longer word begins: 性需求 is the rest of 刚性需求."""

_SHORT = 3
"""Characters up to which a word may be cut in the wrong place; a longer one has been found as a whole."""

_LONGEST = 2000
"""Characters of a measure that are searched for terms: far more than any has, and few enough for any pattern."""

_QUOTED = re.compile(r"“([^“”，。；]{2,12})”|《([^《》]{2,24})》")
_CODE_WORD = re.compile(r"[A-Za-z]+[-+]?\d+[A-Za-z]*|\d+[A-Z]+(?![a-z])|[A-Z][A-Za-z]{1,}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PARTICLES = frozenset("的和与及在为将把对等从向以到于至并或更再全各新办建抓做让使")
_HAN_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")


def compare_terms(old: Report, new: Report) -> Terms:
    """Give the terms of the new plan that the old report lacks, those of the old plan that the new report lacks, and
    the words of policy whose frequency moved.

    Where only one of two digests has a review, terms are looked for in the plans alone: both are asked the same."""
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
    held: dict[str, list[str]] = defaultdict(list)
    weights: dict[str, float] = {}
    for measure in report.measures:
        for term, weight in _terms_of(measure).items():
            if fold(term).lower() not in elsewhere:
                held[term].append(measure.id)
                weights[term] = weight
    # A word inside a name that is listed itself says nothing more.
    listed = [term for term in held if not any(term != longer and term in longer for longer in held)]
    ranked = sorted(listed, key=lambda term: (-weights[term] * len(held[term]) ** 0.5, term))
    return tuple(Term(term=term, measures=tuple(held[term]), weight=round(weights[term], 2)) for term in ranked[:MOST])


def _has_review(report: Report) -> bool:
    return any(span.part == "review" for span in report.parts)


def _plan_of(report: Report) -> str:
    return "\n".join(report.text[span.start : span.end] for span in report.parts if span.part == "plan")


def _terms_of(measure: Measure) -> dict[str, float]:
    found: dict[str, float] = {}
    text = measure.text[:_LONGEST]
    for groups in _QUOTED.findall(text):
        for name in filter(None, groups):
            if _CALENDAR.fullmatch(name):
                continue
            found[name] = max(_NAMED, max((rarity(word) for word in cut_words(name)), default=0.0))
    figures = [(quantity.start, quantity.end) for quantity in measure.quantities]
    codes = [(match[0], match.start(), match.end()) for match in _CODE_WORD.finditer(text)]
    for code, begin, stop in (*codes, *versions_in(text, openings())):
        if not any(start < stop and begin < end for start, end in figures):
            found.setdefault(code, _CODE)
    for word in _whole_words(cut_words(text)):
        if rarity(word) >= (RARE_SHORT if len(word) == 2 else RARE) and word not in _plain_words():
            found.setdefault(word, rarity(word))
    return found


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    """Rare words that name nothing: verbs, numerals, set phrases (``data/plain_words.txt``)."""
    table = data_text("plain_words.txt")
    return frozenset(line for line in table.splitlines() if not line.startswith("#"))


def _whole_words(words: Sequence[str]) -> Iterator[str]:
    """Words that stand free: beside a single character a word may be half of one that the vocabulary lacks, and beside
    a word that would take its first or last character (竞争中大显身手: 大显身手) it may be cut in the wrong place."""
    edges = ["", *words, ""]
    for before, word, after in zip(edges, words, edges[2:], strict=False):
        if not _HAN_WORD.fullmatch(word):
            continue
        loose = any(len(other) == 1 and _HAN.match(other) and other not in _PARTICLES for other in (before, after))
        torn = (word[0] in _TORN and len(word) == _SHORT) or _is_word(before + word[0]) or _is_word(word[-1] + after)
        if not loose and not (torn and len(word) <= _SHORT):
            yield word


def _is_word(text: str) -> bool:
    """Whether the vocabulary has a word of three characters or more."""
    return len(text) > _SHORT - 1 and _HAN_WORD.fullmatch(text) is not None and rarity(text) < rarity("")
