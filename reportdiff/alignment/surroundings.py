"""What is around two measures, and how unlike others each of them is: evidence from the encoder and shared words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reportdiff.alignment.encoder import unit
from reportdiff.alignment.prepared import Side
from reportdiff.alignment.similarity import Sides
from reportdiff.alignment.sparse_rows import Matrix, pair_products

CROWD = 10
"""Nearest partners whose mean likeness shows whether a measure is like everything."""

LEVELS = ("sentence", "paragraph", "section")
"""What contains a measure, from the inside out: fields of :class:`~reportdiff.alignment.prepared.Side`."""

_STRIPE = 256


def beside_sentences(
    sense: tuple[Matrix, Matrix], old: Side, new: Side, at_old: NDArray[np.intp], at_new: NDArray[np.intp]
) -> list[Matrix]:
    """Compute, for *k* pairs, the likeness of the old measure to the whole sentence of the new one, and the reverse.

    The third array is the likeness of the rest of both sentences. ``sense`` are the encoder's rows, not at length 1."""
    around = [group_sums(rows, side.sentence)[side.sentence] for rows, side in zip(sense, (old, new), strict=True)]
    rest = [whole - rows for whole, rows in zip(around, sense, strict=True)]
    return [
        cosines(sense[0][at_old], around[1][at_new]),
        cosines(sense[1][at_new], around[0][at_old]),
        cosines(rest[0][at_old], rest[1][at_new]),
    ]


def surroundings(
    sense: tuple[Matrix, Matrix], old: Side, new: Side, at_old: NDArray[np.intp], at_new: NDArray[np.intp]
) -> list[Matrix]:
    """Compute, for *k* pairs, how alike the sentences, the paragraphs and the sections of both measures are.

    ``sense`` are the encoder's rows, not at length 1."""
    columns = []
    for level in LEVELS:
        groups = getattr(old, level), getattr(new, level)
        left, right = (group_sums(rows, group) for rows, group in zip(sense, groups, strict=True))
        columns.append(cosines(left[groups[0][at_old]], right[groups[1][at_new]]))
    return columns


def crowding(sense: tuple[Matrix, Matrix], at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> list[Matrix]:
    """Compute how much the measures of *k* pairs are like others: what is like everything proves little.

    First the mean likeness of the old measure to its :data:`CROWD` nearest in the new report, and the same for the new
    measure. Then by how much each is more like its nearest in its own report than like its partner. ``sense`` are the
    encoder's rows, not at length 1."""
    old, new = unit(sense[0]), unit(sense[1])
    own = np.einsum("kd,kd->k", old[at_old], new[at_new])
    crowds = [_nearest(old, new, CROWD)[at_old], _nearest(new, old, CROWD)[at_new]]
    return [*crowds, _nearest(old, old, 1)[at_old] - own, _nearest(new, new, 1)[at_new] - own]


def words_beside(
    words: Sides, old: Side, new: Side, at_old: NDArray[np.intp], at_new: NDArray[np.intp]
) -> list[Matrix]:
    """Compute, for *k* pairs, the share of the weight of the old measure's words that the new one's sentence contains,
    and the reverse."""
    ends = ((old, at_old), (new, at_new))
    columns = []
    for number, (_, at) in enumerate(ends):
        other, at_other = ends[1 - number]
        pooled = words[1 - number].pooled(other.sentence)
        presence = pooled.with_values(np.ones_like(pooled.values))
        shared = pair_products(words[number], presence, at, other.sentence[at_other])
        columns.append(shared / np.maximum(words[number].sums()[at], 1e-6))
    return columns


def group_sums(rows: Matrix, group: NDArray[np.intp]) -> Matrix:
    """Add up the rows of each group: ``group[i]`` is the group of row ``i``, and every group has a row."""
    if (group[1:] >= group[:-1]).all():  # in the order of the text: ten times as fast
        starts = np.flatnonzero(np.diff(group, prepend=-1))
        return np.asarray(np.add.reduceat(rows, starts, axis=0), dtype=np.float32)
    sums = np.zeros((int(group.max()) + 1, rows.shape[1]), dtype=np.float32)
    np.add.at(sums, group, rows)
    return sums


def cosines(left: Matrix, right: Matrix) -> Matrix:
    """Compute the cosine of each row of ``left`` with the same row of ``right``; 0 where one of them is 0."""
    lengths = np.linalg.norm(left, axis=1) * np.linalg.norm(right, axis=1)
    return np.asarray((left * right).sum(axis=1) / np.maximum(lengths, 1e-6), dtype=np.float32)


def _nearest(rows: Matrix, others: Matrix, count: int) -> Matrix:
    """Give for every row the mean cosine of its nearest ``count`` others; a row is no other to itself."""
    means = np.zeros(len(rows), dtype=np.float32)
    for begin in range(0, len(rows), _STRIPE):
        near = rows[begin : begin + _STRIPE] @ others.T
        if rows is others:
            rows_here = np.arange(len(near))
            near[rows_here, begin + rows_here] = -1
        nearest = min(count, near.shape[1])
        means[begin : begin + _STRIPE] = np.partition(near, -nearest, axis=1)[:, -nearest:].mean(axis=1)
    return means
