"""Choosing changes: the filters of the command line, for whoever has a comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import replace
from typing import Protocol, get_args

from reportdiff.model import Change, Comparison, Facet, Highlight, SectionGroup, Status, Summary, Targets, Terms


class Searched(Protocol):
    """A regular expression: a :class:`re.Pattern`, or a :class:`~reportdiff.expressions.Expression`."""

    def search(self, string: str, /) -> object:
        """Something true if it stands anywhere in ``string``."""
        ...


def filter_changes(
    comparison: Comparison,
    *,
    status: Set[str] | None = None,
    section: str | None = None,
    grep: Searched | None = None,
) -> Comparison:
    """Select the changes that pass every filter given, with their sections, targets, terms and highlights.

    Counts are made anew; the reports, the rows of headline indicators and the shifts of words stay whole. The
    highlights are ranked from 1 among themselves.

    ``status`` is a set of statuses, ``section`` a part of a heading on either side, ``grep`` is searched in the texts
    of both sides."""

    def passes(change: Change) -> bool:
        members = comparison.members((*change.old, *change.new))
        return (
            (status is None or change.status in status)
            and (section is None or any(section in member.section for member in members))
            and (grep is None or any(grep.search(member.text) for member in members))
        )

    kept = tuple(change for change in comparison.changes if passes(change))
    if len(kept) == len(comparison.changes):
        return comparison
    members = {member for change in kept for member in (*change.old, *change.new)}
    ids = {change.id for change in kept}
    return replace(
        comparison,
        changes=kept,
        summary=summarize(kept),
        sections=_sections_of(comparison.sections, ids),
        targets=Targets(
            rows=tuple(row for row in comparison.targets.rows if row.indicator is not None or row.change in ids)
        ),
        terms=_terms_of(comparison.terms, members),
        highlights=_ranked_anew(comparison.highlights, ids),
    )


def _ranked_anew(highlights: Iterable[Highlight], ids: Set[str]) -> tuple[Highlight, ...]:
    """The highlights of these changes, numbered from 1; what they tell besides is what is left of it."""
    kept = [highlight for highlight in highlights if highlight.change in ids]
    return tuple(
        replace(highlight, rank=rank, also=tuple(other for other in highlight.also if other in ids))
        for rank, highlight in enumerate(kept, start=1)
    )


def _terms_of(terms: Terms, members: Set[str]) -> Terms:
    """The terms that stand in any of these measures."""
    new, vanished = (
        tuple(term for term in side if not members.isdisjoint(term.measures)) for side in (terms.new, terms.vanished)
    )
    return replace(terms, new=new, vanished=vanished)


def _sections_of(groups: Iterable[SectionGroup], ids: Set[str]) -> tuple[SectionGroup, ...]:
    """The sections with these changes only; those that have none left are left out."""
    kept = (replace(group, changes=tuple(change for change in group.changes if change in ids)) for group in groups)
    return tuple(group for group in kept if group.changes)


def summarize(changes: Iterable[Change]) -> Summary:
    """Counts by status (all of them, in the model's order) and by facet (those there are)."""
    held = list(changes)
    statuses = Counter(change.status for change in held)
    facets = Counter(facet for change in held for facet in change.facets)
    return Summary(
        status={name: statuses[name] for name in get_args(Status)},
        facets={name: facets[name] for name in get_args(Facet) if facets[name]},
        doubtful=sum(change.doubtful for change in held),
    )
