"""Alignment: which old measures and which new measures are one commitment.

Two rounds of evidence (:mod:`~reportdiff.alignment.evidence`, :mod:`~reportdiff.alignment.context`) are weighed by a
small additive scorer, pairs are taken in named passes (:mod:`~reportdiff.alignment.passes`), and gathered into links
that may split or merge (:mod:`~reportdiff.alignment.assignment`). No order of the reports is assumed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportdiff.alignment.assignment import Group, assign
from reportdiff.alignment.evidence import gather
from reportdiff.alignment.passes import EXACT_SCORE, MASKED_SCORE, same_wording, weighed
from reportdiff.alignment.scorer import Scorer, shipped_scorer
from reportdiff.alignment.sides import side_of
from reportdiff.model import Alignment, Candidate, Link, Measure, Pass, Report

_SURE: Mapping[Pass, float] = {"exact": EXACT_SCORE, "masked": MASKED_SCORE}


def align(old: Report, new: Report, *, scorer: Scorer | None = None) -> Alignment:
    """Link the measures of two reports, and name the nearest refused candidate of every measure left alone.

    No measure id may occur in both reports (a comparison calls them ``o1…`` and ``n1…``).
    Scores are rounded to 4 places. ``scorer`` defaults to the one that is shipped. Same input, same output: ties are
    broken by a total order (see :func:`~reportdiff.alignment.assignment.surest_first`).
    """
    weigh = scorer or shipped_scorer()
    left, right = side_of(old), side_of(new)
    candidates = gather(left, right)
    first, second = weigh.score(candidates, left, right)
    passes = weighed(candidates, first, second, weigh) | same_wording(left, right)
    scores = {
        (int(i), int(j)): float(score) for i, j, score in zip(candidates.old, candidates.new, second, strict=True)
    }
    sure = {pair: max(_SURE[by], scores.get(pair, 0.0)) for pair, by in passes.items() if by in _SURE}
    held = {pair: sure.get(pair, scores.get(pair, 0.0)) for pair in passes}
    groups = assign(held, (max(1, len(left)), max(1, len(right))))
    links = tuple(_link(group, held, passes, old.measures, new.measures) for group in groups)
    return Alignment(links=_in_order(links, new.measures), nearest=_nearest(scores, links, old, new))


def _link(
    group: Group,
    scores: Mapping[tuple[int, int], float],
    passes: Mapping[tuple[int, int], Pass],
    old: Sequence[Measure],
    new: Sequence[Measure],
) -> Link:
    """A link scores, and is named, as the pair that founded it."""
    return Link(
        old=tuple(old[place].id for place in sorted(group.old)),
        new=tuple(new[place].id for place in sorted(group.new)),
        score=round(scores[group.founder], 4),
        matched_by=passes[group.founder],
    )


def _in_order(links: Sequence[Link], new: Sequence[Measure]) -> tuple[Link, ...]:
    places = {measure.id: place for place, measure in enumerate(new)}
    return tuple(sorted(links, key=lambda link: (places[link.new[0]], -link.score, link.old)))


def _nearest(
    scores: Mapping[tuple[int, int], float], links: Sequence[Link], old: Report, new: Report
) -> dict[str, Candidate]:
    """For every unlinked measure the candidate with the highest score; none where nothing was a candidate."""
    linked = {member for link in links for member in (*link.old, *link.new)}
    nearest: dict[str, Candidate] = {}
    for (i, j), score in scores.items():
        left, right = old.measures[i].id, new.measures[j].id
        for measure, other in ((left, right), (right, left)):
            best = nearest.get(measure)
            if measure not in linked and (best is None or score > best.score):
                nearest[measure] = Candidate(id=other, score=score)
    return {key: Candidate(id=found.id, score=round(found.score, 4)) for key, found in nearest.items()}
