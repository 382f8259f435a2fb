"""Train the encoder: ``python -m benchmarks.training.train_encoder [--write]``.

Words and character pairs get a direction and a length, so that of all measures of next year's report the one that a
measure was linked with points the same way (softmax over the whole report, both ways; Adam). Of the pieces that both
reports have a good part is hidden at every step, or it would learn no more than that the same words are the same.
The links are those of :mod:`benchmarks.training.links_of_library`; the directions begin with a latent semantic analysis
of the same reports. Prints the loss of every round, and with ``--write`` replaces ``reportdiff/data/encoder.npz``; the
scorer must be trained again then. Twenty minutes on two cores.

The shipped numbers are those of the third turn: 399,000 links of 1,630 pairs of reports. The links of the first turn
were found by a scorer without an encoder, those of each later one by the scorer that was trained on the encoder before.
So the next run gives other numbers, though of the same kind: the third turn scores what the second did, within 0.002.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from benchmarks.labels import ROOT
from benchmarks.training.links_of_library import Mined, mined

DIMENSIONS, ROUNDS, STEP, SHARPNESS = 64, 8, 0.01, 14.0
SHOWN_SHARED, SHOWN_OTHER = 0.6, 0.9
"""Share of the pieces that are not hidden at a step: of those that both reports have, and of the others."""

WORDS, PAIRS = (18_000, 25), (22_000, 100)
"""Words and pairs of characters at most, and measures that must hold each."""

LINK, UNSURE, SAME = 0.5, 0.08, 0.15
"""Probability from which a pair is a link; from which it is at least no stranger; weight of links in the same words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The pieces: words, then pairs of characters, each with its place."""

    words: dict[str, int]
    pairs: dict[str, int]

    def rows(self, sides: Sequence[Any]) -> Any:
        """Measures × pieces, 1 where a measure holds a piece."""
        lines = [
            sorted(
                {self.words[word] for word in words if word in self.words}
                | {self.pairs[pair] for pair in _pairs(text) if pair in self.pairs}
            )
            for side in sides
            for words, text in zip(side.words, side.masked, strict=True)
        ]
        pointers = np.cumsum([0, *(len(line) for line in lines)])
        pieces = np.array([piece for line in lines for piece in line], dtype=np.int32)
        shape = (len(lines), len(self.words) + len(self.pairs))
        return sparse.csr_array((np.ones(len(pieces), dtype=np.float32), pieces, pointers), shape=shape)


class Trainer:
    """The numbers that are learned, and Adam's memory of each; only the pieces of a pair of reports move at a step."""

    def __init__(self, directions: Any, lengths: Any) -> None:
        self.directions, self.lengths = directions, lengths
        self.draw = np.random.default_rng(0)
        self._memory = [(np.zeros_like(numbers), np.zeros_like(numbers)) for numbers in (directions, lengths)]
        self._seen = np.zeros(len(lengths), dtype=np.int64)

    def step(self, rows: Any, pair: Mined, rate: float) -> float:
        """One step along the slope of a pair of reports, whose measures are ``rows``, old ones first; the loss."""
        size = len(pair.old)
        used = np.unique(rows.indices)
        rows = rows[:, used]
        both = np.intersect1d(rows[:size].indices, rows[size:].indices)
        shown = np.full(len(used), SHOWN_OTHER)
        shown[both] = SHOWN_SHARED
        rows = rows @ sparse.diags_array((self.draw.random(len(used)) < shown).astype(np.float32))
        weight = np.exp(self.lengths[used])[:, None]
        sums = rows @ (self.directions[used] * weight)
        lengths = np.sqrt((sums * sums).sum(axis=1, keepdims=True) + 1e-6)
        unit = sums / lengths
        loss, slope = _choice(SHARPNESS * (unit[:size] @ unit[size:].T), pair)
        back = SHARPNESS * np.vstack([slope @ unit[size:], slope.T @ unit[:size]])
        pieces = rows.T @ ((back - unit * (back * unit).sum(axis=1, keepdims=True)) / lengths)
        self._move(used, pieces * weight, (pieces * self.directions[used] * weight).sum(axis=1), rate)
        return loss

    def _move(self, used: Any, directions: Any, lengths: Any, rate: float) -> None:
        self._seen[used] += 1
        for numbers, slope, (first, second) in zip(
            (self.directions, self.lengths), (directions, lengths), self._memory, strict=True
        ):
            first[used] = 0.9 * first[used] + 0.1 * slope
            second[used] = 0.99 * second[used] + 0.01 * slope * slope
            seen = self._seen[used].reshape(-1, *[1] * (numbers.ndim - 1))
            mean, spread = first[used] / (1 - 0.9**seen), second[used] / (1 - 0.99**seen)
            numbers[used] -= (rate * mean / (np.sqrt(spread) + 1e-6)).astype(np.float32)


def _choice(scores: Any, pair: Mined) -> tuple[float, Any]:
    """How badly the scores (old × new) choose the linked partners, and the slope of that."""
    linked = pair.chance >= LINK
    unsure = (pair.chance >= UNSURE) & ~linked
    scores[pair.at_old[unsure], pair.at_new[unsure]] = -30
    places = pair.at_old[linked], pair.at_new[linked]
    same = [pair.old.masked[i] == pair.new.masked[j] for i, j in zip(*places, strict=True)]
    truth, weight = np.zeros_like(scores), np.zeros_like(scores)
    truth[places] = pair.chance[linked]
    weight[places] = np.where(same, SAME, 1.0)
    loss, slope = 0.0, np.zeros_like(scores)
    for axis in (0, 1):
        chance = np.exp(scores - scores.max(axis=axis, keepdims=True))
        chance /= chance.sum(axis=axis, keepdims=True)
        total = truth.sum(axis=axis, keepdims=True)
        heavy = weight.max(axis=axis, keepdims=True) * np.minimum(total, 1)
        share = truth / np.maximum(total, 1e-6)
        whole = max(float(heavy.sum()), 1.0)
        loss -= float((heavy * share * np.log(chance + 1e-9)).sum()) / whole
        slope += heavy * (chance - share) / whole
    slope[pair.at_old[unsure], pair.at_new[unsure]] = 0
    return loss, slope


def vocabulary(pairs: Sequence[Mined]) -> tuple[Vocabulary, Any]:
    """The commonest pieces, and for each how rare it is (mean 1)."""
    words, doubles, measures = Counter[str](), Counter[str](), 0
    for side in (side for pair in pairs for side in (pair.old, pair.new)):
        measures += len(side)
        for bag, text in zip(side.words, side.masked, strict=True):
            words.update(set(bag))
            doubles.update(_pairs(text))
    chosen = []
    for counts, (most, least) in ((words, WORDS), (doubles, PAIRS)):
        common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
        chosen.append([piece for piece, count in common if count >= least])
    places = {piece: place for place, piece in enumerate(chosen[0])}
    others = {piece: place for place, piece in enumerate(chosen[1], start=len(places))}
    held = np.array([*(words[piece] for piece in chosen[0]), *(doubles[piece] for piece in chosen[1])])
    rarity = np.log(measures / (held + 1)).astype(np.float32)
    return Vocabulary(words=places, pairs=others), rarity / rarity.mean()


def first_directions(rows: Any, rarity: Any) -> Any:
    """Latent semantic analysis of measures × pieces by five turns of orthogonal iteration, and a little noise."""
    draw = np.random.default_rng(0)
    rows = (rows @ sparse.diags_array(rarity)).tocsr()
    lengths = np.sqrt(np.asarray((rows * rows).sum(axis=1))).ravel()
    rows = sparse.diags_array((1 / np.maximum(lengths, 1e-6)).astype(np.float32)) @ rows
    basis = draw.standard_normal((rows.shape[1], DIMENSIONS + 16)).astype(np.float32)
    for _ in range(5):
        basis = np.linalg.qr(rows.T @ (rows @ basis))[0].astype(np.float32)
    seen = rows @ basis
    strength, turn = np.linalg.eigh(seen.T @ seen)
    found = (basis @ turn[:, ::-1][:, :DIMENSIONS]) * strength[::-1][:DIMENSIONS] ** 0.25
    found /= np.sqrt((found**2).sum(axis=1).mean())
    return (found + 0.15 * draw.standard_normal(found.shape) / np.sqrt(DIMENSIONS)).astype(np.float32)


def write(known: Vocabulary, trainer: Trainer) -> None:
    """Directions in 127ths of their largest part, lengths against their median."""
    whole = trainer.directions * np.exp(trainer.lengths)[:, None]
    lengths = np.linalg.norm(whole, axis=1)
    whole /= np.maximum(lengths, 1e-9)[:, None]
    tokens = "\n".join(known.words) + "\n\n" + "\n".join(known.pairs)
    np.savez_compressed(
        ROOT / "reportdiff/data/encoder.npz",
        tokens=np.frombuffer(tokens.encode(), dtype=np.uint8),
        directions=np.round(whole / np.abs(whole).max(axis=1, keepdims=True) * 127).astype(np.int8),
        lengths=(lengths / np.median(lengths)).astype(np.float16),
    )


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def main() -> None:
    """Mine, train, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="replace reportdiff/data/encoder.npz")
    parser.add_argument("--most", type=int, help="pairs of reports at most, to try it out")
    options = parser.parse_args()
    pairs = [pair for pair in mined(options.most) if (pair.chance >= LINK).sum() >= 30]
    known, rarity = vocabulary(pairs)
    rows = [known.rows((pair.old, pair.new)) for pair in pairs]
    trainer = Trainer(first_directions(sparse.vstack(rows[::4]).tocsr(), rarity), np.log(rarity + 0.05))
    links = sum(int((pair.chance >= LINK).sum()) for pair in pairs)
    print(f"{len(pairs):,} pairs of reports, {links:,} links, {len(rarity):,} pieces", flush=True)
    steps, done = ROUNDS * len(pairs), 0
    for number in range(1, ROUNDS + 1):
        loss = 0.0
        for place in trainer.draw.permutation(len(pairs)):
            loss += trainer.step(rows[place], pairs[place], STEP * (1 - done / steps) + 1e-4)
            done += 1
        print(f"round {number}: loss {loss / len(pairs):.3f}", flush=True)
    if options.write:
        write(known, trainer)


if __name__ == "__main__":
    main()
