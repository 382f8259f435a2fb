"""A long run of damaged files against the readers: ``python -m benchmarks.fuzz --minutes 10``.

Prints what went wrong (a traceback that is no error of the program's own, text that cannot be printed, or a file that
takes too long) with the seed that makes it again, and at the end how many files were read, refused, and how long the
slowest took. Real files can be given to be damaged too: ``--files "a/*.docx"``. Exit code 1 if anything went wrong.
"""

from __future__ import annotations

import argparse
import glob
import random
import sys
import time
from pathlib import Path

from reportdiff.errors import ReportdiffError
from reportdiff.reading import read_bytes
from reportdiff.reading.ocr import scans
from tests.reading.mutations import mutated, originals

SLOW = 5.0
"""Seconds that no file may take."""


def attempt(name: str, data: bytes) -> tuple[str, float]:
    """``read``, ``refused``, or what went wrong; and seconds."""
    start = time.perf_counter()
    try:
        read_bytes(data, name=name).text.encode()
        outcome = "read"
    except ReportdiffError as error:
        outcome = "refused" if "\n" not in str(error) else f"an error of several lines: {error!r}"
    except Exception as error:
        outcome = f"{type(error).__name__}: {error}"
    seconds = time.perf_counter() - start
    return (f"took {seconds:.1f} s" if seconds > SLOW else outcome), seconds


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=0, help="the first seed; each file has the next one")
    parser.add_argument("--files", help="a glob of real files to be damaged beside the invented ones")
    options = parser.parse_args()
    # A page that lost its text is a scan, which would be recognised for seconds.
    scans.is_installed = lambda: False
    files = originals()
    files.update({path: Path(path).read_bytes() for path in sorted(glob.glob(options.files or ""))})
    end = time.monotonic() + 60 * options.minutes
    counts: dict[str, int] = {}
    slowest = (0.0, "")
    seed = options.seed
    while time.monotonic() < end:
        name = list(files)[seed % len(files)]
        outcome, seconds = attempt(name, mutated(files[name], random.Random(seed)))
        key = outcome if outcome in ("read", "refused") else "wrong"
        counts[key] = counts.get(key, 0) + 1
        slowest = max(slowest, (seconds, f"{name} with seed {seed}"))
        if key == "wrong":
            print(f"seed {seed}: {name}: {outcome}", flush=True)
        seed += 1
    print(f"seeds {options.seed} to {seed - 1}: {counts}; slowest {slowest[0]:.2f} s ({slowest[1]})")
    return 1 if "wrong" in counts else 0


if __name__ == "__main__":
    sys.exit(main())
