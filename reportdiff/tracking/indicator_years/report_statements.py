"""What a report states of the headline indicators, in its plan and in its review, found once and then kept.

To look for all indicators takes a tenth of a second a report; tables of many regions and years need it of many reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportdiff.comparison.figures.indicator_mentions import Mention, Mentions, frame_measure, mentions_of
from reportdiff.corpus.cache.results import cached_statements
from reportdiff.model import Measure, Report
from reportdiff.model.statements import StoredMention, StoredStatements
from reportdiff.tracking.indicator_years.review_statements import review_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """The mentions of the plan of a report, and those of its review.

    ``review`` is a report whose measures are the passages of the review, in the year that it reviews; ``None`` where
    there is none."""

    plan: Mentions
    review: Report | None
    results: Mentions


def statements_of(report: Report) -> Statements:
    """Give the mentions of a report, from the cache if they are there."""
    stored = cached_statements(_find, report)
    review = None if stored.review is None else replace(stored.review, text=report.text)
    return Statements(
        plan=_restored(stored.plan, report),
        review=review,
        results={} if review is None else _restored(stored.results, review),
    )


def _find(report: Report) -> StoredStatements:
    review = review_of(report)
    return StoredStatements(
        plan=_stored(mentions_of(report)),
        review=None if review is None else replace(review, text=""),
        results=() if review is None else _stored(mentions_of(review)),
    )


def _stored(mentions: Mentions) -> tuple[StoredMention, ...]:
    return tuple(
        StoredMention(
            indicator=indicator,
            state=mention.state,
            index=mention.index,
            quantity=_number(mention),
            central=mention.central,
        )
        for indicator, places in mentions.items()
        for mention in places
    )


def _number(mention: Mention) -> int:
    places = (n for n, quantity in enumerate(mention.measure.quantities) if quantity is mention.quantity)
    return next(places, -1)


def _restored(stored: Sequence[StoredMention], report: Report) -> Mentions:
    mentions: Mentions = {}
    frame: dict[int, Measure] = {}
    for each in stored:
        if each.index < len(report.measures):
            measure = report.measures[each.index]
        else:
            clause = report.frame[each.index - len(report.measures)]
            measure = frame.setdefault(each.index, frame_measure(clause))
        quantity = measure.quantities[each.quantity] if each.quantity >= 0 else None
        mention = Mention(each.state, measure, quantity, each.central, each.index)
        mentions.setdefault(each.indicator, []).append(mention)
    return mentions
