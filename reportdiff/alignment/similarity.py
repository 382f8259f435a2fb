"""Likeness of wording: TF-IDF over words and over characters.

Vectors are sparse rows, one a measure; matrices are dense, float32.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from reportdiff.alignment.prepared import Side
from reportdiff.vocabulary import rarity

Matrix = NDArray[np.float32]
Vectors = Any
"""A ``scipy.sparse.csr_array``, one row a measure."""

LONGEST_GRAM = 3


def word_vectors(old: Side, new: Side) -> tuple[Vectors, Vectors]:
    """Compute rows of word weights.

    A word weighs the mean of its rarity among thousands of reports and its rarity in this pair, both in bits: 推进 is
    common everywhere, 北京 only here."""
    counts = Counter(word for words in (*old.words, *new.words) for word in set(words))
    here = len(old) + len(new) + 1
    weights = {word: 0.5 * rarity(word) + 0.5 * math.log2(here / (count + 0.5)) for word, count in counts.items()}
    return _rows(old.words, weights), _rows(new.words, weights)


def gram_vectors(old: Side, new: Side) -> tuple[Vectors, Vectors]:
    """Compute rows of TF-IDF weights of the character 1- to 3-grams of the masked text.

    Document frequencies are those of this pair."""
    old_grams, new_grams = ([_grams(text) for text in side.masked] for side in (old, new))
    counts = Counter(gram for grams in (*old_grams, *new_grams) for gram in set(grams))
    here = len(old) + len(new) + 1
    weights = {gram: math.log(here / (count + 0.5)) for gram, count in counts.items()}
    return _rows(old_grams, weights), _rows(new_grams, weights)


def cosine(old: Vectors, new: Vectors) -> Matrix:
    """Compute the cosine of every pair of rows; 0 where a row is empty."""
    return np.asarray((_unit(old) @ _unit(new).T).todense(), dtype=np.float32)


def units(sides: tuple[Vectors, Vectors]) -> tuple[Vectors, Vectors]:
    """Scale the rows of both sides to length 1."""
    return _unit(sides[0]), _unit(sides[1])


def roots(sides: tuple[Vectors, Vectors]) -> tuple[Vectors, Vectors]:
    """Take the square root of every weight of both sides: the product of two rows is the weight that they share."""
    old, new = (sparse.csr_array((np.sqrt(rows.data), rows.indices, rows.indptr), shape=rows.shape) for rows in sides)
    return old, new


def totals(sides: tuple[Vectors, Vectors]) -> tuple[Matrix, Matrix]:
    """Add up the weights of every row of both sides."""
    old, new = (np.asarray(rows.sum(axis=1), dtype=np.float32).ravel() for rows in sides)
    return old, new


def products(sides: tuple[Vectors, Vectors], stripe: slice) -> Matrix:
    """Multiply some old rows with all new ones."""
    return np.asarray((sides[0][stripe] @ sides[1].T).todense(), dtype=np.float32)


def pair_products(sides: tuple[Vectors, Vectors], at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> Matrix:
    """Multiply the old with the new row of every pair."""
    both = sides[0][at_old].multiply(sides[1][at_new])
    return np.asarray(both.sum(axis=1), dtype=np.float32).ravel()


def pooled_rows(rows: Vectors, group: NDArray[np.intp]) -> Vectors:
    """Add up the rows of each group: ``group[i]`` is the group of row ``i``."""
    count = int(group.max()) + 1 if len(group) else 0
    ones = np.ones(len(group), dtype=np.float32)
    return (sparse.csr_array((ones, (group, np.arange(len(group)))), shape=(count, len(group))) @ rows).tocsr()


def _grams(text: str) -> list[str]:
    return [text[at : at + size] for size in range(1, LONGEST_GRAM + 1) for at in range(len(text) - size + 1)]


def _rows(bags: Sequence[Iterable[Hashable]], weights: dict[Any, float]) -> Vectors:
    columns = {key: column for column, key in enumerate(weights)}
    used = np.array([max(weight, 1e-3) for weight in weights.values()], dtype=np.float32)
    entries: list[int] = []
    pointers = [0]
    for bag in bags:
        entries += [columns[key] for key in dict.fromkeys(bag)]
        pointers.append(len(entries))
    indices = np.array(entries, dtype=np.int32)
    arrays = (used[indices], indices, np.array(pointers, dtype=np.int32))
    return sparse.csr_array(arrays, shape=(len(bags), len(weights)))


def _unit(rows: Vectors) -> Vectors:
    lengths = np.sqrt(np.asarray((rows * rows).sum(axis=1), dtype=np.float32)).ravel()
    lengths[lengths == 0] = 1
    return (sparse.diags_array(1 / lengths, dtype=np.float32) @ rows).tocsr()
