"""A review under way: the question to ask next, what an answer settles, and the way back.

All that is known is in the links file: a review that is quit and begun again goes on where it was. Only what was
skipped is remembered no longer than the session.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportdiff.alignment import PairScores, link_pairs, weigh_pairs
from reportdiff.alignment.pinned import SettledPins, report_key, settle
from reportdiff.alignment.scorer import Scorer
from reportdiff.comparison.inline import inline_diff
from reportdiff.corpus.links_file import PinsFile
from reportdiff.model import Alignment, DiffPart, Measure, Pin, Report, Verdict
from reportdiff.reviewing.answers import Answer, BadAnswer, Mark
from reportdiff.reviewing.questions import (
    MOST_PROPOSALS,
    Proposal,
    Question,
    link_by_measure,
    next_question,
    proposal_of,
    proposals,
)


@dataclass(slots=True)
class _Step:
    """What one answer did, for undoing it."""

    pins: tuple[Pin, ...]
    pairs: frozenset[tuple[str, str]]


@dataclass(slots=True, kw_only=True)
class Review:
    """The review of two reports whose measure ids differ (``o1…``, ``n1…``, as in a comparison).

    ``pins`` are the decisions so far; those made here are signed ``by`` and dated ``when`` (``2023-01-15``), and
    written to ``file`` at once where there is one. ``most`` is the number of proposals that a question may have."""

    old: Report
    new: Report
    by: str
    when: str
    pins: tuple[Pin, ...] = ()
    file: PinsFile | None = None
    scorer: Scorer | None = None
    most: int = MOST_PROPOSALS
    steps: list[_Step] = field(default_factory=list)
    pairs: PairScores = field(init=False)
    alignment: Alignment = field(init=False)
    _verdicts: SettledPins = field(init=False)
    _passed_pairs: set[tuple[str, str]] = field(init=False, default_factory=set)
    _measures: Mapping[str, Measure] = field(init=False)
    _places: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        sides = (self.old.measures, self.new.measures)
        self._measures = {measure.id: measure for side in sides for measure in side}
        self._places = {measure.id: place for side in sides for place, measure in enumerate(side)}
        self.pairs = weigh_pairs(self.old, self.new, scorer=self.scorer)
        self._align()

    def measure(self, identifier: str) -> Measure:
        """Give the measure with this id, of either report."""
        return self._measures[identifier]

    def diff(self, proposal: Proposal) -> tuple[DiffPart, ...]:
        """Compute the inline diff of the two measures of a proposal."""
        return inline_diff([self.measure(proposal.old)], [self.measure(proposal.new)])

    @property
    def expected_errors(self) -> float:
        """Estimate how many measures are called new, dropped or linked wrongly, by the pairs without an answer.

        A measure counts once, by its most doubtful pair."""
        worst: dict[str, float] = {}
        for each in self.proposals():
            for member in (each.old, each.new):
                worst[member] = max(worst.get(member, 0.0), each.chance)
        return sum(worst.values())

    def next_question(self) -> Question | None:
        """Give the most valuable question not answered or skipped yet; ``None`` when there is nothing left to ask."""
        return next_question(self.proposals(), self.old, self.most)

    def proposals(self) -> list[Proposal]:
        """Give all pairs that are worth asking about and have no answer yet, most valuable first."""
        return proposals(self.pairs, self.alignment, self.old, self.new, is_settled=self._is_settled)

    def as_it_stands(self, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
        """Give proposals as they are after the answers since they were made: what was free may be linked now."""
        links = link_by_measure(self.alignment)
        return tuple(
            proposal_of((each.old, each.new), 1 - each.chance if each.linked else each.chance, links)
            for each in proposals
        )

    def answer(self, question: Question, answer: Answer) -> tuple[Pin, ...]:
        """Answer a question (``decide``) or skip it (``skip``), and return the new pins.

        Raises :class:`BadAnswer` for marks that contradict each other or what is settled, :class:`OSError` where the
        file cannot be written; nothing has happened then."""
        pins = tuple(self._pins(question, answer)) if answer.action == "decide" else ()
        self._refuse_contradictions(pins)
        pairs = frozenset((each.old, each.new) for each in question.proposals) - self._passed_pairs
        if pins and self.file is not None:
            self.file.add(pins)
        self.pins += pins
        self._passed_pairs |= pairs
        self.steps.append(_Step(pins=pins, pairs=pairs))
        self._align()
        return pins

    def undo(self) -> bool:
        """Take the last answer (or skip) of this session back; ``False`` where there is none.

        Raises as :meth:`PinsFile.take_back`; the answer stands then."""
        if not self.steps:
            return False
        step = self.steps[-1]
        if step.pins and self.file is not None:
            self.file.take_back()
        self.steps.pop()
        self.pins = self.pins[: len(self.pins) - len(step.pins)]
        self._passed_pairs -= step.pairs
        self._align()
        return True

    def _align(self) -> None:
        self._verdicts = settle(self.pins, self.old, self.new)
        self.alignment = link_pairs(self.pairs, self.old, self.new, pins=self.pins)

    def _is_settled(self, pair: tuple[str, str]) -> bool:
        places = self._places[pair[0]], self._places[pair[1]]
        return pair in self._passed_pairs or places in self._verdicts.together or not self._verdicts.allows(places)

    def _pins(self, question: Question, answer: Answer) -> Iterator[Pin]:
        ids_alone: set[str] = set()
        for number, proposal in enumerate(question.proposals, start=1):
            mark: Mark = answer.marks.get(number, "same" if proposal.linked else "not_same")
            if mark == "unsure":
                continue
            if mark != "alone":
                yield self._pin(self._verdict(proposal, mark), proposal.old, proposal.new)
                continue
            members = {member for link in self.alignment.links for member in (*link.old, *link.new)}
            for member in (proposal.old, proposal.new):
                if member not in members | ids_alone:
                    ids_alone.add(member)
                    yield self._pin("same", *((member, "") if member == proposal.old else ("", member)))

    def _verdict(self, proposal: Proposal, mark: Mark) -> Verdict:
        if mark in ("not_same", "part_of") or proposal.linked:
            return "not_same" if mark == "not_same" else "part_of" if mark == "part_of" else "same"
        # A measure that comes to one which is linked already makes a split or a merger of it.
        return "same" if proposal.moves == 2 else "part_of"

    def _pin(self, verdict: Verdict, old: str, new: str) -> Pin:
        sides = [self._measures[member] if member else None for member in (old, new)]
        texts = [(side.text,) if side else () for side in sides]
        sections = [side.section if side else "" for side in sides]
        return Pin(
            verdict=verdict,
            old=texts[0],
            new=texts[1],
            old_section=sections[0],
            new_section=sections[1],
            old_report=report_key(self.old) if self.old.year else "",
            by=self.by,
            when=self.when,
        )

    def _refuse_contradictions(self, pins: Sequence[Pin]) -> None:
        from reportdiff.alignment.pinned import ContradictingPins

        try:
            settle((*self.pins, *pins), self.old, self.new)
        except ContradictingPins as error:
            raise BadAnswer(
                "these marks contradict each other (or an earlier answer); answer again",
                "这些回答互相矛盾（或与先前的回答矛盾）；请重答",
            ) from error
