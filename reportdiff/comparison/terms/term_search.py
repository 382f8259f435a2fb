"""What a measure names: quoted names, codes and versions, concepts of the table, compounds, words of a dictionary."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from reportdiff.comparison.highlights.news_lexicon import is_picture, is_stock, news_words, openings
from reportdiff.comparison.highlights.programmes import typed_names
from reportdiff.comparison.terms.concept_table import LONGEST, concept, is_concept
from reportdiff.comparison.versioned_names import versions_in
from reportdiff.model import Measure
from reportdiff.vocabulary import cut_words

LONGEST_MEASURE: Final = 2000
"""Characters of a measure that may contain terms: far more than any has, and few enough for any pattern."""

ASKED: Final = 30.0
"""Weight of a word of the user's dictionary: above all others."""

_VERSION: Final = 16.0
"""Weight of a name with a version (互联网3.0): who numbers a thing tells of it."""

_UNKNOWN: Final = 6.5
"""Bits of a name that the table does not have: newer, or known in one place only."""

_QUOTED: Final = 4.0
_PROGRAMME: Final = 7.5
_COMPOUND: Final = 6.0
_CODE: Final = 5.0
"""Scores of quoted names, of those with the noun of a programme, of compounds, and of codes; as in the table."""

_JARGON: Final = 4.0
"""Score that a bundle of numbers or a list of slogans loses: insiders' shorthand (四个密度, “6+5+X”)."""

_PICTURE: Final = 3.0
"""Score that a figure of speech or a word of ideology loses."""

_OF_SCORE: Final = 0.7
_OF_RARITY: Final = 0.5
"""What a unit of score and a bit of rarity are worth: a concept that spread says more than a phrase of one report."""

_QUOTATION = re.compile(r"“([^“”，。；]{2,12})”|《([^《》]{2,24})》")
_CODE_WORD = re.compile(
    r"(?<![A-Za-z0-9.+\-])(?:[A-Za-z]+[-+]?\d+[A-Za-z]*|\d+[A-Z]+|[A-Z][A-Za-z]{1,})(?![A-Za-z0-9]|[.．]\d)"
)
_CALENDAR = re.compile(r"十[一二三四五六七八九]五(?:规划)?")
_BUNDLE = re.compile(
    r"^[0-9]+[^A-Za-z0-9]*$|[0-9]+[+＋、][0-9A-Za-z]+|[一二三四五六七八九十两双多][\u4e00-\u9fff]{1,3}$|、|^[0-9]+个"
)
_MOST_WORDS = 6

JOINTS: Final = frozenset("的和与及在为将把对等从向以到于至并或了是")
"""Words that no name has."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to search for besides what the table has: compounds of the report, words of the user's dictionary."""

    compounds: Mapping[str, float]
    dictionary: Set[str]
    year: int


def weight_of(score: float, bits: float) -> float:
    """Weigh how much of a concept a term is and how rare it was: the sum, in bits."""
    return _OF_SCORE * score + _OF_RARITY * bits


def terms_of(measure: Measure, wanted: Wanted) -> dict[str, float]:
    """Find the terms of a measure, with their weights.

    A figure is no term, nor part of one (PM2.5)."""
    text = measure.text[:LONGEST_MEASURE]
    terms: dict[str, float] = {}
    figures = [(quantity.start, quantity.end) for quantity in measure.quantities]
    versions = [name for name, begin, end in versions_in(text, openings()) if not _overlaps(begin, end, figures)]
    terms |= dict.fromkeys(versions, _VERSION)
    for match in _CODE_WORD.finditer(text):
        if not _overlaps(match.start(), match.end(), figures):
            terms.setdefault(match[0], _known(match[0].lower(), _CODE, wanted.year))
    for name, score in _quoted_names(text):
        terms.setdefault(name, _known(name, score, wanted.year))
    for name in typed_names(measure):
        terms.setdefault(name, _known(name, _PROGRAMME, wanted.year))
    for phrase in _phrases(cut_words(text), wanted.compounds):
        terms.setdefault(phrase, _known(phrase, _COMPOUND, wanted.year))
    return terms | {word: ASKED for word in wanted.dictionary if word in text}


def _known(name: str, score: float, year: int) -> float:
    row = concept(name)
    return weight_of(row.score, row.bits(year)) if row else weight_of(score, _UNKNOWN)


def _quoted_names(text: str) -> list[tuple[str, float]]:
    names = []
    for match in _QUOTATION.finditer(text):
        name = match[1] or match[2]
        if _CALENDAR.fullmatch(name) or is_stock(name):
            continue
        score = _QUOTED
        if (
            match[2]
            or name.endswith(news_words().quoted_types)
            or text.startswith(news_words().quoted_types, match.end())
        ):
            score = _PROGRAMME
        if match[1] and is_picture(name):
            score -= _PICTURE
        if _BUNDLE.search(name):
            score -= _JARGON
        names.append((name, score))
    return names


def _phrases(words: Sequence[str], compounds: Mapping[str, float]) -> list[str]:
    """Give the concepts and compounds in a text, from word to word: half of a word is no concept."""
    phrases = []
    for start, first in enumerate(words):
        if first in JOINTS:
            continue
        phrase = ""
        for word in words[start : start + _MOST_WORDS]:
            phrase += word
            if len(phrase) > LONGEST or word in JOINTS:
                break
            if is_concept(phrase) or phrase in compounds:
                phrases.append(phrase)
    return phrases


def _overlaps(begin: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < end and begin < stop for start, stop in spans)
