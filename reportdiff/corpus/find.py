"""Finding one report by what a user types: a year, a year and region, or the path of a file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from reportdiff.corpus.report_files import plan_of, report_stem
from reportdiff.corpus.reports import ReportFile, links_out, list_reports, reports_directory
from reportdiff.corpus.specs import CLIMBS, YEAR_SPEC, parse_spec, year_and_region_of
from reportdiff.disk.symbolic_links import link_out
from reportdiff.errors import ReportNotFound
from reportdiff.regions import REGIONS, UNKNOWN, name_to_type, region_code
from reportdiff.text.shortening import ELLIPSIS

DEFAULT_REGION = "beijing"
MOST_NAMES = 12
"""So many years or regions are named in a message."""


def find_report(spec: str, *, reports: Path | None) -> ReportFile:
    """Give the file of a report: a year (``2023``), a year and region (``2023/shanghai``, ``shanghai-2023``,
    ``上海/2023``), or the path of a file.

    A year alone means Beijing, or the only region that the year has. ``reports`` as for :func:`reports_directory`.
    Raises :class:`ReportNotFound`; the message names what there is."""
    text = unicodedata.normalize("NFKC", spec).strip()
    path_text = text.replace("\\", "/")
    if YEAR_SPEC.match(path_text) and CLIMBS.search(path_text):
        raise ReportNotFound(
            f"{spec}: a report may not lie outside the reports directory; give year/region or a path",
            f"{spec}：报告不能在报告目录之外；请写成 年份/地区，或给出文件路径",
        )
    year, region = parse_spec(path_text)
    if year:
        files = list_reports(reports)
        file = _pick(files, year, region)
        if file is not None:
            return file
        _refuse_link_out(reports_directory(reports).path, year, region)
    path = Path(spec)
    if not _is_year(path_text) and _exists(path):
        return _file_at(path)
    if year:
        raise ReportNotFound(*_nothing_for(year, region, files, reports_directory(reports).path))
    years = _years(list_reports(reports))
    raise ReportNotFound(
        f"{spec!r}: no such file, and no year or year/region either; the years there are: {_names(years) or 'none'}",
        f"“{spec}”：没有这个文件，也不是年份或 年份/地区；现有年份：{_names(years, 'zh') or '无'}",
    )


def _refuse_link_out(root: Path, year: int, region: str | None) -> None:
    """Raise :class:`~reportdiff.disk.symbolic_links.LinkOut` where the report that is asked for is there as such a
    link."""
    for path in links_out(root):
        whole_year = YEAR_SPEC.fullmatch(path.name) is not None
        folder_year = int((path if whole_year else path.parent).name[:4])
        if folder_year == year and (whole_year or region in (None, region_code(report_stem(path)))):
            raise link_out(path)


def _is_year(spec: str) -> bool:
    """Tell whether ``spec`` is a year, which is never a path, even if there is a folder ``2023``."""
    return YEAR_SPEC.fullmatch(spec) is not None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _file_at(path: Path) -> ReportFile:
    if path.is_dir():
        raise ReportNotFound(
            f"{path}: is a directory; name a report file in it, or give it with --reports",
            f"{path}：这是目录；请指明其中的报告文件，或用 --reports 指定它",
        )
    path = plan_of(path)
    year, region = year_and_region_of(path)
    return ReportFile(path=path, year=year, region=region or UNKNOWN)


def _pick(files: Sequence[ReportFile], year: int, region: str | None) -> ReportFile | None:
    by_region = {file.region: file for file in files if file.year == year}
    if region is not None:
        return by_region.get(region) or by_region.get(longer_name(region, by_region))
    if DEFAULT_REGION in by_region:
        return by_region[DEFAULT_REGION]
    return next(iter(by_region.values())) if len(by_region) == 1 else None


def longer_name(name: str, regions: Iterable[str]) -> str:
    """Give the one of ``regions`` that is called ``name`` and something like 市 (深圳 for 深圳市); ``name`` if there is
    none or several."""
    longer = [region for region in regions if region[:-1] == name and region[-1:] in "市州盟县区"]
    return longer[0] if len(longer) == 1 else name


def _nothing_for(year: int, region: str | None, files: Sequence[ReportFile], root: Path) -> tuple[str, str]:
    """Give the message for a missing year or region, with what exists, in English and in Chinese."""
    regions = sorted(file.region for file in files if file.year == year)
    region_names = [name_to_type(name, "zh") for name in regions]
    years = _years(files)
    if not files:
        return (
            f"no report {year}: {root} holds no reports; put them there as <year>/<region>.md",
            f"没有{year}年的报告：{root} 里没有报告；请按 <年份>/<地区>.md 存放",
        )
    if not regions:
        return (
            f"no report {year} in {root}: the years there are {_names(years)}; choose one or give a file",
            f"{root} 里没有{year}年的报告；现有年份：{_names(years, 'zh')}；请另选一年，或给出文件",
        )
    if region is None:
        return (
            f"{year} has several regions and no {DEFAULT_REGION}: say which of {_names(regions)}, "
            f"as in {year}/{regions[0]}",
            f"{year}年有多个地区的报告，其中没有{name_to_type(DEFAULT_REGION, 'zh')}；"
            f"请从{_names(region_names, 'zh')}中指明一个，如 {year}/{regions[0]}",
        )
    years_of_region = [str(file.year) for file in files if file.region == region]
    hint = f"years with {region}: {_names(years_of_region) or 'none'}"
    name = name_to_type(region, "zh")
    hint_zh = f"有{name}的年份：{_names(years_of_region, 'zh')}" if years_of_region else f"各年都没有{name}"
    if region not in REGIONS and not years_of_region:
        import difflib

        # 北京是 is near 北京 and shanghia near shanghai; the code is what is typed again.
        by_name = {name_to_type(code, "zh").partition("（")[0]: code for code in regions} | {
            code: code for code in regions
        }
        for name in difflib.get_close_matches(region, by_name, n=1):
            near = by_name[name]
            hint, hint_zh = f"did you mean {year}/{near}?", f"是不是 {year}/{near}？"
    return (
        f"no report {year}/{region} in {root}: {year} has {_names(regions)}; {hint}",
        f"{root} 里没有 {year}/{region}；{year}年有：{_names(region_names, 'zh')}；{hint_zh}",
    )


def _years(files: Sequence[ReportFile]) -> list[str]:
    return [str(year) for year in sorted({file.year for file in files})]


def _names(names: Sequence[str], lang: Literal["zh", "en"] = "en") -> str:
    """Give the names, with the middle left out where there are many."""
    comma = "、" if lang == "zh" else ", "
    if len(names) <= MOST_NAMES:
        return comma.join(names)
    half = MOST_NAMES // 2
    count = f"（共{len(names)}个）" if lang == "zh" else f" ({len(names)} in all)"
    return comma.join([*names[:half], ELLIPSIS, *names[-half:]]) + count
