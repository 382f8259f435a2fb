"""From scored pairs to links: which pairs hold, and which of them are one commitment.

Pairs are taken from the surest down (ties: nearest in place, then earliest in the old, then in the new report). The
first pair of two measures founds a group; a later pair joins one where its measure's only partner is already there, so
that one commitment may become two or the reverse. A pair that would chain two groups together joins them only if
nearly everything in them belongs together; otherwise it stands alone, and its measures stand in two links.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MOST_PARTNERS = 5
"""Measures on one side of a link at most: of the labelled commitments none became more than four."""

JOINED_SHARE = 0.75
"""Share of all pairs between two sides of a group that must be links for groups to be joined."""


@dataclass(slots=True)
class Group:
    """One commitment while it is being gathered: its measures on either side, and the pair that founded it.
    ``chained`` groups are pairs whose measures both stand in another group already."""

    founder: tuple[int, int]
    chained: bool = False
    old: set[int] = field(default_factory=set)
    new: set[int] = field(default_factory=set)


def surest_first(pairs: Mapping[tuple[int, int], float], sizes: tuple[int, int]) -> list[tuple[int, int]]:
    """The pairs by falling score; ties by distance in place, then by position: a total order."""

    def order(pair: tuple[int, int]) -> tuple[float, float, int, int]:
        return (-round(pairs[pair], 6), abs(pair[0] / sizes[0] - pair[1] / sizes[1]), *pair)

    return sorted(pairs, key=order)


def assign(pairs: Mapping[tuple[int, int], float], sizes: tuple[int, int]) -> Sequence[Group]:
    """Groups of linked measures from the pairs that hold and their scores; ``sizes`` are the lengths of both sides.

    Every pair given lies within at least one group; groups are in the order of their founding pairs."""
    groups: list[Group] = []
    of_old: dict[int, Group] = {}
    of_new: dict[int, Group] = {}
    for old, new in surest_first(pairs, sizes):
        left, right = of_old.get(old), of_new.get(new)
        if left is not None and left is right:
            continue
        if left is not None and right is not None:
            if _belong_together(left, right, pairs):
                _merge(left, right, of_old, of_new)
                groups.remove(right)
            else:
                groups.append(Group(founder=(old, new), chained=True, old={old}, new={new}))
            continue
        group = _host(left, right, old, new, pairs)
        if group is None:
            group = Group(founder=(old, new))
            groups.append(group)
        group.old.add(old)
        group.new.add(new)
        of_old.setdefault(old, group)
        of_new.setdefault(new, group)
    return groups


def _host(
    left: Group | None, right: Group | None, old: int, new: int, pairs: Mapping[tuple[int, int], float]
) -> Group | None:
    """The group that a new partner joins: where it holds with most of the other side already there."""
    if left is not None:
        holds = sum((member, new) in pairs for member in left.old) >= JOINED_SHARE * len(left.old)
        return left if holds and len(left.new) < MOST_PARTNERS else None
    if right is not None:
        holds = sum((old, member) in pairs for member in right.new) >= JOINED_SHARE * len(right.new)
        return right if holds and len(right.old) < MOST_PARTNERS else None
    return None


def _belong_together(left: Group, right: Group, pairs: Mapping[tuple[int, int], float]) -> bool:
    old, new = left.old | right.old, left.new | right.new
    if max(len(old), len(new)) > MOST_PARTNERS:
        return False
    return sum((i, j) in pairs for i in old for j in new) >= JOINED_SHARE * len(old) * len(new)


def _merge(left: Group, right: Group, of_old: dict[int, Group], of_new: dict[int, Group]) -> None:
    left.old |= right.old
    left.new |= right.new
    for member in right.old:
        if of_old[member] is right:
            of_old[member] = left
    for member in right.new:
        if of_new[member] is right:
            of_new[member] = left
