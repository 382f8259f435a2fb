"""How often the area of policy of a commitment is told rightly: ``python -m benchmarks.areas [--errors]``.

``areas.tsv`` holds the areas of 640 commitments of 80 reports: one of each of 50 places of the library, and 30 of the
regions of the corpus, 1991 to 2026, eight of each. They were read by hand; the commitments themselves are in the shared
reports only. The words were chosen with one half of the reports in view (``dev``), so only the other half (``test``)
measures anything. ``strict`` counts the reader's first area alone, ``either`` every area that the reader thought as
good; ``unknown`` are those for which the program names none. The reader of the labels also wrote the words.

``--draw`` prints where the commitments are that the sample would have today.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from reportdiff.errors import ReportdiffError
from reportdiff.model import Measure
from reportdiff.opening import read_report
from reportdiff.parsing.policy_areas import UNKNOWN_AREA, load_areas

LABELS = Path(__file__).with_name("areas.tsv")
_SEED = "topics 2026"
_FEWEST = 40
"""Commitments that a report of the sample has at least."""


def shared() -> Path:
    """Give the folder of real reports."""
    return Path(os.environ.get("REPORTDIFF_SHARED") or Path(__file__).parents[2] / "shared")


def fingerprint(measure: Measure) -> str:
    """Give what tells a measure without its text."""
    return hashlib.blake2s(measure.text.encode(), digest_size=6).hexdigest()


@lru_cache(maxsize=2)
def commitments_of(path: str) -> dict[tuple[int, str], Measure]:
    """Give the measures of a report by their place and fingerprint."""
    return {(m.start, fingerprint(m)): m for m in read_report(shared() / path).measures}


def draw() -> Iterator[tuple[str, str, Measure]]:
    """Draw the sample: set, report and commitment."""
    rng = random.Random(_SEED)
    places: dict[str, list[Path]] = {}
    for path in sorted(p for p in (shared() / "library").rglob("*") if p.is_file()):
        places.setdefault(path.parent.name, []).append(path)
    corpus: dict[tuple[str, str], Path] = {}
    for path in sorted(p for p in (shared() / "corpus").rglob("*") if p.suffix in (".md", ".txt")):
        corpus.setdefault((path.parent.name, path.stem), path)
    names = sorted(places)
    rng.shuffle(names)
    reports = _some([rng.choice(places[name]) for name in names], 50, rng)
    reports += _some(list(corpus.values()), 30, rng)
    rng.shuffle(reports)
    for number, (path, measures) in enumerate(reports):
        for measure in sorted(measures, key=lambda m: m.start):
            yield "test" if number % 2 else "dev", str(path.relative_to(shared())), measure


def _some(paths: list[Path], count: int, rng: random.Random) -> list[tuple[Path, Sequence[Measure]]]:
    rng.shuffle(paths)
    reports: list[tuple[Path, Sequence[Measure]]] = []
    for path in paths:
        if len(reports) == count:
            break
        try:
            commitments = list(read_report(path).commitments)
        except ReportdiffError:
            continue
        if len(commitments) >= _FEWEST:
            reports.append((path, rng.sample(commitments, 8)))
    return reports


def score(which: str, *, show_errors: bool = False) -> Counter[str]:
    """Count what was told rightly of the set ``which``."""
    codes = {area.id: str(area.code) for area in load_areas()} | {UNKNOWN_AREA: "0", "": "0"}
    counts: Counter[str] = Counter()
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith(which):
            continue
        _, path, start, _, mark, labels = line.split("\t")
        measure = commitments_of(path).get((int(start), mark))
        if measure is None:
            counts["cut otherwise today"] += 1
            continue
        told, right = codes[measure.area], labels.split("|")
        counts["commitments"] += 1
        counts["strict"] += told == right[0]
        counts["either"] += told in right
        counts["unknown"] += told == "0"
        if show_errors and told not in right:
            print(path, told, "should be", labels, "|", measure.topic[:20], "|", measure.text[:40])
    return counts


def main() -> None:
    """Print the shares of both sets; with ``--errors`` what was told wrongly of the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--draw", action="store_true")
    arguments = parser.parse_args()
    if arguments.draw:
        for which, path, measure in draw():
            print(which, path, measure.start, measure.end, fingerprint(measure), sep="\t")
        return
    for which in ("dev", "test"):
        counts = score(which, show_errors=arguments.errors and which == "dev")
        print(which)
        for name, count in counts.items():
            print(f"  {name:20} {count:4} {count / counts['commitments']:6.1%}")


if __name__ == "__main__":
    main()
