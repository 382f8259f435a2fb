"""Draw mutants of the comparison, try them, and print those that survive, with counts by module."""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import hypothesis.configuration
import pytest

from benchmarks.mutation.mutations import Mutation, mutations
from benchmarks.mutation.session import Fate, Session

ROOM = Path("reportdiff/comparison")
TESTS = ("tests/comparison", "tests/test_pairs.py")


def sample(found: Sequence[Mutation], count: int, seed: int) -> list[Mutation]:
    """Draw ``count`` mutations, of every module the same share; all of them where there are no more."""
    drawn: list[tuple[float, Mutation]] = []
    for module in sorted({each.module for each in found}):
        own = [each for each in found if each.module == module]
        random.Random(f"{seed} {module}").shuffle(own)
        drawn += [((place + 0.5) / len(own), each) for place, each in enumerate(own)]
    drawn.sort(key=lambda row: row[0])
    return [each for _, each in drawn[:count]]


def main() -> int:
    """Try the mutants that the options name; 0, whatever survives."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    parser.add_argument("--count", type=int, default=400, help="how many mutants are tried (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="another number draws others")
    parser.add_argument("--only", default="", help="a part of the path of the modules, as fates/")
    parser.add_argument("--line", type=int, help="only the mutants of this line")
    options = parser.parse_args()
    modules = [path for path in sorted(ROOM.rglob("*.py")) if options.only in str(path)]
    found = [each for path in modules for each in mutations(path) if options.line in (None, each.line)]
    counts: Counter[Fate] = Counter()

    def tell(mutation: Mutation, fate: Fate) -> None:
        counts[fate] += 1
        if fate in ("survived", "untested"):
            line = mutation.module.read_text(encoding="utf-8").splitlines()[mutation.line - 1].strip()
            print(f"{mutation.module}:{mutation.line}: {fate}: {mutation.change}: {line}", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        hypothesis.configuration.set_hypothesis_home_dir(folder)
        words = [
            "-q",
            "--no-header",
            "--no-summary",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "-o",
            "addopts=--import-mode=importlib",
        ]
        pytest.main([*words, *TESTS], plugins=[Session(ROOM, sample(found, options.count, options.seed), tell)])
    print(
        f"of {len(found)} mutants tried {counts.total()}: "
        + ", ".join(f"{n} {fate}" for fate, n in counts.most_common())
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
