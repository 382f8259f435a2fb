"""How alike every old measure is to every new one, and the pairs that are worth a closer look.

Whole matrices (old measures × new measures) are made in stripes, and memory never contains more than two: reports of
thousands of measures must fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportdiff.alignment import similarity
from reportdiff.alignment.encoder import shipped_encoder, unit
from reportdiff.alignment.prepared import Side
from reportdiff.alignment.similarity import Sides
from reportdiff.alignment.sparse_rows import Matrix
from reportdiff.alignment.surroundings import LEVELS

CANDIDATES = 10
"""Partners of each measure that stay, from either side and by each of two rankings. Together with the sentences of the
best of them, they contain 0.95 to 1.0 of the links of four labelled pairs; 15 score no better."""

_STRIPE = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The vectors of both sides, one row a measure.

    ``weights`` are those of words; ``words`` the same at length 1, ``roots`` their square roots, ``content`` their sum.
    ``characters`` are the weights of characters, at length 1; ``sense`` are the vectors of the encoder. ``around`` is,
    for each of :data:`LEVELS`, how alike the groups around two measures are (groups of old × groups of new)."""

    weights: Sides
    words: Sides
    characters: Sides
    roots: Sides
    sense: tuple[Matrix, Matrix]
    content: tuple[Matrix, Matrix]
    around: tuple[Matrix, ...]


def rows_of(old: Side, new: Side) -> Rows:
    """Compute the vectors of two sides that are not empty."""
    words = similarity.word_vectors(old, new)
    sense = shipped_encoder().encode(old), shipped_encoder().encode(new)
    groups = [(getattr(old, level), getattr(new, level)) for level in LEVELS]
    return Rows(
        weights=words,
        words=similarity.units(words),
        characters=similarity.units(similarity.gram_vectors(old, new)),
        roots=similarity.roots(words),
        sense=sense,
        content=similarity.totals(words),
        around=tuple(
            similarity.cosine(*(rows.pooled(group) for rows, group in zip(words, pair, strict=True))) for pair in groups
        ),
    )


def likeness(rows: Rows) -> Matrix:
    """Compute how alike every old and every new measure are (old × new): characters, words and sense, added up."""
    old, new = len(rows.content[0]), len(rows.content[1])
    scores = np.empty((old, new), dtype=np.float32)
    sense = unit(rows.sense[0]), unit(rows.sense[1])
    for stripe in _stripes(old):
        scores[stripe] = similarity.products(rows.characters, stripe)
        scores[stripe] += 0.5 * similarity.products(rows.words, stripe)
        content = np.maximum(rows.content[0][stripe, None], rows.content[1][None, :])
        scores[stripe] += 0.5 * similarity.products(rows.roots, stripe) / np.maximum(content, 1e-6)
        scores[stripe] += 2 * (sense[0][stripe] @ sense[1].T)
    return scores


def likeliest(rows: Rows, alike: Matrix, old: Side, new: Side) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give the pairs worth a closer look, sorted by old, then new.

    They are the best :data:`CANDIDATES` of every measure, by likeness alone and by likeness with what is around, and
    all pairs of two sentences that contain a measure and its best partner. What a commitment became need not share a
    word with it."""
    flags = np.zeros(alike.shape, dtype=bool)
    _mark(flags, alike)
    alike_in_place = alike.copy()
    for stripe in _stripes(len(old)):
        alike_in_place[stripe] += 0.3 * rows.around[0][old.sentence[stripe]][:, new.sentence]
        alike_in_place[stripe] += 0.3 * rows.around[1][old.paragraph[stripe]][:, new.paragraph]
    _mark(flags, alike_in_place)
    del alike_in_place
    best = np.zeros((int(old.sentence.max()) + 1, int(new.sentence.max()) + 1), dtype=bool)
    best[old.sentence, new.sentence[alike.argmax(axis=1)]] = True
    best[old.sentence[alike.argmax(axis=0)], new.sentence] = True
    for stripe in _stripes(len(old)):
        flags[stripe] |= best[old.sentence[stripe]][:, new.sentence]
    at_old, at_new = np.nonzero(flags)
    return at_old, at_new


def _mark(kept: NDArray[np.bool_], values: Matrix) -> None:
    """Mark the best :data:`CANDIDATES` of every row and of every column."""
    for flags, lines in ((kept, values), (kept.T, values.T)):
        count = min(CANDIDATES, lines.shape[1])
        for stripe in _stripes(len(lines)):
            best = np.argpartition(-lines[stripe], count - 1, axis=1)[:, :count]
            flags[np.arange(stripe.start, stripe.stop)[:, None], best] = True


def _stripes(length: int) -> Iterator[slice]:
    for begin in range(0, length, _STRIPE):
        yield slice(begin, min(begin + _STRIPE, length))
