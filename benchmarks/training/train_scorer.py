"""Train the alignment scorer: ``python -m benchmarks.training.train_scorer [--write]``.

Prints the link F1 of each labelled pair when it is left out of the training, then trains on all pairs and, with
``--write``, replaces ``reportdiff/data/scorer.json``. Judged pairs of measures are learned from too, but for the fold
that is kept out (:mod:`benchmarks.training.judged`): ``python -m benchmarks.judged`` judges by it.

The second round looks at what the first one says about a pair's surroundings, so for training it must see the first
round's opinion of pairs that the first round was not trained on: that is computed leave-one-pair-out as well.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np

from benchmarks import labels
from benchmarks.training.additive import fit
from benchmarks.training.judged import FOLDS
from benchmarks.training.scorer_pairs import Lessons, Pair, lessons
from reportdiff.alignment.assignment import assign
from reportdiff.alignment.first_round import EVIDENCE
from reportdiff.alignment.scorer import AdditiveModel, Scorer
from reportdiff.alignment.second_round import CONTEXT, context

JUDGED_GROUPS = 2
"""Groups of judged pairs of reports: the first round gives its opinion of each without having learned from it."""

THRESHOLDS = np.arange(0.2, 0.66, 0.02)

TIE = 0.003
"""Link F1 within which two thresholds count as equally good."""


class Training:
    """The scorer while it is trained; models of the first round are kept, since many trainings ask for the same."""

    def __init__(self, learned: Lessons) -> None:
        self._groups = {pair.name: [pair, *learned.excerpts[pair.name]] for pair in learned.pairs}
        for half in range(JUDGED_GROUPS):
            parts = [pair for pair in learned.judged if pair.number % FOLDS and pair.number % JUDGED_GROUPS == half]
            if parts:
                self._groups[f"judged {half}"] = parts
        self._first: dict[frozenset[str], AdditiveModel] = {}
        self._whole: AdditiveModel | None = None

    def train(self, threshold: float, *, without: str = "") -> Scorer:
        """Train both rounds on everything but the labelled pair ``without`` and its excerpts."""
        groups = [name for name in self._groups if name != without]
        staged = []
        for name in groups:
            unseen = self._first_without(without, name)
            for part in self._groups[name]:
                opinion = unseen.probability(part.candidates.evidence)
                used = part.sampled.nonzero()[0]
                around = context(part.candidates, opinion, part.old, part.new, only=used)
                staged.append((np.hstack([part.candidates.evidence[used], around]), part))
        second = _fit((*EVIDENCE, *CONTEXT), staged, self._whole)
        self._whole = self._whole or second
        return Scorer(first=self._first_without(without), second=second, threshold=threshold)

    def _first_without(self, *names: str) -> AdditiveModel:
        """The first round, trained on all groups but these."""
        key = frozenset(name for name in names if name)
        if key not in self._first:
            start = self._first_without() if key else None
            groups = [parts for name, parts in self._groups.items() if name not in key]
            tables = [(part.candidates.evidence[part.sampled > 0], part) for parts in groups for part in parts]
            self._first[key] = _fit(EVIDENCE, tables, start)
        return self._first[key]


def link_f1(pair: Pair, probability: Any, threshold: float) -> float:
    """Link F1 over labelled clauses, frame left out, after the pairs that hold are gathered into links."""
    places = zip(pair.candidates.old.tolist(), pair.candidates.new.tolist(), probability.tolist(), strict=True)
    holding = {(i, j): score for i, j, score in places if score >= threshold}
    claims: set[tuple[str, str]] = set()
    for group in assign(holding, (len(pair.old), len(pair.new))):
        old = [clause for i in group.old for clause in pair.old_clauses[i]]
        new = [clause for j in group.new for clause in pair.new_clauses[j]]
        claims |= {(a, b) for a in old for b in new}
    frame, links = pair.labels.frame, pair.labels.links
    claims = {(a, b) for a, b in claims if a not in frame and b not in frame}
    return 2 * len(claims & links) / max(1, len(claims) + len(links))


def _fit(names: Sequence[str], tables: Sequence[tuple[Any, Pair]], start: AdditiveModel | None) -> AdditiveModel:
    """Fit a model to the evidence of the candidates of each pair that count."""
    return fit(
        names,
        np.vstack([table for table, _ in tables]),
        np.concatenate([pair.truth[pair.sampled > 0] for _, pair in tables]),
        np.concatenate([pair.sampled[pair.sampled > 0] for _, pair in tables]),
        start,
    )


def main() -> None:
    """Measure leave-one-pair-out, train on everything, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="replace reportdiff/data/scorer.json")
    options = parser.parse_args()
    learned = lessons()
    pairs, training = learned.pairs, Training(learned)
    unseen = []
    for pair in pairs:
        reach = len(
            {
                (a, b)
                for k in pair.truth.nonzero()[0]
                for a in pair.old_clauses[pair.candidates.old[k]]
                for b in pair.new_clauses[pair.candidates.new[k]]
            }
            & pair.labels.links
        )
        print(
            f"{pair.name}: {len(pair.old)} × {len(pair.new)} measures, {len(pair.truth)} candidates that hold "
            f"{reach} of {len(pair.labels.links)} links",
            flush=True,
        )
        scorer = training.train(0.5, without=pair.name)
        unseen.append(scorer.score(pair.candidates, pair.old, pair.new)[1])
    table = np.array(
        [[link_f1(pair, chance, t) for t in THRESHOLDS] for pair, chance in zip(pairs, unseen, strict=True)]
    )
    # The full texts decide on the threshold: they are what the tool is for. Of thresholds that score alike the
    # highest: a false link hides a dropped commitment and is rarely looked at again.
    means = table[:-1].mean(axis=0)
    best = int((means >= means.max() - TIE).nonzero()[0].max())
    for pair, row in zip(pairs, table, strict=True):
        print(
            f"{pair.name:24s} left out: link F1 {row[best]:.3f} at {THRESHOLDS[best]:.2f}, "
            f"at its own best threshold {row.max():.3f}"
        )
    print(f"{'mean of full texts':24s} left out: link F1 {table[:-1].mean(axis=0)[best]:.4f}")
    if options.write:
        scorer = training.train(round(float(THRESHOLDS[best]), 2))
        target = labels.ROOT / "reportdiff/data/scorer.json"
        target.write_bytes(msgspec.json.format(msgspec.json.encode(scorer), indent=1) + b"\n")
        print(f"wrote {target.relative_to(labels.ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main()
