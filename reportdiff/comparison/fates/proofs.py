"""Whether a passage that is about a measure proves what became of it, or only speaks of something near it.

The model of the lookup tells likeness; likeness is no proof. A neighbour has the same head or place, a stock phrase
names every area of government, and a total of five years says nothing of one. So a proof has to share what tells the
measure apart. What fails is never taken away: it is shown as doubtful.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from reportdiff.package_data import data_table
from reportdiff.parsing.folding import fold, mask_figures
from reportdiff.vocabulary import cut_words, information

LEAST_SHARE: Final = 0.6
"""Share of what a measure says that its proof must have. Read from 209 such pairs of six public comparisons: 57 in
100 were right before, 7 in 10 of those with this share, and 9 in 10 with the other rules besides."""

CERTAIN: Final = 0.95
LEAST_SHARE_OF_CERTAIN: Final = 0.4
"""Score from which a passage needs to share less, in whatever words: the likelihood itself is evidence then."""

_COMMON, _LEAST, _MOST = 7.5, 0.2, 7.0
"""Bits of a word that every page has, which say little of an object, and the least and most that a word weighs
beyond them: a word that occurs once tells an object apart no better than one that occurs ten times."""

_NAME = 5.0
"""Weight of a run of single characters: a name that the vocabulary lacks."""

_FEW, _FEW_SHARE = 6.0, 0.5
"""Weight below which a measure says so little that its proof must speak of nothing else, and what share of the
passage has to be the measure's then."""

_NOTHING = 3.0
"""Weight below which a measure has no object of its own that could be proved."""

_MEMBER_SHARE = 0.5
"""Share of a member of a list that the proof must have."""

_LIST_MARKS = 2
"""Commas of a list from which a passage that ends in 各项事业 … is a stock phrase."""

_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_FIGURE = re.compile(r"[0-9]|[一二两三四五六七八九十百千]+(?:个|家|项|条|所|座|万|亿)")
_FIGURE_WITH_UNIT = re.compile(
    r"(\d+(?:\.\d+)?)[多余]?([百千万亿]*)[多余]?(%|‰|个百分点|平方公里|平方米|公里|亩|公顷|吨/[年日天]|吨|美元|元|人次|人|名|户|"
    r"米|千瓦|立方米|个|家|所|座|项|处|条|辆|台|件|套|种|宗)"
)
_SCALE = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_FAR = 3.0
"""Ratio of two figures from which they are not of one thing."""

_COUNTERS = frozenset("个家所座项处条件套种宗人名")
"""Counters that reports use for each other: 100个 书房 and 101家 书房."""

_START = re.compile("开工|动工|启动|破土|奠基|开建")
"""What was to be started is not told by what was finished: that was begun in an earlier year."""

_ASIDE = re.compile(r"\([^()]*\)|（[^（）]*）")
_NAME_IN_QUOTES = re.compile(r'"([^"]{2,20})"')
_LINES = re.compile(r"((?:\d+、)*\d+)号线")
_PHASE = re.compile(r"\d{1,2}期(?!间)|第\d{1,3}(?:批|阶段|届)|首批|第\d{1,2}(?:座|航站楼|水厂)")
_DIGITS = "零一二三四五六七八九"
_NUMERAL = re.compile(
    r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=期|批|阶段|届|座|航站楼|水厂)"
)
_ORDINAL = re.compile("第?[一二两三四五六七八九十百]+[届期批]?")
_NO_WORD = frozenset("的和与及等市县区省州新各为在以对把了或并个年月第将")

_PLACES = frozenset("库园馆站院桥厂网港廊群链")
"""Last characters of things that are made of a common word: 培育库."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words of a text that tell an object apart, in order, with their weights."""

    texts: tuple[str, ...]
    weights: tuple[float, ...]

    @property
    def total(self) -> float:
        return sum(self.weights)

    def shared_with(self, text: str) -> float:
        return sum(weight for word, weight in zip(self.texts, self.weights, strict=True) if word in text)


def is_proof(measure: str, passage: str, *, score: float = 0.0, verbatim: bool = False) -> bool:
    """Tell whether a passage of a review or outlook proves what became of a measure that it is about with likelihood
    ``score``.

    ``verbatim`` says that the passage has the measure word for word: then only its figures count, and what kind of
    passage it is."""
    own, other = fold(measure), fold(passage)
    if _pattern("no_commitment").search(own) or proves_nothing(passage):
        return False
    if not verbatim and not _same_object(own, other, is_certain=score >= CERTAIN):
        return False
    if not _same_figures(own, other):
        return False
    if _START.search(own) and not _START.search(other):
        return False
    return _has_names(own, other) and _same_phases(own, other) and not _is_total(own, other)


def proves_nothing(passage: str) -> bool:
    """Tell whether a passage speaks of the situation or the way, or is a stock list of areas: it reports no result."""
    text = fold(passage)
    return _pattern("no_proof").search(text) is not None or _is_stock_list(text)


def _same_object(own: str, other: str, *, is_certain: bool) -> bool:
    words = _words(own)
    if words.total < _NOTHING:
        return False
    if words.total < _FEW and not _speaks_of_nothing_else(own, other):
        return False
    least = LEAST_SHARE_OF_CERTAIN if is_certain else LEAST_SHARE
    if words.shared_with(other) < least * words.total or not _has_most_members(own, other):
        return False
    return is_certain or (_has_what_tells_apart(words, other) and not _is_replaced(own, other))


def _speaks_of_nothing_else(own: str, other: str) -> bool:
    words = _words(other)
    return words.shared_with(own) >= _FEW_SHARE * words.total


def _has_what_tells_apart(words: _Words, other: str) -> bool:
    """Tell whether the passage has the first word of the measure, which narrows its object, and the last, which mostly
    is its object, and lacks none rarer than the rarest of both: that would be another thing of the same place or
    kind."""
    weights = list(zip(words.texts, words.weights, strict=True))
    rarest = max((weight for word, weight in weights if word in other), default=0.0)
    has_ends = words.texts[0] in other and words.texts[-1] in other
    return has_ends and all(weight <= rarest for word, weight in weights if word not in other)


def _is_replaced(own: str, other: str) -> bool:
    """Tell whether a word before one that both have is another in the passage: 企业负担 and 农民负担 are neighbours."""
    given = _words(other).texts
    for word, following in pairwise(_words(own).texts):
        if word not in other and following in other:
            # The vocabulary has some of these as one word.
            joined = [each.removesuffix(following) for each in given if each != following and each.endswith(following)]
            before = [last for last, each in pairwise(given) if each == following]
            if any(last not in own for last in (*joined, *before)):
                return True
    return False


def _same_figures(own: str, other: str) -> bool:
    """Tell whether the passage has a figure in the unit of one that the measure sets, and not one far away: of 8所
    学校 a count of 学位 says nothing, and 300公里 are not what became of 50."""
    wanted, given = _figures(own), _figures(other)
    return not wanted or any(
        unit == other_unit and value <= _FAR * other_value and other_value <= _FAR * value
        for unit, value in wanted
        for other_unit, other_value in given
    )


def _figures(text: str) -> list[tuple[str, float]]:
    return [
        ("个" if unit in _COUNTERS else unit, float(digits) * math.prod(_SCALE[mark] for mark in scale))
        for digits, scale, unit in _FIGURE_WITH_UNIT.findall(text)
    ]


def _has_most_members(own: str, other: str) -> bool:
    """Tell whether the passage has more than half of the members that a measure lists."""
    members = [words for words in map(_words, _ASIDE.sub("", own).split("、")) if words.total]
    if len(members) <= 1:
        return True
    count = sum(words.shared_with(other) >= _MEMBER_SHARE * words.total for words in members)
    return 2 * count > len(members)


def _has_names(own: str, other: str) -> bool:
    """Tell whether the passage has half or more of what the measure puts in quotes."""
    names = _NAME_IN_QUOTES.findall(own)
    return 2 * sum(name in other for name in names) >= len(names)


def _same_phases(own: str, other: str) -> bool:
    """Tell whether numbered phases, batches and lines of both agree: 一期 proves nothing of 二期, nor of the whole."""
    left, right = _phases(own), _phases(other)
    return left <= right if left else not right


def _phases(text: str) -> frozenset[str]:
    text = _NUMERAL.sub(lambda match: str(_number(match[0])), text)
    lines = (f"{line}号线" for match in _LINES.findall(text) for line in match.split("、"))
    return frozenset([*lines, *_PHASE.findall(text)])


def _number(numeral: str) -> int:
    """Give the value of a numeral up to 99: 十 10, 二十一 21."""
    tens, ten, ones = numeral.rpartition("十")
    return 10 * (_DIGITS.find(tens) if tens else 1) * bool(ten) + (_DIGITS.find(ones) if ones else 0)


def _is_total(own: str, other: str) -> bool:
    """Tell whether the passage gives a sum or mean of years, or a stock, where the measure sets one year's figure."""
    totals = _pattern("total")
    return bool(_FIGURE.search(own) and totals.search(other) and not totals.search(own))


def _is_stock_list(text: str) -> bool:
    return text.count("、") >= _LIST_MARKS and bool(_pattern("stock_list").search(text))


@lru_cache(maxsize=4096)
def _words(text: str) -> _Words:
    pieces = _joined_names(cut_words(mask_figures(text)))
    weighed = [(word, _weight(word)) for word in pieces]
    kept = [(word, weight) for word, weight in weighed if weight > 0]
    return _Words(texts=tuple(word for word, _ in kept), weights=tuple(weight for _, weight in kept))


def _joined_names(words: Sequence[str]) -> list[str]:
    """Give the words, single characters in a row as one, and 培育 + 库 as 培育库: the vocabulary lacks such names."""
    pieces: list[str] = []
    is_open = False
    for word in words:
        is_single = len(word) == 1 and bool(_HAN.match(word)) and word not in _NO_WORD
        if is_single and pieces and (is_open or (word in _PLACES and _HAN.match(pieces[-1]))):
            pieces[-1] += word
        else:
            pieces.append(word)
        is_open = is_single
    return pieces


def _weight(word: str) -> float:
    if len(word) == 1 or not _HAN.match(word) or word in _manner() or _ORDINAL.fullmatch(word):
        return 0.0
    if not (bits := information(word)):
        return _NAME
    return min(_MOST, max(_LEAST, bits - _COMMON))


@lru_cache(maxsize=1)
def _manner() -> frozenset[str]:
    return frozenset(data_table("fates.toml")["manner"])


@lru_cache(maxsize=8)
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile("|".join(data_table("fates.toml")[key]))
