"""Commitments followed through many years: what each plan says of one, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from reportdiff.model.codes import Facet, Outcome, Status
from reportdiff.model.comparison import Pass
from reportdiff.model.fates import Fate, Mention, Origin
from reportdiff.model.figures import FigureChange
from reportdiff.model.fulfilment import TargetResult
from reportdiff.model.report import Measure, PartName, Quantity
from reportdiff.model.targets import ReportName

ListName = Literal["longest", "growing", "revived", "vanished", "newest"]
"""The lists of lineages worth a look."""

LINEAGES_SCHEMA = "reportdiff/lineages/1"
TRACK_SCHEMA = "reportdiff/track/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureName:
    """A measure of one year's plan: the ``year`` of the report, the ``id`` that the measure has in it, and its text."""

    year: int
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """How a step continues the one before it.

    ``status`` and ``facets`` are those of the change in which the comparison of the two reports has both measures;
    ``score`` is the probability of their link, 0 to 1. Of a ``bridge`` the report between the two does not have the
    commitment: the two reports were aligned directly, and ``status`` is ``None``."""

    score: float
    matched_by: Pass
    status: Status | None = None
    facets: tuple[Facet, ...] = ()
    bridge: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakLink:
    """A link that is too weak to carry a chain: the measure, and the probability that it is the same commitment."""

    measure: MeasureName
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedFigure:
    """A figure of a step that the step before or after has too. ``continues`` is true where the one before has it;
    ``change`` is what changed since then, ``None`` where nothing did."""

    quantity: Quantity
    continues: bool = False
    change: FigureChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageStep:
    """What one plan says of a commitment, and what the next report's review says became of it.

    ``joint`` is ``None`` in the first step. ``figures`` are those figures of the measure that have a partner in the
    step before or after. ``outcome`` is ``None`` where the report of the next year is not at hand, or has no review;
    ``evidence`` and ``results`` are those of the fulfilment. ``merged`` are the measures of the step before that are in
    one link with this one, and whose own lineages end there; ``split`` are measures of this year that the same link
    has, and whose lineages begin here."""

    year: int
    measure: Measure
    joint: Joint | None = None
    figures: tuple[FollowedFigure, ...] = ()
    outcome: Outcome | None = None
    outcome_doubtful: bool = False
    evidence: tuple[Mention, ...] = ()
    results: tuple[TargetResult, ...] = ()
    merged: tuple[MeasureName, ...] = ()
    split: tuple[MeasureName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """One commitment through the years.

    ``id`` is the name of its first measure (``2018-m12``). ``origin`` and ``fate`` are what the comparisons say of its
    first and last measure where no other continues them. ``split_from`` is the measure from which it split, and
    ``merged_into`` the measure into which it merged; ``weak_before`` and ``weak_after`` are links too weak to count."""

    id: str
    steps: tuple[LineageStep, ...]
    origin: Origin | None = None
    fate: Fate | None = None
    split_from: MeasureName | None = None
    merged_into: MeasureName | None = None
    weak_before: WeakLink | None = None
    weak_after: WeakLink | None = None

    @property
    def first(self) -> LineageStep:
        """Give the first step."""
        return self.steps[0]

    @property
    def last(self) -> LineageStep:
        """Give the last step."""
        return self.steps[-1]

    @property
    def years(self) -> tuple[int, ...]:
        """Give the years whose plans have the commitment."""
        return tuple(step.year for step in self.steps)

    @property
    def bridges(self) -> int:
        """Count the steps that bridge a report without the commitment."""
        return sum(step.joint is not None and step.joint.bridge for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGrowth:
    """The figure of a lineage that grew: its first and last value, with the years of the plans."""

    lineage: str
    first_year: int
    last_year: int
    first: Quantity
    last: Quantity
    ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageLists:
    """Lineages worth a look, by their ids, best first.

    ``longest`` are in most plans; ``newest`` began in the last plan and were named nowhere before; ``revived`` came
    back after a report without them; ``vanished`` were in several plans, and the next report names them nowhere;
    ``growing`` are figures of three or more plans that grew most."""

    longest: tuple[str, ...] = ()
    newest: tuple[str, ...] = ()
    revived: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    growing: tuple[FigureGrowth, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Lineages:
    """All commitments of a region's plans, followed through the years.

    ``years`` are those of the reports, ``missing`` those that were asked for and have none. Every commitment of every
    plan is in exactly one of the ``lineages``, which are in the order of their first measure. A lineage may also hold
    measures that are no commitments in one of the years. ``digests`` are the years whose report is a digest: it need
    not have every commitment. ``reports`` name the reports of ``years``."""

    schema: str
    generator: str
    region: str
    years: tuple[int, ...]
    missing: tuple[int, ...]
    lineages: tuple[Lineage, ...]
    lists: LineageLists
    digests: tuple[int, ...] = ()
    reports: tuple[ReportName, ...] = ()

    @cached_property
    def _homes(self) -> dict[tuple[int, str], Lineage]:
        return {(step.year, step.measure.id): item for item in self.lineages for step in item.steps}

    @cached_property
    def _ids(self) -> dict[str, Lineage]:
        return {item.id: item for item in self.lineages}

    def lineage_of(self, year: int, measure: str) -> Lineage | None:
        """Give the lineage that holds the measure with this id in the report of ``year``; ``None`` where none does."""
        return self._homes.get((year, measure))

    def lineage(self, identifier: str) -> Lineage:
        """Give the lineage with this id. Raises :class:`KeyError`."""
        return self._ids[identifier]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideMention:
    """Where a report names something outside its plan: the part, how many passages of it, and the first of these,
    verbatim, with its offset in the text of the report."""

    year: int
    part: PartName
    count: int
    text: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What became of something through the years: the lineages whose measures name it, best first, and where else the
    reports name it.

    ``words`` are what was asked for; ``spellings`` are all its names that were looked for. ``matches`` are the measures
    that have one of the names; the other measures of the lineages say it in other words. Where there
    are none, ``suggestions`` are words of what was asked for that some plan names, the most frequent first."""

    schema: str
    generator: str
    region: str
    years: tuple[int, ...]
    missing: tuple[int, ...]
    words: str
    spellings: tuple[str, ...]
    lineages: tuple[Lineage, ...]
    matches: tuple[MeasureName, ...]
    mentions: tuple[OutsideMention, ...]
    digests: tuple[int, ...] = ()
    suggestions: tuple[str, ...] = ()
