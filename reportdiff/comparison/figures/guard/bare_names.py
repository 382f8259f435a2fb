"""Figures whose name says nothing of what is counted (投资20亿元): whether what they leave unsaid is the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reportdiff.comparison.figures.guard.figure_lexicon import word_set
from reportdiff.text.clause_marks import CLAUSE_BREAK, SENTENCE_BREAK
from reportdiff.vocabulary import cut_words, rarity

if TYPE_CHECKING:
    from reportdiff.comparison.figures.guard.counted_figures import Figure

_HAN = re.compile(r"[\u4e00-\u9fff]")
_FIGURES = re.compile(r"[0-9.]+[万亿千百]*(?:元|美元|吨|人)?")

_SAYS_SOMETHING = 0.3
"""Bits from which a word of a name says what 投资 or 产量 leaves open."""


def is_bare(figure: Figure) -> bool:
    """Tell whether the name says nothing of what is counted (投资20亿元)."""
    return figure.name in word_set("name", "generic")


def same_setting(old: Figure, new: Figure, bare: Sequence[bool]) -> bool:
    """Tell whether what a bare name leaves unsaid is the same.

    One bare name: the words around it have those of the other name (粮食总产, and 总产 after 稳定粮食面积). Two bare
    names: the statements before them share a word, and do not each have a telling word that the other lacks
    (云岭重点项目60项，年度投资… and 碧溪重点项目40项，年度投资…)."""
    lists = ["分别" in figure.measure.text and len(figure.measure.quantities) for figure in (old, new)]
    if lists[0] != lists[1] and all(lists):
        return False  # of 分别超2亿、3亿、4亿 and 分别超5亿、6亿 nobody knows which continues which
    if not all(bare):
        bare_one, full = (old, new) if bare[0] else (new, old)
        there = _statement(bare_one)
        plain = word_set("name", "plain")
        extra = [
            word
            for word in cut_words(full.name)
            if _HAN.match(word) and word not in plain and word not in bare_one.name
        ]
        return all(word in there for word in extra)
    one, other = (_statement_words(figure) for figure in (old, new))
    apart = [_lacking(one, other), _lacking(other, one)]
    if not one and not other:
        # 产值增长5% by itself is the place's; of 投资20亿元 the paragraph before may say anything.
        return old.quantity.kind == "change" or not (old.setting.strip() or new.setting.strip())
    shared = any(_within(word, other) for word in one)
    return shared and not all(any(rarity(word) >= _SAYS_SOMETHING for word in words) for words in apart)


def _within(word: str, words: Iterable[str]) -> bool:
    """Tell whether two characters of a word are in one of the others (项目 in 重大项目)."""
    return any(word[at : at + 2] in other for other in words for at in range(len(word) - 1))


def _lacking(words: set[str], others: set[str]) -> set[str]:
    return {word for word in words if not _within(word, others)}


def _statement(figure: Figure) -> str:
    """Give the words of a figure's own sentence up to its end."""
    return SENTENCE_BREAK.split(figure.setting)[-1] + figure.measure.text


def _statement_words(figure: Figure) -> set[str]:
    """Give the words of the clause before a figure and of its own, which say what it is of."""
    before = [clause for clause in CLAUSE_BREAK.split(SENTENCE_BREAK.split(figure.setting)[-1]) if clause]
    words = cut_words(_FIGURES.sub("", "，".join([*before[-1:], figure.measure.text])))
    generic, empty = word_set("name", "generic"), word_set("name", "empty")
    return {
        word
        for word in words
        if len(word) > 1
        and _HAN.match(word)
        and word not in empty
        and word != figure.name
        and (word == "项目" or word not in generic)
    }
