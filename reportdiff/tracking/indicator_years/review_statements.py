"""The review of a report as a report of the year that it reviews: its passages are the measures.

So a result is found as a target is, from the same words by the same rules. Sums and means of several
years are no figures of one. The opening of a plan that sums the past year up belongs to the review.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportdiff.comparison.fates.passages import passages_of
from reportdiff.comparison.fates.past_year import look_back_stretches
from reportdiff.comparison.fates.review_figures import passage_measures
from reportdiff.comparison.fates.term_figures import year_figures
from reportdiff.model import Measure, Report

_TERM = re.compile(r"年均|累计|[五三四]年|连续")


def review_of(report: Report) -> Report | None:
    """Give the review of a report; ``None`` where it has none. Its text is the whole report's."""
    openings = look_back_stretches(report)
    passages = [
        passage
        for passage in passages_of(report)
        if (passage.part == "review" and not passage.of_term)
        or (passage.part == "plan" and any(start <= passage.start < end for start, end in openings))
    ]
    if not passages:
        return None
    measures = year_figures(passage_measures(passages, report), report)
    return replace(report, year=report.year - 1, measures=tuple(map(_of_one_year, measures)), frame=(), parts=())


def _of_one_year(measure: Measure) -> Measure:
    """Give the measure without means and sums of several years (年均增长7%, but not 连续4个月回落，全年上涨5%)."""
    kept = tuple(q for q in measure.quantities if not _TERM.search(_of_one_span(measure.text[: q.start])))
    return measure if len(kept) == len(measure.quantities) else replace(measure, quantities=kept)


def _of_one_span(before: str) -> str:
    """Give the words before a figure from the last 全年 on, which says that what follows is of the year."""
    return before[max(0, before.rfind("全年")) :]
