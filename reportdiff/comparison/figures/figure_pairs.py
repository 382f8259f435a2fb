"""Which figure of the new measures continues which figure of the old ones.

Every pair of figures of one dimension gets a score from what they measure, the text around them and the act they count
(开工 is not 竣工). The likeliest pairs come first. Of the rest, figures with the same value on both sides are paired
whatever their names: they were moved or renamed at most.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from reportdiff.comparison.figures.guard.counted_figures import Figure, ends, folded_bound, in_one_measure
from reportdiff.text.clause_marks import MEMBER_BREAK

SURE = 55.0
"""Likeness of the measured phrases (rapidfuzz ``ratio``, 0 to 100) from which two figures measure the same thing."""
ALONE = 30.0
"""The same where the two are the only figures of their unit: the link already says that this is one commitment.

Both values were chosen on the labelled pairs of years with ``benchmarks/figures.py``."""

_TOTAL = re.compile(r"累计|总数|总量|达到?|共|到|总")
_STEP = re.compile(r"新增|增加|新建|再")


SAME_ACT = 10.0
OTHER_ACT = 25.0
"""What the same act adds to the likeness of two figures, and what another act subtracts."""
FARTHEST, FARTHEST_STEP = 10.0, 4.0
"""The greatest ratio of two amounts of the same thing in successive years; the second where only one of the two is an
addition (新增)."""
EQUAL = 15.0
"""What an equal value adds when figures compete for a partner: less than another act or another noun subtracts."""


def _same(a: Figure, b: Figure, with_bound: bool) -> bool:
    a, b = in_one_measure(a, b)
    if a.base.partition("/")[0] != b.base.partition("/")[0]:
        return False
    if with_bound and folded_bound(a.quantity) != folded_bound(b.quantity):
        return False
    return all(
        (x is None) == (y is None) and (x is None or y is None or math.isclose(x * a.size, y * b.size, rel_tol=1e-9))
        for x, y in zip(ends(a.quantity, with_bound), ends(b.quantity, with_bound), strict=True)
    )


def partners(olds: Sequence[Figure], news: Sequence[Figure]) -> dict[int, int]:
    """Pair the figures: for the index of each new figure with a partner, the index of the old figure it continues."""
    partner = _pairs(olds, news)
    old_partners = set(partner.values())
    # Of the rest, figures with the same value on both sides were moved or renamed at most.
    left = [a for a in range(len(olds)) if a not in old_partners]
    for b, figure in enumerate(news):
        like = [
            a
            for a in left
            if b not in partner and olds[a].is_base == figure.is_base and _same(olds[a], figure, with_bound=True)
        ]
        if like:
            partner[b] = max(like, key=lambda a: (_likeness(olds[a], figure), -a))
            left.remove(partner[b])
    return partner


def _likeness(a: Figure, b: Figure) -> float:
    """Compute the likeness of what two figures measure, 0 to 100: by the measured phrase, else by the text around."""
    around = fuzz.ratio(a.context, b.context)
    if not a.name or not b.name:
        return max(around, ALONE if a.quantity.kind == b.quantity.kind else 0.0)
    phrase = fuzz.ratio(a.name, b.name)
    if a.name in b.name or b.name in a.name:
        phrase = max(phrase, 80.0 if min(len(a.name), len(b.name)) >= 3 else SURE)
    return max(phrase, around * 0.9)


def _comparable(a: Figure, b: Figure) -> bool:
    if a.base != b.base or a.is_base != b.is_base:
        return False
    kinds = {a.quantity.kind, b.quantity.kind}
    if len(kinds) == 1:
        return True
    if "range" in kinds or "multiple" in kinds:
        return False
    # A growth rate is not a share, and a change by an amount is not the amount.
    return "change" not in kinds


def _is_step(figure: Figure) -> bool:
    """Tell whether the phrase before the figure says that it is added to others."""
    return _STEP.search(MEMBER_BREAK.split(figure.before)[-1]) is not None


def _is_another_thing(a: Figure, b: Figure) -> bool:
    """Tell whether two amounts are too far apart to measure one thing in successive years.

    Examples are a total of 2600 firms and 150 new ones, or a thousand stations and ten thousand people. Then each is
    shown by itself, without an arrow."""
    if a.base.startswith(("ratio", "pp")):
        return False
    apart = _distance(a, b)
    one_is_step = _is_step(a) != _is_step(b)
    if not one_is_step and a.name == b.name and a.quantity.unit == b.quantity.unit:
        return False  # the same words: the report means the leap
    return apart > math.log(FARTHEST_STEP if one_is_step else FARTHEST) - 1e-9


def _pairs(olds: Sequence[Figure], news: Sequence[Figure]) -> dict[int, int]:
    """Give one-to-one pairs of figures (new index to old index), likeliest first; among equals the nearer value
    wins."""
    scores = []
    for a, old in enumerate(olds):
        for b, new in enumerate(news):
            one, other = in_one_measure(old, new)
            if not _comparable(one, other) or _is_another_thing(one, other):
                continue
            likeness = _likeness(one, other) - _mismatch(one, other)
            alone = _only(old, olds) and _only(new, news)
            if likeness < (ALONE if alone else SURE):
                continue
            equal = EQUAL if _same(one, other, with_bound=True) else 0.0
            scores.append((-round((likeness + equal) / 5), _distance(one, other), a, b))
    partner: dict[int, int] = {}
    old_partners: set[int] = set()
    for _, _, a, b in sorted(scores):
        if a not in old_partners and b not in partner:
            old_partners.add(a)
            partner[b] = a
    return partner


def _only(figure: Figure, side: Sequence[Figure]) -> bool:
    return sum(other.base == figure.base for other in side) == 1


def _mismatch(a: Figure, b: Figure) -> float:
    """Compute what to subtract from the likeness of two figures.

    A step (新增100处) is not the total (累计800处), and what is begun is not what is finished."""
    minus = 0.0
    if a.act is not None and b.act is not None:
        minus += OTHER_ACT if a.act != b.act else -SAME_ACT
    for one, other in ((a, b), (b, a)):
        if _STEP.search(one.before[-6:]) and _TOTAL.search(other.before[-4:]) and not _STEP.search(other.before[-6:]):
            minus += 15.0
    return minus


def _distance(a: Figure, b: Figure) -> float:
    x, y = _middle(a), _middle(b)
    return abs(math.log(x / y)) if x > 0 and y > 0 else 50.0


def _middle(figure: Figure) -> float:
    low, high = ends(figure.quantity, exact=False)
    return ((low or 0.0) / 2 + (high or 0.0) / 2) * figure.size
