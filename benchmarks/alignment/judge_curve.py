"""What a judge buys: ``python -m benchmarks.alignment.judge_curve [PAIR…] [--shipped] [--seeds N]``.

The lists of ``reportdiff review --judge`` are answered from the link tables, and after 0, 30, 60, 120, 240 and all of
them the F1 of links and of dropped and new commitments is taken. Two judges are tried: one that always answers as the
tables do, which is the most that any judge can bring, and one with the error of careful readers on such questions
(``gold/README.md``: P 0.90, R 0.73): it says ``same`` of 73 % of the true pairs, and of so many others that 90 % of
what it says is right. That one is drawn ``--seeds`` times. Each pair is aligned by a scorer that was trained without
it, unless ``--shipped``.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from typing import Final

from benchmarks import labels
from benchmarks.alignment.gold import MarkedPair
from benchmarks.alignment.left_out import scorers_without
from benchmarks.alignment.metrics import mean
from benchmarks.alignment.review_curve import SHOWN, Row, figures, marked
from reportdiff.alignment.scorer import Scorer
from reportdiff.reviewing.answers import Answer, BadAnswer, Mark
from reportdiff.reviewing.candidate_lists import CandidateList, candidate_lists
from reportdiff.reviewing.questions import Proposal
from reportdiff.reviewing.session import Review

POINTS: Final = (0, 30, 60, 120, 240, 10_000)
PRECISION: Final = 0.90
RECALL: Final = 0.73
Says = Callable[[Proposal], Mark]


def curve(pair: MarkedPair, scorer: Scorer | None, judge: Callable[[Sequence[CandidateList]], Says]) -> list[Row]:
    """Give the figures after each of :data:`POINTS`, with the lists asked so far."""
    review = Review(old=pair.old, new=pair.new, by="labels", when="2000-01-01", scorer=scorer)
    lists = candidate_lists(review.proposals())
    says = judge(lists)
    rows = []
    for number in range(len(lists) + 1):
        if number in POINTS or number == len(lists):
            rows.append({**figures(pair, review), "lists": float(number)})
        if number < len(lists):
            _settle(review, lists[number], says)
    return rows + [rows[-1]] * (len(POINTS) - len(rows))


def _settle(review: Review, one: CandidateList, says: Says) -> None:
    marks = {number: says(each) for number, each in enumerate(one.proposals, start=1)}
    question = one.question(review.as_it_stands(one.proposals), "")
    try:
        review.answer(question, Answer(action="decide", marks=marks))
    except BadAnswer:
        review.answer(question, Answer(action="skip"))


def truth_of(pair: MarkedPair) -> Callable[[Proposal], bool | None]:
    """Give what the link tables say of a pair of measures; ``None`` where one of them has no clause of its own."""

    def same(proposal: Proposal) -> bool | None:
        old, new = (set(pair.clauses[side]) - pair.labels.frame for side in (proposal.old, proposal.new))
        return any((a, b) in pair.truth for a in old for b in new) if old and new else None

    return same


def perfect(pair: MarkedPair) -> Callable[[Sequence[CandidateList]], Says]:
    """Make the judge that answers as the tables do, and is unsure where they are silent."""
    same = truth_of(pair)
    words: dict[bool | None, Mark] = {True: "same", False: "not_same", None: "unsure"}
    return lambda lists: lambda proposal: words[same(proposal)]


def reader(pair: MarkedPair, seed: int) -> Callable[[Sequence[CandidateList]], Says]:
    """Make the judge that errs as careful readers do."""
    same = truth_of(pair)

    def judge(lists: Sequence[CandidateList]) -> Says:
        verdicts = [same(each) for one in lists for each in one.proposals]
        right, wrong = verdicts.count(True), verdicts.count(False)
        slip = RECALL * right * (1 / PRECISION - 1) / max(1, wrong)
        chance = random.Random(seed)

        def says(proposal: Proposal) -> Mark:
            truth = same(proposal)
            if truth is None:
                return "unsure"
            return "same" if chance.random() < (RECALL if truth else slip) else "not_same"

        return says

    return judge


def show(title: str, rows: Sequence[Row]) -> None:
    """Print one curve."""
    cells = (f"{row['lists']:5.0f}: " + " ".join(f"{row[name]:.3f}" for name in SHOWN) for row in rows)
    print(f"{title:34s} " + " | ".join(cells), flush=True)


def main() -> None:
    """Print a row a pair and judge, and the means."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", metavar="PAIR", help="labelled pairs [default: all]")
    parser.add_argument("--shipped", action="store_true", help="align with the shipped scorer, which knows the pairs")
    parser.add_argument("--seeds", type=int, default=3, help="draws of the judge that errs")
    options = parser.parse_args()
    names = options.pairs or labels.pair_names()
    scorers = {} if options.shipped else scorers_without(names)
    print(f"lists: {' '.join(SHOWN)}")
    curves: dict[str, list[list[Row]]] = {"perfect": [], "reader": []}
    for name in names:
        pair = marked(name)
        curves["perfect"].append(curve(pair, scorers.get(name), perfect(pair)))
        draws = [curve(pair, scorers.get(name), reader(pair, seed)) for seed in range(options.seeds)]
        curves["reader"].append([mean(rows) for rows in zip(*draws, strict=True)])
        for judge, own in curves.items():
            show(f"{name} {judge}", own[-1])
    for judge, all_rows in curves.items():
        show(f"mean {judge}", [mean(rows) for rows in zip(*all_rows, strict=True)])


if __name__ == "__main__":
    main()
