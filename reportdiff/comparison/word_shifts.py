"""Words that are more, or less, frequent in one plan than in the other, and how far that is beyond chance.

The statistic is the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, "Fightin'
Words", Political Analysis 16(4), equations 16, 19 and 20). A difference of counts ranks common words first, a ratio
words that occur once. The prior draws each rate to what is usual in reports, and the z-score weighs the rest by how
sure it is. The prior counts are those of ``data/words.tsv``, scaled to the mean length of the two plans.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from reportdiff.model import Report, WordShift
from reportdiff.parsing.folding import fold
from reportdiff.parsing.policy_areas import names_area
from reportdiff.vocabulary import cut_words, rarity, usual_counts

_LEAST_PRIOR: Final = 0.5
"""The least occurrences of a word in the prior (as in Jeffreys' prior). Without it, a word that is new to reports could
never be sure."""

_WORD = re.compile(r"[\u4e00-\u9fff]{2,8}|[A-Za-z]{2,}[A-Za-z0-9]*|[0-9][A-Z]")
_COUNTED = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_QUOTED = re.compile(r'"([^"，。、；]{2,8})"')

_FREE: Final = 0.8
"""Share of its occurrences in which a word must be a word of its own: 高质 is only half of 高质量."""

_BOUND: Final = 0.5
"""A pair of words is one term from this share of the occurrences of its more frequent word on (营商 + 环境)."""

_LEAN: Final = 0.1
"""Bits that each word must have where the pair reaches that share of its *rarer* word only (信贷 + 投放): stock verbs
have fewer."""

_LONGEST: Final = 8

MOST: Final = 10
"""Words kept of those that rose, and of those that fell."""

_LEAST_COUNT: Final = 3
_LEAST_STEP: Final = 2
"""The least occurrences of a word in both plans, and the least difference: 1 to 2 is no shift."""

_OF_ALL: Final = frozenset({"政府", "经济", "社会", "地方", "国家", "区域", "合作", "稳定", "效能"})
"""Words that mark an area only beside others: every report is about them."""

_PER: Final = 10_000
"""Characters that a rate refers to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanText:
    """The plan of a report for counting: its folded ``text``, the ``words`` it is cut into, their number ``size``
    (without figures and punctuation) and its ``characters`` (without white space)."""

    text: str
    words: tuple[str, ...]
    size: int
    characters: int


def plan_text(report: Report) -> PlanText:
    """Prepare the plan of ``report`` for counting, its lines folded (width, quotes, script, list marks)."""
    spans = (report.text[span.start : span.end] for span in report.parts if span.part == "plan")
    text = "\n".join(fold(line) for span in spans for line in span.splitlines())
    words = tuple(cut_words(text))
    return PlanText(
        text=text,
        words=words,
        size=sum(1 for word in words if _COUNTED.match(word)),
        characters=sum(1 for character in text if not character.isspace()),
    )


def word_shifts(old: PlanText, new: PlanText) -> tuple[WordShift, ...]:
    """Compute the shift of every term of the two plans, greatest rise first; empty where a plan has no words.

    A term is a word of the vocabulary, two words that mostly occur together, or a quoted name. It is counted as a
    string of characters, as a search of the report would."""
    return _shifts_of(old, new)


def _shifts_of(old: PlanText, new: PlanText, *, least_count: int = 0, least_step: int = 0) -> tuple[WordShift, ...]:
    """Give the shifts of :func:`word_shifts`, of terms with so many occurrences in both plans, and such a
    difference."""
    if not (old.size and new.size):
        return ()
    strength = (old.size + new.size) / 2
    shifts = []
    counts: dict[str, tuple[int, int]] = {}
    for term, share in _terms(old, new, counts).items():
        before, after = counts.get(term) or (old.text.count(term), new.text.count(term))
        if before + after >= least_count and abs(after - before) >= least_step:
            prior = max(_LEAST_PRIOR, share * strength)
            shifts.append(_shift(term, before, after, old, new, prior=prior, strength=strength))
    # Rounded, since the last digit must not decide.
    return tuple(sorted(shifts, key=lambda shift: (-round(shift.z, 9), shift.term)))


def policy_shifts(old: PlanText, new: PlanText) -> tuple[WordShift, ...]:
    """Give the words of policy whose frequency moved: those that rose, the surest first, then those that fell.

    There are at most :data:`MOST` of each; log-odds and z have 3 digits. Stock words (推进, 进一步, 机制) are left out.
    Count and rate of a word must move the same way: a word that is more frequent only because the plan is longer is
    left out."""
    every = _shifts_of(old, new, least_count=_LEAST_COUNT, least_step=_LEAST_STEP)
    shifts = [shift for shift in every if _is_telling(shift)]
    rises = without_parts(shift for shift in shifts if shift.z > 0)[:MOST]
    falls = without_parts(shift for shift in reversed(shifts) if shift.z <= 0)[:MOST]
    return tuple(replace(shift, log_odds=round(shift.log_odds, 3), z=round(shift.z, 3)) for shift in (*rises, *falls))


def _is_telling(shift: WordShift) -> bool:
    return (shift.new - shift.old) * shift.z > 0 and shift.term not in _OF_ALL and names_area(fold(shift.term))


def _shift(
    term: str, before: int, after: int, old: PlanText, new: PlanText, *, prior: float, strength: float
) -> WordShift:
    log_odds = math.log(_odds(after + prior, new.size + strength) / _odds(before + prior, old.size + strength))
    deviation = math.sqrt(1 / (after + prior) + 1 / (before + prior))
    return WordShift(
        term=term,
        old=before,
        new=after,
        old_rate=round(before / old.characters * _PER, 2),
        new_rate=round(after / new.characters * _PER, 2),
        log_odds=log_odds,
        z=log_odds / deviation,
    )


def _odds(count: float, total: float) -> float:
    # A plan of a handful of words may have more of one than of all, since strings are counted and words are the total.
    return count / max(total - count, 1.0)


def without_parts(shifts: Iterable[WordShift]) -> tuple[WordShift, ...]:
    """Leave out shifts that repeat another one; the rest stays in order.

    Of terms within one another (疫情, 疫情防控) the first stays. Of terms with the same counts the longer one stays
    (营商, 营商环境); where they overlap, the second (新增幼儿园, 幼儿园学位), which is the noun and not its verb."""
    all_shifts = list(shifts)
    same: dict[tuple[int, int], list[str]] = {}
    for shift in all_shifts:
        same.setdefault((shift.old, shift.new), []).append(shift.term)
    wholes: list[WordShift] = []
    for shift in all_shifts:
        if any(_gives_way(shift.term, other) for other in same[shift.old, shift.new]):
            continue
        if not any(shift.term in other.term or other.term in shift.term for other in wholes):
            wholes.append(shift)
    return tuple(wholes)


def _gives_way(term: str, other: str) -> bool:
    if other in term:
        return False
    return term in other or (_runs_into(term, other) and not _runs_into(other, term))


def _runs_into(term: str, other: str) -> bool:
    """Tell whether the end of a term is the beginning of the other."""
    return any(term[start:] == other[: len(term) - start] for start in range(1, len(term) - 1))


def _terms(old: PlanText, new: PlanText, counts: dict[str, tuple[int, int]]) -> dict[str, float]:
    """Give the terms of the two plans and their share of all words of reports.

    How often a text has a term takes time to count: ``counts`` gets what was counted, for the old and the new plan."""
    plans = (old, new)
    usual = usual_counts()
    total = sum(usual.values())
    single = Counter(word for plan in plans for word in plan.words)
    pairs = Counter(
        pair for plan in plans for pair in pairwise(plan.words) if all(_WORD.fullmatch(word) for word in pair)
    )
    terms: dict[str, float] = {}
    for word, count in single.items():
        if _WORD.fullmatch(word):
            counts[word] = old.text.count(word), new.text.count(word)
            if count >= _FREE * sum(counts[word]):
                terms[word] = usual.get(word, 0) / total
    for pair, count in pairs.items():
        if len("".join(pair)) <= _LONGEST and _is_bound(pair, count, single):
            rarer = min(pair, key=lambda word: (usual.get(word, 0), word))
            # The pair's share of its rarer word here is the best estimate of its share in all reports.
            terms["".join(pair)] = usual.get(rarer, 0) / total * count / single[rarer]
    for plan in plans:
        terms |= {name: terms.get(name, 0.0) for name in _QUOTED.findall(plan.text) if _HAN.search(name)}
    return terms


def _is_bound(pair: Sequence[str], count: int, single: Mapping[str, int]) -> bool:
    often = max(single[word] for word in pair)
    seldom = min(single[word] for word in pair)
    if count < 2:
        return False
    return count >= _BOUND * often or (count >= _BOUND * seldom and min(map(rarity, pair)) > _LEAN)
