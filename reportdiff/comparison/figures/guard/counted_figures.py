"""The figures of measures as they are compared: each with its name, its act, its unit and its setting."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportdiff.aliases import written_out
from reportdiff.comparison.figures.figure_labels import bare_label, label, whole_phrase
from reportdiff.comparison.figures.figure_units import BASE, COUNTERS, THING
from reportdiff.comparison.figures.guard.figure_goals import GOALS, stretch_words, stretches
from reportdiff.comparison.figures.guard.figure_lexicon import word_set
from reportdiff.model import Measure, Quantity
from reportdiff.text.clause_marks import CLAUSE_BREAK, MEMBER_BREAK

_FIGURES = GOALS | {"level", "range"}

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


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its measure and the words around it.

    ``name`` is what it measures without the act and with short names written out, ``act`` an index into the acts,
    ``size`` the size of its unit in the unit ``base``. ``step`` says that it is added to others (新增), ``total`` that
    it is the total so far. ``setting`` is where the measure is: its section, its topic and the words before it in its
    paragraph. ``stretch`` is the higher tier of a target in two tiers, verbatim, which is no figure of its own."""

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
    setting: str = ""
    stretch: str = ""

    @property
    def is_base(self) -> bool:
        """Tell whether the figure is where a change begins (从3万元提高到4万元): never a goal."""
        return _FROM.search(self.before) is not None

    def times(self, other: Figure) -> float:
        """Give how many times the larger of two figures is the smaller, by their lower ends; 1 where one is nothing."""
        sizes = sorted(
            (f.quantity.value_low if f.quantity.value_low is not None else f.quantity.value_high or 0.0) * f.size
            for f in (self, other)
        )
        return sizes[1] / sizes[0] if sizes[0] > 0 else 1.0

    @property
    def shown(self) -> str:
        """Give the measured phrase as the report has it, in whole words, unless it is nothing but the act."""
        if not _ACT.sub("", self.quantity.measured):
            return self.name
        shown = label(self.measure.text, self.quantity.measured, (self.quantity.start, self.quantity.end))
        return bare_label(shown, self.setting) if shown in word_set("name", "generic") else shown


def figures_of(measures: Sequence[Measure], settings: Mapping[str, str] | None = None) -> list[Figure]:
    """Give the figures of the measures that take part in the comparison, in order.

    ``settings`` are the words before each measure in its paragraph, by its id."""
    figures: list[Figure] = []
    for measure in measures:
        last = 0
        name = ""
        setting = " ".join((measure.section, measure.topic, (settings or {}).get(measure.id, "")))
        higher = {stretch.start for stretch in stretches(measure).values()}
        for q in measure.quantities:
            if not is_figure(q) or q.start in higher:
                continue
            unit, stroke, below = q.unit.partition("/")
            unit = unit.partition("（")[0] if unit not in COUNTERS else unit  # 家（项）, 头（只）
            base, size = BASE.get(unit, (unit, 1.0))
            base = THING if base in COUNTERS or not base else base
            before, after = measure.text[max(0, q.start - 16) : q.start], measure.text[q.end : q.end + 12]
            # 新开工80台、完工30台: what the second figure counts is before the first.
            own_name = written_out(whole_phrase(measure.text, _ACT.sub("", q.measured), (q.start, q.end)))
            name = own_name or name
            act = _act(measure.text, last, q)
            if act is None and _LIST_MEMBER.fullmatch(measure.text, last, q.start):
                act = figures[-1].act if figures and figures[-1].measure is measure else None
            last = q.end
            around = before[-10:] + after[:8]
            step, total = _counted_how(measure.text, q)
            dimension = base + stroke + below
            tier = stretch_words(measure, q) if higher else ""
            figures.append(Figure(q, measure, name, act, around, before, dimension, size, step, total, setting, tier))
    return figures


def _counted_how(text: str, quantity: Quantity) -> tuple[bool, bool]:
    """Tell whether the figure is an addition (both are in 新增甲3家、乙5家), and whether it is the total (累计)."""
    sentence = CLAUSE_BREAK.split(text[: quantity.start])[-1]
    so_far = max((mark.end() for mark in _SO_FAR.finditer(sentence)), default=0)
    step = _ADDITION.search(sentence, so_far) is not None
    return step, not step and (bool(so_far) or quantity.surface.startswith(("突破", "超过")))


def _act(text: str, last: int, quantity: Quantity) -> int | None:
    """Give the act of a figure: the last such verb of the phrase before it, else one behind it."""
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
    """Give both figures as growth where one is a growth rate and the other says by how many times it grows: 翻一番 and
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


def is_figure(quantity: Quantity) -> bool:
    """Tell whether a quantity has a value and takes part in the comparison: no date, ordinal or name."""
    return quantity.kind in _FIGURES and (quantity.value_low is not None or quantity.value_high is not None)
