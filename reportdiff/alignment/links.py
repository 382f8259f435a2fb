"""From two reports to links: which old measures and which new measures are one commitment.

A small additive scorer weighs two rounds of evidence (:mod:`~reportdiff.alignment.first_round`,
:mod:`~reportdiff.alignment.second_round`). Named passes (:mod:`~reportdiff.alignment.passes`) accept pairs, and
:mod:`~reportdiff.alignment.assignment` gathers them into links that may split or merge. The order of measures may
differ between the reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from reportdiff.alignment.assignment import MOST_PARTNERS, LinkGroup, assign, surest_first
from reportdiff.alignment.first_round import gather
from reportdiff.alignment.passes import EXACT_SCORE, MASKED_SCORE, same_wording, scored_links
from reportdiff.alignment.pinned import SettledPins, join_free, pinned_groups, settle
from reportdiff.alignment.prepared import side_of
from reportdiff.alignment.scorer import Scorer, shipped_scorer
from reportdiff.alignment.vetoes import bare_pairs, vetoed_pairs
from reportdiff.model import Alignment, Candidate, Link, Measure, Pass, Pin, Report

_SURE: Mapping[Pass, float] = {"exact": EXACT_SCORE, "masked": MASKED_SCORE}


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScores:
    """Scores of the candidate pairs of two reports, keyed by the indices of their measures from 0.

    ``scores`` are those of every candidate without a veto, ``accepted_scores`` those of the pairs that hold; ``passes``
    names the pass that accepted each of these. ``bare`` are pairs that hold, but cannot join a link of others."""

    scores: Mapping[tuple[int, int], float]
    accepted_scores: Mapping[tuple[int, int], float]
    passes: Mapping[tuple[int, int], Pass]
    bare: Set[tuple[int, int]] = frozenset()


def align(old: Report, new: Report, *, scorer: Scorer | None = None, pins: Iterable[Pin] = ()) -> Alignment:
    """Link the measures of two reports, and name the nearest refused candidate of every measure left alone.

    No measure id may occur in both reports (a comparison calls them ``o1…`` and ``n1…``). Scores are rounded to 4
    digits. ``scorer`` defaults to the shipped one; ``pins`` overrule it. Same input, same output: a total order breaks
    ties (see :func:`~reportdiff.alignment.assignment.surest_first`).

    Raises :class:`~reportdiff.alignment.pinned.ContradictingPins`.
    """
    return link_pairs(weigh_pairs(old, new, scorer=scorer), old, new, pins=pins)


def weigh_pairs(old: Report, new: Report, *, scorer: Scorer | None = None) -> PairScores:
    """Score all candidate pairs: the first half of :func:`align`, before any pin."""
    weigh = scorer or shipped_scorer()
    left, right = side_of(old), side_of(new)
    candidates = gather(left, right)
    first, second = weigh.score(candidates, left, right)
    accepted = scored_links(candidates, first, second, weigh)
    vetoes = vetoed_pairs(accepted, left, right)
    same = same_wording(left, right)
    passes = {pair: by for pair, by in accepted.items() if pair not in vetoes} | same
    scores = {
        (int(i), int(j)): float(score) for i, j, score in zip(candidates.old, candidates.new, second, strict=True)
    }
    sure = {pair: max(_SURE[by], scores.get(pair, 0.0)) for pair, by in passes.items() if by in _SURE}
    accepted_scores = {pair: sure.get(pair, scores.get(pair, 0.0)) for pair in passes}
    bare = bare_pairs({pair: accepted_scores[pair] for pair in passes if pair not in same}, left, right)
    # What was vetoed is no near miss either: nobody need look whether it is the same.
    near = {pair: score for pair, score in scores.items() if pair not in vetoes or pair in same}
    return PairScores(scores=near, accepted_scores=accepted_scores, passes=passes, bare=bare)


def link_pairs(pairs: PairScores, old: Report, new: Report, *, pins: Iterable[Pin] = ()) -> Alignment:
    """Make links from scores: the second half of :func:`align`.

    Pinned links are taken out first, and pairs that pins forbid are no candidates. The rest is aligned; measures that
    are then still free may join a pinned link."""
    settled = settle(pins, old, new)
    sizes = (max(1, len(old.measures)), max(1, len(new.measures)))
    accepted = {pair: score for pair, score in pairs.accepted_scores.items() if settled.allows(pair)}
    pinned = pinned_groups(settled.together)

    pinned_old, pinned_new = ({index for group in pinned for index in group[side]} for side in (0, 1))
    groups = assign(
        {(i, j): score for (i, j), score in accepted.items() if i not in pinned_old and j not in pinned_new},
        sizes,
        bare=pairs.bare,
    )
    free = (
        set(range(len(old.measures))) - pinned_old - {index for group in groups for index in group.old},
        set(range(len(new.measures))) - pinned_new - {index for group in groups for index in group.new},
    )
    join_free(pinned, free, surest_first(accepted, sizes) if pinned else (), MOST_PARTNERS)
    links = [_link(group, accepted, pairs.passes, old.measures, new.measures) for group in groups]
    links += [_pinned_link(group, settled, old.measures, new.measures) for group in pinned]
    scores = {pair: score for pair, score in pairs.scores.items() if settled.allows(pair)}
    return Alignment(
        links=_in_order(links, new.measures),
        nearest=_nearest(scores, links, old, new),
        pinned=_pinned_alone(settled, links, old, new),
        stale_pins=settled.stale,
    )


def _pinned_link(
    group: tuple[set[int], set[int]], settled: SettledPins, old: Sequence[Measure], new: Sequence[Measure]
) -> Link:
    return Link(
        old=tuple(old[index].id for index in sorted(group[0])),
        new=tuple(new[index].id for index in sorted(group[1])),
        score=1.0,
        matched_by="pinned",
        pins=settled.touching(*group),
    )


def _pinned_alone(settled: SettledPins, links: Sequence[Link], old: Report, new: Report) -> dict[str, tuple[Pin, ...]]:
    """Give the pins on measures that are not linked."""
    linked_ids = {member for link in links for member in (*link.old, *link.new)}
    pins_by_id = {measure.id: settled.touching((index,), ()) for index, measure in enumerate(old.measures)}
    pins_by_id |= {measure.id: settled.touching((), (index,)) for index, measure in enumerate(new.measures)}
    return {member: pins for member, pins in pins_by_id.items() if pins and member not in linked_ids}


def _link(
    group: LinkGroup,
    scores: Mapping[tuple[int, int], float],
    passes: Mapping[tuple[int, int], Pass],
    old: Sequence[Measure],
    new: Sequence[Measure],
) -> Link:
    """Make the link of a group: it has the score and the pass of the pair that founded it."""
    founder = group.founder
    joined = [
        max(scores.get(pair, 0.0) for pair in pairs)
        for pairs in (
            *([(i, j) for j in group.new] for i in group.old - {founder[0]}),
            *([(i, j) for i in group.old] for j in group.new - {founder[1]}),
        )
    ]
    return Link(
        old=tuple(old[index].id for index in sorted(group.old)),
        new=tuple(new[index].id for index in sorted(group.new)),
        score=round(scores[group.founder], 4),
        matched_by=passes[group.founder],
        weakest=round(min(joined), 4) if joined else None,
    )


def _in_order(links: Sequence[Link], new: Sequence[Measure]) -> tuple[Link, ...]:
    positions = {measure.id: index for index, measure in enumerate(new)}
    return tuple(sorted(links, key=lambda link: (positions[link.new[0]], -link.score, link.old)))


def _nearest(
    scores: Mapping[tuple[int, int], float], links: Sequence[Link], old: Report, new: Report
) -> dict[str, Candidate]:
    """Give for every unlinked measure the candidate with the highest score; none where nothing was a candidate."""
    linked_ids = {member for link in links for member in (*link.old, *link.new)}
    nearest: dict[str, Candidate] = {}
    for (i, j), score in scores.items():
        left, right = old.measures[i].id, new.measures[j].id
        for measure, other in ((left, right), (right, left)):
            best = nearest.get(measure)
            if measure not in linked_ids and (best is None or score > best.score):
                nearest[measure] = Candidate(id=other, score=score)
    return {key: Candidate(id=candidate.id, score=round(candidate.score, 4)) for key, candidate in nearest.items()}
