"""Which report a file of a collection is meant to be, told by where it lies: ``<year>/<region>.*`` or
``<region>/<year>.*`` in any depth, or a name such as 云岭市2031年政府工作报告.docx."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportdiff.corpus.report_files import SUFFIXES, may_be_report, plan_of
from reportdiff.disk.symbolic_links import leads_out
from reportdiff.regions import REGIONS, region_code

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)年?")
DECORATION = re.compile(
    r"(?:人民)?政府工作报告|工作报告|全文|[\s_\-—–()（）《》\[\]【】.,，、:：]+|(?<!\d)\d{1,2}(?!\d)"
)
"""What occurs in names of files and folders beside a region and a year."""

PLACE = re.compile(r"[\u4e00-\u9fff]{2,12}(?:省|市|自治区|自治州|地区|州|盟|县|区)")


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateFile:
    """A file of a collection, or a row of a table; ``year`` 0 and ``region`` ``""`` where its place does not say.

    For a row, ``data`` is its text, ``source`` the address that it names (``""`` without one), and ``fault`` why it can
    be no report, in English and Chinese."""

    path: Path
    year: int
    region: str
    data: bytes | None = None
    source: str = ""
    fault: tuple[str, str] | None = None


def candidates(folder: Path) -> tuple[CandidateFile, ...]:
    """Give the files in ``folder``, at any depth, that may hold reports, the most telling format of each report first
    and among those the plainest name (2031.md before 2031-part.md).

    A folder that may not be opened counts as a file, so that the account names it. Hidden files, pipes and devices, and
    links that lead nowhere or out of ``folder`` are left out; no link to a folder is followed."""
    files = [_candidate(path, folder) for path in _files(folder)]
    return tuple(
        sorted(files, key=lambda file: (file.year, file.region, _preference(file.path), len(file.path.stem), file.path))
    )


def _files(folder: Path) -> Iterator[Path]:
    locked_folders: list[str] = []
    for parent, folders, files in os.walk(folder, onerror=lambda error: locked_folders.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_", "~")))
        for name in sorted(files):
            path = Path(parent, name)
            # The review of a digest comes with its plan; one without a plan is said to be there.
            if not may_be_report(path) or plan_of(path) != path:
                continue
            if _is_file(path) and not (path.is_symlink() and leads_out(path, folder)):
                yield path
    yield from map(Path, locked_folders)


def _is_file(path: Path) -> bool:
    """Tell whether there is a file that can be read to its end, at the end of its links; what may not even be looked at
    counts, so that the account says so."""
    try:
        return path.is_file()
    except OSError:
        return True


def _preference(path: Path) -> int:
    suffix = path.suffix.lower()
    return SUFFIXES.index(suffix) if suffix in SUFFIXES else len(SUFFIXES)


def _candidate(path: Path, folder: Path) -> CandidateFile:
    inner = path.relative_to(folder).with_suffix("").parts
    # The folder itself may be what names the region or the year: import 北京/ or import 2031/.
    steps = [*reversed(inner), folder.resolve().name]
    year = next((int(match.group(1)) for step in steps if (match := YEAR.search(step))), 0)
    return CandidateFile(path=path, year=year, region=next(filter(None, map(_region, steps)), ""))


def _region(step: str) -> str:
    """Give the region that one name on the way says; only a known one, or one that ends like a place."""
    bare = DECORATION.sub("", YEAR.sub(" ", step))
    code = region_code(bare)
    if code in REGIONS or PLACE.fullmatch(bare):
        return code
    return ""
