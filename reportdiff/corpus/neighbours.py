"""The files beside a report's: the same region in other years, and other regions in the same year.

Two layouts are known, ``<year>/<region>.<ext>`` and ``<region>/<year>.<ext>``.
"""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportdiff.corpus.report_files import SUFFIXES, is_review, may_be_report, report_stem
from reportdiff.corpus.specs import YEAR_SPEC
from reportdiff.regions import region_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """Another report's file: ``region`` and ``year`` as its path says."""

    path: Path
    region: str
    year: int


def siblings(path: Path) -> tuple[Sibling, ...]:
    """Give the files of the same region in other years, and of other regions in the same year, by year and region.

    Empty where the path has neither layout. Of several files of one report the kind first in
    :data:`reportdiff.corpus.reports.SUFFIXES` counts."""
    folder = path.parent
    if YEAR_SPEC.fullmatch(folder.name):
        region, year = region_code(report_stem(path)), int(folder.name[:4])
        candidates = _by_year(folder.parent)
    elif YEAR_SPEC.fullmatch(report_stem(path)):
        region, year = _plain(folder.name), int(path.stem[:4])
        candidates = _by_region(folder)
    else:
        return ()
    return tuple(
        each
        for each in candidates
        if (each.region == region) != (each.year == year) and (each.region == region or each.year == year)
    )


def year_before(path: Path) -> Sibling | None:
    """Give the file of the same region one year earlier, if there is one."""
    beside = siblings(path)
    year = _year_of(path)
    return next((each for each in beside if year and each.year == year - 1), None)


def elsewhere(path: Path) -> tuple[Sibling, ...]:
    """Give the files of other regions in other years of the same collection, by year and region.

    In the layout ``<region>/<year>.<ext>`` the collection is the folder above that of the region."""
    beside = {each.path for each in siblings(path)}
    if YEAR_SPEC.fullmatch(path.parent.name):
        candidates = _by_year(path.parent.parent)
    elif YEAR_SPEC.fullmatch(report_stem(path)):
        candidates = _all_regions(path.parent.parent)
    else:
        return ()
    region = region_code(report_stem(path)) if YEAR_SPEC.fullmatch(path.parent.name) else _plain(path.parent.name)
    return tuple(each for each in candidates if each.region != region and each.path not in beside)


def _year_of(path: Path) -> int:
    for name in (path.parent.name, path.stem):
        if YEAR_SPEC.fullmatch(name):
            return int(name[:4])
    return 0


@lru_cache(maxsize=64)
def _by_year(root: Path) -> tuple[Sibling, ...]:
    files = []
    for folder in sorted(each for each in root.iterdir() if YEAR_SPEC.fullmatch(each.name) and each.is_dir()):
        for path in _one_each(folder):
            files.append(Sibling(path=path, region=region_code(path.stem), year=int(folder.name[:4])))
    return tuple(files)


@lru_cache(maxsize=64)
def _all_regions(root: Path) -> tuple[Sibling, ...]:
    files: list[Sibling] = []
    for folder in sorted(root.iterdir()):
        # A link is the way to another collection, and a folder that may not be read is none of this one.
        with contextlib.suppress(OSError):
            if folder.is_dir() and not folder.is_symlink():
                files += _by_region(folder)
    return tuple(files)


@lru_cache(maxsize=4096)
def _by_region(folder: Path) -> tuple[Sibling, ...]:
    region = _plain(folder.name)
    years = (path for path in _one_each(folder) if YEAR_SPEC.fullmatch(path.stem))
    return tuple(Sibling(path=path, region=region, year=int(path.stem[:4])) for path in years)


def _one_each(folder: Path) -> Iterator[Path]:
    """Give the report files of a folder, the best kind of each."""
    files = [path for path in folder.iterdir() if may_be_report(path) and not is_review(path) and path.is_file()]
    best: dict[str, Path] = {}
    for path in sorted(files, key=lambda path: (path.stem, SUFFIXES.index(path.suffix.lower()), path.name)):
        best.setdefault(path.stem, path)
    yield from best.values()


def _plain(name: str) -> str:
    return region_code(unicodedata.normalize("NFKC", name))


def forget() -> None:
    """Look at the folders anew: files may have come or gone since."""
    _by_year.cache_clear()
    _by_region.cache_clear()
    _all_regions.cache_clear()
