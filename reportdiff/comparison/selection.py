"""Filters that select changes of a comparison, and the counts of a selection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import replace
from typing import Protocol, get_args

from reportdiff.model import (
    Change,
    Comparison,
    Facet,
    FateKind,
    Highlight,
    OriginKind,
    SectionGroup,
    Status,
    Summary,
    Targets,
    Terms,
)


class TextSearch(Protocol):
    """A regular expression: a :class:`re.Pattern`, or a :class:`~reportdiff.text.expressions.Expression`."""

    def search(self, string: str, /) -> object:
        """Give something true if ``string`` contains a match."""
        ...


def filter_changes(
    comparison: Comparison,
    *,
    status: Set[str] | None = None,
    section: str | None = None,
    grep: TextSearch | None = None,
) -> Comparison:
    """Select the changes that pass every filter, with their sections, targets, terms and highlights.

    ``status`` is a set of statuses, each alone (``dropped``) or with a fate or an origin (``dropped:gone``,
    ``new:first``), ``section`` a part of a heading on either side; ``grep`` searches the texts of both
    sides. Counts are those of the selection, and highlights are ranked from 1 again. The reports, the rows of headline
    indicators and the shifts of words stay whole."""

    def passes(change: Change) -> bool:
        members = comparison.members((*change.old, *change.new))
        return (
            (status is None or not status.isdisjoint(_statuses_of(change)))
            and (section is None or any(section in member.section for member in members))
            and (grep is None or any(grep.search(member.text) for member in members))
        )

    selection = tuple(change for change in comparison.changes if passes(change))
    if len(selection) == len(comparison.changes):
        return comparison
    members = {member for change in selection for member in (*change.old, *change.new)}
    ids = {change.id for change in selection}
    return replace(
        comparison,
        changes=selection,
        summary=summarize(selection),
        sections=_sections_of(comparison.sections, ids),
        targets=Targets(
            rows=tuple(row for row in comparison.targets.rows if row.indicator is not None or row.change in ids)
        ),
        terms=_terms_of(comparison.terms, members),
        highlights=_renumbered_highlights(comparison.highlights, ids),
    )


def _statuses_of(change: Change) -> tuple[str, ...]:
    """Give the names by which a change may be selected: its status, and that with its fate or origin."""
    story = change.fate or change.origin
    return (change.status,) if story is None else (change.status, f"{change.status}:{story.kind}")


def _renumbered_highlights(highlights: Iterable[Highlight], ids: Set[str]) -> tuple[Highlight, ...]:
    """Give the highlights of these changes, numbered from 1, with only these changes in ``also``."""
    selection = [highlight for highlight in highlights if highlight.change in ids]
    return tuple(
        replace(highlight, rank=rank, also=tuple(other for other in highlight.also if other in ids))
        for rank, highlight in enumerate(selection, start=1)
    )


def _terms_of(terms: Terms, members: Set[str]) -> Terms:
    """Give the terms of these measures."""
    new, vanished = (
        tuple(term for term in side if not members.isdisjoint(term.measures)) for side in (terms.new, terms.vanished)
    )
    return replace(terms, new=new, vanished=vanished)


def _sections_of(groups: Iterable[SectionGroup], ids: Set[str]) -> tuple[SectionGroup, ...]:
    """Give the sections with only these changes; empty ones are left out."""
    sections = (replace(group, changes=tuple(change for change in group.changes if change in ids)) for group in groups)
    return tuple(group for group in sections if group.changes)


def summarize(changes: Iterable[Change]) -> Summary:
    """Count the changes that hold a commitment by status (all of them, in the model's order) and by facet (only those
    that occur); the others are folded."""
    all_changes = list(changes)
    commitments = [change for change in all_changes if change.role == "commitment"]
    statuses = Counter(change.status for change in commitments)
    facets = Counter(facet for change in commitments for facet in change.facets)
    fates = Counter(change.fate.kind for change in commitments if change.fate is not None)
    origins = Counter(change.origin.kind for change in commitments if change.origin is not None)
    return Summary(
        status={name: statuses[name] for name in get_args(Status)},
        facets={name: facets[name] for name in get_args(Facet) if facets[name]},
        doubtful=sum(change.doubtful for change in commitments),
        fates={name: fates[name] for name in get_args(FateKind)},
        origins={name: origins[name] for name in get_args(OriginKind)},
        folded=len(all_changes) - len(commitments),
    )
