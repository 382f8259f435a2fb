"""The reports of one region through the years: ``2018..2026``, lists, years without a report.

A series runs from the first to the last year that has a report; the years asked for that have none are kept, so that a
picture can show the gap instead of joining over it.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportdiff.corpus.find import DEFAULT_REGION, find_report
from reportdiff.corpus.reports import ReportFile, list_reports, reports_directory
from reportdiff.corpus.year_ranges import LAST_YEAR, YEAR, YEAR_ALONE, years_of
from reportdiff.errors import ReportdiffError, ReportNotFound
from reportdiff.model import Report
from reportdiff.opening import read_report
from reportdiff.regions import name_to_type, region_code
from reportdiff.text.shortening import few

_MOST_YEARS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSeries:
    """The reports of one region, by year. ``missing`` are the years asked for that have no report, in order."""

    region: str
    reports: tuple[Report, ...]
    missing: tuple[int, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """Give every year from the first report to the last, those without a report among them."""
        return tuple(range(self.reports[0].year, self.reports[-1].year + 1))

    def of_year(self, year: int) -> Report | None:
        """Give the report of a year; ``None`` where there is none."""
        return next((report for report in self.reports if report.year == year), None)


def read_series(
    specs: Sequence[str],
    *,
    region: str | None = None,
    reports: Path | None = None,
    plan_from: str | None = None,
    anyway: bool = False,
) -> ReportSeries:
    """Read the reports that ``specs`` name, each once (:func:`series_files`), in order of year.

    ``plan_from`` and ``anyway`` as in :func:`reportdiff.read_report`. Raises as :func:`series_files` and
    :func:`series_of`."""
    files, missing = series_files(specs, region=region, reports=reports)
    series_reports = [read_report(file.path, plan_from=plan_from, anyway=anyway) for file in files]
    return series_of(series_reports, missing=missing)


def series_files(
    specs: Sequence[str], *, region: str | None = None, reports: Path | None = None
) -> tuple[list[ReportFile], tuple[int, ...]]:
    """Find the reports that ``specs`` name, and the years asked for that have none.

    A spec is a year (``2021``), a range (``2018..2026``, ``2018..``, ``..2026``, ``..`` for all there are), a list
    (``2018,2020,2022``), any of them with a region (``shanghai/2018..2026``), or the path of a report.
    Without a region it is ``region``, else Beijing if it has any of the years, else the only region there is.
    ``reports`` as in :func:`reportdiff.read_report`.

    Raises:
        ReportNotFound: no report stands for any of the years.
        ReportdiffError: the specs name several regions.
    """
    if not specs:
        raise ReportdiffError(
            "no years given; write a range such as 2018..2026", "没有给出年份；请写成 2018..2026 这样的范围"
        )
    ranges: list[tuple[range | None, str | None]] = []
    paths: list[str] = []
    for spec in (part for whole in specs for part in _parts(whole)):
        years_and_region = _years_and_region(spec)
        if years_and_region is None:
            paths.append(spec)
        else:
            ranges.append(years_and_region)
    files, missing = _files_of(ranges, region, reports) if ranges else ([], ())
    files += [find_report(path, reports=reports) for path in paths]
    return files, missing


def named_years(text: str) -> tuple[range | None, ...]:
    """Give the years of a spec without a region: ranges, ``None`` for all; open ends are 0 and 9999.

    Raises :class:`~reportdiff.errors.ReportdiffError` for what is no year or range."""
    ranges = []
    for part in re.split(r"[,，、]", text):
        years = _years_and_region(part.strip())
        if years is None or years[1] is not None:
            raise ReportdiffError(
                f"{part.strip()!r} is no year and no range; write 2018..2026, 2018,2020 or 2020..",
                f"“{part.strip()}”不是年份，也不是范围；请写成 2018..2026、2018,2020 或 2020..",
            )
        ranges.append(years[0])
    return tuple(ranges)


def series_of(reports: Sequence[Report], *, missing: Sequence[int] = ()) -> ReportSeries:
    """Make a series of reports, in order of year.

    Raises:
        ReportdiffError: there are none, they are of several regions, one has no year, or two have the same.
    """
    if not reports:
        raise ReportdiffError("no reports to follow; name at least two years", "没有可跟踪的报告；请至少给出两个年份")
    regions = sorted({report.region for report in reports})
    if len(regions) > 1:
        raise ReportdiffError(
            f"reports of several regions ({', '.join(regions)}): a chart over years follows one; choose with --region",
            f"报告分属多个地区（{'、'.join(regions)}）：多年图表只跟踪一个地区；请用 --region 指定",
        )
    for report in reports:
        if not report.year:
            raise ReportdiffError(
                f"{report.name or report.title}: its year cannot be told; add a line 'year: 2023' at its head",
                f"{report.name or report.title}：看不出年份；请在文件头加一行 year: 2023",
            )
    repeats = sorted(year for year, count in Counter(report.year for report in reports).items() if count > 1)
    if repeats:
        raise ReportdiffError(
            f"two reports of {regions[0]} for {repeats[0]}; give each year once",
            f"{regions[0]} {repeats[0]}年有两份报告；每年只能给一份",
        )
    in_order = tuple(sorted(reports, key=lambda report: report.year))
    years = {report.year for report in in_order}
    return ReportSeries(region=regions[0], reports=in_order, missing=tuple(sorted(set(missing) - years)))


def _parts(spec: str) -> list[str]:
    """Give the members of a list of years; a path is left whole."""
    if Path(spec).exists() and not YEAR_ALONE.fullmatch(spec):
        return [spec]
    parts = [part.strip() for part in re.split(r"[,，、]", spec) if part.strip()]
    head, slash, _ = parts[0].partition("/") if parts else ("", "", "")
    if slash and not re.match(YEAR, head):
        # shanghai/2018,2020: the region is meant for each of the list.
        parts = [parts[0], *(part if "/" in part else f"{head}/{part}" for part in parts[1:])]
    return parts or [spec]


def _years_and_region(spec: str) -> tuple[range | None, str | None] | None:
    """Give the years and the region of a spec; ``None`` for what is no year or range (a path). ``None`` years: all."""
    text = unicodedata.normalize("NFKC", spec).strip()
    for years, region in ((text, None), (text.partition("/")[2], text.partition("/")[0]), text.rpartition("/")[::2]):
        named = years_of(years, spec=spec)
        if named is not None:
            return (None if named == range(LAST_YEAR + 1) else named), _code(region)
    return None


def _code(region: str | None) -> str | None:
    return region_code(region) if region else None


def _files_of(
    requests: Sequence[tuple[range | None, str | None]], region: str | None, reports: Path | None
) -> tuple[list[ReportFile], tuple[int, ...]]:
    all_files = list_reports(reports)
    regions = {name for _, name in requests if name} | ({region_code(region)} if region else set())
    if len(regions) > 1:
        series_regions = ", ".join(sorted(regions))
        raise ReportdiffError(
            f"several regions asked for ({series_regions}); a chart over years follows one",
            f"指定了多个地区（{'、'.join(sorted(regions))}）；多年图表只跟踪一个地区",
        )
    ranges = [years for years, _ in requests]
    inside = [file for file in all_files if any(years is None or file.year in years for years in ranges)]
    regions_found = {file.region for file in inside}
    choice = next(iter(regions), None) or (DEFAULT_REGION if DEFAULT_REGION in regions_found else None)
    if choice is None and len(regions_found) == 1:
        (choice,) = regions_found
    files = [file for file in inside if file.region == choice]
    if choice is None and regions_found:
        raise ReportNotFound(
            f"several regions have these years ({_some(sorted(regions_found))}): choose one with --region",
            f"这些年份有多个地区的报告（{_some(sorted(regions_found))}）：请用 --region 指定一个",
        )
    if not files:
        root = reports_directory(reports).path
        years = [file.year for file in all_files if file.region == (choice or file.region)]
        span = f"{min(years)}–{max(years)}" if years else ""
        if choice and not years and (near := near_region(choice, sorted({file.region for file in all_files}))):
            raise ReportNotFound(
                f"no report of {choice} in {root}; did you mean {near}?",
                f"{root} 里没有{choice}的报告；是不是 {near}？",
            )
        raise ReportNotFound(
            f"no report of {choice or 'any region'} in {root} for the years asked; there are: {span or 'none'}",
            f"{root} 里没有{choice or '任何地区'}这些年份的报告；现有：{span or '无'}",
        )
    present = {file.year for file in files}
    missing = {year for years in ranges if years is not None for year in _closed_range(years, present)} - present
    return files, tuple(sorted(missing))


def near_region(region: str, regions: Sequence[str]) -> str:
    """Give the region, as it is typed, that a misspelt one may mean; ``""`` for none."""
    names = {name_to_type(code, "zh").partition("（")[0]: code for code in regions} | {code: code for code in regions}
    return next((names[name] for name in difflib.get_close_matches(region, names, n=1)), "")


def _closed_range(years: range, present: set[int]) -> range:
    """Close an open range where the reports end."""
    low = years.start if years.start > 0 else min(present)
    high = years.stop if years.stop <= LAST_YEAR else max(present) + 1
    return range(low, min(high, low + _MOST_YEARS))


def _some(names: Sequence[str]) -> str:
    return ", ".join(few(names, 8))
