"""The targets of two plans side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportdiff.model.figures import FigureReason
from reportdiff.model.report import Kind, Quantity

TARGETS_SCHEMA = "reportdiff/targets/1"

TargetState = Literal["figure", "without_figure", "over_years", "named", "unreadable", "not_stated"]
"""What a plan states for a target: a figure; the target without one; that it is assessed over several years (统筹考核);
its name only, in another context; a numeral that could not be read; nothing in the whole plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSide:
    """What one plan states for one target.

    ``words`` is the figure verbatim (with its verb for a fall: ``下降3%``), ``text`` the whole measure, verbatim; both
    are ``""`` where nothing is stated. ``measure`` is its id, ``None`` where no measure of the plan has the words.
    ``stretch`` is the higher tier of a target in two tiers, verbatim (力争7%): ``quantity`` is the floor."""

    state: TargetState
    words: str = ""
    text: str = ""
    quantity: Quantity | None = None
    measure: str | None = None
    section: str = ""
    stretch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A row of the table of targets: one headline indicator, or one figure of a measure, in both plans.

    ``indicator`` is the id of a headline indicator and ``name``/``name_en`` its name; any other figure has only
    ``measured``, its phrase. ``facet`` is ``None`` where the figure did not change. ``difference`` is new minus old in
    the unit of the new figure, in **percentage points** for shares and rates (5% to 4.5% is -0.5); ``relative`` is the
    share of the old value. ``better`` is as in :class:`FigureChange`; ``change`` is the id of the change with both
    measures. ``reason`` says why two figures are not subtracted, ``misprint`` that one is probably a misprint. ``area``
    and ``area_en`` name its area of policy, ``""`` where that is unknown."""

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
    reason: FigureReason | None = None
    misprint: bool = False
    area: str = ""
    area_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """The targets of two plans side by side: headline indicators in the order of the lexicon, then the other figures by
    section, in the order of the new report."""

    rows: tuple[Target, ...] = ()

    @property
    def headline(self) -> tuple[Target, ...]:
        """Give the rows of headline indicators."""
        return tuple(row for row in self.rows if row.indicator is not None)

    @property
    def others(self) -> tuple[Target, ...]:
        """Give the rows of all other figures."""
        return tuple(row for row in self.rows if row.indicator is None)


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
