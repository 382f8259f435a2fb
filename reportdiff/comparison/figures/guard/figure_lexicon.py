"""The words of ``data/figure_words.toml``, as patterns: what is done with counted things, how far, and how counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from reportdiff.package_data import data_table


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    return data_table("figure_words.toml")


def any_of(words: Iterable[str]) -> str:
    """Give the expression of any of these words, the longest first."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


@lru_cache(maxsize=2)
def classes(section: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Give the pattern of all words of a section (``action``, ``stage``), and the class of each word."""
    class_of = {word: name for name, words in _table()[section].items() for word in words}
    return re.compile(any_of(class_of)), class_of


@lru_cache(maxsize=2)
def rivals(section: str) -> tuple[tuple[re.Pattern[str], ...], dict[str, str]]:
    """Give a pattern for each row of rivals of a section (``scope``, ``statistic``), and the first synonym of each
    word."""
    rows = _table()[section]["rivals"]
    first = {word: row[0] for row in _table()[section].get("same", ()) for word in row}
    return tuple(re.compile(any_of(row)) for row in rows), first


@lru_cache(maxsize=8)
def word_pattern(section: str, name: str) -> re.Pattern[str]:
    """Give the pattern of one list of words."""
    return re.compile(any_of(_table()[section][name]))


@lru_cache(maxsize=8)
def word_set(section: str, name: str) -> frozenset[str]:
    """Give one list of words as a set."""
    return frozenset(_table()[section][name])
