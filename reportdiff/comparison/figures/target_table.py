"""The table of targets by itself, as `reportdiff targets` prints it: the rows of a comparison, chosen and sorted."""

from __future__ import annotations

from typing import Literal

from reportdiff.model import TARGETS_SCHEMA, Comparison, Report, ReportName, Target, TargetTable

Sort = Literal["section", "size"]


def target_table(comparison: Comparison, *, sort: Sort = "section", headline_only: bool = False) -> TargetTable:
    """Make a document of its own from the targets of a comparison.

    Headline indicators come first, in the order of the lexicon. The other figures follow by section (``section``) or by
    relative size of the change (``size``: largest first, then added and removed ones, then unchanged ones).
    ``headline_only`` leaves the other figures out."""
    others = () if headline_only else comparison.targets.others
    return TargetTable(
        schema=TARGETS_SCHEMA,
        generator=comparison.generator,
        old=_name_of(comparison.old),
        new=_name_of(comparison.new),
        sort=sort,
        rows=(*comparison.targets.headline, *(sorted(others, key=_size) if sort == "size" else others)),
    )


def _name_of(report: Report) -> ReportName:
    return ReportName(region=report.region, year=report.year, title=report.title, kind=report.kind)


def _size(row: Target) -> tuple[int, float]:
    if row.relative is not None and row.facet in ("target_raised", "target_lowered"):
        return 0, -abs(row.relative)
    order = ["target_raised", "target_lowered", "target_changed", "target_added", "target_removed", None]
    return 1 + order.index(row.facet), 0.0
