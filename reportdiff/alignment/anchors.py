"""Anchors: wording that few measures of either report have, so that two measures that share it belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

import numpy as np
from numpy.typing import NDArray

from reportdiff.alignment.prepared import Side
from reportdiff.alignment.sparse_rows import Matrix, SparseRows, largest_and_sum, rows_of_bags

NO_ANCHOR = 8.0
"""The value of :func:`anchors` for a pair that shares nothing, or only what is everywhere."""


def anchors(old: Side, new: Side, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> list[Matrix]:
    """Compute the anchors of *k* pairs, by words and then by runs of two or three characters.

    Two values each: how common the least common shared thing is (log of old measures with it times new ones with it;
    0 if no other has it), and how much uncommon wording is shared (each shared thing counts 1 over the root of that
    product). Gives four arrays of length *k*."""
    columns: list[Matrix] = []
    for bags in ([[set(words) for words in side.words] for side in (old, new)], [_runs(side) for side in (old, new)]):
        rows = _shared_rows(*bags)
        best, total = largest_and_sum(*rows, at_old, at_new)
        commonest = np.float32(np.exp(-NO_ANCHOR / 2))
        columns.append(np.asarray(-2 * np.log(np.maximum(best, commonest)), dtype=np.float32))
        columns.append(total)
    return columns


def _runs(side: Side) -> list[set[str]]:
    return [{text[at : at + size] for size in (2, 3) for at in range(len(text) - size + 1)} for text in side.masked]


def _shared_rows(old: Sequence[Set[str]], new: Sequence[Set[str]]) -> tuple[SparseRows, SparseRows]:
    """Give rows over the things that both reports have: weighted by rarity on the old side, 1 on the new side."""
    counts = [Counter(thing for bag in bags for thing in bag) for bags in (old, new)]
    columns = {thing: column for column, thing in enumerate(sorted(counts[0].keys() & counts[1].keys()))}
    weights = np.array([1 / np.sqrt(counts[0][thing] * counts[1][thing]) for thing in columns], dtype=np.float32)
    old_bags, new_bags = (
        [sorted(columns[thing] for thing in bag if thing in columns) for bag in bags] for bags in (old, new)
    )
    return rows_of_bags(old_bags, len(columns), weights), rows_of_bags(new_bags, len(columns))
