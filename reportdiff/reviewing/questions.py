"""Which question is worth a reader's next answer.

A question shows up to nine *proposals* of one section, either pairs that are not linked though they might be
(``missing``), or links that might be wrong (``doubtful``); the reader names the ones where the program errs. A pair is
worth the probability that the program errs in it, times the measures that would then be rightly dropped, new or linked;
a question is worth the sum over its pairs divided by the keys it takes to answer: one for each error and one to go on.
So a pair that frees a measure from ``dropped`` and another one from ``new`` comes before one that frees a single one,
and a near certainty either way is not asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportdiff.alignment import PairScores
from reportdiff.model import Alignment, Link, Measure, Report

Kind = Literal["missing", "doubtful"]

MOST_PROPOSALS: Final = 9
"""Proposals of one question at most: they are named by one digit."""

PER_MEASURE: Final = 2
"""Proposals of one question that may have one measure: what comes third is asked once these are settled."""

LEAST_CHANCE: Final = 0.02
"""Probability of an error below which a pair is not asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A pair put to the reader: ids of both measures, whether it is linked now, the probability that the program errs,
    and how many measures change sides if it does."""

    old: str
    new: str
    linked: bool
    chance: float
    moves: int

    @property
    def gain(self) -> float:
        """Measures set right on average."""
        return self.chance * self.moves


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Proposals of one kind from one section of the old report, most valuable first."""

    kind: Kind
    section: str
    proposals: tuple[Proposal, ...]

    @property
    def value(self) -> float:
        """Measures set right on average by one key."""
        return _value(self.proposals)


def proposals(
    pairs: PairScores, alignment: Alignment, old: Report, new: Report, *, is_settled: Callable[[tuple[str, str]], bool]
) -> list[Proposal]:
    """Give all pairs with a commitment that are worth asking about, most valuable first.

    ``is_settled`` tells whether a pair has an answer."""
    groups = link_by_measure(alignment)
    result = []
    for (i, j), score in pairs.scores.items():
        if "commitment" not in (old.measures[i].role, new.measures[j].role):
            continue
        pair = old.measures[i].id, new.measures[j].id
        each = proposal_of(pair, max(score, pairs.accepted_scores.get((i, j), 0.0)), groups)
        if each.moves and each.chance >= LEAST_CHANCE and not is_settled(pair):
            result.append(each)
    places = _places(old.measures, new.measures)
    return sorted(result, key=lambda each: (-round(each.gain, 6), places[each.old], places[each.new]))


def link_by_measure(alignment: Alignment) -> dict[str, Link]:
    """Give the link of each measure that has one, by its id."""
    return {member: link for link in alignment.links for member in (*link.old, *link.new)}


def proposal_of(pair: tuple[str, str], score: float, links: Mapping[str, Link]) -> Proposal:
    """Make the proposal of a pair, as it stands in ``links``; ``score`` is the probability that the two are the
    same."""
    left, right = links.get(pair[0]), links.get(pair[1])
    linked = left is not None and left is right
    if left is not None and linked:
        # In a link of several on both sides nothing becomes free by parting two of them.
        chance, moves = 1 - score, (len(left.new) == 1) + (len(left.old) == 1)
    else:
        chance, moves = score, (left is None) + (right is None)
    return Proposal(old=pair[0], new=pair[1], linked=linked, chance=chance, moves=moves)


def next_question(by_gain: Sequence[Proposal], old: Report, most: int = MOST_PROPOSALS) -> Question | None:
    """Give the most valuable question with at most ``most`` proposals; ``None`` where nothing is left to ask.

    ``by_gain`` are the proposals, most valuable first. Ties go to the earlier section, then to what is missing."""
    section = {measure.id: measure.section for measure in old.measures}
    titles = {title: place for place, title in enumerate(dict.fromkeys(section.values()))}
    bags: dict[tuple[int, bool], list[Proposal]] = {}
    uses: Counter[str] = Counter()
    for each in by_gain:
        if uses[each.old] >= PER_MEASURE or uses[each.new] >= PER_MEASURE:
            continue
        uses.update((each.old, each.new))
        bag = bags.setdefault((titles[section[each.old]], each.linked), [])
        if len(bag) < min(most, MOST_PROPOSALS):
            bag.append(each)
    if not bags:
        return None
    place, linked = min(bags, key=lambda key: (-round(_value(bags[key]), 6), key))
    return Question(
        kind="doubtful" if linked else "missing",
        section=list(titles)[place],
        proposals=_in_order(bags[place, linked], old.measures),
    )


def _value(proposals: Iterable[Proposal]) -> float:
    members = list(proposals)
    return sum(each.gain for each in members) / (1 + sum(each.chance for each in members))


def _in_order(proposals: Sequence[Proposal], old: Sequence[Measure]) -> tuple[Proposal, ...]:
    """Sort in the order of the old report, so that a reader reads on and does not jump."""
    places = {measure.id: place for place, measure in enumerate(old)}
    return tuple(sorted(proposals, key=lambda each: (places[each.old], -each.chance, each.new)))


def _places(*sides: Sequence[Measure]) -> dict[str, int]:
    return {measure.id: place for side in sides for place, measure in enumerate(side)}
