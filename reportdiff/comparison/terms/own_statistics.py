"""Concepts newer than any table: unquoted compounds found by their own statistics in the report at hand.

A run of words is a term of its own if it is repeated, if its words stay together (*cohesion*: the pointwise mutual
information of collocations, Church & Hanks 1990, here as the share of the rarer word that is in the run), and if it
stands beside many different neighbours (*branching entropy*, Harris 1955; Jin & Tanaka-Ishii 2006, "Unsupervised
segmentation of Chinese text by use of branching entropy"). One that is always followed by the same word is a piece of
a longer one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise
from typing import Final

from reportdiff.vocabulary import rarity

LEAST: Final = 3
"""Occurrences that statistics need; a compound that comes once or twice says nothing about itself."""

_MOST_WORDS: Final = 5
_LONGEST: Final = 10
_SHORTEST: Final = 3
"""Words of the longest run, and characters of the longest and shortest: two single characters are too often chance."""

_ENTROPY: Final = 0.9
"""Bits of the neighbours on either side: nearly those of three occurrences of which two have the same neighbour."""

_COHESION: Final = 0.6
"""Share of the occurrences of the rarer of two neighbouring words that must be inside the run."""

_RARE: Final = 6.0
"""Bits of a word that holds a run together, where it is a word: one in 64 reports has it. A single character holds it
together if the vocabulary has no word for it."""


def compounds(sentences: Iterable[Sequence[str]], joints: Set[str]) -> Mapping[str, float]:
    """Find the compounds of a text that is cut into words, with how often each occurs.

    ``joints`` are words that no name has. Marks, figures and Latin words end a run. Equal input gives an equal result,
    in the order of the text."""
    lines = [list(words) for words in sentences]
    single = Counter(word for words in lines for word in words)
    left: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    right: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    marks = 0
    for words in lines:
        for start in range(len(words)):
            if single[words[start]] < LEAST:
                continue
            for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
                word = words[end - 1]
                if word in joints or single[word] < LEAST or not _is_han(word):
                    break
                if end == start + 1:
                    continue
                run = tuple(words[start:end])
                if sum(map(len, run)) > _LONGEST:
                    break
                # Every mark is a neighbour of its own: before and after it anything could be.
                marks += 1
                before = words[start - 1] if start and _is_han(words[start - 1]) else f"<{marks}"
                after = words[end] if end < len(words) and _is_han(words[end]) else f">{marks}"
                left[run][before] += 1
                right[run][after] += 1
    return {
        "".join(run): count
        for run, neighbours in left.items()
        if (count := neighbours.total()) >= LEAST
        and len("".join(run)) >= _SHORTEST
        and _entropy(neighbours) >= _ENTROPY
        and _entropy(right[run]) >= _ENTROPY
        and _is_bound(run, count, single)
    }


def _is_bound(run: Sequence[str], count: int, single: Mapping[str, int]) -> bool:
    """Tell whether the words stay together: of each two, the one that holds them is hardly ever elsewhere."""
    holding = [word for word in run if (len(word) == 1 or rarity(word) >= _RARE)]
    return bool(holding) and all(
        count >= _COHESION * min(single[a], single[b]) and (a in holding or b in holding) for a, b in pairwise(run)
    )


def _entropy(neighbours: Counter[str]) -> float:
    total = neighbours.total()
    return -sum(count / total * math.log2(count / total) for count in neighbours.values())


def _is_han(word: str) -> bool:
    return "\u4e00" <= word[0] <= "\u9fff"
