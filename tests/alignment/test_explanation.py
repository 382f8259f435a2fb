"""The scorer's opinion taken apart: exact shares, in the measure of the alignment that is shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from reportdiff.alignment import align
from reportdiff.alignment.explanation import strongest, weigh
from reportdiff.alignment.scorer import shipped_scorer
from tests.strategies import ROWS, Row, compared, digest, years


@settings(max_examples=20, deadline=None)
@given(years())
def test_shares_and_base_are_the_log_odds(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    weighing = weigh(digest(pair[0]), digest(pair[1]))

    assert weighing.names == tuple(curve.name for curve in shipped_scorer().second.curves)
    assert weighing.shares.shape == weighing.values.shape == (len(weighing.candidates.old), len(weighing.names))
    assert weighing.base + weighing.shares.sum(axis=1) == pytest.approx(weighing.log_odds, abs=1e-6)
    assert 1 / (1 + np.exp(-weighing.log_odds)) == pytest.approx(weighing.probability)


@settings(max_examples=20, deadline=None)
@given(years())
def test_it_is_what_the_alignment_saw(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    """Every refused nearest candidate is weighed here with the score that it was refused with."""
    comparison = compared(*pair)
    weighing = weigh(comparison.old, comparison.new)
    for measure, nearest in align(comparison.old, comparison.new).nearest.items():
        old, new = (measure, nearest.id) if measure[0] == "o" else (nearest.id, measure)
        number = weighing.candidate(int(old[1:]) - 1, int(new[1:]) - 1)
        assert number is not None
        assert float(weighing.probability[number]) == pytest.approx(nearest.score, abs=1e-3)


def test_links_lie_above_the_middle_and_strangers_below() -> None:
    weighing = weigh(digest(ROWS), digest(ROWS[::-1]))
    held = weighing.probability >= weighing.threshold

    assert weighing.shares[held].sum(axis=1).mean() > 0 > weighing.shares[~held].sum(axis=1).mean()


def test_candidates_of_a_measure_are_ranked() -> None:
    weighing = weigh(digest(ROWS), digest(ROWS[::-1]))
    last = len(ROWS) - 1

    for numbers in (weighing.of_old(0), weighing.of_new(last)):
        odds = [float(weighing.log_odds[number]) for number in numbers]
        assert odds == sorted(odds, reverse=True) and len(odds) > 1
        best = numbers[0]
        assert (weighing.candidates.old[best], weighing.candidates.new[best]) == (0, last)


def test_shared_words_are_told_rarest_first() -> None:
    weighing = weigh(digest(ROWS), digest(ROWS))
    words = weighing.shared_words(0, 0)

    assert "农村公路" in [word for word, _ in words]
    assert [bits for _, bits in words] == sorted((bits for _, bits in words), reverse=True)
    assert weighing.shared_words(0, 12) == []


def test_a_report_without_measures_has_nothing_to_weigh() -> None:
    empty = replace(digest(ROWS), measures=())
    weighing = weigh(empty, digest(ROWS))

    assert len(weighing.candidates.old) == len(weighing.shares) == 0
    assert weighing.candidate(0, 0) is None


def test_the_strongest_pieces_come_by_size() -> None:
    assert strongest(("a", "b", "c"), np.array([0.1, -2.0, 1.0]), 2) == [("b", -2.0), ("c", 1.0)]
