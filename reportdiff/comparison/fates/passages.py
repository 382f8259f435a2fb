"""The passages of a whole report, in which a measure of the other one is looked up: review, outlook and closing too."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.alignment.prepared import Side, side_of_texts
from reportdiff.comparison.fates.past_year import all_term_stretches, term_stretches
from reportdiff.model import Measure, PartName, Report
from reportdiff.parsing.clauses import cut_clauses

_SHORTEST = 4
"""Characters of a passage: a shorter one names nothing."""

_LONGEST = 400
"""Characters of a passage that are looked at, as far as any sentence of a report goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A clause of a report, or a measure of its plan: ``report.text[start:end]``.

    ``paragraph`` is the number of its line in the text, from 0. ``of_term`` is true in a stretch of the review that
    looks back on more than the past year; not so where hardly anything would be left of the review. ``sums_term`` is
    true there as well: the figures are those of several years."""

    part: PartName
    text: str
    start: int
    end: int
    paragraph: int
    of_term: bool = False
    sums_term: bool = False


def passages_of(report: Report) -> tuple[Passage, ...]:
    """Give the passages of a report in document order: the measures of its plan, and every clause between them.

    Headings and frame clauses are passages too. What lies in no part (a title) counts as part of the plan."""
    breaks = [place for place, character in enumerate(report.text) if character == "\n"]
    starts = [span.start for span in report.parts]
    terms, all_terms = term_stretches(report), all_term_stretches(report)
    passages = []
    for start, end in _spans(report):
        text = report.text[start : min(end, start + _LONGEST)]
        if len(text) < _SHORTEST:
            continue
        at = bisect.bisect_right(starts, start) - 1
        part = report.parts[at].part if at >= 0 and start < report.parts[at].end else "plan"
        passages.append(
            Passage(
                part=part,
                text=text,
                start=start,
                end=start + len(text),
                paragraph=bisect.bisect(breaks, start),
                of_term=any(first <= start < last for first, last in terms),
                sums_term=any(first <= start < last for first, last in all_terms),
            )
        )
    return tuple(passages)


def _spans(report: Report) -> Iterator[tuple[int, int]]:
    position = 0
    for measure in sorted(report.measures, key=lambda measure: measure.start):
        yield from _clauses(report.text, position, measure.start)
        yield measure.start, measure.end
        position = max(position, measure.end)
    yield from _clauses(report.text, position, len(report.text))


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if start < end:
        yield from ((clause.start, clause.end) for clause in cut_clauses(text, start, end))


def side_of_passages(passages: Sequence[Passage]) -> Side:
    """Prepare passages for the measures of likeness that the alignment uses."""
    return side_of_texts([passage.text for passage in passages], paragraphs=[each.paragraph for each in passages])


def side_of_measures(measures: Sequence[Measure]) -> Side:
    """Prepare the measures that are looked up."""
    return side_of_texts([measure.text for measure in measures], paragraphs=[each.paragraph for each in measures])
