"""Members, stage and strength: what a commitment names beside, how far along it is, and how firmly it is worded.

Precision comes before recall: every facet has the words that prove it, and an unclear case has none. The lexicon is
``data/wording.toml``; members of lists are found by :mod:`reportdiff.comparison.list_members`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from reportdiff.comparison.list_members import changed_members
from reportdiff.comparison.plan_words import PlanWords
from reportdiff.comparison.stage_steps import stage_step
from reportdiff.model import Measure, Proof
from reportdiff.package_data import data_table
from reportdiff.vocabulary import cut_words, rarity

# Characters of a side that count: far more than a commitment has.
_LONGEST = 2000
# Share of the weight of its words that a measure must keep for a facet about how the same thing is done: a trial made
# permanent, a stronger verb.
_STILL_THERE = 0.6
# Steps between the strengths of two openings that make a facet.
_STEPS = 2


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, Any]:
    return data_table("wording.toml")


def compare_wording(
    old: Sequence[Measure], new: Sequence[Measure], plans: tuple[PlanWords, PlanWords] | None = None
) -> tuple[Proof, ...]:
    """Find the facets of members, stage and strength of one link, each with the words that prove it, in the model's
    order.

    ``plans`` are the words of both whole plans: a member that the other plan names elsewhere has neither come nor gone.
    Without them the measures of the link are all that is looked at."""
    before, after = ("；".join(measure.text for measure in side)[:_LONGEST] for side in (old, new))
    # What aims and frame list (求真务实、勤勉敬业) promises nothing.
    commitments = [[measure for measure in side if measure.role == "commitment"] for side in (old, new)]
    gained, lost = changed_members(commitments[0], commitments[1], plans)
    proofs = [
        Proof(facet="members_added", old="", new="、".join(gained), members=gained) if gained else None,
        Proof(facet="members_gone", old="、".join(lost), new="", members=lost) if lost else None,
        stage_step(old, new),
        _strength(before, after),
    ]
    return tuple(proof for proof in proofs if proof is not None)


def _shared_share(before: str, after: str, *, leaving_out: Iterable[str]) -> float:
    """Compute the share of the weight (bits) of the old words that the new text still has."""
    weights = {word: rarity(word) for word in cut_words(before) if len(word) > 1 and word not in leaving_out}
    shared_weight = sum(weight for word, weight in weights.items() if word in after)
    return shared_weight / (sum(weights.values()) or 1.0)


def _strength(before: str, after: str) -> Proof | None:
    first, second = _opening(before), _opening(after)
    if first is None or second is None or abs(first[1] - second[1]) < _STEPS:
        return None
    if _shared_share(before, after, leaving_out=(first[0],)) < _STILL_THERE:
        return None
    facet: Any = "wording_stronger" if second[1] > first[1] else "wording_weaker"
    return Proof(facet=facet, old=first[0], new=second[0])


def _opening(text: str) -> tuple[str, int] | None:
    """Give the strongest word of the lexicon that the text opens with, and its level."""
    levels: Sequence[Sequence[str]] = _lexicon()["strength"]["levels"]
    matches = [(word, level) for level, words in enumerate(levels) for word in words if text.startswith(word)]
    return max(matches, key=lambda match: (match[1], len(match[0])), default=None)
