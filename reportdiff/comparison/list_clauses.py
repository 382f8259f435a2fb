"""A measure as lists: each clause cut at its list marks (、和及与), and which members of two clauses are the same.

The first segment of a list holds the verb as well, the last one the head (促进绿色、数字消费). So a first segment is
the same as another if any of its ends is, a last one if any of its beginnings is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportdiff.comparison.highlights.news_lexicon import openings
from reportdiff.model import Measure
from reportdiff.parsing.folding import fold
from reportdiff.text.clause_marks import CLAUSE_BREAK
from reportdiff.vocabulary import cut_words, rarity

CONTENT = 1.0
"""Below this rarity (bits) a word is stock: half of all reports have it."""

_LONGEST_TEXT = 800
"""Characters of a side that are looked at: more than a commitment has."""

_MOST_SEGMENTS = 60
"""Segments of a clause that are looked at."""

_EDGE = 12
"""Words that may stand before the first member of a list, or behind the last one."""

_MARKS = frozenset({"、", "和", "及", "与", "以及", "暨", "或"})
_EXAMPLES = frozenset({"等", "等等"})
_QUOTED = re.compile("(“[^“”]{1,14}”|《[^《》]{1,14}》)")
_SILENT = re.compile(r"[\s“”\"'‘’「」《》〈〉（）()]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece between two list marks: its words, and whether it is the first or the last one of its clause."""

    words: tuple[str, ...]
    first: bool
    last: bool

    @property
    def text(self) -> str:
        """Give the words as one text, verbatim."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class Clause:
    """The segments of one clause; ``open`` says that it names examples only (A、B等)."""

    verbatim: str
    segments: tuple[Segment, ...]
    open: bool

    @property
    def text(self) -> str:
        """Give the segments as one text, with the same mark between all."""
        return "、".join(segment.text for segment in self.segments)


def clauses_of(measures: Sequence[Measure]) -> list[Clause]:
    """Give the clauses of one side of a link, in order."""
    text = "，".join(measure.text for measure in measures)[:_LONGEST_TEXT]
    return [_clause_of(clause) for clause in CLAUSE_BREAK.split(text) if clause.strip()]


@lru_cache(maxsize=4096)
def _clause_of(text: str) -> Clause:
    pieces: list[list[str]] = [[]]
    is_open = False
    for word in _words_of(text):
        # In 加强与港口的合作 the word after the verb joins nothing.
        if word in _MARKS and pieces[-1] and (word == "、" or not openings().issuperset(pieces[-1])):
            pieces.append([])
        else:
            is_open |= word in _EXAMPLES
            pieces[-1].append(word)
    pieces = [piece for piece in pieces if piece][:_MOST_SEGMENTS]
    last = len(pieces) - 1
    segments = tuple(
        Segment(words=tuple(words), first=number == 0, last=number == last) for number, words in enumerate(pieces)
    )
    return Clause(verbatim=text, segments=segments, open=is_open)


def _words_of(text: str) -> Iterator[str]:
    """Give the words of a clause, each short quotation a word of its own."""
    for number, piece in enumerate(_QUOTED.split(text)):
        if number % 2:
            yield piece
        else:
            yield from cut_words(piece)


@lru_cache(maxsize=8192)
def same_member(one: Segment, other: Segment) -> bool:
    """Tell whether two segments hold the same member, whatever verb or head is beside it.

    Stock words prove that only where they are a whole segment: 基础设施建设 closes many a list."""
    if key_of(one.text) == key_of(other.text) and not (one.last and other.last):
        return True
    return any(content_words(text) for text in _variants(one) & _variants(other))


@lru_cache(maxsize=4096)
def _variants(segment: Segment) -> frozenset[str]:
    """Give the texts that the member of a segment may be, without what stands before the first and behind the last
    one."""
    count = len(segment.words)
    starts = range(min(count, _EDGE)) if segment.first else range(1)
    ends = range(max(1, count - _EDGE), count + 1) if segment.last else range(count, count + 1)
    return frozenset(key_of("".join(segment.words[start:end])) for start in starts for end in ends if start < end)


def content_words(text: str) -> list[str]:
    """Give the words of a text that say something: two characters or more, :data:`CONTENT` or more."""
    return [word for word in dict.fromkeys(cut_words(text)) if len(word) > 1 and rarity(word) >= CONTENT]


@lru_cache(maxsize=16_384)
def key_of(text: str) -> str:
    """Give a text as it is compared: folded, in lower case, without quotes, brackets and white space."""
    return _SILENT.sub("", fold(text)).lower()
