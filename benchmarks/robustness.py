"""Every real report, read and outlined: ``python -m benchmarks.robustness [--json FILE]``.

Reads all files below ``corpus/`` and ``library/`` of the folder in ``REPORTDIFF_SHARED`` (default ``../shared``) on two
processes, parses each, and prints how many were read, which failed and why, how many plans were not told with
confidence (by reason), which reports since 2000 ended without a plan, and the slowest. Exit code 1 if any read ended in
an error that is none of the program's own, or if more than 1 % of the reports since 2000 have no plan.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from multiprocessing import Pool
from pathlib import Path

from rich.console import Console
from rich.progress import track

from benchmarks.labels import shared
from reportdiff.corpus.reports import SUFFIXES
from reportdiff.errors import ReportdiffError
from reportdiff.opening import read_report

WORKERS = 2
SLOWEST = 5
RECENT = 2000
"""Reports from this year on are expected to have a plan that can be found."""

MOST_WITHOUT = 0.01
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one file was read: ``error`` is empty where it was, ``crashed`` says that the error is a fault of ours."""

    file: str
    year: int
    seconds: float
    error: str = ""
    crashed: bool = False
    plan_found: str = ""
    doubts: tuple[str, ...] = ()
    measures: int = 0


def files() -> list[Path]:
    """All report files of the corpus and the library, in order."""
    roots = (shared() / "corpus", shared() / "library")
    found = (path for root in roots for path in root.rglob("*") if path.suffix.lower() in SUFFIXES)
    return sorted(path for path in found if YEAR.search(path.stem) or YEAR.fullmatch(path.parent.name))


def read(path: Path) -> Reading:
    """Read one file; whatever happens is part of the result."""
    named = str(path.relative_to(shared()))
    years = YEAR.findall(path.stem) or YEAR.findall(path.parent.name)
    year = int(years[0])
    start = time.perf_counter()
    try:
        report = read_report(path)
    except ReportdiffError as error:
        return Reading(file=named, year=year, seconds=time.perf_counter() - start, error=str(error))
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        return Reading(file=named, year=year, seconds=time.perf_counter() - start, error=what, crashed=True)
    return Reading(
        file=named,
        year=year,
        seconds=time.perf_counter() - start,
        plan_found=report.plan_found,
        doubts=report.plan_doubts,
        measures=len(report.measures),
    )


def account(readings: Sequence[Reading]) -> Iterator[str]:
    """What the run says, line by line."""
    good = [reading for reading in readings if not reading.error]
    recent = [reading for reading in readings if reading.year >= RECENT]
    without = missing(readings)
    doubtful = [reading for reading in good if reading.doubts]
    reasons = Counter(doubt for reading in doubtful for doubt in reading.doubts)
    yield f"files {len(readings)}  read {len(good)}  crashed {sum(reading.crashed for reading in readings)}"
    yield from (f"  failed: {reading.file}: {reading.error}" for reading in readings if reading.error)
    yield f"plan told by a heading {sum(reading.plan_found == 'heading' for reading in good)}"
    yield f"low confidence {len(doubtful)}: " + ", ".join(f"{name} {count}" for name, count in sorted(reasons.items()))
    share = 100 * len(without) / max(1, len(recent))
    yield f"since {RECENT}: {len(recent)} files, {len(without)} without a plan ({share:.2f} %)"
    yield from (f"  no plan: {reading.file} ({', '.join(reading.doubts) or reading.error})" for reading in without)
    yield f"seconds {sum(reading.seconds for reading in readings):.1f} in all on one core; the slowest:"
    slowest = sorted(readings, key=lambda reading: -reading.seconds)[:SLOWEST]
    yield from (f"  {reading.seconds:.2f} s  {reading.file}" for reading in slowest)


def missing(readings: Sequence[Reading]) -> list[Reading]:
    """The recent reports without a plan of their own."""
    return [reading for reading in readings if reading.year >= RECENT and reading.plan_found in ("", "whole")]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every reading to FILE")
    options = parser.parse_args()
    paths = files()
    with Pool(WORKERS) as pool:
        readings = list(
            track(
                pool.imap(read, paths, chunksize=16),
                total=len(paths),
                description="reading",
                console=Console(stderr=True),
                transient=True,
            )
        )
    if options.json:
        text = json.dumps([asdict(reading) for reading in readings], ensure_ascii=False, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")
    print("\n".join(account(readings)))
    recent = sum(reading.year >= RECENT for reading in readings)
    crashed = any(reading.crashed for reading in readings)
    return int(crashed or len(missing(readings)) > MOST_WITHOUT * recent)


if __name__ == "__main__":
    sys.exit(main())
