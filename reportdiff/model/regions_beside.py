"""Reports of many regions beside each other: one indicator, one subject, one commitment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportdiff.model.comparison import Pass
from reportdiff.model.fulfilment import Relation
from reportdiff.model.panel import StatedFigure, UnreadReport
from reportdiff.model.places import Passage
from reportdiff.model.report import Quantity, Role, Stage

REGIONS_SCHEMA = "reportdiff/regions/1"
WHO_SCHEMA = "reportdiff/who/1"
NEAR_SCHEMA = "reportdiff/near/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionTarget:
    """The target of one region, with that of the year before and its result from the review of this year's report.

    ``relation`` and ``difference`` hold the result against that earlier target, as in a series."""

    region: str
    target: StatedFigure
    last_target: StatedFigure
    last_result: StatedFigure
    relation: Relation | None = None
    difference: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionTargets:
    """The targets of all regions for one indicator and year.

    ``indicator`` is the id of a headline indicator, ``None`` for words. ``absent`` are regions of the folder without a
    report of the year."""

    schema: str
    generator: str
    indicator: str | None
    name: str
    name_en: str
    year: int
    rows: tuple[RegionTarget, ...]
    unread: tuple[UnreadReport, ...] = ()
    absent: tuple[str, ...] = ()


Standing = Literal["commits", "aims", "mentions", "silent", "unread"]
"""What a region's report has of a subject: a commitment of its plan; only a general aim or an opening of its plan; only
words outside the plan (review, outlook, closing); nothing; the report could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectMeasure:
    """A measure that names the subject: ``stage`` is how far along it is, ``figures`` are its targets in words.

    ``area`` is its area of policy."""

    id: str
    role: Role
    stage: Stage | None
    figures: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    area: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionStanding:
    """What one region's report has of a subject.

    ``stage`` is the furthest of its commitments, ``passages`` are the words outside the plan."""

    region: str
    standing: Standing
    stage: Stage | None = None
    measures: tuple[SubjectMeasure, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Which regions commit to a subject in a year.

    ``spellings`` are the names that were looked for: the words themselves, and their short or full names. ``absent``
    are regions of the folder without a report of the year."""

    schema: str
    generator: str
    words: str
    spellings: tuple[str, ...]
    year: int
    rows: tuple[RegionStanding, ...]
    unread: tuple[UnreadReport, ...] = ()
    absent: tuple[str, ...] = ()


Nearness = Literal["same", "probable", "near", "nothing", "unread"]
"""How near the nearest commitment is: linked as one commitment is; linked, with doubt; not linked, but not far; nothing
near; the report could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMeasure:
    """The nearest commitments of one region. ``score`` is the scorer's probability, 0 to 1; ``found_by`` the pass that
    linked them, ``None`` where they are not linked."""

    region: str
    nearness: Nearness
    score: float = 0.0
    found_by: Pass | None = None
    measures: tuple[SubjectMeasure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A commitment, and the nearest one of each other region, the surest first."""

    schema: str
    generator: str
    region: str
    year: int
    measure: SubjectMeasure
    rows: tuple[NearMeasure, ...]
    unread: tuple[UnreadReport, ...] = ()
    absent: tuple[str, ...] = ()
