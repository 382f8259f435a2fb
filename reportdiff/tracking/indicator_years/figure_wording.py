"""The figures that stand with given words, and which of them can be put in one line.

Figures belong together that have one unit (公里 and 米 are one), are of one kind (a growth rate is not a share, an
increase not a total) and count one act (开工 is not 竣工).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from reportdiff.comparison.figures.figure_pairs import SURE
from reportdiff.comparison.figures.guard.counted_figures import Figure, figures_of
from reportdiff.comparison.figures.guard.figure_goals import is_goal
from reportdiff.comparison.figures.indicator_mentions import Mention, same_basis
from reportdiff.model import Measure, Quantity
from reportdiff.text.clause_marks import CLAUSE_BREAK

_TOTAL = re.compile(r"累计|总[数量里规面]|里程|达到?|突破|增[至到]")
_STEP = re.compile(r"新[增建改]|改[造建]|增加|开工|完[成工]|实施|建设|建成|再|养护|维修|整治|提升|升级|硬化")
"""A total (总里程突破9万公里) is not what is done in the year (新建5000公里)."""

_STATISTICS: Final = {"growth": "rate", "share": "share", "index": "index"}
"""The statistics that tell the figures of a headline indicator apart, whatever their unit."""

_NO_MERE_COUNTERS: Final = frozenset({"户", "栋", "套", "床", "车位"})
"""Units that the comparison of two figures takes for counters, and that differ in one subject: 老旧小区 are counted in
个, their homes in 户."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitGroup:
    """What the figures of one line share: the base unit, and whether they are changes.

    ``act`` (0 begun, 1 finished), ``unit`` (as written) and ``scale``, which takes a value to the base unit,
    are those of the one figure and do not tell groups apart, nor does ``object``, what the figure counts without the
    act, which is compared by :func:`same_object`."""

    base: str
    change: bool
    total: bool
    object: str = field(compare=False)
    act: int | None = field(compare=False)
    unit: str = field(compare=False)
    scale: float = field(compare=False)

    @property
    def key(self) -> tuple[str, bool, bool]:
        """Give the key that distinguishes and sorts groups."""
        return self.base, self.change, self.total

    @classmethod
    def of(cls, quantity: Quantity, measure: Measure, *, rates_alike: bool = False) -> UnitGroup:
        """Give the group of a figure; ``rates_alike`` where every rate of the subject is one (a headline indicator)."""
        figure = next((f for f in figures_of([measure]) if f.quantity is quantity), None)
        base, size = (figure.base, figure.size) if figure else (quantity.unit, 1.0)
        if rates_alike:
            # 研发投入增长12% is not a share of 2.8%, and an index of 103 is no growth of 3%.
            base = f"{base} {_STATISTICS.get(quantity.statistic, '')}".rstrip()
        elif quantity.unit in _NO_MERE_COUNTERS:
            base = quantity.unit
        change = quantity.kind == "change" and not (rates_alike and quantity.unit == "ratio")
        if rates_alike or figure is None:
            return cls(base=base, change=change, total=False, object="", act=None, unit=quantity.unit, scale=size)
        phrase = figure.before + quantity.surface
        total = _TOTAL.search(phrase) is not None and _STEP.search(measure.text[: quantity.start]) is None
        return cls(
            base=base, change=change, total=total, object=figure.name, act=figure.act, unit=quantity.unit, scale=size
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedFigure:
    """A figure in a clause with the words that were asked for."""

    measure: Measure
    quantity: Quantity
    group: UnitGroup


def same_object(a: str, b: str) -> bool:
    """Tell whether two measured phrases name one thing, as the comparison of two years would say: one is within the
    other, or they are alike enough; 农村公路 is not 高速公路. An empty phrase is as good as any."""
    from rapidfuzz import fuzz

    return not a or not b or a in b or b in a or fuzz.ratio(a, b) >= SURE


def same_base(a: Measure, b: Measure) -> bool:
    """Tell whether figures of two measures have the same base: a fall against 2015 is not one against last year."""
    return same_basis(Mention("figure", a, None, False, 0), Mention("figure", b, None, False, 0))


def worded_figures(measures: Sequence[Measure], words: re.Pattern[str]) -> Iterator[WordedFigure]:
    """Give the targets of measures that hold ``words``, in the clauses that hold it; where none does, those that are
    the only figure of their measure."""
    for measure in measures:
        if not words.search(measure.text):
            continue
        figures = [figure for figure in figures_of([measure]) if is_goal(measure, figure.quantity)]
        near = [figure for figure in figures if words.search(_clause_of(measure.text, figure))]
        for figure in near or (figures if len(figures) == 1 else []):
            yield WordedFigure(measure=measure, quantity=figure.quantity, group=UnitGroup.of(figure.quantity, measure))


def _clause_of(text: str, figure: Figure) -> str:
    start = max((match.end() for match in CLAUSE_BREAK.finditer(text, 0, figure.quantity.start)), default=0)
    end = CLAUSE_BREAK.search(text, figure.quantity.end)
    return text[start : end.start() if end else len(text)]
