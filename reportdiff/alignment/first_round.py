"""First round: the evidence for and against each pair of measures by itself.

Similarity alone misleads: 公路100公里 → 公路200公里 looks the same, two swapped halves do not. So figures are
masked, and rare shared words, neighbours and headings of a pair count. Evidence is gathered for candidate pairs only:
the likeliest partners of each measure, from either side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from reportdiff.alignment import similarity
from reportdiff.alignment.anchors import anchors
from reportdiff.alignment.candidates import likeliest, likeness, rows_of
from reportdiff.alignment.encoder import shipped_encoder
from reportdiff.alignment.prepared import Side
from reportdiff.alignment.sparse_rows import Matrix
from reportdiff.alignment.surroundings import LEVELS, beside_sentences, cosines, crowding, surroundings, words_beside
from reportdiff.vocabulary import rarity

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
    "words_sense",
    "sense_lead_old",
    "sense_lead_new",
    "sentence_sense",
    "paragraph_sense",
    "section_sense",
    "words_covered_old",
    "words_covered_new",
    "words_uncovered_old",
    "words_uncovered_new",
    "sentence_holds_old",
    "sentence_holds_new",
    "sentence_rest",
    "rival_crowd_old",
    "rival_crowd_new",
    "rival_in_report_old",
    "rival_in_report_new",
    "words_beside_old",
    "words_beside_new",
    "words_anchor",
    "words_anchors",
    "characters_anchor",
    "characters_anchors",
)
"""Names of the columns of :attr:`Candidates.evidence`, in order; each is explained where it is computed."""

_STRIPE = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """*k* pairs of measures that may be links, sorted by old, then new.

    ``old[i]`` and ``new[i]`` are indices of measures on the two sides. ``evidence`` is ``(k, len(EVIDENCE))``, in the
    order of :data:`EVIDENCE`. ``sense`` are the encoder's vectors of either side, one row a measure."""

    old: NDArray[np.intp]
    new: NDArray[np.intp]
    evidence: Matrix
    sense: tuple[Matrix, Matrix]


def gather(old: Side, new: Side) -> Candidates:
    """Find the candidate pairs of two sides and compute their evidence; empty where a side is."""
    if not len(old) or not len(new):
        nothing = np.zeros(0, dtype=np.intp)
        no_rows = np.zeros((0, 0), dtype=np.float32)
        evidence = np.zeros((0, len(EVIDENCE)), dtype=np.float32)
        return Candidates(old=nothing, new=nothing, evidence=evidence, sense=(no_rows, no_rows))
    rows = rows_of(old, new)
    alike = likeness(rows)
    at_old, at_new = likeliest(rows, alike, old, new)
    # The share of the heavier measure's word weight that both have: a short slogan inside a long measure shares all of
    # its own words, and still is not that measure.
    old_content, new_content = rows.content[0][at_old], rows.content[1][at_new]
    shared = similarity.pair_products(rows.roots, at_old, at_new) / np.maximum(
        np.maximum(old_content, new_content), 1e-6
    )
    sense = cosines(rows.sense[0][at_old], rows.sense[1][at_new])
    columns: list[NDArray[np.generic]] = [
        similarity.pair_products(rows.characters, at_old, at_new),
        shared,
        *_fuzzy(old.masked, new.masked, at_old, at_new),
        *(
            groups[getattr(old, level)[at_old], getattr(new, level)[at_new]]
            for level, groups in zip(LEVELS, rows.around, strict=True)
        ),
        *_around(alike, at_old, at_new),
        *_standing(alike, at_old, at_new),
        _rarest_shared(old, new, at_old, at_new),
        old_content,
        new_content,
        np.abs(at_old / len(old) - at_new / len(new)),
        np.array([len(old.names[i] & new.names[j]) for i, j in zip(at_old, at_new, strict=True)]),
        *_edges(old.masked, new.masked, at_old, at_new),
        sense,
        *leads(sense, at_old, at_new),
        *surroundings(rows.sense, old, new, at_old, at_new),
        *shipped_encoder().coverage(old, new, at_old, at_new),
        *beside_sentences(rows.sense, old, new, at_old, at_new),
        *crowding(rows.sense, at_old, at_new),
        *words_beside(rows.weights, old, new, at_old, at_new),
        *anchors(old, new, at_old, at_new),
    ]
    evidence = np.stack(columns, axis=1).astype(np.float32)
    return Candidates(old=at_old, new=at_new, evidence=evidence, sense=rows.sense)


def shifted(matrix: Matrix, at_old: NDArray[np.intp], at_new: NDArray[np.intp], by_old: int, by_new: int) -> Matrix:
    """Give ``matrix[i + by_old, j + by_new]`` for every pair, 0 beyond the edges."""
    rows, columns = at_old + by_old, at_new + by_new
    inside = (rows >= 0) & (rows < matrix.shape[0]) & (columns >= 0) & (columns < matrix.shape[1])
    values = matrix[np.clip(rows, 0, matrix.shape[0] - 1), np.clip(columns, 0, matrix.shape[1] - 1)]
    return np.where(inside, values, np.float32(0))


def leads(values: Matrix, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> tuple[Matrix, Matrix]:
    """Compute by how much the value of each of *k* candidates beats that of the best other candidate of its old
    measure, and of its new one; a measure without another candidate counts 0 for it."""
    old, new = (values - _best_other(values, at) for at in (at_old, at_new))
    return old, new


def _best_other(values: Matrix, at: NDArray[np.intp]) -> Matrix:
    """Give, for each candidate, the best value among the others with the same ``at``."""
    order = np.lexsort((-values, at))
    starts = np.flatnonzero(np.diff(at[order], prepend=-1))
    sizes = np.diff(starts, append=len(order))
    best, second = values[order[starts]], np.zeros(len(starts), dtype=np.float32)
    several = sizes > 1
    second[several] = values[order[starts[several] + 1]]
    group = np.empty(len(order), dtype=np.intp)
    group[order] = np.repeat(np.arange(len(starts)), sizes)
    others = best[group]
    others[order[starts]] = second
    return np.asarray(others, dtype=np.float32)


def _fuzzy(
    old: Sequence[str], new: Sequence[str], at_old: NDArray[np.intp], at_new: NDArray[np.intp]
) -> tuple[Matrix, Matrix]:
    """Compute the edit similarity of the masked texts, and of the shorter one with its best match in the longer one."""
    left, right = [old[i] for i in at_old], [new[j] for j in at_new]
    ratio, partial = (
        process.cpdist(left, right, scorer=scorer, dtype=np.float32) / np.float32(100)
        for scorer in (fuzz.ratio, fuzz.partial_ratio)
    )
    return ratio.astype(np.float32), partial.astype(np.float32)


def _edges(
    old: Sequence[str], new: Sequence[str], at_old: NDArray[np.intp], at_new: NDArray[np.intp]
) -> tuple[Matrix, Matrix]:
    """Give 1 where both measures begin (end) with the same two characters: mostly the verb (its object)."""
    pairs = [(old[i], new[j]) for i, j in zip(at_old, at_new, strict=True)]
    opening = np.array([a[:2] == b[:2] for a, b in pairs], dtype=np.float32)
    return opening, np.array([a[-2:] == b[-2:] for a, b in pairs], dtype=np.float32)


def _around(likeness: Matrix, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> tuple[Matrix, Matrix, Matrix]:
    """Compute the likeness of the measures before, of those behind, and the best of any two within two measures."""
    before = shifted(likeness, at_old, at_new, -1, -1)
    after = shifted(likeness, at_old, at_new, 1, 1)
    near = np.zeros(len(at_old), dtype=np.float32)
    for by_old in range(-2, 3):
        for by_new in range(-2, 3):
            if by_old or by_new:
                near = np.maximum(near, shifted(likeness, at_old, at_new, by_old, by_new))
    return before, after, near


def _standing(likeness: Matrix, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> tuple[Matrix, ...]:
    """Give the rank of the pair among all partners of its old and of its new measure (log of 1 + rank, 0 is best), and
    its lead over the best other partner on each side, which is a candidate too."""
    own = likeness[at_old, at_new]
    ranks = []
    for axis, at in ((1, at_old), (0, at_new)):
        lines = likeness if axis else likeness.T
        ranks.append(
            np.concatenate(
                [
                    (lines[at[begin : begin + _STRIPE]] > own[begin : begin + _STRIPE, None]).sum(axis=1)
                    for begin in range(0, len(at), _STRIPE)
                ]
            )
        )
    return (*(np.log1p(rank).astype(np.float32) for rank in ranks), *leads(own, at_old, at_new))


def _rarest_shared(old: Side, new: Side, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> Matrix:
    """Give the rarity in bits of the rarest word that both measures have, 0 without one."""
    old_sets, new_sets = ([frozenset(words) for words in side.words] for side in (old, new))
    bits = {word: rarity(word) for words in (*old_sets, *new_sets) for word in words}
    return np.array(
        [
            max((bits[word] for word in old_sets[i] & new_sets[j]), default=0.0)
            for i, j in zip(at_old, at_new, strict=True)
        ],
        dtype=np.float32,
    )
