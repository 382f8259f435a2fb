"""One figure through the years: what each plan set, and what the next report's review says came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportdiff.model.fulfilment import Relation
from reportdiff.model.report import Bound

SERIES_SCHEMA = "reportdiff/series/1"

FigureState = Literal[
    "figure", "several", "other_unit", "without_figure", "unclear", "not_stated", "no_report", "no_review"
]
"""What a year has: a figure of the line; several that differ; one of another unit or base; the subject without a
figure; the subject beside a figure that could not be read; nothing; there is no report; the report has no review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesFigure:
    """A figure of one year.

    ``low``/``high`` are in the unit of the line (shares as fractions), the open side of a bound is ``None``. ``words``
    are those of the report, ``text`` is the whole clause, ``report`` the year of the report."""

    state: FigureState
    report: int
    words: str = ""
    low: float | None = None
    high: float | None = None
    bound: Bound | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesYear:
    """Target and result of one year.

    ``relation`` is how the result relates to the target, and ``difference`` the result minus the nearest end of the
    target, in the unit of the line; both are ``None`` where one of the two has no figure."""

    year: int
    target: SeriesFigure
    result: SeriesFigure
    relation: Relation | None = None
    difference: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesLine:
    """A subject through the years. ``indicator`` is the id of a headline indicator, else the subject is a word, and
    ``measured`` and ``act`` are what its figures count. ``falls`` is true where the figures are sizes of falls."""

    subject: str
    subject_en: str
    indicator: str | None
    measured: str
    act: Literal["begun", "finished", ""]
    unit: str
    falls: bool
    years: tuple[SeriesYear, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSeries:
    """The lines of some subjects through the reports of one region; ``missing`` are the years without a report."""

    schema: str
    generator: str
    region: str
    missing: tuple[int, ...]
    lines: tuple[SeriesLine, ...]
