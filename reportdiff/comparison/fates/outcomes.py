"""What the review of the next report says of each commitment of a plan: one computation for ``diff`` and ``fulfil``.

Figures decide where the review has the result of a target; else the words of the passage do. What only comes near
decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportdiff.comparison.fates.lookup import VERBATIM, Lookup, Match
from reportdiff.comparison.fates.passages import Passage
from reportdiff.comparison.fates.proofs import is_proof, proves_nothing
from reportdiff.comparison.fates.results import FoundResult, ReviewResults
from reportdiff.comparison.fates.review_words import is_not_reached, progress_of
from reportdiff.comparison.fates.same_pace import same_pace
from reportdiff.comparison.figures.guard.figure_goals import is_goal
from reportdiff.model import Measure, Mention, Outcome, Report, TargetResult

SURE: Final = 0.6
"""Score from which a passage of a review or outlook is taken to be about a measure, if it is a proof besides
(:mod:`~reportdiff.comparison.fates.proofs`)."""

LEAST: Final = 0.25
"""Score from which a passage may be about a measure: what it proves is doubtful. On commitments of the library judged
by reading (``benchmarks/judged_reviews.tsv``) 0.2, 0.25 and 0.3 have an F1 of 0.769, 0.763 and 0.750, on those of one
labelled pair 0.769, 0.784 and 0.777."""

_MOST_PASSAGES = 3
"""Passages that are quoted for a commitment."""

_FIGURE = re.compile(r"[0-9０-９]")
_FINISHED = re.compile(r"完成|完工|建成|竣工|投用|投产|通车|开通|贯通|交付|全覆盖|办结|清零|落地")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of a commitment: the verdict with the passages that prove it, and its targets beside results."""

    outcome: Outcome = "not_mentioned"
    proofs: tuple[Mention, ...] = ()
    results: tuple[TargetResult, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Sign:
    """A passage that speaks of a commitment, and what its words say."""

    outcome: Outcome
    is_sure: bool
    passage: Passage
    score: float


def outcomes_of(old: Report, new: Report, matches: Lookup, passages: Sequence[Passage]) -> dict[str, Settled]:
    """Settle every commitment of a plan that ``matches`` has, by its id.

    ``matches`` are those of a lookup in the whole new report, ``passages`` those of that report."""
    review = [passage for passage in passages if is_of_year(passage)]
    results = ReviewResults(old, new, review)
    numbers = {passage.start: number for number, passage in enumerate(review)}
    commitments = {measure.id: measure for measure in old.commitments if measure.id in matches}
    return {
        member: _settle(measure, [m for m in matches[member] if is_of_year(m.passage)], review, results, numbers, new)
        for member, measure in commitments.items()
    }


def is_of_year(passage: Passage) -> bool:
    """Tell whether a passage is of the review of the past year, and not of a look back on a term."""
    return passage.part == "review" and not passage.of_term


def _settle(
    measure: Measure,
    matches: Sequence[Match],
    review: Sequence[Passage],
    results: ReviewResults,
    numbers: dict[int, int],
    new: Report,
) -> Settled:
    near = [match for match in matches if match.score >= LEAST or match.is_named]
    found = results.of(measure, [numbers[match.passage.start] for match in near if match.passage.start in numbers])
    paced = same_pace(measure, results)
    found = (*found, *([paced] if paced else []))
    signs = sorted(_signs(measure, near), key=lambda sign: (not sign.is_sure, sign.outcome != "delivered", -sign.score))
    decided = [each for each in found if _decides(each, review, near)]
    if decided:
        return _by_figures(decided, found, signs, review, new)
    if not signs or (not signs[0].is_sure and _counts_another(found) and signs[0].score < SURE):
        return Settled()
    first = signs[0]
    outcome = first.outcome
    if outcome == "delivered" and not found and _lacks_the_figure(measure, first.passage):
        outcome = "in_progress"
    return Settled(
        outcome=outcome,
        proofs=_mentions([(sign.passage, sign.score) for sign in signs if sign.is_sure == first.is_sure], new.year),
        results=tuple(each.row for each in found),
        doubtful=not first.is_sure or bool(found),
    )


def _decides(found: FoundResult, review: Sequence[Passage], near: Sequence[Match]) -> bool:
    """Tell whether a result decides: one that falls short only in a passage that surely speaks of the commitment."""
    if found.row.relation != "short" or found.is_sure:
        return found.row.relation != "unclear"
    start = review[found.passage].start
    return any(match.passage.start == start and match.score >= SURE for match in near)


def _by_figures(
    decided: Sequence[FoundResult],
    found: Sequence[FoundResult],
    signs: Sequence[_Sign],
    review: Sequence[Passage],
    new: Report,
) -> Settled:
    """Give the verdict of figures: one target that was missed is what a reader has to know first."""
    relations = {each.row.relation for each in decided}
    outcome: Outcome = "delivered"
    if "short" in relations:
        outcome = "missed"
    elif "exceeded" in relations:
        outcome = "exceeded"
    telling = {"missed": "short", "exceeded": "exceeded"}.get(outcome, "met")
    scores = {sign.passage.start: sign for sign in signs}
    ordered = sorted(decided, key=lambda each: (each.row.relation != telling, each.passage))
    passages = [_whole(each, review, new) for each in ordered]
    own_sign = scores.get(review[ordered[0].passage].start)
    is_sure = ordered[0].is_sure or (own_sign is not None and own_sign.is_sure)
    others = [sign for sign in signs if sign.is_sure]
    known = {place: scores[passage.start].score for place, passage in enumerate(review) if passage.start in scores}
    quoted = [
        (passage, 1.0 if each.is_sure or each.passage not in known else known[each.passage])
        for each, passage in zip(ordered, passages, strict=True)
    ]
    quoted += [(sign.passage, sign.score) for sign in others]
    return Settled(
        outcome=outcome,
        proofs=_mentions(quoted, new.year),
        results=tuple(each.row for each in found),
        doubtful=not is_sure,
    )


def _whole(found: FoundResult, review: Sequence[Passage], new: Report) -> Passage:
    """Give the passage of a result, from where its statement begins: 增长6% is said of the clause before it."""
    passage = review[found.passage]
    return replace(passage, text=new.text[found.row.start : passage.end], start=found.row.start)


def _signs(measure: Measure, matches: Sequence[Match]) -> Iterator[_Sign]:
    for match in matches:
        passage = match.passage
        is_verbatim = match.score == VERBATIM
        if is_not_reached(passage.text):
            outcome: Outcome = "missed"
        else:
            progress = progress_of(measure, passage.text)
            if progress == "wanting" or (not is_verbatim and proves_nothing(passage.text)):
                continue
            outcome = "delivered" if progress == "done" else "in_progress"
        is_sure = match.score >= SURE and is_proof(measure.text, passage.text, score=match.score, verbatim=is_verbatim)
        yield _Sign(outcome, is_sure, passage, match.score)


def _counts_another(found: Sequence[FoundResult]) -> bool:
    """Tell whether all figures of the passages count other objects than the targets do."""
    return bool(found) and all(each.row.reason is not None and each.row.reason.kind == "object" for each in found)


def _lacks_the_figure(measure: Measure, passage: Passage) -> bool:
    """Tell whether a target has a figure and the passage none that could decide."""
    return any(is_goal(measure, quantity) for quantity in measure.quantities) and not (
        _FIGURE.search(passage.text) or _FINISHED.search(passage.text)
    )


def _mentions(quoted: Sequence[tuple[Passage, float]], year: int) -> tuple[Mention, ...]:
    unique = {passage.start: (passage, score) for passage, score in reversed(quoted)}
    order = list(dict.fromkeys(passage.start for passage, _ in quoted))[:_MOST_PASSAGES]
    return tuple(
        Mention(year=year, part=passage.part, text=passage.text, start=passage.start, end=passage.end, score=score)
        for passage, score in (unique[start] for start in order)
    )
