"""Whether two figures count the same thing, so that one may be said to have become the other.

Links join what stands for one another, and that may be two neighbouring things: 400 projects and 100 results of them.
Only where unit, head noun, act and span of years agree is one figure last year's and the other this year's; else both
are shown, and no difference is made of them. The words are in ``data/indicators.toml``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from reportdiff.clause_marks import MEMBER_BREAK
from reportdiff.package_data import data_table
from reportdiff.vocabulary import cut_words, rarity

if TYPE_CHECKING:
    from reportdiff.comparison.figures.figure_pairs import Figure

_TELLING = 0.8
"""Bits from which a word makes another thing of what is counted: 中央本级支出 is not 中央本级基础研究支出."""

_AROUND = 60.0
"""Likeness (rapidfuzz ``ratio``, 0 to 100) of the words around two figures from which they are taken to count the same
where one has no noun of its own."""

_LEAP = 2.0
"""Times by which a figure and one that is said to be the total so far may differ and be of one kind."""

_YEARS = re.compile(
    r"(?<![0-9第])(?:[两二三四五]|[2-5])年(?![级制期代])|“?十[一二三四五]五”?(?:期间|时期|末)|到?20[0-9]{2}年(?:底|末)?"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENDING = 2
"""Characters that the heads of two phrases share at their ends (周边环境, 区域环境)."""

_PROJECT = frozenset({"项目", "工程", "任务"})
"""Heads of their own (科技项目), unless something that is done stands before them (改造项目)."""

_GOING_ON = re.compile(r"续建")


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], dict[str, str], tuple[str, ...]]:
    """Words that are no head, the first of the synonyms of each word, and the ends that only size a thing."""
    table = data_table("indicators.toml")
    words = table["same"]
    synonyms = {word: group[0] for group in words["synonyms"] for word in group}
    return frozenset(words["no_head"]), synonyms, tuple(sorted(synonyms, key=lambda word: (-len(word), word)))


def count_the_same(old: Figure, new: Figure) -> bool:
    """Whether two figures of one unit count the same thing: heads of what they measure agree or are synonyms, and
    not each side has a telling word that the other lacks; the acts agree, and so do the years they span."""
    if old.act is not None and new.act is not None and old.act != new.act:
        return False
    if old.total != new.total and (old.step or new.step or _far_apart(old, new)):
        return False
    if _goes_on(old) != _goes_on(new) or _years(old) != _years(new):
        return False
    if not old.name or not new.name:
        # 增长8% after a comma has its subject in the clause before, which the link has compared.
        grows = old.quantity.kind == new.quantity.kind == "change"
        return grows or old.name == new.name or fuzz.ratio(old.context, new.context) >= _AROUND
    if old.name == new.name:
        return True
    if not _alike(old.name, new.name):
        return False
    return not (_only_in(old, new) and _only_in(new, old))


def _far_apart(old: Figure, new: Figure) -> bool:
    """Whether the one is more than :data:`_LEAP` times the other: a year's own number is not all there are so far."""
    sizes = sorted((_least(old), _least(new)))
    return sizes[0] <= 0 or sizes[1] > _LEAP * sizes[0]


def _least(figure: Figure) -> float:
    low = figure.quantity.value_low if figure.quantity.value_low is not None else figure.quantity.value_high
    return (low or 0.0) * figure.size


def _goes_on(figure: Figure) -> bool:
    """Whether the figure counts what was begun before (续建) and not what is begun."""
    return _GOING_ON.search(MEMBER_BREAK.split(figure.before)[-1]) is not None


def _years(figure: Figure) -> bool:
    """Whether the figure is said of several years or of a later one: three years' work is not one year's."""
    clause = MEMBER_BREAK.split(figure.measure.text[: figure.quantity.start])[-1]
    found = [match[0] for match in _YEARS.finditer(clause)]
    return any(not re.fullmatch(r"20[0-9]{2}年", year) for year in found)


def _alike(a: str, b: str) -> bool:
    """Whether two phrases name one thing: their heads agree, or the head of the one stands in the other, as that of
    老旧小区 does in 老旧小区引入物业服务."""
    one, other = _head(a), _head(b)
    if not one or not other or one[-_ENDING:] == other[-_ENDING:]:
        return True
    return one.endswith(other) or other.endswith(one) or one in b or other in a


@lru_cache(maxsize=4000)
def _head(name: str) -> str:
    """The word that a phrase ends in and that names a thing, synonyms as one: 老旧小区 of 老旧小区综合改造项目."""
    no_head, synonyms, listed = _words()
    words = [word for word in cut_words(name) if _HAN.search(word)]
    while len(words) > 1 and (words[-1] in no_head or (words[-1] in _PROJECT and words[-2] in no_head)):
        words.pop()
    tail = "".join(words).rstrip("”）")
    found = next((synonyms[word] for word in listed if tail.endswith(word)), None)
    return found or next((word for word in reversed(words) if len(word) > 1), "")


def _only_in(figure: Figure, other: Figure) -> bool:
    """Whether what a figure measures holds a word that says something and that the other measure does not have."""
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
