"""Vetoes: pairs that are no link whatever their score, and pairs that are too bare to join a link.

There are two kinds, both found in what readers refused:

- *Another object*: the two are the same but for the words before their head, or before a figure and its unit (体育消费,
  文化消费; 渔船救助中心, 渔船交易中心; 学校0所, 食堂0所), or count things of unlike units (校舍0栋, 桥梁0座), or have
  other names in quotes. The scorer sees how much they share and not what.
- *No evidence of its own*: a further measure may join a link, but only if it shares words with its partner. That its
  neighbours are linked is evidence for the founder of a link, and not for everything beside it.

Words are in ``data/vetoes.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Postfix, Prefix

from reportdiff.alignment.prepared import Side
from reportdiff.package_data import data_table
from reportdiff.parsing.folding import bare
from reportdiff.vocabulary import cut_words, rarity

OWN_EVIDENCE = 0.2
"""Share of the weight (bits) of the words of either measure that the other must have for a pair to join a link ..."""

SURE = 0.6
"""... unless its own score is this. Of judged pairs of 58 comparisons that had joined with less of both, readers
refused 12 and accepted 5. On the labelled pairs link precision rises from 0.864 to 0.871, and F1 stays at 0.746."""

_LONGEST_OBJECT = 24
"""Characters of an object: longer ones say more than a word before a head."""

_WORD_BEFORE = range(2, 9)
"""Characters of the words that differ."""

_MOST_WORDS = 2
"""Words that differ: more of them are a phrase. Of linked pairs of 126 comparisons that readers judged, two words
refuse four where one refuses one, and none that a reader took for one commitment; three refuse two of these."""

_SHORTEST_HEAD = 2
"""Characters of the head that both have, or of a figure with its unit."""

_FIGURE = "0"
"""What a figure is in masked text."""

_LONGEST_PLACE, _PLACE_ENDS = 4, frozenset("河湖江海溪山岛湾港路街桥镇乡村寺塔洲")
"""Characters of the short name of a place, and what it ends in."""

_LIKE_NAMES = 60.0
"""Likeness (rapidfuzz ``ratio``) from which two quoted names may be one that was changed."""

_ORDINAL = re.compile(r"第[一二三四五六七八九十百0]+(?:次|届|批|期|轮|个)")
_COUNT = re.compile(r"0([\u4e00-\u9fff]{1,2})(?:以上|左右|以内)?$")
_QUOTED = re.compile(r'"([^"]{2,20})"')


@dataclass(frozen=True, slots=True)
class OtherObject:
    """The words before the shared head by which two measures are about two things."""

    old: str
    new: str


def other_object(old: str, new: str) -> OtherObject | None:
    """Tell by which words two measures are about different objects; ``None`` where that is not certain.

    The texts are masked skeletons (:attr:`~reportdiff.alignment.prepared.Side.masked`)."""
    (left, left_end), (right, right_end) = (_without_verbs(_ORDINAL.sub("", text)) for text in (old, new))
    if max(len(left), len(right)) > _LONGEST_OBJECT:
        return None
    units = [_COUNT.search(text) for text in (left, right)]
    unlike = all(units) and units[0] and units[1] and units[0][1] != units[1][1]
    if unlike:
        # 补贴0人, 补贴0台: what is counted differs, so the head need not be the same.
        left, right = (text[: unit.start()] for text, unit in zip((left, right), units, strict=True) if unit)
    start = Prefix.similarity(left, right)
    end = Postfix.similarity(left[start:], right[start:])
    words, head = (left[start : len(left) - end], right[start : len(right) - end]), left[len(left) - end :]
    # 地下水保护规划, 古树名木保护规划: what closes both is the head, though it may be a verb.
    same_end = left_end == right_end and len(left_end) >= _SHORTEST_HEAD
    if not unlike and not same_end and len(head) < _SHORTEST_HEAD:
        return None
    if any(len(word) not in _WORD_BEFORE or _FIGURE in word for word in words):
        return None
    if any(_is_phrase(part) or _is_manner(part) for part in map(cut_words, words)):
        return None
    return None if set(words[0]) & set(words[1]) or _mean_the_same(*words) else OtherObject(*words)


def other_name(old: str, new: str) -> OtherObject | None:
    """Tell by which quoted names two measures are about different objects that are the same otherwise.

    The texts are folded (:func:`~reportdiff.parsing.folding.fold`). “云匠”品牌 is not “云品”品牌. Of two names that
    share two characters in a row, or are alike, one may have become the other."""
    names = _QUOTED.findall(old), _QUOTED.findall(new)
    if len(names[0]) != 1 or len(names[1]) != 1 or _without_name(old) != _without_name(new):
        return None
    one, other = names[0][0], names[1][0]
    runs = {one[at : at + 2] for at in range(len(one) - 1)} & {other[at : at + 2] for at in range(len(other) - 1)}
    return None if runs or fuzz.ratio(one, other) >= _LIKE_NAMES else OtherObject(one, other)


def _without_name(text: str) -> str:
    return "".join(_without_verbs(bare(_QUOTED.sub("", text))))


def _is_place(words: Sequence[str]) -> bool:
    """Tell whether words are one short name of a place, cut in two (白 + 沙河)."""
    name = "".join(words)
    return len(name) <= _LONGEST_PLACE and name[-1:] in _PLACE_ENDS


def _is_phrase(words: Sequence[str]) -> bool:
    """Tell whether words are too many for a name; single characters in a row are one that the vocabulary lacks
    (白沙河)."""
    return len(words) > _MOST_WORDS and not all(len(word) == 1 for word in words)


def vetoed_pairs(pairs: Iterable[tuple[int, int]], old: Side, new: Side) -> dict[tuple[int, int], OtherObject]:
    """Give those of ``pairs`` (indices of measures) that are about different objects."""
    vetoes = {(i, j): _veto(old, new, i, j) for i, j in pairs}
    return {pair: veto for pair, veto in vetoes.items() if veto is not None}


def _veto(old: Side, new: Side, i: int, j: int) -> OtherObject | None:
    by_words = other_object(old.masked[i], new.masked[j])
    return by_words if by_words is not None else other_name(old.folded[i], new.folded[j])


def bare_pairs(scores: Mapping[tuple[int, int], float], old: Side, new: Side) -> frozenset[tuple[int, int]]:
    """Give those pairs (indices of measures, with their scores) that have too little of their own to join a link.

    The bounds are :data:`OWN_EVIDENCE` and :data:`SURE`."""
    return frozenset(
        (i, j)
        for (i, j), score in scores.items()
        if score < SURE and max(_cover(old.words[i], new.masked[j]), _cover(new.words[j], old.masked[i])) < OWN_EVIDENCE
    )


def _cover(words: Iterable[str], text: str) -> float:
    """Compute the share of the weight of words that a text has, or at least two characters of each."""
    bits = {word: rarity(word) for word in words if len(word) > 1 and not word[0].isdigit() and word not in _verbs()}
    weight = sum(bit for word, bit in bits.items() if any(word[at : at + 2] in text for at in range(len(word) - 1)))
    return weight / (sum(bits.values()) or 1.0)


def _without_verbs(text: str) -> tuple[str, str]:
    """Give a measure without the verbs that open and close it, and the verbs that close it."""
    words = cut_words(text)
    while words and _is_verb(words[0]):
        words.pop(0)
    end = ""
    while len(words) > 1 and _is_verb(words[-1]):
        end = words.pop() + end
    return "".join(words), end


def _is_manner(part: Sequence[str]) -> bool:
    """Tell whether words say how, where or when, or what is done: then they name no other object."""
    one_name = all(len(word) == 1 for word in part) or _is_place(part)
    return any((len(word) == 1 and not one_name) or word in _table()[0] or _is_verb(word) for word in part)


def _is_verb(word: str) -> bool:
    """Tell whether a word is a verb, or two in one (全面落实)."""
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
