"""Train the alignment scorer: ``python -m benchmarks.training.train_scorer [--write]``.

Prints the link F1 of each labelled pair when it is left out of the training, then trains on all pairs and, with
``--write``, replaces ``reportdiff/data/scorer.json``. Needs the ``train`` dependency group (scikit-learn).

The second round looks at what the first one says about a pair's surroundings, so for training it must see the first
round's opinion of pairs that the first round was not trained on: that is computed leave-one-pair-out as well.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np

from benchmarks import digest, labels
from reportdiff.alignment.assignment import assign
from reportdiff.alignment.context import CONTEXT, context
from reportdiff.alignment.evidence import EVIDENCE, Candidates, gather
from reportdiff.alignment.scorer import AdditiveModel, Curve, Scorer
from reportdiff.alignment.sides import Side, side_of
from reportdiff.api import read_report

KNOTS = 5
"""Knots of each curve, at quantiles of the training pairs; 5, 6 and 10 score within 0.01 of each other."""

PENALTY = 0.3
"""Inverse strength of the L2 penalty (scikit-learn's ``C``); 0.03 to 0.3 score within 0.01 of each other."""

THRESHOLDS = np.arange(0.2, 0.66, 0.02)

TIE = 0.003
"""Link F1 within which two thresholds count as equally good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A labelled pair as the scorer sees it. ``truth[k]`` says whether candidate *k* is a link; ``counts[k]`` whether
    it is used at all (measures of labelled frame are not); ``clauses`` are the labelled clauses of each measure."""

    name: str
    old: Side
    new: Side
    candidates: Candidates
    truth: Any
    counts: Any
    old_clauses: list[list[str]]
    new_clauses: list[list[str]]
    labels: labels.Labels


def load(name: str) -> Pair:
    """Read, parse and label one pair."""
    region, first, second = name.rsplit("-", 2)
    reports = [read_report(labels.report_file(region, year)) for year in (first, second)]
    marked = labels.labels(name)
    old_clauses = labels.clauses_of(name, "old", reports[0].measures)
    new_clauses = labels.clauses_of(name, "new", reports[1].measures)
    sides = [side_of(report) for report in reports]
    candidates = gather(*sides)
    links = marked.links
    truth = [
        any((a, b) in links for a in old_clauses[i] for b in new_clauses[j])
        for i, j in zip(candidates.old, candidates.new, strict=True)
    ]
    counts = [
        not (set(old_clauses[i]) <= marked.frame or set(new_clauses[j]) <= marked.frame)
        for i, j in zip(candidates.old, candidates.new, strict=True)
    ]
    return Pair(
        name=name,
        old=sides[0],
        new=sides[1],
        candidates=candidates,
        truth=np.array(truth),
        counts=np.array(counts),
        old_clauses=old_clauses,
        new_clauses=new_clauses,
        labels=marked,
    )


def load_digest() -> Pair:
    """The digests that come with the project, as a pair like the others: an entry is a clause."""
    reports = [read_report(year, reports=labels.ROOT / "reports") for year in ("2022", "2023")]
    sides = [side_of(report) for report in reports]
    candidates = gather(*sides)
    truth = digest.gold()
    old_clauses, new_clauses = (
        [[f"{name}{number}"] for number in range(1, len(side) + 1)] for name, side in zip("on", sides, strict=True)
    )
    rows = tuple(labels.Row(old=(f"o{a}",), new=(f"n{b}",), type="") for a, b in sorted(truth))
    return Pair(
        name="digest",
        old=sides[0],
        new=sides[1],
        candidates=candidates,
        truth=np.array([(i + 1, j + 1) in truth for i, j in zip(candidates.old, candidates.new, strict=True)]),
        counts=np.ones(len(candidates.old), dtype=bool),
        old_clauses=old_clauses,
        new_clauses=new_clauses,
        labels=labels.Labels(rows=rows, frame=frozenset(), old={}, new={}),
    )


def train(pairs: Sequence[Pair], threshold: float) -> Scorer:
    """Both rounds, trained on ``pairs``."""
    first = _fit(EVIDENCE, [(pair.candidates.evidence, pair) for pair in pairs])
    staged = []
    for pair in pairs:
        others = [other for other in pairs if other is not pair]
        unseen = _fit(EVIDENCE, [(other.candidates.evidence, other) for other in others])
        opinion = unseen.probability(pair.candidates.evidence)
        around = context(pair.candidates, opinion, pair.old, pair.new)
        staged.append((np.hstack([pair.candidates.evidence, around]), pair))
    second = _fit((*EVIDENCE, *CONTEXT), staged)
    return Scorer(first=first, second=second, threshold=threshold)


def link_f1(pair: Pair, probability: Any, threshold: float) -> float:
    """Link F1 over labelled clauses, frame left out, after the pairs that hold are gathered into links."""
    places = zip(pair.candidates.old.tolist(), pair.candidates.new.tolist(), probability.tolist(), strict=True)
    holding = {(i, j): score for i, j, score in places if score >= threshold}
    found: set[tuple[str, str]] = set()
    for group in assign(holding, (len(pair.old), len(pair.new))):
        old = [clause for i in group.old for clause in pair.old_clauses[i]]
        new = [clause for j in group.new for clause in pair.new_clauses[j]]
        found |= {(a, b) for a in old for b in new}
    frame, links = pair.labels.frame, pair.labels.links
    found = {(a, b) for a, b in found if a not in frame and b not in frame}
    return 2 * len(found & links) / max(1, len(found) + len(links))


def _fit(names: Sequence[str], tables: Sequence[tuple[Any, Pair]]) -> AdditiveModel:
    from sklearn.linear_model import LogisticRegression

    mirror = [names.index(_mirrored(name)) for name in names]
    rows = np.vstack([table[pair.counts] for table, pair in tables])
    rows = np.vstack([rows, rows[:, mirror]])
    truth = np.tile(np.concatenate([pair.truth[pair.counts] for _, pair in tables]), 2)
    knots = [_knots(rows[:, number]) for number in range(rows.shape[1])]
    basis = np.hstack([_hats(rows[:, number], at) for number, at in enumerate(knots)])
    model = LogisticRegression(C=PENALTY, max_iter=3000).fit(basis, truth)
    values = np.split(model.coef_[0], np.cumsum([len(at) for at in knots])[:-1])
    curves = tuple(
        Curve(
            name=name,
            knots=tuple(float(knot) for knot in knots[number]),
            values=tuple(round(float(value), 4) for value in (values[number] + values[mirror[number]]) / 2),
        )
        for number, name in enumerate(names)
    )
    return AdditiveModel(intercept=round(float(model.intercept_[0]), 4), curves=curves)


def _mirrored(name: str) -> str:
    """The column that says the same of the pair with its sides swapped. The scorer must not care which report is the
    older one (else swapping the sides would not swap new and dropped), so each pair is learned both ways round."""
    if name.startswith("neighbour"):
        first, second = name.split("_")[1:]
        return f"neighbour_{second}_{first}"
    for side, other in (("_old", "_new"), ("_new", "_old")):
        if name.endswith(side):
            return name.removesuffix(side) + other
    return name


def _knots(values: Any) -> Any:
    return np.unique(np.quantile(values, np.linspace(0, 1, KNOTS)).round(5))


def _hats(values: Any, knots: Any) -> Any:
    """The piecewise linear basis: column *k* is 1 at knot *k* and 0 at all others."""
    return np.stack([np.interp(values, knots, np.eye(len(knots))[number]) for number in range(len(knots))], axis=1)


def main() -> None:
    """Measure leave-one-pair-out, train on everything, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="replace reportdiff/data/scorer.json")
    options = parser.parse_args()
    pairs = [*(load(name) for name in labels.pair_names()), load_digest()]
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
        scorer = train([other for other in pairs if other is not pair], 0.5)
        unseen.append(scorer.score(pair.candidates, pair.old, pair.new)[1])
    table = np.array([[link_f1(pair, found, t) for t in THRESHOLDS] for pair, found in zip(pairs, unseen, strict=True)])
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
        scorer = train(pairs, round(float(THRESHOLDS[best]), 2))
        target = labels.ROOT / "reportdiff/data/scorer.json"
        target.write_bytes(msgspec.json.format(msgspec.json.encode(scorer), indent=1) + b"\n")
        print(f"wrote {target.relative_to(labels.ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main()
