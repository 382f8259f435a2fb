"""What became of the figures of one link: raised, lowered, added, removed, or changed in another way.

Figures of the two sides are paired by unit (with conversion, 公顷 and 亩) and by what they measure; a figure that
stands on both sides, wherever in the link, is no change. Up and down are by the number only: whether up is the more
ambitious direction depends on the indicator and is not said here.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from reportdiff.model import FigureChange, Measure, Quantity

FigureFacet = Literal["target_raised", "target_lowered", "target_added", "target_removed", "target_changed"]

_GOALS = frozenset({"change", "count", "multiple", "ratio", "target"})
_FIGURES = _GOALS | {"level", "range"}

_BASE: dict[str, tuple[str, float]] = {
    "公顷": ("亩", 15.0), "平方公里": ("亩", 1500.0), "平方千米": ("亩", 1500.0),
    "公里": ("米", 1000.0), "千米": ("米", 1000.0), "公斤": ("吨", 1e-3), "千克": ("吨", 1e-3), "斤": ("吨", 5e-4),
    "兆瓦": ("千瓦", 1e3), "吉瓦": ("千瓦", 1e6), "瓦": ("千瓦", 1e-3), "度": ("千瓦时", 1.0), "度电": ("千瓦时", 1.0),
    "兆瓦时": ("千瓦时", 1e3), "周岁": ("岁", 1.0), "标准箱": ("标箱", 1.0),
}  # fmt: skip
"""Units that measure one dimension, and their size in the base unit (SI; 1 公顷 = 15 亩, 1 斤 = 0.5 kg)."""

_COUNTERS = frozenset("个家项条件所名套座处场辆台部栋幢株只枚例人户张次对支组间批") | {
    "人次",
    "台套",
    "场次",
    "户次",
    "台（套）",
}
"""Counters of things: a lift is counted in 部 one year and in 台 the next, a person in 人 or 名."""

_THING = "个"

_SMALL_GROUPS = frozenset({"大", "类", "年", "天", "小时", "分钟", "个月", "周", "岁", "日", "市", "县", "区", "省"})
"""Units of figures that describe (五大产业, 三类地区, 用两年时间); that one of these comes or goes is no target."""

SURE = 55.0
"""Likeness of the measured phrases (rapidfuzz ``ratio``, 0 to 100) from which two figures measure the same thing."""
ALONE = 30.0
"""The same where the two are the only figures of their unit: the link already says it is one commitment.

Both values were set on the labelled pairs of years with ``benchmarks/figures.py``."""

_WORDED = re.compile(r"全覆盖|清零|零[\u4e00-\u9fff]")
_CHINESE_SMALL = re.compile(r"[一二三四五六七八九十两]{1,2}[个项条件种次]?")
_TOTAL = re.compile(r"累计|总数|总量|达到?|共|到|总")
_STEP = re.compile(r"新增|增加|新建|再")
_FROM = re.compile(r"[从由][^，。；、]{0,12}$")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A quantity with the words around it and its size in the base unit."""

    quantity: Quantity
    context: str
    before: str
    after: str
    base: str
    size: float


def compare_figures(old: tuple[Measure, ...], new: tuple[Measure, ...]) -> tuple[FigureChange, ...]:
    """The figures that changed between the old and the new measures of one link.

    Returns, in the order of the new text and then of the old: ``target_raised`` and ``target_lowered`` (by the number
    only), ``target_changed`` (the bound alone, or a range against a point that cannot be ordered), ``target_added``,
    ``target_removed``. ``difference`` is new minus old in the unit of the new figure, shares as fractions (5% to 4.5%
    is -0.005); ``relative`` is that over the old value. Dates, ordinals and names never count.
    """
    olds, news = _without_shared(_figures(old), _figures(new))
    pairs = _pairs(olds, news)
    paired_old = {a for a, _ in pairs}
    partner = {b: a for a, b in pairs}
    changes: list[FigureChange] = []
    for b, figure in enumerate(news):
        if b in partner:
            change = _compare(olds[partner[b]], figure)
            if change is not None:
                changes.append(change)
        elif _is_target(figure):
            changes.append(FigureChange(facet="target_added", measured=_name(figure), old=None, new=figure.quantity))
    for a, figure in enumerate(olds):
        if a not in paired_old and _is_target(figure):
            changes.append(FigureChange(facet="target_removed", measured=_name(figure), old=figure.quantity, new=None))
    return tuple(changes)


def _figures(measures: tuple[Measure, ...]) -> list[_Figure]:
    figures = []
    for measure in measures:
        for q in measure.quantities:
            if q.kind not in _FIGURES or (q.value_low is None and q.value_high is None):
                continue
            unit, stroke, below = q.unit.partition("/")
            base, size = _BASE.get(unit, (unit, 1.0))
            base = _THING if base in _COUNTERS or not base else base
            before, after = measure.text[max(0, q.start - 16) : q.start], measure.text[q.end : q.end + 12]
            figures.append(_Figure(q, before[-10:] + after[:8], before, after, base + stroke + below, size))
    return figures


def _same(a: _Figure, b: _Figure, with_bound: bool) -> bool:
    if a.base.partition("/")[0] != b.base.partition("/")[0]:
        return False
    if with_bound and _side(a.quantity) != _side(b.quantity):
        return False
    return all(
        (x is None) == (y is None) and (x is None or y is None or math.isclose(x * a.size, y * b.size, rel_tol=1e-9))
        for x, y in zip(_ends(a.quantity, with_bound), _ends(b.quantity, with_bound), strict=True)
    )


def _side(q: Quantity) -> str:
    """Bounds folded to what a reader tells apart: 超过 and 以上 are one, as are 以内 and 低于."""
    return {"gt": "ge", "lt": "le"}.get(q.bound, q.bound)


def _ends(q: Quantity, exact: bool) -> tuple[float | None, float | None]:
    """Both ends; the open side of a bound is filled with the given one unless ``exact``."""
    if exact:
        return q.value_low, q.value_high
    low = q.value_low if q.value_low is not None else q.value_high
    high = q.value_high if q.value_high is not None else q.value_low
    return low, high


def _without_shared(olds: list[_Figure], news: list[_Figure]) -> tuple[list[_Figure], list[_Figure]]:
    """Drop figures that stand on both sides with the same value and bound: they did not change, they moved at most."""
    left = list(news)
    kept = []
    for figure in olds:
        like = [other for other in left if _same(figure, other, with_bound=True)]
        if like:
            left.remove(max(like, key=lambda other: _likeness(figure, other)))
        else:
            kept.append(figure)
    return kept, left


def _likeness(a: _Figure, b: _Figure) -> float:
    """How surely two figures measure the same thing, 0 to 100: by the measured phrase, else by the text around."""
    first, second = a.quantity.measured, b.quantity.measured
    around = fuzz.ratio(a.context, b.context)
    if not first or not second:
        return max(around, ALONE if a.quantity.kind == b.quantity.kind else 0.0)
    phrase = fuzz.ratio(first, second)
    if first in second or second in first:
        phrase = max(phrase, 80.0 if min(len(first), len(second)) >= 3 else SURE)
    return max(phrase, around * 0.9)


def _comparable(a: _Figure, b: _Figure) -> bool:
    if a.base != b.base:
        return False
    kinds = {a.quantity.kind, b.quantity.kind}
    if len(kinds) == 1:
        return True
    if "range" in kinds or "multiple" in kinds:
        return False
    # A growth rate is not a share, a change by an amount not the amount itself.
    return "change" not in kinds


def _pairs(olds: list[_Figure], news: list[_Figure]) -> list[tuple[int, int]]:
    """One-to-one pairs of figures, likeliest first; among equals the nearer value wins."""
    scored = []
    for a, one in enumerate(olds):
        for b, other in enumerate(news):
            if not _comparable(one, other):
                continue
            likeness = _likeness(one, other) - _mismatch(one, other)
            alone = _only(one, olds) and _only(other, news)
            if likeness >= (ALONE if alone else SURE):
                scored.append((-round(likeness / 5), _distance(one, other), a, b))
    pairs: list[tuple[int, int]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, _, a, b in sorted(scored):
        if a not in used_old and b not in used_new:
            used_old.add(a)
            used_new.add(b)
            pairs.append((a, b))
    return pairs


def _only(figure: _Figure, side: list[_Figure]) -> bool:
    return sum(other.base == figure.base for other in side) == 1


def _mismatch(a: _Figure, b: _Figure) -> float:
    """A step (新增100处) is not the total (累计800处); the base of 从X提高到Y is not its goal."""
    minus = 0.0
    for one, other in ((a, b), (b, a)):
        if _STEP.search(one.before[-6:]) and _TOTAL.search(other.before[-4:]) and not _STEP.search(other.before[-6:]):
            minus += 15.0
    if bool(_FROM.search(a.before)) != bool(_FROM.search(b.before)):
        minus += 20.0
    return minus


def _distance(a: _Figure, b: _Figure) -> float:
    x, y = _middle(a), _middle(b)
    return abs(math.log(x / y)) if x > 0 and y > 0 else 50.0


def _middle(figure: _Figure) -> float:
    low, high = _ends(figure.quantity, exact=False)
    return ((low or 0.0) / 2 + (high or 0.0) / 2) * figure.size


def _compare(old: _Figure, new: _Figure) -> FigureChange | None:
    """The facet of one pair; ``None`` where nothing that a reader would see has changed."""
    scale = old.size / new.size
    low0, high0 = (0.0 if v is None else v * scale for v in _ends(old.quantity, exact=False))
    low1, high1 = (0.0 if v is None else v for v in _ends(new.quantity, exact=False))
    steps = [
        0 if math.isclose(x, y, rel_tol=1e-9, abs_tol=1e-15) else (1 if y > x else -1)
        for x, y in ((low0, low1), (high0, high1))
    ]
    if max(steps) > 0 > min(steps):
        return _change("target_changed", old, new, None, None)
    if steps == [0, 0]:
        if (
            old.quantity.kind not in _GOALS
            or new.quantity.kind not in _GOALS
            or _side(old.quantity) == _side(new.quantity)
        ):
            return None
        return _change("target_changed", old, new, 0.0, 0.0)
    before, after = low0 / 2 + high0 / 2, low1 / 2 + high1 / 2
    difference = float(f"{after - before:.12g}")
    relative = float(f"{difference / before:.12g}") if before else None
    return _change("target_raised" if max(steps) > 0 else "target_lowered", old, new, difference, relative)


def _change(
    facet: FigureFacet, old: _Figure, new: _Figure, difference: float | None, relative: float | None
) -> FigureChange:
    return FigureChange(
        facet=facet,
        measured=_name(new) or _name(old),
        old=old.quantity,
        new=new.quantity,
        difference=difference,
        relative=relative,
    )


def _name(figure: _Figure) -> str:
    return figure.quantity.measured


def _is_target(figure: _Figure) -> bool:
    """Whether a figure without partner is a target that came or went, and no mere description."""
    q = figure.quantity
    if q.kind not in _GOALS or q.unit in _SMALL_GROUPS:
        return False
    return not (_WORDED.search(q.surface) or _CHINESE_SMALL.fullmatch(q.surface))
