"""Assignment: from scored pairs to groups of measures that are one commitment."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from reportdiff.alignment.assignment import MOST_PARTNERS, assign, surest_first

Pairs = dict[tuple[int, int], float]

PAIRS = st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.integers(40, 100).map(lambda x: x / 100))


def grouped(pairs: Mapping[tuple[int, int], float]) -> list[tuple[list[int], list[int]]]:
    return [(sorted(group.old), sorted(group.new)) for group in assign(pairs, (10, 10))]


def test_separate_pairs_stay_separate() -> None:
    assert grouped({(0, 1): 0.9, (1, 0): 0.8}) == [([0], [1]), ([1], [0])]


def test_the_surer_of_two_pairs_wins_its_measures() -> None:
    assert grouped({(0, 0): 0.6, (0, 1): 0.9, (1, 0): 0.9}) == [([0], [1]), ([1], [0])]


def test_a_second_partner_that_nobody_else_claims_makes_a_split() -> None:
    assert grouped({(0, 0): 0.9, (0, 1): 0.8}) == [([0], [0, 1])]


def test_the_reverse_is_a_merger() -> None:
    assert grouped({(0, 0): 0.9, (1, 0): 0.8}) == [([0, 1], [0])]


def test_a_second_partner_that_is_much_less_likely_stays_alone() -> None:
    assert grouped({(0, 0): 0.99, (0, 1): 0.35}) == [([0], [0])]


def test_a_pair_between_two_good_links_does_not_make_one_of_them() -> None:
    assert grouped({(0, 0): 0.9, (1, 1): 0.9, (0, 1): 0.5}) == [([0], [0]), ([1], [1])]


def test_a_split_is_no_bridge_to_a_third_measure() -> None:
    """The new partner of one side has to hold with the other members of its side's partners, too."""
    groups = grouped({(0, 0): 0.9, (0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.8, (2, 2): 0.8})

    assert all(min(len(old), len(new)) == 1 for old, new in groups)


def test_of_equal_scores_the_nearest_in_place_comes_first() -> None:
    assert surest_first({(0, 9): 0.8, (5, 5): 0.8, (0, 1): 0.8}, (10, 10)) == [(5, 5), (0, 1), (0, 9)]


def test_no_pairs_no_groups() -> None:
    assert list(assign({}, (1, 1))) == []


@given(PAIRS)
def test_a_measure_stands_in_one_group_at_most(pairs: Pairs) -> None:
    groups = grouped(pairs)

    for side in (0, 1):
        members = [member for group in groups for member in group[side]]
        assert len(members) == len(set(members))


@given(PAIRS)
def test_a_measure_is_only_left_alone_if_its_partners_are_taken(pairs: Pairs) -> None:
    groups = grouped(pairs)
    old, new = ({member for group in groups for member in group[side]} for side in (0, 1))

    assert all(i in old or j in new for i, j in pairs)


@given(PAIRS)
def test_every_group_holds_the_pair_that_founded_it_and_nothing_unpaired(pairs: Pairs) -> None:
    for group in assign(pairs, (10, 10)):
        assert group.founder in pairs
        assert group.founder[0] in group.old and group.founder[1] in group.new
        assert all(any((i, j) in pairs for j in group.new) for i in group.old)
        assert all(any((i, j) in pairs for i in group.old) for j in group.new)


@given(st.integers(1, 10), st.integers(1, 10))
def test_no_side_of_a_group_has_too_many(old: int, new: int) -> None:
    pairs = dict.fromkeys(product(range(old), range(new)), 0.9)

    assert all(max(len(left), len(right)) <= MOST_PARTNERS for left, right in grouped(pairs))


@given(PAIRS, st.integers(0, 99))
def test_the_order_in_which_pairs_come_does_not_matter(pairs: Pairs, seed: int) -> None:
    shuffled = list(pairs.items())
    Random(seed).shuffle(shuffled)

    assert grouped(dict(shuffled)) == grouped(pairs)
