"""Train the model of roles: ``python -m benchmarks.training.train_roles [--embeddings FILE] [--write]``.

Learns from the labels of :mod:`~benchmarks.training.role_labels`. Prints how well roles are told in the reports of
every fifth place, in the order of their names, when only those of other places are trained on. With ``--write`` it then
trains on all and replaces ``reportdiff/data/roles.npz``.

The weights of a measure's words and pairs of characters are no free parameters, which would be far too many: they are
64 numbers, the directions of the alignment's encoder, and so hold for words that no labelled measure has.

With ``--embeddings`` (a file of :mod:`~benchmarks.training.embed_measures`) a teacher that sees a language model's
embeddings as well learns the labels first, and judges measures without a label; the model learns from both
(distillation: Hinton et al. 2015). Nothing of the language model is shipped. Where a report is left out, its teacher
has not seen it either.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from scipy import optimize, sparse

from benchmarks import labels
from benchmarks.training.role_labels import (
    MEANING,
    Labelled,
    gold_labels,
    own_labels,
    table_labels,
)
from benchmarks.training.role_teacher import Taught
from reportdiff.alignment.encoder import shipped_encoder
from reportdiff.parsing.roles import COMMITMENT_FROM, FIRM_FROM
from reportdiff.parsing.roles.evidence import MeasureEvidence
from reportdiff.parsing.roles.role_model import SURROUNDINGS, surroundings

DATA = labels.ROOT / "reportdiff" / "data" / "roles.npz"

PENALTY, SECOND_PENALTY = 10.0, 3.0
"""Ridge penalties of the regressions (half the square of the weights, for the sum of the losses)."""

SELDOM = 2
"""A name that fewer measures have is not used."""

TAUGHT_WEIGHT = 0.5
"""How much a measure counts that the teacher has judged, divided between both roles by the chance that it gives."""

EMBEDDING = 12.0
"""How much an embedding counts beside a name in the teacher."""

LEAST_WEIGHT = 0.01
"""A name whose weights are smaller is left out: neither they nor float16 can move a chance by a hundredth."""

FOLDS = 5
"""Folds of places."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--write", action="store_true", help=f"replace {DATA.name} by a model of all labels")
    parser.add_argument("--without-tables", action="store_true", help="learn nothing from the link tables")
    parser.add_argument("--embeddings", type=Path, help="embeddings of labelled measures and of a sample")
    options = parser.parse_args(arguments)
    # The roles that the shipped model tells are not needed, and there may be no model yet.
    with patch("reportdiff.parsing.with_roles", lambda measures, text: measures):
        library, tables = [*gold_labels(), *own_labels()], [] if options.without_tables else list(table_labels())
        taught = Taught.read(options.embeddings, [*library, *tables])
    train([*library, *tables], taught, write=options.write)
    return 0


def train(reports: Sequence[Labelled], taught: Taught | None, *, write: bool) -> dict[str, Any]:
    """Print how well roles are told by models that have not seen the place; with ``write`` replace the shipped model.

    Gives the chance of every measure that it is no commitment, by report, as those models tell it."""
    learner = Learner(reports, taught)
    first = learner.first_rounds(reports)
    chances = unseen_chances(reports, learner, first)
    _report(reports, chances)
    if write:
        _write(learner, reports, second_round(reports, first))
    return chances


class Learner:
    """The names in use, and every labelled report as a matrix of evidence."""

    def __init__(self, reports: Sequence[Labelled], taught: Taught | None = None) -> None:
        self.taught = taught
        counts = Counter(
            name for report in reports for number, *_ in report.roles for name in report.evidence[number].names
        )
        self.names = sorted(name for name, count in counts.items() if count >= SELDOM)
        columns = {name: column for column, name in enumerate(self.names)}
        self.matrices = {report.name: _matrix(report.evidence, report.directions, columns) for report in reports}
        self.sample = _matrix(taught.evidence, taught.directions, columns) if taught else None
        places = sorted({report.place for report in reports})
        self.folds = {place: number % FOLDS for number, place in enumerate(places)}

    def regression(self, reports: Sequence[Labelled], positive: set[str], among: set[str]) -> Any:
        """Fit a regression for roles ``positive`` among ``among``: the intercept, then a weight for each name and
        direction."""
        parts, truth, weight, embeddings = [], [], [], []
        for report in reports:
            chosen = [(number, role, w) for number, role, w, _ in report.roles if role in among]
            parts.append(self.matrices[report.name][[number for number, *_ in chosen]])
            truth += [float(role in positive) for _, role, _ in chosen]
            weight += [w for *_, w in chosen]
            if self.taught:
                embeddings += [self.taught.embeddings[report.name, number] for number, *_ in chosen]
        rows, known, weights = sparse.vstack(parts).tocsr(), np.array(truth), np.array(weight)
        if self.taught is None:
            return fit(rows, known, weights, PENALTY)
        teacher = fit(_beside(rows, np.array(embeddings)), known, weights, PENALTY)
        judged = 1 / (1 + np.exp(-(_beside(self.sample, self.taught.sample) @ teacher[1:] + teacher[0])))
        return fit(
            sparse.vstack([rows, self.sample]).tocsr(),
            np.concatenate([known, judged]),
            np.concatenate([weights, np.full(len(judged), TAUGHT_WEIGHT)]),
            PENALTY,
        )

    def first_rounds(self, reports: Sequence[Labelled]) -> dict[str, list[float]]:
        """Compute, by report, the log-odds of every measure by a first round that has seen no report of its place."""
        values: dict[str, list[float]] = {}
        for fold in range(FOLDS):
            model = self.regression([report for report in reports if self.fold_of(report) != fold], HIDDEN, EVERY)
            for report in reports:
                if self.fold_of(report) == fold:
                    values[report.name] = (self.matrices[report.name] @ model[1:] + model[0]).tolist()
        return values

    def fold_of(self, report: Labelled) -> int:
        """Give the fold of a report: all reports of a place are in one."""
        return self.folds[report.place]


def second_round(reports: Sequence[Labelled], first: dict[str, list[float]]) -> Any:
    """Fit the second round to what first rounds say (``first``, by report) that have not seen the report: the
    intercept, then the weights of :data:`SURROUNDINGS`."""
    rows, truth, weight = [], [], []
    for report in reports:
        values = surroundings(report.measures, report.evidence, first[report.name])
        rows += [values[number] for number, *_ in report.roles]
        truth += [float(role in HIDDEN) for _, role, *_ in report.roles]
        weight += [w for *_, w, _ in report.roles]
    table = np.array(rows)
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    scaled = fit(sparse.csr_matrix((table - middle) / spread), np.array(truth), np.array(weight), SECOND_PENALTY)
    return np.concatenate([[scaled[0] - (scaled[1:] * middle / spread).sum()], scaled[1:] / spread])


def unseen_chances(reports: Sequence[Labelled], learner: Learner, first: dict[str, list[float]]) -> dict[str, Any]:
    """Compute, by report, the chance of every measure that it is no commitment, by rounds without its place.

    The second round of a fold is fitted to first rounds of the others, which have seen this fold: a model of 26 weights
    cannot tell it."""
    chances = {}
    for fold in range(FOLDS):
        second = second_round([report for report in reports if learner.fold_of(report) != fold], first)
        for report in reports:
            if learner.fold_of(report) == fold:
                rows = np.array(surroundings(report.measures, report.evidence, first[report.name]))
                chances[report.name] = 1 / (1 + np.exp(-(rows @ second[1:] + second[0])))
    return chances


HIDDEN, EVERY = {"aim", "frame", "hidden"}, {"aim", "frame", "hidden", "commitment"}


def _matrix(evidence: Sequence[MeasureEvidence], directions: Any, columns: dict[str, int]) -> Any:
    known = [[columns[name] for name in each.names if name in columns] for each in evidence]
    pointers = np.cumsum([0, *(len(row) for row in known)])
    indices = np.array([column for row in known for column in row], dtype=np.int32)
    names = sparse.csr_matrix((np.ones(len(indices)), indices, pointers), shape=(len(known), len(columns)))
    return sparse.hstack([names, sparse.csr_matrix(directions)]).tocsr()


def _beside(rows: Any, embeddings: Any) -> Any:
    return sparse.hstack([rows, sparse.csr_matrix(embeddings * EMBEDDING)]).tocsr()


def fit(rows: Any, truth: Any, weight: Any, penalty: float) -> Any:
    """Fit a logistic regression with a ridge penalty by L-BFGS; gives the intercept, then the weights.

    ``truth`` are chances, 0 to 1."""

    def loss(values: Any) -> tuple[float, Any]:
        log_odds = rows @ values[1:] + values[0]
        pull = weight * (1 / (1 + np.exp(-np.clip(log_odds, -500, 500))) - truth)
        total = (weight * (np.logaddexp(0, log_odds) - truth * log_odds)).sum() + penalty / 2 * (values[1:] ** 2).sum()
        return float(total), np.concatenate([[pull.sum()], rows.T @ pull + penalty * values[1:]])

    start = np.zeros(rows.shape[1] + 1)
    return optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def _report(reports: Sequence[Labelled], chances: dict[str, Any]) -> None:
    for source, name in (("gold", "roles.jsonl"), ("own", "role_labels.tsv"), ("table", "link tables")):
        rows = [
            (chances[report.name][number], role in HIDDEN, firm or source == "table")
            for report in reports
            if report.source == source
            for number, role, _, firm in report.roles
        ]
        if rows:
            hidden, truth, is_firm = map(np.array, zip(*rows, strict=True))
            _print_roles(f"{name}, left out", hidden, truth, is_firm)


def _print_roles(name: str, hidden: Any, truth: Any, firm: Any) -> None:
    keep, hide = hidden[~truth & firm], hidden[truth & firm]
    limit = 1 - COMMITMENT_FROM
    at_two = (hide > np.quantile(keep, 0.98)).mean()
    loss_there = (keep >= np.quantile(hide, 0.07)).mean()
    borderline = ((keep <= limit) & (keep > 1 - FIRM_FROM)).mean(), ((hide <= limit) & (hide > 1 - FIRM_FROM)).mean()
    print(
        f"{name}: hide_R {(hide > limit).mean():.3f} loss {(keep > limit).mean():.4f} as shipped; "
        f"borderline {borderline[0]:.3f} of commitments, {borderline[1]:.3f} of the rest; "
        f"hide_R {at_two:.3f} (above {np.quantile(keep, 0.98):.2f}) at loss 0.02; "
        f"loss {loss_there:.3f} (above {np.quantile(hide, 0.07):.2f}) at hide_R 0.93",
        flush=True,
    )


def _write(learner: Learner, reports: Sequence[Labelled], second: Any) -> None:
    first = learner.regression(reports, HIDDEN, EVERY)
    frame = learner.regression(reports, {"frame"}, {"aim", "frame"})
    encoder = shipped_encoder()
    count = len(learner.names)
    weights = np.stack([first[1 : count + 1], frame[1 : count + 1]], axis=1)
    kept = np.abs(weights).max(axis=1) >= LEAST_WEIGHT
    pieces = [f"w{word}" for word in encoder.words] + [f"p{pair}" for pair in encoder.pairs]
    at = [*encoder.words.values(), *encoder.pairs.values()]
    piece_weights = encoder.directions[at] @ np.stack([first[count + 1 :], frame[count + 1 :]], axis=1) * MEANING
    names = [name for name, keep in zip(learner.names, kept, strict=True) if keep]
    np.savez_compressed(
        DATA,
        names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        weights=weights[kept].astype(np.float16),
        pieces=np.frombuffer("\n".join(pieces).encode(), dtype=np.uint8),
        piece_weights=piece_weights.astype(np.float16),
        shares=encoder.lengths[at].astype(np.float16),
        intercepts=np.array([first[0], frame[0], second[0]], dtype=np.float32),
        second=second[1:].astype(np.float32),
    )
    print(f"wrote {DATA}: {len(names)} names, {len(pieces)} pieces, {DATA.stat().st_size / 1000:.0f} KB; ", end="")
    print(", ".join(f"{name} {value:.3f}" for name, value in zip(SURROUNDINGS, second[1:], strict=True)))


if __name__ == "__main__":
    sys.exit(main())
