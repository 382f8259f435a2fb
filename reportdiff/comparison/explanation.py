"""Why a measure was linked, or left alone: its candidates, the evidence for and against each, and what decided.

:mod:`reportdiff.alignment.explanation` weighs the evidence again. Links, their scores and the status are those of the
comparison, so that pins count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reportdiff.aliases import aliases_of, current_aliases
from reportdiff.alignment.explanation import Weighing, weigh
from reportdiff.alignment.passes import EXACT_SCORE, MASKED_SCORE
from reportdiff.alignment.vetoes import bare_pairs, other_object
from reportdiff.comparison.compare import compare_reports
from reportdiff.comparison.measure_search import find_measure, home_of, in_order
from reportdiff.errors import ReportdiffError
from reportdiff.model import Comparison, Report, ReportName
from reportdiff.model.explanation import (
    EXPLANATION_SCHEMA,
    EvidenceFamily,
    EvidenceShare,
    ExplainedMeasure,
    Explanation,
    Refusal,
    RefusalReason,
    SharedWord,
    WeighedPair,
)
from reportdiff.parsing.folding import fold
from reportdiff.version import __version__

CANDIDATES = 8
"""Candidates that an explanation names beside those that the measure is linked with."""

_FAMILIES: tuple[tuple[EvidenceFamily, re.Pattern[str]], ...] = (
    ("first_look", re.compile(r"first_")),
    ("rivals", re.compile(r"(?:rank|margin|rival|sense_lead)")),
    ("company", re.compile(r"before$|after$|around$|neighbour|vicinity|.*_(?:company|partners)")),
    ("place", re.compile(r"(?:sentence|paragraph|section|distance)")),
    ("wording", re.compile(r"characters|words|ratio|partial|rarest|names|content|opening|ending")),
)


def family_of(feature: str) -> EvidenceFamily:
    """Give the kind of evidence that a feature of the scorer is; ``other`` for an unknown one."""
    return next((family for family, names in _FAMILIES if names.match(feature)), "other")


def explain(
    source: Comparison | tuple[Report, Report], measure: str, *, with_measure: str | None = None
) -> Explanation:
    """Explain what became of a measure: its candidates and the evidence for each.

    ``source`` is a comparison of all changes, or the old and the new report. ``measure`` and ``with_measure`` are the
    id of a measure (``o12``, ``n7``) or of a change (``c3``), or words that only one commitment has. With
    ``with_measure`` only that pair is explained, candidate or not.

    Raises :class:`~reportdiff.errors.ReportdiffError` where no measure or more than one matches, or where both are of
    one report."""
    comparison = source if isinstance(source, Comparison) else compare_reports(*source)
    subject = find_measure(comparison, measure)
    partner = None
    if with_measure is not None:
        partner = find_measure(comparison, with_measure, opposite=subject)
        if partner[0] == subject[0]:
            raise ReportdiffError(
                f"{subject} and {partner} are of the same report; name one measure of each",
                f"{subject} 和 {partner} 在同一份报告里；请各举一条",
            )
    with aliases_of(dict(comparison.aliases)):
        weighing = weigh(comparison.old, comparison.new)
        pairs = _Weigher(comparison, weighing, subject).pairs(partner)
    change = home_of(comparison, subject)
    ids = {subject, *(member for pair in pairs for member in (pair.old, pair.new))}
    ids |= {pair.refusal.rival for pair in pairs if pair.refusal and pair.refusal.rival}
    ids |= {*change.old, *change.new}
    return Explanation(
        schema=EXPLANATION_SCHEMA,
        generator=f"reportdiff {__version__}",
        old=_name(comparison.old),
        new=_name(comparison.new),
        subject=subject,
        partner=partner,
        change=change.id,
        status=change.status,
        doubtful=change.doubtful,
        score=change.score,
        matched_by=change.matched_by,
        threshold=round(weighing.threshold, 4),
        base=weighing.base,
        pairs=pairs,
        measures={member: _explained(comparison, member) for member in sorted(ids, key=in_order)},
        pinned=change.pinned,
        facets=change.facets,
        proofs=change.proofs,
    )


def _explained(comparison: Comparison, member: str) -> ExplainedMeasure:
    measure, change = comparison.measure(member), home_of(comparison, member)
    return ExplainedMeasure(
        id=member,
        side="old" if member[0] == "o" else "new",
        text=measure.text,
        section=measure.section,
        change=change.id,
        status=change.status,
    )


def _name(report: Report) -> ReportName:
    return ReportName(region=report.region, year=report.year, title=report.title, kind=report.kind)


@dataclass(frozen=True, slots=True)
class _Weigher:
    """What the pairs of an explanation of ``subject`` are made from."""

    comparison: Comparison
    weighing: Weighing
    subject: str

    def pairs(self, partner: str | None) -> tuple[WeighedPair, ...]:
        """Give the pair with ``partner``, or those with all linked measures and the best other candidates."""
        if partner is not None:
            return (self._pair(partner),)
        change = home_of(self.comparison, self.subject)
        partners = [self._pair(member) for member in (change.new if self.subject in change.old else change.old)]
        others = [self._pair(member) for member in self._candidates() if not self._is_linked(member)]
        return (*sorted(partners, key=_surest_first), *sorted(others, key=_surest_first)[:CANDIDATES])

    def _sides(self, other: str) -> tuple[str, str]:
        return (self.subject, other) if self.subject[0] == "o" else (other, self.subject)

    def _is_linked(self, other: str) -> bool:
        return self._linked(*self._sides(other))

    def _linked(self, old: str, new: str) -> bool:
        """Tell whether the two are in one change."""
        change = self.comparison.change_of(old)
        return change is not None and new in change.new

    def _section_links(self, old: str, new: str) -> int:
        """Count the other changes that link the sections of the two."""
        measures = self.comparison.measures
        before, after = measures[old].section, measures[new].section
        linking = {
            change.id
            for change in self.comparison.changes
            if any(measures[member].section == before for member in change.old)
            and any(measures[member].section == after for member in change.new)
        }
        own = home_of(self.comparison, old).id if self._linked(old, new) else ""
        return len(linking - {own})

    def _candidates(self) -> list[str]:
        index, candidates = _index(self.subject), self.weighing.candidates
        if self.subject[0] == "o":
            return [f"n{candidates.new[number] + 1}" for number in self.weighing.of_old(index)]
        return [f"o{candidates.old[number] + 1}" for number in self.weighing.of_new(index)]

    def _pair(self, other: str) -> WeighedPair:
        old, new = self._sides(other)
        weighing, measures = self.weighing, self.comparison.measures
        i, j = _index(old), _index(new)
        number = weighing.candidate(i, j)
        wording = weighing.wording.get((i, j))
        probability = None if number is None else float(weighing.probability[number])
        sure = {"exact": EXACT_SCORE, "masked": MASKED_SCORE}.get(wording or "", 0.0)
        score = max(sure, probability or 0.0) if sure or probability is not None else None
        is_link = self._linked(old, new)
        return WeighedPair(
            old=old,
            new=new,
            score=None if score is None else round(score, 4),
            log_odds=None if number is None else float(weighing.log_odds[number]),
            linked=is_link,
            wording="exact" if wording == "exact" else "masked" if wording else None,
            same_section=measures[old].section == measures[new].section,
            shared_words=tuple(
                SharedWord(word=word, bits=round(bits, 2)) for word, bits in weighing.shared_words(i, j)
            ),
            shared_names=tuple(sorted(weighing.old.names[i] & weighing.new.names[j])),
            aliases=self._aliases(old, new),
            neighbours=self._neighbours(i, j),
            section_links=self._section_links(old, new),
            rank_old=None if number is None else weighing.of_old(i).index(number) + 1,
            rank_new=None if number is None else weighing.of_new(j).index(number) + 1,
            shares=() if number is None else self._shares(number),
            refusal=None if is_link else self._refusal(other, score),
        )

    def _aliases(self, old: str, new: str) -> tuple[tuple[str, str], ...]:
        """Give the short names of one of the two, with the full ones, that give words which the two share."""
        texts = [fold(self.comparison.measures[member].text) for member in (old, new)]
        shared = [word for word, _ in self.weighing.shared_words(_index(old), _index(new)) if len(word) > 1]
        pairs = [
            (alias.short, alias.full)
            for own, other in (texts, reversed(texts))
            for alias in current_aliases().aliases_in(own)
            if alias.short not in other and any(word in alias.full and word not in own for word in shared)
        ]
        return tuple(dict.fromkeys(pairs))

    def _neighbours(self, old: int, new: int) -> tuple[Literal["before", "after"], ...]:
        are_linked = self._linked
        sides: list[Literal["before", "after"]] = []
        if are_linked(f"o{old}", f"n{new}"):
            sides.append("before")
        if are_linked(f"o{old + 2}", f"n{new + 2}"):
            sides.append("after")
        return tuple(sides)

    def _shares(self, number: int) -> tuple[EvidenceShare, ...]:
        weighing = self.weighing
        shares = [
            EvidenceShare(feature=name, family=family_of(name), value=float(value), log_odds=float(share))
            for name, value, share in zip(weighing.names, weighing.values[number], weighing.shares[number], strict=True)
        ]
        return tuple(sorted(shares, key=lambda share: (-abs(share.log_odds), share.feature)))

    def _refusal(self, other: str, score: float | None) -> Refusal:
        their_change, own_change = home_of(self.comparison, other), home_of(self.comparison, self.subject)
        has_partner, threshold = their_change.score is not None, self.weighing.threshold
        i, j = (_index(member) for member in self._sides(other))
        veto = other_object(self.weighing.old.masked[i], self.weighing.new.masked[j])
        is_bare = score is not None and bool(bare_pairs({(i, j): score}, self.weighing.old, self.weighing.new))
        reason: RefusalReason
        if score is None:
            reason = "not_weighed"
        elif score < threshold:
            reason = "below_threshold"
        elif veto is not None and (i, j) not in self.weighing.wording:
            reason = "other_object"
        elif is_bare and (has_partner or own_change.score is not None):
            reason = "no_own_evidence"
        elif has_partner:
            reason = "partner_taken"
        else:
            reason = "own_partner" if own_change.score is not None else "set_aside"
        rivals = their_change.old if other[0] == "n" else their_change.new
        return Refusal(
            reason=reason,
            short_by=round(threshold - score, 4) if score is not None and score < threshold else None,
            rival=rivals[0] if has_partner and rivals else None,
            rival_score=their_change.score if has_partner and rivals else None,
            words=(veto.old, veto.new) if veto is not None and reason == "other_object" else (),
        )


def _index(member: str) -> int:
    """Give the index of a measure in its plan, from 0, as its id says."""
    return int(member[1:]) - 1


def _surest_first(pair: WeighedPair) -> tuple[float, tuple[bool, int], tuple[bool, int]]:
    return (-(pair.score or 0.0), in_order(pair.old), in_order(pair.new))
