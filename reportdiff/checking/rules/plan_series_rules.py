"""Rules about the plans of other years at hand: a topic that all of them have, and their length.

What every year has, and this one lacks, may have been lost on the way into the file. The bounds were read off 182
reports of ten regions and the country since 2010, each beside the nearest three years.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Final

from reportdiff.checking.inspection import Inspection
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.registry import rule
from reportdiff.checking.rules.series_rules import FEWEST_YEARS
from reportdiff.model import PartSpan, Report, Section

LASTING: Final = 25
"""Pairs of hanzi of a section that all other years have, below which nothing can be said of it."""

OWN: Final = 0.6
"""Share of the occurrences of such a pair in its year's plan that are in the section, for it to be the section's."""

LEFT: Final = 0.3
"""How many of them a plan has, beside those of the median section, below which the section may be missing: of 164 plans
none goes below 0.33, one in fifty below 0.53. Where a section is taken out, a tenth go as low as 0.36: what a section
says is said elsewhere too, in most plans. Numbers and agendas tell a missing section more often."""

SHORTEST_SECTION: Final = 350
"""Characters of a section that says something of its own."""

CUT: Final = 0.6
CUT_GRAVE: Final = 0.52
"""How long a plan is, beside the shortest of the other years, below which part of it may be missing: below the lower
bound somebody cut it. Of some 300 plans beside a rest of the usual length one goes below 0.64, at 0.62."""

CUT_ALONE: Final = 0.55
"""The same where only one other year is at hand: of 330 pairs none goes below with a rest as long."""

REST: Final = (0.6, 1.3)
"""How long the rest of the report then is, beside the median of the other years: where a new government looks back on
five years, the rest is longer and the plan shorter."""

OUTLOOK: Final = 0.05
"""By which share of the text the five years' outlook may be longer than in the other years."""

_HANZI: Final = re.compile(r"[\u4e00-\u9fff]+")


@rule("RD504", "warning")
def section_missing(inspection: Inspection) -> Iterator[Observation]:
    """Find topics that the plans of all other years have and this one lacks."""
    report, others = _full_texts(inspection)
    if report is None or plan_length(report) < CUT * min(map(plan_length, others)):
        return
    lasting = set.intersection(*(set(_pairs_of_plan(other.text, other.parts)) for other in others))
    nearest = min(others, key=lambda other: (abs(other.year - inspection.year), other.year))
    plan, old_plan = (_pairs_of_plan(each.text, each.parts) for each in (report, nearest))
    shares: list[tuple[float, Section]] = []
    for section in leaves(nearest):
        counts = pairs_in(nearest.text[section.start : section.end])
        own = [pair for pair, count in counts.items() if pair in lasting and count >= OWN * old_plan[pair]]
        if len(own) >= LASTING:
            shares.append((sum(pair in plan for pair in own) / len(own), section))
    if len(shares) < 4:
        return
    share, section = min(shares, key=lambda each: (each[0], each[1].start))
    if share < LEFT * median([other for other, each in shares if each is not section]):
        first = report.measures[0]
        values = {"title": section.title, "year": str(nearest.year), "share": f"{share:.0%}"}
        yield Observation(
            key="section_missing", values=values, words=first.text[:12], start=first.start, identity=section.title
        )


@rule("RD505", "error")
def plan_cut(inspection: Inspection) -> Iterator[Observation]:
    """Find plans that are far shorter than in other years, while the rest of the report is not."""
    report, others = _full_texts(inspection, fewest=1)
    if report is None or _has_more_outlook(report, others):
        return
    plans = [plan_length(other) for other in others]
    rest = (len(report.text) - plan_length(report)) / median(
        len(other.text) - plan for other, plan in zip(others, plans, strict=True)
    )
    plan = plan_length(report)
    if plan < (CUT if len(others) >= FEWEST_YEARS else CUT_ALONE) * min(plans) and REST[0] <= rest <= REST[1]:
        end = max(span.end for span in report.parts if span.part == "plan")
        words = report.text[:end].rstrip()[-12:].rpartition("\n")[2]
        years = [str(other.year) for other in others]
        values = {"n": f"{plan:,}", "least": f"{min(plans):,}", "years": ", ".join(years), "years_zh": "、".join(years)}
        start = report.text.rindex(words, 0, end)
        grave = plan < CUT_GRAVE * min(plans)
        yield Observation(
            key="plan_cut",
            values=values,
            words=words,
            start=start,
            identity="plan cut",
            severity=None if grave else "warning",
        )


def plan_length(report: Report) -> int:
    """Count the characters of a plan."""
    return sum(span.end - span.start for span in report.parts if span.part == "plan")


def _has_more_outlook(report: Report, others: Sequence[Report]) -> bool:
    """Tell whether a report says more of the next five years than the others: then its plan is shorter."""
    own, *usual = (
        sum(span.end - span.start for span in each.parts if span.part == "outlook") / len(each.text)
        for each in (report, *others)
    )
    return own > max(usual) + OUTLOOK


def leaves(report: Report) -> list[Section]:
    """Give the sections of a plan that have none below them and say something."""
    parents = {section.parent for section in report.sections}
    return [
        section
        for index, section in enumerate(report.sections)
        if section.part == "plan" and index not in parents and section.end - section.start >= SHORTEST_SECTION
    ]


def pairs_in(text: str) -> Counter[str]:
    """Count the pairs of successive hanzi in a text."""
    return Counter(first + second for run in _HANZI.findall(text) for first, second in pairwise(run))


@lru_cache(maxsize=32)
def _pairs_of_plan(text: str, parts: tuple[PartSpan, ...]) -> Counter[str]:
    """Count the pairs of a plan; ``text`` and ``parts`` are those of the report: a cheaper key than the whole of it."""
    return pairs_in("\n".join(text[span.start : span.end] for span in parts if span.part == "plan"))


def _full_texts(inspection: Inspection, *, fewest: int = FEWEST_YEARS) -> tuple[Report | None, Sequence[Report]]:
    """Give the report and those of other years, where all are full texts with a plan and there are enough."""
    report = inspection.report
    if report is None or not _has_plan(report):
        return None, ()
    others = [other for other in inspection.years if _has_plan(other)]
    return (report, others) if len(others) >= fewest else (None, ())


def _has_plan(report: Report) -> bool:
    return report.kind == "full_text" and "no_plan" not in report.plan_doubts and plan_length(report) > 0
