"""Invented series of reports for the tests of tracking and of the charts over years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportdiff.opening import read_report_bytes
from reportdiff.tracking.series import ReportSeries, series_of


def series(plans: Mapping[int, Mapping[str, Sequence[str]]], *, kind: str = "digest") -> ReportSeries:
    """The series of digests whose measures stand under the headings given, year by year."""
    reports = []
    for year, sections in plans.items():
        head = f"---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年政府工作报告\nkind: {kind}\n---\n"
        body = "".join(f"## {title}\n" + "".join(f"- {text}\n" for text in texts) for title, texts in sections.items())
        reports.append(read_report_bytes((head + body).encode(), name=f"{year}/yunling.md"))
    return series_of(reports)


def targets(plans: Mapping[int, Sequence[str]]) -> ReportSeries:
    """A series whose plans hold these measures, and some that every plan has."""
    usual = ("推进望山隧道前期工作", "建成云岭大桥主桥段", "推行课后服务全覆盖")
    return series({year: {"主要目标": texts, "其他": usual} for year, texts in plans.items()})
