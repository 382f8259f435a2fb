"""Where reports are: ``reports/<year>/<region>.<ext>``; which files hold one, and a list of them all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reportdiff.corpus.specs import YEAR_SPEC
from reportdiff.errors import ReportNotFound
from reportdiff.package_data import example_reports
from reportdiff.regions import region_code

ENVIRONMENT = "REPORTDIFF_REPORTS"
SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm", ".docx", ".pdf")
"""Kinds of report files, the one that says most about itself first."""


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
    for path in example_reports():
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
