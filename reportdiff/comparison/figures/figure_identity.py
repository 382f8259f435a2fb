"""Whether two figures count the same thing, so that one may be said to have become the other.

A link may join two neighbouring things: 400 projects and 100 results of them. Only where unit, head noun, act and span
of years agree is one figure last year's and the other this year's. Else both are shown without a difference. The words
are in ``data/indicators.toml``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from reportdiff.package_data import data_table
from reportdiff.text.clause_marks import MEMBER_BREAK
from reportdiff.vocabulary import cut_words, rarity

if TYPE_CHECKING:
    from reportdiff.comparison.figures.figure_pairs import Figure

_TELLING = 0.8
"""Bits from which an extra word means that another thing is counted: 中央本级支出 is not 中央本级基础研究支出."""

_AROUND = 60.0
"""Likeness (rapidfuzz ``ratio``, 0 to 100) of the words around two figures from which both count the same thing, where
one has no noun of its own."""

_LEAP = 2.0
"""The greatest ratio of a figure and a total so far that are of one kind."""

_YEARS = re.compile(
    r"(?<![0-9第])(?:[两二三四五]|[2-5])年(?![级制期代])|“?十[一二三四五]五”?(?:期间|时期|末)|到?20[0-9]{2}年(?:底|末)?"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENDING = 2
"""Characters that the heads of two phrases share at their ends (周边环境, 区域环境)."""

_PROJECT = frozenset({"项目", "工程", "任务"})
"""Heads of their own (科技项目), unless a verb is before them (改造项目)."""

_GOING_ON = re.compile(r"续建")


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], dict[str, str], tuple[str, ...]]:
    """Words that are no head, the first synonym of each word, and all words with synonyms, longest first."""
    table = data_table("indicators.toml")
    words = table["same"]
    synonyms = {word: group[0] for group in words["synonyms"] for word in group}
    return frozenset(words["no_head"]), synonyms, tuple(sorted(synonyms, key=lambda word: (-len(word), word)))


def count_the_same(old: Figure, new: Figure) -> bool:
    """Tell whether two figures of one unit count the same thing.

    The heads of what they measure agree or are synonyms, and at most one side has a telling word that the other lacks.
    The acts and the span of years agree too."""
    if old.act is not None and new.act is not None and old.act != new.act:
        return False
    if old.total != new.total and (old.step or new.step or _far_apart(old, new)):
        return False
    if _goes_on(old) != _goes_on(new) or _years(old) != _years(new):
        return False
    if not old.name or not new.name:
        # 增长8% after a comma has its subject in the clause before, which the link compares.
        grows = old.quantity.kind == new.quantity.kind == "change"
        return grows or old.name == new.name or fuzz.ratio(old.context, new.context) >= _AROUND
    if old.name == new.name:
        return True
    if not _alike(old.name, new.name):
        return False
    return not (_only_in(old, new) and _only_in(new, old))


def _far_apart(old: Figure, new: Figure) -> bool:
    """Whether one is more than :data:`_LEAP` times the other: a year's own number is not the total so far."""
    sizes = sorted((_least(old), _least(new)))
    return sizes[0] <= 0 or sizes[1] > _LEAP * sizes[0]


def _least(figure: Figure) -> float:
    low = figure.quantity.value_low if figure.quantity.value_low is not None else figure.quantity.value_high
    return (low or 0.0) * figure.size


def _goes_on(figure: Figure) -> bool:
    """Whether the figure counts what was begun earlier (续建)."""
    return _GOING_ON.search(MEMBER_BREAK.split(figure.before)[-1]) is not None


def _years(figure: Figure) -> bool:
    """Whether the figure is for several years or a later one: three years' work is not one year's."""
    clause = MEMBER_BREAK.split(figure.measure.text[: figure.quantity.start])[-1]
    years = [match[0] for match in _YEARS.finditer(clause)]
    return any(not re.fullmatch(r"20[0-9]{2}年", year) for year in years)


def _alike(a: str, b: str) -> bool:
    """Whether two phrases name one thing: their heads agree, or one contains the head of the other (老旧小区 in
    老旧小区引入物业服务)."""
    one, other = _head(a), _head(b)
    if not one or not other or one[-_ENDING:] == other[-_ENDING:]:
        return True
    return one.endswith(other) or other.endswith(one) or one in b or other in a


@lru_cache(maxsize=4000)
def _head(name: str) -> str:
    """The last word of a phrase that names a thing, synonyms as one: 老旧小区 of 老旧小区综合改造项目."""
    no_head, synonyms, longest_first = _words()
    words = [word for word in cut_words(name) if _HAN.search(word)]
    while len(words) > 1 and (words[-1] in no_head or (words[-1] in _PROJECT and words[-2] in no_head)):
        words.pop()
    tail = "".join(words).rstrip("”）")
    synonym = next((synonyms[word] for word in longest_first if tail.endswith(word)), None)
    return synonym or next((word for word in reversed(words) if len(word) > 1), "")


def _only_in(figure: Figure, other: Figure) -> bool:
    """Whether what a figure measures has a telling word that the other measure lacks."""
    no_head, synonyms, _ = _words()
    there = _head(other.name)
    return any(
        len(word) > 1
        and word not in no_head
        and not any(word[at : at + 2] in other.measure.text for at in range(len(word) - 1))
        and synonyms.get(word, word) != there
        and rarity(word) >= _TELLING
        for word in cut_words(figure.name)
    )
