"""The reviews of a series of reports, each as a report of the year that it reviews.

So a line of results is made as a line of targets is, from the same words by the same rules. Sums and means of several
years are no figures of one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportdiff.comparison.fates.passages import passages_of
from reportdiff.comparison.fates.review_figures import passage_measures
from reportdiff.model import Measure, Report
from reportdiff.tracking.series import ReportSeries

_TERM = re.compile(r"年均|累计|[五三四]年|连续")


def review_series(series: ReportSeries) -> ReportSeries | None:
    """Give the reviews of a series, by the year that they review; ``None`` where no report has one.

    The measures of such a report are the passages of its review, its text is the whole report's."""
    reviews = tuple(review for report in series.reports if report.year and (review := _review_of(report)) is not None)
    return ReportSeries(region=series.region, reports=reviews) if reviews else None


def _review_of(report: Report) -> Report | None:
    passages = [passage for passage in passages_of(report) if passage.part == "review" and not passage.of_term]
    if not passages:
        return None
    measures = tuple(_of_one_year(measure) for measure in passage_measures(passages, report))
    return replace(report, year=report.year - 1, measures=measures, frame=(), parts=())


def _of_one_year(measure: Measure) -> Measure:
    """Give the measure without figures of several years."""
    kept = tuple(q for q in measure.quantities if not _TERM.search(measure.text[: q.start]))
    return measure if len(kept) == len(measure.quantities) else replace(measure, quantities=kept)
