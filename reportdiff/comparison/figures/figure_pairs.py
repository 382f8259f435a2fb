"""Which figure of the new measures continues which figure of the old ones.

Every pair of figures of one dimension gets a score from what they measure, the text around them and the act they count
(开工 is not 竣工). The likeliest pairs come first. Of the rest, figures with the same value on both sides are paired
whatever their names: they were moved or renamed at most.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from reportdiff.comparison.figures.figure_labels import label, whole_phrase
from reportdiff.comparison.figures.figure_units import BASE, COUNTERS, THING
from reportdiff.model import Measure, Quantity
from reportdiff.text.clause_marks import CLAUSE_BREAK, MEMBER_BREAK

GOALS = frozenset({"change", "count", "multiple", "ratio", "target"})
_FIGURES = GOALS | {"level", "range"}


SURE = 55.0
"""Likeness of the measured phrases (rapidfuzz ``ratio``, 0 to 100) from which two figures measure the same thing."""
ALONE = 30.0
"""The same where the two are the only figures of their unit: the link already says that this is one commitment.

Both values were chosen on the labelled pairs of years with ``benchmarks/figures.py``."""

_TOTAL = re.compile(r"累计|总数|总量|达到?|共|到|总")
_STEP = re.compile(r"新增|增加|新建|再")
_ADDITION = re.compile(r"新增|净增|再增|新培育|新发展|新认定|新引进|新建")
_SO_FAR = re.compile(r"累计|总数|总量达|总量超")
_FROM = re.compile(r"[从由][^，。；、]{0,12}$")

_GROWS = re.compile(r"(?:增长|增加|提高|提升|扩大|上升|上涨|增幅|递增|(?<![倍新])增)了?$")

_ACTS = (
    re.compile(r"(?:新|已)?开工(?:建设)?|启动|动工|筹[集建措]|新筹"),
    re.compile(r"完[成工]|竣工|建成|交付|投产|投用|通车"),
)
"""The two acts: the counted things are begun (筹集, raising homes, counts as begun), or finished."""
_ACT = re.compile("|".join(act.pattern for act in _ACTS) + "|新$|^各类")
_LIST_MEMBER = re.compile(r"[\u4e00-\u9fff（）“”]{1,12}(?:[、和]|以及)")
"""The text between two members of a list that share the verb before the first: 完成3万套甲、2000个乙."""


SAME_ACT = 10.0
OTHER_ACT = 25.0
"""What the same act adds to the likeness of two figures, and what another act subtracts."""
FARTHEST, FARTHEST_STEP = 10.0, 4.0
"""The greatest ratio of two amounts of the same thing in successive years; the second where only one of the two is an
addition (新增)."""
EQUAL = 15.0
"""What an equal value adds when figures compete for a partner: less than another act or another noun subtracts."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its measure and the words around it.

    ``name`` is what it measures without the act, ``act`` an index into the acts, ``size`` the size of its unit in the
    unit ``base``. ``step`` says that it is added to others (新增), ``total`` that it is the total so far."""

    quantity: Quantity
    measure: Measure
    name: str
    act: int | None
    context: str
    before: str
    base: str
    size: float
    step: bool
    total: bool

    @property
    def shown(self) -> str:
        """Give the measured phrase as the report has it, in whole words, unless it is nothing but the act."""
        if not _ACT.sub("", self.quantity.measured):
            return self.name
        return label(self.measure.text, self.quantity.measured, (self.quantity.start, self.quantity.end))


def figures_of(measures: Sequence[Measure]) -> list[Figure]:
    """Give the figures of the measures that take part in the comparison, in order."""
    figures: list[Figure] = []
    for measure in measures:
        last = 0
        name = ""
        for q in measure.quantities:
            if not is_figure(q):
                continue
            unit, stroke, below = q.unit.partition("/")
            base, size = BASE.get(unit, (unit, 1.0))
            base = THING if base in COUNTERS or not base else base
            before, after = measure.text[max(0, q.start - 16) : q.start], measure.text[q.end : q.end + 12]
            # 新开工80台、完工30台: what the second figure counts is before the first.
            own_name = whole_phrase(measure.text, _ACT.sub("", q.measured), (q.start, q.end))
            name = own_name or name
            act = _act(measure.text, last, q)
            if act is None and _LIST_MEMBER.fullmatch(measure.text, last, q.start):
                act = figures[-1].act if figures and figures[-1].measure is measure else None
            last = q.end
            around = before[-10:] + after[:8]
            step, total = _counted_how(measure.text, q)
            figures.append(Figure(q, measure, name, act, around, before, base + stroke + below, size, step, total))
    return figures


def _counted_how(text: str, quantity: Quantity) -> tuple[bool, bool]:
    """Whether the figure is an addition (both are in 新增甲3家、乙5家), and whether it is the total (累计)."""
    sentence = CLAUSE_BREAK.split(text[: quantity.start])[-1]
    so_far = max((mark.end() for mark in _SO_FAR.finditer(sentence)), default=0)
    step = _ADDITION.search(sentence, so_far) is not None
    return step, not step and (bool(so_far) or quantity.surface.startswith(("突破", "超过")))


def _act(text: str, last: int, quantity: Quantity) -> int | None:
    """The act: the last such verb of the phrase before the figure, else one behind it."""
    start = last
    for mark in MEMBER_BREAK.finditer(text, last, quantity.start):
        start = mark.end()
    verbs = [
        (verb.start(), act)
        for act, pattern in enumerate(_ACTS)
        for verb in pattern.finditer(text, start, quantity.start)
    ]
    if verbs:
        return max(verbs)[1]
    return next((act for act, pattern in enumerate(_ACTS) if pattern.match(text, quantity.end)), None)


def in_one_measure(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    """Both figures as growth where one is a growth rate and the other says by how many times it grows: 翻一番 and
    增长一倍 are 增长100%. Other pairs are left as they are."""
    if a.quantity.kind == "change" and a.base == "ratio":
        return a, _as_growth(b)
    if b.quantity.kind == "change" and b.base == "ratio":
        return _as_growth(a), b
    return a, b


def _as_growth(figure: Figure) -> Figure:
    q = figure.quantity
    doubled = q.surface.startswith(("翻", "倍增")) or _GROWS.search(figure.before) is not None
    if q.kind != "multiple" or not doubled:
        return figure
    low, high = (None if end is None else round(end - 1, 12) for end in (q.value_low, q.value_high))
    growth = replace(q, kind="change", unit="ratio", value_low=low, value_high=high)
    return replace(figure, quantity=growth, base="ratio")


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


def folded_bound(q: Quantity) -> str:
    """Fold the bound to what a reader distinguishes: 超过 and 以上 are one, as are 以内 and 低于."""
    return {"gt": "ge", "lt": "le"}.get(q.bound, q.bound)


def ends(q: Quantity, exact: bool) -> tuple[float | None, float | None]:
    """Give both ends of a quantity; unless ``exact``, an open side gets the value of the other."""
    if exact:
        return q.value_low, q.value_high
    low = q.value_low if q.value_low is not None else q.value_high
    high = q.value_high if q.value_high is not None else q.value_low
    return low, high


def partners(olds: Sequence[Figure], news: Sequence[Figure]) -> dict[int, int]:
    """Pair the figures: for the index of each new figure with a partner, the index of the old figure it continues."""
    partner = _pairs(olds, news)
    old_partners = set(partner.values())
    # Of the rest, figures with the same value on both sides were moved or renamed at most.
    left = [a for a in range(len(olds)) if a not in old_partners]
    for b, figure in enumerate(news):
        like = [a for a in left if b not in partner and _same(olds[a], figure, with_bound=True)]
        if like:
            partner[b] = max(like, key=lambda a: (_likeness(olds[a], figure), -a))
            left.remove(partner[b])
    return partner


def _likeness(a: Figure, b: Figure) -> float:
    """Likeness of what two figures measure, 0 to 100: by the measured phrase, else by the text around."""
    around = fuzz.ratio(a.context, b.context)
    if not a.name or not b.name:
        return max(around, ALONE if a.quantity.kind == b.quantity.kind else 0.0)
    phrase = fuzz.ratio(a.name, b.name)
    if a.name in b.name or b.name in a.name:
        phrase = max(phrase, 80.0 if min(len(a.name), len(b.name)) >= 3 else SURE)
    return max(phrase, around * 0.9)


def _comparable(a: Figure, b: Figure) -> bool:
    if a.base != b.base:
        return False
    kinds = {a.quantity.kind, b.quantity.kind}
    if len(kinds) == 1:
        return True
    if "range" in kinds or "multiple" in kinds:
        return False
    # A growth rate is not a share, and a change by an amount is not the amount.
    return "change" not in kinds


def _is_step(figure: Figure) -> bool:
    """Whether the phrase before the figure says that it is added to others."""
    return _STEP.search(MEMBER_BREAK.split(figure.before)[-1]) is not None


def _is_another_thing(a: Figure, b: Figure) -> bool:
    """Whether two amounts are too far apart to measure one thing in successive years.

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
    """One-to-one pairs of figures (new index to old index), likeliest first; among equals the nearer value wins."""
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
    """What to subtract from the likeness of two figures.

    A step (新增100处) is not the total (累计800处), and what is begun is not what is finished. The base of 从X提高到Y
    is not its goal."""
    minus = 0.0
    if a.act is not None and b.act is not None:
        minus += OTHER_ACT if a.act != b.act else -SAME_ACT
    for one, other in ((a, b), (b, a)):
        if _STEP.search(one.before[-6:]) and _TOTAL.search(other.before[-4:]) and not _STEP.search(other.before[-6:]):
            minus += 15.0
    if bool(_FROM.search(a.before)) != bool(_FROM.search(b.before)):
        minus += 20.0
    return minus


def _distance(a: Figure, b: Figure) -> float:
    x, y = _middle(a), _middle(b)
    return abs(math.log(x / y)) if x > 0 and y > 0 else 50.0


def _middle(figure: Figure) -> float:
    low, high = ends(figure.quantity, exact=False)
    return ((low or 0.0) / 2 + (high or 0.0) / 2) * figure.size


def is_figure(quantity: Quantity) -> bool:
    """Tell whether a quantity has a value and takes part in the comparison: no date, ordinal or name."""
    return quantity.kind in _FIGURES and (quantity.value_low is not None or quantity.value_high is not None)
