"""Links between successive reports of one place, found by the shipped scorer: what the encoder learns from.

Reads ``library/`` of the folder in ``REPORTDIFF_SHARED`` (default ``../shared``). Labelled reports are left out, so
that what is measured on them stays honest.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.labels import pair_names, shared
from reportdiff.alignment.first_round import gather
from reportdiff.alignment.prepared import Side, side_of
from reportdiff.alignment.scorer import shipped_scorer
from reportdiff.errors import ReportdiffError
from reportdiff.parsing import parse
from reportdiff.reading import read_document

FIRST_YEAR = 2003
"""Older reports speak another language."""

FEWEST, MOST = 60, 800
"""Measures that a report must have, and may have."""

LEAST = 0.03
"""Probability below which a pair of measures counts as none."""

_NAMES = {"beijing": "北京市", "zhejiang": "浙江省", "national": "国务院"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mined:
    """Two successive reports: their sides, and the places and the probabilities of the pairs that may be links."""

    old: Side
    new: Side
    at_old: Any
    at_new: Any
    chance: Any


def mined(most: int | None = None) -> Iterator[Mined]:
    """Every pair of successive reports, in order, or the first ``most``; progress goes to stderr."""
    pairs = list(_successive())[:most]
    with Pool() as workers:
        for number, found in enumerate(workers.imap(_mine, pairs, chunksize=4)):
            if number % 100 == 0:
                print(f"{number} of {len(pairs)} pairs of reports", file=sys.stderr, flush=True)
            if found is not None:
                yield found


def _successive() -> Iterator[tuple[Path, Path]]:
    labelled = set()
    for name in pair_names():
        region, *years = name.rsplit("-", 2)
        labelled |= {(_NAMES[region], year) for year in years}
    for folder in sorted({path.parent for path in (shared() / "library").rglob("*.md")}):
        for path in sorted(folder.glob("*.md")):
            if not path.stem.isdigit() or int(path.stem) < FIRST_YEAR:
                continue
            later = folder / f"{int(path.stem) + 1}.md"
            known = any(name in str(folder) and year in (path.stem, later.stem) for name, year in labelled)
            if later.exists() and not known:
                yield path, later


def _mine(paths: tuple[Path, Path]) -> Mined | None:
    try:
        reports = [parse(read_document(path), path=path) for path in paths]
    except ReportdiffError:
        return None
    if any(not FEWEST <= len(report.measures) <= MOST for report in reports):
        return None
    old, new = (side_of(report) for report in reports)
    candidates = gather(old, new)
    _, chance = shipped_scorer().score(candidates, old, new)
    kept = chance >= LEAST
    return Mined(
        old=old, new=new, at_old=candidates.old[kept], at_new=candidates.new[kept], chance=np.array(chance[kept])
    )
