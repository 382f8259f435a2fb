"""Where reports are: ``reports/<year>/<region>.<ext>``; finding one by year, listing them all, telling what one is."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from reportdiff.errors import ReportNotFound, UnreadableReport
from reportdiff.files import writable_name
from reportdiff.model import Kind
from reportdiff.reading.document import Document
from reportdiff.reading.occasion import Occasion, occasion_of
from reportdiff.regions import REGIONS, UNKNOWN, region_code

ENVIRONMENT = "REPORTDIFF_REPORTS"
DEFAULT_REGION = "beijing"

SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm", ".docx", ".pdf")
"""Kinds of report files, the one that says most about itself first."""

YEAR_SPEC = re.compile(r"((?:19|20)\d\d)年?")
YEAR_REGION = re.compile(r"((?:19|20)\d\d)年?/([^/]+)")
REGION_YEAR = re.compile(r"([^/]+)[/-]((?:19|20)\d\d)年?")
CLIMBS = re.compile(r"(?:^|/)\.\.(?:/|$)")

NAMED_SHOWN = 12
"""So many years or regions are named in a message."""


YEAR_FOLDER = re.compile(r"(?:19|20)\d\d")
_TEXT_SUFFIXES = (".md", ".txt")
_MOST_TEXT = 2_000_000
"""Bytes: the longest known report has 170,000."""
_FRONT = 2_000
_DIGEST = re.compile(r"^kind:\s*digest\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """A report's file; ``year`` 0 and ``region`` ``"unknown"`` where its path does not say. ``passed_over`` are other
    files of the same report that were not chosen."""

    path: Path
    year: int
    region: str
    passed_over: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsDirectory:
    """Where specs are looked up; ``bundled`` for the example reports that come with the package."""

    path: Path
    bundled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a report says it is: ``year`` 0 and ``region`` ``"unknown"`` where nothing tells."""

    year: int
    region: str
    title: str
    kind: Kind


def reports_directory(option: Path | None) -> ReportsDirectory:
    """The directory of reports: ``option``, else ``$REPORTDIFF_REPORTS``, else ``./reports``, else the bundled one.

    Raises :class:`ReportNotFound` if the one that was asked for is no directory."""
    asked, said = option, "--reports"
    if asked is None and os.environ.get(ENVIRONMENT):
        asked, said = Path(os.environ[ENVIRONMENT]), ENVIRONMENT
    if asked is not None:
        if not asked.is_dir():
            raise ReportNotFound(
                f"{asked}: {said} names no directory; give one that holds <year>/<region>.md",
                f"{asked}：{said} 指的不是目录；请给出存放 <年份>/<地区>.md 的目录",
            )
        return ReportsDirectory(path=asked, bundled=False)
    here = Path("reports")
    if here.is_dir():
        return ReportsDirectory(path=here, bundled=False)
    return ReportsDirectory(path=_bundled(), bundled=True)


def _bundled() -> Path:
    """Package data in an installed wheel; in a source checkout the repository's own reports."""
    package = Path(__file__).resolve().parent
    for path in (package / "data" / "reports", package.parent / "reports"):
        if path.is_dir():
            return path
    raise ReportNotFound(
        "no reports directory: make ./reports/<year>/<region>.md or give one with --reports DIR",
        "没有存放报告的目录：请建立 ./reports/<年份>/<地区>.md，或用 --reports 指定目录",
    )


def list_reports(reports: Path | None) -> tuple[ReportFile, ...]:
    """The reports in ``reports`` (see :func:`reports_directory`), by year, then region; one file for each.

    Where several files hold one report, the kind first in :data:`SUFFIXES` stands for it. Files that lie outside
    (symbolic links) are left out."""
    root = reports_directory(reports).path
    found: dict[tuple[int, str], list[ReportFile]] = {}
    for file in _files(root):
        found.setdefault((file.year, file.region), []).append(file)
    chosen = []
    for key in sorted(found):
        best, *others = sorted(found[key], key=_preference)
        chosen.append(replace(best, passed_over=tuple(file.path for file in others)))
    return tuple(chosen)


def files_of_year(root: Path, year: int) -> tuple[ReportFile, ...]:
    """All files of reports of ``year`` in the directory ``root``, several of one region among them."""
    return tuple(file for file in _files(root, year=year) if file.year == year) if root.is_dir() else ()


def earlier_texts(path: Path, *, before: int) -> dict[int, str]:
    """The reports of the same region from years before ``before`` that stand beside the file ``path``
    (``../<year>/<region>.md`` or ``.txt``), as they are in their files: to look words up in, not to show.

    Word files, pages and PDFs are passed over, because a search is not worth reading them; so are digests, which need
    not have every word of a report, and what may not be read: what is said of them names their number. Empty where
    ``path`` does not lie in a folder named by its year."""
    texts: dict[int, str] = {}
    if not YEAR_FOLDER.fullmatch(path.parent.name) or not path.parent.parent.is_dir():
        return texts
    for folder in sorted(path.parent.parent.iterdir()):
        if not YEAR_FOLDER.fullmatch(folder.name) or int(folder.name) >= before:
            continue
        text = _earlier_text(folder, path.stem)
        if text is not None and not _DIGEST.search(text[:_FRONT]):
            texts[int(folder.name)] = text
    return texts


def _earlier_text(folder: Path, stem: str) -> str | None:
    for suffix in _TEXT_SUFFIXES:
        file = folder / f"{stem}{suffix}"
        try:
            if file.is_file() and file.stat().st_size <= _MOST_TEXT:
                return _plain(file.read_bytes())
        except OSError:
            return None
    return None


def _plain(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _files(root: Path, *, year: int | None = None) -> Iterator[ReportFile]:
    top = root.resolve()
    for folder in sorted(root.iterdir()):
        if not (YEAR_SPEC.fullmatch(folder.name) and folder.is_dir()) or year not in (None, int(folder.name[:4])):
            continue
        inside = folder.resolve().is_relative_to(top)
        for path in sorted(folder.iterdir()):
            visible = path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~", "_"))
            if visible and path.is_file() and _stays(path, top, folder_inside=inside):
                yield ReportFile(path=path, year=int(folder.name[:4]), region=region_code(path.stem))


def _stays(path: Path, top: Path, *, folder_inside: bool) -> bool:
    """Whether the file lies under ``top``; to resolve each of thousands would take longer than to list them."""
    return path.resolve().is_relative_to(top) if path.is_symlink() else folder_inside


def _preference(file: ReportFile) -> tuple[int, str]:
    return SUFFIXES.index(file.path.suffix.lower()), file.path.name


def find_report(spec: str, *, reports: Path | None) -> ReportFile:
    """The file of a report: a year (``2023``), a year and region (``2023/shanghai``, ``shanghai-2023``,
    ``上海/2023``), or the path of a file.

    A year alone means Beijing, or the only region that the year has. ``reports`` as for :func:`reports_directory`.
    Raises :class:`ReportNotFound`; the message names what there is."""
    wanted = unicodedata.normalize("NFKC", spec).strip()
    slashed = wanted.replace("\\", "/")
    if YEAR_SPEC.match(slashed) and CLIMBS.search(slashed):
        raise ReportNotFound(
            f"{spec}: a report may not lie outside the reports directory; give year/region or a path",
            f"{spec}：报告不能在报告目录之外；请写成 年份/地区，或给出文件路径",
        )
    year, region = _parse_spec(slashed)
    if year:
        files = list_reports(reports)
        found = _pick(files, year, region)
        if found is not None:
            return found
    path = Path(spec)
    if not _is_year(slashed) and _exists(path):
        return _file_at(path)
    if year:
        raise ReportNotFound(*_nothing_for(year, region, files, reports_directory(reports).path))
    there = _years(list_reports(reports))
    raise ReportNotFound(
        f"{spec!r}: no such file, and no year or year/region either; the years there are: {_names(there) or 'none'}",
        f"“{spec}”：没有这个文件，也不是年份或 年份/地区；现有年份：{_names(there, 'zh') or '无'}",
    )


def _parse_spec(spec: str) -> tuple[int, str | None]:
    if match := YEAR_SPEC.fullmatch(spec):
        return int(match.group(1)), None
    if match := YEAR_REGION.fullmatch(spec):
        return int(match.group(1)), region_code(match.group(2))
    if match := REGION_YEAR.fullmatch(spec):
        return int(match.group(2)), region_code(match.group(1))
    return 0, None


def _is_year(spec: str) -> bool:
    """A bare year is never a path: a folder ``2023`` in the working directory must not change what 2023 means."""
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
    year, region = _told_by_path(path)
    return ReportFile(path=path, year=year, region=region or UNKNOWN)


def _pick(files: Sequence[ReportFile], year: int, region: str | None) -> ReportFile | None:
    there = {file.region: file for file in files if file.year == year}
    if region is not None:
        return there.get(region) or _called(region, there)
    if DEFAULT_REGION in there:
        return there[DEFAULT_REGION]
    return next(iter(there.values())) if len(there) == 1 else None


def _called(name: str, there: Mapping[str, ReportFile]) -> ReportFile | None:
    """The one region that is called ``name`` and something like 市 (深圳 for 深圳市), if there is just one."""
    longer = [file for region, file in there.items() if region[:-1] == name and region[-1:] in "市州盟县区"]
    return longer[0] if len(longer) == 1 else None


def _nothing_for(year: int, region: str | None, files: Sequence[ReportFile], root: Path) -> tuple[str, str]:
    """What to say where a year, or its region, is missing: what there is, in English and in Chinese."""
    regions = sorted(file.region for file in files if file.year == year)
    shown = [shown_region_zh(name) for name in regions]
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
            f"{year}年有多个地区的报告，其中没有{shown_region_zh(DEFAULT_REGION)}；"
            f"请从{_names(shown, 'zh')}中指明一个，如 {year}/{regions[0]}",
        )
    held = [str(file.year) for file in files if file.region == region]
    hint = f"years with {region}: {_names(held) or 'none'}"
    name = shown_region_zh(region)
    hint_zh = f"有{name}的年份：{_names(held, 'zh')}" if held else f"各年都没有{name}"
    if region not in REGIONS and not held:
        import difflib

        for near in difflib.get_close_matches(region, regions, n=1):
            hint, hint_zh = f"did you mean {year}/{near}?", f"是不是 {year}/{near}？"
    return (
        f"no report {year}/{region} in {root}: {year} has {_names(regions)}; {hint}",
        f"{root} 里没有 {year}/{region}；{year}年有：{_names(shown, 'zh')}；{hint_zh}",
    )


def _years(files: Sequence[ReportFile]) -> list[str]:
    return [str(year) for year in sorted({file.year for file in files})]


def shown_region_zh(code: str) -> str:
    """A region for Chinese readers, with what has to be typed for it: ``北京（beijing）``."""
    return f"{REGIONS[code]}（{code}）" if code in REGIONS else code


def _names(names: Sequence[str], lang: Literal["zh", "en"] = "en") -> str:
    """The names, with the middle left out where there are many."""
    comma = "、" if lang == "zh" else ", "
    if len(names) <= NAMED_SHOWN:
        return comma.join(names)
    half = NAMED_SHOWN // 2
    count = f"（共{len(names)}个）" if lang == "zh" else f" ({len(names)} in all)"
    return comma.join([*names[:half], "…", *names[-half:]]) + count


def identify(document: Document, path: Path | None) -> Identity:
    """What the report is: told by its front matter, else its ``path`` (``…/<year>/<region>.<ext>``), else its text
    (the title 2025年北京市政府工作报告, the line ——2021年3月5日在…会议上).

    A report delivered in November or December is that of the next year. Raises :class:`UnreadableReport` where front
    matter says something that cannot be (``year: twenty``)."""
    metadata = document.metadata
    path_year, path_region = _told_by_path(path) if path is not None else (0, None)
    told = told_by_text(document)
    region = str(metadata.get("region") or "").strip()
    stated_title = str(metadata.get("title") or "").strip()
    return Identity(
        year=_stated_year(metadata.get("year")) or path_year or told.year or told.named_year,
        region=region_code(region) if region else writable_name(path_region or told.region or UNKNOWN),
        title=stated_title or told.title or (writable_name(path.stem) if path is not None else document.name),
        kind="digest" if metadata.get("kind") == "digest" else "full_text",
    )


def told_by_text(document: Document) -> Occasion:
    """What the text says of its occasion, with title, day and session of its front matter where it has them.

    Raises as :func:`identify`."""
    _check_stated(document)
    stated = {key: str(document.metadata.get(key) or "").strip() for key in ("title", "delivered", "session")}
    said = "\n".join(text for key, text in stated.items() if key != "title" and text)
    return occasion_of(document.text, title=stated["title"], said=said)


def _check_stated(document: Document) -> None:
    """What front matter says of year, kind and region must be possible: a slip there would name the wrong report."""
    stated = {key: document.metadata.get(key) for key in ("year", "kind", "region")}
    wrong = {
        "year": not isinstance(stated["year"], str | int) or not _stated_year(stated["year"]),
        "kind": stated["kind"] not in get_args(Kind),
        "region": not isinstance(stated["region"], str) or re.search(r"[/\\\s.]", stated["region"]) is not None,
    }
    expected = {"year": "a year such as 2023", "kind": " or ".join(get_args(Kind)), "region": "a name such as beijing"}
    expected_zh = {"year": "年份，如 2023", "kind": " 或 ".join(get_args(Kind)), "region": "地区名，如 beijing"}
    for key, value in stated.items():
        if value not in (None, "") and wrong[key]:
            raise UnreadableReport(
                f"{document.name}: the front matter says {key}: {value}; write {expected[key]}, or leave the line out",
                f"{document.name}：文件头写着 {key}: {value}；应为{expected_zh[key]}，或删去这一行",
            )


def _stated_year(value: object) -> int:
    text = str(value or "").strip().removesuffix("年")
    return int(text) if re.fullmatch(r"(?:19|20)\d\d", text) else 0


def _told_by_path(path: Path) -> tuple[int, str | None]:
    """Year and region of ``2023/beijing.md``, ``beijing/2023.md``, ``beijing-2023.md``; 0 and ``None`` else."""
    for candidate in (f"{path.parent.name}/{path.stem}", path.stem.replace("_", "-")):
        year, region = _parse_spec(unicodedata.normalize("NFKC", candidate))
        if year and region:
            return year, region
    year, _ = _parse_spec(path.stem)
    return year, None
