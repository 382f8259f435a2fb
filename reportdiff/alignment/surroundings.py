"""What is around two measures, and how alone each of them stands: evidence from the encoder and from shared words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reportdiff.alignment import similarity
from reportdiff.alignment.encoder import unit
from reportdiff.alignment.prepared import Side
from reportdiff.alignment.similarity import Matrix, Vectors

CROWD = 10
"""Partners whose mean likeness tells whether a measure is like everything."""

LEVELS = ("sentence", "paragraph", "section")
"""What a measure stands in, from the inside out: fields of :class:`~reportdiff.alignment.prepared.Side`."""

_STRIPE = 256


def beside_sentences(
    sense: tuple[Matrix, Matrix], old: Side, new: Side, at_old: NDArray[np.intp], at_new: NDArray[np.intp]
) -> list[Matrix]:
    """For *k* pairs the likeness of the old measure to the whole sentence of the new one, the reverse, and the likeness
    of what else stands in both sentences. ``sense`` are the encoder's rows, not at length 1."""
    around = [summed(rows, side.sentence)[side.sentence] for rows, side in zip(sense, (old, new), strict=True)]
    rest = [whole - rows for whole, rows in zip(around, sense, strict=True)]
    return [
        cosines(sense[0][at_old], around[1][at_new]),
        cosines(sense[1][at_new], around[0][at_old]),
        cosines(rest[0][at_old], rest[1][at_new]),
    ]


def surroundings(
    sense: tuple[Matrix, Matrix], old: Side, new: Side, at_old: NDArray[np.intp], at_new: NDArray[np.intp]
) -> list[Matrix]:
    """For *k* pairs how alike the sentences, the paragraphs and the sections are that both measures stand in. ``sense``
    are the encoder's rows, not at length 1."""
    columns = []
    for level in LEVELS:
        groups = getattr(old, level), getattr(new, level)
        left, right = (summed(rows, group) for rows, group in zip(sense, groups, strict=True))
        columns.append(cosines(left[groups[0][at_old]], right[groups[1][at_new]]))
    return columns


def crowding(sense: tuple[Matrix, Matrix], at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> list[Matrix]:
    """For *k* pairs the mean likeness of the old measure to its :data:`CROWD` nearest in the new report, the same of
    the new measure, and by how much each is more like its nearest in its own report than like its partner: what is
    like everything proves little. ``sense`` are the encoder's rows, not at length 1."""
    old, new = unit(sense[0]), unit(sense[1])
    own = np.einsum("kd,kd->k", old[at_old], new[at_new])
    crowds = [_nearest(old, new, CROWD)[at_old], _nearest(new, old, CROWD)[at_new]]
    return [*crowds, _nearest(old, old, 1)[at_old] - own, _nearest(new, new, 1)[at_new] - own]


def found_beside(
    words: tuple[Vectors, Vectors], old: Side, new: Side, at_old: NDArray[np.intp], at_new: NDArray[np.intp]
) -> list[Matrix]:
    """For *k* pairs the share of the weight of the old measure's words that stand anywhere in the new one's sentence,
    and the reverse."""
    ends = ((old, at_old), (new, at_new))
    found = []
    for number, (_, at) in enumerate(ends):
        other, at_other = ends[1 - number]
        held = similarity.pooled(words[1 - number], other.sentence)
        held.data[:] = 1
        shared = words[number][at].multiply(held[other.sentence[at_other]])
        total = np.asarray(words[number].sum(axis=1), dtype=np.float32).ravel()[at]
        found.append(np.asarray(shared.sum(axis=1), dtype=np.float32).ravel() / np.maximum(total, 1e-6))
    return found


def summed(rows: Matrix, group: NDArray[np.intp]) -> Matrix:
    """The rows of each group added up: ``group[i]`` is the group of row ``i``."""
    sums = np.zeros((int(group.max()) + 1, rows.shape[1]), dtype=np.float32)
    np.add.at(sums, group, rows)
    return sums


def cosines(left: Matrix, right: Matrix) -> Matrix:
    """Cosine of each row of ``left`` with the same row of ``right``; 0 where one of them is 0."""
    lengths = np.linalg.norm(left, axis=1) * np.linalg.norm(right, axis=1)
    return np.asarray((left * right).sum(axis=1) / np.maximum(lengths, 1e-6), dtype=np.float32)


def _nearest(rows: Matrix, others: Matrix, count: int) -> Matrix:
    """For every row the mean cosine of its nearest ``count`` others; a row is no other to itself."""
    found = np.zeros(len(rows), dtype=np.float32)
    for begin in range(0, len(rows), _STRIPE):
        near = rows[begin : begin + _STRIPE] @ others.T
        if rows is others:
            place = np.arange(len(near))
            near[place, begin + place] = -1
        kept = min(count, near.shape[1])
        found[begin : begin + _STRIPE] = np.partition(near, -kept, axis=1)[:, -kept:].mean(axis=1)
    return found
