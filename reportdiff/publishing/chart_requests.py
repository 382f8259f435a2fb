"""A chart in one call, from years, files, reports or a comparison."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any, cast

from reportdiff.charts.chart_kinds import find_kind
from reportdiff.charts.drawing.style import SizeName, StyleName
from reportdiff.charts.making import Chart, ChartSubject, make_chart
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.model import Comparison, Fulfilment, Report
from reportdiff.model.lineages import Lineages
from reportdiff.opening import Source, compare
from reportdiff.tracking.fulfilment import fulfil
from reportdiff.tracking.lineage.lineages import trace_lineages
from reportdiff.tracking.many_regions.region_targets import RegionYear
from reportdiff.tracking.many_regions.regions_at_hand import read_regions, region_names
from reportdiff.tracking.series import ReportSeries, named_years, read_series, series_of


def chart(
    kind: str,
    *of: ChartSubject | Source,
    lang: Lang = "zh",
    style: StyleName = "light",
    size: SizeName = "article",
    title: str | None = None,
    source: str | None = None,
    reports: str | PathLike[str] | None = None,
    region: str | None = None,
    **choices: Any,
) -> Chart:
    """Make the chart ``kind`` ``of`` a comparison, a fulfilment, two reports, or any number of years.

    Kinds are ``overview``, ``targets``, ``terms``, ``flow``, ``card``, ``promise``; over years ``slope``, ``timeline``,
    ``heatmap``, ``trends``, ``attention`` and ``life``; of one year ``regions``: ``chart("overview", "2022", "2023")``,
    ``chart("timeline", "2018..2026", of="GDP")``.
    Reports, ``reports`` and ``region`` are as for :func:`reportdiff.compare`. ``title`` replaces the finding,
    ``source`` the names of the reports. ``.save("a.png")`` writes the picture with its data beside it; ``.svg`` and
    ``.rows`` are the picture and the data.

    Raises :class:`~reportdiff.errors.ReportdiffError` where there is too little to draw or a kind is unknown, and as
    :func:`reportdiff.read_report`."""
    chart_kind = find_kind(kind)
    folder = None if reports is None else Path(reports)
    subject: ChartSubject
    if chart_kind.over == "years":
        subject = _series(of, folder, region)
    elif chart_kind.over == "lives":
        subject = _lives(of, folder, region)
    elif chart_kind.over == "regions":
        subject = _region_year(of, folder, region)
    else:
        subject = (_pair if chart_kind.over == "pair" else _fulfilment)(kind, of, folder, region)
    return make_chart(kind, subject, lang=lang, style=style, size=size, title=title, source=source, choices=choices)


def _region_year(of: tuple[ChartSubject | Source, ...], reports: Path | None, region: str | None) -> RegionYear:
    if len(of) == 1 and isinstance(of[0], RegionYear):
        return of[0]
    years = named_years(str(of[0])) if len(of) == 1 else ()
    if len(years) != 1 or years[0] is None or len(years[0]) != 1:
        raise ReportdiffError("the chart regions is made of one year", "regions 图只要一个年份")
    year = years[0].start
    found = read_regions([year], beside=[year - 1], regions=region_names(region), reports=reports)
    return RegionYear(reports=found, year=year)


def _pair(kind: str, of: tuple[ChartSubject | Source, ...], reports: Path | None, region: str | None) -> Comparison:
    if len(of) == 1 and isinstance(of[0], Comparison):
        return of[0]
    if len(of) != 2:
        raise ReportdiffError(
            f"the chart {kind} is made of a comparison or of two reports, {len(of)} given",
            f"{kind} 图要一个对照结果或两份报告，给出了{len(of)}个",
        )
    old, new = cast("tuple[Source, Source]", of)
    return compare(old, new, reports=reports, region=region)


def _fulfilment(
    kind: str, of: tuple[ChartSubject | Source, ...], reports: Path | None, region: str | None
) -> Fulfilment:
    if len(of) == 1 and isinstance(of[0], Fulfilment):
        return of[0]
    if len(of) == 1 and isinstance(of[0], Comparison):
        return fulfil(of[0].old, of[0].new)
    if len(of) != 2:
        raise ReportdiffError(
            f"the chart {kind} is made of a fulfilment or of two reports, {len(of)} given",
            f"{kind} 图要一个对照回顾的结果或两份报告，给出了{len(of)}个",
        )
    old, new = cast("tuple[Source, Source]", of)
    return fulfil(old, new, reports=reports, region=region)


def _lives(of: tuple[ChartSubject | Source, ...], reports: Path | None, region: str | None) -> Lineages:
    if len(of) == 1 and isinstance(of[0], Lineages):
        return of[0]
    return trace_lineages(_series(of, reports, region))


def _series(of: tuple[ChartSubject | Source, ...], reports: Path | None, region: str | None) -> ReportSeries:
    if len(of) == 1 and isinstance(of[0], ReportSeries):
        return of[0]
    if len(of) == 1 and isinstance(of[0], Comparison):
        return series_of((of[0].old, of[0].new))
    given_reports = [report for report in of if isinstance(report, Report)]
    if given_reports and len(given_reports) == len(of):
        return series_of(given_reports)
    return read_series([str(spec) for spec in of], region=region, reports=reports)
