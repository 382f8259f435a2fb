"""Where reports are: ``reports/<year>/<region>.<ext>``; which files hold one, and a list of them all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reportdiff.corpus.report_files import SUFFIXES, is_review, may_be_report, plan_of, report_stem
from reportdiff.corpus.specs import YEAR_SPEC
from reportdiff.disk.symbolic_links import leads_out, leaves_repository
from reportdiff.errors import ReportdiffError, ReportNotFound
from reportdiff.package_data import example_reports
from reportdiff.regions import region_code

ENVIRONMENT = "REPORTDIFF_REPORTS"


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


def reports_directory(option: Path | None) -> ReportsDirectory:
    """Give the directory of reports: ``option``, else ``$REPORTDIFF_REPORTS``, else ``./reports``, else the bundled
    one.

    Raises :class:`ReportNotFound` if the one that was asked for is no directory."""
    folder, option_name = option, "--reports"
    if folder is None and os.environ.get(ENVIRONMENT):
        folder, option_name = Path(os.environ[ENVIRONMENT]), ENVIRONMENT
    if folder is not None:
        if not folder.is_dir():
            raise ReportNotFound(
                f"{folder}: {option_name} names no directory; give one that holds <year>/<region>.md",
                f"{folder}：{option_name} 指的不是目录；请给出存放 <年份>/<地区>.md 的目录",
            )
        return ReportsDirectory(path=folder, bundled=False)
    default = Path("reports")
    if default.is_dir():
        refuse_default(default)
        return ReportsDirectory(path=default, bundled=False)
    return ReportsDirectory(path=_bundled(), bundled=True)


def refuse_default(folder: Path) -> None:
    """Raise :class:`ReportdiffError` where ``./reports``, which nobody named, leads out of its repository."""
    if leaves_repository(folder):
        raise ReportdiffError(
            f"{folder}: is a symbolic link out of this repository; name the directory itself with --reports",
            f"{folder}：是指向仓库之外的符号链接；请用 --reports 指定目录本身",
        )


def _bundled() -> Path:
    """Find the package data in an installed wheel, and in a source checkout the repository's own reports."""
    for path in example_reports():
        if path.is_dir():
            return path
    raise ReportNotFound(
        "no reports directory: make ./reports/<year>/<region>.md or give one with --reports DIR",
        "没有存放报告的目录：请建立 ./reports/<年份>/<地区>.md，或用 --reports 指定目录",
    )


def list_reports(reports: Path | None) -> tuple[ReportFile, ...]:
    """Give the reports in ``reports`` (see :func:`reports_directory`), by year, then region; one file for each.

    Where several files hold one report, the kind first in :data:`SUFFIXES` stands for it. Files that lie outside
    (symbolic links) are left out."""
    root = reports_directory(reports).path
    by_report: dict[tuple[int, str], list[ReportFile]] = {}
    for file in _files(root):
        by_report.setdefault((file.year, file.region), []).append(file)
    best_files = []
    for key in sorted(by_report):
        best, *others = sorted(by_report[key], key=_preference)
        best_files.append(replace(best, passed_over=tuple(file.path for file in others)))
    return tuple(best_files)


def files_of_year(root: Path, year: int) -> tuple[ReportFile, ...]:
    """Give all files of reports of ``year`` in the directory ``root``, several of one region among them."""
    return tuple(file for file in _files(root, year=year) if file.year == year) if root.is_dir() else ()


def is_report_place(path: Path) -> bool:
    """Tell whether a path is, by its names, that of a report: ``<year>/<region>.<ext>`` or
    ``<region>/<year>.<ext>``."""
    match = YEAR_SPEC.fullmatch(path.parent.name) or YEAR_SPEC.fullmatch(report_stem(path))
    return bool(match) and may_be_report(path)


def links_out(root: Path) -> tuple[Path, ...]:
    """Give the files and folders of years that :func:`list_reports` leaves out of ``root`` because they lead out of
    it."""
    return tuple(path for path, stays in _entries(root) if not stays)


def reviews_without_plan(reports: Path | None) -> tuple[Path, ...]:
    """Give the reviews of digests in ``reports`` beside which there is no plan: files that no report is read from."""
    entries = _entries(reports_directory(reports).path)
    return tuple(path for path, stays in entries if stays and is_review(path) and plan_of(path) == path)


def _files(root: Path, *, year: int | None = None) -> Iterator[ReportFile]:
    for path, stays in _entries(root, year=year):
        if stays and not is_review(path):
            yield ReportFile(path=path, year=int(path.parent.name[:4]), region=region_code(path.stem))


def _entries(root: Path, *, year: int | None = None) -> Iterator[tuple[Path, bool]]:
    """Give the files of reports and reviews in ``root``, and whether each stays inside.

    A folder that leads out stands for its files. Only links are followed: to follow each of thousands of files would
    take longer than to list them."""
    for folder in sorted(root.iterdir()):
        if not YEAR_SPEC.fullmatch(folder.name) or year not in (None, int(folder.name[:4])):
            continue
        if folder.is_symlink() and leads_out(folder, root):
            yield folder, False
        elif folder.is_dir():
            for path in filter(may_be_report, sorted(folder.iterdir())):
                if path.is_symlink() and leads_out(path, root):
                    yield path, False
                elif path.is_file():
                    yield path, True


def _preference(file: ReportFile) -> tuple[int, str]:
    return SUFFIXES.index(file.path.suffix.lower()), file.path.name
