"""What the role of a measure is told from: its own words, its place, and the heading that it stands under.

Each piece of evidence has a name and, but for the words that the encoder knows, the value 1. 加快项目建设 under
抓好项目工作 has ``^加``, ``快项``, ``L2``, ``n1`` (the only clause of its sentence) and some forty others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from reportdiff.model import Measure
from reportdiff.parsing.folding import fold, mask_figures, skeleton
from reportdiff.vocabulary import cut_words, rarity

LONGEST = 1000
"""Characters of a measure that are looked at."""

_GRAMS, _HEADING_GRAMS, _TOPIC_GRAMS = 80, 30, 40
_STEPS = (1, 2, 3, 4, 5, 6, 8, 10)
"""Rarities (bits) that one of the three rarest words of a measure may exceed."""
_TOTALS = (2, 5, 8, 12, 16, 24, 32)
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_CONTENT = re.compile(r"[^\W\d]{2}")
_LATIN = re.compile("[A-Za-z]")
_NUMBER = re.compile(r"^[一二三四五六七八九十（）()、．.\d\s]+")
_PARAGRAPH = "¶"
_SPACE = re.compile(r"\s")
_COUNTED = re.compile(r"[一二三四五六七八九十]{1,2}是")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a measure stands: its number, and how many there are, in its sentence and in its paragraph; how far into
    the plan it begins (0 to 1); the marks before and after it (``¶`` for the edge of a paragraph)."""

    in_sentence: int
    of_sentence: int
    in_paragraph: int
    of_paragraph: int
    depth: float
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureEvidence:
    """The evidence for the role of one measure.

    ``names`` are what is there (value 1). ``pieces`` are its words, marked ``w``, and its pairs of characters, marked
    ``p``, which together count as one. ``figures`` is the number of its figures, ``rarities`` those of its three rarest
    words in bits, with 0 where it has fewer, ``total`` the sum for all its words."""

    names: tuple[str, ...]
    pieces: tuple[str, ...]
    place: Place
    length: int
    figures: int
    listings: int
    rarities: tuple[float, float, float]
    total: float


def evidence_of(measures: Sequence[Measure], text: str) -> list[MeasureEvidence]:
    """Gather the evidence for every measure of a plan, in their order; ``text`` is that of their report."""
    return [_evidence(measure, place) for measure, place in zip(measures, _places(measures, text), strict=True)]


def _places(measures: Sequence[Measure], text: str) -> list[Place]:
    sentence = _positions([measure.sentence for measure in measures])
    paragraph = _positions([measure.paragraph for measure in measures])
    first, last = (measures[0].start, measures[-1].end) if measures else (0, 0)
    return [
        Place(
            in_sentence=sentence[number][0],
            of_sentence=sentence[number][1],
            in_paragraph=paragraph[number][0],
            of_paragraph=paragraph[number][1],
            depth=(measure.start - first) / max(1, last - first),
            before=text[max(0, measure.start - 1) : measure.start].replace("\n", _PARAGRAPH),
            after=text[measure.end : measure.end + 1].replace("\n", _PARAGRAPH),
        )
        for number, measure in enumerate(measures)
    ]


def _positions(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Give for each of consecutive numbers its position in the run of its like, and the length of that run."""
    positions: list[tuple[int, int]] = []
    for _, run in groupby(numbers):
        size = len(list(run))
        positions += [(position, size) for position in range(size)]
    return positions


def _evidence(measure: Measure, place: Place) -> MeasureEvidence:
    masked = mask_figures(fold(measure.text[:LONGEST]))
    words = [word for word in cut_words(masked) if _WORD.match(word)]
    shown, bare = _SPACE.sub("", masked), skeleton(masked)
    content = [word for word in words if _CONTENT.match(word)]
    weights = [rarity(word) for word in content]
    rarities = sorted(weights, reverse=True)[:3] + [0.0] * (3 - len(weights))
    listings, total = masked.count("、"), sum(weights)
    names = dict.fromkeys(
        (
            *_grams("", f"^{shown}$", (1, 2, 3), _GRAMS),
            *_heading_names(measure.section),
            *_topic_names(measure.topic),
            *_word_names(content),
            *(f"r{rank}>{step}" for rank, weight in enumerate(rarities) for step in _STEPS if weight > step),
            *(f"r>{step}" for step in _TOTALS if total > step),
            *_form_names(measure, shown, listings),
            *_place_names(place),
        )
    )
    pairs = {bare[at : at + 2] for at in range(len(bare) - 1)}
    return MeasureEvidence(
        names=tuple(names),
        pieces=(*(f"w{word}" for word in dict.fromkeys(words)), *(f"p{pair}" for pair in sorted(pairs))),
        place=place,
        length=len(shown),
        figures=len(measure.quantities),
        listings=listings,
        rarities=(rarities[0], rarities[1], rarities[2]),
        total=total,
    )


def _grams(mark: str, text: str, sizes: Sequence[int], longest: int) -> list[str]:
    text = text[:longest]
    return [mark + text[at : at + size] for size in sizes for at in range(len(text) - size + 1)]


# Many measures are under one heading, and in one paragraph.
@lru_cache(maxsize=1024)
def _heading_names(heading: str) -> tuple[str, ...]:
    return tuple(_grams("S", _SPACE.sub("", _NUMBER.sub("", heading)), (2,), _HEADING_GRAMS))


@lru_cache(maxsize=1024)
def _topic_names(topic: str) -> tuple[str, ...]:
    return ("T", *_grams("T", _SPACE.sub("", topic), (2,), _TOPIC_GRAMS)) if topic else ()


def _word_names(content: Sequence[str]) -> Iterator[str]:
    yield from (f"W{word}" for word in content)
    if content:
        yield f"W1{content[0]}"
        yield f"W-{content[-1]}"
    if len(content) > 1:
        yield f"W2{content[0]} {content[1]}"


def _form_names(measure: Measure, shown: str, listings: int) -> Iterator[str]:
    yield f"^4{shown[:4]}"
    yield f"$4{shown[-4:]}"
    yield f"L{min(len(shown) // 3, 15)}"
    yield f"q{min(len(measure.quantities), 2)}"
    yield f"、{min(listings, 4)}"
    if '"' in shown:
        yield "quoted"
    if "《" in shown:
        yield "title"
    if _LATIN.search(shown):
        yield "latin"
    if _COUNTED.match(measure.text):
        yield "counted"


def _place_names(place: Place) -> Iterator[str]:
    yield f"B{place.before}"
    yield f"A{place.after}"
    yield f"BA{place.before}{place.after}"
    yield f"k{min(place.in_sentence, 5)}"
    yield f"n{min(place.of_sentence, 7)}"
    if place.in_sentence + 1 == place.of_sentence:
        yield "last"
    yield f"kp{min(place.in_paragraph, 6)}"
    yield f"np{min(place.of_paragraph // 2, 10)}"
    yield f"d{int(place.depth * 10)}"
