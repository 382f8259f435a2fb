"""How cost grows: with measures, with pairs, with processes: ``python -m benchmarks.scale``.

*Measures*: two invented reports of 300 to 12,000 measures a side, compared whole (``reportdiff OLD NEW --summary``).
*Pairs*: ``reportdiff batch`` over 10 pairs and more of a collection, cold, with 1 and 2 processes. The collection is
``--collection``, or ``corpus/`` in the folder that ``REPORTDIFF_SHARED`` names; each run takes regions until it has the
pairs. Processor time (user and system, all processes together) hardly depends on what else the machine does; clock time
does. Memory is the largest of any one process. Unix only.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.speed import ROOT, invented_pair, run_once
from reportdiff.batch.pair_selection import select

SIZES = (300, 600, 1200, 3000, 6000)
PAIRS = (10, 50, 200)
_CHARACTERS = 12
"""Characters of an invented measure, with its mark."""


def growth(folder: Path, sizes: list[int]) -> None:
    """Print what a comparison costs by the number of measures a side."""
    print(f"{'measures a side':>16s}{'processor':>12s}{'clock':>10s}{'memory':>10s}{'growth':>9s}")
    first = 0.0
    for size in sizes:
        files = [folder / f"{year}-{size}.txt" for year in (2031, 2032)]
        for path, text in zip(files, invented_pair(3 * _CHARACTERS * size // 2), strict=True):
            path.write_text(text, encoding="utf-8")
        words = ("-m", "reportdiff", *map(str, files), "--summary", "--anyway")
        cost = run_once(words, folder, None)
        first = first or cost.processor
        line = f"{size:16,d}{cost.processor:10.1f} s{cost.seconds:8.1f} s{cost.megabytes:7.0f} MB"
        print(f"{line}{cost.processor / first:8.1f}x", flush=True)


def batches(folder: Path, collection: Path, counts: list[int], jobs: list[int]) -> None:
    """Print what a batch costs by the number of pairs and of processes."""
    print(f"{'pairs':>8s}{'jobs':>6s}{'processor':>12s}{'a pair':>10s}{'clock':>10s}{'a second':>10s}{'memory':>10s}")
    for count in counts:
        regions, pairs = _regions(collection, count)
        for number in jobs:
            dataset = folder / f"{count}-{number}"
            words = ["-m", "reportdiff", "batch", "--reports", str(collection), "--regions", ",".join(regions)]
            words += ["-o", str(dataset), "--jobs", str(number)]
            cost = run_once(words, folder, None)
            line = f"{pairs:8,d}{number:6d}{cost.processor:10.1f} s{cost.processor / pairs:8.2f} s{cost.seconds:8.1f} s"
            print(f"{line}{pairs / cost.seconds:10.2f}{cost.megabytes:7.0f} MB", flush=True)
        if pairs < count:
            return


def _regions(collection: Path, count: int) -> tuple[list[str], int]:
    """Choose regions until they have ``count`` pairs; give them and their pairs."""
    pairs = Counter[str]()
    for chain in select(reports=collection).chains:
        pairs[chain.files[0].region] += len(chain.pairs)
    chosen: list[str] = []
    for region in sorted(pairs):
        if sum(pairs[name] for name in chosen) >= count:
            break
        if pairs[region]:
            chosen.append(region)
    return chosen, sum(pairs[name] for name in chosen)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=_numbers, default=list(SIZES), metavar="N,N", help="measures a side")
    parser.add_argument("--pairs", type=_numbers, default=list(PAIRS), metavar="N,N", help="pairs of a batch")
    parser.add_argument("--jobs", type=_numbers, default=[1, 2], metavar="N,N", help="processes of a batch")
    parser.add_argument("--collection", type=Path, metavar="DIR", help="a folder <year>/<region>.<ext>")
    parser.add_argument("--only", choices=("measures", "pairs"), help="only one of the two")
    options = parser.parse_args()
    collection = options.collection or Path(os.environ.get("REPORTDIFF_SHARED") or ROOT.parent / "shared") / "corpus"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.only != "pairs":
            growth(folder, options.sizes)
        if options.only != "measures" and collection.is_dir():
            batches(folder, collection.resolve(), options.pairs, options.jobs)
        elif options.only == "pairs":
            sys.exit(f"no collection at {collection}; name one with --collection")


if __name__ == "__main__":
    main()
