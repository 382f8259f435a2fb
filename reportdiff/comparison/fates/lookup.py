"""Look measures up in a whole report: the passages of each part that are likeliest to be about the same object.

The evidence of a pair (:mod:`~reportdiff.comparison.fates.evidence`) is weighed by an additive model, whose curves in
``data/fates.json`` were learned by ``benchmarks/training/train_fates.py`` from judged pairs of clauses. What a report
has word for word, or nearly, needs no model.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from reportdiff.alignment.scorer import AdditiveModel
from reportdiff.comparison.fates.evidence import EVIDENCE, gather_evidence
from reportdiff.comparison.fates.passages import Passage, passages_of, side_of_measures, side_of_passages
from reportdiff.model import Measure, Report
from reportdiff.package_data import data_file

VERBATIM, NEARLY_VERBATIM = 0.97, 0.8
"""Least score of a passage that has the measure word for word (figures aside), or nearly."""

_NEARLY = 0.9
"""Share of the shorter text that its best match in the longer one must have to be nearly the same."""

_FEWEST = 6
"""Characters that a measure must have for the same words to be no accident."""

_NAME_BITS, _NAME_SHARE = 8.0, 0.6
"""Bits of the run of words that names the object of a measure, and its share of the measure's bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A passage that may be about the object of a measure.

    ``score``, 0 to 1, is the probability that it is; ``is_named`` says that the passage has a rare run of words that
    makes up most of the measure: the name of its object, or the place where it is."""

    passage: Passage
    score: float
    is_named: bool = False


def look_up(measures: Sequence[Measure], report: Report) -> dict[str, tuple[Match, ...]]:
    """Give the likeliest passages of a whole report for each measure (by id), best first.

    Several of each part are weighed, so that a plan full of like words does not hide what the review says. Ties are in
    document order."""
    return matches_in(measures, passages_of(report), report.text)


def matches_in(measures: Sequence[Measure], passages: Sequence[Passage], text: str) -> dict[str, tuple[Match, ...]]:
    """Give the likeliest of the passages of a text for each measure (by id), best first; see :func:`look_up`."""
    if not measures or not passages:
        return {measure.id: () for measure in measures}
    left, right = side_of_measures(measures), side_of_passages(passages)
    evidence = gather_evidence(left, right, groups=[(passage.part, passage.of_term) for passage in passages])
    scores = shipped_model().probability(evidence.values)
    partial, run, share = (EVIDENCE.index(name) for name in ("partial", "run", "run_share"))
    by_measure: list[dict[int, Match]] = [{} for _ in measures]
    for i, j, score, values in zip(
        evidence.measure.tolist(), evidence.passage.tolist(), scores.tolist(), evidence.values, strict=True
    ):
        nearly = values[partial] >= _NEARLY and min(len(left.masked[i]), len(right.masked[j])) >= _FEWEST
        if nearly and len(right.masked[j]) >= _NEARLY * len(left.masked[i]):
            score = max(score, NEARLY_VERBATIM)
        is_named = bool(values[run] >= _NAME_BITS and values[share] >= _NAME_SHARE)
        by_measure[i][j] = Match(passage=passages[j], score=round(score, 4), is_named=is_named)
    for i, j, match in _verbatim(left.masked, right.masked, passages, text):
        by_measure[i][j] = match
    return {
        measure.id: tuple(sorted(matches.values(), key=lambda match: (-match.score, match.passage.start)))
        for measure, matches in zip(measures, by_measure, strict=True)
    }


def _verbatim(
    left: Sequence[str], right: Sequence[str], passages: Sequence[Passage], whole_text: str
) -> Iterator[tuple[int, int, Match]]:
    """Give the first place where the report has a measure word for word, even across clauses: indices and the match."""
    starts, position = [], 0
    for text in right:
        starts.append(position)
        position += len(text)
    whole = "".join(right)
    for i, text in enumerate(left):
        at = whole.find(text) if len(text) >= _FEWEST else -1
        if at < 0:
            continue
        first = bisect.bisect_right(starts, at) - 1
        last = bisect.bisect_left(starts, at + len(text)) - 1
        if passages[first].part != passages[last].part:
            continue
        yield i, first, Match(passage=_joined(passages[first : last + 1], whole_text), score=VERBATIM)


def _joined(passages: Sequence[Passage], text: str) -> Passage:
    """Give several passages in a row as one; only the first where a line break is between them."""
    first, last = passages[0], passages[-1]
    if first is last or first.paragraph != last.paragraph:
        return first
    return replace(first, text=text[first.start : last.end], end=last.end)


@lru_cache(maxsize=1)
def shipped_model() -> AdditiveModel:
    """Load the model in ``data/fates.json``."""
    return msgspec.json.decode(data_file("fates.json").read_bytes(), type=AdditiveModel)


Lookup = Mapping[str, tuple[Match, ...]]
"""The matches of each measure by its id, best first."""
