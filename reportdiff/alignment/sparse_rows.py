"""Sparse rows: the few things that a measure has, among all the things that any measure has.

The products of such rows are all that the alignment needs of a library of sparse matrices, and scipy weighs 143 MB
(``docs/decisions/0004-libraries.md``). Sums over pairs of rows are taken in the order of the columns and in double
precision, so they are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
"""Dense, float32."""

_AT_ONCE = 2**21
"""Elements of a dense intermediate (8 MB): large reports must not need more memory than their results."""

_ROWS_AT_ONCE = 32
"""New rows whose pairs are multiplied together: a call of numpy costs as much as some hundred products."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SparseRows:
    """Row *i* has ``values[starts[i] : starts[i + 1]]`` in those ``columns``, each once, out of ``width`` columns."""

    values: Matrix
    columns: NDArray[np.intp]
    starts: NDArray[np.intp]
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> NDArray[np.intp]:
        """How many columns each row has."""
        return np.diff(self.starts)

    def sums(self) -> Matrix:
        """Add up every row."""
        return _sums(self.values, self.starts)

    def with_values(self, values: Matrix) -> SparseRows:
        """Give the same columns other values, in the same order."""
        return replace(self, values=values.astype(np.float32, copy=False))

    def units(self) -> SparseRows:
        """Scale the rows to length 1; empty rows stay so."""
        lengths = np.sqrt(_sums(self.values * self.values, self.starts))
        lengths[lengths == 0] = 1
        return self.with_values(self.values / np.repeat(lengths, self.lengths))

    def pooled(self, group: NDArray[np.intp]) -> SparseRows:
        """Add up the rows of each group: ``group[i]`` is the group of row ``i``."""
        count = int(group.max()) + 1 if len(group) else 0
        keys = np.repeat(group, self.lengths) * np.intp(max(self.width, 1)) + self.columns
        found, places = np.unique(keys, return_inverse=True)
        rows, columns = np.divmod(found, max(self.width, 1))
        return SparseRows(
            values=np.bincount(places, weights=self.values, minlength=len(found)).astype(np.float32),
            columns=columns,
            starts=np.searchsorted(rows, np.arange(count + 1)),
            width=self.width,
        )

    def weighted_sums(self, table: Matrix) -> Matrix:
        """Multiply with a dense ``table`` (width × *d*): for every row, the sum of the table's rows by its values."""
        total = np.zeros((len(self), table.shape[1]), dtype=np.float32)
        for row, (begin, end) in enumerate(zip(self.starts[:-1].tolist(), self.starts[1:].tolist(), strict=True)):
            if begin < end:
                total[row] = (self.values[begin:end, None] * table[self.columns[begin:end]]).sum(axis=0)
        return total


def rows_of_bags(bags: Sequence[Sequence[int]], width: int, weights: Matrix | None = None) -> SparseRows:
    """Make rows of the columns in each bag; ``weights`` are the values by column, 1 without them."""
    columns = np.fromiter((column for bag in bags for column in bag), dtype=np.intp)
    values = np.ones(len(columns), dtype=np.float32) if weights is None else weights[columns].astype(np.float32)
    starts = np.cumsum([0, *(len(bag) for bag in bags)], dtype=np.intp)
    return SparseRows(values=values, columns=columns, starts=starts, width=width)


def products(old: SparseRows, new: SparseRows, stripe: slice = slice(None)) -> Matrix:
    """Multiply some old rows with all new ones: (rows of ``stripe``) × new."""
    chosen = range(len(old))[stripe]
    total = np.zeros((len(chosen), len(new)), dtype=np.float32)
    new_rows = np.repeat(np.arange(len(new)), new.lengths)
    step = max(1, _AT_ONCE // max(1, len(new) * int(old.lengths.max(initial=1))))
    place_of = np.full(max(old.width, 1), -1, dtype=np.intp)
    for begin in range(0, len(chosen), step):
        some = chosen[begin : begin + step]
        first, last = int(old.starts[some[0]]), int(old.starts[some[-1] + 1])
        used = np.unique(old.columns[first:last])
        place_of[used] = np.arange(len(used))
        known = place_of[new.columns] >= 0
        table = np.zeros((len(used), len(new)), dtype=np.float32)
        table[place_of[new.columns[known]], new_rows[known]] = new.values[known]
        for number, row in enumerate(some, start=begin):
            here = slice(int(old.starts[row]), int(old.starts[row + 1]))
            total[number] = old.values[here] @ table[place_of[old.columns[here]]]
        place_of[used] = -1
    return total


def pair_products(old: SparseRows, new: SparseRows, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> Matrix:
    """Multiply the old with the new row of each of *k* pairs."""
    total = np.zeros(len(at_old), dtype=np.float32)
    for pairs, starts, parts in _parts(old, new, at_old, at_new):
        total[pairs] = _sums(parts, starts)
    return total


def largest_and_sum(
    old: SparseRows, new: SparseRows, at_old: NDArray[np.intp], at_new: NDArray[np.intp]
) -> tuple[Matrix, Matrix]:
    """Give the largest part, and the sum of the parts, of the product of each of *k* pairs; 0 where they share none."""
    largest, total = np.zeros((2, len(at_old)), dtype=np.float32)
    for pairs, starts, parts in _parts(old, new, at_old, at_new):
        total[pairs] = _sums(parts, starts)
        filled = starts[:-1] < starts[1:]
        if filled.any():
            largest[pairs[filled]] = np.maximum.reduceat(parts, starts[:-1][filled])
    return largest, total


def _parts(
    old: SparseRows, new: SparseRows, at_old: NDArray[np.intp], at_new: NDArray[np.intp]
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp], Matrix]]:
    """Give, for the pairs of some new rows: their numbers, the starts of their parts, and the parts of their products.

    A part is the product of one column; there is one for each column of the old row, 0 where the new row lacks it."""
    width = max(new.width, 1)
    order = np.argsort(at_new, kind="stable")
    rows, bounds = np.unique(at_new[order], return_index=True)
    bounds = np.append(bounds, len(order))
    step = max(1, min(_ROWS_AT_ONCE, _AT_ONCE // width))
    table = np.zeros(step * width, dtype=np.float32)
    all_lengths = old.lengths
    for first in range(0, len(rows), step):
        some = rows[first : first + step]
        places = _elements(new.starts[some], new.lengths[some])
        lines = np.repeat(np.arange(len(some)) * width, new.lengths[some]) + new.columns[places]
        table[lines] = new.values[places]
        pairs = order[bounds[first] : bounds[first + len(some)]]
        lengths = all_lengths[at_old[pairs]]
        elements = _elements(old.starts[at_old[pairs]], lengths)
        line_of_pair = np.searchsorted(some, at_new[pairs]) * width
        parts = old.values[elements] * table[np.repeat(line_of_pair, lengths) + old.columns[elements]]
        yield pairs, np.concatenate([[0], np.cumsum(lengths)]), parts
        table[lines] = 0


def _elements(begins: NDArray[np.intp], lengths: NDArray[np.intp]) -> NDArray[np.intp]:
    """Give the places of the elements of rows that begin there and are so long."""
    ends = np.cumsum(lengths)
    return np.repeat(begins - (ends - lengths), lengths) + np.arange(ends[-1] if len(ends) else 0)


def _sums(values: Matrix, starts: NDArray[np.intp]) -> Matrix:
    """Add up ``values`` from each start to the next."""
    rows = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    return np.bincount(rows, weights=values, minlength=len(starts) - 1).astype(np.float32)
