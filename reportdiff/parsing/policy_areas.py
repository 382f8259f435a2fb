"""Which area of policy a measure belongs to: one of the 21 major topics of the Comparative Agendas Project.

The words of a measure (``data/areas.toml``) decide, with the sentence that opens its paragraph, the other measures
there and its section heading. Where none of these says anything, the area is unknown (:data:`UNKNOWN_AREA`).

A reader labelled 320 commitments of forty reports after the words were chosen. 85 % had the reader's first area, and
94 % that or one the reader thought as good: ``benchmarks/areas.py``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from reportdiff.model import Measure, Report
from reportdiff.package_data import data_table
from reportdiff.parsing.folding import fold

UNKNOWN_AREA: Final = "unknown"
"""The area of measures without any word of an area."""

_TOPIC = 0.6
_SECTION = 0.2
_PARAGRAPH = 0.3
"""Weight of a word in the opening sentence, in the heading, and in the other measures of the paragraph (their mean). A
word of the measure itself has weight 1. Chosen on the first half of the labels (``benchmarks/areas.tsv``)."""

_CONTEXT_MOST = 3.0
"""A heading with many words must not drown what the measure says."""

_LEAST = 0.4
"""Points below which the area is unknown: one plain word of the heading is enough, a weak one is not."""

_LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area of policy: a major topic of the Comparative Agendas Project, with our id and short names.

    ``code`` and ``name`` are those of its Master Codebook (0 and ``""`` for none)."""

    id: str
    zh: str
    en: str
    code: int = 0
    name: str = ""


@lru_cache(maxsize=1)
def load_areas() -> tuple[Area, ...]:
    """Load the areas, in the order of the table, without :data:`UNKNOWN_AREA`."""
    return tuple(
        Area(id=entry["id"], zh=entry["zh"], en=entry["en"], code=entry["code"], name=entry["name"])
        for entry in _table()["area"]
    )


def with_areas(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """Set the area of each measure of a plan: its id, :data:`UNKNOWN_AREA` where it is unknown."""
    return tuple(replace(measure, area=area) for measure, area in zip(measures, areas_of(measures), strict=True))


def areas_of(measures: Sequence[Measure]) -> tuple[str, ...]:
    """Give the id of the area of each measure of a plan, in order; :data:`UNKNOWN_AREA` where it is unknown."""
    own = [_points(measure.text[:_LONGEST]) for measure in measures]
    # Many measures are under one heading, and in one paragraph.
    points_of = lru_cache(maxsize=None)(_points)
    paragraphs: dict[int, list[int]] = {}
    for index, measure in enumerate(measures):
        paragraphs.setdefault(measure.paragraph, []).append(index)
    return tuple(
        _area(measure, own[index], [own[near] for near in paragraphs[measure.paragraph] if near != index], points_of)
        for index, measure in enumerate(measures)
    )


def _area(
    measure: Measure,
    own: Mapping[str, float],
    near: Sequence[Mapping[str, float]],
    points_of: Callable[[str], Mapping[str, float]],
) -> str:
    points: defaultdict[str, float] = defaultdict(float, own)
    for text, worth in ((measure.topic, _TOPIC), (measure.section, _SECTION)):
        if text and text != measure.text:
            _add(points, points_of(text[:_LONGEST]), worth)
    for others in near:
        _add(points, others, _PARAGRAPH / len(near))
    if not points:
        return UNKNOWN_AREA
    # Rounded, since sums of fractions in another order must not decide.
    ranking = sorted(((round(value, 6), area) for area, value in points.items()), key=lambda item: (-item[0], item[1]))
    best = ranking[0][0]
    if best < _LEAST:
        return UNKNOWN_AREA
    tied_areas = {area for value, area in ranking if value == best}
    return ranking[0][1] if len(tied_areas) == 1 else _last_area(measure.text, tied_areas)


def count_areas(report: Report) -> Counter[str]:
    """Count the commitments of the plan in each area."""
    return Counter(measure.area or UNKNOWN_AREA for measure in report.commitments)


def names_area(text: str) -> bool:
    """Tell whether a text contains a word of an area, not counting weak words and single characters."""
    words, pattern = _lexicon()
    return any(len(word) > 1 and words[word][1] > 1 for word in pattern.findall(fold(text)))


def _add(points: dict[str, float], context: Mapping[str, float], worth: float) -> None:
    for area, value in context.items():
        points[area] += min(value, _CONTEXT_MOST) * worth


def _points(text: str) -> Mapping[str, float]:
    """Give the points of each area: every word once, however often it occurs."""
    words, pattern = _lexicon()
    points: dict[str, float] = {}
    for word in sorted(set(pattern.findall(fold(text)))):
        area, weight = words[word]
        points[area] = points.get(area, 0.0) + weight
    return points


def _last_area(text: str, areas: set[str]) -> str:
    """Give the last one in the text of areas with equal points: the head of a Chinese phrase is at its end."""
    words, pattern = _lexicon()
    named_areas = [words[word][0] for word in pattern.findall(fold(text)) if words[word][0] in areas]
    return named_areas[-1] if named_areas else UNKNOWN_AREA


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return data_table("areas.toml")


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, tuple[str, float]], re.Pattern[str]]:
    """Give area and weight of each word, and the pattern that finds the longest at each place."""
    table = _table()
    words = {
        fold(word): (entry["id"], float(weight))
        for entry in table["area"]
        for strength, weight in table["weights"].items()
        for word in entry[strength].split()
    }
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return words, re.compile("|".join(map(re.escape, longest_first)))
