"""Train the value of highlights: ``python -m benchmarks.training.train_highlights [--write]``.

Prints, for comparisons left out by halves, the share of good highlights among the first ten of twelve: ranked by
points alone, by value alone, and by points times the square of the value, as the program ranks. Then trains on all
and, with ``--write``, replaces ``reportdiff/data/news_value.json``. Needs the highlights that an editor judged
(``highlights.jsonl`` beside the labelled pairs).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from benchmarks.labels import ROOT, shared
from reportdiff.comparison.highlights.news_value import NewsFacts, NewsModel, features

PENALTY = 30.0
"""Strength of the ridge penalty. 10 and 100 put 0.003 and 0.002 fewer good ones in the first ten."""

STEPS, HALVES, FIRST = 30, 20, 10

_SUPERSEDED = frozenset({"stage_reached", "stage_set_back", "scope_wider", "scope_narrower"})
"""Kinds that were found by rules which are gone: what was said of them says nothing of today's."""

_QUOTED = re.compile("“([^”]+)”")
_RELATIVE = re.compile(r"(提高|降低) (\d+(?:\.\d+)?)%")


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged highlight: its comparison, its points and features, and whether it is good."""

    reports: str
    points: float
    features: dict[str, float]
    good: bool
    wrong: bool


def judged() -> list[Judged]:
    """Read the judged highlights."""
    rows = []
    for line in (shared() / "gold" / "highlights.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not _SUPERSEDED.isdisjoint(row["kinds"]):
            continue
        moves = [(-1 if way == "降低" else 1) * float(size) / 100 for way, size in _RELATIVE.findall(row["reasons"])]
        facts = NewsFacts(
            status=row["status"],
            doubtful=row["doubtful"],
            kinds=row["kinds"],
            old=_measures(row["old"]),
            new=_measures(row["new"]),
            names=tuple(_QUOTED.findall(row["reasons"])),
            relative=max(moves, key=abs, default=0.0),
        )
        good, wrong = row["verdict"] == "good", row["verdict"] in ("wrong", "unreadable")
        rows.append(Judged(row["reports"], row["score"], features(facts), good, wrong))
    return rows


def _measures(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(" | ")))


def fit(rows: Sequence[Judged]) -> NewsModel:
    """Logistic regression with a ridge penalty, by Newton's method; the features are scaled to unit variance."""
    names = list(rows[0].features)
    values = np.array([[row.features[name] for name in names] for row in rows])
    scale = np.maximum(values.std(axis=0), 1e-9)
    basis = np.hstack([np.ones((len(rows), 1)), values / scale])
    truth = np.array([row.good for row in rows], dtype=float)
    penalty = np.diag([1e-6, *[PENALTY] * len(names)])
    weights: NDArray[np.float64] = np.zeros(basis.shape[1])
    for _ in range(STEPS):
        probability = 1 / (1 + np.exp(-basis @ weights))
        slope = basis.T @ (truth - probability) - penalty @ weights
        bend = (basis * (probability * (1 - probability))[:, None]).T @ basis + penalty
        weights = weights + np.linalg.solve(bend, slope)
    # A feature that no judged highlight has weighs nothing.
    learned = np.where(values.std(axis=0) > 0, weights[1:] / scale, 0.0)
    return NewsModel(
        intercept=round(float(weights[0]), 4),
        weights={name: round(float(weight), 4) for name, weight in zip(names, learned, strict=True)},
    )


def value(model: NewsModel, row: Judged) -> float:
    """The probability that a highlight is good."""
    log_odds = model.intercept + sum(model.weights[name] * each for name, each in row.features.items())
    return float(1 / (1 + np.exp(-log_odds)))


def left_out(rows: Sequence[Judged]) -> dict[str, tuple[float, float]]:
    """The share of good and of wrong highlights among the first of each comparison, trained on the other half."""
    names = sorted({row.reports for row in rows})
    draw = np.random.default_rng(0)
    shares: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for _ in range(HALVES):
        order = draw.permutation(names)
        for half in (set(order[::2]), set(order[1::2])):
            model = fit([row for row in rows if row.reports in half])
            rest = [row for row in rows if row.reports not in half]
            values = {id(row): value(model, row) for row in rest}
            keys = {
                "points": lambda row: row.points,
                "value": lambda row, values=values: values[id(row)],
                "points and value": lambda row, values=values: row.points * values[id(row)] ** 2,
            }
            for name, key in keys.items():
                first = [
                    row
                    for reports in sorted({row.reports for row in rest})
                    for row in sorted((row for row in rest if row.reports == reports), key=key, reverse=True)[:FIRST]
                ]
                shares[name].append(
                    (float(np.mean([row.good for row in first])), float(np.mean([row.wrong for row in first])))
                )
    return {
        name: (float(np.mean([good for good, _ in each])), float(np.mean([wrong for _, wrong in each])))
        for name, each in shares.items()
    }


def main() -> None:
    """Print the shares, and write the model if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="replace reportdiff/data/news_value.json")
    options = parser.parse_args()
    rows = judged()
    for name, (good, wrong) in left_out(rows).items():
        print(f"{name:18} good {good:.3f} wrong {wrong:.3f} among the first {FIRST} of twelve")
    model = fit(rows)
    for name, weight in sorted(model.weights.items(), key=lambda item: item[1]):
        print(f"{weight:+.2f} {name}")
    if options.write:
        path = ROOT / "reportdiff" / "data" / "news_value.json"
        path.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n")
        print(f"written: {path}")


if __name__ == "__main__":
    main()
