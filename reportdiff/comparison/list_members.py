"""Which members a list gained or lost between two linked measures: 法律援助 → 法律援助、公证.

The clauses of both sides are paired by the members they share, and what only one of them has is a candidate. Precision
comes before recall. The rest of the clause must be the same; the whole other plan must not name the member; and the
list that lacks it must not end in 等, which may have meant it. The words are in ``data/wording.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import LCSseq

from reportdiff.comparison.highlights.news_lexicon import is_stock, openings, without_openings
from reportdiff.comparison.list_clauses import Clause, Segment, clauses_of, key_of, same_member
from reportdiff.comparison.plan_words import TELLING, PlanWords
from reportdiff.model import Measure
from reportdiff.package_data import data_table
from reportdiff.vocabulary import cut_words, rarity

_SHORTEST, _LONGEST = 2, 14
"""Characters of a member."""

_SLOGAN = 3
"""Characters of 增效益, 保稳定: a verb and its object, one beside the other."""

_REST = 0.7
"""Share of the rest of a clause, without its verb and its own members, that the other clause must have in order."""

_OTHER = 1.0
"""A word of this rarity (bits) in the rest, that the other clause lacks, means that the object is another."""

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_BRACKET = re.compile(r"^[（(]|[)）]$")
_NO_NAME = re.compile(
    r"[的是为了等\d]|实现|达到|取得|更大|更多|^(?:周边|其他|其它|相关|有关|各)|^“[^”]*$|^[^“]*”$"
    r"|[一二三四五六七八九十百千万两]+(?:个|项|亩|万|亿|所|家|支|条|户|座|批|名|类|种|大(?!学|桥|道|厦|赛))"
)
"""What makes a piece of a list a phrase, a count or half of a quotation, and no name of a thing."""


def changed_members(
    old: Sequence[Measure], new: Sequence[Measure], plans: tuple[PlanWords, PlanWords] | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the members that the lists of one link gained, and those that they lost, verbatim and in order.

    ``plans`` are the words of both whole plans; without them only the two sides are searched."""
    before, after = clauses_of(old), clauses_of(new)
    old_strangers, new_strangers = _strangers(before, after), _strangers(after, before)
    gained: list[str] = []
    losses: list[str] = []
    for left, right in _pairs(before, after):
        left_alone, right_alone = _strangers([left], [right]), _strangers([right], [left])
        if not _is_one_list(left, left_alone, right, right_alone):
            continue
        # What is not in both may be one member in other words (所得税优惠, 税收优惠): a shared character is enough.
        if not left.open and not _is_illustrated(right, right_alone):
            gained += [member for member in _names(right_alone, right, left) if not _is_akin(member, old_strangers)]
        if not right.open and not _is_illustrated(left, left_alone):
            losses += [member for member in _names(left_alone, left, right) if not _is_akin(member, new_strangers)]
    if not gained and not losses:
        return (), ()
    sides = PlanWords(old), PlanWords(new)
    return _unnamed(gained, sides[0], (plans or sides)[0]), _unnamed(losses, sides[1], (plans or sides)[1])


def _unnamed(members: Sequence[str], side: PlanWords, plan: PlanWords) -> tuple[str, ...]:
    return tuple(each for each in dict.fromkeys(members) if not side.touches(each) and not plan.names(each))


def _pairs(before: Sequence[Clause], after: Sequence[Clause]) -> Iterator[tuple[Clause, Clause]]:
    """Pair clauses that share half or more of the members of the shorter one, most alike first; each is in one pair."""
    pairs = []
    for i, left in enumerate(before):
        for j, right in enumerate(after):
            if max(len(left.segments), len(right.segments)) < 2:
                continue
            common = min(
                len(left.segments) - len(_strangers([left], [right])),
                len(right.segments) - len(_strangers([right], [left])),
            )
            fewest = min(len(left.segments), len(right.segments))
            if common and common * 2 >= fewest:
                pairs.append((-common / fewest, -common, i, j))
    partners: set[tuple[str, int]] = set()
    for _, _, i, j in sorted(pairs):
        if partners.isdisjoint({("old", i), ("new", j)}):
            partners |= {("old", i), ("new", j)}
            yield before[i], after[j]


def _strangers(clauses: Sequence[Clause], others: Sequence[Clause]) -> list[Segment]:
    """Give the segments of some clauses whose member no segment of the others holds."""
    rest = [segment for other in others for segment in other.segments]
    return [
        segment
        for clause in clauses
        for segment in clause.segments
        if not any(same_member(segment, other) for other in rest)
    ]


def _is_one_list(left: Clause, left_alone: Sequence[Segment], right: Clause, right_alone: Sequence[Segment]) -> bool:
    """Tell whether two clauses are the same but for members that came or went, and the verb that opens them."""
    if left.text.startswith(_manners()) or right.text.startswith(_manners()):
        return False
    # What is in brackets says who does it (市住建局、市交通局).
    if _BRACKET.search(left.text) or _BRACKET.search(right.text):
        return False
    # A member with a figure is a change of figures.
    if len(_FIGURE.findall(left.text)) != len(_FIGURE.findall(right.text)):
        return False
    # Equally many on either side: who knows which of them are renamed.
    if left_alone and len(left_alone) == len(right_alone):
        return False
    return _rest_stays(left, left_alone, right) and _rest_stays(right, right_alone, left)


def _rest_stays(clause: Clause, alone: Sequence[Segment], other: Clause) -> bool:
    rest = "".join(segment.text for segment in clause.segments if segment not in alone)
    if clause.segments[0] not in alone:
        rest = without_openings(rest)
    if any(len(word) > 1 and rarity(word) >= _OTHER and word not in other.text for word in cut_words(rest)):
        return False
    return LCSseq.similarity(rest, other.text) >= _REST * len(rest)


def _is_illustrated(clause: Clause, alone: Sequence[Segment]) -> bool:
    """Tell whether a list only gives examples of what both sides name (沿海城市 → 甲市、乙市等沿海城市)."""
    return clause.open and all(segment.last for segment in clause.segments if segment not in alone)


def _is_akin(member: str, segments: Sequence[Segment]) -> bool:
    return any(set(member) & set(segment.text) for segment in segments)


def _names(alone: Sequence[Segment], clause: Clause, other: Clause) -> Iterator[str]:
    """Give the members in segments without a partner, as far as they are names of things and tell something."""
    inner = {key_of(each.text) for each in (*clause.segments, *other.segments) if not each.first and not each.last}
    for segment in alone:
        name = _name(segment, other, inner)
        if (
            _SHORTEST <= len(name) <= _LONGEST
            and not _NO_NAME.search(name)
            and not name.startswith(_verb_starts())
            and not (len(name) == _SLOGAN and name[0] in _verbs())
            and not is_stock(name)
            and _is_telling(name)
        ):
            yield name


def _is_telling(name: str) -> bool:
    return "“" in name or any(len(word) > 1 and rarity(word) >= TELLING for word in cut_words(name))


def _name(segment: Segment, other: Clause, inner: Set[str]) -> str:
    """Give the member of a segment, without what only a first or last one has; ``""`` where its ends are not known."""
    if _FIGURE.search(segment.text):
        return ""
    words = _without_tail(segment, other.segments[-1].words, inner)
    if segment.first:
        lead = _beginning(words, other.segments[0].words)
        if not lead and words[0] not in openings():
            return ""
        words = words[lead:]
    whole = len(words)
    while words and words[0] in openings():
        words = words[1:]
    if not words or words[0] in _verbs():
        return ""
    # A single character behind a verb is half a word (全市|域); a verb inside makes it a clause. In a first segment
    # that may be any verb, elsewhere only one that is hardly a noun (职业技能提升行动 is a name).
    if len(words) < whole and len(words[0]) == 1:
        return ""
    inside = {*_verbs(), *openings()} if segment.first else _clause_verbs()
    if not inside.isdisjoint(words[1:-1]):
        return ""
    text = "".join(words)
    light = _light().search(text)
    return text[: light.start()] if light and light.start() >= _SHORTEST else text


def _without_tail(segment: Segment, other: Sequence[str], inner: Set[str]) -> tuple[str, ...]:
    """Give the words of a last segment without the head that serves all members: 消费 in 绿色、数字、银发消费.

    Only where that is proven: the last segment of the other side (``other``) is an inner member here, and the head."""
    words = segment.words
    if not segment.last:
        return words
    if "等" in words:
        return words[: words.index("等")]
    for count in range(_beginning(words[::-1], other[::-1]), 0, -1):
        if key_of("".join(other[: len(other) - count])) in inner:
            return words[: len(words) - count]
    return words


def _beginning(words: Sequence[str], other: Sequence[str]) -> int:
    """Count the words that two sequences have in common at their beginning."""
    return next(
        (number for number, pair in enumerate(zip(words, other, strict=False)) if pair[0] != pair[1]),
        min(len(words), len(other)),
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    table: dict[str, Any] = data_table("wording.toml")["members"]
    return table


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(_table()["verbs"])


@lru_cache(maxsize=1)
def _clause_verbs() -> frozenset[str]:
    return frozenset(_table()["clause_verbs"])


@lru_cache(maxsize=1)
def _verb_starts() -> tuple[str, ...]:
    return tuple(sorted(word for word in {*_verbs(), *openings()} if len(word) > 1))


@lru_cache(maxsize=1)
def _manners() -> tuple[str, ...]:
    return tuple(_table()["manner"])


@lru_cache(maxsize=1)
def _light() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_table()['light'])})+$")
