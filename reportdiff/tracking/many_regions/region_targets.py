"""The targets of all regions for one indicator: a slice of a panel, sorted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from reportdiff.errors import ReportdiffError
from reportdiff.model.panel import StatedFigure
from reportdiff.model.regions_beside import REGIONS_SCHEMA, RegionTarget, RegionTargets
from reportdiff.tracking.many_regions.panel import make_panel
from reportdiff.tracking.many_regions.regions_at_hand import RegionReports
from reportdiff.tracking.subjects import Subject
from reportdiff.version import __version__

Sorting = Literal["target", "last", "result", "region"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionYear:
    """The reports of some regions, and the year that is looked at."""

    reports: RegionReports
    year: int


def region_targets(reports: RegionReports, subject: Subject, year: int, *, sort: Sorting = "target") -> RegionTargets:
    """Set the targets of a year beside those of the year before and their results.

    The largest ``sort`` figure comes first: this year's target, last year's, or its result; figures of the unit that
    most regions have before others, and what has no figure last. ``region`` keeps the order of the regions.

    Raises :class:`~reportdiff.errors.ReportdiffError` where no report of the year could be read."""
    if not any(reports.report(region, year) for region in reports.regions):
        raise ReportdiffError(f"no report of {year} could be read", f"{year}年的报告都无法读取")
    panel = make_panel(reports, (subject,), (year - 1, year))
    by_place = {(row.region, row.year): row for row in panel.rows}
    rows = []
    for region in reports.regions:
        now, before = by_place[region, year], by_place[region, year - 1]
        rows.append(
            RegionTarget(
                region=region,
                target=now.target,
                last_target=before.target,
                last_result=before.result,
                relation=before.relation,
                difference=before.difference,
            )
        )
    return RegionTargets(
        schema=REGIONS_SCHEMA,
        generator=f"reportdiff {__version__}",
        indicator=subject.indicator.id if subject.indicator else None,
        name=subject.zh,
        name_en=subject.en,
        year=year,
        rows=tuple(_sorted(rows, sort)),
        unread=reports.unread,
        absent=reports.absent,
    )


def middle(figure: StatedFigure) -> float | None:
    """Give the value by which a figure is sorted and drawn: that of its bound, or the middle of a range."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return sum(ends) / len(ends) if figure.state == "figure" and ends else None


def _sorted(rows: list[RegionTarget], sort: Sorting) -> list[RegionTarget]:
    if sort == "region":
        return rows
    figures = [_figure(row, sort) for row in rows]
    units = Counter((each.unit, each.statistic) for each in figures if middle(each) is not None)
    usual = max(units, key=lambda unit: (units[unit], str(unit)), default=None)

    def key(place: int) -> tuple[object, ...]:
        figure = figures[place]
        value = middle(figure)
        if value is None:
            return (2, figure.state in ("no_report", "unread"), 0.0, place)
        return ((figure.unit, figure.statistic) != usual, False, -value, place)

    return [rows[place] for place in sorted(range(len(rows)), key=key)]


def _figure(row: RegionTarget, sort: Sorting) -> StatedFigure:
    return {"target": row.target, "last": row.last_target, "result": row.last_result}.get(sort, row.target)
