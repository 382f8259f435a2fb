"""The encoder is tuned towards what readers say, the same way every time, and never on the fold that is kept out."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from benchmarks.training.additive import fit
from benchmarks.training.judged import Judged, JudgedReports, in_fold
from benchmarks.training.tune_encoder import Questions, Tuner, area_and_precision
from reportdiff.alignment.encoder import Encoder

PIECES = 12


def encoder() -> Encoder:
    draw = np.random.default_rng(1)
    directions = draw.standard_normal((PIECES + 1, 6)).astype(np.float32)
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    directions[-1] = 0
    return Encoder(
        words={f"词{number}": number for number in range(PIECES)},
        pairs={},
        directions=directions,
        lengths=np.append(np.ones(PIECES), 0).astype(np.float32),
    )


def questions(swapped: bool = False) -> Questions:
    """Text *k* is piece *k* alone; 0 means what 1 does, 2 what 3 does, and so on."""
    left = np.repeat(np.arange(0, PIECES, 2), 2)
    right = left + np.tile([1, 3], PIECES // 2)
    right[-1] = 1
    truth = np.tile([1.0, 0.0], PIECES // 2)
    pieces = sparse.csr_array(np.eye(PIECES, dtype=np.float32))
    sides = (right, left) if swapped else (left, right)
    weight = np.full(len(left), 1 / len(left))
    return Questions(pieces=pieces, left=sides[0], right=sides[1], truth=truth, weight=weight)


def test_the_encoder_learns_what_readers_say() -> None:
    parts = [questions(), questions(swapped=True)] * 40
    tuner = Tuner(encoder())
    before = tuner.score(parts[:1])[0]
    tuner.tune(parts)

    assert before < 0.9
    assert tuner.score(parts[:1]) == pytest.approx((1, 1))


def test_the_same_lessons_give_the_same_encoder() -> None:
    tuners = [Tuner(encoder()) for _ in range(2)]
    for tuner in tuners:
        tuner.tune([questions(), questions(swapped=True)] * 3)

    assert (tuners[0].directions == tuners[1].directions).all()
    assert (tuners[0].lengths == tuners[1].lengths).all()


def test_area_and_precision_count_what_stands_above() -> None:
    scores, truths = np.array([0.9, 0.8, 0.7, 0.6]), np.array([1.0, 0.0, 1.0, 0.0])

    assert area_and_precision(scores, truths) == pytest.approx((0.75, (1 + 2 / 3) / 2))


def test_every_fifth_pair_of_reports_is_kept_out() -> None:
    row = Judged(side="old", text="甲", candidates=(("乙", "no"),))
    pairs = [JudgedReports(number=n, place="云岭市", years=("2031", "2032"), rows=(row,)) for n in range(11)]

    assert [one.number for one in pairs if in_fold(one)] == [0, 5, 10]


def test_a_model_begun_near_its_end_ends_there() -> None:
    draw = np.random.default_rng(2)
    rows = draw.random((400, 2)).astype(np.float32)
    truth = (rows[:, 0] + 0.3 * draw.standard_normal(400) > 0.5).astype(float)
    weight = np.ones(400)
    plain = fit(("a", "b"), rows, truth, weight)
    begun = fit(("a", "b"), rows, truth, weight, plain)

    assert plain.probability(rows) == pytest.approx(begun.probability(rows), abs=1e-3)
    assert fit(("a", "b"), rows, truth * 0.3, weight).probability(rows).mean() == pytest.approx(
        0.3 * truth.mean(), abs=0.02
    )
