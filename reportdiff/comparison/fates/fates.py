"""What became of what is dropped, and where what is new comes from.

A dropped measure is looked up in the whole new report and in the reports of the years between the two; a new one in the
whole old report and in all earlier ones of the region. What the review says of it is settled for every commitment of
the plan alike (:mod:`~reportdiff.comparison.fates.outcomes`), so that a fate and a verdict cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from reportdiff.comparison.fates.lookup import VERBATIM, Lookup, Match, look_up, matches_in
from reportdiff.comparison.fates.outcomes import LEAST, SURE, Settled, is_of_year, outcomes_of
from reportdiff.comparison.fates.passages import passages_of
from reportdiff.comparison.fates.proofs import is_proof
from reportdiff.comparison.fates.region_history import HistoryMatch, look_up_history
from reportdiff.model import Change, Fate, FateKind, Measure, Mention, Origin, OriginKind, Outcome, Report

SURE_IN_PLAN = 0.7
"""Score from which a passage of a plan, whose measures the alignment has refused, is taken to be about the measure."""

LEAST_IN_PLAN = 0.5
"""Score from which such a passage may be about the measure: what it proves is doubtful."""

NEAREST = 0.15
"""Score from which the nearest passage is shown where nothing is found: ``gone`` and ``first`` are doubtful then."""

_MOST_PROOFS = 2
_FATE_OF: Mapping[Outcome, FateKind] = {
    "delivered": "done",
    "exceeded": "done",
    "missed": "done",
    "in_progress": "under_way",
}
_FATES: tuple[FateKind, ...] = get_args(FateKind)
_ORIGINS: tuple[OriginKind, ...] = get_args(OriginKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """A kind with the passage that speaks for it."""

    kind: str
    rank: int
    is_sure: bool
    mention: Mention


def with_fates(changes: Sequence[Change], old: Report, new: Report, history: Mapping[int, str]) -> tuple[Change, ...]:
    """Give the changes with the fate of every dropped commitment and the origin of every new one.

    ``history`` are the texts of the region's other reports by year."""
    commitments = [change for change in changes if change.role == "commitment"]
    dropped = [member for change in commitments if change.status == "dropped" for member in change.old]
    fresh = [member for change in commitments if change.status == "new" for member in change.new]
    fates = _fates({m.id: m for m in old.measures}, dropped, old, new, history)
    origins = _origins({m.id: m for m in new.measures}, fresh, old, history)
    return tuple(_with_fate(change, fates, origins) for change in changes)


def _with_fate(change: Change, fates: Mapping[str, Fate], origins: Mapping[str, Origin]) -> Change:
    if change.role != "commitment":
        return change
    if change.status == "dropped":
        fate = fates[change.old[0]]
        return replace(change, fate=replace(fate, doubtful=True) if fate.kind == "gone" and change.doubtful else fate)
    if change.status == "new":
        origin = origins[change.new[0]]
        is_doubtful = origin.kind == "first" and change.doubtful
        return replace(change, origin=replace(origin, doubtful=True) if is_doubtful else origin)
    return change


def _fates(
    measures: Mapping[str, Measure], ids: Sequence[str], old: Report, new: Report, history: Mapping[int, str]
) -> dict[str, Fate]:
    if not ids:
        return {}
    matches, settled = settle_plan(old, new)
    between = {year: text for year, text in history.items() if old.year < year < new.year}
    signs = {member: [*_fate_signs(measures[member], matches[member], new)] for member in ids}
    open_signs = {member: own for member, own in signs.items() if settled[member].outcome == "not_mentioned"}
    for member, sign in _history_signs(measures, open_signs, between, "named", _FATES.index("named")):
        signs[member].append(sign)
    return {member: _fate(signs[member], settled[member]) for member in ids}


def settle_plan(old: Report, new: Report) -> tuple[Lookup, dict[str, Settled]]:
    """Look all commitments of a plan up in the whole new report, and settle what its review says of each, by their ids.

    All are looked up together: what stands beside a commitment is evidence too."""
    passages = passages_of(new)
    review = [passage for passage in passages if is_of_year(passage)]
    others = [passage for passage in passages if not is_of_year(passage)]
    in_review, elsewhere = (matches_in(old.commitments, some, new.text) for some in (review, others))
    settled = outcomes_of(old, new, in_review, review)
    return {member: (*matches, *elsewhere[member]) for member, matches in in_review.items()}, settled


def _origins(
    measures: Mapping[str, Measure], ids: Sequence[str], old: Report, history: Mapping[int, str]
) -> dict[str, Origin]:
    matches = look_up([measures[member] for member in ids], old)
    signs = {member: [*_origin_signs(measures[member], matches[member], old)] for member in ids}
    for member, sign in _history_signs(measures, signs, history, "named", _ORIGINS.index("named")):
        signs[member].append(sign)
    return {member: _origin(signs[member]) for member in ids}


def _fate_signs(measure: Measure, matches: Sequence[Match], report: Report) -> Iterator[_Sign]:
    """Give the passages that speak for a fate. What the review reports is settled elsewhere: a passage of it that
    decides nothing (a problem that it names) only names the measure."""
    for match in matches:
        if match.score >= NEAREST or match.is_named:
            kind: FateKind = "named"
            if not _may_mean(match):
                kind = "gone"
            elif match.passage.part == "outlook":
                kind = "outlook"
            yield _sign(kind, _FATES.index(kind), measure, match, report)


def _origin_signs(measure: Measure, matches: Sequence[Match], report: Report) -> Iterator[_Sign]:
    for match in matches:
        if match.score >= NEAREST or match.is_named:
            kind: OriginKind = "announced" if _is_of_past_or_outlook(match) else "named"
            if not _may_mean(match):
                kind = "first"
            yield _sign(kind, _ORIGINS.index(kind), measure, match, report)


def _may_mean(match: Match) -> bool:
    return match.is_named or match.score >= (LEAST if _is_of_past_or_outlook(match) else LEAST_IN_PLAN)


def _is_of_past_or_outlook(match: Match) -> bool:
    return match.passage.part in ("review", "outlook")


def _sign(kind: str, rank: int, measure: Measure, match: Match, report: Report) -> _Sign:
    passage = match.passage
    mention = Mention(
        year=report.year,
        part=passage.part,
        text=passage.text,
        start=passage.start,
        end=passage.end,
        score=match.score,
    )
    if _is_of_past_or_outlook(match):
        is_sure = match.score >= SURE and is_proof(
            measure.text, passage.text, score=match.score, verbatim=match.score == VERBATIM
        )
    else:
        is_sure = match.score >= SURE_IN_PLAN
    return _Sign(kind=kind, rank=rank, is_sure=is_sure, mention=mention)


def _history_signs(
    measures: Mapping[str, Measure], signs: Mapping[str, list[_Sign]], texts: Mapping[int, str], kind: str, rank: int
) -> Iterator[tuple[str, _Sign]]:
    """Give the best clause of other years for each measure that has no sure sign yet, where it is sure itself: of so
    many years something always comes near."""
    open_ids = [member for member, own in signs.items() if not any(sign.is_sure for sign in own)]
    if not texts or not open_ids:
        return
    matches = look_up_history([measures[member] for member in open_ids], texts)
    for member in open_ids:
        for match in matches[member][:1]:
            if match.score >= SURE_IN_PLAN:
                yield member, _history_sign(kind, rank, match)


def _history_sign(kind: str, rank: int, match: HistoryMatch) -> _Sign:
    passage = match.passage
    mention = Mention(
        year=match.year, part=None, text=passage.text, start=passage.start, end=passage.end, score=match.score
    )
    return _Sign(kind=kind, rank=rank, is_sure=match.score >= SURE_IN_PLAN, mention=mention)


def _ordered(signs: Sequence[_Sign]) -> list[_Sign]:
    """Sure signs first, those of the more telling kind before others, the likelier before the less likely."""
    return sorted(
        signs,
        key=lambda sign: (not sign.is_sure, sign.rank, -sign.mention.score, -sign.mention.year, sign.mention.start),
    )


def _proofs(ordered: Sequence[_Sign]) -> tuple[Mention, ...]:
    """Give the telling passage, and the next one of another part that is as sure."""
    first = ordered[0]
    others = [sign for sign in ordered[1:] if sign.is_sure and sign.mention.part != first.mention.part]
    return tuple(sign.mention for sign in [first, *others][:_MOST_PROOFS])


def _fate(signs: Sequence[_Sign], settled: Settled) -> Fate:
    """Give the fate by what the review says; by the other passages only where it says nothing."""
    ordered = _ordered(signs)
    if settled.outcome in _FATE_OF:
        elsewhere = [sign.mention for sign in ordered if sign.is_sure and sign.kind != "gone"]
        proofs = (*settled.proofs[:1], *elsewhere[:1])
        return Fate(kind=_FATE_OF[settled.outcome], proofs=proofs, doubtful=settled.doubtful)
    if not ordered:
        return Fate(kind="gone")
    kind = next(kind for kind in _FATES if kind == ordered[0].kind)
    return Fate(kind=kind, proofs=_proofs(ordered), doubtful=not ordered[0].is_sure)


def _origin(signs: Sequence[_Sign]) -> Origin:
    ordered = _ordered(signs)
    if not ordered:
        return Origin(kind="first")
    kind = next(kind for kind in _ORIGINS if kind == ordered[0].kind)
    return Origin(kind=kind, proofs=_proofs(ordered), doubtful=not ordered[0].is_sure)
