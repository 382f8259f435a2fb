"""Alignment: which old measures and which new measures are one commitment.

Two rounds of evidence (:mod:`~reportdiff.alignment.first_round`, :mod:`~reportdiff.alignment.second_round`) are weighed
by a small additive scorer, pairs are taken in named passes (:mod:`~reportdiff.alignment.passes`), and gathered into
links that may split or merge (:mod:`~reportdiff.alignment.assignment`). No order of the reports is assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportdiff.alignment.assignment import MOST_PARTNERS, LinkGroup, assign, surest_first
from reportdiff.alignment.first_round import gather
from reportdiff.alignment.passes import EXACT_SCORE, MASKED_SCORE, same_wording, weighed
from reportdiff.alignment.pinned import Settled, joined, pinned_groups, settle
from reportdiff.alignment.prepared import side_of
from reportdiff.alignment.scorer import Scorer, shipped_scorer
from reportdiff.model import Alignment, Candidate, Link, Measure, Pass, Pin, Report

_SURE: Mapping[Pass, float] = {"exact": EXACT_SCORE, "masked": MASKED_SCORE}


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScores:
    """What the scorer says of all candidate pairs of two reports, by places from 0: ``scores`` of every one, ``held``
    the scores of those that hold, ``passes`` the pass that found each of these."""

    scores: Mapping[tuple[int, int], float]
    held: Mapping[tuple[int, int], float]
    passes: Mapping[tuple[int, int], Pass]


def align(old: Report, new: Report, *, scorer: Scorer | None = None, pins: Iterable[Pin] = ()) -> Alignment:
    """Link the measures of two reports, and name the nearest refused candidate of every measure left alone.

    No measure id may occur in both reports (a comparison calls them ``o1…`` and ``n1…``).
    Scores are rounded to 4 places. ``scorer`` defaults to the one that is shipped; ``pins`` hold whatever it says.
    Same input, same output: ties are broken by a total order (see
    :func:`~reportdiff.alignment.assignment.surest_first`). Raises
    :class:`~reportdiff.alignment.pinned.ContradictingPins`.
    """
    return link_pairs(weigh_pairs(old, new, scorer=scorer), old, new, pins=pins)


def weigh_pairs(old: Report, new: Report, *, scorer: Scorer | None = None) -> PairScores:
    """The first half of :func:`align`: the scores of all candidate pairs, pins unseen."""
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
    return PairScores(scores=scores, held=held, passes=passes)


def link_pairs(pairs: PairScores, old: Report, new: Report, *, pins: Iterable[Pin] = ()) -> Alignment:
    """The second half of :func:`align`: links from scores. Pinned links are taken out first, pairs that pins forbid are
    no candidates, and the rest is aligned; what is free then may still join a pinned link."""
    settled = settle(pins, old, new)
    sizes = (max(1, len(old.measures)), max(1, len(new.measures)))
    held = {pair: score for pair, score in pairs.held.items() if settled.allows(pair)}
    pinned = pinned_groups(settled.together)
    taken = [{place for group in pinned for place in group[side]} for side in (0, 1)]
    groups = assign({pair: held[pair] for pair in held if pair[0] not in taken[0] and pair[1] not in taken[1]}, sizes)
    free = (
        set(range(len(old.measures))) - taken[0] - {place for group in groups for place in group.old},
        set(range(len(new.measures))) - taken[1] - {place for group in groups for place in group.new},
    )
    joined(pinned, free, surest_first(held, sizes) if pinned else (), MOST_PARTNERS)
    links = [_link(group, held, pairs.passes, old.measures, new.measures) for group in groups]
    links += [_pinned_link(group, settled, old.measures, new.measures) for group in pinned]
    scores = {pair: score for pair, score in pairs.scores.items() if settled.allows(pair)}
    return Alignment(
        links=_in_order(links, new.measures),
        nearest=_nearest(scores, links, old, new),
        pinned=_pinned_alone(settled, links, old, new),
        stale_pins=settled.stale,
    )


def _pinned_link(
    group: tuple[set[int], set[int]], settled: Settled, old: Sequence[Measure], new: Sequence[Measure]
) -> Link:
    return Link(
        old=tuple(old[place].id for place in sorted(group[0])),
        new=tuple(new[place].id for place in sorted(group[1])),
        score=1.0,
        matched_by="pinned",
        pins=settled.touching(*group),
    )


def _pinned_alone(settled: Settled, links: Sequence[Link], old: Report, new: Report) -> dict[str, tuple[Pin, ...]]:
    """The pins on measures that are not linked."""
    linked = {member for link in links for member in (*link.old, *link.new)}
    found = {measure.id: settled.touching((place,), ()) for place, measure in enumerate(old.measures)}
    found |= {measure.id: settled.touching((), (place,)) for place, measure in enumerate(new.measures)}
    return {member: pins for member, pins in found.items() if pins and member not in linked}


def _link(
    group: LinkGroup,
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
