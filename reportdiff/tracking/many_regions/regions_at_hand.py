"""The reports of several regions: those of a year, of some years, of named regions, or of all that are at hand.

A report that is there and cannot be read is kept with the reason, and is something else than one that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportdiff.corpus.reports import ReportFile, list_reports, reports_directory
from reportdiff.errors import ReportdiffError, ReportNotFound
from reportdiff.model import Report
from reportdiff.model.panel import UnreadReport
from reportdiff.opening import read_report
from reportdiff.regions import REGIONS, UNKNOWN, name_to_type, region_code
from reportdiff.text.shortening import few
from reportdiff.tracking.series import ReportSeries, named_years, near_region

OnReport = Callable[[int, int], None]
"""What is called before each report with its number from 1 and the number of all."""

_LAST = 9999
"""The end of a range that is open."""

_NAMED = 12
"""So many regions or years are named in a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionReports:
    """The reports of some regions, those of one region as a series.

    ``regions`` are those asked for, or all that have one of the years; ``absent`` are other regions of the folder. A
    region without a report that could be read has no series."""

    regions: tuple[str, ...]
    series: Mapping[str, ReportSeries]
    unread: tuple[UnreadReport, ...] = ()
    absent: tuple[str, ...] = ()

    def report(self, region: str, year: int) -> Report | None:
        """Give the report of a region and year; ``None`` where there is none, or it could not be read."""
        series = self.series.get(region)
        return series.of_year(year) if series else None

    def is_unread(self, region: str, year: int) -> bool:
        """Tell whether a report is there and could not be read."""
        return any((each.region, each.year) == (region, year) for each in self.unread)


def region_names(text: str | None) -> tuple[str, ...]:
    """Give the codes of a list of regions (``beijing,上海``), each once; none for ``None`` or an empty text."""
    parts = [part.strip() for part in re.split(r"[,，、]", text or "") if part.strip()]
    return tuple(dict.fromkeys(region_code(part) for part in parts))


def region_order(region: str) -> tuple[int, str]:
    """Give the sort key of a region: the order of GB/T 2260, then by name."""
    codes = list(REGIONS)
    return (codes.index(region) if region in REGIONS else len(codes), region)


def years_at_hand(text: str, *, regions: Sequence[str] = (), reports: Path | None = None) -> tuple[int, ...]:
    """Give the years of ``2018..2026``, ``2018,2020``, ``2020..`` or ``..`` in order; an open range has the years of
    which ``regions`` (or any) have a report.

    Raises :class:`~reportdiff.errors.ReportdiffError` for what is no year, and :class:`ReportNotFound` where an open
    range has no report."""
    at_hand = sorted({file.year for file in list_reports(reports) if not regions or file.region in regions})
    years: set[int] = set()
    for span in named_years(text):
        if span is None or span.start == 0 or span.stop > _LAST:
            years |= {year for year in at_hand if span is None or year in span}
        else:
            years |= set(span)
    if not years:
        raise _nothing((0,), regions, list_reports(reports), reports)
    return tuple(sorted(years))


def read_regions(
    years: Collection[int],
    *,
    beside: Iterable[int] = (),
    regions: Sequence[str] = (),
    reports: Path | None = None,
    anyway: bool = False,
    on_report: OnReport | None = None,
) -> RegionReports:
    """Read the reports of ``years``, and of the years ``beside`` them where they are there.

    ``regions`` are codes; without any, all regions that have a report of ``years``. ``reports`` and ``anyway`` are as
    in :func:`reportdiff.read_report`.

    Raises:
        ReportNotFound: no region has any of the years, or one that is named has no report at all.
        ReportdiffError: not one of the reports could be read.
    """
    files = [file for file in list_reports(reports) if file.region != UNKNOWN]
    with_year = {file.region for file in files if file.year in years}
    for name in regions:
        _refuse_unknown(name, files, reports)
    chosen = sorted(regions or with_year, key=region_order)
    if not with_year.intersection(chosen):
        raise _nothing(years, regions, files, reports)
    wanted = {*years, *beside}
    picked = [file for file in files if file.region in chosen and file.year in wanted]
    series, unread = _read(picked, anyway=anyway, on_report=on_report)
    if not series:
        first = unread[0]
        raise ReportdiffError(
            f"none of the {len(unread)} reports could be read; {first.reason}",
            f"{len(unread)}份报告都无法读取；{first.reason_zh}",
        )
    others = sorted({file.region for file in files} - set(chosen), key=region_order)
    return RegionReports(
        regions=tuple(chosen), series=series, unread=tuple(unread), absent=() if regions else tuple(others)
    )


def _read(
    files: Sequence[ReportFile], *, anyway: bool, on_report: OnReport | None
) -> tuple[dict[str, ReportSeries], list[UnreadReport]]:
    by_region: dict[str, list[Report]] = {}
    unread = []
    for number, file in enumerate(files, start=1):
        if on_report is not None:
            on_report(number, len(files))
        try:
            report = read_report(file.path, anyway=anyway)
        except ReportdiffError as error:
            unread.append(
                UnreadReport(
                    region=file.region,
                    year=file.year,
                    report=str(file.path),
                    reason=error.message_in("en"),
                    reason_zh=error.message_in("zh"),
                )
            )
            continue
        # The place of a file counts: a text that names another year or region is still the one that is asked for.
        by_region.setdefault(file.region, []).append(_as_filed(report, file))
    series = {
        region: ReportSeries(region=region, reports=tuple(sorted(found, key=lambda report: report.year)))
        for region, found in by_region.items()
    }
    return series, unread


def _as_filed(report: Report, file: ReportFile) -> Report:
    is_same = (report.region, report.year) == (file.region, file.year)
    return report if is_same else replace(report, region=file.region, year=file.year)


def _refuse_unknown(region: str, files: Sequence[ReportFile], reports: Path | None) -> None:
    """Raise :class:`ReportNotFound` for a region without any report, with the one that may be meant."""
    regions = sorted({file.region for file in files}, key=region_order)
    if region in regions:
        return
    root = reports_directory(reports).path
    near = near_region(region, regions)
    hint = f"did you mean {near}?" if near else f"there are: {', '.join(few(regions, _NAMED)) or 'none'}"
    names = "、".join(few([name_to_type(name, "zh") for name in regions], _NAMED))
    hint_zh = f"是不是 {near}？" if near else f"现有：{names or '无'}"
    raise ReportNotFound(
        f"no report of {region} in {root}; {hint}", f"{root} 里没有{name_to_type(region, 'zh')}的报告；{hint_zh}"
    )


def _nothing(
    years: Collection[int], regions: Sequence[str], files: Sequence[ReportFile], reports: Path | None
) -> ReportNotFound:
    root = reports_directory(reports).path
    at_hand = sorted({file.year for file in files if not regions or file.region in regions})
    names = ", ".join(few([str(year) for year in at_hand], _NAMED)) or "none"
    names_zh = "、".join(few([str(year) for year in at_hand], _NAMED)) or "无"
    span = str(min(years)) if len(years) == 1 else f"{min(years)}–{max(years)}"
    if years == (0,):
        span = "?"
    return ReportNotFound(
        f"no report of {span} in {root}; the years there are: {names}",
        f"{root} 里没有{span}年的报告；现有年份：{names_zh}",
    )
