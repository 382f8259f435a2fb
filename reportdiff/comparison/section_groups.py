"""Changes by section, in the order a reader of the new report expects: dropped ones in their old section."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from reportdiff.model import Change, Report, SectionGroup

_FOLLOWS = 0.5
"""More than this share of an old section's linked measures must stand in one new section for it to be the heir."""

_FOLLOWS_LEAST = 3


def group_by_section(old: Report, new: Report, changes: Sequence[Change]) -> tuple[SectionGroup, ...]:
    """Group changes in the order of the new report.

    Dropped measures whose section has a namesake in the new report stand there. Those of other sections form a group
    behind the new section that most of their old section went to."""
    new_section = {measure.id: measure.section for measure in new.measures}
    old_section = {measure.id: measure.section for measure in old.measures}
    kept: dict[str, list[str]] = {measure.section: [] for measure in new.measures}
    lost: dict[str, list[str]] = defaultdict(list)
    went: dict[str, Counter[str]] = defaultdict(Counter)
    for change in changes:
        if change.new:
            title = new_section[change.new[0]]
            kept[title].append(change.id)
            for member in change.old:
                went[old_section[member]][title] += 1
        else:
            title = old_section[change.old[0]]
            (kept if title in kept else lost)[title].append(change.id)
    places = {name: place for place, name in enumerate(kept)}
    behind: dict[str | None, list[str]] = defaultdict(list)
    for title in dict.fromkeys(measure.section for measure in old.measures):
        if title in lost:
            target = min(went[title], key=lambda name: (-went[title][name], places[name]), default=None)
            behind[target].append(title)

    def old_groups(titles: Sequence[str]) -> list[SectionGroup]:
        return [
            SectionGroup(title=title, side="old", changes=tuple(lost[title]), heir=_heir(went.get(title, {})))
            for title in titles
        ]

    groups: list[SectionGroup] = []
    for new_title, members in kept.items():
        groups.append(SectionGroup(title=new_title, side="new", changes=tuple(members)))
        groups += old_groups(behind[new_title])
    groups += old_groups(behind[None])
    return tuple(group for group in groups if group.changes)


def _heir(went: Mapping[str, int]) -> str | None:
    """The new section that most linked measures of an old one went to, where that is clear."""
    ranked = Counter(went).most_common(1)
    if not ranked:
        return None
    heir, count = ranked[0]
    return heir if count >= _FOLLOWS_LEAST and count > _FOLLOWS * sum(went.values()) else None
