"""Commitments through many years, each with what the plans say of it, how it went on, and what became of it.

How the chains are made: :mod:`reportdiff.tracking.lineage.lineage_graph`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportdiff.model import Alignment, Comparison, FulfilledMeasure, Fulfilment, Measure, ReportName
from reportdiff.model.lineages import LINEAGES_SCHEMA, Lineage, Lineages, LineageStep, MeasureName, WeakLink
from reportdiff.tracking.lineage.followed_figures import followed_figures
from reportdiff.tracking.lineage.lineage_graph import LineageGraph, Node
from reportdiff.tracking.lineage.lineage_lists import lineage_lists
from reportdiff.tracking.lineage.successive import (
    OnPair,
    bridge_alignments,
    successive_comparisons,
    successive_fulfilments,
)
from reportdiff.tracking.series import ReportSeries
from reportdiff.version import __version__


def trace_lineages(
    series: ReportSeries, *, no_pins: bool = False, anyway: bool = False, on_pair: OnPair | None = None
) -> Lineages:
    """Follow the commitments of a series of reports through the years.

    Links are those of the comparisons of successive reports, outcomes those of their fulfilment: ``diff``, ``fulfil``
    and this cannot disagree. ``no_pins`` and ``anyway`` are as in
    :func:`~reportdiff.tracking.lineage.successive.successive_comparisons`; ``on_pair`` is called before each pair of
    reports, three times as many as there are reports at most. Raises as :func:`reportdiff.compare`."""
    comparisons = successive_comparisons(series, no_pins=no_pins, anyway=anyway, on_pair=on_pair)
    bridges = bridge_alignments(series, on_pair=on_pair)
    return chain_lineages(series, comparisons, bridges, successive_fulfilments(series, on_pair=on_pair))


def chain_lineages(
    series: ReportSeries,
    comparisons: Sequence[Comparison],
    bridges: Sequence[Alignment],
    fulfilments: Mapping[int, Fulfilment],
) -> Lineages:
    """Chain the commitments of a series of reports.

    ``comparisons`` are those of each report with the next, ``bridges`` the alignments of each with the next but one,
    ``fulfilments`` those of each plan by its year. Measures that are frame are in no lineage; a chain without a
    commitment is none."""
    graph = LineageGraph()
    for index, comparison in enumerate(comparisons):
        graph.add_comparison(index, comparison)
    for index, alignment in enumerate(bridges):
        graph.add_bridges(index, alignment, series.reports[index].measures, series.reports[index + 2].measures)
    years = tuple(report.year for report in series.reports)
    items = _items(_Chains(graph, series, fulfilments))
    return Lineages(
        schema=LINEAGES_SCHEMA,
        generator=f"reportdiff {__version__}",
        region=series.region,
        years=years,
        missing=series.missing,
        lineages=items,
        lists=lineage_lists(items, years),
        digests=tuple(report.year for report in series.reports if report.kind == "digest"),
        reports=tuple(
            ReportName(region=report.region, year=report.year, title=report.title, kind=report.kind)
            for report in series.reports
        ),
    )


class _Chains:
    """The chains of a graph, with what is known of every measure."""

    def __init__(self, graph: LineageGraph, series: ReportSeries, fulfilments: Mapping[int, Fulfilment]) -> None:
        self.graph = graph
        self.series = series
        self._verdicts: dict[tuple[int, str], FulfilledMeasure] = {
            (year, item.measure.id): item for year, fulfilment in fulfilments.items() for item in fulfilment.items
        }
        self._merged = _reversed(graph.merged)
        self._split = _reversed(graph.split)

    def measure(self, node: Node) -> Measure:
        """Give the measure of a node."""
        return self.series.reports[node[0]].measures[node[1]]

    def name(self, node: Node) -> MeasureName:
        """Give the name of a node."""
        measure = self.measure(node)
        return MeasureName(year=self.series.reports[node[0]].year, id=measure.id, text=measure.text)

    def chains(self) -> list[tuple[Node, ...]]:
        """Give all chains that hold a commitment, in the order of their first measures."""
        firsts = (
            (index, position)
            for index, report in enumerate(self.series.reports)
            for position, measure in enumerate(report.measures)
            if measure.role != "frame" and (index, position) not in self.graph.before
        )
        chains = (tuple(self.graph.chain_from(first)) for first in firsts)
        return [chain for chain in chains if any(self.measure(node).role == "commitment" for node in chain)]

    def steps(self, chain: Sequence[Node]) -> tuple[LineageStep, ...]:
        """Give the steps of a chain."""
        figures = followed_figures([self.measure(node) for node in chain])
        steps = []
        for node, own_figures in zip(chain, figures, strict=True):
            year = self.series.reports[node[0]].year
            # A fulfilment numbers the measures of its plan.
            verdict = self._verdicts.get((year, f"o{node[1] + 1}"))
            before = self.graph.before.get(node)
            steps.append(
                LineageStep(
                    year=year,
                    measure=self.measure(node),
                    joint=None if before is None else before[1],
                    figures=own_figures,
                    outcome=verdict.verdict if verdict else None,
                    outcome_doubtful=verdict.doubtful if verdict else False,
                    evidence=verdict.evidence if verdict else (),
                    results=verdict.results if verdict else (),
                    merged=tuple(map(self.name, self._merged[node])),
                    split=() if before is None else tuple(map(self.name, self._split[before[0]])),
                )
            )
        return tuple(steps)


def _items(chains: _Chains) -> tuple[Lineage, ...]:
    graph = chains.graph
    items = []
    for chain in chains.chains():
        first, last = chain[0], chain[-1]
        name = chains.name(first)
        items.append(
            Lineage(
                id=f"{name.year}-{name.id}",
                steps=chains.steps(chain),
                origin=graph.origins.get(first),
                fate=graph.fates.get(last),
                split_from=_named(chains, graph.split.get(first)),
                merged_into=_named(chains, graph.merged.get(last)),
                weak_before=_weak(chains, graph.weak_before.get(first)),
                weak_after=_weak(chains, graph.weak_after.get(last)),
            )
        )
    return tuple(items)


def _named(chains: _Chains, node: Node | None) -> MeasureName | None:
    return None if node is None else chains.name(node)


def _weak(chains: _Chains, link: tuple[Node, float] | None) -> WeakLink | None:
    return None if link is None else WeakLink(measure=chains.name(link[0]), score=link[1])


def _reversed(links: Mapping[Node, Node]) -> defaultdict[Node, list[Node]]:
    sources: defaultdict[Node, list[Node]] = defaultdict(list)
    for source, goal in sorted(links.items()):
        sources[goal].append(source)
    return sources
