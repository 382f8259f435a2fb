"""What a measure is about, as a short vector: measures that say one thing in other words point the same way.

疾控体系 and 疾病预防控制体系 share hardly a word. ``benchmarks/training/train_encoder.py`` learned the vectors of
words and of character pairs in ``data/encoder.npz`` from successive reports of one region, where commitments recur in
other words year after year; ``tune_encoder.py`` moved them towards what readers call one commitment. A measure is the
sum of its pieces, each as long as it matters (a bag of embeddings trained on paraphrases: Wieting et al. 2016,
*Charagram*).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

from reportdiff.alignment.prepared import Side
from reportdiff.alignment.sparse_rows import Matrix, SparseRows, rows_of_bags
from reportdiff.package_data import data_file

LONGEST_BAG = 20
"""Words of a measure that are compared with those of another one; hardly any measure has more."""

_AT_ONCE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """Vectors of pieces: ``words`` and ``pairs`` (of characters) map each piece to its row.

    ``directions`` are the rows at length 1 (pieces + 1 × dimensions), ``lengths`` how much each piece matters. The last
    row is no piece, and 0."""

    words: Mapping[str, int]
    pairs: Mapping[str, int]
    directions: Matrix
    lengths: Matrix

    def encode(self, side: Side) -> Matrix:
        """Compute one row a measure (measures × dimensions), not of length 1; 0 where no piece of it is known."""
        rows = self.rows(side)
        return rows.with_values(self.lengths[rows.columns]).weighted_sums(self.directions)

    def rows(self, side: Side) -> SparseRows:
        """Find the pieces of every measure: measures × pieces, 1 where a measure has a piece."""
        bags = [self._pieces(words, text) for words, text in zip(side.words, side.masked, strict=True)]
        return rows_of_bags(bags, len(self.lengths) - 1)

    def _pieces(self, words: Sequence[str], text: str) -> list[int]:
        pairs = {text[at : at + 2] for at in range(len(text) - 1)}
        word_rows = {self.words[word] for word in words if word in self.words}
        return sorted(word_rows | {self.pairs[pair] for pair in pairs if pair in self.pairs})

    def coverage(self, old: Side, new: Side, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> tuple[Matrix, ...]:
        """Compare every word of a measure with the nearest one of its partner, for *k* pairs.

        Gives four arrays of length *k*: the share of the weight of the old measure's words that the new one covers, the
        reverse, and the heaviest word left uncovered in the old and in the new measure."""
        word_rows = [self._word_rows(side) for side in (old, new)]
        shares = np.zeros((4, len(at_old)), dtype=np.float32)
        for begin in range(0, len(at_old), _AT_ONCE):
            some = slice(begin, begin + _AT_ONCE)
            left, right = word_rows[0][at_old[some]], word_rows[1][at_new[some]]
            near = np.matmul(self.directions[left], self.directions[right].transpose(0, 2, 1))
            for number, (pieces, best) in enumerate(((left, near.max(axis=2)), (right, near.max(axis=1)))):
                weight, best = self.lengths[pieces], np.maximum(best, 0)
                shares[number, some] = (weight * best).sum(axis=1) / np.maximum(weight.sum(axis=1), 1e-6)
                shares[2 + number, some] = (weight * (1 - best)).max(axis=1)
        return tuple(shares)

    def _word_rows(self, side: Side) -> NDArray[np.intp]:
        """Give the rows of the known words of every measure, padded with the piece that is none."""
        bags = [
            [self.words[word] for word in dict.fromkeys(words) if word in self.words][:LONGEST_BAG]
            for words in side.words
        ]
        width = max((len(bag) for bag in bags), default=0) or 1
        nothing = len(self.lengths) - 1
        return np.array([bag + [nothing] * (width - len(bag)) for bag in bags], dtype=np.intp)


@lru_cache(maxsize=1)
def shipped_encoder() -> Encoder:
    """Load the encoder in ``data/encoder.npz``."""
    return read_encoder(data_file("encoder.npz"))


def read_encoder(path: Traversable) -> Encoder:
    """Read an encoder.

    ``tokens`` is UTF-8 text: the words, an empty line, the pairs of characters, one a line. ``directions`` are
    127ths."""
    with path.open("rb") as file, np.load(file) as numbers:
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
    """Scale the rows to length 1; rows of 0 stay so."""
    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.maximum(lengths, 1e-6), dtype=np.float32)
