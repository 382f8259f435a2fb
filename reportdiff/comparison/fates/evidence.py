"""The evidence that a passage is about the object of a measure, for pairs of both.

It is that of the alignment without what only two plans can have (the same place, neighbours, rivals), and the longest
run of words that both have, weighed by how rare its words are among thousands of reports: a name, a programme, a place.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from reportdiff.alignment import similarity
from reportdiff.alignment.encoder import shipped_encoder, unit
from reportdiff.alignment.prepared import Side
from reportdiff.alignment.sparse_rows import Matrix
from reportdiff.alignment.surroundings import cosines, group_sums
from reportdiff.vocabulary import rarity

EVIDENCE: Final = (
    "words",
    "words_of_measure",
    "words_of_passage",
    "ratio",
    "partial",
    "rarest",
    "names",
    "run",
    "run_share",
    "missing",
    "sense",
    "sense_covered_measure",
    "sense_covered_passage",
    "sense_missing_measure",
    "sense_missing_passage",
    "paragraph_sense",
    "crowd",
    "content",
)
"""Names of the columns of :attr:`Evidence.values`, in order."""

CANDIDATES: Final = 3
"""Passages of each part that are looked at closely for each measure."""

_BITS_ALONE, _BITS_IN_ROW = 0.5, 3.0
"""Bits of a single character by itself, and of one beside another."""

_CROWD = 10
"""Nearest passages whose mean likeness shows whether a measure is like everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """*k* pairs of a measure and a passage, sorted by measure: their indices and ``values`` (k × EVIDENCE)."""

    measure: NDArray[np.intp]
    passage: NDArray[np.intp]
    values: Matrix


def gather_evidence(
    measures: Side,
    passages: Side,
    *,
    groups: Sequence[Hashable] = (),
    pairs: tuple[NDArray[np.intp], NDArray[np.intp]] | None = None,
) -> Evidence:
    """Compute the evidence of the likeliest passages of each measure in each group, or of these ``pairs``.

    ``groups`` gives the group of every passage. Both sides have one or more texts."""
    words = similarity.word_vectors(measures, passages)
    units = similarity.units(words)
    content = similarity.totals(words)
    roots = similarity.roots(words)
    sense = shipped_encoder().encode(measures), shipped_encoder().encode(passages)
    every = slice(0, len(measures))
    shared_words = similarity.products(roots, every)
    close = unit(sense[0]) @ unit(sense[1]).T
    alike = similarity.products(units, every) + close
    alike += shared_words / np.maximum(content[0], 1e-6)[:, None]
    at, to = _likeliest(alike, groups) if pairs is None else pairs
    shared = shared_words[at, to]
    runs = _runs(measures.words, passages.words, at, to)
    paragraphs = [
        group_sums(rows, side.paragraph)[side.paragraph] for rows, side in zip(sense, (measures, passages), strict=True)
    ]
    count = min(_CROWD, alike.shape[1])
    crowd = np.partition(close, -count, axis=1)[:, -count:].mean(axis=1)
    left, right = [measures.masked[i] for i in at], [passages.masked[j] for j in to]
    columns = [
        similarity.pair_products(units, at, to),
        shared / np.maximum(content[0][at], 1e-6),
        shared / np.maximum(content[1][to], 1e-6),
        *(
            process.cpdist(left, right, scorer=scorer, dtype=np.float32) / np.float32(100)
            for scorer in (fuzz.ratio, fuzz.partial_ratio)
        ),
        runs[0],
        np.array([len(measures.names[i] & passages.names[j]) for i, j in zip(at, to, strict=True)]),
        runs[1],
        runs[2],
        runs[3],
        cosines(sense[0][at], sense[1][to]),
        *shipped_encoder().coverage(measures, passages, at, to),
        cosines(paragraphs[0][at], paragraphs[1][to]),
        crowd[at],
        content[0][at],
    ]
    return Evidence(measure=at, passage=to, values=np.stack(columns, axis=1).astype(np.float32))


def _likeliest(alike: Matrix, groups: Sequence[Hashable]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give the best :data:`CANDIDATES` of every row in each group of columns, sorted."""
    flags = np.zeros(alike.shape, dtype=bool)
    rows = np.arange(len(alike))[:, None]
    for group in dict.fromkeys(groups):
        columns = np.array([at for at, other in enumerate(groups) if other == group], dtype=np.intp)
        count = min(CANDIDATES, len(columns))
        best = np.argpartition(-alike[:, columns], count - 1, axis=1)[:, :count]
        flags[rows, columns[best]] = True
    at, to = np.nonzero(flags)
    return at, to


def _runs(
    left: Sequence[Sequence[str]], right: Sequence[Sequence[str]], at: NDArray[np.intp], to: NDArray[np.intp]
) -> Matrix:
    """Give, for *k* pairs, the bits of the rarest word of both, those of the weightiest run of words in both, its share
    of the measure's bits, and the bits of the rarest word that the passage lacks: (4, k)."""
    weights = [word_bits(bag) for bag in left]
    totals = [sum(bits) for bits in weights]
    joined = ["".join(bag) for bag in right]
    values = np.zeros((4, len(at)), dtype=np.float32)
    for number, (i, j) in enumerate(zip(at.tolist(), to.tolist(), strict=True)):
        text = joined[j]
        run = longest = rarest = missing = 0.0
        behind = ""
        for word, bits in zip(left[i], weights[i], strict=True):
            if word not in text:
                missing = max(missing, bits)
                run, behind = 0.0, ""
                continue
            rarest = max(rarest, bits)
            if behind and behind + word in text:
                run, behind = run + bits, behind + word
            else:
                run, behind = bits, word
            longest = max(longest, run)
        values[:, number] = rarest, longest, longest / max(totals[i], 1e-6), missing
    return values


def word_bits(words: Sequence[str]) -> list[float]:
    """Give the bits of each word in its place.

    The vocabulary has no single characters: one weighs little, and two or more in a row, which are mostly a name that
    the vocabulary lacks, weigh as a rare word does."""
    alone = [len(word) == 1 for word in words]
    bits = []
    for at, word in enumerate(words):
        if not alone[at]:
            bits.append(rarity(word))
        else:
            in_row = (at > 0 and alone[at - 1]) or (at + 1 < len(words) and alone[at + 1])
            bits.append(_BITS_IN_ROW if in_row else _BITS_ALONE)
    return bits
