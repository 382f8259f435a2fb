"""First round: what speaks for and against each pair of measures, taken by itself.

Similarity alone misleads (公路100公里 → 公路200公里 looks the same, two swapped halves do not), so figures are masked,
rare shared words are looked for, and the neighbours and headings of a pair count. Evidence is gathered for candidate
pairs only: the likeliest partners of each measure, seen from either side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from reportdiff.alignment import similarity
from reportdiff.alignment.sides import Side
from reportdiff.alignment.similarity import Matrix, Vectors
from reportdiff.parsing.words import rarity

EVIDENCE = (
    "characters",
    "words",
    "ratio",
    "partial",
    "sentence",
    "paragraph",
    "section",
    "before",
    "after",
    "around",
    "rank_old",
    "rank_new",
    "margin_old",
    "margin_new",
    "rarest",
    "content_old",
    "content_new",
    "distance",
    "names",
    "opening",
    "ending",
)
"""Names of the columns of :attr:`Candidates.evidence`, in order; each is explained where it is computed."""

CANDIDATES = 15
"""Partners kept for each measure, from either side and by each of two rankings. On four labelled pairs 10 lose 9 % of
the true links before they are scored, 15 lose 7 %, 25 lose 5 % with 1.6 times as many pairs to score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """*k* pairs of measures that may be links: ``old[i]`` and ``new[i]`` index the two sides, ``evidence`` is
    ``(k, len(EVIDENCE))``, in the order of :data:`EVIDENCE`. Pairs are sorted by old, then new."""

    old: NDArray[np.intp]
    new: NDArray[np.intp]
    evidence: Matrix


def gather(old: Side, new: Side) -> Candidates:
    """The candidate pairs of two sides and their evidence; empty where a side is."""
    if not len(old) or not len(new):
        nothing = np.zeros(0, dtype=np.intp)
        return Candidates(old=nothing, new=nothing, evidence=np.zeros((0, len(EVIDENCE)), dtype=np.float32))
    old_words, new_words = similarity.word_vectors(old, new)
    characters = similarity.cosine(*similarity.gram_vectors(old, new))
    shared, old_content, new_content = similarity.shared_weight(old_words, new_words)
    # Of the weight of both measures' words, how much of the heavier one is shared: a short slogan inside a long
    # measure shares all of its own words, and still is not that measure.
    words = shared / np.maximum(np.maximum(old_content[:, None], new_content[None, :]), 1e-6)
    likeness = characters + 0.5 * words + 0.5 * similarity.cosine(old_words, new_words)
    context = [
        _pooled_cosine(old_words, new_words, getattr(old, level), getattr(new, level))
        for level in ("sentence", "paragraph", "section")
    ]
    placed = likeness + 0.3 * context[0] + 0.3 * context[1]
    at_old, at_new = _likeliest((placed, characters))
    pair = (at_old, at_new)
    around = _around(likeness, at_old, at_new)
    columns: list[NDArray[np.generic]] = [
        characters[pair],
        words[pair],
        *_fuzzy(old.masked, new.masked, at_old, at_new),
        *(level[pair] for level in context),
        *around,
        *_standing(likeness, at_old, at_new),
        _rarest_shared(old, new, at_old, at_new),
        old_content[at_old],
        new_content[at_new],
        np.abs(at_old / len(old) - at_new / len(new)),
        np.array([len(old.names[i] & new.names[j]) for i, j in zip(at_old, at_new, strict=True)]),
        *_edges(old.masked, new.masked, at_old, at_new),
    ]
    return Candidates(old=at_old, new=at_new, evidence=np.stack(columns, axis=1).astype(np.float32))


def shifted(matrix: Matrix, at_old: NDArray[np.intp], at_new: NDArray[np.intp], by_old: int, by_new: int) -> Matrix:
    """``matrix[i + by_old, j + by_new]`` for every pair, 0 beyond the edges."""
    rows, columns = at_old + by_old, at_new + by_new
    inside = (rows >= 0) & (rows < matrix.shape[0]) & (columns >= 0) & (columns < matrix.shape[1])
    values = matrix[np.clip(rows, 0, matrix.shape[0] - 1), np.clip(columns, 0, matrix.shape[1] - 1)]
    return np.where(inside, values, np.float32(0))


def runners_up(matrix: Matrix, axis: int) -> tuple[Matrix, Matrix]:
    """The best and the second best value along ``axis``, which is kept with length 1 (0 where there is no second)."""
    if matrix.shape[axis] < 2:
        best = matrix.max(axis=axis, keepdims=True)
        return best, np.zeros_like(best)
    top = np.partition(matrix, matrix.shape[axis] - 2, axis=axis)
    return np.take(top, [-1], axis=axis), np.take(top, [-2], axis=axis)


def _pooled_cosine(old: Vectors, new: Vectors, old_group: NDArray[np.intp], new_group: NDArray[np.intp]) -> Matrix:
    """How alike the sentences (paragraphs, sections) are that two measures stand in."""
    groups = similarity.cosine(similarity.pooled(old, old_group), similarity.pooled(new, new_group))
    return groups[old_group][:, new_group]


def _likeliest(rankings: Sequence[Matrix]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pairs among the best :data:`CANDIDATES` of a row or of a column in any ranking."""
    kept = np.zeros(rankings[0].shape, dtype=bool)
    for matrix in rankings:
        for axis in (0, 1):
            count = min(CANDIDATES, matrix.shape[axis])
            best = np.take(np.argpartition(-matrix, count - 1, axis=axis), range(count), axis=axis)
            np.put_along_axis(kept, best, True, axis=axis)
    at_old, at_new = np.nonzero(kept)
    return at_old, at_new


def _fuzzy(
    old: Sequence[str], new: Sequence[str], at_old: NDArray[np.intp], at_new: NDArray[np.intp]
) -> tuple[Matrix, Matrix]:
    """Edit similarity of the masked texts, and of the shorter one with its best place in the longer one."""
    left, right = [old[i] for i in at_old], [new[j] for j in at_new]
    ratio, partial = (
        process.cpdist(left, right, scorer=scorer, dtype=np.float32) / np.float32(100)
        for scorer in (fuzz.ratio, fuzz.partial_ratio)
    )
    return ratio.astype(np.float32), partial.astype(np.float32)


def _edges(
    old: Sequence[str], new: Sequence[str], at_old: NDArray[np.intp], at_new: NDArray[np.intp]
) -> tuple[Matrix, Matrix]:
    """1 where both measures begin (end) with the same two characters: mostly the verb (the thing it is done to)."""
    pairs = [(old[i], new[j]) for i, j in zip(at_old, at_new, strict=True)]
    opening = np.array([a[:2] == b[:2] for a, b in pairs], dtype=np.float32)
    return opening, np.array([a[-2:] == b[-2:] for a, b in pairs], dtype=np.float32)


def _around(likeness: Matrix, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> tuple[Matrix, Matrix, Matrix]:
    """Likeness of the measures before, of those behind, and the best of any two within two places."""
    before = shifted(likeness, at_old, at_new, -1, -1)
    after = shifted(likeness, at_old, at_new, 1, 1)
    near = np.zeros(len(at_old), dtype=np.float32)
    for by_old in range(-2, 3):
        for by_new in range(-2, 3):
            if by_old or by_new:
                near = np.maximum(near, shifted(likeness, at_old, at_new, by_old, by_new))
    return before, after, near


def _standing(likeness: Matrix, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> tuple[Matrix, ...]:
    """Rank of the pair among all partners of its old and of its new measure (log of 1 + rank, 0 is best), and its
    lead over the best other partner on each side."""
    own = likeness[at_old, at_new]
    ranks, leads = [], []
    for axis, at in ((1, at_old), (0, at_new)):
        lines = np.sort(likeness, axis=axis) if axis else np.sort(likeness, axis=axis).T
        size = lines.shape[1]
        ranks.append(
            np.array([size - np.searchsorted(lines[i], value, side="right") for i, value in zip(at, own, strict=True)])
        )
        best, second = (value.ravel() for value in runners_up(likeness, axis))
        leads.append(own - np.where(own >= best[at], second[at], best[at]))
    return (*(np.log1p(rank).astype(np.float32) for rank in ranks), *leads)


def _rarest_shared(old: Side, new: Side, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> Matrix:
    """Rarity in bits of the rarest word that both measures have, 0 without one."""
    old_sets, new_sets = ([frozenset(words) for words in side.words] for side in (old, new))
    bits = {word: rarity(word) for words in (*old_sets, *new_sets) for word in words}
    return np.array(
        [
            max((bits[word] for word in old_sets[i] & new_sets[j]), default=0.0)
            for i, j in zip(at_old, at_new, strict=True)
        ],
        dtype=np.float32,
    )
