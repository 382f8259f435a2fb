"""The review of a report as a report of the year that it reviews: its passages are the measures.

So a result is found as a target is, from the same words by the same rules. Sums and means of several
years are no figures of one. The opening of a plan that sums the past year up belongs to the review.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportdiff.comparison.fates.passages import passages_of
from reportdiff.comparison.fates.past_year import all_term_stretches, look_back_stretches
from reportdiff.comparison.fates.review_figures import passage_measures
from reportdiff.model import Measure, Quantity, Report

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
    terms = all_term_stretches(report)
    measures = tuple(
        _of_one_year(measure, report, in_term=any(start <= measure.start < end for start, end in terms))
        for measure in passage_measures(passages, report)
    )
    return replace(report, year=report.year - 1, measures=measures, frame=(), parts=())


def _of_one_year(measure: Measure, report: Report, *, in_term: bool) -> Measure:
    """Give the measure without figures of several years (年均增长7%, but not 连续4个月回落，全年上涨5%).

    ``in_term`` says that it stands where a review looks back on five years: what is counted or grows there did so in
    five years, unless the sentence names the year. What is a level (失业率控制在4%以内) was so in the last one too."""
    sentence = report.text[max(0, report.text.rfind("。", 0, measure.start)) : measure.start]
    year = re.compile(rf"{report.year - 1}年|去年|全年")

    def of_year(quantity: Quantity) -> bool:
        before = measure.text[: quantity.start]
        if _TERM.search(_of_one_span(before)):
            return False
        return not in_term or quantity.statistic == "share" or year.search(sentence + before) is not None

    kept = tuple(quantity for quantity in measure.quantities if of_year(quantity))
    return measure if len(kept) == len(measure.quantities) else replace(measure, quantities=kept)


def _of_one_span(before: str) -> str:
    """Give the words before a figure from the last 全年 on, which says that what follows is of the year."""
    return before[max(0, before.rfind("全年")) :]
