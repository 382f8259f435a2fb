"""Where a plan states which headline indicator, and which mentions of two plans to set side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportdiff.comparison.figures.guard.figure_goals import is_goal, stretches
from reportdiff.comparison.figures.indicators import (
    Indicator,
    indicators_of,
    load_indicators,
    numeral_not_read,
    stated_without_figure,
)
from reportdiff.model import FrameClause, Measure, Quantity, Report, TargetState
from reportdiff.parsing.quantities import extract_quantities

_BLOCK = 3
"""Headline figures in one paragraph that make it the paragraph of the targets."""

_BASIS = re.compile(r"[较比]20[0-9]{2}年|累计|[两三四五]年|人均生产|实际增[长幅速]|扣除价格")
"""Words that give a figure another base: a fall from 2015 is not one from last year, and growth at constant prices
(实际增长) is not growth at those of the day."""

_LAST_YEAR = re.compile(r"去年|上年(?!末)")
"""What begins a clause of a plan that explains a target by last year's figure, and states none."""

_RANK: dict[TargetState, int] = {
    "figure": 0,
    "unreadable": 1,
    "without_figure": 2,
    "over_years": 3,
    "named": 4,
    "not_stated": 5,
}

_OVER_YEARS = re.compile(r"统筹考核|统一考核|规划期[内末]?(?:统筹)?考核|五年(?:统筹|统一|一并)?考核")
_ENERGY = re.compile(r"能耗|能源消耗")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a plan states a headline indicator.

    ``central`` is true in the paragraph of the targets; ``index`` counts measures, then frame clauses, from 0."""

    state: TargetState
    measure: Measure
    quantity: Quantity | None
    central: bool
    index: int


Mentions = dict[str, list[Mention]]


def _frame_measures(report: Report) -> list[Measure]:
    """Give the frame clauses of a plan, as measures without an id."""
    return [frame_measure(clause) for clause in report.frame]


def frame_measure(clause: FrameClause) -> Measure:
    """Give a frame clause of a plan as a measure without an id, of paragraph -1."""
    return Measure(
        id="", text=clause.text, section="", part="plan", start=clause.start, end=clause.end,
        quantities=tuple(extract_quantities(clause.text)), paragraph=-1,
    )  # fmt: skip


def mentions_of(report: Report) -> Mentions:
    """Find the mentions of each headline indicator in a plan, by the indicator's id.

    They are in its measures, and in the frame clauses that commit to nothing else."""
    frame = _frame_measures(report)
    pairs: list[tuple[Indicator, Mention]] = []
    for index, measure in enumerate((*report.measures, *frame)):
        pairs += [
            (indicator, Mention(state, measure, quantity, False, index))
            for indicator, state, quantity in _statements(measure)
        ]
    central = _block([(indicator, mention.measure) for indicator, mention in pairs if mention.quantity])
    mentions: Mentions = {}
    for indicator, mention in pairs:
        inside = not central or (mention.measure.paragraph, "") in central or (-1, mention.measure.section) in central
        if inside or mention.quantity is not None:
            mentions.setdefault(indicator.id, []).append(replace(mention, central=inside))
    return mentions


_PART_OF_NAME = re.compile(r"(?:单位|万元|占|每|人均|与|同)(?:[\u4e00-\u9fff]{0,2})$")
_OTHER_NAME = re.compile(r"[\u4e00-\u9fff]{0,2}(?:能耗|水耗|碳|排放|比重|占比|比例|同步)")


def with_named(mentions: Mentions, other: Mentions, report: Report) -> Mentions:
    """Add where a plan at least names an indicator of which only the other plan has a figure.

    So only a plan that is silent as a whole is said not to state a target."""
    whole = dict(mentions)
    texts = [*report.measures, *_frame_measures(report)]
    for indicator in load_indicators():
        if indicator.every or not indicator.units or indicator.id in mentions or indicator.id not in other:
            continue
        for index, measure in enumerate(texts):
            if any(is_whole_name(measure.text, name) for name in indicator.name.finditer(measure.text)):
                whole[indicator.id] = [Mention("named", measure, None, False, index)]
                break
    return whole


def is_whole_name(text: str, name: re.Match[str]) -> bool:
    """Tell whether a name is not part of a longer one (GDP of 单位GDP能耗)."""
    return not _PART_OF_NAME.search(text, max(0, name.start() - 4), name.start()) and not _OTHER_NAME.match(
        text, name.end()
    )


def _statements(measure: Measure) -> Iterator[tuple[Indicator, TargetState, Quantity | None]]:
    if measure.part == "plan" and _LAST_YEAR.match(measure.text):
        return
    ids = set()
    higher = {stretch.start for stretch in stretches(measure).values()}
    for indicator, quantity in indicators_of(measure.text, measure.quantities):
        ids.add(indicator.id)
        if not indicator.every and quantity.start not in higher:
            yield indicator, "figure", quantity
    for indicator in numeral_not_read(measure.text, measure.quantities):
        if indicator.id not in ids:
            ids.add(indicator.id)
            yield indicator, "unreadable", None
    if not any(is_goal(measure, quantity) for quantity in measure.quantities):
        for indicator in stated_without_figure(measure.text):
            if indicator.id not in ids:
                ids.add(indicator.id)
                yield indicator, "without_figure", None
        if _OVER_YEARS.search(measure.text):
            yield from ((i, "over_years", None) for i in _named_in(measure.text) if i.id not in ids)


def _named_in(text: str) -> Iterator[Indicator]:
    """Give the indicators that a text names anywhere; energy per unit of product also as 能耗强度."""
    for indicator in load_indicators():
        if (indicator.units and not indicator.every and indicator.named_in(text)) or (
            indicator.id == "energy" and _ENERGY.search(text)
        ):
            yield indicator


def _block(mentions: Iterable[tuple[Indicator, Measure]]) -> set[tuple[int, str]]:
    """Find where the plan lists its targets: the paragraph with the most indicators, and its neighbours that have any.

    Else it is the section with the most: a digest has a paragraph for each measure."""
    # In the order of the report: of two sections with as many indicators the first one counts.
    pairs = dict.fromkeys((indicator.id, measure.paragraph, measure.section) for indicator, measure in mentions)
    paragraphs = Counter(paragraph for _, paragraph, _ in pairs if paragraph >= 0)
    best, count = max(paragraphs.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    if count >= _BLOCK:
        return {(best, "")} | {(near, "") for near in (best - 1, best + 1) if near in paragraphs}
    sections = Counter(section for _, _, section in pairs)
    section, count = max(sections.items(), key=lambda item: item[1], default=("", 0))
    return {(-1, section)} if count >= _BLOCK else set()


def best_pair(
    old: Sequence[Mention], new: Sequence[Mention], links: Collection[tuple[str, str]]
) -> tuple[Mention | None, Mention | None]:
    """Choose the pair to show: of linked measures, on the same basis, from the paragraph of the targets, else the
    first."""
    before: Sequence[Mention | None] = old or [None]
    after: Sequence[Mention | None] = new or [None]

    def key(pair: tuple[Mention | None, Mention | None]) -> tuple[int, ...]:
        a, b = pair
        mentions = [mention for mention in pair if mention is not None]
        linked = bool(a and b and (a.measure.id, b.measure.id) in links)
        return (
            sum(_RANK[mention.state] for mention in mentions),
            -linked,
            -bool(a and b and same_basis(a, b) and _unit(a) == _unit(b)),
            -sum(mention.central for mention in mentions),
            sum(mention.index for mention in mentions),
        )

    return min(((a, b) for a in before for b in after), key=key)


def same_basis(a: Mention, b: Mention) -> bool:
    """Tell whether the figures of two mentions have the same base: a fall from 2015 is not one from last year."""
    return set(basis_words(a)) == set(basis_words(b))


def basis_words(mention: Mention) -> list[str]:
    """Give the words of a mention that give its figure another base than last year's (较2020年, 累计)."""
    return list(dict.fromkeys(_BASIS.findall(mention.measure.text)))


def _unit(mention: Mention) -> str:
    return mention.quantity.unit if mention.quantity else ""
