"""The data of reportdiff: what every stage hands to the next, frozen and without behaviour that needs I/O.

The words are those of the field: a *report* is cut into *parts*, *sections* and *measures* (举措, the smallest
commitment that can be kept or broken); two reports make a *comparison* of *changes*. The JSON that users see is the
plain encoding of these classes (see :mod:`reportdiff.output.json`), so a field added here is a field of the schema.

All offsets count Unicode characters; ``start`` is inclusive, ``end`` exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

REPORT_SCHEMA = "reportdiff/report/1"
COMPARISON_SCHEMA = "reportdiff/comparison/1"
TARGETS_SCHEMA = "reportdiff/targets/1"

Kind = Literal["full_text", "digest"]
"""``full_text`` is the report as delivered, ``digest`` a list of measures in somebody's own words."""

PartName = Literal["review", "outlook", "plan", "closing"]

Stage = Literal["研究", "谋划", "启动", "推进", "基本建成", "建成", "运行"]
"""How far along a measure is, from first thought to running; in this order."""

Bound = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]

QuantityKind = Literal["change", "count", "date", "level", "multiple", "name", "ordinal", "range", "ratio", "target"]

Status = Literal["new", "dropped", "changed", "reworded", "unchanged"]

Facet = Literal[
    "moved",
    "split",
    "merged",
    "target_raised",
    "target_lowered",
    "target_added",
    "target_removed",
    "target_changed",
    "expanded",
    "narrowed",
    "stage_advanced",
    "stage_set_back",
    "wording_stronger",
    "wording_weaker",
]

Pass = Literal["exact", "masked", "object", "neighbour", "anywhere"]
"""The alignment pass that found a link, surest first (see :mod:`reportdiff.alignment.passes`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure in a text.

    ``value_low``/``value_high`` have 万, 亿 and % multiplied out (5% is 0.05); the open side of a one-sided bound is
    ``None``. ``unit`` is what is left of the unit (``个``, ``元/月``; ``ratio`` for shares, ``pp`` for percentage
    points, ``""`` where there is none). ``start``/``end`` are offsets into the text the quantity was read from.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSpan:
    """A stretch of the cleaned text that belongs to one part; a part may recur."""

    part: PartName
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it. ``level`` 1 is the outermost; ``parent`` is an index into
    :attr:`Report.sections` or ``None``; ``start``/``end`` span the heading and everything below it."""

    title: str
    level: int
    part: PartName
    start: int
    end: int
    parent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One commitment. ``text`` is verbatim: ``report.text[start:end]``. ``section`` is the nearest heading,
    ``topic`` the sentence that opens its paragraph (``""`` if it has none); ``line`` counts lines of the source
    file from 1 (0 if unknown). ``quantities`` have offsets into ``text``."""

    id: str
    text: str
    section: str
    part: PartName
    start: int
    end: int
    quantities: tuple[Quantity, ...] = ()
    stage: Stage | None = None
    topic: str = ""
    sentence: int = 0
    paragraph: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameClause:
    """A stretch of the plan that commits to nothing (situation, slogan, salutation, guiding thought): kept and
    counted, never aligned, so that it can be neither new nor dropped. ``reason`` names the rule that said so."""

    text: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """Something a reader removed or mended: a short code, how often, and up to three samples."""

    what: str
    count: int
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One delivered work report, or the digest of one.

    ``text`` is the cleaned text, one paragraph a line; all spans are offsets into it. ``measures`` and ``frame`` are
    those of the plan, in document order. ``plan_found`` says how the plan was told from the rest (``heading``,
    ``wording``, ``whole`` when everything was taken for plan); ``encoding`` how the bytes were read.
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
    ledger: tuple[LedgerEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """The best partner that a measure was *not* linked to, and the score it was refused with."""

    id: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Old measures and new measures that are one commitment. ``score`` is the scorer's probability, 0 to 1."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    score: float
    matched_by: Pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """All links of two reports, and for every unlinked measure (by id) its nearest refused candidate."""

    links: tuple[Link, ...]
    nearest: dict[str, Candidate]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure of last year beside the figure of this year for the same thing.

    ``difference`` is new minus old in the unit of ``new`` (for shares and rates: a fraction, 0.005 is 0.5 percentage
    points); ``relative`` is that divided by the old value. Both are ``None`` where the two cannot be subtracted.
    ``better`` says whether the number moved the way that is better for what it measures (a lower ceiling for
    unemployment), and is ``None`` where that is not known."""

    facet: Literal["target_raised", "target_lowered", "target_added", "target_removed", "target_changed"]
    measured: str
    old: Quantity | None
    new: Quantity | None
    difference: float | None = None
    relative: float | None = None
    better: Literal["better", "worse"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The words that a facet stands on."""

    facet: Facet
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPart:
    """A piece of the inline diff. ``equal`` + ``delete`` pieces spell the old text, ``equal`` + ``insert`` the new
    one; several measures of one side are joined by ``；``. An ``equal`` piece may differ in ways that are folded for
    comparing (full width, quotes): then ``old_text`` holds the old form, else it is ``None``."""

    op: Literal["equal", "delete", "insert"]
    text: str
    old_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One link, or one unlinked measure, with what happened to it.

    ``old`` and ``new`` are measure ids in document order; ``score`` and ``matched_by`` are those of the link (``None``
    without one); ``nearest`` is set for ``new`` and ``dropped`` only. ``doubtful`` is true where a careful reader
    should check before printing."""

    id: str
    status: Status
    facets: tuple[Facet, ...]
    old: tuple[str, ...]
    new: tuple[str, ...]
    score: float | None = None
    matched_by: Pass | None = None
    nearest: Candidate | None = None
    doubtful: bool = False
    figures: tuple[FigureChange, ...] = ()
    proofs: tuple[Proof, ...] = ()
    diff: tuple[DiffPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that only one of the two plans has, the measures that hold it, and how rare it is (bits)."""

    term: str
    measures: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Words that appear (``new``) and vanish (``vanished``) between two plans, most telling first."""

    new: tuple[Term, ...] = ()
    vanished: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts over all changes: by status, by facet, and how many are doubtful."""

    status: dict[str, int]
    facets: dict[str, int]
    doubtful: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two reports and all their changes. Measure ids are ``o1…`` on the old side and ``n1…`` on the new one;
    every measure stands in at least one change."""

    schema: str
    generator: str
    old: Report
    new: Report
    summary: Summary
    changes: tuple[Change, ...]
    terms: Terms


TargetState = Literal["figure", "without_figure", "unreadable", "not_stated"]
"""What a plan says of a target: a figure; the target without one; a numeral that could not be read; nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSide:
    """What one plan says of one target. ``words`` is the figure as it stands (with its verb for a fall: ``下降3%``),
    ``text`` the whole measure, verbatim; both are ``""`` where nothing is stated. ``measure`` is its id, ``None`` where
    the words stand in no measure of the plan."""

    state: TargetState
    words: str = ""
    text: str = ""
    quantity: Quantity | None = None
    measure: str | None = None
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A row of the table of targets: one headline indicator, or one figure of a measure, in both plans.

    ``indicator`` is the id of a headline indicator and ``name``/``name_en`` what it is called; a plain figure has none
    of them but ``measured``, the phrase it stands with. ``facet`` is ``None`` where the figure did not change.
    ``difference`` is new minus old in the unit of the new figure, in **percentage points** for shares and rates (5% to
    4.5% is -0.5); ``relative`` is the share of the old value. ``better`` as in :class:`FigureChange`; ``change`` is
    the id of the change that holds both measures."""

    name: str
    name_en: str
    measured: str
    old: TargetSide
    new: TargetSide
    indicator: str | None = None
    facet: Literal["target_raised", "target_lowered", "target_added", "target_removed", "target_changed"] | None = None
    difference: float | None = None
    relative: float | None = None
    better: Literal["better", "worse"] | None = None
    section: str = ""
    change: str | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportName:
    """Which report: region, year, title and kind."""

    region: str
    year: int
    title: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetTable:
    """The targets of two plans side by side: headline indicators first, then the other figures, in the order of their
    sections or by relative size of the change."""

    schema: str
    generator: str
    old: ReportName
    new: ReportName
    sort: Literal["section", "size"]
    rows: tuple[Target, ...]
