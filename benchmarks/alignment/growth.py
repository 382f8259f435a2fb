"""How time and memory of the alignment grow: ``python -m benchmarks.alignment --growth``.

Each size runs in a process of its own, on one core: reports of 300 to 3,000 measures a side are made up from the words
of work reports, aligned once to warm up, then timed. Seconds are those of the processor, so that a busy machine does
not show; peak resident memory is that of the whole process. The growth exponent is the slope of log time over log size
(2 is quadratic). Unix only: peak memory comes from ``resource``.
"""

from __future__ import annotations

import math
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from reportdiff.alignment import align
from reportdiff.model import Report
from reportdiff.opening import read_report_bytes

SIZES = (300, 600, 1200, 3000)
RUNS = 3
"""Timed runs at each size; the fastest counts, as the others were disturbed."""

TARGETS = {600: (0.5, 300.0), 3000: (15.0, 300.0)}
"""Seconds and megabytes (10^6 bytes) that must not be exceeded at a size."""

SECTION = 60
"""Measures under one heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one size costs: measures a side, processor seconds, and peak memory in megabytes (10^6 bytes)."""

    size: int
    seconds: float
    megabytes: float


def main() -> None:
    """Time every size and print the growth."""
    costs = [_in_a_process(size) for size in SIZES]
    print(f"{'measures a side':>16s}{'seconds':>10s}{'peak MB':>10s}{'exponent':>10s}")
    before: list[Cost] = []
    for cost in costs:
        slope = f"{exponent([*before, cost]):.2f}" if before else ""
        seconds, megabytes = TARGETS.get(cost.size, (math.inf, math.inf))
        missed = "  MISSED" if cost.seconds > seconds or cost.megabytes > megabytes else ""
        print(f"{cost.size:16,d}{cost.seconds:10.2f}{cost.megabytes:10.0f}{slope:>10s}{missed}")
        before = [cost]
    print(f"growth exponent over all sizes: {exponent(costs):.2f}")


def exponent(costs: Sequence[Cost]) -> float:
    """Least-squares slope of log seconds over log size."""
    xs, ys = [math.log(cost.size) for cost in costs], [math.log(cost.seconds) for cost in costs]
    middle, height = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - middle) * (y - height) for x, y in zip(xs, ys, strict=True)) / sum((x - middle) ** 2 for x in xs)


def invented_pair(size: int) -> tuple[Report, Report]:
    """Two reports of ``size`` measures each. Of the second one's a third are the first's, a third those with other
    words at the end, a third new; sections stay, their order and that of their measures changes."""
    dice = random.Random(size)
    words, weights = _vocabulary()
    draw = lambda count: "".join(dice.choices(words, weights, k=count))  # noqa: E731 - one line of closure over three names
    old = [[draw(dice.randint(3, 7)) for _ in range(SECTION)] for _ in range(-(-size // SECTION))]
    new = []
    for section in old:
        edited = []
        for text in section:
            kind = dice.randrange(3)
            edited.append(text if kind == 0 else text[: 2 * len(text) // 3] + draw(2) if kind == 1 else draw(5))
        dice.shuffle(edited)
        new.append(edited)
    dice.shuffle(new)
    return _report(2031, old, size), _report(2032, new, size)


def _vocabulary() -> tuple[list[str], list[int]]:
    """Words of several characters and how often they occur in reports."""
    table = resources.files("reportdiff").joinpath("data/words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    held = [(row[0], int(row[1])) for row in rows if len(row[0]) > 1 and "\u4e00" <= row[0][0] <= "\u9fff"]
    return [word for word, _ in held], [count for _, count in held]


def _report(year: int, sections: Sequence[Sequence[str]], size: int) -> Report:
    lines = ["---", "region: yunzhou", f"year: {year}", f"title: 云州{year}年政府工作报告", "kind: digest", "---"]
    left = size
    for number, section in enumerate(sections, start=1):
        lines += ["", f"## 第{number}组任务", "", *(f"- {text}" for text in section[:left])]
        left -= len(section[:left])
    report = read_report_bytes("\n".join(lines).encode(), name=f"{year}/yunzhou.md")
    assert len(report.measures) == size, f"{len(report.measures)} measures where {size} were made"
    return report


def _in_a_process(size: int) -> Cost:
    one_core = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.alignment.growth", str(size)],
        env={**os.environ, **one_core},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(f"size {size}: {' '.join(done.stderr.strip().splitlines()[-1:])}")
    seconds, megabytes = done.stdout.split()
    return Cost(size=size, seconds=float(seconds), megabytes=float(megabytes))


def _time_one(size: int) -> None:
    import resource

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    old, new = invented_pair(size)
    align(old, new)
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        align(old, new)
        times.append(time.process_time() - start)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kilobytes (of 1,024 bytes), macOS in bytes.
    print(min(times), (used if sys.platform == "darwin" else used * 1024) / 1e6)


if __name__ == "__main__":
    _time_one(int(sys.argv[1]))
