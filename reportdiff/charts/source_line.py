"""The line at the foot of a chart: which reports, which years, and whether they are digests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Kind, Report, ReportName
from reportdiff.regions import UNKNOWN, display_name
from reportdiff.safe_text import inert


def source_line(reports: Sequence[Report | ReportName], lang: Lang) -> str:
    """Make the line of sources: ``来源：北京政府工作报告（2022、2023年，摘编）；制图：reportdiff``."""
    groups = [list(group) for _, group in groupby(reports, key=lambda report: (report.region, report.kind))]
    report_names = [
        say(
            "chart.source_reports",
            lang,
            region="" if group[0].region == UNKNOWN else inert(display_name(group[0].region, lang)),
            years=_years([report.year for report in group], lang),
            kind=_kind(group[0].kind, lang),
        )
        for group in groups
    ]
    return say("chart.source", lang, reports=list_text(report_names, lang))


def _kind(kind: Kind, lang: Lang) -> str:
    return say("chart.digest", lang) if kind == "digest" else ""


def _years(years: Sequence[int], lang: Lang) -> str:
    """Write ``2022、2023``; from four years on the first and the last, with their number where some are missing."""
    known_years = [year for year in years if year]
    if not known_years:
        return say("chart.year_unknown", lang)
    if len(known_years) < 4:
        return list_text([str(year) for year in known_years], lang)
    whole = len(known_years) == known_years[-1] - known_years[0] + 1
    return say(
        "chart.years_all" if whole else "chart.years_some",
        lang,
        first=known_years[0],
        last=known_years[-1],
        n=len(known_years),
    )
