"""Why a measure was linked or left alone: its candidates, and the evidence for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportdiff.model.codes import Facet, Status
from reportdiff.model.comparison import Pass, Proof
from reportdiff.model.pins import Pin
from reportdiff.model.targets import ReportName

EXPLANATION_SCHEMA = "reportdiff/explanation/1"

EvidenceFamily = Literal["wording", "place", "company", "rivals", "first_look", "other"]
"""The kind of a piece of evidence: the words of the two measures; where they are; what became of the measures around
them; their other candidates; the verdict on the pair without its surroundings."""

RefusalReason = Literal[
    "below_threshold",
    "other_object",
    "partner_taken",
    "own_partner",
    "no_own_evidence",
    "not_weighed",
    "set_aside",
]
"""Why a pair is no link: its score is below the threshold; the two are about different objects; the other measure, or
the subject, has a better partner; it shares too few words to join their link; it is not among the likeliest partners of
either; it would hold but was not used (a pin may exclude it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceShare:
    """One piece of evidence: the scorer's name for it, its value, and the log-odds that it adds (negative: subtracts).

    The log-odds are relative to the middle between the average link and the average refused pair of these two
    reports."""

    feature: str
    family: EvidenceFamily
    value: float
    log_odds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWord:
    """A word that both measures have, and how rare it is among reports (bits: 10 is one report in a thousand)."""

    word: str
    bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a pair was not linked.

    ``short_by`` is how far its score is below the threshold (``None`` where it is not). ``rival`` is the measure that
    the other one is linked with, and ``rival_score`` the score of that link. ``words`` are the old and the new word by
    which the objects differ (``other_object`` only)."""

    reason: RefusalReason
    short_by: float | None = None
    rival: str | None = None
    rival_score: float | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedPair:
    """An old and a new measure with the evidence for and against one commitment.

    ``score`` is 0 to 1, and ``log_odds`` the sum of ``Explanation.base`` and all ``shares``. Both are ``None``, without
    shares, where the pair is no candidate. Same wording (``wording``) needs no scorer and raises the score.
    ``rank_old`` is the rank of the pair among the candidates of its old measure, from 1, ``rank_new`` that among those
    of its new one. ``neighbours`` says whether the measures before, and behind, the two are linked as well;
    ``aliases`` are the short names of one measure (with the full ones) by whose full name the two share words.
    ``section_links`` is the number of other links between their sections. ``refusal`` is ``None`` where the two are
    linked."""

    old: str
    new: str
    score: float | None
    log_odds: float | None
    linked: bool
    wording: Literal["exact", "masked"] | None = None
    same_section: bool = False
    shared_words: tuple[SharedWord, ...] = ()
    shared_names: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    neighbours: tuple[Literal["before", "after"], ...] = ()
    section_links: int = 0
    rank_old: int | None = None
    rank_new: int | None = None
    shares: tuple[EvidenceShare, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedMeasure:
    """A measure of the explanation, with its change."""

    id: str
    side: Literal["old", "new"]
    text: str
    section: str
    change: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The evidence for what became of one measure (``subject``) or one pair of measures (``partner`` as well).

    ``score`` and ``matched_by`` are those of its link, ``None`` where it was left alone. ``pairs`` are the pairs of the
    subject with its candidates, linked ones first, each group by falling score; ``measures`` are all measures of the
    explanation by id. ``pinned`` are the pins behind it, ``facets`` and
    ``proofs`` those of the change. ``threshold`` is the score from which a pair may be linked,
    ``base`` the log-odds that the shares are added to."""

    schema: str
    generator: str
    old: ReportName
    new: ReportName
    subject: str
    partner: str | None
    change: str
    status: Status
    doubtful: bool
    score: float | None
    matched_by: Pass | None
    threshold: float
    base: float
    pairs: tuple[WeighedPair, ...]
    measures: dict[str, ExplainedMeasure]
    pinned: tuple[Pin, ...] = ()
    facets: tuple[Facet, ...] = ()
    proofs: tuple[Proof, ...] = ()
