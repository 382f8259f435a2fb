"""Train the model of roles: ``python -m benchmarks.training.train_roles [--embeddings FILE] [--write]``.

Learns from ``gold/roles.jsonl`` (measures of the library, each ``commitment``, ``aim`` or ``frame``) and the frame rows
of the link tables. Prints how well roles are told in every fifth report, in the order of their names, when the other
four fifths are trained on; with ``--write`` trains on all and replaces ``reportdiff/data/roles.npz``.

The weights of a measure's words and pairs of characters are no free parameters, which would be far too many: they are
64 numbers, the directions of the alignment's encoder, and so hold for words that no labelled measure has.

With ``--embeddings`` (a file of :mod:`~benchmarks.training.embed_measures`) a teacher that sees a language model's
embeddings as well learns the labels first, and judges measures without a label; the model learns from both
(distillation: Hinton et al. 2015). Nothing of the language model is shipped. Where a report is left out, its teacher
has not seen it either.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from scipy import optimize, sparse

from benchmarks import labels
from reportdiff.alignment.encoder import shipped_encoder
from reportdiff.model import Measure, Report
from reportdiff.opening import read_report
from reportdiff.parsing.folding import skeleton
from reportdiff.parsing.roles import COMMITMENT_FROM, FIRM_FROM
from reportdiff.parsing.roles.evidence import MeasureEvidence, evidence_of
from reportdiff.parsing.roles.role_model import SURROUNDINGS, chance, surroundings

DATA = labels.ROOT / "reportdiff" / "data" / "roles.npz"

DOUBTFUL_WEIGHT, TABLE_WEIGHT = 0.3, 0.4
"""How much a measure counts that a second reader might label otherwise, and a clause of a link table, which only says
whether it is frame in the wide sense (an aim included). Chosen by judgement, not by trial."""

PENALTY, SECOND_PENALTY = 10.0, 3.0
"""Ridge penalties of the regressions (half the square of the weights, for the sum of the losses)."""

SELDOM = 2
"""A name that fewer measures have is not used."""

TAUGHT_WEIGHT = 0.5
"""How much a measure counts that the teacher has judged, divided between both roles by the chance that it gives."""

EMBEDDING = 12.0
"""How much an embedding counts beside a name in the teacher."""

MEANING = 4.0
"""How much the direction of a measure counts beside a name; chosen by judgement."""

FOLDS, INNER = 5, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A report with its labelled measures.

    ``roles`` are ``(number of the measure, role, weight, firm)``; a role from a link table is ``hidden`` where it is
    frame in the wide sense. ``directions`` is what each measure is about (measures × 64)."""

    name: str
    measures: tuple[Measure, ...]
    evidence: list[MeasureEvidence]
    directions: Any
    roles: list[tuple[int, str, float, bool]]
    library: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--write", action="store_true", help=f"replace {DATA.name} by a model of all labels")
    parser.add_argument("--without-tables", action="store_true", help="learn from gold/roles.jsonl alone")
    parser.add_argument("--embeddings", type=Path, help="embeddings of labelled measures and of a sample")
    options = parser.parse_args(arguments)
    # The roles that the shipped model tells are not needed, and there may be no model yet.
    with patch("reportdiff.parsing.with_roles", lambda measures, text: measures):
        library, tables = list(role_labels()), [] if options.without_tables else list(table_labels())
        taught = Taught.read(options.embeddings, {report.name for report in [*library, *tables]})
    learner = Learner([*library, *tables], taught)
    if options.write:
        _write(learner, [*library, *tables])
    else:
        _report(library, learner, tables)
    return 0


def role_labels() -> Iterable[Labelled]:
    """Give the labelled reports of the library, in the order of their names."""
    by_report: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (labels.shared() / "gold" / "roles.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        by_report[entry["report"]].append(entry)
    files = collection_files()
    for name, entries in sorted(by_report.items()):
        report = read_report(files[_place_and_year(name)])
        yield _labelled(name, report, _places_of(report, entries), library=True)


def collection_files() -> dict[tuple[str, str], Path]:
    """Give the files of the library by place and year; of two of one name the first."""
    paths = sorted((labels.shared() / "library").rglob("*.md"), reverse=True)
    return {(path.parent.name, path.stem): path for path in paths}


def labelled_reports() -> set[tuple[str, str]]:
    """Give place and year of the reports of the library that have labelled measures."""
    lines = (labels.shared() / "gold" / "roles.jsonl").read_text(encoding="utf-8").splitlines()
    return {_place_and_year(json.loads(line)["report"]) for line in lines}


def _place_and_year(name: str) -> tuple[str, str]:
    place, _, year = name.partition("/")
    return place, year


def _places_of(report: Report, entries: Sequence[dict[str, Any]]) -> list[tuple[int, str, float, bool]]:
    """Find the labelled measures, which are consecutive, by their text."""
    positions: dict[str, list[int]] = defaultdict(list)
    for number, measure in enumerate(report.measures):
        positions[skeleton(measure.text)].append(number)
    roles, last = [], -1
    for entry in entries:
        behind = [number for number in positions[skeleton(entry["text"])] if number > last]
        if not behind:
            continue
        last = behind[0]
        firm = not entry["doubtful"]
        roles.append((last, str(entry["role"]), 1.0 if firm else DOUBTFUL_WEIGHT, firm))
    return roles


def table_labels() -> Iterable[Labelled]:
    """Give the reports of the link tables, each clause labelled as frame in the wide sense or not."""
    for pair in labels.pair_names():
        region, *years = pair.rsplit("-", 2)
        marked = labels.labels(pair)
        for side, year in zip(("old", "new"), years, strict=True):
            report = read_report(labels.report_file(region, year))
            roles = []
            for number, clauses in enumerate(labels.clauses_of(pair, side, report.measures)):
                kinds = {clause in marked.frame for clause in clauses}
                if len(kinds) == 1:
                    roles.append((number, "hidden" if kinds == {True} else "commitment", TABLE_WEIGHT, False))
            yield _labelled(f"{pair}:{side}", report, roles, library=False)


def _labelled(name: str, report: Report, roles: list[tuple[int, str, float, bool]], *, library: bool) -> Labelled:
    encoder = shipped_encoder()
    rows = {f"w{word}": row for word, row in encoder.words.items()} | {
        f"p{pair}": row for pair, row in encoder.pairs.items()
    }
    evidence = evidence_of(report.measures, report.text)
    directions = np.zeros((len(evidence), encoder.directions.shape[1]), dtype=np.float32)
    for number, each in enumerate(evidence):
        known = [rows[piece] for piece in each.pieces if piece in rows]
        weight = encoder.lengths[known]
        if known and weight.sum() > 0:
            directions[number] = (weight[:, None] * encoder.directions[known]).sum(axis=0) / weight.sum() * MEANING
    return Labelled(
        name=name,
        measures=report.measures,
        evidence=evidence,
        directions=directions,
        roles=roles,
        library=library,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """Embeddings by report and number of the measure, and the measures without a label with their evidence.

    ``embeddings`` are rows of length 384, ``sample`` those of the measures without a label (measures × 384), in the
    order of ``evidence`` and ``directions``."""

    embeddings: dict[tuple[str, int], Any]
    sample: Any
    evidence: list[MeasureEvidence]
    directions: Any

    @classmethod
    def read(cls, path: Path | None, labelled: set[str]) -> Taught | None:
        """Read a file of embeddings, and the reports of its sample; ``None`` without a file."""
        if path is None:
            return None
        with np.load(path) as numbers:
            reports, places, vectors = numbers["reports"].tolist(), numbers["numbers"].tolist(), numbers["vectors"]
        vectors = vectors.astype(np.float32)
        vectors -= vectors.mean(axis=0)
        rows: dict[str, list[int]] = defaultdict(list)
        for row, name in enumerate(reports):
            rows[name].append(row)
        files = collection_files()
        evidence: list[MeasureEvidence] = []
        directions: list[Any] = []
        order: list[int] = []
        for name in sorted(name for name in set(rows) - labelled if ":" not in name):
            report = _labelled(name, read_report(files[_place_and_year(name)]), [], library=True)
            for row in rows[name]:
                evidence.append(report.evidence[places[row]])
                directions.append(report.directions[places[row]])
                order.append(row)
        embeddings = {(name, places[row]): vectors[row] for name in labelled for row in rows[name]}
        return cls(embeddings=embeddings, sample=vectors[order], evidence=evidence, directions=np.array(directions))


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

    def first_round(self, model: Any, report: Labelled) -> list[float]:
        """Compute the log-odds of every measure of a report."""
        return (self.matrices[report.name] @ model[1:] + model[0]).tolist()

    def second_round(self, reports: Sequence[Labelled]) -> tuple[Any, Any]:
        """Fit both rounds; the second sees what first rounds say that have not seen the report."""
        rows, truth, weight = [], [], []
        for fold in range(INNER):
            inside = [report for number, report in enumerate(reports) if number % INNER != fold]
            model = self.regression(inside, HIDDEN, EVERY)
            for report in reports[fold::INNER]:
                values = surroundings(report.measures, report.evidence, self.first_round(model, report))
                rows += [values[number] for number, *_ in report.roles]
                truth += [float(role in HIDDEN) for _, role, *_ in report.roles]
                weight += [w for *_, w, _ in report.roles]
        table = np.array(rows)
        middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
        scaled = fit(sparse.csr_matrix((table - middle) / spread), np.array(truth), np.array(weight), SECOND_PENALTY)
        second = np.concatenate([[scaled[0] - (scaled[1:] * middle / spread).sum()], scaled[1:] / spread])
        return self.regression(reports, HIDDEN, EVERY), second

    def chances(self, first: Any, second: Any, report: Labelled) -> list[float]:
        """Compute for every measure the chance that it is no commitment."""
        rows = surroundings(report.measures, report.evidence, self.first_round(first, report))
        return [chance(value) for value in (np.array(rows) @ second[1:] + second[0]).tolist()]


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


def _report(library: Sequence[Labelled], learner: Learner, tables: Sequence[Labelled]) -> None:
    hidden, truth, firm = [], [], []
    for fold in range(FOLDS):
        inside = [report for number, report in enumerate(library) if number % FOLDS != fold]
        first, second = learner.second_round([*inside, *tables])
        for report in library[fold::FOLDS]:
            values = learner.chances(first, second, report)
            hidden += [values[number] for number, *_ in report.roles]
            truth += [role in HIDDEN for _, role, *_ in report.roles]
            firm += [is_firm for *_, is_firm in report.roles]
    _print_roles("roles.jsonl, left out", np.array(hidden), np.array(truth), np.array(firm))
    hidden, truth = [], []
    for pair in labels.pair_names() if tables else ():
        others = [report for report in tables if not report.name.startswith(pair)]
        first, second = learner.second_round([*library, *others])
        for report in tables:
            if report.name.startswith(pair):
                values = learner.chances(first, second, report)
                hidden += [values[number] for number, *_ in report.roles]
                truth += [role in HIDDEN for _, role, *_ in report.roles]
    if tables:
        _print_roles("link tables, left out", np.array(hidden), np.array(truth), np.ones(len(truth), dtype=bool))


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


def _write(learner: Learner, reports: Sequence[Labelled]) -> None:
    first, second = learner.second_round(reports)
    frame = learner.regression(reports, {"frame"}, {"aim", "frame"})
    encoder = shipped_encoder()
    count = len(learner.names)
    weights = np.stack([first[1 : count + 1], frame[1 : count + 1]], axis=1)
    # What float16 and a seldom name cannot move by a hundredth is left out.
    kept = np.abs(weights).max(axis=1) >= 0.01
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
