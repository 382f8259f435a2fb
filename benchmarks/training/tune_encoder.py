"""Tune the encoder on the judged pairs: ``python -m benchmarks.training.tune_encoder START [--write]``.

``START`` is an encoder as ``train_encoder`` writes it; the shipped one began with that of commit 9b8c56e (``git show
9b8c56e:reportdiff/data/encoder.npz``). Directions and lengths of the pieces move so that the cosine of two measures
says whether readers call them one commitment (logistic loss, Adam). Every fifth pair of reports is kept out, see
:mod:`benchmarks.training.judged`, and so are pairs that share a report with a labelled pair. Prints the area under the
curve and the average precision on the pairs kept out, before and after. With ``--write`` replaces
``reportdiff/data/encoder.npz``; the scorer and the fates must be trained again then. Two minutes.

What the scorer learns from judged pairs must not come from an encoder that has learned from the same ones. So for each
of the other four folds an encoder that has not seen it is written to ``outputs/training``, for ``train_scorer``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from benchmarks.labels import ROOT
from benchmarks.training.judged import FOLDS, TRUTH, JudgedReports, judged_reports
from benchmarks.training.store import fold_file
from reportdiff.alignment.encoder import Encoder, read_encoder
from reportdiff.alignment.prepared import side_of_texts

STEP, TURNS, AT_ONCE, HIDDEN = 0.003, 4, 2, 0.1
"""Adam's first step, turns over the judged pairs, pairs of reports at a step, and the share of pieces that a step does
not see."""

SCALE = (10.0, -5.0)
"""Cosine to log-odds at the start: slope and intercept. They are learned too, by steps of :data:`SCALE_STEP`."""

SCALE_STEP = 0.02

UNSURE = 0.3
"""How much a ``maybe`` counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The judged pairs of two reports: pieces of every text (texts × pieces), the rows of both texts of each pair, how
    far each is one commitment, and how much it counts."""

    pieces: Any
    left: Any
    right: Any
    truth: Any
    weight: Any


def questions_of(reports: JudgedReports, encoder: Encoder) -> Questions:
    """Cut the judged texts of two reports into the pieces that the encoder knows."""
    texts: dict[str, int] = {}
    left, right, truth = [], [], []
    for row in reports.rows:
        for text, label in row.candidates:
            left.append(texts.setdefault(row.text, len(texts)))
            right.append(texts.setdefault(text, len(texts)))
            truth.append(TRUTH[label])
    values, rows = np.array(truth), encoder.rows(side_of_texts(list(texts)))
    return Questions(
        pieces=sparse.csr_array((rows.values, rows.columns, rows.starts), shape=(len(rows), rows.width)),
        left=np.array(left),
        right=np.array(right),
        truth=values,
        weight=np.where((values > 0) & (values < 1), UNSURE, 1.0) / len(values),
    )


class Tuner:
    """The numbers that are learned: directions × lengths (in logarithms) of the pieces, and the scale of cosines."""

    def __init__(self, start: Encoder) -> None:
        self.directions = start.directions[:-1].astype(np.float32)
        self.lengths = np.log(start.lengths[:-1] + 1e-4).astype(np.float32)
        self.scale = np.array(SCALE, dtype=np.float32)
        self._numbers = (self.directions, self.lengths, self.scale)
        self._memory = [(np.zeros_like(numbers), np.zeros_like(numbers)) for numbers in self._numbers]
        self._steps = 0
        self._draw = np.random.default_rng(0)

    def tune(self, parts: Sequence[Questions]) -> None:
        """Run through all pairs of reports :data:`TURNS` times, each time in another order."""
        steps = TURNS * len(parts) // AT_ONCE
        for _ in range(TURNS):
            order = self._draw.permutation(len(parts))
            for begin in range(0, len(order) - AT_ONCE + 1, AT_ONCE):
                share = 1 - self._steps / steps
                self._step([parts[place] for place in order[begin : begin + AT_ONCE]], share)

    def _step(self, parts: Iterable[Questions], share: float) -> None:
        slopes = [np.zeros_like(numbers) for numbers in self._numbers]
        for asked in parts:
            rows = asked.pieces.copy()
            rows.data = (self._draw.random(len(rows.data)) >= HIDDEN).astype(np.float32)
            used = np.unique(rows.indices)
            rows, weight = rows[:, used], np.exp(self.lengths[used])[:, None]
            sums = rows @ (self.directions[used] * weight)
            lengths = np.sqrt((sums * sums).sum(axis=1, keepdims=True) + 1e-9)
            unit = sums / lengths
            cosines = (unit[asked.left] * unit[asked.right]).sum(axis=1)
            chance = 1 / (1 + np.exp(-(self.scale[0] * cosines + self.scale[1])))
            wrong = (chance - asked.truth) * asked.weight
            slopes[2] += np.array([(wrong * cosines).sum(), wrong.sum()], dtype=np.float32)
            back = np.zeros_like(unit)
            pull = (wrong * self.scale[0])[:, None].astype(np.float32)
            np.add.at(back, asked.left, pull * unit[asked.right])
            np.add.at(back, asked.right, pull * unit[asked.left])
            moves = rows.T @ ((back - unit * (back * unit).sum(axis=1, keepdims=True)) / lengths)
            slopes[0][used] += moves * weight
            slopes[1][used] += (moves * self.directions[used] * weight).sum(axis=1)
        self._steps += 1
        for numbers, slope, (first, second), step in zip(
            self._numbers, slopes, self._memory, (STEP, STEP, SCALE_STEP), strict=True
        ):
            first += 0.1 * (slope - first)
            second += 0.001 * (slope * slope - second)
            mean, spread = first / (1 - 0.9**self._steps), second / (1 - 0.999**self._steps)
            numbers -= (share * step * mean / (np.sqrt(spread) + 1e-8)).astype(np.float32)

    def vectors(self, pieces: Any) -> Any:
        """Vectors of length 1 of texts (texts × pieces)."""
        sums = pieces @ (self.directions * np.exp(self.lengths)[:, None])
        return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)

    def score(self, parts: Iterable[Questions]) -> tuple[float, float]:
        """The area under the curve and the average precision of the cosines of judged pairs, ``maybe`` left out."""
        scores, truths = [], []
        for asked in parts:
            unit = self.vectors(asked.pieces)
            firm = (asked.truth == 0) | (asked.truth == 1)
            scores.append((unit[asked.left] * unit[asked.right]).sum(axis=1)[firm])
            truths.append(asked.truth[firm])
        return area_and_precision(np.concatenate(scores), np.concatenate(truths))


def area_and_precision(scores: Any, truths: Any) -> tuple[float, float]:
    """The area under the curve, and the average precision."""
    order = np.argsort(-scores, kind="stable")
    right = truths[order] > 0
    ranks = np.arange(1, len(right) + 1)
    precision = float((np.cumsum(right)[right] / ranks[right]).mean())
    wrong = np.cumsum(~right)
    return float(1 - wrong[right].mean() / max(1, wrong[-1])), precision


def write(target: Path, start: Encoder, tuner: Tuner) -> None:
    """Write directions in 127ths of their largest part, and lengths against their median."""
    whole = tuner.directions * np.exp(tuner.lengths)[:, None]
    lengths = np.linalg.norm(whole, axis=1)
    whole /= np.maximum(lengths, 1e-9)[:, None]
    tokens = "\n".join(start.words) + "\n\n" + "\n".join(start.pairs)
    np.savez_compressed(
        target,
        tokens=np.frombuffer(tokens.encode(), dtype=np.uint8),
        directions=np.round(whole / np.abs(whole).max(axis=1, keepdims=True) * 127).astype(np.int8),
        lengths=(lengths / np.median(lengths)).astype(np.float16),
        tuned=np.array(1, dtype=np.int8),
    )


def main() -> None:
    """Tune without each fold in turn, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("start", type=Path, help="an encoder that was not tuned")
    parser.add_argument("--write", action="store_true", help="replace reportdiff/data/encoder.npz")
    options = parser.parse_args()
    with np.load(options.start) as numbers:
        if "tuned" in numbers:
            sys.exit(f"{options.start} is tuned already: begin with what train_encoder writes")
    start = read_encoder(options.start)
    reports = [one for one in judged_reports() if not one.near_labels]
    parts = {one.number: questions_of(one, start) for one in reports}
    unseen = [asked for number, asked in parts.items() if number % FOLDS == 0]
    print("before: area {:.4f}, average precision {:.4f}".format(*Tuner(start).score(unseen)), flush=True)
    for without in range(FOLDS):
        tuner = Tuner(start)
        tuner.tune([asked for number, asked in parts.items() if number % FOLDS not in (0, without)])
        print(f"without fold 0 and {without}: area {{:.4f}}, average precision {{:.4f}}".format(*tuner.score(unseen)))
        if options.write:
            target = fold_file(without) if without else ROOT / "reportdiff/data/encoder.npz"
            target.parent.mkdir(parents=True, exist_ok=True)
            write(target, start, tuner)


if __name__ == "__main__":
    main()
