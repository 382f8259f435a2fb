"""What is kept in ``outputs/training`` between one training and the next.

Reports that were read once and evidence that was gathered once are found again by a hash of the code and the data that
they depend on: the training and the benches ask for the same again and again.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Callable, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from benchmarks.labels import ROOT
from benchmarks.training.judged import FOLDS

FOLDER = ROOT / "outputs/training"

_GATHERING = ("anchors", "candidates", "encoder", "first_round", "prepared", "similarity", "surroundings")


def fold_file(fold: int) -> Path:
    """Give the file of the encoder that has not learned from a fold of the judged pairs."""
    return FOLDER / f"encoder-without-{fold}.npz"


def stored(name: str, make: Callable[[Any], Any], items: Sequence[Any]) -> list[Any]:
    """Give ``make(item)`` for every item, from the store where code and data have not changed since."""
    target = FOLDER / f"{name}-{_sources()}.pickle"
    if target.exists():
        # The file is our own: it was written below, by this very code.
        return list(pickle.loads(target.read_bytes()))
    results = []
    with Pool(2) as workers:
        for number, one in enumerate(workers.imap(make, items), start=1):
            results.append(one)
            print(f"\r{name}: {number} of {len(items)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob(f"{name}-*.pickle"):
        old.unlink()
    target.write_bytes(pickle.dumps(results))
    return results


def _sources() -> str:
    """Hash what evidence depends on: reading and parsing, the first round of the alignment, and what it learns from."""
    package = ROOT / "reportdiff"
    files = {path for room in ("reading", "parsing", "text") for path in (package / room).rglob("*.py")}
    files |= {package / "alignment" / f"{name}.py" for name in _GATHERING}
    files |= {package / "data" / name for name in ("encoder.npz", "roles.npz", "words.tsv", "traditional.txt")}
    files |= {package / name for name in ("vocabulary.py", "aliases.py", "data/aliases.toml")}
    files |= {fold_file(fold) for fold in range(1, FOLDS) if fold_file(fold).exists()}
    files |= {ROOT / "benchmarks/training/scorer_pairs.py"}
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return total.hexdigest()[:16]
