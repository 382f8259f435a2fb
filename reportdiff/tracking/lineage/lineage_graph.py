"""Which measure of one plan continues which of an earlier one: the links of successive comparisons, as a graph.

A link may hold several measures of either side. They are paired one to one, the most alike first, and each pair
continues a chain. An old measure that is left over merges into its nearest partner, a new one splits from it: so every
measure has at most one before and one after it, and no link is lost. A pair that a comparison would mark as doubtful
ends a chain instead of carrying it on. Where a chain ends and another begins two reports later, the two reports were
aligned directly, and a sure link bridges the gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from rapidfuzz import fuzz

from reportdiff.model import Alignment, Change, Comparison, Fate, Link, Measure, Origin
from reportdiff.model.lineages import Joint
from reportdiff.parsing.folding import fold

SURE_JOINT = 0.8
"""Score from which a link carries a chain on. Errors add up along a chain, so that it is higher than where a comparison
begins to doubt (:data:`~reportdiff.comparison.status.DOUBTFUL_LINK`): of 75 links of one province that were read,
about half were right from 0.6 to 0.68, two in three up to 0.76, four in five up to 0.85."""

SURE_BRIDGE = 0.95
"""Score from which a link of two reports that are not successive bridges the report between them. What returns after a
year is more often another commitment of the same kind: of 20 such links between 0.75 and 0.85, eight were right."""

Node = tuple[int, int]
"""A measure: the index of its report in the series, and its own in the report."""


@dataclass(slots=True, kw_only=True)
class LineageGraph:
    """How measures continue each other.

    ``before`` and ``after`` lead along the chains. ``merged`` and ``split`` lead from a measure that a link leaves over
    to its partner; ``weak_after`` and ``weak_before`` to the partner by a link too weak to count, with its score.
    ``fates`` and ``origins`` are those of measures without any link."""

    before: dict[Node, tuple[Node, Joint]] = field(default_factory=dict)
    after: dict[Node, Node] = field(default_factory=dict)
    merged: dict[Node, Node] = field(default_factory=dict)
    split: dict[Node, Node] = field(default_factory=dict)
    weak_after: dict[Node, tuple[Node, float]] = field(default_factory=dict)
    weak_before: dict[Node, tuple[Node, float]] = field(default_factory=dict)
    fates: dict[Node, Fate] = field(default_factory=dict)
    origins: dict[Node, Origin] = field(default_factory=dict)

    def chain_from(self, first: Node) -> Iterator[Node]:
        """Give a measure and all that continue it, in order."""
        node: Node | None = first
        while node is not None:
            yield node
            node = self.after.get(node)

    def _join(self, old: Node, new: Node, joint: Joint) -> None:
        self.before[new] = (old, joint)
        self.after[old] = new

    def _is_loose(self, old: Node, new: Node) -> bool:
        """Tell whether nothing continues the one, and the other continues nothing."""
        return not (old in self.after or old in self.merged or new in self.before or new in self.split)

    def add_comparison(self, index: int, comparison: Comparison) -> None:
        """Add the links between the report ``index`` of the series and the next."""
        places = _places(comparison.old.measures, index) | _places(comparison.new.measures, index + 1)
        for change in comparison.changes:
            old, new = (_without_frame(comparison.members(side)) for side in (change.old, change.new))
            if change.fate is not None:
                self.fates |= {places[member]: change.fate for member in change.old}
            if change.origin is not None:
                self.origins |= {places[member]: change.origin for member in change.new}
            if old and new:
                self._add_link(change, old, new, places)

    def _add_link(
        self, change: Change, old: Sequence[Measure], new: Sequence[Measure], places: dict[str, Node]
    ) -> None:
        best = change.score or 0.0
        # The comparison knows the score of the pair that founded a link, and of the least sure of all others.
        others = best if change.weakest is None else min(best, change.weakest)
        left_over: list[tuple[Measure, Measure]] = []
        for number, (one, other) in enumerate(_pairs(old, new)):
            score = others if number else best
            before, after = places[one.id], places[other.id]
            if before in self.after or after in self.before:
                left_over.append((one, other))
            elif score >= SURE_JOINT or change.pinned:
                joint = Joint(
                    score=score,
                    matched_by=change.matched_by or "anywhere",
                    status=change.status,
                    facets=change.facets,
                )
                self._join(before, after, joint)
            else:
                self.weak_after.setdefault(before, (after, score))
                self.weak_before.setdefault(after, (before, score))
        if others < SURE_JOINT and not change.pinned:
            return
        for one, other in left_over:
            before, after = places[one.id], places[other.id]
            if before not in self.after:
                self.merged.setdefault(before, after)
            if after not in self.before:
                self.split.setdefault(after, before)

    def add_bridges(self, index: int, alignment: Alignment, old: Sequence[Measure], new: Sequence[Measure]) -> None:
        """Add the sure links between the report ``index`` and the next but one, of measures that nothing else
        continues. The ids of the alignment are ``o1…`` for ``old``, and ``n1…`` for ``new``."""
        places = {f"o{number}": ((index, number - 1), measure) for number, measure in enumerate(old, start=1)}
        places |= {f"n{number}": ((index + 2, number - 1), measure) for number, measure in enumerate(new, start=1)}
        for link in sorted(alignment.links, key=lambda link: (-link.score, link.old, link.new)):
            if link.score >= SURE_BRIDGE:
                self._bridge(link, places)

    def _bridge(self, link: Link, places: dict[str, tuple[Node, Measure]]) -> None:
        old, new = ([places[member] for member in side] for side in (link.old, link.new))
        nodes = {id(measure): node for node, measure in (*old, *new)}
        pairs = _pairs(*(_without_frame([measure for _, measure in side]) for side in (old, new)))
        for one, other in pairs:
            before, after = nodes[id(one)], nodes[id(other)]
            if self._is_loose(before, after) and "commitment" in (one.role, other.role):
                self._join(before, after, Joint(score=link.score, matched_by=link.matched_by, bridge=True))
                # Further members of a link are less sure than the pair that founded it.
                return


def _places(measures: Sequence[Measure], index: int) -> dict[str, Node]:
    return {measure.id: (index, position) for position, measure in enumerate(measures)}


def _without_frame(measures: Sequence[Measure]) -> list[Measure]:
    return [measure for measure in measures if measure.role != "frame"]


def _pairs(old: Sequence[Measure], new: Sequence[Measure]) -> list[tuple[Measure, Measure]]:
    """Give all pairs of a link, the most alike first; of equals the first in the order of the reports."""
    ratios = [
        (-round(fuzz.ratio(fold(one.text), fold(other.text)), 4), one.start, other.start, one, other)
        for one, other in product(old, new)
    ]
    return [(one, other) for *_, one, other in sorted(ratios, key=lambda item: item[:3])]
