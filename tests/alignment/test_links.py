"""From scores to links: the score of the founder, and that of the least sure further member."""

from __future__ import annotations

from reportdiff.alignment.links import PairScores, link_pairs
from reportdiff.model import Link, Measure, Report


def report(side: str, count: int) -> Report:
    measures = tuple(
        Measure(id=f"{side}{number}", text=f"修缮{number}号桥", section="", part="plan", start=0, end=0)
        for number in range(1, count + 1)
    )
    return Report(region="", year=2031, title="", kind="digest", text="", parts=(), sections=(), measures=measures)


def link(scores: dict[tuple[int, int], float]) -> Link:
    pairs = PairScores(scores=scores, accepted_scores=scores, passes=dict.fromkeys(scores, "anywhere"))
    (result,) = link_pairs(pairs, report("o", 3), report("n", 3)).links
    return result


def test_a_pair_has_no_further_member() -> None:
    assert (link({(0, 0): 0.7}).score, link({(0, 0): 0.7}).weakest) == (0.7, None)


def test_a_further_member_counts_by_its_best_pair_with_the_other_side() -> None:
    split = link({(0, 0): 0.9, (0, 1): 0.5, (0, 2): 0.8})
    merger = link({(0, 0): 0.9, (1, 0): 0.55})
    square = link({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.6, (1, 1): 0.75})

    assert (split.new, split.score, split.weakest) == (("n1", "n2", "n3"), 0.9, 0.5)
    assert (merger.old, merger.weakest) == (("o1", "o2"), 0.55)
    assert (square.score, square.weakest) == (0.9, 0.75)
