"""What a judge is asked: a measure of the old report and its likeliest partners, at once.

A reader decides one pair at a time; a model decides better, and for less, where it sees the rivals beside each other.
Each list is a measure with up to four candidates that are worth asking about, in the sentence and under the heading of
each. The lists are sorted by what their answers are worth.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportdiff.model import Measure, Report
from reportdiff.reviewing.questions import Kind, Proposal, Question
from reportdiff.text.clause_marks import TEXT_SENTENCE_BREAK

MOST_CANDIDATES: Final = 4
"""Candidates of a measure: of missed links, 84 % have the right partner among the first three."""

_MOST_OF_A_SENTENCE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateList:
    """A measure of the old report (its id) and the pairs of it that are put to the judge, the likeliest first."""

    measure: str
    proposals: tuple[Proposal, ...]

    @property
    def value(self) -> float:
        """Measures set right on average."""
        return sum(each.gain for each in self.proposals)

    def question(self, proposals: Sequence[Proposal], section: str) -> Question:
        """Make the list the question of a review, with its proposals as they stand now."""
        kind: Kind = "doubtful" if proposals[0].linked else "missing"
        return Question(kind=kind, section=section, proposals=tuple(proposals))


def candidate_lists(by_gain: Sequence[Proposal], *, without: Collection[str] = ()) -> list[CandidateList]:
    """Gather the pairs that are worth asking about into lists, the most valuable list first; of equals the one whose
    first pair comes first in ``by_gain``. ``without`` are measures that were asked about already."""
    members: dict[str, list[Proposal]] = {}
    for each in by_gain:
        if each.old not in without:
            members.setdefault(each.old, []).append(each)
    lists = [
        CandidateList(
            measure=measure,
            proposals=tuple(sorted(own, key=lambda each: -_probability(each))[:MOST_CANDIDATES]),
        )
        for measure, own in members.items()
    ]
    return sorted(lists, key=lambda each: -round(each.value, 6))


def _probability(each: Proposal) -> float:
    """Give the probability that the two are the same."""
    return round(1 - each.chance if each.linked else each.chance, 6)


def shown(one: CandidateList, old: Report, new: Report) -> dict[str, Any]:
    """Give a list as the judge gets it: texts, headings and sentences of both reports, and nothing else."""
    olds, news = ({measure.id: measure for measure in report.measures} for report in (old, new))
    return {
        "old": _shown(olds[one.measure], old),
        "candidates": [
            {"number": number, **_shown(news[each.new], new)} for number, each in enumerate(one.proposals, start=1)
        ],
    }


def _shown(measure: Measure, report: Report) -> dict[str, str]:
    words = {"section": measure.section, "text": measure.text}
    sentence = sentence_of(measure, report.text)
    return words if sentence == measure.text else {**words, "sentence": sentence}


def sentence_of(measure: Measure, text: str) -> str:
    """Give the sentence of a report's ``text`` that holds a measure; the measure alone where that is very long, or the
    measure is not in the text."""
    if text[measure.start : measure.end] != measure.text:
        return measure.text
    starts = [match.end() for match in TEXT_SENTENCE_BREAK.finditer(text, 0, measure.start)]
    end = TEXT_SENTENCE_BREAK.search(text, measure.end)
    sentence = text[starts[-1] if starts else 0 : end.start() if end else len(text)].strip()
    return sentence if len(sentence) <= _MOST_OF_A_SENTENCE else measure.text
