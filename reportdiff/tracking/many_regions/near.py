"""The nearest commitment in other regions' reports of a year, by the alignment's own evidence and scorer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final, get_args

from reportdiff.alignment import align
from reportdiff.comparison.status import DOUBTFUL_ALONE, DOUBTFUL_LINK
from reportdiff.corpus.cache.results import cached_alignment
from reportdiff.errors import ReportdiffError
from reportdiff.model import Alignment, Measure, Report
from reportdiff.model.regions_beside import NEAR_SCHEMA, Near, NearMeasure, Nearness
from reportdiff.parsing.folding import fold
from reportdiff.tracking.many_regions.regions_at_hand import RegionReports
from reportdiff.tracking.many_regions.who import subject_measure
from reportdiff.version import __version__

_ID: Final = re.compile(r"[mno](\d+)", re.IGNORECASE)
_ORDER: Final[tuple[Nearness, ...]] = get_args(Nearness)
_EXAMPLES: Final = 4
"""So many measures are named where words mean several."""


def near(
    reports: RegionReports,
    region: str,
    year: int,
    query: str,
    *,
    on_pair: Callable[[int, int], None] | None = None,
) -> Near:
    """Find the nearest commitment of every other region to one of ``region``'s plan: an id (``n12``) or words of it.

    The plans are aligned pair by pair, which the cache keeps. Linked measures are the same commitment (from a score
    of 0.6 on without doubt); else the nearest partner that was refused is near if it scores at least 0.15, as in a
    comparison.

    Raises :class:`~reportdiff.errors.ReportdiffError` where no measure or more than one is meant."""
    report = reports.report(region, year)
    if report is None:
        raise ReportdiffError(f"the report {year}/{region} could not be read", f"{year}/{region} 的报告无法读取")
    measure = find_commitment(report, query)
    own = _numbered(report, "o")
    key = own.measures[report.measures.index(measure)].id
    others = [other for other in reports.regions if other != region]
    at_hand = [other for other in others if reports.report(other, year) is not None]
    rows = []
    for number, other in enumerate(at_hand, start=1):
        if on_pair is not None:
            on_pair(number, len(at_hand))
        there = reports.report(other, year)
        assert there is not None
        rows.append(_row(there, _alignment(own, there), key))
    rows += [NearMeasure(region=other, nearness="unread") for other in others if reports.is_unread(other, year)]
    place = {other: number for number, other in enumerate(others)}
    named = {row.region for row in rows}
    return Near(
        schema=NEAR_SCHEMA,
        generator=f"reportdiff {__version__}",
        region=region,
        year=year,
        measure=subject_measure(report, measure),
        rows=tuple(sorted(rows, key=lambda row: (_ORDER.index(row.nearness), -row.score, place[row.region]))),
        unread=tuple(each for each in reports.unread if each.year == year),
        absent=(*(other for other in others if other not in named), *reports.absent),
    )


def find_commitment(report: Report, query: str) -> Measure:
    """Find a measure of a plan by its number (``n12``, ``m12``) or by words of it.

    Of several that contain the words the only commitment is meant. Raises :class:`~reportdiff.errors.ReportdiffError`
    where none or more than one matches."""
    words = query.strip()
    if match := _ID.fullmatch(words):
        number = int(match[1])
        if 1 <= number <= len(report.measures):
            return report.measures[number - 1]
        raise ReportdiffError(
            f"there is no {words} in this plan; its measures are n1 to n{len(report.measures)}",
            f"这份年度安排里没有 {words}；举措编号是 n1 到 n{len(report.measures)}",
        )
    folded = fold(words)
    matches = [measure for measure in report.measures if folded and folded in fold(measure.text)]
    commitments = [measure for measure in matches if measure.role == "commitment"]
    if len(commitments) == 1 or len(matches) == 1:
        return (commitments or matches)[0]
    if not matches:
        raise ReportdiffError(
            f"no measure of this plan contains {words!r}; give other words of it, or its number (n12)",
            f"这份年度安排里没有含“{words}”的举措；请换几个字，或给出编号（n12）",
        )
    several = commitments or matches
    examples = [f"n{report.measures.index(each) + 1} {each.text[:16]}" for each in several[:_EXAMPLES]]
    more = len(several) - len(examples)
    raise ReportdiffError(
        f"{len(several)} measures contain {words!r}: {', '.join(examples)}{f' and {more} more' if more > 0 else ''}; "
        "give more words, or one of these numbers",
        f"有{len(several)}条举措含“{words}”：{'、'.join(examples)}{'等' if more > 0 else ''}；"
        "请多给几个字，或用其中的编号",
    )


def _alignment(own: Report, other: Report) -> Alignment:
    return cached_alignment(align, own, _numbered(other, "n"))


def _numbered(report: Report, letter: str) -> Report:
    """Give the report with ids that do not occur in the other one, as a comparison has them."""
    measures = (replace(measure, id=f"{letter}{number}") for number, measure in enumerate(report.measures, start=1))
    return replace(report, measures=tuple(measures))


def _row(report: Report, alignment: Alignment, key: str) -> NearMeasure:
    link = next((link for link in alignment.links if key in link.old), None)
    measures = {f"n{number}": measure for number, measure in enumerate(report.measures, start=1)}
    if link is not None:
        return NearMeasure(
            region=report.region,
            nearness="same" if link.score >= DOUBTFUL_LINK else "probable",
            score=link.score,
            found_by=link.matched_by,
            measures=tuple(replace(subject_measure(report, measures[new]), id=new) for new in link.new),
        )
    nearest = alignment.nearest.get(key)
    if nearest is None or nearest.score < DOUBTFUL_ALONE:
        return NearMeasure(region=report.region, nearness="nothing", score=nearest.score if nearest else 0.0)
    return NearMeasure(
        region=report.region,
        nearness="near",
        score=nearest.score,
        measures=(replace(subject_measure(report, measures[nearest.id]), id=nearest.id),),
    )
