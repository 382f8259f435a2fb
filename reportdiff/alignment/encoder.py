"""What a measure is about, as a short vector: measures that say one thing in other words point the same way.

疾控体系 and 疾病预防控制体系 share hardly a word. The vectors of words and of character pairs in ``data/encoder.npz``
were learned from successive reports of one place, where the same commitments recur year after year in other words, by
``benchmarks/training/train_encoder.py``. A measure is the sum of its pieces, each as long as it matters (a bag of
embeddings trained on paraphrases: Wieting et al. 2016, *Charagram*).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from reportdiff.alignment.prepared import Side
from reportdiff.alignment.similarity import Matrix
from reportdiff.package_data import data_file

LONGEST_BAG = 20
"""Words of a measure that are laid beside those of another one; hardly a measure has more."""

_AT_ONCE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """Vectors of pieces: ``words`` and ``pairs`` (of characters) say which row is whose, ``directions`` are the rows
    at length 1 (pieces + 1 × dimensions), ``lengths`` how much each piece matters. The last row is no piece, and 0."""

    words: Mapping[str, int]
    pairs: Mapping[str, int]
    directions: Matrix
    lengths: Matrix

    def encode(self, side: Side) -> Matrix:
        """One row a measure (measures × dimensions), not of length 1; 0 where none of its pieces is known."""
        bags = [self._pieces(words, text) for words, text in zip(side.words, side.masked, strict=True)]
        pointers = np.cumsum([0, *(len(bag) for bag in bags)])
        pieces = np.array([piece for bag in bags for piece in bag], dtype=np.int32)
        rows = sparse.csr_array((self.lengths[pieces], pieces, pointers), shape=(len(bags), len(self.lengths)))
        return np.asarray(rows @ self.directions, dtype=np.float32)

    def _pieces(self, words: Sequence[str], text: str) -> list[int]:
        pairs = {text[at : at + 2] for at in range(len(text) - 1)}
        known = {self.words[word] for word in words if word in self.words}
        return sorted(known | {self.pairs[pair] for pair in pairs if pair in self.pairs})

    def coverage(self, old: Side, new: Side, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> tuple[Matrix, ...]:
        """For *k* pairs, every word of a measure laid beside the nearest one of its partner: the share of the weight of
        the old measure's words that is covered by the new one, the reverse, and the heaviest word left uncovered in the
        old and in the new measure. Four arrays of length *k*."""
        laid_out = [self._laid_out(side) for side in (old, new)]
        found = np.zeros((4, len(at_old)), dtype=np.float32)
        for begin in range(0, len(at_old), _AT_ONCE):
            some = slice(begin, begin + _AT_ONCE)
            left, right = laid_out[0][at_old[some]], laid_out[1][at_new[some]]
            near = np.matmul(self.directions[left], self.directions[right].transpose(0, 2, 1))
            for number, (pieces, best) in enumerate(((left, near.max(axis=2)), (right, near.max(axis=1)))):
                weight, best = self.lengths[pieces], np.maximum(best, 0)
                found[number, some] = (weight * best).sum(axis=1) / np.maximum(weight.sum(axis=1), 1e-6)
                found[2 + number, some] = (weight * (1 - best)).max(axis=1)
        return tuple(found)

    def _laid_out(self, side: Side) -> NDArray[np.intp]:
        """The known words of every measure, filled up with the piece that is none."""
        bags = [
            [self.words[word] for word in dict.fromkeys(words) if word in self.words][:LONGEST_BAG]
            for words in side.words
        ]
        width = max((len(bag) for bag in bags), default=0) or 1
        nothing = len(self.lengths) - 1
        return np.array([bag + [nothing] * (width - len(bag)) for bag in bags], dtype=np.intp)


@lru_cache(maxsize=1)
def shipped_encoder() -> Encoder:
    """The encoder in ``data/encoder.npz``: ``tokens`` is UTF-8 text, the words and the pairs of characters one a line
    with an empty line between, ``directions`` are 127ths."""
    with data_file("encoder.npz").open("rb") as file, np.load(file) as numbers:
        words, pairs = (part.split("\n") for part in numbers["tokens"].tobytes().decode().split("\n\n"))
        directions = numbers["directions"].astype(np.float32)
        lengths = numbers["lengths"].astype(np.float32)
    directions /= np.maximum(np.linalg.norm(directions, axis=1, keepdims=True), 1e-6)
    return Encoder(
        words={word: row for row, word in enumerate(words)},
        pairs={pair: row for row, pair in enumerate(pairs, start=len(words))},
        directions=np.vstack([directions, np.zeros((1, directions.shape[1]), dtype=np.float32)]),
        lengths=np.append(lengths, np.float32(0)),
    )


def unit(rows: Matrix) -> Matrix:
    """The rows at length 1; rows of 0 stay so."""
    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.maximum(lengths, 1e-6), dtype=np.float32)
