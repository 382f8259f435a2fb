"""The full plan of a report as paragraphs of runs, every measure marked with what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportdiff.model import Comparison, Measure, Report, Status

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRun:
    """A stretch of a paragraph.

    ``measure`` is its id, ``""`` for text between measures. ``status`` and ``change`` are those of its change, ``None``
    and ``""`` where a filter has left it out."""

    text: str
    measure: str = ""
    status: Status | None = None
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBlock:
    """A heading (``level`` 1 to 6) or a paragraph (``level`` 0) of the plan."""

    level: int
    runs: tuple[PlanRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """The plan of one report, in order."""

    side: Literal["old", "new"]
    blocks: tuple[PlanBlock, ...]


def plan_of(comparison: Comparison, side: Literal["old", "new"]) -> PlanView:
    """The plan of one report, as its cleaned text has it."""
    report = comparison.old if side == "old" else comparison.new
    levels = {section.start: section.level for section in report.sections}
    measures = sorted(report.measures, key=lambda measure: measure.start)
    blocks = []
    for start, end in _lines(report):
        inside = [measure for measure in measures if start <= measure.start < end]
        level = min(6, levels.get(start, 0)) if not inside else 0
        blocks.append(PlanBlock(level=level, runs=tuple(_runs(comparison, report.text, (start, end), inside))))
    return PlanView(side=side, blocks=tuple(blocks))


def _lines(report: Report) -> Iterator[tuple[int, int]]:
    """The spans of the lines of the plan."""
    for part in report.parts:
        if part.part == "plan":
            for line in _LINE.finditer(report.text, part.start, part.end):
                yield line.span()


def _runs(comparison: Comparison, text: str, span: tuple[int, int], measures: Sequence[Measure]) -> Iterator[PlanRun]:
    position, end = span
    for measure in measures:
        if measure.start < position:
            # Two measures may share words; the first one shows them.
            continue
        if position < measure.start:
            yield PlanRun(text=text[position : measure.start])
        home = comparison.change_of(measure.id)
        stop = min(measure.end, end)
        yield PlanRun(
            text=text[measure.start : stop],
            measure=measure.id,
            status=home.status if home else None,
            change=home.id if home else "",
        )
        position = stop
    if position < end:
        yield PlanRun(text=text[position:end])
