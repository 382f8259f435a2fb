"""What share of the plan of each year each area of policy has (:mod:`reportdiff.parsing.policy_areas`)."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.parsing.policy_areas import UNKNOWN_AREA, count_areas, load_areas
from reportdiff.tracking.series import ReportSeries

__all__ = ["UNKNOWN_AREA", "AreaShare", "area_shares"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaShare:
    """How many measures of one plan belong to an area. ``share`` is ``measures / total``, from 0 to 1;
    ``name`` and ``name_en`` are ``""`` for measures of no known area."""

    year: int
    area: str
    name: str
    name_en: str
    measures: int
    total: int
    share: float


def area_shares(series: ReportSeries) -> tuple[AreaShare, ...]:
    """Give the share of the measures of each plan that each area has, by year, then in the order of the table with
    :data:`UNKNOWN_AREA` last. The shares of one year add up to 1; a plan without measures is left out."""
    names = {area.id: (area.zh, area.en) for area in load_areas()} | {UNKNOWN_AREA: ("", "")}
    return tuple(
        AreaShare(
            year=report.year,
            area=area,
            name=zh,
            name_en=en,
            measures=counts[area],
            total=total,
            share=counts[area] / total,
        )
        for report in series.reports
        for counts, total in [(count_areas(report), len(report.commitments))]
        if total
        for area, (zh, en) in names.items()
    )
