"""Scope, stage and strength: whether a commitment reaches further, is further along, or is worded more firmly.

Precision comes before recall: every facet has the words that prove it, and an unclear case has none. The lexicon is
``data/scope.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, get_args

from rapidfuzz.distance import LCSseq

from reportdiff.model import Measure, Proof, Stage
from reportdiff.package_data import data_table
from reportdiff.vocabulary import cut_words, rarity

_STAGES: tuple[Stage, ...] = get_args(Stage)

# 推进 opens half of all measures: that only one side has it says nothing. A step counts if it starts from a thought
# (研究, 谋划), or arrives at something finished.
_THOUGHT = _STAGES.index("谋划")
_FINISHED = _STAGES.index("基本建成")

# Characters of a side that count: far more than a commitment has.
_LONGEST = 2000
_EXAMPLES = r"等(?!级|待|候|额|值|于)"
_LIST_MARK = re.compile(r"[、和及与]")
# Share of a measure's characters that the longer version must have for it to be the same list with more members.
_WITHIN = 0.8
# Below this rarity (bits) a word is stock: half of all reports have it.
_CONTENT = 1.0
# A member of a list must contain a word of this rarity (bits) to count as added or removed: one report in eight.
_MEMBER = 3.0
_WIDER = 1
# Share of the weight of its words that a measure must keep for a facet about how the same thing is done: a trial made
# permanent, a stronger verb.
_STILL_THERE = 0.6
# Steps between the strengths of two openings that make a facet.
_STEPS = 2


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, Any]:
    return data_table("scope.toml")


def compare_wording(old: Sequence[Measure], new: Sequence[Measure]) -> tuple[Proof, ...]:
    """Find the facets of scope, stage and strength of one link, each with the words that prove it, in the model's
    order."""
    before, after = ("；".join(measure.text for measure in side)[:_LONGEST] for side in (old, new))
    scope = _scope(before, after) or _membership(old, new)
    proofs = [scope, _stage(old, new), _strength(before, after)]
    return tuple(proof for proof in proofs if proof is not None)


def _scope(before: str, after: str) -> Proof | None:
    """A step between trial, wider and all.

    A trial that is no longer called one has been extended, if the rest of it is still there."""
    old_levels, new_levels = dict(_scope_words(before)), dict(_scope_words(after))
    lost_words = {word: level for word, level in old_levels.items() if word not in after}
    gained_words = {word: level for word, level in new_levels.items() if word not in before}
    before_level, after_level = max(old_levels.values(), default=None), max(new_levels.values(), default=None)
    old_words, new_words = "、".join(lost_words), "、".join(gained_words)
    if before_level == 0 and after_level is None:
        share = _shared_share(before, after, leaving_out=lost_words)
        return Proof(facet="expanded", old=old_words, new="") if share >= _STILL_THERE else None
    # 扩至 and 扩面 say that it reaches further than before. 全面实施 alone is a manner of speaking: it counts only
    # where it replaces something narrower.
    is_wider = any(level == _WIDER for level in gained_words.values())
    if (
        gained_words
        and after_level is not None
        and (is_wider or (before_level is not None and after_level > before_level))
    ):
        return Proof(facet="expanded", old=old_words, new=new_words)
    if (
        lost_words
        and before_level is not None
        and before_level > 0
        and after_level is not None
        and after_level < before_level
    ):
        return Proof(facet="narrowed", old=old_words, new=new_words)
    return None


def _shared_share(before: str, after: str, *, leaving_out: Iterable[str]) -> float:
    """Share of the weight (bits) of the old words that the new text still has."""
    weights = {word: rarity(word) for word in cut_words(before) if len(word) > 1 and word not in leaving_out}
    shared_weight = sum(weight for word, weight in weights.items() if word in after)
    return shared_weight / (sum(weights.values()) or 1.0)


def _scope_words(text: str) -> list[tuple[str, int]]:
    scope = _lexicon()["scope"]
    matches = [
        (word, level) for level, name in enumerate(("trial", "wider", "all")) for word in scope[name] if word in text
    ]
    # 复制推广 contains 推广, 全面推开 contains 推开: the longest one counts.
    return [
        (word, level) for word, level in matches if not any(word != other and word in other for other, _ in matches)
    ]


def _membership(old: Sequence[Measure], new: Sequence[Measure]) -> Proof | None:
    """A measure that gained members and lost no content has expanded, the reverse narrowed: 法律援助 → 法律援助、公证.

    Only single measures count: where one became two, what is new is in a sentence of its own."""
    if len(old) > 1 or len(new) > 1:
        return None
    before, after = old[0].text[:_LONGEST], new[0].text[:_LONGEST]
    # A new member with a figure is a change of figures.
    if len(old[0].quantities) != len(new[0].quantities):
        return None
    growth = len(_LIST_MARK.findall(after)) - len(_LIST_MARK.findall(before))
    lost_words, gained_words = _content_only_in(before, after), _content_only_in(after, before)
    # Examples (X → A、B等X, and the reverse) only illustrate: they widen and narrow nothing.
    if re.search(_EXAMPLES, after if growth > 0 else before):
        return None
    if growth > 0 and not lost_words and _telling(gained_words) and _lies_in(before, after):
        return Proof(facet="expanded", old="", new="、".join(gained_words))
    if growth < 0 and not gained_words and _telling(lost_words) and _lies_in(after, before):
        return Proof(facet="narrowed", old="、".join(lost_words), new="")
    return None


def _lies_in(text: str, other: str) -> bool:
    """Whether ``other`` has nearly all characters of ``text`` in order: then the rest was inserted, not reworded."""
    return LCSseq.similarity(text, other) >= _WITHIN * len(text)


def _content_only_in(text: str, other: str) -> list[str]:
    """The words of ``text`` with a rarity of a bit or more that ``other`` lacks."""
    words = dict.fromkeys(word for word in cut_words(text) if len(word) > 1 and word not in other)
    return [word for word in words if rarity(word) >= _CONTENT and word[0].isalnum()]


def _telling(words: Sequence[str]) -> bool:
    return any(rarity(word) >= _MEMBER for word in words)


def _stage(old: Sequence[Measure], new: Sequence[Measure]) -> Proof | None:
    """A step on the way from 研究 to 运行. With several measures on a side, the stages must agree on one direction."""
    old_stages = {measure.stage for measure in old if measure.stage is not None}
    new_stages = {measure.stage for measure in new if measure.stage is not None}
    if len(old_stages) != 1 or len(new_stages) != 1 or old_stages == new_stages:
        return None
    first, second = old_stages.pop(), new_stages.pop()
    low, high = sorted((_STAGES.index(first), _STAGES.index(second)))
    if low > _THOUGHT and (high < _FINISHED or (_counts(old) and _counts(new))):
        return None  # 建成20条 and 建设18条 are the quotas of two years, not a step of one thing
    advanced = _STAGES.index(second) == high
    return Proof(facet="stage_advanced" if advanced else "stage_set_back", old=first, new=second)


def _counts(side: Sequence[Measure]) -> bool:
    return any(quantity.kind in ("count", "target") for measure in side for quantity in measure.quantities)


def _strength(before: str, after: str) -> Proof | None:
    first, second = _opening(before), _opening(after)
    if first is None or second is None or abs(first[1] - second[1]) < _STEPS:
        return None
    if _shared_share(before, after, leaving_out=(first[0],)) < _STILL_THERE:
        return None
    facet: Any = "wording_stronger" if second[1] > first[1] else "wording_weaker"
    return Proof(facet=facet, old=first[0], new=second[0])


def _opening(text: str) -> tuple[str, int] | None:
    """The strongest word of the lexicon that the text opens with, and its level."""
    levels: Sequence[Sequence[str]] = _lexicon()["strength"]["levels"]
    matches = [(word, level) for level, words in enumerate(levels) for word in words if text.startswith(word)]
    return max(matches, key=lambda match: (match[1], len(match[0])), default=None)
