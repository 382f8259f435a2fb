"""What the scorer sees of a report: its measures folded, masked and cut into words, with their sentence, paragraph and
section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reportdiff.aliases import written_out
from reportdiff.model import Measure, Report
from reportdiff.parsing.folding import bare, fold, mask_figures
from reportdiff.vocabulary import cut_words

LONGEST = 1000
"""Characters of a measure that the scorer sees: ten times the longest that reports have."""

_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_NAME = re.compile(r'"([^"]{2,20})"|《([^》]{2,40})》|([A-Za-z][A-Za-z0-9.+-]*\d+[A-Za-z0-9.]*|\d+号线|\d+国道)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One report's measures, each field a sequence of length *n*.

    ``folded`` is the folded text, ``exact`` the same without punctuation, ``masked`` that with every figure as ``0``
    and short names written out (:mod:`~reportdiff.aliases`), ``words`` the words of the masked text, ``names`` quoted
    names, titles and codes. ``sentence``, ``paragraph`` and ``section`` are the numbers of those that contain the
    measure, from 0 without gaps."""

    folded: Sequence[str]
    exact: Sequence[str]
    masked: Sequence[str]
    words: Sequence[Sequence[str]]
    names: Sequence[frozenset[str]]
    sentence: NDArray[np.intp]
    paragraph: NDArray[np.intp]
    section: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.exact)


def side_of(report: Report) -> Side:
    """Prepare the measures of a report's plan for the scorer."""
    measures = report.measures
    return side_of_texts(
        [measure.text for measure in measures],
        sentences=[measure.sentence for measure in measures],
        paragraphs=[measure.paragraph for measure in measures],
        sections=_sections(measures),
    )


def side_of_texts(
    texts: Sequence[str],
    *,
    sentences: Sequence[int] | None = None,
    paragraphs: Sequence[int] | None = None,
    sections: Sequence[int] | None = None,
) -> Side:
    """Prepare any texts, with the numbers of what contains each; a level that is not given is one for all."""
    one = [0] * len(texts)
    folded_texts = [fold(text) for text in texts]
    masked_texts = [mask_figures(written_out(text[:LONGEST])) for text in folded_texts]
    return Side(
        folded=folded_texts,
        exact=[bare(text) for text in folded_texts],
        masked=[bare(text) for text in masked_texts],
        words=[[word for word in cut_words(text) if _WORD.match(word)] for text in masked_texts],
        names=[_names(text) for text in folded_texts],
        sentence=_numbers(sentences or one),
        paragraph=_numbers(paragraphs or one),
        section=_numbers(sections or one),
    )


@lru_cache(maxsize=16_384)
def _names(text: str) -> frozenset[str]:
    return frozenset(name for match in _NAME.findall(text[:LONGEST]) for name in match if name)


def _sections(measures: Sequence[Measure]) -> list[int]:
    """Give a number to every run of measures under one heading: two headings of one title stay apart."""
    numbers: list[int] = []
    for number, measure in enumerate(measures):
        same = number > 0 and measure.section == measures[number - 1].section
        numbers.append(numbers[-1] if same else (numbers[-1] + 1 if numbers else 0))
    return numbers


def _numbers(values: Sequence[int]) -> NDArray[np.intp]:
    numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
    return np.array([numbers[value] for value in values], dtype=np.intp)
