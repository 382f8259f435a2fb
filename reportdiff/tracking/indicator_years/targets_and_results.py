"""Targets and results of a figure through the years: each plan's target beside what the next report's review states."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.comparison.fates.target_relation import gap_between, is_ceiling_indicator, relation_of_values
from reportdiff.model import Relation
from reportdiff.model.indicator_series import (
    SERIES_SCHEMA,
    FigureState,
    IndicatorSeries,
    SeriesFigure,
    SeriesLine,
    SeriesYear,
)
from reportdiff.tracking.indicator_years.indicator_lines import follow_both
from reportdiff.tracking.indicator_years.review_series import review_series
from reportdiff.tracking.indicator_years.year_figures import FigureLine, YearFigure
from reportdiff.tracking.series import ReportSeries
from reportdiff.tracking.subjects import Subject
from reportdiff.version import __version__

_ROUNDING = 10


def targets_and_results(series: ReportSeries, subjects: Sequence[Subject]) -> IndicatorSeries:
    """Follow the subjects through the reports of a series, and set the result of each year beside its target.

    A result comes from the review of the next report; what it does not state stays not stated."""
    reviews = review_series(series)
    return IndicatorSeries(
        schema=SERIES_SCHEMA,
        generator=f"reportdiff {__version__}",
        region=series.region,
        missing=series.missing,
        lines=tuple(_line(series, *pair) for pair in follow_both(series, reviews, subjects)),
    )


def _line(series: ReportSeries, line: FigureLine, results: FigureLine | None) -> SeriesLine:
    subject = line.subject
    by_year = {row.year: row for row in results.rows} if results else {}
    turned = turns(line, results)
    return SeriesLine(
        subject=subject.zh,
        subject_en=subject.en,
        indicator=subject.indicator.id if subject.indicator else None,
        measured=line.measured or (results.measured if results else ""),
        act=line.act,
        unit=line.unit or (results.unit if results else ""),
        falls=line.falls,
        years=tuple(series_year(series, line, row, by_year.get(row.year), turned=turned) for row in line.rows),
    )


def turns(line: FigureLine, results: FigureLine | None) -> bool:
    """Tell whether results are changes where targets are sizes of falls, or the other way: their sign has to turn."""
    return results is not None and bool(results.figures) and results.falls != line.falls and bool(line.figures)


def series_year(
    series: ReportSeries, line: FigureLine, target: YearFigure, result: YearFigure | None, *, turned: bool
) -> SeriesYear:
    """Set the result of a year beside its target; ``turned`` as :func:`turns` says."""
    figures = _figure(target, report=target.year), _result(series, result, target.year, turned=turned)
    relation, difference = _held_together(line, *figures)
    return SeriesYear(year=target.year, target=figures[0], result=figures[1], relation=relation, difference=difference)


def _figure(row: YearFigure, *, report: int) -> SeriesFigure:
    return SeriesFigure(
        state=row.state, report=report, words=row.words, low=row.low, high=row.high, bound=row.bound, text=row.text
    )


def _result(series: ReportSeries, row: YearFigure | None, year: int, *, turned: bool) -> SeriesFigure:
    report = series.of_year(year + 1)
    if report is None or row is None or row.state == "no_report":
        state: FigureState = "no_report" if report is None else "no_review"
        return SeriesFigure(state=state, report=year + 1)
    figure = _figure(row, report=year + 1)
    if not turned or figure.state != "figure":
        return figure
    low, high = (None if end is None else -end for end in (row.high, row.low))
    return SeriesFigure(
        state="figure", report=year + 1, words=row.words, low=low, high=high, bound=row.bound, text=row.text
    )


def _held_together(
    line: FigureLine, target: SeriesFigure, result: SeriesFigure
) -> tuple[Relation | None, float | None]:
    ends, values = _ends(target), _ends(result)
    if ends is None or values is None:
        return None, None
    indicator = line.subject.indicator
    is_ceiling = not line.falls and (
        target.bound in ("le", "lt") or (indicator is not None and is_ceiling_indicator(indicator.id))
    )
    value = values[is_ceiling]
    relation = relation_of_values(
        ends,
        value,
        is_ceiling=is_ceiling,
        is_better_low=indicator is not None and indicator.better == "down" and not line.falls,
        is_loose="approx" in (target.bound, result.bound),
        is_rough=result.bound == "approx",
    )
    return relation, round(gap_between(ends, value), _ROUNDING)


def _ends(figure: SeriesFigure) -> tuple[float, float] | None:
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return (ends[0], ends[-1]) if figure.state == "figure" and ends else None
