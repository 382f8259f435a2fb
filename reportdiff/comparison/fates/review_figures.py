"""The figures that a review reports: of headline indicators, and all that its passages state.

A passage of the review is read as a measure is, so that the same guard compares what was promised with what is
reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportdiff.comparison.fates.passages import Passage
from reportdiff.comparison.figures.indicator_mentions import Mentions, mentions_of
from reportdiff.model import Measure, Report, Statistic
from reportdiff.parsing.normal_form import normal_form
from reportdiff.parsing.quantities import extract_quantities
from reportdiff.parsing.stages import stage_of

_BARE_CHANGE = re.compile(
    r"(?:全年|同比|比上年|较上年|比去年|名义|实际|分别|预计|按?可比(?:价格?|口径)(?:计算)?|剔除[^，。；]{0,12}后)*"
    r"(?:增长|增速|增幅|下降|降幅|提高|上升|上涨|增加|减少)[为达了]?[约近超]?[0-9０-９]"
)
"""A clause that says only how the figure of the clause before it has changed: …达到500亿元，增长6%."""


_SUMS: Final[frozenset[Statistic]] = frozenset({"count", "total", "change"})
"""Figures that several years add up to: 五年新增就业452万人; a rate at their end is still that of the last one."""


def passage_measures(passages: Sequence[Passage], report: Report) -> tuple[Measure, ...]:
    """Read passages of a report as measures, with their figures, their stage and their section: ``r1``, ``r2`` …

    A clause that has only a change (增长6%) is read together with the clause before it, as one list: the text of such a
    measure has 、 where the report has a comma. There is one measure a passage, in their order. The figures of a
    passage that sums up several years are left out, unless it names the past year."""
    titles = [(section.start, section.end, section.title) for section in report.sections]
    measures = []
    for number, passage in enumerate(passages, start=1):
        start, written = _whole_statement(passage, passages[number - 2] if number > 1 else None, report.text)
        text = normal_form(written)
        section = next((title for start, end, title in reversed(titles) if start <= passage.start < end), "")
        of_year = not passage.sums_term or f"{report.year - 1}年" in text or "去年" in text
        quantities = (
            replace(quantity, surface=written[quantity.start : quantity.end])
            for quantity in extract_quantities(text)
            if of_year or quantity.statistic not in _SUMS
        )
        measures.append(
            Measure(
                id=f"r{number}",
                text=written,
                section=section,
                part=passage.part,
                start=start,
                end=passage.end,
                quantities=tuple(quantities),
                stage=stage_of(text),
                paragraph=passage.paragraph,
            )
        )
    return tuple(measures)


def _whole_statement(passage: Passage, before: Passage | None, text: str) -> tuple[int, str]:
    """Give where the statement of a passage begins, and its words."""
    is_bare = _BARE_CHANGE.match(passage.text) is not None
    if before is None or not is_bare or before.paragraph != passage.paragraph or passage.start - before.end > 1:
        return passage.start, passage.text
    return before.start, f"{before.text}{'、' * (passage.start - before.end)}{passage.text}"


def reported_indicators(measures: Sequence[Measure], report: Report) -> Mentions:
    """Find where the passages of a review report which headline indicator, by the indicator's id."""
    return mentions_of(replace(report, measures=tuple(measures), frame=()))
