"""The model of roles: two rounds of logistic regression, shipped as plain numbers in ``data/roles.npz``.

The first round looks at a measure alone and at its place (:mod:`~reportdiff.parsing.roles.evidence`). The second one
looks at what the first says about the measures around it: a paragraph of situation is one from end to end. What is no
commitment is then told apart by a third regression: an aim, or frame. (Stacked sequential learning: Cohen and Carvalho
2005.) ``benchmarks/training/train_roles.py`` learned the weights from labelled measures.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise, repeat
from operator import mul

from reportdiff.model import Measure
from reportdiff.package_data import data_file
from reportdiff.parsing.roles.evidence import MeasureEvidence, evidence_of

SURROUNDINGS = (
    "own",
    "before",
    "after",
    "two_before",
    "two_after",
    "sentence",
    "paragraph",
    "section",
    "sentence_size",
    "paragraph_size",
    "section_size",
    "length",
    "figures",
    "listings",
    "rarest",
    "second",
    "third",
    "total",
    "topic",
    "full_stop",
    "semicolon",
    "in_sentence",
    "behind_in_sentence",
    "in_paragraph",
    "behind_in_paragraph",
    "depth",
)
"""What the second round looks at: the first-round log-odds of the measure and of those around it (the means of the
others in its sentence, paragraph and section), the sizes of these, and the form and place of the measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """A logistic regression: ``weights`` of pieces of evidence by name, and of words and pairs of characters."""

    intercept: float
    weights: Mapping[str, float]
    pieces: Mapping[str, float]

    def log_odds(self, evidence: MeasureEvidence, shares: Mapping[str, float]) -> float:
        """Sum the weights of the evidence. ``shares`` says how much each piece counts in a measure."""
        pieces = [piece for piece in evidence.pieces if piece in shares]
        parts = [shares[piece] for piece in pieces]
        whole = sum(parts)
        meaning = sum(map(mul, parts, map(self.pieces.get, pieces, repeat(0.0)))) / whole if whole else 0.0
        return self.intercept + sum(map(self.weights.get, evidence.names, repeat(0.0))) + meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleModel:
    """``hidden`` tells from a measure alone whether it is no commitment, ``frame`` whether it is frame if it is none.

    ``second`` are the intercept and the weights of :data:`SURROUNDINGS`. ``shares`` is how much each word and pair
    counts."""

    hidden: Regression
    frame: Regression
    second: tuple[float, tuple[float, ...]]
    shares: Mapping[str, float]

    def chances(self, measures: Sequence[Measure], text: str) -> list[tuple[float, float]]:
        """Compute for every measure the chance that it is a commitment, and that it is frame if it is none."""
        evidence = evidence_of(measures, text)
        first = [self.hidden.log_odds(each, self.shares) for each in evidence]
        intercept, weights = self.second
        rows = surroundings(measures, evidence, first)
        second = [intercept + sum(map(float.__mul__, weights, row)) for row in rows]
        frame = [self.frame.log_odds(each, self.shares) for each in evidence]
        return [(chance(-hidden), chance(inside)) for hidden, inside in zip(second, frame, strict=True)]


def surroundings(
    measures: Sequence[Measure], evidence: Sequence[MeasureEvidence], first: Sequence[float]
) -> list[tuple[float, ...]]:
    """Give the values of :data:`SURROUNDINGS` for every measure; ``first`` are the log-odds of the first round."""
    runs = [
        _run_means([measure.sentence for measure in measures], first),
        _run_means([measure.paragraph for measure in measures], first),
        _run_means([measure.section for measure in measures], first),
    ]
    padded = (0.0, 0.0, *first, 0.0, 0.0)
    rows = []
    for number, (measure, each) in enumerate(zip(measures, evidence, strict=True)):
        place = each.place
        two_before, before, own, after, two_after = padded[number : number + 5]
        means, sizes = zip(*(run[number] for run in runs), strict=True)
        rows.append(
            (
                own,
                before,
                after,
                two_before,
                two_after,
                *means,
                *map(float, sizes),
                float(each.length),
                float(each.figures),
                float(each.listings),
                *each.rarities,
                each.total,
                float(bool(measure.topic)),
                float(place.after == "。"),
                float(place.after == "；"),
                float(place.in_sentence),
                float(place.of_sentence - place.in_sentence - 1),
                float(place.in_paragraph),
                float(place.of_paragraph - place.in_paragraph - 1),
                place.depth,
            )
        )
    return rows


def _run_means(keys: Sequence[int | str], values: Sequence[float]) -> list[tuple[float, int]]:
    """Give for every measure the mean of the *other* values in its run of equal keys (0 if alone), and their number."""
    lengths = [len(list(run)) for _, run in groupby(keys)]
    ends = [0]
    for length in lengths:
        ends.append(ends[-1] + length)
    results: list[tuple[float, int]] = []
    for begin, end in pairwise(ends):
        total, others = sum(values[begin:end]), end - begin - 1
        results += [((total - value) / others if others else 0.0, others) for value in values[begin:end]]
    return results


def chance(log_odds: float) -> float:
    """Turn log-odds into a probability."""
    return 1 / (1 + math.exp(-max(-500.0, min(500.0, log_odds))))


@lru_cache(maxsize=1)
def shipped_model() -> RoleModel:
    """Load the model in ``data/roles.npz``.

    ``names`` and ``pieces`` are UTF-8 text, one a line. ``weights`` (names × 2) and ``piece_weights`` (pieces × 2) are
    those of the two regressions, in float16; ``shares`` belong to the pieces. ``intercepts`` are those of the three,
    ``second`` the weights of the surroundings, in float32."""
    import numpy as np

    with data_file("roles.npz").open("rb") as file, np.load(file) as numbers:
        names, pieces = (numbers[key].tobytes().decode().split("\n") for key in ("names", "pieces"))
        weights, piece_weights = numbers["weights"].astype(float), numbers["piece_weights"].astype(float)
        shares = dict(zip(pieces, numbers["shares"].astype(float).tolist(), strict=True))
        intercepts, second = numbers["intercepts"].tolist(), tuple(numbers["second"].astype(float).tolist())
    hidden, frame = (
        Regression(
            intercept=intercepts[column],
            weights=dict(zip(names, weights[:, column].tolist(), strict=True)),
            pieces=dict(zip(pieces, piece_weights[:, column].tolist(), strict=True)),
        )
        for column in (0, 1)
    )
    return RoleModel(hidden=hidden, frame=frame, second=(intercepts[2], second), shares=shares)
