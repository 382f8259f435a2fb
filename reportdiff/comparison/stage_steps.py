"""Whether a commitment has come further or was set back: 制定 → 落实, 前期工作 → 开工, 试点 → 全面推行.

A step is one of a thing, not of a sentence: 建成城南水厂 → 开工建设城北水厂 is none. So a step counts only between
two clauses whose objects are the same, and both clauses must have a word for it (``data/stages.toml``, and ``reach`` of
``data/wording.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, get_args

from reportdiff.comparison.highlights.news_lexicon import openings, weights
from reportdiff.comparison.list_clauses import Clause, clauses_of, content_words
from reportdiff.model import Facet, Measure, Proof, Stage
from reportdiff.package_data import data_table
from reportdiff.parsing.stages import stage_of
from reportdiff.vocabulary import cut_words, rarity

_STAGES: tuple[Stage, ...] = get_args(Stage)

_THOUGHT = _STAGES.index("谋划")
_FINISHED = _STAGES.index("基本建成")
"""推进 opens half of all measures. A step counts if it starts from a thought (研究, 谋划), or arrives at something
finished."""

_SAME_OBJECT = 0.6
"""Share of the longer object that both begin with: names differ at their beginning (城南水厂, 城北水厂)."""

_SHORTEST_OBJECT = 4
"""Characters that two objects must have in common."""

_STILL_THERE = 0.6
_NOT_ELSEWHERE = 0.2
"""Shares of the weight of the words of one clause, and of the other one, that both have, for a step between a trial and
all. The second is small: 全区 and 各中小学 say where, and are rare."""

_PHASE = re.compile(r"[一二三四五六七八九十\d]+(?:期|号线|标段)|第[一二三四五六七八九十\d]+")
_NO_OBJECT = ("等", "工作", "项目", "工程", "如期", "尽早", "及早", "早日")
_COUNT = re.compile(r"\d|一批|若干|一些|更多")
_DOCUMENT = re.compile(r"(?:规划|方案|计划|意见|办法|条例|清单|政策|措施|标准|细则|纲要|行动|规定|制度|指引|指南|目录)")
_STUDIED = ("研究", "谋划", "启动")
_STUDY = re.compile(r"论证|前期|研究|可研")
_WRITING = re.compile(r"编制|制定|制订|起草|出台")


def stage_step(old: Sequence[Measure], new: Sequence[Measure]) -> Proof | None:
    """Find the step of one link, with the stages (or the words) of both sides; none where clauses point to different
    ends."""
    before, after = clauses_of(old), clauses_of(new)
    steps = [
        *(
            _proof(_STAGES.index(first), _STAGES.index(second), first, second)
            for first, second in _steps(before, after)
        ),
        *_reaches(before, after),
    ]
    return steps[0] if len({step.facet for step in steps}) == 1 else None


def _proof(first: int, second: int, old: str, new: str) -> Proof:
    facet: Facet = "stage_advanced" if first < second else "stage_set_back"
    return Proof(facet=facet, old=old, new=new)


def _steps(before: Sequence[Clause], after: Sequence[Clause]) -> Iterator[tuple[Stage, Stage]]:
    """Give the stages of clauses about one thing that differ."""
    old_stages, new_stages = ([(clause, stage_of(clause.verbatim)) for clause in side] for side in (before, after))
    for left, first in old_stages:
        for right, second in new_stages:
            if first is None or second is None or first == second:
                continue
            low, high = sorted((_STAGES.index(first), _STAGES.index(second)))
            if low > _THOUGHT and high < _FINISHED:
                continue
            # To begin a study is no more than a study: 启动航道论证.
            if first in _STUDIED and second in _STUDIED and all(_STUDY.search(c.verbatim) for c in (left, right)):
                continue
            # 投产 after 投入运营 is another word for the same, and no step back.
            if low >= _FINISHED and second == _STAGES[low]:
                continue
            if _same_object(left, right) and not _quotas(left, right, high):
                yield first, second


def _quotas(left: Clause, right: Clause, high: int) -> bool:
    """Tell whether the figures are quotas of two years: 建成20条 and 建设18条 are no step of one thing."""
    counts = [bool(_COUNT.search(_PHASE.sub("", each.verbatim))) for each in (left, right)]
    return all(counts) or (high >= _FINISHED and any(counts))


def _same_object(left: Clause, right: Clause) -> bool:
    """Tell whether any object of one clause is one of the other, and both or neither are about a document."""
    phases = [frozenset(_PHASE.findall(each.verbatim)) for each in (left, right)]
    if all(phases) and not phases[0] & phases[1]:
        return False
    papers = [bool(_DOCUMENT.search(each.verbatim)) for each in (left, right)]
    if any(_WRITING.search(each.verbatim) for each in (left, right)) and papers[0] != papers[1]:
        return False
    objects = [[_object(segment.text) for segment in each.segments] for each in (left, right)]
    return any(_alike(a, b) for a in objects[0] for b in objects[1])


def _object(text: str) -> str:
    """Give what a segment is about: its words without the verbs before and behind them."""
    leads, ends = _verbs()
    return ends.sub("", leads.sub("", text, count=1)) or text


@lru_cache(maxsize=1)
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the patterns of the verbs that an object stands behind and before."""
    stages = data_table("stages.toml")
    heads, tails = ({word for words in stages[place].values() for word in words} for place in ("head", "tail"))
    plain = {*openings(), *weights()["words"]["actions"]}
    leads, ends = (_alternatives({*plain, *own}) for own in ({*heads, *stages["lead"]["words"]}, {*tails, *_NO_OBJECT}))
    return re.compile(f"^(?:{leads})+"), re.compile(f"(?:{ends})+$")


def _alternatives(words: set[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _alike(one: str, other: str) -> bool:
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    phases = _PHASE.findall(one), _PHASE.findall(other)
    if all(phases) and phases[0] != phases[1]:
        return False
    if shared < max(_SHORTEST_OBJECT, _SAME_OBJECT * max(len(one), len(other))):
        return False
    # Unknown words are cut into characters: two of them are a name (许信高速).
    return bool(content_words(one[:shared])) or sum(len(word) == 1 for word in cut_words(one[:shared])) > 1


def _reaches(before: Sequence[Clause], after: Sequence[Clause]) -> Iterator[Proof]:
    """Find the steps between a trial, a wider use and all, where both clauses have a word for it."""
    for left in before:
        for right in after:
            old_words, new_words = _reach_words(left.verbatim), _reach_words(right.verbatim)
            losses = [word for word in old_words if word not in right.verbatim]
            gains = [word for word in new_words if word not in left.verbatim]
            if not losses or not gains or max(old_words.values()) == max(new_words.values()):
                continue
            least, most = sorted(_common_weights(left.verbatim, right.verbatim, {*losses, *gains}))
            if least >= _NOT_ELSEWHERE and most >= _STILL_THERE:
                yield _proof(max(old_words.values()), max(new_words.values()), "、".join(losses), "、".join(gains))


def _common_weights(left: str, right: str, leaving_out: set[str]) -> list[float]:
    """Give the share of the weight (bits) of the words of each clause that the other one has."""
    shares = []
    for text, other in ((left, right), (right, left)):
        words = {word for word in cut_words(text) if len(word) > 1 and not any(word in out for out in leaving_out)}
        bits = {word: rarity(word) for word in words}
        shares.append(sum(bit for word, bit in bits.items() if word in other) / (sum(bits.values()) or 1.0))
    return shares


@lru_cache(maxsize=1)
def _reach() -> dict[str, Any]:
    return data_table("wording.toml")["reach"]  # type: ignore[no-any-return]


def _reach_words(text: str) -> dict[str, int]:
    matches = {
        word: level for level, name in enumerate(("trial", "wider", "all")) for word in _reach()[name] if word in text
    }
    # 复制推广 contains 推广, 全面推开 contains 推开: the longest one counts.
    return {word: level for word, level in matches.items() if not any(word != o and word in o for o in matches)}
