"""The exact share of each piece of evidence in the score of every candidate pair.

The scorer is additive, so the log-odds of a pair *are* the sum of what its pieces of evidence add. Shares are relative
to a middle: halfway between the average pair that holds and the average pair that does not, of the same two reports.
``log-odds = base + Σ share``, where ``base`` is what the middle gets. So a piece that adds is more like that of a link;
one that subtracts is more like that of two strangers. For an additive model these shares are its Shapley values, with
as many links as strangers for background (Lundberg & Lee 2017, *A Unified Approach to Interpreting Model
Predictions*).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportdiff.alignment.first_round import Candidates, gather
from reportdiff.alignment.passes import same_wording
from reportdiff.alignment.prepared import Side, side_of
from reportdiff.alignment.scorer import AdditiveModel, Scorer, shipped_scorer
from reportdiff.alignment.second_round import context
from reportdiff.alignment.sparse_rows import Matrix
from reportdiff.model import Pass, Report
from reportdiff.vocabulary import rarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """Every candidate pair of two reports with its evidence and score.

    Row *k* of ``values`` and ``shares`` (both *k* × pieces, columns ``names``) is candidate *k*: the measured values,
    and the log-odds each adds. ``probability`` and ``log_odds`` have length *k*. ``wording`` are the pairs of indices
    with the same wording (``exact``, or ``masked`` but for figures)."""

    old: Side
    new: Side
    candidates: Candidates
    names: tuple[str, ...]
    values: Matrix
    shares: NDArray[np.float64]
    base: float
    log_odds: NDArray[np.float64]
    probability: NDArray[np.float64]
    threshold: float
    wording: dict[tuple[int, int], Pass]

    def candidate(self, old: int, new: int) -> int | None:
        """Give the number of the candidate with these indices, ``None`` where the pair is no candidate."""
        matches = np.nonzero((self.candidates.old == old) & (self.candidates.new == new))[0]
        return int(matches[0]) if len(matches) else None

    def of_old(self, index: int) -> list[int]:
        """Give the candidates of an old measure, likeliest first; ties by number."""
        return self._by_likelihood(self.candidates.old == index)

    def of_new(self, index: int) -> list[int]:
        """Give the candidates of a new measure, likeliest first; ties by number."""
        return self._by_likelihood(self.candidates.new == index)

    def _by_likelihood(self, which: NDArray[np.bool_]) -> list[int]:
        numbers = np.nonzero(which)[0].tolist()
        return sorted(numbers, key=lambda number: (-round(float(self.log_odds[number]), 6), number))

    def shared_words(self, old: int, new: int) -> list[tuple[str, float]]:
        """Give the words that both measures have and their rarity among reports in bits, rarest first."""
        other = set(self.new.words[new])
        words = dict.fromkeys(word for word in self.old.words[old] if word in other)
        return sorted(((word, rarity(word)) for word in words), key=lambda item: (-item[1], item[0]))


def weigh(old: Report, new: Report, *, scorer: Scorer | None = None) -> Weighing:
    """Weigh the candidate pairs of two reports as :func:`reportdiff.alignment.align` does, and keep the evidence.

    Indices in the result count the measures of each report from 0."""
    scorer = scorer or shipped_scorer()
    left, right = side_of(old), side_of(new)
    candidates = gather(left, right)
    model, values = _deciding_round(scorer, candidates, left, right)
    weights = np.zeros((0, len(model.curves)))
    if len(values):
        weights = np.asarray(model.weights(values), dtype=np.float64)
    log_odds = model.intercept + weights.sum(axis=1)
    probability = 1 / (1 + np.exp(-log_odds))
    middle = _middle(weights, probability >= scorer.threshold)
    return Weighing(
        old=left,
        new=right,
        candidates=candidates,
        names=tuple(curve.name for curve in model.curves),
        values=values,
        shares=weights - middle,
        base=float(model.intercept + middle.sum()),
        log_odds=log_odds,
        probability=probability,
        threshold=scorer.threshold,
        wording=same_wording(left, right),
    )


def _deciding_round(scorer: Scorer, candidates: Candidates, old: Side, new: Side) -> tuple[AdditiveModel, Matrix]:
    """Give the model of the last round, whose probability decides, and the evidence it reads."""
    if not len(candidates.old):
        return scorer.second, np.zeros((0, len(scorer.second.curves)), dtype=np.float32)
    first = scorer.first.probability(candidates.evidence)
    return scorer.second, np.hstack([candidates.evidence, context(candidates, first, old, new)])


def _middle(weights: NDArray[np.float64], holds: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Give the middle between the means of the rows that hold and of those that do not; the mean where all are
    alike."""
    if not len(weights):
        return np.zeros(weights.shape[1])
    groups = [rows.mean(axis=0) for rows in (weights[holds], weights[~holds]) if len(rows)]
    return np.asarray(np.mean(groups, axis=0), dtype=np.float64)


def strongest(names: Sequence[str], shares: NDArray[np.float64], count: int) -> list[tuple[str, float]]:
    """Give the ``count`` pieces of evidence of one pair that add or subtract most, by size; ties by name."""
    order = sorted(zip(names, shares.tolist(), strict=True), key=lambda item: (-abs(item[1]), item[0]))
    return order[:count]
