"""The area of policy of every target, so that tables and charts can group targets by theme."""

from __future__ import annotations

from dataclasses import replace

from reportdiff.model import Report, Targets
from reportdiff.parsing.policy_areas import load_areas


def with_areas(targets: Targets, old: Report, new: Report) -> Targets:
    """Set the area of every row: that of its measure in the new plan, else in the old one; ``""`` where unknown.

    The areas are those of :mod:`reportdiff.parsing.policy_areas`, with the accuracy stated there."""
    if not targets.rows:
        return targets
    names = {area.id: area for area in load_areas()}
    areas = {
        measure.id: names[measure.area] for report in (old, new) for measure in report.measures if measure.area in names
    }
    rows = []
    for row in targets.rows:
        area = next((areas[m] for m in (row.new.measure, row.old.measure) if m in areas), None)
        rows.append(replace(row, area=area.zh, area_en=area.en) if area else row)
    return replace(targets, rows=tuple(rows))
