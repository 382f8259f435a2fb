"""The words of ``data/highlights.toml``: those that mark a programme, open a measure, or are only manner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

from reportdiff.package_data import data_table
from reportdiff.vocabulary import cut_words


@lru_cache(maxsize=1)
def weights() -> dict[str, Any]:
    """Load the table of points and words, ``data/highlights.toml``."""
    return data_table("highlights.toml")


@dataclass(frozen=True, slots=True)
class NewsWords:
    """The lexicon of ``data/highlights.toml``."""

    openings: frozenset[str]
    actions: frozenset[str]
    types: tuple[str, ...]
    plain_types: tuple[str, ...]
    quoted_types: tuple[str, ...]
    generic: tuple[str, ...]
    stock: re.Pattern[str]
    metaphors: re.Pattern[str]


@lru_cache(maxsize=1)
def news_words() -> NewsWords:
    """Load the lexicon, once."""
    words = weights()["words"]
    places, plain = (sorted(words[key], key=lambda word: (-len(word), word)) for key in ("places", "types"))
    return NewsWords(
        openings=frozenset(words["openings"]),
        actions=frozenset(words["actions"]),
        types=tuple(sorted([*places, *plain], key=lambda word: (-len(word), word))),
        plain_types=tuple(plain),
        quoted_types=(*words["quoted_types"], *places, *plain),
        generic=tuple(words["generic"]),
        stock=re.compile(words["stock"]),
        metaphors=re.compile(words["metaphors"]),
    )


def openings() -> frozenset[str]:
    """Give the verbs and adverbs before what a measure is about."""
    return news_words().openings


def is_stock(text: str) -> bool:
    """Tell whether a text contains one of the quoted words of ideology and manner."""
    return news_words().stock.search(text) is not None


def is_picture(noun: str) -> bool:
    """Tell whether a quoted noun is a figure of speech and names nothing to be done."""
    return news_words().metaphors.search(noun) is not None


@lru_cache(maxsize=1)
def closing() -> re.Pattern[str]:
    """Compile the pattern of the verbs that a phrase may end in."""
    words = sorted({*news_words().openings, *weights()["words"]["actions"]}, key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})+$")


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    words = sorted(news_words().openings, key=lambda word: (-len(word), word))
    actions = sorted(weights()["words"]["actions"], key=lambda word: (-len(word), word))
    return re.compile(f"(?:(?!{'|'.join(actions)})(?:{'|'.join(map(re.escape, words))}))*")


def without_openings(text: str) -> str:
    """Remove the verbs and adverbs that ``text`` opens with, up to the first that is an action.

    Only whole words are removed: 用能单位 does not open with 用."""
    match = _opening().match(text)
    if match is None or not match[0]:
        return text
    edges = {0, *accumulate(map(len, cut_words(text)))}
    end = max((place for place in edges if place <= match.end()), default=0)
    return text[end:] if _opening().fullmatch(text, 0, end) else text[match.end() :]
