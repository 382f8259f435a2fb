"""The reviews of a series of reports, each as a report of the year that it reviews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportdiff.comparison.figures.indicator_mentions import Mentions
from reportdiff.tracking.indicator_years.report_statements import statements_of
from reportdiff.tracking.series import ReportSeries


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSeries(ReportSeries):
    """Reviews by the year that they review, and where they state which headline indicator, by the same year."""

    mentions: Mapping[int, Mentions]


def review_series(series: ReportSeries) -> ReviewSeries | None:
    """Give the reviews of a series, by the year that they review; ``None`` where no report has one.

    The measures of such a report are the passages of its review, its text is the whole report's."""
    statements = [statements_of(report) for report in series.reports if report.year]
    reviews = [(each.review, each.results) for each in statements if each.review is not None]
    if not reviews:
        return None
    return ReviewSeries(
        region=series.region,
        reports=tuple(review for review, _ in reviews),
        mentions={review.year: results for review, results in reviews},
    )
