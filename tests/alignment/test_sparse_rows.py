"""Sparse rows give what dense matrices give."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from reportdiff.alignment import sparse_rows
from reportdiff.alignment.sparse_rows import SparseRows, largest_and_sum, pair_products, products, rows_of_bags

WIDTH = 9


def rows(seed: int, count: int) -> SparseRows:
    """Rows of which the third is empty, with values other than 1."""
    draw = np.random.default_rng(seed)
    bags = [[] if row == 2 else draw.permutation(WIDTH)[: draw.integers(1, WIDTH + 1)].tolist() for row in range(count)]
    made = rows_of_bags(bags, WIDTH)
    return made.with_values(draw.uniform(0.5, 2, len(made.values)))


def dense(made: SparseRows) -> NDArray[np.float32]:
    table = np.zeros((len(made), made.width), dtype=np.float32)
    table[np.repeat(np.arange(len(made)), made.lengths), made.columns] = made.values
    return table


OLD, NEW = rows(1, 7), rows(2, 5)
AT_OLD, AT_NEW = (indices.ravel() for indices in np.indices((7, 5)))


def test_products_are_those_of_dense_matrices(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = dense(OLD) @ dense(NEW).T

    assert products(OLD, NEW) == pytest.approx(whole, abs=1e-5)
    assert products(OLD, NEW, slice(2, 6)) == pytest.approx(whole[2:6], abs=1e-5)
    monkeypatch.setattr(sparse_rows, "_AT_ONCE", 2 * WIDTH * len(NEW))  # a stripe of two rows
    assert products(OLD, NEW) == pytest.approx(whole, abs=1e-5)


def test_products_of_pairs_are_those_of_the_whole_in_any_order() -> None:
    whole = dense(OLD) @ dense(NEW).T
    order = np.random.default_rng(3).permutation(len(AT_OLD))

    assert pair_products(OLD, NEW, AT_OLD[order], AT_NEW[order]) == pytest.approx(whole.ravel()[order], abs=1e-5)


def test_the_largest_part_of_a_product_is_that_of_one_column() -> None:
    parts = dense(OLD)[AT_OLD] * dense(NEW)[AT_NEW]
    largest, total = largest_and_sum(OLD, NEW, AT_OLD, AT_NEW)

    assert largest == pytest.approx(parts.max(axis=1), abs=1e-6)
    assert total == pytest.approx(parts.sum(axis=1), abs=1e-5)
    assert largest.max() > 0 and largest.min() == 0


def test_no_pairs_have_no_products() -> None:
    nothing = np.zeros(0, dtype=np.intp)

    assert pair_products(OLD, NEW, nothing, nothing).shape == (0,)
    assert [values.shape for values in largest_and_sum(OLD, NEW, nothing, nothing)] == [(0,), (0,)]


def test_groups_add_up_and_keep_their_order() -> None:
    group = np.array([1, 0, 0, 1, 3, 1, 3])
    pooled = OLD.pooled(group)
    whole = np.zeros((4, WIDTH), dtype=np.float32)
    np.add.at(whole, group, dense(OLD))

    assert dense(pooled) == pytest.approx(whole, abs=1e-6)
    assert pooled.lengths[2] == 0  # a group without rows
    for begin, end in itertools.pairwise(pooled.starts):
        assert np.diff(pooled.columns[begin:end]).min(initial=1) > 0


def test_units_have_length_1_and_the_empty_row_stays_empty() -> None:
    lengths = np.linalg.norm(dense(OLD.units()), axis=1)

    assert lengths == pytest.approx([1, 1, 0, 1, 1, 1, 1], abs=1e-6)
    assert OLD.sums() == pytest.approx(dense(OLD).sum(axis=1), abs=1e-5)


def test_weighted_sums_of_a_table_are_its_product() -> None:
    table = np.random.default_rng(4).standard_normal((WIDTH, 3)).astype(np.float32)

    assert OLD.weighted_sums(table) == pytest.approx(dense(OLD) @ table, abs=1e-5)


def test_rows_without_columns_are_zero() -> None:
    empty = rows_of_bags([[], []], 0)

    assert products(empty, empty).tolist() == [[0, 0], [0, 0]]
    assert pair_products(empty, empty, np.array([0, 1]), np.array([1, 0])).tolist() == [0, 0]
    assert len(empty.pooled(np.array([0, 0]))) == 1
