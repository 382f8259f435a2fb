"""Sections that are new or dropped as a whole.

Most of their measures have no counterpart. Their heading has telling words, which their measures use and which the
other report lacks. Headings are reworded every year, and that alone is no news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportdiff.comparison.highlights.news_lexicon import weights
from reportdiff.model import Change, Comparison, Measure, Report
from reportdiff.vocabulary import cut_words, rarity


@dataclass(frozen=True, slots=True)
class Cluster:
    """A section of one report that the other has nothing like; ``changes`` are its measures without a counterpart."""

    title: str
    side: Literal["old", "new"]
    total: int
    changes: tuple[Change, ...]


def clusters(comparison: Comparison) -> Iterator[Cluster]:
    """Give the new sections, then the dropped ones, in the order of their reports."""
    lone = (change for change in comparison.changes if change.role == "commitment" and not (change.new and change.old))
    alone = {(change.new or change.old)[0]: change for change in lone}
    yield from _of_side("new", comparison.new, comparison.old, alone)
    yield from _of_side("old", comparison.old, comparison.new, alone)


def _of_side(side: Literal["old", "new"], report: Report, other: Report, alone: dict[str, Change]) -> Iterator[Cluster]:
    rule = weights()["section"]
    sections: dict[str, list[Measure]] = {}
    for measure in (one for one in report.measures if one.role == "commitment"):
        sections.setdefault(measure.section, []).append(measure)
    for title, members in sections.items():
        lone = [alone[member.id] for member in members if member.id in alone]
        sure = sum(not change.doubtful for change in lone)
        if len(members) < rule["least"] or len(lone) < rule["share"] * len(members) or sure < rule["sure"] * len(lone):
            continue
        telling = [word for word in cut_words(title) if len(word) > 1 and rarity(word) >= rule["word"]]
        about = sum(any(word in member.text for word in telling) for member in members)
        if about >= rule["about"] and not any(word in other.text for word in telling):
            yield Cluster(title=title, side=side, total=len(members), changes=tuple(lone))
