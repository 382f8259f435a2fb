"""What became of the commitments of a plan, by the review of the next report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportdiff.model.codes import Outcome
from reportdiff.model.fates import Mention
from reportdiff.model.figures import FigureReason
from reportdiff.model.report import Measure, Quantity
from reportdiff.model.targets import ReportName

FULFILMENT_SCHEMA = "reportdiff/fulfilment/1"

Relation = Literal["met", "exceeded", "short", "unclear"]
"""A result beside its target: within its bound; beyond it; short of it; the two may count different things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetResult:
    """A target of the plan beside the result that the review reports.

    ``name``/``name_en`` are those of a headline ``indicator``, else ``measured`` is the phrase that is counted.
    ``target_words`` and ``result_words`` are the figures verbatim (下降3%), ``text`` is the passage with the result and
    ``start`` its offset in the new report. ``difference`` is the result minus the target in the unit of the target,
    from the nearest end of a range; for shares and rates a fraction (0.005 is 0.5 percentage points). It is ``None``
    where the two are ``unclear``, and ``reason`` says why. ``stretch`` is the higher tier of the target, verbatim."""

    measured: str
    target: Quantity
    result: Quantity
    target_words: str
    result_words: str
    text: str
    start: int
    relation: Relation
    difference: float | None = None
    reason: FigureReason | None = None
    indicator: str | None = None
    name: str = ""
    name_en: str = ""
    stretch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FulfilledMeasure:
    """A commitment of the plan and what became of it.

    ``evidence`` are the passages of the review that prove the verdict, the telling one first; ``doubtful`` is true
    where a reader should check whether they mean the same thing. Of a commitment that is not mentioned, ``nearest`` is
    the passage that comes near, if one does."""

    measure: Measure
    verdict: Outcome
    evidence: tuple[Mention, ...] = ()
    results: tuple[TargetResult, ...] = ()
    doubtful: bool = False
    nearest: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FulfilmentSummary:
    """Counts of a fulfilment: ``commitments`` of the plan, those that the review ``mentioned``, those of each verdict,
    how many of the mentioned are ``doubtful``, and how many have a target beside a result that can be compared
    (``compared``)."""

    commitments: int
    mentioned: int
    verdicts: Mapping[Outcome, int]
    doubtful: int
    compared: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilment:
    """The commitments of one plan held against the review of the next report, in the order of the plan.

    ``years_apart`` is true where the new report is not that of the year after: its review speaks of another year."""

    schema: str
    generator: str
    old: ReportName
    new: ReportName
    summary: FulfilmentSummary
    items: tuple[FulfilledMeasure, ...]
    years_apart: bool = False
