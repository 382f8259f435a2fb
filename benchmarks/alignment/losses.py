"""Where labelled links get lost on the way: not cut into a measure, no candidate, refused, or not grouped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from benchmarks.alignment.gold import ClausePair, Findings, MarkedPair
from benchmarks.alignment.metrics import claims
from reportdiff.alignment.explanation import Weighing

STAGES = ("found", "grouping", "refused", "no_candidate", "not_cut")
"""``not_cut``: no measure covers one of the clauses; ``no_candidate``: no pair of measures that cover them was weighed;
``refused``: weighed, and below the threshold; ``grouping``: at or above it, and yet in no link together."""


def losses(pair: MarkedPair, findings: Findings, weighing: Weighing) -> Counter[str]:
    """The number of labelled links that got as far as each of :data:`STAGES`."""
    return Counter(stage for _, stage, _ in traced(pair, findings, weighing))


def traced(
    pair: MarkedPair, findings: Findings, weighing: Weighing
) -> Iterator[tuple[ClausePair, str, tuple[str, str, float | None] | None]]:
    """Every labelled link with its stage, and the likeliest pair of measures that covers it with its score (``None``
    where it was not weighed)."""
    found, _ = claims(pair, findings)
    places = {measure.id: at for report in (pair.old, pair.new) for at, measure in enumerate(report.measures)}
    weighed = {
        (int(i), int(j)): float(score)
        for i, j, score in zip(weighing.candidates.old, weighing.candidates.new, weighing.probability, strict=True)
    }
    for link in sorted(pair.truth, key=lambda item: (int(item[0][1:]), int(item[1][1:]))):
        covering = [(a, b) for a in pair.covering.get(link[0], ()) for b in pair.covering.get(link[1], ())]
        best: tuple[str, str, float | None] | None = None
        for a, b in covering:
            score = weighed.get((places[a], places[b]))
            if best is None or (score is not None and score > (best[2] or -1.0)):
                best = (a, b, score)
        if link in found:
            stage = "found"
        elif best is None:
            stage = "not_cut"
        elif best[2] is None:
            stage = "no_candidate"
        else:
            stage = "grouping" if best[2] >= weighing.threshold else "refused"
        yield link, stage, best
