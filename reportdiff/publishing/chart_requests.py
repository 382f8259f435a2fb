"""A chart in one call, from years, files, reports or a comparison."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any, cast

from reportdiff.charts.chart_kinds import kind_named
from reportdiff.charts.drawing.style import SizeName, StyleName
from reportdiff.charts.making import Chart, make_chart
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.model import Comparison, Report
from reportdiff.opening import Source, compare
from reportdiff.tracking.series import ReportSeries, read_series, series_of


def chart(
    kind: str,
    *of: Comparison | ReportSeries | Source,
    lang: Lang = "zh",
    style: StyleName = "light",
    size: SizeName = "article",
    title: str | None = None,
    source: str | None = None,
    reports: str | PathLike[str] | None = None,
    region: str | None = None,
    **choices: Any,
) -> Chart:
    """The chart ``kind`` (``overview``, ``targets``, ``terms``, ``flow``; over years ``timeline``, ``heatmap``,
    ``attention``) ``of`` a comparison, of two reports, or of any number of years:
    ``chart("overview", "2022", "2023")``, ``chart("timeline", "2018..2026", of="GDP")``.

    Reports are given as to :func:`reportdiff.compare`, with ``reports`` and ``region`` as there. ``title`` stands
    instead of the finding, ``source`` instead of the names of the reports. ``.save("a.png")`` writes the picture with
    its data beside it, ``.svg`` and ``.rows`` are what their names say.

    Raises :class:`~reportdiff.errors.ReportdiffError` where there is too little to draw or a kind is not known, and as
    :func:`reportdiff.read_report`."""
    asked = kind_named(kind)
    folder = None if reports is None else Path(reports)
    subject = _pair(kind, of, folder, region) if asked.over == "pair" else _series(of, folder, region)
    return make_chart(kind, subject, lang=lang, style=style, size=size, title=title, source=source, choices=choices)


def _pair(
    kind: str, of: tuple[Comparison | ReportSeries | Source, ...], reports: Path | None, region: str | None
) -> Comparison:
    if len(of) == 1 and isinstance(of[0], Comparison):
        return of[0]
    if len(of) != 2:
        raise ReportdiffError(
            f"the chart {kind} is made of a comparison or of two reports, {len(of)} given",
            f"{kind} 图要一个对照结果或两份报告，给出了{len(of)}个",
        )
    old, new = cast("tuple[Source, Source]", of)
    return compare(old, new, reports=reports, region=region)


def _series(
    of: tuple[Comparison | ReportSeries | Source, ...], reports: Path | None, region: str | None
) -> ReportSeries:
    if len(of) == 1 and isinstance(of[0], ReportSeries):
        return of[0]
    if len(of) == 1 and isinstance(of[0], Comparison):
        return series_of((of[0].old, of[0].new))
    held = [report for report in of if isinstance(report, Report)]
    if held and len(held) == len(of):
        return series_of(held)
    return read_series([str(spec) for spec in of], region=region, reports=reports)
