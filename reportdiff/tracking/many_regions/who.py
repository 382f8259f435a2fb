"""Which regions commit to a subject: the measures of their plans that name it, and the words outside the plans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, get_args

from reportdiff.aliases import current_aliases
from reportdiff.comparison.figures.figure_direction import figure_words
from reportdiff.comparison.figures.guard.figure_goals import is_goal
from reportdiff.errors import ReportdiffError
from reportdiff.model import Measure, Report, Stage
from reportdiff.model.places import Passage
from reportdiff.model.regions_beside import WHO_SCHEMA, RegionStanding, Standing, SubjectMeasure, Who
from reportdiff.tracking.many_regions.regions_at_hand import RegionReports
from reportdiff.tracking.passage_places import passage_at
from reportdiff.version import __version__

_STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
_ORDER: Final[tuple[Standing, ...]] = get_args(Standing)


def who(reports: RegionReports, words: str, year: int) -> Who:
    """Tell which regions commit to a subject in their plans of a year, how far along, and with which figures.

    ``words`` stand for their short and full names too (the aliases in force). Regions that commit come first, the
    furthest along before the others.

    Raises :class:`~reportdiff.errors.ReportdiffError` where there are no words."""
    name = words.strip().strip("“”\"'")
    if not name:
        raise ReportdiffError("no words given; write what to look for (低空经济)", "没有给出要查的词；如 低空经济")
    spellings = (name, *sorted(current_aliases().spellings(name) - {name}))
    rows = []
    for region in reports.regions:
        report = reports.report(region, year)
        if report is not None:
            rows.append(_standing(report, spellings))
        elif reports.is_unread(region, year):
            rows.append(RegionStanding(region=region, standing="unread"))
    place = {region: number for number, region in enumerate(reports.regions)}
    return Who(
        schema=WHO_SCHEMA,
        generator=f"reportdiff {__version__}",
        words=name,
        spellings=spellings,
        year=year,
        rows=tuple(sorted(rows, key=lambda row: (*_rank(row), place[row.region]))),
        unread=tuple(each for each in reports.unread if each.year == year),
        absent=(*(r for r in reports.regions if all(row.region != r for row in rows)), *reports.absent),
    )


def subject_measure(report: Report, measure: Measure) -> SubjectMeasure:
    """Give a measure with its place, its targets in words and its stage."""
    goals = [quantity for quantity in measure.quantities if is_goal(measure, quantity)]
    return SubjectMeasure(
        id=measure.id,
        role=measure.role,
        stage=measure.stage,
        figures=tuple(dict.fromkeys(figure_words(measure.text, quantity) for quantity in goals)),
        quantities=tuple(goals),
        area=measure.area,
        passage=passage_at(report, measure.start, measure.end),
    )


def _standing(report: Report, spellings: Sequence[str]) -> RegionStanding:
    pattern = _pattern(spellings)
    places = [match.span() for match in pattern.finditer(report.text)]
    if not places:
        return RegionStanding(region=report.region, standing="silent")
    measures = [m for m in report.measures if any(m.start <= start and end <= m.end for start, end in places)]
    commitments = [measure for measure in measures if measure.role == "commitment"]
    inside = [(span.start, span.end) for span in report.parts if span.part == "plan"]
    outside = [(start, end) for start, end in places if not any(first <= start < last for first, last in inside)]
    in_plan = len(outside) < len(places)
    stages = [measure.stage for measure in commitments if measure.stage is not None]
    return RegionStanding(
        region=report.region,
        standing="commits" if commitments else "aims" if in_plan else "mentions",
        stage=max(stages, key=_STAGES.index, default=None),
        measures=tuple(subject_measure(report, measure) for measure in (commitments or measures)),
        passages=_passages(report, outside if commitments or measures else places),
    )


def _passages(report: Report, places: Sequence[tuple[int, int]]) -> tuple[Passage, ...]:
    """Give the passages at ``places``, each sentence once."""
    passages = [passage_at(report, start, end) for start, end in places]
    return tuple({(each.paragraph, each.sentence): each for each in reversed(passages)}.values())[::-1]


def _pattern(spellings: Sequence[str]) -> re.Pattern[str]:
    """Find any of the names, whatever the case of its letters; a Latin name is a whole word."""
    longest_first = sorted(spellings, key=lambda name: (-len(name), name))
    names = (
        rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])" if name.isascii() else re.escape(name)
        for name in longest_first
    )
    return re.compile("|".join(names), re.IGNORECASE)


def _rank(row: RegionStanding) -> tuple[int, int, int]:
    stage = -1 if row.stage is None else _STAGES.index(row.stage)
    return (_ORDER.index(row.standing), -stage, -len(row.measures))
