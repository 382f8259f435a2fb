"""Anchors: wording that few measures of either report have, so that two measures that share it belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from reportdiff.alignment.prepared import Side
from reportdiff.alignment.similarity import Matrix, Vectors

NO_ANCHOR = 8.0
"""What :func:`anchors` says of a pair that shares nothing, and of one that shares only what is everywhere."""


def anchors(old: Side, new: Side, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> list[Matrix]:
    """For *k* pairs, by words and then by runs of two or three characters: how common the least common thing is that
    both measures have (log of how many old measures hold it times how many new ones: 0 if nobody else does), and how
    much they share that is not common (each shared thing counts 1 over the root of that product). Four arrays of
    length *k*."""
    columns: list[Matrix] = []
    for bags in ([[set(words) for words in side.words] for side in (old, new)], [_runs(side) for side in (old, new)]):
        rows = _shared_rows(*bags)
        both = rows[0][at_old].multiply(rows[1][at_new]).tocsr()
        best = np.asarray(both.max(axis=1).todense(), dtype=np.float32).ravel() if both.shape[1] else 0 * at_old
        commonest = np.float32(np.exp(-NO_ANCHOR / 2))
        columns.append(np.asarray(-2 * np.log(np.maximum(best, commonest)), dtype=np.float32))
        columns.append(np.asarray(both.sum(axis=1), dtype=np.float32).ravel())
    return columns


def _runs(side: Side) -> list[set[str]]:
    return [{text[at : at + size] for size in (2, 3) for at in range(len(text) - size + 1)} for text in side.masked]


def _shared_rows(old: Sequence[Set[str]], new: Sequence[Set[str]]) -> tuple[Vectors, Vectors]:
    """Rows over the things that both reports have: in the old ones as heavy as each is uncommon, in the new ones 1."""
    held = [Counter(thing for bag in bags for thing in bag) for bags in (old, new)]
    places = {thing: place for place, thing in enumerate(sorted(held[0].keys() & held[1].keys()))}
    weights = np.array([1 / np.sqrt(held[0][thing] * held[1][thing]) for thing in places], dtype=np.float32)
    found = []
    for number, bags in enumerate((old, new)):
        lines = [sorted(places[thing] for thing in bag if thing in places) for bag in bags]
        pointers = np.cumsum([0, *(len(line) for line in lines)])
        indices = np.array([place for line in lines for place in line], dtype=np.int32)
        data = np.ones(len(indices), dtype=np.float32) if number else weights[indices]
        found.append(sparse.csr_array((data, indices, pointers), shape=(len(bags), len(places))))
    return found[0], found[1]
