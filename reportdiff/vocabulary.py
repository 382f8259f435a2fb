"""Words: jieba with the vocabulary of work reports, and how rare each word is.

``data/words.tsv`` has some 38,000 words with their occurrences in 2,876 reports of all levels (1954-2026) and the
number of these reports; ``benchmarks/training/make_words.py`` made it. It replaces jieba's own dictionary: it loads in
a tenth of the time, and cuts 换电 or 河长制 as this genre does. Unknown words stay single characters (``HMM=False``):
guessed words differ from one sentence to the next and would look like changes.
"""

from __future__ import annotations

import logging
import math
import re
import sys
from collections.abc import Mapping
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from reportdiff.package_data import data_text

if TYPE_CHECKING:
    import jieba

REPORTS = 2876
"""Number of reports behind the counts of ``data/words.tsv``."""

# Pieces: Latin words and versions (互联网3.0 becomes 互联网 + 3.0), figures with their decimals, runs of hanzi.
_KEEP = re.compile(
    r"[A-Za-zＡ-Ｚａ-ｚ]+(?:[-+./·]?[A-Za-z0-9]+)*"
    r"|[0-9０-９]+(?:[.,．][0-9０-９]+)*[%％‰]?(?:[A-Za-z]+)?"
    r"|[\u4e00-\u9fff]+"
    r"|\s+"
    r"|."
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


@lru_cache(maxsize=1)
def _counts() -> tuple[dict[str, int], dict[str, int]]:
    frequency: dict[str, int] = {}
    reports: dict[str, int] = {}
    table = data_text("words.tsv")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        word, occurrences, report_count = line.split("\t")
        frequency[word] = int(occurrences)
        reports[word] = int(report_count)
    return frequency, reports


def _jieba() -> ModuleType:
    """Import jieba without `pkg_resources`, with which it would open the dictionary that nobody reads here: that is a
    seventh of the time of a small comparison."""
    missing = object()
    before: Any = sys.modules.get("pkg_resources", missing)
    if before is missing:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        import jieba
    finally:
        if before is missing:
            del sys.modules["pkg_resources"]
    jieba.setLogLevel(logging.CRITICAL)
    return cast(ModuleType, jieba)


@lru_cache(maxsize=1)
def _tokenizer() -> jieba.Tokenizer:
    tokenizer: Any = _jieba().Tokenizer()
    frequency, _ = _counts()
    prefixes = dict.fromkeys((word[:end] for word in frequency for end in range(1, len(word))), 0)
    # Set by hand and not by `initialize`, which would write a cache into the shared temporary folder.
    tokenizer.FREQ = prefixes | frequency
    tokenizer.total = sum(frequency.values())
    tokenizer.initialized = True
    return tokenizer


def cut_words(text: str) -> list[str]:
    """Cut ``text`` into words; joined they are ``text`` again (line breaks as spaces).

    Figures and Latin words stay whole."""
    return list(_cut(text))


# Alignment, the inline diff and the terms cut the same measures.
@lru_cache(maxsize=20_000)
def _cut(text: str) -> tuple[str, ...]:
    words: list[str] = []
    for piece in _KEEP.findall(text.replace("\n", " ")):
        if _HAN.match(piece):
            words.extend(_cut_han(piece))
        else:
            words.append(piece)
    return tuple(words)


@lru_cache(maxsize=20_000)
def _cut_han(piece: str) -> tuple[str, ...]:
    return tuple(_tokenizer().cut(piece, HMM=False))


@lru_cache(maxsize=65_536)
def rarity(word: str) -> float:
    """Compute how much a word says, in bits: ``-log2`` of the share of reports with it.

    An unknown word counts as in half a report. 推进 is near 0, a word of one report in a thousand is 10."""
    _, reports = _counts()
    return -math.log2((reports.get(word, 0) + 0.5) / (REPORTS + 0.5))


def information(word: str) -> float:
    """Compute how much one occurrence of a word says, in bits: ``-log2`` of its share of all words of the reports.

    Tells common words apart that every report has (建设 6, 就业 9), as :func:`rarity` cannot; 0 for an unknown word."""
    frequency, _ = _counts()
    count = frequency.get(word, 0)
    return math.log2(_occurrences() / count) if count else 0.0


def usual_counts() -> Mapping[str, int]:
    """Give how often each word of the vocabulary occurs in the reports behind it."""
    return _counts()[0]


@lru_cache(maxsize=1)
def _occurrences() -> int:
    return sum(_counts()[0].values())
