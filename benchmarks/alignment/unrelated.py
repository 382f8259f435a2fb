"""Links where none should be: sections of different topics, from reports of different regions, aligned as if they
were two plans. Of a commitment to farmland and one to clinics in another province none is the other's successor. Stock
sentences that every report has somewhere are no such error: measures whose wording the other section has as well are
left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import reportdiff
from benchmarks.alignment.gold import only_measures
from benchmarks.labels import shared
from reportdiff.alignment import align
from reportdiff.alignment.scorer import Scorer
from reportdiff.model import Measure, Report
from reportdiff.parsing.folding import skeleton

YEAR = "2024"
"""No labelled pair has a report of this year."""

LEAST = 12
"""Measures that a section must have; a shorter one is no plan."""

_TOPICS = {
    "countryside": re.compile("乡村|农业|农村|“三农”"),
    "environment": re.compile("生态|绿色|低碳|美丽"),
    "science": re.compile("科技|科教"),
    "culture": re.compile("文化|文明建设"),
    "safety": re.compile("安全|平安|风险"),
    "livelihood": re.compile("民生|生活|社会事业|更好的日子"),
    "reform": re.compile("改革|开放"),
    "government": re.compile("政府自身|廉洁|法治之基"),
}
"""A heading with words of exactly one topic is of that topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSection:
    """The measures under one heading whose topic can be told."""

    report: Report
    topic: str
    measures: tuple[Measure, ...]


def sections() -> list[list[TopicSection]]:
    """The sections of known topic of each report of :data:`YEAR`, one list a region, regions in alphabetical order."""
    found = []
    for path in sorted((shared() / "corpus" / YEAR).glob("*.md")):
        report = reportdiff.read_report(path)
        found.append(list(_of_report(report)))
    return found


def section_pairs() -> Iterator[tuple[TopicSection, TopicSection]]:
    """Every section with every section of another topic in the next region's report."""
    regions = sections()
    for first, second in zip(regions, [*regions[1:], *regions[:1]], strict=True):
        yield from ((a, b) for a in first for b in second if a.topic != b.topic)


def spurious(scorer: Scorer | None = None) -> dict[str, Any]:
    """How many measures of unrelated sections are linked: ``rate`` is ``linked`` of ``measures``, both sides counted.
    ``links`` are the texts of what was linked, with score and pass, surest first."""
    linked = total = count = 0
    texts: set[tuple[float, str, str, str]] = set()
    for a, b in section_pairs():
        stock = {skeleton(m.text) for m in a.measures} & {skeleton(m.text) for m in b.measures}
        sides = [[m for m in section.measures if skeleton(m.text) not in stock] for section in (a, b)]
        old, new = only_measures(a.report, sides[0], "o"), only_measures(b.report, sides[1], "n")
        held = {measure.id: measure.text for report in (old, new) for measure in report.measures}
        count += 1
        total += len(held)
        for link in align(old, new, scorer=scorer).links:
            linked += len(link.old) + len(link.new)
            left, right = ("；".join(held[member] for member in side) for side in (link.old, link.new))
            texts.add((-link.score, left, right, link.matched_by))
    links = [{"score": -score, "old": a, "new": b, "matched_by": by} for score, a, b, by in sorted(texts)]
    return {"pairs": count, "measures": total, "linked": linked, "rate": linked / max(1, total), "links": links}


def _of_report(report: Report) -> Iterator[TopicSection]:
    for heading, members in groupby(report.measures, key=lambda measure: measure.section):
        measures = tuple(members)
        topics = [topic for topic, words in _TOPICS.items() if words.search(heading)]
        if len(topics) == 1 and len(measures) >= LEAST:
            yield TopicSection(report=report, topic=topics[0], measures=measures)
