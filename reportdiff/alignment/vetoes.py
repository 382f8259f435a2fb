"""Vetoes: pairs that are no link whatever their score, and pairs that are too bare to join a link.

There are two kinds, both found in what readers refused:

- *Another object*: the two are the same but for the words before their head, or before a figure and its unit (体育消费,
  文化消费; 渔船救助中心, 渔船交易中心; 学校0所, 食堂0所). The scorer sees how much they share and not what.
- *No evidence of its own*: a further measure may join a link, but only if it shares words with its partner. That its
  neighbours are linked is evidence for the founder of a link, and not for everything beside it.

Words are in ``data/vetoes.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import Postfix, Prefix

from reportdiff.alignment.prepared import Side
from reportdiff.package_data import data_table
from reportdiff.vocabulary import cut_words, rarity

OWN_EVIDENCE = 0.2
"""Share of the weight (bits) of the words of either measure that the other must have for a pair to join a link ..."""

SURE = 0.6
"""... unless its own score is this. Of judged pairs of 58 comparisons that had joined with less of both, readers
refused 12 and accepted 5. On the labelled pairs link precision rises from 0.864 to 0.871, and F1 stays at 0.746."""

_LONGEST_OBJECT = 24
"""Characters of an object: longer ones say more than a word before a head."""

_WORD_BEFORE = range(2, 7)
"""Characters of the words that differ."""

_MOST_WORDS = {False: 1, True: 2}
"""Words that differ, before a head and before a figure (寄宿制学校): more of them are a phrase."""

_SHORTEST_HEAD = 2
"""Characters of the head that both have, or of a figure with its unit."""

_FIGURE = "0"
"""What a figure is in masked text."""


@dataclass(frozen=True, slots=True)
class OtherObject:
    """The words before the shared head by which two measures are about two things."""

    old: str
    new: str


def other_object(old: str, new: str) -> OtherObject | None:
    """Tell by which words two measures are about different objects; ``None`` where that is not certain.

    The texts are masked skeletons (:attr:`~reportdiff.alignment.prepared.Side.masked`)."""
    left, right = _object(old), _object(new)
    if max(len(left), len(right)) > _LONGEST_OBJECT:
        return None
    start = Prefix.similarity(left, right)
    end = Postfix.similarity(left[start:], right[start:])
    words, head = (left[start : len(left) - end], right[start : len(right) - end]), left[len(left) - end :]
    if len(head) < _SHORTEST_HEAD or any(len(word) not in _WORD_BEFORE or _FIGURE in word for word in words):
        return None
    parts = [cut_words(word) for word in words]
    if any(len(part) > _MOST_WORDS[head[0] == _FIGURE] or _is_manner(part) for part in parts):
        return None
    return None if set(words[0]) & set(words[1]) or _mean_the_same(*words) else OtherObject(*words)


def vetoed_pairs(pairs: Iterable[tuple[int, int]], old: Side, new: Side) -> dict[tuple[int, int], OtherObject]:
    """Give those of ``pairs`` (indices of measures) that are about different objects."""
    vetoes = {pair: other_object(old.masked[pair[0]], new.masked[pair[1]]) for pair in pairs}
    return {pair: veto for pair, veto in vetoes.items() if veto is not None}


def bare_pairs(scores: Mapping[tuple[int, int], float], old: Side, new: Side) -> frozenset[tuple[int, int]]:
    """Give those pairs (indices of measures, with their scores) that have too little of their own to join a link.

    The bounds are :data:`OWN_EVIDENCE` and :data:`SURE`."""
    return frozenset(
        (i, j)
        for (i, j), score in scores.items()
        if score < SURE and max(_cover(old.words[i], new.masked[j]), _cover(new.words[j], old.masked[i])) < OWN_EVIDENCE
    )


def _cover(words: Iterable[str], text: str) -> float:
    """Share of the weight of words that a text has, or at least two characters of each."""
    bits = {word: rarity(word) for word in words if len(word) > 1 and not word[0].isdigit() and word not in _verbs()}
    shared = sum(bit for word, bit in bits.items() if any(word[at : at + 2] in text for at in range(len(word) - 1)))
    return shared / (sum(bits.values()) or 1.0)


def _object(text: str) -> str:
    """A measure without the verbs that open and close it."""
    words = cut_words(text)
    while words and _is_verb(words[0]):
        words.pop(0)
    while len(words) > 1 and _is_verb(words[-1]):
        words.pop()
    return "".join(words)


def _is_manner(part: Sequence[str]) -> bool:
    """Whether words say how, where or when, or what is done: then they name no other object."""
    return any(len(word) == 1 or word in _table()[0] or _is_verb(word) for word in part)


def _is_verb(word: str) -> bool:
    """Whether a word is a verb, or two in one (全面落实)."""
    return word in _verbs() or (word[:2] in _verbs() and word[2:] in _verbs())


def _mean_the_same(one: str, other: str) -> bool:
    return any(any(w in one for w in group) and any(w in other for w in group) for group in _table()[1])


@lru_cache(maxsize=1)
def _table() -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    table: dict[str, Any] = data_table("vetoes.toml")
    return frozenset(table["manner"]), tuple(frozenset(group) for group in table["alike"])


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    words: dict[str, Any] = data_table("highlights.toml")["words"]
    return frozenset((*words["openings"], *words["actions"]))
