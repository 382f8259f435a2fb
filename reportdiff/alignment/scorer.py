"""The scorer: a sum of evidence, each piece with its own curve.

There are two additive models, one a round: ``log-odds = intercept + Σ curve_f(value_f)`` (generalized additive logistic
regression with piecewise linear terms, Hastie & Tibshirani 1986). The curves are plain numbers in ``data/scorer.json``.
``benchmarks/training/train_scorer.py`` learned them from labelled pairs of reports. Boosted trees score no better on
unseen pairs, and the terms of an additive model can be shown to a reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec
import numpy as np

from reportdiff.alignment.first_round import Candidates
from reportdiff.alignment.prepared import Side
from reportdiff.alignment.second_round import context
from reportdiff.alignment.sparse_rows import Matrix
from reportdiff.package_data import data_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Log-odds as a piecewise linear function of one piece of evidence; constant beyond the outer knots."""

    name: str
    knots: tuple[float, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdditiveModel:
    """Curves in the order of the evidence's columns, and the intercept, in log-odds."""

    intercept: float
    curves: tuple[Curve, ...]

    def weights(self, evidence: Matrix) -> Matrix:
        """Compute the log-odds that each piece of evidence adds: shape of ``evidence``, (pairs, pieces)."""
        columns = [
            np.interp(evidence[:, number], curve.knots, curve.values) for number, curve in enumerate(self.curves)
        ]
        return np.stack(columns, axis=1)

    def probability(self, evidence: Matrix) -> Matrix:
        """Compute the probability, 0 to 1, that each pair is a link."""
        log_odds = self.intercept + self.weights(evidence).sum(axis=1)
        return np.asarray(1 / (1 + np.exp(-log_odds)), dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """The models of both rounds, and the ``threshold``: a pair is a link from this probability of the second round on.

    The threshold is the one with the best mean link F1 over labelled pairs left out in turn."""

    first: AdditiveModel
    second: AdditiveModel
    threshold: float

    def score(self, candidates: Candidates, old: Side, new: Side) -> tuple[Matrix, Matrix]:
        """Compute the probabilities of the first and of the second round for every candidate pair."""
        if not len(candidates.old):
            nothing = np.zeros(0, dtype=np.float32)
            return nothing, nothing
        first = self.first.probability(candidates.evidence)
        both = np.hstack([candidates.evidence, context(candidates, first, old, new)])
        return first, self.second.probability(both)


@lru_cache(maxsize=1)
def shipped_scorer() -> Scorer:
    """Load the scorer in ``data/scorer.json``."""
    numbers = data_file("scorer.json").read_bytes()
    return msgspec.json.decode(numbers, type=Scorer)
