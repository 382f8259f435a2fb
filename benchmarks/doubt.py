"""What the `?` is worth: ``python -m benchmarks.doubt``.

For each labelled pair, left out of the training in turn: the share of links that hold, and of dropped and new measures
that truly have no counterpart in the other report, without and with a `?`. Measures of labelled frame are left out, and
so are those that cover no labelled clause. Needs the ``train`` dependency group and the labelled pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from benchmarks import labels
from benchmarks.training.train_scorer import Pair, load, load_digest, train
from reportdiff.alignment.assignment import assign
from reportdiff.alignment.scorer import shipped_scorer
from reportdiff.comparison.status import DOUBTFUL_ALONE, DOUBTFUL_LINK

ROWS = ("link", "dropped", "new")


def judged(pair: Pair, others: list[Pair]) -> Iterator[tuple[str, bool, bool]]:
    """For every link and every measure left alone: what it is, whether it is doubtful, whether the labels agree."""
    threshold = shipped_scorer().threshold
    second = train(others, threshold).score(pair.candidates, pair.old, pair.new)[1]
    at = list(zip(pair.candidates.old.tolist(), pair.candidates.new.tolist(), strict=True))
    held = {place: float(score) for place, score in zip(at, second, strict=True) if score >= threshold}
    frame, links = pair.labels.frame, pair.labels.links
    for group in assign(held, (len(pair.old), len(pair.new))):
        old = {clause for i in group.old for clause in pair.old_clauses[i]} - frame
        new = {clause for j in group.new for clause in pair.new_clauses[j]} - frame
        clauses = {(a, b) for a in old for b in new}
        if clauses:
            yield "link", held[group.founder] < DOUBTFUL_LINK, bool(clauses & links)
    for name, side, covered in (("dropped", 0, pair.old_clauses), ("new", 1, pair.new_clauses)):
        linked = {place[side] for place in held}
        nearest: Counter[int] = Counter()
        for place, score in zip(at, second, strict=True):
            nearest[place[side]] = max(nearest[place[side]], float(score))
        partnered = {link[side] for link in links}
        for number, ids in enumerate(covered):
            if number not in linked and set(ids) - frame:
                yield name, nearest[number] >= DOUBTFUL_ALONE, not set(ids) & partnered


def main() -> None:
    """Print a row a pair, and one for all full texts together."""
    pairs = [*(load(name) for name in labels.pair_names()), load_digest()]
    full: Counter[tuple[str, bool, bool]] = Counter()
    for pair in pairs:
        found = Counter(judged(pair, [other for other in pairs if other is not pair]))
        full += found if pair is not pairs[-1] else Counter()
        show(pair.name, found)
    show("all full texts", full)


def show(name: str, found: Counter[tuple[str, bool, bool]]) -> None:
    """Print the shares of ``found``, each with the number it is a share of."""
    cells = []
    for row in ROWS:
        for doubtful in (False, True):
            right, wrong = found[row, doubtful, True], found[row, doubtful, False]
            cells.append(f"{row}{'?' if doubtful else ''} {right / max(1, right + wrong):.2f} of {right + wrong}")
    print(f"{name:20s} " + " · ".join(cells), flush=True)


if __name__ == "__main__":
    main()
