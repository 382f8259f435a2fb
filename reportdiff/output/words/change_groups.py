"""The changes of a comparison under headings: by section, by status, or by facet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Change, Comparison, Facet, SectionGroup
from reportdiff.output.renderers import GroupBy
from reportdiff.output.words.change_notes import STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeGroup:
    """Changes under one heading, in the language of the output.

    ``note`` names the title that a renamed section had."""

    title: str
    changes: tuple[Change, ...]
    note: str = ""


def group_changes(comparison: Comparison, by: GroupBy, lang: Lang) -> tuple[ChangeGroup, ...]:
    """Group the changes; empty groups are left out.

    Every change is in one group. By facet it is under each of its facets, or under the last heading if it has none."""
    if by == "section":
        return tuple(
            ChangeGroup(
                title=_section_title(group.title, group.side, lang), changes=changes, note=forerunner_note(group, lang)
            )
            for group in comparison.sections
            for changes in [changes_in(comparison, group)]
            if changes
        )
    if by == "status":
        groups = [(f"status.{status}", [c for c in comparison.changes if c.status == status]) for status in STATUSES]
    else:
        facets = get_args(Facet)
        groups = [(f"facet.{facet}", [c for c in comparison.changes if facet in c.facets]) for facet in facets]
        groups.append(("say.no_facet", [c for c in comparison.changes if not c.facets]))
    return tuple(ChangeGroup(title=say(key, lang), changes=tuple(changes)) for key, changes in groups if changes)


def changes_in(comparison: Comparison, group: SectionGroup) -> tuple[Change, ...]:
    """Give the changes of a section that are in the comparison, in their order."""
    changes = (comparison.change(identifier) for identifier in group.changes)
    return tuple(change for change in changes if change is not None)


def forerunner_note(group: SectionGroup, lang: Lang) -> str:
    """Name the title that a section had in the old report: ``旧报告中为“…”``; ``""`` where it was not renamed."""
    if not group.forerunner:
        return ""
    return say("say.forerunner", lang, title=say("say.quote", lang, text=group.forerunner))


def _section_title(title: str, side: str, lang: Lang) -> str:
    heading = title or say("say.no_section", lang)
    if side == "old":
        heading += (" " if lang == "en" else "") + say("say.side_old", lang)
    return heading
