"""How often the area of a measure is told rightly: ``python -m benchmarks.areas [--errors]``.

``areas.tsv`` holds the areas of 400 measures, read by hand with their heading and the opening of their paragraph and
without seeing what the program says; the measures themselves are in the shared reports only. The words were chosen
with the first 200 in view, so only the other 200 (``kept``) measure anything. ``strict`` counts the first label alone,
``either`` the second one too; ``told`` leaves out what the program does not tell.
"""

from __future__ import annotations

import argparse
import hashlib
import os
from collections import Counter
from functools import lru_cache
from pathlib import Path

from reportdiff.comparison.policy_areas import UNKNOWN_AREA, areas_of
from reportdiff.model import Measure
from reportdiff.opening import read_report

LABELS = Path(__file__).with_name("areas.tsv")


def shared() -> Path:
    """The folder of real reports."""
    return Path(os.environ.get("REPORTDIFF_SHARED") or Path(__file__).parents[2] / "shared")


@lru_cache(maxsize=32)
def told_in(spec: str) -> dict[str, tuple[Measure, str]]:
    """The measures of one report with the area they are told to have, by their fingerprint."""
    report = read_report(spec, reports=shared() / "corpus")
    told = zip(report.measures, areas_of(report), strict=True)
    return {hashlib.blake2s(m.text.encode(), digest_size=6).hexdigest(): (m, area) for m, area in told}


def score(which: str, show_errors: bool) -> Counter[str]:
    """What was told rightly of the set ``which``, by count."""
    counts: Counter[str] = Counter()
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith(which):
            continue
        _, spec, fingerprint, labels = line.split("\t")
        found = told_in(spec).get(fingerprint)
        if found is None:
            counts["cut otherwise today"] += 1
            continue
        (measure, told), right = found, labels.split("|")
        counts["measures"] += 1
        counts["strict"] += told == right[0]
        counts["either"] += told in right
        if told != UNKNOWN_AREA:
            counts["told"] += 1
            counts["told, strict"] += told == right[0]
            counts["told, either"] += told in right
        if show_errors and told not in right:
            print(spec, told, "should be", labels, "|", measure.topic[:20], "|", measure.text[:40])
    return counts


def main() -> None:
    """Print the shares of both sets, and what was told wrongly with ``--errors``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    show_errors = parser.parse_args().errors
    for which in ("chosen", "kept"):
        counts = score(which, show_errors)
        print(which)
        for name, count in counts.items():
            of = "told" if name.startswith("told,") else "measures"
            print(f"  {name:20} {count:4} {count / counts[of]:6.1%}")


if __name__ == "__main__":
    main()
