"""Changes by section, in the order of the new report. A section that was renamed is one: dropped measures of the old
title are with the new one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from reportdiff.model import Change, Report, SectionGroup

_FOLLOWS = 0.5
"""A new section with more than this share of an old section's linked measures is its heir."""

_FOLLOWS_LEAST = 3


def group_by_section(old: Report, new: Report, changes: Sequence[Change]) -> tuple[SectionGroup, ...]:
    """Group changes by section, in the order of the new report.

    Dropped measures are in the new section of the same title, or in the one that their old section became (see
    :func:`_heir`). Else they form a group behind the new section with most linked measures of their old section."""
    new_section = {measure.id: measure.section for measure in new.measures}
    old_section = {measure.id: measure.section for measure in old.measures}
    new_changes: dict[str, list[str]] = {measure.section: [] for measure in new.measures}
    old_changes: dict[str, list[str]] = defaultdict(list)
    destinations: dict[str, Counter[str]] = defaultdict(Counter)
    for change in changes:
        if change.new:
            title = new_section[change.new[0]]
            new_changes[title].append(change.id)
            for member in change.old:
                destinations[old_section[member]][title] += 1
        else:
            title = old_section[change.old[0]]
            (new_changes if title in new_changes else old_changes)[title].append(change.id)
    positions = {name: position for position, name in enumerate(new_changes)}
    behind: dict[str | None, list[str]] = defaultdict(list)
    old_titles = dict.fromkeys(measure.section for measure in old.measures)
    heirs = {title: heir for title in old_titles if (heir := _heir(destinations[title])) is not None}
    # A section that takes in several, or that the old report has as well, was not renamed.
    once = Counter(heirs.values())
    forerunner = {heir: title for title, heir in heirs.items() if once[heir] == 1 and heir not in old_titles}
    for title in old_titles:
        if title in new_changes or title not in old_changes:
            continue
        if forerunner.get(heirs.get(title, "")) == title:
            new_changes[heirs[title]] += old_changes.pop(title)
            continue
        target = min(destinations[title], key=lambda name: (-destinations[title][name], positions[name]), default=None)
        behind[target].append(title)

    def old_groups(titles: Sequence[str]) -> list[SectionGroup]:
        return [SectionGroup(title=title, side="old", changes=tuple(old_changes[title])) for title in titles]

    groups: list[SectionGroup] = []
    for new_title, members in new_changes.items():
        former = forerunner.get(new_title, "")
        groups.append(SectionGroup(title=new_title, side="new", changes=tuple(members), forerunner=former))
        groups += old_groups(behind[new_title])
    groups += old_groups(behind[None])
    return tuple(group for group in groups if group.changes)


def _heir(destinations: Mapping[str, int]) -> str | None:
    """Give the new section with most linked measures of an old one, where that is clear."""
    commonest = Counter(destinations).most_common(1)
    if not commonest:
        return None
    heir, count = commonest[0]
    return heir if count >= _FOLLOWS_LEAST and count > _FOLLOWS * sum(destinations.values()) else None
