"""Which figures of a review are those of the year that it reviews, and not those of five years.

A report on five years counts what was done in all of them: 五年来……改造60万套 is no result of a plan of one year, and
by far beyond any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportdiff.comparison.fates.past_year import all_term_stretches
from reportdiff.model import Measure, Report


def year_figures(measures: Sequence[Measure], report: Report) -> tuple[Measure, ...]:
    """Give ``measures``, read from the review of ``report``, without the figures of five years.

    Left out is what is counted or grows where the review looks back on five years, unless the sentence names the last
    one. A level (失业率控制在4%以内) was so in the last year too."""
    terms = all_term_stretches(report)
    year = re.compile(rf"{report.year - 1}年|去年|全年")
    result = []
    for measure in measures:
        if not any(start <= measure.start < end for start, end in terms):
            result.append(measure)
            continue
        sentence = report.text[max(0, report.text.rfind("。", 0, measure.start)) : measure.start]
        kept = tuple(
            quantity
            for quantity in measure.quantities
            if quantity.statistic == "share" or year.search(sentence + measure.text[: quantity.start])
        )
        result.append(replace(measure, quantities=kept))
    return tuple(result)
