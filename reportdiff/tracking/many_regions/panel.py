"""Indicators of many regions and years side by side, as `series` gives them for one region.

Targets and results are those of :func:`~reportdiff.tracking.indicator_years.indicator_lines.follow_both`; a panel adds
where they are stated, the stretch of a target in two tiers, and why a figure may be doubtful.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reportdiff.comparison.figures.guard.figure_goals import stretch_words, stretches
from reportdiff.comparison.figures.indicators import load_indicators
from reportdiff.model import Measure, Quantity, Report
from reportdiff.model.indicator_series import SeriesFigure
from reportdiff.model.panel import (
    PANEL_SCHEMA,
    FigureDoubt,
    Panel,
    PanelRow,
    PanelState,
    StatedFigure,
)
from reportdiff.tracking.indicator_years.indicator_lines import fallen, follow_both
from reportdiff.tracking.indicator_years.review_series import review_series
from reportdiff.tracking.indicator_years.targets_and_results import series_year, turns
from reportdiff.tracking.indicator_years.year_figures import FigureLine, YearFigure
from reportdiff.tracking.many_regions.regions_at_hand import RegionReports
from reportdiff.tracking.passage_places import passage_at
from reportdiff.tracking.series import ReportSeries
from reportdiff.tracking.subjects import Subject, indicator_subject
from reportdiff.version import __version__


def headline_subjects() -> tuple[Subject, ...]:
    """Give every headline indicator of which a plan has one target, in the order of the table."""
    return tuple(indicator_subject(each) for each in load_indicators() if each.units and not each.every)


def make_panel(reports: RegionReports, subjects: Sequence[Subject], years: Collection[int]) -> Panel:
    """Set targets and results of the subjects beside each other: a row for each subject, region and year.

    The result of a year is that of the review in the next year's report."""
    in_order = sorted(years)
    rows = [row for region in reports.regions for row in _rows_of_region(reports, region, subjects, in_order)]
    place = {subject.zh: number for number, subject in enumerate(subjects)}
    region_place = {region: number for number, region in enumerate(reports.regions)}
    return Panel(
        schema=PANEL_SCHEMA,
        generator=f"reportdiff {__version__}",
        regions=reports.regions,
        years=tuple(in_order),
        rows=tuple(sorted(rows, key=lambda row: (place[row.name], region_place[row.region], row.year))),
        unread=reports.unread,
        absent=reports.absent,
    )


def _rows_of_region(
    reports: RegionReports, region: str, subjects: Sequence[Subject], years: Sequence[int]
) -> list[PanelRow]:
    series = reports.series.get(region)
    if series is None:
        return [_empty_row(reports, region, subject, year) for subject in subjects for year in years]
    reviews = review_series(series)
    rows = []
    for line, results in follow_both(series, reviews, subjects):
        figures = {row.year: row for row in line.rows}
        outcomes = {row.year: row for row in results.rows} if results else {}
        rows += [
            _row(reports, series, region, (line, results), (figures.get(year), outcomes.get(year)), year)
            for year in years
        ]
    return rows


def _empty_row(reports: RegionReports, region: str, subject: Subject, year: int) -> PanelRow:
    return PanelRow(
        indicator=subject.indicator.id if subject.indicator else None,
        name=subject.zh,
        name_en=subject.en,
        region=region,
        year=year,
        target=StatedFigure(state=_missing(reports, region, year), report=year),
        result=StatedFigure(state=_missing(reports, region, year + 1), report=year + 1),
    )


def _missing(reports: RegionReports, region: str, year: int) -> PanelState:
    return "unread" if reports.is_unread(region, year) else "no_report"


def _row(
    reports: RegionReports,
    series: ReportSeries,
    region: str,
    lines: tuple[FigureLine, FigureLine | None],
    figures: tuple[YearFigure | None, YearFigure | None],
    year: int,
) -> PanelRow:
    line, results = lines
    target, result = (figure or YearFigure(year=year, state="no_report") for figure in figures)
    both = series_year(series, line, target, result, turned=turns(line, results))
    plan, review = series.of_year(year), series.of_year(year + 1)
    return PanelRow(
        indicator=line.subject.indicator.id if line.subject.indicator else None,
        name=line.subject.zh,
        name_en=line.subject.en,
        region=region,
        year=year,
        target=_stated(both.target, target, plan, line, _state(reports, both.target, region)),
        result=_stated(both.result, result, review, results or line, _state(reports, both.result, region)),
        relation=both.relation,
        difference=-both.difference if line.falls and both.difference is not None else both.difference,
    )


def _state(reports: RegionReports, figure: SeriesFigure, region: str) -> PanelState:
    return _missing(reports, region, figure.report) if figure.state == "no_report" else figure.state


def _stated(
    figure: SeriesFigure, row: YearFigure, report: Report | None, line: FigureLine, state: PanelState
) -> StatedFigure:
    measure, quantity = row.measure, row.quantity
    low, high, bound = figure.low, figure.high, figure.bound
    if line.falls and figure.state == "figure":
        # A panel has no room for a line of sizes of falls: 下降3%以上 is at most -3 %.
        low, high, bound = fallen(low, high, bound)
    tier = None if measure is None or quantity is None else _stretch(measure, quantity)
    return StatedFigure(
        state=state,
        report=figure.report,
        words=figure.words,
        low=low,
        high=high,
        unit=line.unit if figure.state == "figure" else "",
        bound=bound,
        statistic=quantity.statistic if quantity else None,
        stretch_words=stretch_words(measure, quantity) if tier and measure and quantity else "",
        stretch=_value(tier) if tier else None,
        passage=passage_at(report, measure.start, measure.end) if report and measure else None,
        doubts=_doubts(row, report) if report and measure else (),
    )


def _stretch(measure: Measure, floor: Quantity) -> Quantity | None:
    places = {measure.quantities[place].start: tier for place, tier in stretches(measure).items()}
    return places.get(floor.start)


def _value(quantity: Quantity) -> float | None:
    return quantity.value_low if quantity.value_low is not None else quantity.value_high


def _doubts(row: YearFigure, report: Report) -> tuple[FigureDoubt, ...]:
    doubts: list[FigureDoubt] = []
    if not row.central and row.state == "figure" and row.year == report.year:
        doubts.append("outside_targets")
    if report.plan_doubts or report.plan_found == "wording":
        doubts.append("plan_unsure")
    if report.machine_read is not None:
        doubts.append("machine_read")
    if report.kind == "digest":
        doubts.append("digest")
    return tuple(doubts)
