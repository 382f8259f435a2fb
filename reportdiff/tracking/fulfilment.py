"""What became of the commitments of a plan, by the review of the next report.

The verdicts are those from which a comparison takes the fates of what is dropped
(:mod:`reportdiff.comparison.fates.outcomes`): ``diff`` and ``fulfil`` cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from os import PathLike
from typing import get_args

from reportdiff.comparison.fates.fates import NEAREST, settle_plan
from reportdiff.comparison.fates.lookup import Match
from reportdiff.comparison.fates.outcomes import is_of_year
from reportdiff.errors import ReportdiffError, faults_of
from reportdiff.model import (
    FULFILMENT_SCHEMA,
    FulfilledMeasure,
    Fulfilment,
    FulfilmentSummary,
    Mention,
    Outcome,
    Report,
    ReportName,
)
from reportdiff.opening import Source, read_report
from reportdiff.regions import UNKNOWN
from reportdiff.version import __version__


def fulfil(
    old: Source,
    new: Source,
    *,
    reports: str | PathLike[str] | None = None,
    region: str | None = None,
    anyway: bool = False,
) -> Fulfilment:
    """Hold every commitment of the plan of ``old`` against the review of ``new``.

    ``reports``, ``region`` and ``anyway`` are as in :func:`reportdiff.read_report`. Ids of measures are ``o1`` …, as in
    a comparison of the two. Raises as :func:`reportdiff.read_report`, and
    :class:`~reportdiff.errors.ReportdiffError` where the reports are of two regions, the new one is not the later one,
    or it has no review.
    """
    old, new = (
        source if isinstance(source, Report) else read_report(source, reports=reports, region=region, anyway=anyway)
        for source in (old, new)
    )
    _check(old, new)
    with faults_of(" / ".join(report.name or report.title for report in (old, new))):
        measures = (replace(m, id=f"o{number}") for number, m in enumerate(old.measures, start=1))
        before = replace(old, measures=tuple(measures))
        matches, settled = settle_plan(before, new)
        items = tuple(
            FulfilledMeasure(
                measure=measure,
                verdict=settled[measure.id].outcome,
                evidence=settled[measure.id].proofs,
                results=settled[measure.id].results,
                doubtful=settled[measure.id].doubtful,
                nearest=_nearest(matches[measure.id], new.year)
                if settled[measure.id].outcome == "not_mentioned"
                else None,
            )
            for measure in before.commitments
        )
    return Fulfilment(
        schema=FULFILMENT_SCHEMA,
        generator=f"reportdiff {__version__}",
        old=_name(old),
        new=_name(new),
        summary=summarize_fulfilment(items),
        items=items,
        years_apart=bool(old.year and new.year) and new.year - old.year != 1,
    )


def summarize_fulfilment(items: Sequence[FulfilledMeasure]) -> FulfilmentSummary:
    """Count the verdicts of some commitments."""
    counts = Counter(item.verdict for item in items)
    outcomes: tuple[Outcome, ...] = get_args(Outcome)
    return FulfilmentSummary(
        commitments=len(items),
        mentioned=len(items) - counts["not_mentioned"],
        verdicts={outcome: counts[outcome] for outcome in outcomes},
        doubtful=sum(item.doubtful for item in items),
        compared=sum(any(result.relation != "unclear" for result in item.results) for item in items),
    )


def _check(old: Report, new: Report) -> None:
    if UNKNOWN not in (old.region, new.region) and old.region != new.region:
        raise ReportdiffError(
            f"reports of two regions ({old.region}, {new.region}); fulfil needs a plan and the next report of one",
            f"两份报告分属两地（{old.region}、{new.region}）；请给出同一地区的年度安排和下一年的报告",
        )
    if old.year and new.year and new.year <= old.year:
        raise ReportdiffError(
            f"the report of {new.year} cannot review the plan of {old.year}; name the earlier report first",
            f"{new.year}年的报告不可能回顾{old.year}年的安排；请先写较早的一份",
        )
    if not any(span.part == "review" for span in new.parts):
        name = new.name or new.title
        raise ReportdiffError(
            f"{name}: this report has no review of the past year; a digest needs one beside it (beijing.review.md)",
            f"{name}：这份报告没有对上一年的回顾；摘编需要在旁边放上回顾（beijing.review.md）",
        )


def _nearest(matches: Sequence[Match], year: int) -> Mention | None:
    best = next((m for m in matches if is_of_year(m.passage) and m.score >= NEAREST), None)
    if best is None:
        return None
    passage = best.passage
    return Mention(
        year=year, part=passage.part, text=passage.text, start=passage.start, end=passage.end, score=best.score
    )


def _name(report: Report) -> ReportName:
    return ReportName(region=report.region, year=report.year, title=report.title, kind=report.kind)
