"""What a review buys: ``python -m benchmarks.alignment.review_curve [PAIR…] [--most N] [--shipped]``.

The labels answer the questions of ``reportdiff review``, and after 0, 20, 40, 60 and 100 answers the F1 of dropped and
new commitments and of links is taken. A measure has no label of its own: the reader says that two measures are the same
where clauses that they cover at least by half are in one row of the labels, and leaves as shown what covers none.

Answers are counted twice: as *keys*, one for each proposal that the reader names and one to go on to the next question
(so "none of these" is one key and "all of these" is one), and as *questions*, whatever each took. Each pair is aligned
by a scorer that was trained without it, unless ``--shipped``.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks import labels
from benchmarks.alignment.gold import MarkedPair, findings_from, mark, read_pair
from benchmarks.alignment.left_out import scorers_without
from benchmarks.alignment.metrics import mean, scores
from reportdiff.alignment.scorer import Scorer
from reportdiff.comparison import compare_reports
from reportdiff.reviewing.answers import Answer, Mark
from reportdiff.reviewing.questions import MOST_PROPOSALS, Question
from reportdiff.reviewing.session import Review

POINTS = (0, 20, 40, 60, 100)
SHOWN = ("dropped_F1", "new_F1", "link_F1")
Row = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """The figures after each of :data:`POINTS`, counted in keys and in questions, and the questions that were asked."""

    keys: list[Row]
    questions: list[Row]
    asked: int


class Reader:
    """Answers from the labels of one pair."""

    def __init__(self, pair: MarkedPair) -> None:
        self.pair = pair
        self.rows = pair.truth

    def answer(self, question: Question) -> Answer:
        """Marks for the proposals in which the program errs."""
        marks: dict[int, Mark] = {}
        for number, proposal in enumerate(question.proposals, start=1):
            old, new = (set(self.pair.clauses[side]) - self.pair.labels.frame for side in (proposal.old, proposal.new))
            same = any((a, b) in self.rows for a in old for b in new)
            if old and new and same != proposal.linked:
                marks[number] = "same" if same else "not_same"
        return Answer(action="decide", marks=marks)


def curves(pair: MarkedPair, scorer: Scorer | None, most: int) -> Curves:
    """Review one pair until 100 questions are answered or none is left."""
    review = Review(old=pair.old, new=pair.new, by="labels", when="2000-01-01", scorer=scorer, most=most)
    reader = Reader(pair)
    keys: list[Row] = []
    questions: list[Row] = []
    pressed = asked = 0
    while len(keys) < len(POINTS) or len(questions) < len(POINTS):
        # The figures before the answer stand for every count that the answer does not complete.
        question = review.next_question() if asked < POINTS[-1] else None
        answer = reader.answer(question) if question is not None else None
        cost = _keys(question, answer) if question is not None and answer is not None else POINTS[-1] + 1
        if _due(keys, pressed + cost) or _due(questions, asked + (1 if question else POINTS[-1] + 1)):
            row = figures(pair, review)
            _fill(keys, row, pressed + cost)
            _fill(questions, row, asked + (1 if question else POINTS[-1] + 1))
        if question is None or answer is None:
            break
        review.answer(question, answer)
        pressed += cost
        asked += 1
    return Curves(keys=keys, questions=questions, asked=asked)


def _keys(question: Question, answer: Answer) -> int:
    """Keys that an answer takes: one that is the same for all proposals takes one."""
    return 1 if len(answer.marks) == len(question.proposals) else len(answer.marks) + 1


def _due(rows: list[Row], count: int) -> bool:
    return len(rows) < len(POINTS) and POINTS[len(rows)] < count


def _fill(rows: list[Row], row: Row, count: int) -> None:
    while _due(rows, count):
        rows.append(row)


def figures(pair: MarkedPair, review: Review) -> Row:
    """Give the F1 of dropped and new commitments and of links, as the review stands."""
    found = scores(pair, findings_from(review.alignment, pair))
    return {name: found[name] for name in SHOWN}


def marked(name: str) -> MarkedPair:
    """A labelled pair, its measures numbered as a comparison numbers them."""
    return mark(name, compare_reports(*read_pair(name)))


def show(title: str, rows: Sequence[Row]) -> None:
    """Print one curve."""
    cells = (
        f"{point:3d}: " + " ".join(f"{row[name]:.3f}" for name in SHOWN)
        for point, row in zip(POINTS, rows, strict=True)
    )
    print(f"{title:32s} " + " | ".join(cells), flush=True)


def main() -> None:
    """Print a row a pair and the mean, by keys and by questions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="*", metavar="PAIR", help="labelled pairs [default: all]")
    parser.add_argument("--most", type=int, default=MOST_PROPOSALS, help="proposals of a question at most")
    parser.add_argument("--shipped", action="store_true", help="align with the shipped scorer, which knows the pairs")
    options = parser.parse_args()
    names = options.pairs or labels.pair_names()
    scorers = {} if options.shipped else scorers_without(names)
    done = {name: curves(marked(name), scorers.get(name), options.most) for name in names}
    print(f"answers: {' '.join(SHOWN)}, at most {options.most} proposals a question")
    for title, chosen in _counted():
        for name, found in done.items():
            show(f"{name} by {title}", chosen(found))
        show(f"mean by {title}", [mean(rows) for rows in zip(*(chosen(found) for found in done.values()), strict=True)])


def _counted() -> list[tuple[str, Callable[[Curves], list[Row]]]]:
    return [("keys", lambda found: found.keys), ("questions", lambda found: found.questions)]


if __name__ == "__main__":
    main()
