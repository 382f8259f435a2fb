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

from reportdiff.alignment import sparse_rows
from reportdiff.alignment.prepared import Side
from reportdiff.alignment.sparse_rows import Matrix, SparseRows, rows_of_bags
from reportdiff.vocabulary import rarity

Sides = tuple[SparseRows, SparseRows]
"""Rows of the old and of the new report, one a measure, over the same columns."""

LONGEST_GRAM = 3


def word_vectors(old: Side, new: Side) -> Sides:
    """Compute rows of word weights.

    A word weighs the mean of its rarity among thousands of reports and its rarity in this pair, both in bits: 推进 is
    common everywhere, 北京 only here."""
    counts = Counter(word for words in (*old.words, *new.words) for word in set(words))
    here = len(old) + len(new) + 1
    weights = {word: 0.5 * rarity(word) + 0.5 * math.log2(here / (count + 0.5)) for word, count in counts.items()}
    return _rows(old.words, weights), _rows(new.words, weights)


def gram_vectors(old: Side, new: Side) -> Sides:
    """Compute rows of TF-IDF weights of the character 1- to 3-grams of the masked text.

    Document frequencies are those of this pair."""
    old_grams, new_grams = ([_grams(text) for text in side.masked] for side in (old, new))
    counts = Counter(gram for grams in (*old_grams, *new_grams) for gram in set(grams))
    here = len(old) + len(new) + 1
    weights = {gram: math.log(here / (count + 0.5)) for gram, count in counts.items()}
    return _rows(old_grams, weights), _rows(new_grams, weights)


def cosine(old: SparseRows, new: SparseRows) -> Matrix:
    """Compute the cosine of every pair of rows; 0 where a row is empty."""
    return sparse_rows.products(old.units(), new.units())


def units(sides: Sides) -> Sides:
    """Scale the rows of both sides to length 1."""
    return sides[0].units(), sides[1].units()


def roots(sides: Sides) -> Sides:
    """Take the square root of every weight of both sides: the product of two rows is the weight that they share."""
    old, new = (rows.with_values(np.sqrt(rows.values)) for rows in sides)
    return old, new


def totals(sides: Sides) -> tuple[Matrix, Matrix]:
    """Add up the weights of every row of both sides."""
    return sides[0].sums(), sides[1].sums()


def products(sides: Sides, stripe: slice) -> Matrix:
    """Multiply some old rows with all new ones."""
    return sparse_rows.products(*sides, stripe)


def pair_products(sides: Sides, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> Matrix:
    """Multiply the old with the new row of every pair."""
    return sparse_rows.pair_products(*sides, at_old, at_new)


def _grams(text: str) -> list[str]:
    return [text[at : at + size] for size in range(1, LONGEST_GRAM + 1) for at in range(len(text) - size + 1)]


def _rows(bags: Sequence[Iterable[Hashable]], weights: dict[Any, float]) -> SparseRows:
    columns = {key: column for column, key in enumerate(weights)}
    used = np.array([max(weight, 1e-3) for weight in weights.values()], dtype=np.float32)
    return rows_of_bags([[columns[key] for key in dict.fromkeys(bag)] for bag in bags], len(columns), used)
