"""What one line of figures is: an indicator or words of a commitment, year by year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportdiff.model import Bound, Measure, Quantity
from reportdiff.tracking.subjects import Subject

YearState = Literal["figure", "several", "other_unit", "without_figure", "unclear", "not_stated", "no_report"]
"""What a year says of a subject: a figure that belongs to the line; several that differ; one of another unit or base;
the subject without a figure; the subject beside a figure that may not be its target; nothing; there is no report."""

Act = Literal["begun", "finished", ""]
"""What is done with the things that a figure counts; ``""`` where the reports do not say or say both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFigure:
    """What one year says. ``low``/``high`` are in the unit of the line (shares as fractions), the open side of a bound
    is ``None``; ``words`` are those of the report, ``text`` the whole measure. ``measure`` is the measure itself and
    ``quantity`` its figure, where there is one; ``central`` is false for an indicator that is stated outside the
    paragraph of the targets alone."""

    year: int
    state: YearState
    words: str = ""
    low: float | None = None
    high: float | None = None
    bound: Bound | None = None
    text: str = ""
    section: str = ""
    measure: Measure | None = None
    quantity: Quantity | None = None
    central: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A subject through the years of a series, one row a year. ``name`` and ``name_en`` say what the figures are
    (地区生产总值增速). ``measured`` and ``act`` are what the figures of words
    count (农村公路 of 公路), ``""`` for an indicator. ``falls`` if every figure is the size of a fall (降幅);
    where only some are, they are negative. ``other_units`` are the units that are stated too and not drawn, with the
    number of years."""

    subject: Subject
    name: str
    name_en: str
    measured: str
    act: Act
    unit: str
    falls: bool
    rows: tuple[YearFigure, ...]
    other_units: tuple[tuple[str, int], ...] = ()

    @property
    def figures(self) -> tuple[YearFigure, ...]:
        """Give the rows that have a point."""
        return tuple(row for row in self.rows if row.state == "figure")
