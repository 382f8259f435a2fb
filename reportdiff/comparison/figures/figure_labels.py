"""What a figure measures, as a label: the phrase of the text, moved to the edges of its words.

:func:`reportdiff.parsing.quantities.extract_quantities` cuts the phrase by characters, quickly, so that it may end
inside a word (老楼加装电梯新 of 老楼加装电梯新增). A label that is printed has whole words only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportdiff.clause_marks import CLAUSE
from reportdiff.vocabulary import cut_words

_NOUN_ENDS = frozenset("率量额值数度积比重类化区县市镇村人户")
"""Characters that end a noun: 覆盖率 before 达 is whole, however a vocabulary cuts the two."""

_MARKS = "、，。；：的 "
_ACT = re.compile(r"(?:综合)?(?:改造|整治|治理|修缮|加固|复绿|修复)")
"""Verbs behind the counted noun: 农宅抗震节能 says too little without 改造."""

_HAN = re.compile(r"[\u4e00-\u9fff]")


def whole_phrase(text: str, phrase: str, figure: tuple[int, int]) -> str:
    """Move the ends of ``phrase`` to word boundaries of ``text``.

    Of several occurrences the one closest to the ``figure`` (start and end) counts. The front moves outwards; the back
    moves inwards where the phrase has only the first character of a word. A verb stays with its thing (燃煤锅炉改造). A
    phrase that the text lacks (it was converted to simplified script) stays as it is."""
    start = _nearest(text, phrase, figure[0])
    if not phrase or start < 0:
        return phrase
    end = start + len(phrase)
    least = figure[1] if start >= figure[1] else 0
    most = figure[0] if end <= figure[0] else len(text)
    for first, last in _words(_clause_around(text, start)):
        first, last = first + _clause_start(text, start), last + _clause_start(text, start)
        if least <= first < start < last:
            start = first
        if first < end < last:
            is_torn = end - first == 1 and first - start >= 2 and text[first] not in _NOUN_ENDS
            end = first if is_torn else end if last > most or text[first:end][-1] in _NOUN_ENDS else last
    label = text[start:end].strip(_MARKS)
    act = _ACT.match(text, end) if label and start >= figure[1] else None
    return (label + act[0] if act else label) or phrase


def _nearest(text: str, phrase: str, near: int) -> int:
    starts = [match.start() for match in re.finditer(re.escape(phrase), text)] if phrase else []
    return min(starts, key=lambda start: (abs(start - near), start), default=-1)


def _clause_start(text: str, at: int) -> int:
    return next((match.start() for match in CLAUSE.finditer(text) if match.start() <= at < match.end()), 0)


def _clause_around(text: str, at: int) -> str:
    return next((match[0] for match in CLAUSE.finditer(text) if match.start() <= at < match.end()), text)


@lru_cache(maxsize=2000)
def _words(clause: str) -> tuple[tuple[int, int], ...]:
    """The spans of the Chinese words of several characters."""
    spans, at = [], 0
    for word in cut_words(clause):
        if len(word) > 1 and _HAN.match(word):
            spans.append((at, at + len(word)))
        at += len(word)
    return tuple(spans)
