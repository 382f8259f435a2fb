"""One report: its parts, sections, measures and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

REPORT_SCHEMA = "reportdiff/report/1"

Kind = Literal["full_text", "digest"]
"""``full_text`` is the report as delivered, ``digest`` a list of measures in somebody's own words."""

PartName = Literal["review", "outlook", "plan", "closing"]

Stage = Literal["研究", "谋划", "启动", "推进", "基本建成", "建成", "运行"]
"""How far along a measure is, from first thought to running; in this order."""

Role = Literal["commitment", "aim", "frame"]
"""What a measure is: a ``commitment`` with an object that can be looked for next year; a general ``aim`` without one;
``frame``, that is a slogan, situation, guiding thought or an opener like a heading."""

Bound = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]

PlanDoubt = Literal[
    "no_report",
    "no_heading",
    "no_plan",
    "several_reports",
    "chapter_missing",
    "run_together",
    "short_plan",
    "broken_off",
]
"""Why the plan of a report is doubtful: no heading names it and the wording had to decide; it was not found; the file
contains several reports; a chapter number is missing; paragraphs are in one line, and only words tell where headings
end; it is very short."""

Statistic = Literal["level", "growth", "share", "change", "count", "total", "index"]
"""What a figure is: a level (3万元, 30微克), a rate of growth or of fall (增长5%), a share or rate (失业率5.5%), a
change by an amount (提高1.5个百分点), a number of things (新建20所), the total so far (累计达到300家), or an index
(103.5)."""

QuantityKind = Literal["change", "count", "date", "level", "multiple", "name", "ordinal", "range", "ratio", "target"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure in a text.

    ``value_low``/``value_high`` have 万, 亿 and % multiplied out (5% is 0.05); the open side of a one-sided bound is
    ``None``. ``unit`` is the rest of the unit (``个``, ``元/月``; ``ratio`` for shares, ``pp`` for percentage points,
    ``""`` where there is none). ``measured`` is in simplified script, whatever the script of the report.
    ``start``/``end`` are offsets into the text of the quantity. ``statistic`` says how it is counted.
    """

    surface: str
    start: int
    end: int
    value_low: float | None
    value_high: float | None
    unit: str
    bound: Bound
    kind: QuantityKind
    measured: str = ""
    statistic: Statistic = "level"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSpan:
    """A stretch of the cleaned text that belongs to one part; a part may recur."""

    part: PartName
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the text below it.

    ``level`` 1 is the outermost; ``parent`` is an index into :attr:`Report.sections` or ``None``. ``start``/``end``
    span the heading and everything below it."""

    title: str
    level: int
    part: PartName
    start: int
    end: int
    parent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One clause of the plan, with its role.

    ``text`` is verbatim: ``report.text[start:end]``. ``section`` is the nearest heading, ``topic`` the sentence that
    opens its paragraph (``""`` if it has none). ``line`` counts lines of the source file from 1 (0 if unknown).
    ``quantities`` have offsets into ``text``. ``commitment_probability`` is how likely it is a commitment, 0 to 1;
    ``borderline`` is true for a commitment that is nearly none. In a digest every item is a commitment. ``area`` is its
    area of policy: the id of a major topic of the Comparative Agendas Project, ``unknown`` where none can be told,
    ``""`` for what was never asked."""

    id: str
    text: str
    section: str
    part: PartName
    start: int
    end: int
    quantities: tuple[Quantity, ...] = ()
    stage: Stage | None = None
    role: Role = "commitment"
    commitment_probability: float = 1.0
    borderline: bool = False
    topic: str = ""
    area: str = ""
    sentence: int = 0
    paragraph: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedQuantity:
    """A figure and where it is.

    ``text`` is the measure or paragraph of its offsets, ``start`` the offset of that in the report, ``section`` the
    nearest heading."""

    quantity: Quantity
    text: str
    section: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameClause:
    """A stretch of the plan that commits to nothing: situation, slogan, salutation, guiding thought.

    It is counted but never aligned, so that it can be neither new nor dropped. ``reason`` names the rule that decided
    it."""

    text: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """Something that was removed or repaired on reading: a short code, how often, and up to three samples (of pages
    that
    a machine read, all: their numbers and how sure it was)."""

    what: str
    count: int
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineReading:
    """How sure text recognition (OCR) was: ``confidence`` is the mean of the pages (0 to 1), ``unsure_lines`` counts
    the lines below ``threshold``, whose figures are doubtful."""

    confidence: float
    unsure_lines: int
    threshold: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One delivered work report, or the digest of one.

    ``text`` is the cleaned text, one paragraph a line; all spans are offsets into it. ``measures`` and ``frame`` are
    those of the plan, in document order. ``plan_found`` says how the plan was found (by ``heading`` or ``wording``;
    ``whole``: everything is plan), ``plan_doubts`` why that may be wrong (empty where it is sure). ``plan_from`` is the
    heading at which the plan had to begin; ``encoding`` is that of the bytes. ``machine_read`` is set
    where the text was recognised in pictures of pages.
    """

    region: str
    year: int
    title: str
    kind: Kind
    text: str
    parts: tuple[PartSpan, ...]
    sections: tuple[Section, ...]
    measures: tuple[Measure, ...]
    frame: tuple[FrameClause, ...] = ()
    name: str = ""
    delivered: str = ""
    speaker: str = ""
    session: str = ""
    source: str = ""
    note: str = ""
    encoding: str = "utf-8"
    plan_found: Literal["heading", "wording", "whole"] = "heading"
    plan_doubts: tuple[PlanDoubt, ...] = ()
    plan_from: str = ""
    ledger: tuple[LedgerEntry, ...] = ()
    machine_read: MachineReading | None = None

    @property
    def commitments(self) -> tuple[Measure, ...]:
        """Give the measures of the plan that are commitments: what every output counts as measures."""
        return tuple(measure for measure in self.measures if measure.role == "commitment")
