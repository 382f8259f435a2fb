"""Look measures up in the other reports of the region, of which only the texts of their files are known.

A whole report costs too much to look into for every year. So only the clauses are weighed that have a rare phrase of
the measure: two or more words in a row, four or more characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reportdiff.comparison.fates.evidence import gather_evidence, word_bits
from reportdiff.comparison.fates.lookup import shipped_model
from reportdiff.comparison.fates.passages import Passage, side_of_measures, side_of_passages
from reportdiff.model import Measure
from reportdiff.parsing.folding import fold, mask_figures
from reportdiff.parsing.normal_form import normal_form
from reportdiff.text.clause_marks import CLAUSE_MARKS
from reportdiff.vocabulary import cut_words

_PHRASES = 3
"""The rarest phrases of a measure that are searched."""

_SHORTEST, _LEAST_BITS = 4, 5.0
"""Characters of a phrase, and bits of its words together."""

_LONG = 8
"""Characters from which the longest stretch of a measure is searched, however common its words are."""

_FIGURE = re.compile(r"[^\u4e00-\u9fffA-Za-z]+")

_OCCURRENCES = 2
"""Places of a phrase in one report that are looked at."""

_REACH = 120
"""Characters on either side of a phrase within which its clause ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryMatch:
    """A clause of a report of another year that may be about a measure, and the probability that it is."""

    year: int
    passage: Passage
    score: float


def look_up_history(measures: Sequence[Measure], texts: Mapping[int, str]) -> dict[str, tuple[HistoryMatch, ...]]:
    """Give the likeliest clauses of other years for each measure (by id), best first, and of like ones the latest.

    ``texts`` are those of the files by year; offsets are into them."""
    pairs: list[tuple[int, int]] = []
    clauses: list[tuple[int, Passage]] = []
    places: dict[tuple[int, int], int] = {}
    phrases = [_phrases_of(measure) for measure in measures]
    for year, text in sorted(texts.items()):
        searched = normal_form(text)
        for number, some in enumerate(phrases):
            for start, end in _clauses_with(some, searched):
                if (year, start) not in places:
                    places[year, start] = len(clauses)
                    passage = Passage(part="plan", text=text[start:end], start=start, end=end, paragraph=0)
                    clauses.append((year, passage))
                pairs.append((number, places[year, start]))
    result: dict[str, list[HistoryMatch]] = {measure.id: [] for measure in measures}
    if pairs:
        unique = sorted(set(pairs))
        at, to = (np.array(column, dtype=np.intp) for column in zip(*unique, strict=True))
        passages = side_of_passages([passage for _, passage in clauses])
        evidence = gather_evidence(side_of_measures(measures), passages, pairs=(at, to))
        for (i, j), score in zip(unique, shipped_model().probability(evidence.values).tolist(), strict=True):
            year, passage = clauses[j]
            result[measures[i].id].append(HistoryMatch(year=year, passage=passage, score=round(score, 4)))
    return {
        member: tuple(sorted(matches, key=lambda match: (-match.score, -match.year, match.passage.start)))
        for member, matches in result.items()
    }


def _phrases_of(measure: Measure) -> tuple[str, ...]:
    """Give the rarest phrases of a measure, and the longest stretch without a figure: what is found again as it is."""
    words = cut_words(mask_figures(fold(measure.text)))
    bits = word_bits(words)
    phrases = {
        a + b: weight + other
        for (a, weight), (b, other) in pairwise(zip(words, bits, strict=True))
        if a.isalnum() and b.isalnum() and "0" not in a + b and len(a + b) >= _SHORTEST
    }
    phrases |= {
        word: weight
        for word, weight in zip(words, bits, strict=True)
        if len(word) >= _SHORTEST and word.isalnum() and "0" not in word
    }
    rare = [phrase for phrase, weight in phrases.items() if weight >= _LEAST_BITS]
    rarest = sorted(rare, key=lambda phrase: (-phrases[phrase], phrase))[:_PHRASES]
    longest = max(_FIGURE.split(mask_figures(fold(measure.text))), key=len)
    return (*rarest, longest) if len(longest) >= _LONG else tuple(rarest)


def _clauses_with(phrases: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    for phrase in phrases:
        at = -1
        for _ in range(_OCCURRENCES):
            at = text.find(phrase, at + 1)
            if at < 0:
                break
            start, end = at, at + len(phrase)
            while start > max(0, at - _REACH) and text[start - 1] not in CLAUSE_MARKS:
                start -= 1
            while end < min(len(text), at + _REACH) and text[end] not in CLAUSE_MARKS:
                end += 1
            yield start, end
