"""The area of policy of every target, so that tables and charts can group targets by theme."""

from __future__ import annotations

from dataclasses import replace

from reportdiff.comparison.policy_areas import areas_of, load_areas
from reportdiff.model import Report, Targets


def with_areas(targets: Targets, old: Report, new: Report) -> Targets:
    """Set the area of every row: that of its measure in the new plan, else in the old one; ``""`` where unknown.

    The areas are those of :mod:`reportdiff.comparison.policy_areas`, with the accuracy stated there."""
    if not targets.rows:
        return targets
    names = {area.id: area for area in load_areas()}
    areas = {
        measure.id: names[area]
        for report in (old, new)
        for measure, area in zip(report.measures, areas_of(report), strict=True)
        if area in names
    }
    rows = []
    for row in targets.rows:
        area = next((areas[m] for m in (row.new.measure, row.old.measure) if m in areas), None)
        rows.append(replace(row, area=area.zh, area_en=area.en) if area else row)
    return replace(targets, rows=tuple(rows))
