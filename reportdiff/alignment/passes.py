"""The passes that find links, surest first, and the pairs each of them finds.

========== ==========================================================================================================
exact      the same wording, punctuation and list marks aside, and no rival for either side
masked     the same wording once figures are masked: a target that moved
object     the scorer says so, and the two share a name or a word rare among reports
neighbour  the scorer says so only because of what stands around the pair
anywhere   the scorer says so by wording alone
========== ==========================================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reportdiff.alignment.first_round import EVIDENCE, Candidates
from reportdiff.alignment.prepared import Side
from reportdiff.alignment.scorer import Scorer
from reportdiff.alignment.similarity import Matrix
from reportdiff.model import Pass

EXACT_SCORE = 0.995
MASKED_SCORE = 0.98
"""Scores of links that need no weighing. Of 120 such pairs in four labelled pairs of reports a reader linked all;
1 is left to what a person has confirmed."""

SHORTEST = 6
"""Characters (without punctuation) below which equal wording proves nothing: 提高质量 may stand anywhere."""

RARE = 5.0
"""Bits from which a shared word makes its measures one object: a word of one report in 32."""

_RAREST = EVIDENCE.index("rarest")
_NAMES = EVIDENCE.index("names")


def same_wording(old: Side, new: Side) -> dict[tuple[int, int], Pass]:
    """Pairs of measures with the same wording (``exact``), or the same but for figures (``masked``).

    Wording that recurs on a side is paired in document order where both sides have it equally often, and is left to
    the scorer where they do not."""
    found: dict[tuple[int, int], Pass] = {}
    for name, old_texts, new_texts in (("exact", old.exact, new.exact), ("masked", old.masked, new.masked)):
        taken_old = {i for i, _ in found}
        taken_new = {j for _, j in found}
        places = _places(new_texts, taken_new)
        for text, at_old in _places(old_texts, taken_old).items():
            at_new = places.get(text, [])
            if len(text) < SHORTEST or len(at_old) != len(at_new):
                continue
            for pair in zip(at_old, at_new, strict=True):
                found[pair] = "exact" if name == "exact" else "masked"
    return found


def weighed(candidates: Candidates, first: Matrix, second: Matrix, scorer: Scorer) -> dict[tuple[int, int], Pass]:
    """Pairs that the scorer takes for links, and which kind of evidence carried it."""
    found: dict[tuple[int, int], Pass] = {}
    for place in (second >= scorer.threshold).nonzero()[0]:
        evidence = candidates.evidence[place]
        if evidence[_RAREST] >= RARE or evidence[_NAMES] > 0:
            by: Pass = "object"
        else:
            by = "anywhere" if first[place] >= scorer.threshold else "neighbour"
        found[int(candidates.old[place]), int(candidates.new[place])] = by
    return found


def _places(texts: Sequence[str], taken: set[int]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        if place not in taken:
            places[text].append(place)
    return places
