"""Evidence: what the scorer is shown of a pair, and how it is weighed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from reportdiff.alignment.candidates import CANDIDATES
from reportdiff.alignment.first_round import EVIDENCE, gather, leads
from reportdiff.alignment.prepared import Side, side_of
from reportdiff.alignment.scorer import AdditiveModel, Curve, shipped_scorer
from reportdiff.alignment.second_round import CONTEXT, context
from reportdiff.alignment.similarity import cosine, gram_vectors, word_vectors
from tests.strategies import ROWS, Row, digest, years


def sides(old: tuple[Row, ...], new: tuple[Row, ...]) -> tuple[Side, Side]:
    return side_of(digest(old)), side_of(digest(new))


@settings(max_examples=30, deadline=None)
@given(years())
def test_every_piece_of_evidence_is_a_number(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    old, new = sides(*pair)
    candidates = gather(old, new)

    assert candidates.evidence.shape == (len(candidates.old), len(EVIDENCE))
    assert np.isfinite(candidates.evidence).all()
    around = context(candidates, np.full(len(candidates.old), 0.5, dtype=np.float32), old, new)
    assert around.shape == (len(candidates.old), len(CONTEXT))
    assert np.isfinite(around).all()


@settings(max_examples=30, deadline=None)
@given(years())
def test_every_measure_has_candidates(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    old, new = sides(*pair)
    candidates = gather(old, new)

    assert set(candidates.old.tolist()) == set(range(len(old)))
    assert set(candidates.new.tolist()) == set(range(len(new)))


def test_candidates_are_few_and_sorted() -> None:
    old, new = sides(ROWS, ROWS[::-1])
    candidates = gather(old, new)
    pairs = list(zip(candidates.old.tolist(), candidates.new.tolist(), strict=True))

    assert pairs == sorted(set(pairs))
    assert len(pairs) <= 4 * CANDIDATES * len(ROWS)


def test_cosines_stand_between_nothing_and_the_same() -> None:
    old, new = sides(ROWS[:20], ROWS[10:])
    for vectors in (word_vectors(old, new), gram_vectors(old, new)):
        matrix = cosine(*vectors)
        assert matrix.shape == (20, len(ROWS) - 10)
        assert matrix.min() >= 0 and matrix.max() <= 1 + 1e-5
        assert matrix[10, 0] == pytest.approx(1, abs=1e-5)


def test_words_of_a_side_have_no_figures_and_no_marks() -> None:
    (side, _) = sides((ROWS[0], ROWS[9]), ROWS)

    assert all(word.isalpha() for words in side.words for word in words)
    assert side.masked[0] == "新建改建农村公路0公里"


def test_a_curve_is_read_between_its_knots_and_flat_beyond() -> None:
    model = AdditiveModel(intercept=0.0, curves=(Curve(name="x", knots=(0.0, 1.0), values=(-2.0, 2.0)),))
    values = np.array([[-5.0], [0.0], [0.5], [1.0], [9.0]], dtype=np.float32)

    assert model.weights(values).ravel() == pytest.approx([-2, -2, 0, 2, 2])
    assert model.probability(values)[2] == pytest.approx(0.5)


def test_the_shipped_scorer_fits_the_evidence() -> None:
    scorer = shipped_scorer()

    assert tuple(curve.name for curve in scorer.first.curves) == EVIDENCE
    assert tuple(curve.name for curve in scorer.second.curves) == EVIDENCE + CONTEXT
    assert 0 < scorer.threshold < 1
    for curve in (*scorer.first.curves, *scorer.second.curves):
        assert len(curve.knots) == len(curve.values) and list(curve.knots) == sorted(curve.knots), curve.name


@settings(max_examples=30, deadline=None)
@given(years())
def test_the_scorer_sees_a_pair_the_same_from_both_sides(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    """No order of the reports is assumed: new read as old gives the same probabilities."""
    old, new = sides(*pair)
    scorer = shipped_scorer()
    forth, back = gather(old, new), gather(new, old)
    there = dict(
        zip(zip(forth.old.tolist(), forth.new.tolist(), strict=True), scorer.score(forth, old, new)[1], strict=True)
    )
    here = dict(
        zip(zip(back.new.tolist(), back.old.tolist(), strict=True), scorer.score(back, new, old)[1], strict=True)
    )

    assert there.keys() == here.keys()
    assert all(there[key] == pytest.approx(here[key], abs=1e-4) for key in there)


def test_a_lead_is_that_over_the_best_other_candidate_of_either_side() -> None:
    at_old, at_new = np.array([0, 0, 1, 2, 2]), np.array([0, 1, 0, 1, 2])
    values = np.array([0.9, 0.4, 0.7, 0.4, 0.6], dtype=np.float32)

    old, new = leads(values, at_old, at_new)

    assert old == pytest.approx([0.5, -0.5, 0.7, -0.2, 0.2])  # the only candidate of 1 leads over nothing
    assert new == pytest.approx([0.2, 0.0, -0.2, 0.0, 0.6])  # two that are as good lead by nothing


def test_context_can_be_asked_for_some_candidates_alone() -> None:
    old, new = sides(ROWS[:12], ROWS[6:18])
    candidates = gather(old, new)
    first = np.linspace(0, 1, len(candidates.old), dtype=np.float32)
    some = np.array([0, 5, len(first) - 1])

    assert context(candidates, first, old, new, only=some) == pytest.approx(context(candidates, first, old, new)[some])
