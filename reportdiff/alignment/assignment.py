"""From scored pairs to links: which pairs hold, and which of them are one commitment.

Pairs are taken from the surest down (ties: nearest in place, then earliest in the old, then in the new report). Two
measures that are both free found a group. A pair of a free measure and one that is in a group already makes a split or
a merger, if its evidence is about as good as the group's own. A pair of two measures in groups is ignored: each has a
better partner. So every measure ends in at most one link.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

PARTNER_SHARE = 0.4
"""Share of the founding pair's score that a further partner must reach. Chosen on labelled pairs left out in turn: 0.5
gives a link F1 that is 0.003 lower, 0.6 one that is 0.007 lower."""

JOINED_SHARE = 0.5
"""Share of the other side of a group that a further partner must hold with."""

MOST_PARTNERS = 5
"""The most measures on one side of a link: hardly any labelled commitment became more."""

Pairs = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """One commitment while it is being gathered: its measures on either side, and the pair that founded it."""

    founder: tuple[int, int]
    old: set[int]
    new: set[int]


def surest_first(pairs: Pairs, sizes: tuple[int, int]) -> list[tuple[int, int]]:
    """Sort the pairs by falling score; ties by distance in position, then by position: a total order."""

    def order(pair: tuple[int, int]) -> tuple[float, float, int, int]:
        return (-round(pairs[pair], 6), abs(pair[0] / sizes[0] - pair[1] / sizes[1]), *pair)

    return sorted(pairs, key=order)


def assign(pairs: Pairs, sizes: tuple[int, int], *, bare: Set[tuple[int, int]] = frozenset()) -> Sequence[LinkGroup]:
    """Gather the pairs that hold into groups of linked measures, in the order of their founding pairs.

    ``pairs`` are scores by pair; ``sizes`` are the numbers of measures on both sides. A pair of ``bare`` may found a
    group, and joins none: it holds by what is around it."""
    groups: list[LinkGroup] = []
    of_old: dict[int, LinkGroup] = {}
    of_new: dict[int, LinkGroup] = {}
    for old, new in surest_first(pairs, sizes):
        left, right = of_old.get(old), of_new.get(new)
        if left is None and right is None:
            group = LinkGroup((old, new), {old}, {new})
            groups.append(group)
            of_old[old] = of_new[new] = group
        elif (old, new) in bare:
            continue
        elif left is not None and right is None:
            if _joins(left, len(left.new), pairs, [(i, new) for i in left.old], (old, new)):
                left.new.add(new)
                of_new[new] = left
        elif right is not None and left is None:  # noqa: SIM102 - the same shape as the branch above
            if _joins(right, len(right.old), pairs, [(old, j) for j in right.new], (old, new)):
                right.old.add(old)
                of_old[old] = right
    return groups


def _joins(
    group: LinkGroup, members: int, pairs: Pairs, ties: Sequence[tuple[int, int]], pair: tuple[int, int]
) -> bool:
    """Tell whether a free measure joins the ``members`` on its side of a group by ``pair``; ``ties`` are its pairs with
    everything on the other side."""
    holds = sum(tie in pairs for tie in ties) >= JOINED_SHARE * len(ties)
    return members < MOST_PARTNERS and holds and pairs[pair] >= PARTNER_SHARE * pairs[group.founder]
