"""Changes by section, in the order a reader of the new report expects: dropped ones in their old section."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

from reportdiff.model import Change, Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionGroup:
    """A section of the new report, or one of the old report that only dropped measures are left of, with its changes.

    ``title`` is ``""`` for measures that stand under no heading."""

    title: str
    side: Literal["new", "old"]
    changes: tuple[Change, ...]


def group_by_section(comparison: Comparison) -> tuple[SectionGroup, ...]:
    """Groups in the order of the new report. Dropped measures whose section has a namesake in the new report stand
    there; those of other sections form a group behind the new section that most of their old section went to."""
    new_section = {measure.id: measure.section for measure in comparison.new.measures}
    old_section = {measure.id: measure.section for measure in comparison.old.measures}
    kept: dict[str, list[Change]] = {measure.section: [] for measure in comparison.new.measures}
    lost: dict[str, list[Change]] = defaultdict(list)
    went: dict[str, Counter[str]] = defaultdict(Counter)
    for change in comparison.changes:
        if change.new:
            title = new_section[change.new[0]]
            kept[title].append(change)
            for member in change.old:
                went[old_section[member]][title] += 1
        else:
            title = old_section[change.old[0]]
            (kept if title in kept else lost)[title].append(change)
    behind: dict[str | None, list[str]] = defaultdict(list)
    for title in dict.fromkeys(measure.section for measure in comparison.old.measures):
        if title in lost:
            places = {name: place for place, name in enumerate(kept)}
            target = min(went[title], key=lambda name: (-went[title][name], places[name]), default=None)
            behind[target].append(title)
    groups: list[SectionGroup] = []
    for new_title, changes in kept.items():
        groups.append(SectionGroup(title=new_title, side="new", changes=tuple(changes)))
        groups += [SectionGroup(title=title, side="old", changes=tuple(lost[title])) for title in behind[new_title]]
    groups += [SectionGroup(title=title, side="old", changes=tuple(lost[title])) for title in behind[None]]
    return tuple(group for group in groups if group.changes)
