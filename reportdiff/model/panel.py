"""Indicators of many regions and years: what each plan set, and what the next report's review says came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportdiff.model.fulfilment import Relation
from reportdiff.model.indicator_series import FigureState
from reportdiff.model.places import Passage
from reportdiff.model.report import Bound, Statistic

PANEL_SCHEMA = "reportdiff/panel/1"

PanelState = FigureState | Literal["unread"]
"""As :data:`~reportdiff.model.indicator_series.FigureState`; ``unread``: the report is there and could not be read."""

FigureDoubt = Literal["outside_targets", "plan_unsure", "machine_read", "digest"]
"""Why a figure may not be what it seems: it is stated only outside the paragraph of the targets; where the plan
begins had to be guessed; the text was recognised in pictures; the report is a digest in somebody's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFigure:
    """A figure of one region and year, or why there is none.

    ``low``/``high`` are in ``unit`` (万, 亿 and % multiplied out; ``ratio``: shares as fractions); the open side of a
    bound is ``None``. Of a target in two tiers (6%以上、力争7%) these are the floor, and ``stretch`` with its words is
    the higher tier. ``words`` are those of the report. ``report`` is the year of the report, ``passage`` the place."""

    state: PanelState
    report: int
    words: str = ""
    low: float | None = None
    high: float | None = None
    unit: str = ""
    bound: Bound | None = None
    statistic: Statistic | None = None
    stretch_words: str = ""
    stretch: float | None = None
    passage: Passage | None = None
    doubts: tuple[FigureDoubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRow:
    """One indicator (or subject in words: ``indicator`` is ``None``) of one region in one year.

    ``relation`` and ``difference`` (result minus target, in the unit of the target) are ``None`` where one of the two
    has no figure."""

    indicator: str | None
    name: str
    name_en: str
    region: str
    year: int
    target: StatedFigure
    result: StatedFigure
    relation: Relation | None = None
    difference: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadReport:
    """A report that is there and could not be read, and why."""

    region: str
    year: int
    report: str
    reason: str
    reason_zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Rows by indicator, region, year. ``absent`` are regions that have reports, but none of the years asked for."""

    schema: str
    generator: str
    regions: tuple[str, ...]
    years: tuple[int, ...]
    rows: tuple[PanelRow, ...]
    unread: tuple[UnreadReport, ...] = ()
    absent: tuple[str, ...] = ()
