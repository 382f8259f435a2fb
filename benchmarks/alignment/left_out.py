"""What is learned, learned without the pair it is judged by: train on the other pairs, then align this one."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.alignment.gold import Findings, MarkedPair, findings_from
from reportdiff.alignment import align
from reportdiff.alignment.scorer import Scorer, shipped_scorer


def scorers_without(names: Sequence[str]) -> dict[str, Scorer]:
    """Train, for each of the labelled pairs ``names``, a scorer on all the others, with the shipped threshold."""
    from benchmarks.training.scorer_pairs import lessons
    from benchmarks.training.train_scorer import Training

    training, threshold = Training(lessons()), shipped_scorer().threshold
    return {name: training.train(threshold, without=name) for name in names}


def aligned_by(scorer: Scorer, pair: MarkedPair) -> Findings:
    """The pair as aligned with this scorer."""
    return findings_from(align(pair.old, pair.new, scorer=scorer), pair)
