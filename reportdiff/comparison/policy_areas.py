"""Which area of policy a measure belongs to.

A measure is told by its words (``data/areas.toml``), helped by the sentence that opens its paragraph, the other
measures there and its section heading; where these say nothing, it is not told (:data:`UNTOLD`).

Of 200 measures of ten reports, 1989-2024, that were read by hand after the words were chosen, 79 % had the area that
the reader put first, 88 % that or the one the reader thought as good, and 4 % were not told: ``benchmarks/areas.py``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportdiff.model import Measure, Report
from reportdiff.package_data import data_table
from reportdiff.parsing.folding import fold

UNTOLD = "untold"
"""The area of measures that no word tells."""

_TOPIC = 0.4
_SECTION = 0.4
_PARAGRAPH = 0.6
"""What a word in the opening sentence, in the heading, or in the other measures of the paragraph (their mean) is worth
of one in the measure itself. Chosen on the first 200 measures of ``benchmarks/areas.tsv``."""

_CONTEXT_MOST = 3.0
"""A heading with many words must not drown what the measure says."""

_LEAST = 0.8
"""Points below which an area is not told: one plain word of the heading is enough, a weak one is not."""

_LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area of policy: its id and its names."""

    id: str
    zh: str
    en: str


@lru_cache(maxsize=1)
def load_areas() -> tuple[Area, ...]:
    """The areas, in the order of the table, without :data:`UNTOLD`."""
    return tuple(Area(id=entry["id"], zh=entry["zh"], en=entry["en"]) for entry in _table()["area"])


def areas_of(report: Report) -> tuple[str, ...]:
    """The id of the area of each measure of the plan, in order; :data:`UNTOLD` where none is told."""
    own = [_points(measure.text[:_LONGEST]) for measure in report.measures]
    paragraphs: dict[int, list[int]] = {}
    for place, measure in enumerate(report.measures):
        paragraphs.setdefault(measure.paragraph, []).append(place)
    return tuple(
        _area(measure, own[place], [own[near] for near in paragraphs[measure.paragraph] if near != place])
        for place, measure in enumerate(report.measures)
    )


def _area(measure: Measure, own: Mapping[str, float], near: Sequence[Mapping[str, float]]) -> str:
    points: defaultdict[str, float] = defaultdict(float, own)
    for text, worth in ((measure.topic, _TOPIC), (measure.section, _SECTION)):
        if text and text != measure.text:
            _add(points, _points(text[:_LONGEST]), worth)
    for others in near:
        _add(points, others, _PARAGRAPH / len(near))
    if not points:
        return UNTOLD
    # Rounded, since sums of fractions in another order must not decide.
    ranked = sorted(((round(value, 6), area) for area, value in points.items()), key=lambda item: (-item[0], item[1]))
    best = ranked[0][0]
    if best < _LEAST:
        return UNTOLD
    tied = {area for value, area in ranked if value == best}
    return ranked[0][1] if len(tied) == 1 else _named_last(measure.text, tied)


def count_areas(report: Report) -> Counter[str]:
    """How many measures of the plan belong to each area."""
    return Counter(areas_of(report))


def names_area(text: str) -> bool:
    """Whether a text holds a word that tells an area, weak words and single characters not counted."""
    words, pattern = _lexicon()
    return any(len(word) > 1 and words[word][1] > 1 for word in pattern.findall(fold(text)))


def _add(points: dict[str, float], context: Mapping[str, float], worth: float) -> None:
    for area, value in context.items():
        points[area] += min(value, _CONTEXT_MOST) * worth


def _points(text: str) -> dict[str, float]:
    """The points of each area: every word once, however often it stands there."""
    words, pattern = _lexicon()
    points: dict[str, float] = {}
    for word in sorted(set(pattern.findall(fold(text)))):
        area, weight = words[word]
        points[area] = points.get(area, 0.0) + weight
    return points


def _named_last(text: str, areas: set[str]) -> str:
    """Of areas with equal points the one named last: the head of a Chinese phrase stands at its end."""
    words, pattern = _lexicon()
    named = [words[word][0] for word in pattern.findall(fold(text)) if words[word][0] in areas]
    return named[-1] if named else UNTOLD


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return data_table("areas.toml")


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, tuple[str, float]], re.Pattern[str]]:
    """Area and weight of each word, and the pattern that finds the longest at each place."""
    table = _table()
    words = {
        fold(word): (entry["id"], float(weight))
        for entry in table["area"]
        for strength, weight in table["weights"].items()
        for word in entry[strength].split()
    }
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return words, re.compile("|".join(map(re.escape, longest_first)))
