"""Known official addresses of reports (``reportdiff/data/sources.toml``), and fetching one by region and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from os import PathLike

from reportdiff.collecting.adding import Addition, add_original, fetch_original
from reportdiff.collecting.provenance import checked_region, checked_year
from reportdiff.errors import ReportNotFound
from reportdiff.package_data import data_table
from reportdiff.regions import name_to_type


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSource:
    """What is known of one region: ``reports`` maps years to addresses, ``folder`` is the part of the official site
    they are in (``""`` if they are scattered), ``noted`` the day they were put down."""

    region: str
    folder: str
    reports: Mapping[int, str]
    noted: date


@lru_cache(maxsize=1)
def known_sources() -> Mapping[str, KnownSource]:
    """Give all known sources by region (``data/sources.toml``)."""
    table = data_table("sources.toml")
    day = table["noted"]
    return {
        region: KnownSource(
            region=region,
            folder=entry.get("folder", ""),
            reports={int(year): str(address) for year, address in entry["reports"].items()},
            noted=day,
        )
        for region, entry in table.items()
        if region != "noted"
    }


def known_address(region: str, year: int) -> str:
    """Give the official address of a report. Raises :class:`~reportdiff.errors.ReportNotFound` with the years that are
    known of the region, or with the regions, where there is none."""
    code = checked_region(region)
    checked_year(year)
    sources = known_sources()
    source = sources.get(code)
    if source is None:
        regions = ", ".join(sorted(sources))
        regions_zh = "、".join(name_to_type(name, "zh") for name in sorted(sources))
        raise ReportNotFound(
            f"no address is known for {name_to_type(code, 'en')}; known are: {regions}; "
            "find the page and give it to: reportdiff add ADDRESS",
            f"不知道{name_to_type(code, 'zh')}的报告地址；已知地区：{regions_zh}；"
            "请自行找到网页，用 reportdiff add 地址",
        )
    if year not in source.reports:
        years = _ranges(sorted(source.reports))
        years_zh = years.replace(", ", "、").replace("-", "—")
        look, look_zh = (f"; look in {source.folder}", f"；可到 {source.folder} 查找") if source.folder else ("", "")
        raise ReportNotFound(
            f"no address is known for {name_to_type(code, 'en')} {year}; known years: {years}{look}, "
            "and give the page to: reportdiff add ADDRESS",
            f"不知道{name_to_type(code, 'zh')}{year}年报告的地址；已知年份：{years_zh}{look_zh}，"
            "再用 reportdiff add 地址",
        )
    return source.reports[year]


def _ranges(years: Sequence[int]) -> str:
    """Give years in short: ``1998-2026``, ``2002, 2004-2012``."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def fetch(
    region: str,
    year: int,
    *,
    reports: str | PathLike[str] | None = None,
    force: bool = False,
    dry_run: bool = False,
    today: date | None = None,
    allow_private: bool = False,
) -> Addition:
    """Read the report of ``region`` and ``year`` from its known official address, check it and store it.

    Everything else as :func:`reportdiff.collecting.adding.add`."""
    original = fetch_original(known_address(region, year), allow_private=allow_private, today=today)
    return add_original(original, reports=reports, region=region, year=year, force=force, dry_run=dry_run)
