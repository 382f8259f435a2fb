"""The words of ``data/highlights.toml``: what a programme is told by, what opens a measure, what is only manner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportdiff.package_data import data_table


@lru_cache(maxsize=1)
def weights() -> dict[str, Any]:
    """The table of points and words, ``data/highlights.toml``."""
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
    """The lexicon, read once."""
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
    """Verbs and adverbs that stand before what a measure is about."""
    return news_words().openings


def is_stock(text: str) -> bool:
    """Whether a text holds one of the quoted words of ideology and manner."""
    return news_words().stock.search(text) is not None


def is_picture(noun: str) -> bool:
    """Whether a quoted noun is a figure of speech and names nothing that is to be done."""
    return news_words().metaphors.search(noun) is not None


@lru_cache(maxsize=1)
def closing() -> re.Pattern[str]:
    """The verbs that a phrase may end in."""
    words = sorted({*news_words().openings, *weights()["words"]["actions"]}, key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})+$")


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    words = sorted(news_words().openings, key=lambda word: (-len(word), word))
    actions = sorted(weights()["words"]["actions"], key=lambda word: (-len(word), word))
    return re.compile(f"(?:(?!{'|'.join(actions)})(?:{'|'.join(map(re.escape, words))}))*")


def without_openings(text: str) -> str:
    """``text`` without the verbs and adverbs that it opens with, up to the first that is an action."""
    return _opening().sub("", text, count=1) if _opening().match(text) else text
