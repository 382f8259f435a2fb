"""Runs of words in many reports: how often, where, since when, and what is beside them.

A run is one to five words of the vocabulary, without marks, figures and words that no name has. Only runs of at least
:data:`LEAST` reports are followed any further, so that 27 million words fit into memory. The neighbours of a run give
its *branching entropy* (Harris 1955; Jin & Tanaka-Ishii 2006), in bits; a mark is a neighbour of its own each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.training.concept_words import JOINTS
from reportdiff.vocabulary import cut_words

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

LEAST = 3
"""Reports that must have a run."""

MOST_WORDS, LONGEST = 5, 11
STEPS = (1, 4, 16, 64, 256)
"""The numbers of reports whose years are kept."""

_MARKS = ("|", '"', "、", "#", "A")
_QUOTE, _LIST = 1, 2
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words: occurrences, reports, regions; entropy, share of marks and of the commonest neighbour on either
    side; share in quotes and in lists; the years by which :data:`STEPS` reports had it."""

    words: tuple[str, ...]
    occurrences: int
    reports: int
    regions: int
    entropy: tuple[float, float]
    marks: tuple[float, float]
    commonest: tuple[float, float]
    quoted: float
    listed: float
    years: tuple[int, ...]

    @property
    def text(self) -> str:
        """Give the run as it is written."""
        return "".join(self.words)


def tokens(text: str) -> list[str]:
    """Cut a folded text into words; marks, figures and Latin words are one sign each."""
    signs = []
    for word in cut_words(text.replace("\n", "。")):
        if _HAN.fullmatch(word) or word in '"、':
            signs.append(word)
        elif word.strip():
            signs.append("#" if word[0].isdigit() else "A" if word[0].isalpha() else "|")
    return signs


class Corpus:
    """The words of many reports as numbers, with the report of each."""

    def __init__(self, reports: Iterable[tuple[str, int, Sequence[str]]]) -> None:
        """Take region, year and tokens of every report."""
        numbers = {mark: number for number, mark in enumerate(_MARKS)}
        ids: list[Integers] = []
        homes: list[Integers] = []
        regions: dict[str, int] = {}
        years, region_of = [], []
        for home, (region, year, signs) in enumerate(reports):
            ids.append(np.array([0, *(numbers.setdefault(sign, len(numbers)) for sign in signs), 0], dtype=np.int64))
            homes.append(np.full(len(ids[-1]), home, dtype=np.int64))
            years.append(year)
            region_of.append(regions.setdefault(region, len(regions)))
        self.words = tuple(numbers)
        self.ids, self.homes = np.concatenate(ids), np.concatenate(homes)
        self.years, self.regions = np.array(years), np.array(region_of)
        self.size = int((self.ids >= len(_MARKS)).sum())

    def runs(self) -> Iterator[Run]:
        """Yield every run, shorter ones first."""
        excluded = np.array([number < len(_MARKS) or word in JOINTS for number, word in enumerate(self.words)])
        lengths = np.array([len(word) for word in self.words])
        single = np.where(excluded[self.ids], -1, self.ids)
        current = single
        for size in range(1, MOST_WORDS + 1):
            keys = current
            if size > 1:
                following = np.full(len(current), -1, dtype=np.int64)
                following[: len(current) - size + 1] = single[size - 1 :]
                keys = np.where((current >= 0) & (following >= 0), current * len(self.words) + following, -1)
            current = self._numbered(keys, size, lengths)
            yield from self._counted(current, size)

    def _numbered(self, keys: Integers, size: int, lengths: Integers) -> Integers:
        """Number the runs of enough reports; all others are -1."""
        places = np.flatnonzero(keys >= 0)
        kinds, which = np.unique(keys[places], return_inverse=True)
        in_report = np.unique(which * len(self.years) + self.homes[places])
        reports = np.bincount(in_report // len(self.years), minlength=len(kinds))
        example = np.full(len(kinds), -1, dtype=np.int64)
        example[which[::-1]] = places[::-1]
        length = sum(lengths[self.ids[example + offset]] for offset in range(size))
        kept = (reports >= LEAST) & (length <= LONGEST)
        numbers = np.full(len(kinds), -1, dtype=np.int64)
        numbers[kept] = np.arange(kept.sum())
        result = np.full(len(keys), -1, dtype=np.int64)
        result[places] = numbers[which]
        return result

    def _counted(self, current: Integers, size: int) -> Iterator[Run]:
        places = np.flatnonzero(current >= 0)
        which = current[places]
        kinds = int(which.max()) + 1 if len(which) else 0
        total = np.bincount(which, minlength=kinds)
        before, after = self.ids[places - 1], self.ids[places + size]
        sides = [self._neighbours(which, neighbours, total) for neighbours in (before, after)]
        quoted = np.bincount(which, weights=(before == _QUOTE) & (after == _QUOTE), minlength=kinds) / total
        listed = np.bincount(which, weights=(before == _LIST) | (after == _LIST), minlength=kinds) / total
        in_report = np.unique(which * len(self.years) + self.homes[places])
        kind, home = in_report // len(self.years), in_report % len(self.years)
        in_region = np.unique(kind * len(self.years) + self.regions[home])
        regions = np.bincount(in_region // len(self.years), minlength=kinds)
        order = np.lexsort((self.years[home], kind))
        years = self.years[home][order]
        reports = np.bincount(kind, minlength=kinds)
        begin = np.cumsum(reports) - reports
        example = np.full(kinds, -1, dtype=np.int64)
        example[which[::-1]] = places[::-1]
        for number in range(kinds):
            yield Run(
                words=tuple(self.words[self.ids[example[number] + offset]] for offset in range(size)),
                occurrences=int(total[number]),
                reports=int(reports[number]),
                regions=int(regions[number]),
                entropy=(float(sides[0][0][number]), float(sides[1][0][number])),
                marks=(float(sides[0][1][number]), float(sides[1][1][number])),
                commonest=(float(sides[0][2][number]), float(sides[1][2][number])),
                quoted=float(quoted[number]),
                listed=float(listed[number]),
                years=tuple(int(years[begin[number] + step - 1]) for step in STEPS if step <= reports[number]),
            )

    def _neighbours(self, which: Integers, neighbours: Integers, total: Integers) -> tuple[Floats, Floats, Floats]:
        """The entropy of the neighbours of each run, the share of marks, and that of the commonest word."""
        kinds = len(total)
        marks = neighbours <= _LIST
        count_of_marks = np.bincount(which, weights=marks, minlength=kinds)
        pairs, counts = np.unique(which[~marks] * len(self.words) + neighbours[~marks], return_counts=True)
        kind = pairs // len(self.words)
        share = counts / total[kind]
        entropy = np.bincount(kind, weights=-share * np.log2(share), minlength=kinds)
        entropy += count_of_marks / total * np.log2(total)
        commonest = np.zeros(kinds)
        np.maximum.at(commonest, kind, share)
        return entropy, count_of_marks / total, commonest
