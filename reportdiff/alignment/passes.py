"""The passes that accept pairs as links, surest first.

========== ==========================================================================================================
exact      the same wording, punctuation and list marks aside, and no rival for either side
masked     the same wording once figures are masked: a target that moved
object     the scorer says so, and the two share a name or a word rare among reports
neighbour  the scorer says so only because of what is around the pair
anywhere   the scorer says so by wording alone
========== ==========================================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reportdiff.alignment.first_round import EVIDENCE, Candidates
from reportdiff.alignment.prepared import Side
from reportdiff.alignment.scorer import Scorer
from reportdiff.alignment.sparse_rows import Matrix
from reportdiff.model import Pass

EXACT_SCORE = 0.995
MASKED_SCORE = 0.98
"""Scores of links that need no weighing. A reader linked all 120 such pairs of four labelled pairs of reports. A score
of 1 is reserved for pins."""

SHORTEST = 6
"""Characters (without punctuation) below which equal wording proves nothing: 提高质量 may occur anywhere."""

RARE = 5.0
"""Bits from which a shared word makes its measures one object: a word of one report in 32."""

_RAREST = EVIDENCE.index("rarest")
_NAMES = EVIDENCE.index("names")


def same_wording(old: Side, new: Side) -> dict[tuple[int, int], Pass]:
    """Find pairs of measures with the same wording (``exact``), or the same but for figures (``masked``).

    Wording that recurs is paired in document order where both sides have it equally often. Elsewhere the scorer
    decides."""
    pairs: dict[tuple[int, int], Pass] = {}
    for name, old_texts, new_texts in (("exact", old.exact, new.exact), ("masked", old.masked, new.masked)):
        paired_old = {i for i, _ in pairs}
        paired_new = {j for _, j in pairs}
        new_positions = _positions(new_texts, paired_new)
        for text, at_old in _positions(old_texts, paired_old).items():
            at_new = new_positions.get(text, [])
            if len(text) < SHORTEST or len(at_old) != len(at_new):
                continue
            for pair in zip(at_old, at_new, strict=True):
                pairs[pair] = "exact" if name == "exact" else "masked"
    return pairs


def scored_links(candidates: Candidates, first: Matrix, second: Matrix, scorer: Scorer) -> dict[tuple[int, int], Pass]:
    """Give the pairs that the scorer accepts as links, each with the pass that fits its evidence."""
    pairs: dict[tuple[int, int], Pass] = {}
    for number in (second >= scorer.threshold).nonzero()[0]:
        evidence = candidates.evidence[number]
        if evidence[_RAREST] >= RARE or evidence[_NAMES] > 0:
            by: Pass = "object"
        else:
            by = "anywhere" if first[number] >= scorer.threshold else "neighbour"
        pairs[int(candidates.old[number]), int(candidates.new[number])] = by
    return pairs


def _positions(texts: Sequence[str], paired: set[int]) -> dict[str, list[int]]:
    positions: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        if index not in paired:
            positions[text].append(index)
    return positions
