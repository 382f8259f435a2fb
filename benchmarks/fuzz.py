"""A long run of damaged files against the readers: ``python -m benchmarks.fuzz --count 3000`` (or ``--minutes 10``).

An invented report in every form is damaged and read as far as its measures, in a process of its own. Prints what went
wrong with the seed that makes it again: a traceback that is no error of the program's own, an error of several lines, a
file that takes too long, or a *silent* loss: a tenth of the measures gone, and no error, no doubt about the plan and no
entry of the ledger more than for the sound file. Then how many files were read, refused and wrong, by form. Real files
can be given to be damaged too: ``--files "a/*.docx"``. Exit code 1 if anything went wrong.
"""

from __future__ import annotations

import argparse
import glob
import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from reportdiff.errors import ReportdiffError, UnexpectedFault
from reportdiff.model import Report
from reportdiff.opening import read_report_bytes
from reportdiff.reading.ocr import scans
from tests.reading.long_files import long_originals
from tests.reading.mutations import mutated

SLOW: Final = 20.0
"""Seconds that no file may take; what takes longer is killed."""

KEPT: Final = 0.9
"""Share of the measures below which a loss must leave a trace."""

FEWEST: Final = 40
"""Measures of a report that is large enough for its losses to be told from a single injury."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a damaged file: ``read``, ``refused``, or what went wrong; and seconds of the processor."""

    what: str
    seconds: float


def sound(name: str, data: bytes) -> Report | None:
    """The report of an undamaged file; ``None`` where it is refused as it is."""
    try:
        return read_report_bytes(data, name=name)
    except ReportdiffError:
        return None


def attempt(name: str, data: bytes, original: Report | None) -> Outcome:
    """Read a damaged file; ``original`` is what the sound one gives."""
    start = time.process_time()
    try:
        report = read_report_bytes(data, name=name)
        report.text.encode()
        what = "silent loss" if original is not None and is_silent(report, original) else "read"
    except UnexpectedFault as error:
        what = f"fault: {error}"
    except ReportdiffError as error:
        what = "refused" if "\n" not in str(error) else f"an error of several lines: {error!r}"
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
    return Outcome(what=what, seconds=time.process_time() - start)


def is_silent(report: Report, original: Report) -> bool:
    """Whether measures are gone without a trace."""
    before, after = (Counter(measure.text for measure in each.measures) for each in (original, report))
    if before.total() < FEWEST or (before & after).total() >= KEPT * before.total():
        return False
    counts = {entry.what: entry.count for entry in original.ledger}
    more = any(entry.count > counts.get(entry.what, 0) for entry in report.ledger)
    return not more and set(report.plan_doubts) <= set(original.plan_doubts)


def serve(files: dict[str, bytes], connection: Connection) -> None:
    """Read damaged files by name and seed, for as long as there are any."""
    # A page that lost its text is a scan, which would be recognised for seconds.
    scans.is_installed = lambda: False
    originals = {name: sound(name, data) for name, data in files.items()}
    connection.send(None)
    while (order := connection.recv()) is not None:
        name, seed = order
        connection.send(attempt(name, mutated(files[name], random.Random(seed)), originals[name]))


class Reader:
    """A process that reads damaged files, and is killed and begun anew when one takes too long."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        self._begin()

    def _begin(self) -> None:
        self._connection, other = multiprocessing.Pipe()
        self._process = multiprocessing.Process(target=serve, args=(self._files, other), daemon=True)
        self._process.start()
        other.close()
        self._connection.recv()

    def read(self, name: str, seed: int) -> Outcome:
        """What becomes of the file ``name`` with the injuries of ``seed``."""
        self._connection.send((name, seed))
        try:
            if self._connection.poll(SLOW):
                outcome: Outcome = self._connection.recv()
                return outcome
            what = f"took more than {SLOW:.0f} s"
        except EOFError:
            what = "killed the process"
        self._process.kill()
        self._process.join()
        self._begin()
        return Outcome(what=what, seconds=SLOW)


def seeds(options: argparse.Namespace) -> Iterator[int]:
    """The seeds of a run."""
    if options.count:
        yield from range(options.seed, options.seed + options.count)
        return
    end = time.monotonic() + 60 * options.minutes
    seed = options.seed
    while time.monotonic() < end:
        yield seed
        seed += 1


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--count", type=int, help="read so many files, however long it takes")
    parser.add_argument("--seed", type=int, default=0, help="the first seed; each file has the next one")
    parser.add_argument("--files", help="a glob of real files to be damaged beside the invented ones")
    options = parser.parse_args()
    files = long_originals()
    files.update({path: Path(path).read_bytes() for path in sorted(glob.glob(options.files or ""))})
    reader = Reader(files)
    counts: dict[str, Counter[str]] = {name: Counter() for name in files}
    slowest = (0.0, "")
    for seed in seeds(options):
        name = list(files)[seed % len(files)]
        outcome = reader.read(name, seed)
        key = outcome.what if outcome.what in ("read", "refused") else "wrong"
        counts[name][key] += 1
        slowest = max(slowest, (outcome.seconds, f"{name} with seed {seed}"))
        if key == "wrong":
            print(f"seed {seed}: {name}: {outcome.what}", flush=True)
    for name, count in counts.items():
        print(f"{name}: " + ", ".join(f"{key} {number}" for key, number in sorted(count.items())))
    total = sum(counts.values(), Counter[str]())
    print(f"{total.total()} files: {dict(total)}; slowest {slowest[0]:.2f} s ({slowest[1]})")
    return 1 if total["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
