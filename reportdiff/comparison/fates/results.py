"""The results that a review reports for the targets of a plan, each beside its target.

A headline indicator has its result wherever the review reports it. Any other target has it in a passage that speaks of
its commitment, or in one that counts the same thing in so many words. The guard of figures decides whether both may be
compared; where it refuses, both are shown with the reason and nothing is decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from reportdiff.comparison.fates.passages import Passage
from reportdiff.comparison.fates.proofs import is_proof
from reportdiff.comparison.fates.review_figures import passage_measures, reported_indicators
from reportdiff.comparison.fates.target_relation import relation_of
from reportdiff.comparison.fates.term_figures import year_figures
from reportdiff.comparison.figures.figure_direction import figure_words
from reportdiff.comparison.figures.guard.bare_names import is_bare
from reportdiff.comparison.figures.guard.counted_figures import Figure, figures_of
from reportdiff.comparison.figures.guard.figure_goals import is_goal
from reportdiff.comparison.figures.guard.figure_identity import difference_between
from reportdiff.comparison.figures.indicator_mentions import Mention, Mentions, basis_words, mentions_of
from reportdiff.comparison.figures.indicator_names import rate_name, rate_name_en
from reportdiff.comparison.figures.indicators import Indicator, load_indicators
from reportdiff.model import FigureReason, Measure, Report, Statistic, TargetResult

_FARTHEST = 10.0
"""Ratio of a result and a target from which they are not of one thing."""

_FARTHEST_ELSEWHERE = 3.0
"""The same where the passage was found by what it counts only."""

_SAME_NAME = 80.0
"""Likeness (rapidfuzz ``ratio``, 0 to 100) of what two figures count, where only that joins them."""

_CLEARLY = 25.0
"""Lead in likeness by which the name of another figure of one passage is the better one."""

_SHORTEST_NAME = 4
"""Characters of a name of an indicator that says what it is."""

_LEAST_TELLING, _ROUNDING = 20.0, 1e-9
"""Least amount that two figures do not share by accident, and how near equal values are."""

_BEGUN = re.compile(r"开工|启动|动工|筹[集建措]")
_FINISHED = re.compile(r"完[成工]|竣工|建成|交付|投产|投用|通车|开通")
_TERM = re.compile(r"年均|累计|[五三四]年")


@dataclass(frozen=True, slots=True)
class FoundResult:
    """A target with its result, and the passage that reports it (its number among those of the review).

    ``is_sure`` says that the passage needs no further proof: it states the indicator, or counts the same thing."""

    row: TargetResult
    passage: int
    is_sure: bool


class ReviewResults:
    """The figures of one review, looked up for the targets of one plan."""

    def __init__(self, old: Report, new: Report, passages: Sequence[Passage]) -> None:
        """Read the figures of ``passages``, those of the review of ``new``, and find the indicators of both."""
        self.measures = year_figures(passage_measures(passages, new), new)
        self._numbers = {measure.id: number for number, measure in enumerate(self.measures)}
        self._reported = reported_indicators(self.measures, new)
        self._promised = _by_measure(mentions_of(old))
        self._figures = figures_of(self.measures)

    def of(self, measure: Measure, matches: Sequence[int]) -> tuple[FoundResult, ...]:
        """Give the targets of a commitment that have a result, in order.

        ``matches`` are the numbers of the passages that may speak of the commitment, the likeliest first."""
        promised = self._promised.get(measure.id, [])
        rows = []
        of_indicator = {mention.quantity.start: indicator for indicator, mention in promised if mention.quantity}
        for figure in figures_of([measure]):
            if figure.quantity.start in of_indicator:
                rows.append(self._of_indicator(figure, of_indicator[figure.quantity.start]))
            elif is_goal(measure, figure.quantity):
                rows.append(self._of_figure(figure, matches))
        return tuple(row for row in rows if row is not None)

    def indicator(self, name: str, *, unit: str, statistic: Statistic) -> Mention | None:
        """Give the place where the review reports an indicator in a unit and a statistic, for the year alone."""
        candidates = [
            mention
            for mention in self._reported.get(name, [])
            if mention.quantity is not None
            and mention.quantity.unit == unit
            and mention.quantity.statistic == statistic
            and not _TERM.search(mention.measure.text[: mention.quantity.start])
        ]
        return min(candidates, key=lambda mention: (not mention.central, mention.index), default=None)

    def passage_of(self, measure: Measure) -> int:
        """Give the number of the passage that a measure of the review was read from."""
        return self._numbers[measure.id]

    def _of_indicator(self, target: Figure, indicator: Indicator) -> FoundResult | None:
        mention = self.indicator(indicator.id, unit=target.quantity.unit, statistic=target.quantity.statistic)
        if mention is None or mention.quantity is None:
            return None
        result = next((f for f in self._figures_in(mention.measure) if f.quantity is mention.quantity), None)
        if result is None or result.base != target.base:
            return None
        bases = basis_words(Mention("figure", target.measure, None, False, 0)), basis_words(mention)
        reason = None
        if set(bases[0]) != set(bases[1]):
            reason = FigureReason(kind="statistic", old="、".join(bases[0]), new="、".join(bases[1]))
        return FoundResult(_row(target, result, reason, indicator), self.passage_of(mention.measure), is_sure=True)

    def _of_figure(self, target: Figure, matches: Sequence[int]) -> FoundResult | None:
        ranks = {number: rank for rank, number in enumerate(matches)}
        best: tuple[tuple[float, ...], FoundResult] | None = None
        for result in self._figures:
            number = self.passage_of(result.measure)
            is_match = number in ranks
            if not _comparable(target, result) or target.times(result) > _FARTHEST:
                continue
            if not is_match and not _counts_the_same(target, result):
                continue
            if any(_fits_better(target, other, result) for other in self._figures_in(result.measure)):
                continue
            reason = None
            if not (is_match and _is_same_value(target, result)):
                reason = difference_between(target, result, is_further=_is_further(target, result))
            if reason is not None and not is_match:
                continue
            likeness = fuzz.ratio(target.name, result.name)
            key = (reason is not None, not is_match, ranks.get(number, 0), -likeness, number)
            if best is None or key < best[0]:
                is_sure = reason is None and _counts_the_same(target, result)
                best = key, FoundResult(_row(target, result, reason, None), number, is_sure)
        return best[1] if best else None

    def _figures_in(self, measure: Measure) -> Iterator[Figure]:
        return (figure for figure in self._figures if figure.measure is measure)


def _by_measure(mentions: Mentions) -> dict[str, list[tuple[Indicator, Mention]]]:
    indicators = {indicator.id: indicator for indicator in load_indicators()}
    by_measure: dict[str, list[tuple[Indicator, Mention]]] = {}
    for name, places in mentions.items():
        for mention in places:
            by_measure.setdefault(mention.measure.id, []).append((indicators[name], mention))
    return by_measure


def _comparable(target: Figure, result: Figure) -> bool:
    kinds = {target.quantity.kind, result.quantity.kind}
    return target.base == result.base and not result.is_base and ("change" not in kinds or len(kinds) == 1)


def _is_same_value(target: Figure, result: Figure) -> bool:
    """Tell whether both figures have one telling value: 97% and 97% are no accident, 3个 and 3个 may be."""
    value = target.quantity.value_low if target.quantity.value_low is not None else target.quantity.value_high
    is_telling = target.base == "ratio" or (value or 0.0) >= _LEAST_TELLING
    return is_telling and abs(target.times(result) - 1.0) < _ROUNDING


def _fits_better(target: Figure, other: Figure, result: Figure) -> bool:
    """Tell whether another figure of a passage has the name of the target, and the result has not: of
    货物和集装箱吞吐量分别增长4%、11% the first is not that of 集装箱吞吐量, whatever its value."""
    if other is result or other.base != result.base or not (target.name and other.name and result.name):
        return False
    if len(other.name) >= _SHORTEST_NAME and target.name.endswith(other.name) and not target.name.endswith(result.name):
        return True
    likeness, rival = fuzz.ratio(target.name, result.name), fuzz.ratio(target.name, other.name)
    return rival >= _SAME_NAME / 2 and rival - likeness >= _CLEARLY


def _counts_the_same(target: Figure, result: Figure) -> bool:
    """Tell whether what both figures count is the same in so many words, and near enough."""
    if not target.name or not result.name or is_bare(target) or is_bare(result):
        return False
    is_same = target.name == result.name or fuzz.ratio(target.name, result.name) >= _SAME_NAME
    near = target.times(result) <= _FARTHEST_ELSEWHERE
    return is_same and near and is_proof(target.measure.text, result.measure.text)


def _is_further(target: Figure, result: Figure) -> bool:
    """Tell whether the review counts what is finished, and the plan did not count what is to be begun."""
    begins = _BEGUN.search(target.measure.text) or _BEGUN.search(result.measure.text)
    return not begins and _FINISHED.search(result.measure.text) is not None


def _name_in(target: Figure, indicator: Indicator) -> str:
    """Give the name of an indicator as the plan has it (财政收入), unless that is a mere abbreviation."""
    names = [match[0] for match in indicator.name.finditer(target.measure.text, 0, target.quantity.start)]
    return next((name for name in reversed(names) if len(name) >= _SHORTEST_NAME), indicator.zh)


def _row(target: Figure, result: Figure, reason: FigureReason | None, indicator: Indicator | None) -> TargetResult:
    relation, difference = relation_of(target, result, indicator)
    name = rate_name(_name_in(target, indicator), target.quantity, target.measure.text) if indicator else ""
    return TargetResult(
        measured=target.shown,
        target=target.quantity,
        result=result.quantity,
        target_words=figure_words(target.measure.text, target.quantity),
        result_words=figure_words(result.measure.text, result.quantity),
        text=result.measure.text,
        start=result.measure.start,
        relation="unclear" if reason is not None else relation,
        difference=None if reason is not None else round(difference, 10),
        reason=reason,
        indicator=indicator.id if indicator else None,
        name=name,
        name_en=rate_name_en(indicator, target.quantity, target.measure.text) if indicator else "",
        stretch=target.stretch,
    )
