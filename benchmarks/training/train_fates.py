"""Learn the weights of the lookup behind fates and origins: ``python -m benchmarks.training.train_fates [--write]``.

Reads ``gold/judged.jsonl``: measures of successive reports of the library, each with candidates of the other report
that were judged ``yes`` (one commitment), ``maybe`` or ``no``; ``maybe`` is left out. Every fifth pair of reports in
turn is left out, and the precision and recall of some thresholds printed. ``--write`` learns from all and writes
``reportdiff/data/fates.json``. Takes some minutes.
"""

from __future__ import annotations

import argparse
import sys
from multiprocessing import Pool
from typing import Any
from unittest.mock import patch

import msgspec
import numpy as np

from benchmarks.labels import ROOT
from benchmarks.training import additive
from benchmarks.training.judged import FOLDS, TRUTH, Judged, JudgedReports, judged_reports
from benchmarks.training.scorer_pairs import unseen_encoder
from reportdiff.alignment.scorer import AdditiveModel
from reportdiff.comparison.fates.evidence import EVIDENCE, gather_evidence
from reportdiff.comparison.fates.passages import passages_of, side_of_measures, side_of_passages
from reportdiff.model import Report
from reportdiff.opening import read_report
from reportdiff.parsing.folding import skeleton

KNOTS, PENALTY = 6, 2.0
"""Knots of a curve and strength of the ridge penalty. Between 3 and 9 knots and penalties of 2 to 20 the average
precision, left out, differs by 0.017; these are best."""

THRESHOLDS = (0.2, 0.3, 0.35, 0.5, 0.6, 0.7, 0.8)

Rows = tuple[Any, Any]
"""Evidence (pairs × pieces) and truth (pairs) of one pair of reports."""


def evidence_of(judged: JudgedReports) -> Rows:
    """Compute the evidence of the judged pairs of two reports, with an encoder that has not learned from them."""
    encoder = unseen_encoder(judged)
    reports = {side: read_report(judged.file(side)) for side in ("old", "new")}
    values, truth = [np.zeros((0, len(EVIDENCE)), dtype=np.float32)], []
    for side, other in (("old", "new"), ("new", "old")):
        pairs, labels = _located([row for row in judged.rows if row.side == side], reports[side], reports[other])
        if pairs:
            used = sorted({i for i, _ in pairs})
            measures = side_of_measures([reports[side].measures[i] for i in used])
            at = np.array([used.index(i) for i, _ in pairs], dtype=np.intp)
            to = np.array([j for _, j in pairs], dtype=np.intp)
            passages = side_of_passages(passages_of(reports[other]))
            with patch("reportdiff.comparison.fates.evidence.shipped_encoder", lambda: encoder):
                values.append(gather_evidence(measures, passages, pairs=(at, to)).values)
            truth += labels
    return np.vstack(values), np.array(truth)


def _located(rows: list[Judged], report: Report, other: Report) -> tuple[list[tuple[int, int]], list[float]]:
    """The indices of judged measures and passages, found by their texts, and whether they are one commitment."""
    measures = {skeleton(measure.text): index for index, measure in enumerate(report.measures)}
    passages = {skeleton(passage.text): index for index, passage in enumerate(passages_of(other))}
    pairs, truth = [], []
    for row in rows:
        for text, label in row.candidates:
            at, to = measures.get(skeleton(row.text)), passages.get(skeleton(text))
            if at is not None and to is not None and label != "maybe":
                pairs.append((at, to))
                truth.append(TRUTH[label])
    return pairs, truth


def train(pairs: list[Rows]) -> AdditiveModel:
    """Learn the model from some pairs of reports."""
    additive.KNOTS, additive.PENALTY = KNOTS, PENALTY
    values, truth = np.vstack([rows for rows, _ in pairs]), np.concatenate([labels for _, labels in pairs])
    return additive.fit(EVIDENCE, values, truth, np.ones(len(truth)))


def main() -> None:
    """Print what the model is worth on what it has not seen, and write it if asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="write reportdiff/data/fates.json")
    write = options.parse_args().write
    with Pool() as workers:
        pairs = workers.map(evidence_of, judged_reports(), chunksize=4)
    truth = np.concatenate([labels for _, labels in pairs])
    scores: list[Any] = [np.zeros(0)] * len(pairs)
    for fold in range(FOLDS):
        model = train([rows for number, rows in enumerate(pairs) if number % FOLDS != fold])
        for number in range(fold, len(pairs), FOLDS):
            scores[number] = model.probability(pairs[number][0])
    unseen = np.concatenate(scores)
    for threshold in THRESHOLDS:
        above = unseen >= threshold
        right = float((truth[above] == 1).sum())
        print(f"from {threshold:.2f}: P {right / max(1, above.sum()):.3f} R {right / max(1, (truth == 1).sum()):.3f}")
    if write:
        target = ROOT / "reportdiff/data/fates.json"
        target.write_bytes(msgspec.json.format(msgspec.json.encode(train(pairs)), indent=1) + b"\n")
        print(f"wrote {target.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main()
