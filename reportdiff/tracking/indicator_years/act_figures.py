"""The figures of things that are begun in one year and finished in another, as homes are: each act has its line.

A report names such things once and goes on with verbs alone: 加大宿舍建设力度，确保新建3万套、竣工2万套. So a figure
without a name is one of the subject where its sentence or the one before names that, or the opening of its paragraph
does; one that has another name (商品住房2万套) never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from reportdiff.comparison.figures.guard.counted_figures import Figure, figures_of
from reportdiff.comparison.figures.guard.figure_goals import is_goal
from reportdiff.model import Measure, Report
from reportdiff.text.clause_marks import CLAUSE_BREAK
from reportdiff.tracking.indicator_years.figure_wording import UnitGroup, WordedFigure
from reportdiff.tracking.subjects import Subject

_VERBS: Final = {
    "begun": re.compile(r"新建|收购|建设|筹[建集措]|新?开工|新筹|动工"),
    "finished": re.compile(r"竣工|建成|交付|交用"),
}
"""What is said of either act. 完成 is of neither: a task is finished, whatever it was (完成3万套建设任务)."""

_NAMELESS = re.compile(r"(?:配租|配售|交用|交付|使用|分配|入住|和|及|、)*")
"""What a figure may be said to measure that is no name."""

_SHARED_NAME = re.compile(r"(?:套|户|间|个)(?P<name>[\u4e00-\u9fff]{2,10})")


def act_figures(report: Report, measures: Sequence[Measure], subject: Subject) -> Iterator[WordedFigure]:
    """Give the targets of ``measures`` that count things of the subject which are begun, or finished, as it asks.

    ``measures`` have their places in the text of ``report``."""
    for measure in measures:
        figures = [figure for figure in figures_of([measure]) if is_goal(measure, figure.quantity)]
        last = 0
        for figure in figures:
            start = max(last, _member_start(measure.text, figure.quantity.start))
            last = figure.quantity.end
            own = _act_before(measure.text[start : figure.quantity.start])
            if own == subject.act and subject.counts(figure.quantity.unit) and _is_of(report, figure, subject):
                group = replace(UnitGroup.of(figure.quantity, measure), object="", act=None, total=False)
                yield WordedFigure(measure=measure, quantity=figure.quantity, group=group)


def acts_in(text: str, position: int) -> str:
    """Give the act that the words of the clause before a figure name last (``begun``, ``finished``), else ``""``."""
    return _act_before(text[_member_start(text, position) : position])


def _act_before(phrase: str) -> str:
    ends = {name: max((m.end() for m in verbs.finditer(phrase)), default=0) for name, verbs in _VERBS.items()}
    best = max(ends, key=lambda name: (ends[name], name))
    return best if ends[best] else ""


def _member_start(text: str, position: int) -> int:
    """Give where the clause of a figure begins; the verbs of one act may be a list (新建、收购3万套)."""
    return max((mark.end() for mark in CLAUSE_BREAK.finditer(text, 0, position)), default=0)


def _is_of(report: Report, figure: Figure, subject: Subject) -> bool:
    measure = figure.measure
    name = figure.name
    if behind := _SHARED_NAME.match(measure.text, figure.quantity.end - 1):
        name = behind["name"]
    if not _NAMELESS.fullmatch(name):
        return subject.named_in(name) and not subject.others_in(name)
    # The name is before the figures, or behind the last of them.
    start = report.text.rfind("\n", 0, measure.start) + 1
    sentence = max(start, report.text.rfind("。", 0, measure.start) + 1)
    stop = next((at for at in (report.text.find(mark, measure.end) for mark in "。\n") if at >= 0), measure.end)
    before = max(start, report.text.rfind("。", 0, max(0, sentence - 1)) + 1)
    if subject.named_in(report.text[before:stop]):
        return True
    return subject.named_in(report.text[start : report.text.find("，", start) + 1 or measure.start])
