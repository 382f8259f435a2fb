"""What plain similarity reaches on the same measures: mutual best, with the threshold that is best for it.

The thresholds are chosen on the very pairs that are scored, so the baselines are flattered, not we.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.alignment.gold import Findings, FoundLink, MarkedPair
from benchmarks.alignment.metrics import mean, scores
from reportdiff.alignment.prepared import side_of
from reportdiff.alignment.similarity import cosine, gram_vectors
from reportdiff.parsing.folding import fold

THRESHOLDS = np.arange(0.1, 0.95, 0.05)


def baselines(pairs: Sequence[MarkedPair]) -> dict[str, dict[str, float]]:
    """Mean figures of each baseline over ``pairs``, at its best threshold for them all."""
    found = {}
    for name, likeness in (("difflib", _difflib), ("rapidfuzz ratio", _ratio), ("TF-IDF 1-3-grams", _grams)):
        matrices = [likeness(pair) for pair in pairs]
        tried = [
            mean([scores(pair, mutual_best(pair, matrix, cut)) for pair, matrix in zip(pairs, matrices, strict=True)])
            for cut in THRESHOLDS
        ]
        found[name] = max(tried, key=lambda row: row["link_F1"])
    return found


def mutual_best(pair: MarkedPair, matrix: Any, threshold: float) -> Findings:
    """Links between measures that are each other's likeliest partner, at ``threshold`` or above. Status is read off
    the wording: the same is unchanged, all else changed."""
    links = []
    best_new = matrix.argmax(axis=1)
    best_old = matrix.argmax(axis=0)
    for i, j in enumerate(best_new.tolist()):
        if best_old[j] != i or matrix[i, j] < threshold:
            continue
        old, new = pair.old.measures[i], pair.new.measures[j]
        status = "unchanged" if fold(old.text) == fold(new.text) else "changed"
        links.append(
            FoundLink(old=(old.id,), new=(new.id,), score=float(matrix[i, j]), matched_by="", status=status, facets=())
        )
    return Findings(links=tuple(links), nearest={})


def _texts(pair: MarkedPair) -> tuple[list[str], list[str]]:
    old, new = ([fold(measure.text) for measure in report.measures] for report in (pair.old, pair.new))
    return old, new


def _ratio(pair: MarkedPair) -> Any:
    return process.cdist(*_texts(pair), scorer=fuzz.ratio, dtype=np.float32) / 100


def _grams(pair: MarkedPair) -> Any:
    return cosine(*gram_vectors(side_of(pair.old), side_of(pair.new)))


def _difflib(pair: MarkedPair) -> Any:
    """``SequenceMatcher.ratio`` where its upper bounds let it matter (a best partner is never below 0.3), else 0."""
    old, new = _texts(pair)
    matrix = np.zeros((len(old), len(new)), dtype=np.float32)
    matcher = difflib.SequenceMatcher(autojunk=False)
    for j, text in enumerate(new):
        matcher.set_seq2(text)
        for i, other in enumerate(old):
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() >= 0.3 and matcher.quick_ratio() >= 0.3:
                matrix[i, j] = matcher.ratio()
    return matrix
