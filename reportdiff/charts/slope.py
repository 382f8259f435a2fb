"""Slope: all headline targets of two to ten years in one picture, rates on one scale, all else against its first year.

Every figure is written at the first and the last year of its line, in the words of the report. A line joins the figures
of successive reports and is dotted where plans between them state none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportdiff.charts.figure_forms import figure_form
from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Bound
from reportdiff.tracking.indicator_years.indicator_lines import headline_lines
from reportdiff.tracking.indicator_years.year_figures import FigureLine, YearState
from reportdiff.tracking.series import ReportSeries

LEAST_YEARS = 2
MOST_YEARS = 10
"""The least and the most reports of a chart."""

LEAST = 2
"""The least figures of a line, and the least lines of a chart."""

_ALL = 99

Panel = Literal["rate", "level", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopePoint:
    """One headline target in one year.

    ``low``/``high`` are in ``unit`` (``ratio``: shares as fractions), ``None`` on the open side of a bound and where
    nothing is drawn. ``panel`` is the scale: ``rate`` for rates and shares up to a quarter, ``level`` for larger
    ones, ``other`` for all else, drawn with the first figure of the line as 100 (``index``). ``years`` is the number of
    reports of the chart."""

    indicator: str
    name: str
    name_en: str
    panel: Panel
    unit: str
    falls: bool
    year: int
    state: YearState
    words: str
    low: float | None
    high: float | None
    bound: Bound | None
    index: float | None
    years: int
    text: str

    @property
    def value(self) -> float:
        """Give the position of the figure on its scale: the figure, the stated end of a bound, the middle of a range,
        or the index where the panel is ``other``."""
        if self.panel == "other":
            assert self.index is not None  # set with every figure
            return self.index
        return middle(self.low, self.high)


def middle(low: float | None, high: float | None) -> float:
    """Give the middle of a range, or the stated end of a bound."""
    ends = [end for end in (low, high) if end is not None]
    return sum(ends) / len(ends)


def data(series: ReportSeries) -> tuple[SlopePoint, ...]:
    """Give every headline target that two of the plans state with comparable figures, line by line, year by year.

    Years without a report are left out."""
    lines = headline_lines(series, most=_ALL, least=LEAST)
    return tuple(point for line in lines if len(line.figures) >= LEAST for point in _points(line, len(series.reports)))


def _points(line: FigureLine, years: int) -> list[SlopePoint]:
    values = [middle(row.low, row.high) for row in line.figures]
    panel = _panel(line.unit, values)
    return [
        SlopePoint(
            indicator=line.subject.indicator.id if line.subject.indicator else "",
            name=line.name,
            name_en=line.name_en,
            panel=panel,
            unit=line.unit,
            falls=line.falls,
            year=row.year,
            state=row.state,
            words=row.words,
            low=row.low,
            high=row.high,
            bound=row.bound,
            index=100 * middle(row.low, row.high) / values[0]
            if panel == "other" and row.state == "figure" and values[0]
            else None,
            years=years,
            text=row.text,
        )
        for row in line.rows
        if row.state != "no_report"
    ]


_LARGE = 0.25
"""Shares above this (waste water treated) would press growth and unemployment together on one scale."""


def _panel(unit: str, values: Sequence[float]) -> Panel:
    if unit == "ratio":
        return "level" if max(values) > _LARGE else "rate"
    return "other"


def lines_of(rows: Sequence[SlopePoint]) -> tuple[tuple[SlopePoint, ...], ...]:
    """Group the rows by line, in order."""
    lines: dict[str, list[SlopePoint]] = {}
    for row in rows:
        lines.setdefault(row.name, []).append(row)
    return tuple(tuple(line) for line in lines.values())


def figures_of(line: Sequence[SlopePoint]) -> list[SlopePoint]:
    """Select the years with a figure."""
    return [row for row in line if row.state == "figure"]


def name_of(row: SlopePoint, lang: Lang) -> str:
    """Name a line."""
    return row.name if lang == "zh" else row.name_en


def words_of(row: SlopePoint, lang: Lang) -> str:
    """Format a figure: in Chinese as the report has it, in English an English form."""
    return figure_form(row.low, row.high, row.bound, row.unit, row.words, lang, fall=row.falls)


def way_of(line: Sequence[SlopePoint]) -> Literal["raised", "lowered", "same"]:
    """Compare the first and the last figure of a line."""
    first, last = figures_of(line)[0].value, figures_of(line)[-1].value
    return "raised" if last > first else "lowered" if last < first else "same"


def finding(rows: Sequence[SlopePoint], lang: Lang) -> str:
    """Say what the first target was and is, and how many rose and fell."""
    lines = lines_of(rows)
    ways = Counter(way_of(line) for line in lines)
    first, last = figures_of(lines[0])[0], figures_of(lines[0])[-1]
    return say(
        "slope.finding",
        lang,
        name=name_of(first, lang),
        first=first.year,
        last=last.year,
        old=words_of(first, lang),
        new=words_of(last, lang),
        n=len(lines),
        raised=ways["raised"],
        lowered=ways["lowered"],
        same=ways["same"],
    )


def subtitle(rows: Sequence[SlopePoint], lang: Lang) -> str:
    """Say what is shown."""
    return say("slope.subtitle", lang, first=min(row.year for row in rows), last=max(row.year for row in rows))


def alt_text(rows: Sequence[SlopePoint], lang: Lang) -> str:
    """Describe every target by all its figures."""
    parts = [
        say(
            "slope.alt_line",
            lang,
            name=name_of(line[0], lang),
            points=list_text([f"{row.year} {words_of(row, lang)}" for row in figures_of(line)], lang),
        )
        for line in lines_of(rows)
    ]
    return say("slope.alt", lang, lines=say("slope.joint", lang).join(parts))


def too_few(rows: Sequence[SlopePoint], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    years = rows[0].years if rows else 0
    if years > MOST_YEARS:
        return say("slope.too_many", lang, n=years, most=MOST_YEARS, other="chart timeline")
    lines = len(lines_of(rows))
    return say("slope.too_few", lang, n=lines, least=LEAST) if lines < LEAST else None


def notes(rows: Sequence[SlopePoint], lang: Lang) -> tuple[str, ...]:
    """Say how to read the picture."""
    parts = [say("slope.key", lang)]
    if any(row.state != "figure" for row in rows):
        parts.append(say("slope.gaps", lang))
    return (say("slope.joint", lang).join(parts),)
