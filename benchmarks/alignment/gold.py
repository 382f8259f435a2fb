"""A labelled pair as the bench judges it: two reports, which labelled clauses each measure covers, and what a system
says of them. The labels are read in place (see :mod:`benchmarks.labels`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import reportdiff
from benchmarks import labels
from reportdiff.comparison.figures.figure_changes import changed_figures, pair_figures
from reportdiff.comparison.status import DOUBTFUL_ALONE, linked_change
from reportdiff.model import Alignment, Candidate, Change, Comparison, Measure, Report

ClausePair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """One link of a system: measure ids of both sides, its score, the pass that found it, status and facets."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    score: float
    matched_by: str
    status: str
    facets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a system says of a pair: its links, the nearest refused candidate of each measure left alone, and which of
    the measures left alone (ids) it calls new or dropped without doubt."""

    links: tuple[FoundLink, ...]
    nearest: Mapping[str, Candidate]
    printed: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class MarkedPair:
    """Two reports (measure ids ``o1…`` and ``n1…``), the labels, and the labelled clauses that each measure covers at
    least by half (``clauses``, by measure id)."""

    name: str
    old: Report
    new: Report
    labels: labels.Labels
    clauses: Mapping[str, tuple[str, ...]]

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """All measures of both sides by id."""
        return {measure.id: measure for report in (self.old, self.new) for measure in report.measures}

    @cached_property
    def truth(self) -> frozenset[ClausePair]:
        """Every pair of clauses that the labels call one commitment."""
        return self.labels.links

    @cached_property
    def covering(self) -> dict[str, tuple[str, ...]]:
        """For each labelled clause the measures that cover it; a clause that none covers is missing."""
        found: dict[str, tuple[str, ...]] = {}
        for measure, clauses in self.clauses.items():
            for clause in clauses:
                found[clause] = (*found.get(clause, ()), measure)
        return found

    def pairs(self, link: FoundLink) -> set[ClausePair]:
        """The pairs of labelled clauses that a link claims; those with frame are left out of every score."""
        old, new = ([clause for member in side for clause in self.clauses[member]] for side in (link.old, link.new))
        frame = self.labels.frame
        return {(a, b) for a in old for b in new if a not in frame and b not in frame}


def read_pair(name: str) -> tuple[Report, Report]:
    """The two reports of the labelled pair ``name``, read from the corpus, the scraped text first."""
    region, first, second = name.rsplit("-", 2)
    old, new = (reportdiff.read_report(labels.report_file(region, year)) for year in (first, second))
    return old, new


def mark(name: str, comparison: Comparison) -> MarkedPair:
    """Lay the measures of a comparison over the labelled clauses of ``name``."""
    clauses: dict[str, tuple[str, ...]] = {}
    for side, report in (("old", comparison.old), ("new", comparison.new)):
        for measure, covered in zip(report.measures, labels.clauses_of(name, side, report.measures), strict=True):
            clauses[measure.id] = tuple(covered)
    return MarkedPair(name=name, old=comparison.old, new=comparison.new, labels=labels.labels(name), clauses=clauses)


def findings_of(comparison: Comparison) -> Findings:
    """What the shipped program says."""
    links = tuple(
        FoundLink(
            old=change.old,
            new=change.new,
            score=change.score if change.score is not None else 1.0,
            matched_by=change.matched_by or "",
            status=change.status,
            facets=change.facets,
        )
        for change in comparison.changes
        if change.old and change.new
    )
    alone = [change for change in comparison.changes if change.nearest is not None]
    nearest = {(change.old or change.new)[0]: change.nearest for change in alone if change.nearest is not None}
    lone = [change for change in comparison.commitments.changes if not (change.old and change.new)]
    sure = [change for change in lone if not change.doubtful and not _is_named_elsewhere(change)]
    printed = {member for change in sure for member in (*change.old, *change.new)}
    return Findings(links=links, nearest=nearest, printed=frozenset(printed))


def _is_named_elsewhere(change: Change) -> bool:
    return "named" in (change.fate and change.fate.kind, change.origin and change.origin.kind)


def findings_from(alignment: Alignment, pair: MarkedPair) -> Findings:
    """What a bare alignment of the pair's reports says; status and facets as the program would give them."""
    links = []
    for link in alignment.links:
        sides = [[pair.measures[member] for member in side] for side in (link.old, link.new)]
        change = linked_change(link, *sides, moved=False, figures=changed_figures(pair_figures(*sides)))
        links.append(
            FoundLink(
                old=link.old,
                new=link.new,
                score=link.score,
                matched_by=link.matched_by,
                status=change.status,
                facets=change.facets,
            )
        )
    linked = {member for link in links for member in (*link.old, *link.new)}
    unsure = {member for member, nearest in alignment.nearest.items() if nearest.score >= DOUBTFUL_ALONE}
    firm = {name for name, measure in pair.measures.items() if measure.role == "commitment" and not measure.borderline}
    return Findings(links=tuple(links), nearest=alignment.nearest, printed=frozenset(firm - linked - unsure))


def only_measures(report: Report, kept: Iterable[Measure], prefix: str) -> Report:
    """The report with these measures only, numbered anew."""
    return replace(report, measures=tuple(replace(m, id=f"{prefix}{number}") for number, m in enumerate(kept, start=1)))
