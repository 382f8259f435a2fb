"""What the `?` is worth: ``python -m benchmarks.doubt``.

For each labelled pair, left out of the training in turn: the share of links that hold, and of dropped and new measures
that truly have no counterpart in the other report, without and with a `?`. Measures of labelled frame are left out, and
so are those that cover no labelled clause. Needs the ``train`` dependency group and the labelled pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from benchmarks.training.scorer_pairs import Pair, lessons
from benchmarks.training.train_scorer import Training
from reportdiff.alignment.assignment import assign
from reportdiff.alignment.scorer import shipped_scorer
from reportdiff.comparison.status import DOUBTFUL_ALONE, DOUBTFUL_LINK

ROWS = ("link", "dropped", "new")


def judged(pair: Pair, training: Training) -> Iterator[tuple[str, bool, bool]]:
    """For every link and every measure left alone: what it is, whether it is doubtful, whether the labels agree."""
    threshold = shipped_scorer().threshold
    second = training.train(threshold, without=pair.name).score(pair.candidates, pair.old, pair.new)[1]
    at = list(zip(pair.candidates.old.tolist(), pair.candidates.new.tolist(), strict=True))
    holding = {place: float(score) for place, score in zip(at, second, strict=True) if score >= threshold}
    frame, links = pair.labels.frame, pair.labels.links
    for group in assign(holding, (len(pair.old), len(pair.new))):
        old = {clause for i in group.old for clause in pair.old_clauses[i]} - frame
        new = {clause for j in group.new for clause in pair.new_clauses[j]} - frame
        clauses = {(a, b) for a in old for b in new}
        if clauses:
            yield "link", holding[group.founder] < DOUBTFUL_LINK, bool(clauses & links)
    for name, side, covered in (("dropped", 0, pair.old_clauses), ("new", 1, pair.new_clauses)):
        linked = {place[side] for place in holding}
        nearest: Counter[int] = Counter()
        for place, score in zip(at, second, strict=True):
            nearest[place[side]] = max(nearest[place[side]], float(score))
        partnered = {link[side] for link in links}
        for number, ids in enumerate(covered):
            if number not in linked and set(ids) - frame:
                yield name, nearest[number] >= DOUBTFUL_ALONE, not set(ids) & partnered


def main() -> None:
    """Print a row a pair, and one for all full texts together."""
    learned = lessons()
    training = Training(learned)
    full: Counter[tuple[str, bool, bool]] = Counter()
    for pair in learned.pairs:
        counts = Counter(judged(pair, training))
        full += counts if pair is not learned.pairs[-1] else Counter()
        show(pair.name, counts)
    show("all full texts", full)


def show(name: str, counts: Counter[tuple[str, bool, bool]]) -> None:
    """Print the shares of ``counts``, each with the number it is a share of."""
    cells = []
    for row in ROWS:
        for doubtful in (False, True):
            right, wrong = counts[row, doubtful, True], counts[row, doubtful, False]
            cells.append(f"{row}{'?' if doubtful else ''} {right / max(1, right + wrong):.2f} of {right + wrong}")
    print(f"{name:20s} " + " · ".join(cells), flush=True)


if __name__ == "__main__":
    main()
