"""What other ways to compare the same two reports cost: ``python -m benchmarks.rivals``.

Each is a process of its own, as in :mod:`benchmarks.speed`, and each is measured in turn with a start-up. They answer
an easier question: none knows measures, figures, or what became of what is gone.

- ``git diff --no-index --word-diff`` with an expression that takes each Chinese character for a word;
- difflib (``ndiff``) over clauses;
- rapidfuzz ``cdist`` over clauses, with mutual best partners.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed import RUNS, START_UP, Cost, report_pair, run_once

_WORDS = "[\udcc0-\udcff][\udc80-\udcbf]+|[0-9A-Za-z.%]+"
"""A character of several bytes in UTF-8, or a figure, as an expression over bytes."""

_CLAUSES = "import re, sys\na, b = ([c for c in re.split('[，。；！？\\n]+', open(p, encoding='utf-8').read()) if c]"
_CLAUSES += " for p in sys.argv[1:3])\n"
_DIFFLIB = _CLAUSES + "import difflib\nsys.stdout.writelines(line + '\\n' for line in difflib.ndiff(a, b))\n"
_RAPIDFUZZ = (
    _CLAUSES
    + """
from rapidfuzz import fuzz, process
scores = process.cdist(a, b, scorer=fuzz.ratio)
best, back = scores.argmax(axis=1), scores.argmax(axis=0)
for i, j in enumerate(best):
    if back[j] == i and scores[i, j] >= 60:
        print(round(float(scores[i, j])), a[i], b[j])
"""
)


def measure(words: Sequence[str], folder: Path, runs: int, program: str | None = None) -> tuple[float, float, float]:
    """Give the medians of processor time in seconds and in start-ups, and the largest memory in megabytes."""
    starts, costs = [], list[Cost]()
    for _ in range(runs):
        starts.append(run_once(START_UP, folder, None).processor)
        costs.append(run_once(words, folder, None, program=program, may_differ=True))
    ratio = statistics.median(cost.processor / start for cost, start in zip(costs, starts, strict=True))
    return statistics.median(cost.processor for cost in costs), ratio, max(cost.megabytes for cost in costs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--invented", action="store_true", help="use the made-up reports")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"runs of each (default {RUNS})")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pair, what = report_pair(folder, invented=options.invented)
        files = [str(path.resolve()) for path in pair]
        git = ["LC_ALL=C", "git", "diff", "--no-index", "--word-diff", f"--word-diff-regex={_WORDS}", *files]
        rows: list[tuple[str, Sequence[str], str | None]] = [
            ("difflib, clauses", ("-c", _DIFFLIB, *files), None),
            ("rapidfuzz cdist, clauses", ("-c", _RAPIDFUZZ, *files), None),
            ("reportdiff OLD NEW, cold", ("-m", "reportdiff", *files), None),
        ]
        if shutil.which("git") and (program := shutil.which("env")):
            rows.insert(0, ("git diff --word-diff", git, program))
        print(f"{what}; medians of {options.runs} runs")
        print(f"{'':30s}{'processor':>11s}{'start-ups':>11s}{'memory':>10s}")
        for title, words, of in rows:
            seconds, ratio, megabytes = measure(words, folder, options.runs, of)
            print(f"{title:30s}{seconds:9.2f} s{ratio:10.1f}x{megabytes:7.0f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
