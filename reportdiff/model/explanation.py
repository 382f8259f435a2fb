"""Why a measure was linked or left alone: the candidates it was weighed against, and the evidence for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportdiff.model.comparison import Pass, Status
from reportdiff.model.pins import Pin
from reportdiff.model.targets import ReportName

EXPLANATION_SCHEMA = "reportdiff/explanation/1"

EvidenceFamily = Literal["wording", "place", "company", "rivals", "first_look", "other"]
"""What kind of evidence a piece is: the words of the two measures; where they stand; what became of the measures
around them; how they compare with their other candidates; the verdict on the pair before its surroundings were seen."""

RefusalReason = Literal["below_threshold", "partner_taken", "own_partner", "not_weighed", "set_aside"]
"""Why a pair is no link: it scored below the threshold; the other measure, or the one asked about, has a better
partner; it was not among the likeliest partners of either; it held but was not taken (a person may have said so)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceShare:
    """One piece of evidence: the scorer's name for it, what was measured, and the log-odds that this adds to the pair
    (negative: takes), measured from the middle between the average link and the average refused pair of these two
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
    """Why a pair was not linked. ``short_by`` is what its score lacked to the threshold (``None`` where it did not);
    ``rival`` the measure that the other one is linked with, and ``rival_score`` the score of that link."""

    reason: RefusalReason
    short_by: float | None = None
    rival: str | None = None
    rival_score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedPair:
    """An old and a new measure and what speaks for and against their being one commitment.

    ``score`` is 0 to 1, and ``log_odds`` the sum of ``Explanation.base`` and all ``shares`` (both ``None``, and no
    shares, where the pair was not weighed). Same wording (``wording``) needs no weighing and lifts the score.
    ``rank_old`` is the place of the pair among the candidates of its old measure, counted from 1, ``rank_new`` that
    among those of its new one. ``neighbours`` says whether the measures before, and behind, the two are linked as
    well, ``section_links`` how many other links join the sections of the two. ``refusal`` is ``None`` where the two
    are linked."""

    old: str
    new: str
    score: float | None
    log_odds: float | None
    linked: bool
    wording: Literal["exact", "masked"] | None = None
    same_section: bool = False
    shared_words: tuple[SharedWord, ...] = ()
    shared_names: tuple[str, ...] = ()
    neighbours: tuple[Literal["before", "after"], ...] = ()
    section_links: int = 0
    rank_old: int | None = None
    rank_new: int | None = None
    shares: tuple[EvidenceShare, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedMeasure:
    """A measure that is spoken of, with the change it stands in."""

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
    subject with its candidates, those it is linked with first, each group by falling score; ``measures`` all that are
    named anywhere, by id. ``pinned`` are the decisions of a person that it rests on. ``threshold`` is the score from
    which a pair may be linked, ``base`` the log-odds that the shares are added to."""

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
