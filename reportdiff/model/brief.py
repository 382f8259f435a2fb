"""Ten lines about a new report, as a subscriber gets them by mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportdiff.model.codes import FateKind, OriginKind
from reportdiff.model.fulfilment import FulfilmentSummary
from reportdiff.model.report import PartName
from reportdiff.model.targets import ReportName

BRIEF_SCHEMA = "reportdiff/brief/1"

BriefKind = Literal["target", "watch", "score", "result", "new", "gone"]
"""What a line is about: a headline target of both plans, an entry of the watch list, what became of last year's plan as
a whole, one of its targets beside the result, a new commitment, one that is no longer mentioned."""

BriefLimit = Literal["digest_old", "digest_new", "years_apart", "no_review", "plan_doubt"]
"""What limits the lines: a digest in place of a report, a year without a report between the two, a new report without a
review, a plan that may have been read wrongly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSource:
    """Where the words of a line are: year, part and heading of a report."""

    year: int
    part: PartName
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefLine:
    """One line.

    ``what`` is how it is put: the facet of a target (``target_raised``, ``target_same`` …), the kind of a hit of the
    watch list, the relation of a result (``met``, ``exceeded``, ``short``), else the kind itself. ``name`` and
    ``name_en`` name what is counted or watched. ``old`` and ``new`` are words of the old and of the new report,
    verbatim. ``fate`` or ``origin`` say what the other report says of it, with the passage ``proof``, its part and the
    year of its report (0 where there is none). What is ``doubtful`` a reader should check. ``change`` is the id of the
    change, ``None`` where it is none."""

    kind: BriefKind
    what: str
    name: str = ""
    name_en: str = ""
    old: str = ""
    new: str = ""
    fate: FateKind | None = None
    origin: OriginKind | None = None
    proof: str = ""
    proof_part: PartName | None = None
    proof_year: int = 0
    sources: tuple[BriefSource, ...] = ()
    doubtful: bool = False
    change: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """At most ten lines about a report, held against the last one before it.

    ``score`` counts what the new review says of the old plan, ``None`` where it has no review. ``watched`` are the
    entries of the watch list that concern the region, ``unsure`` the new and dropped commitments that are left out of
    the lines because they are in doubt."""

    schema: str
    generator: str
    old: ReportName
    new: ReportName
    lines: tuple[BriefLine, ...]
    new_count: int
    dropped_count: int
    unsure: int
    watched: int
    score: FulfilmentSummary | None
    limits: tuple[BriefLimit, ...]
