"""Link F1 on the digests that come with the project, against the labels of their entries:
``python -m benchmarks.digest``. The labels number the entries of each digest from 1."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

import reportdiff
from benchmarks.labels import ROOT, shared


def gold() -> set[tuple[int, int]]:
    """All labelled pairs of entry numbers (old, new)."""
    table = shared() / "gold" / "digest-beijing-2022-2023.tsv"
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:] if line.strip()]
    return {(int(a), int(b)) for old, new, kind in rows if kind != "frame" for a in _each(old) for b in _each(new)}


def _each(cell: str) -> Iterable[str]:
    return filter(None, cell.split(","))


def found() -> tuple[reportdiff.Comparison, set[tuple[int, int]]]:
    """The comparison of the two digests, and the pairs of entry numbers that it links."""
    comparison = reportdiff.compare("2022", "2023", reports=ROOT / "reports")
    links = {
        (int(a.lstrip("o")), int(b.lstrip("n")))
        for change in comparison.changes
        for a in change.old
        for b in change.new
    }
    return comparison, links


def main() -> None:
    """Print precision, recall and F1, and with ``--show`` the pairs that differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="list wrong and missing links")
    parser.add_argument("--min", type=float, default=0.0, help="exit 1 below this F1")
    options = parser.parse_args()
    truth = gold()
    comparison, links = found()
    right = len(links & truth)
    f1 = 2 * right / (len(links) + len(truth))
    if options.show:
        old, new = comparison.old.measures, comparison.new.measures
        for name, pairs in (("wrong", links - truth), ("missing", truth - links)):
            for a, b in sorted(pairs):
                print(f"{name}: {a} {old[a - 1].text}  ->  {b} {new[b - 1].text}")
    print(f"digest: precision {right / len(links):.3f} recall {right / len(truth):.3f} link F1 {f1:.3f}")
    sys.exit(f1 < options.min)


if __name__ == "__main__":
    main()
