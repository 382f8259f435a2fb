"""What a site is made from: the reports of a series, compared pair by pair, and their commitments through the years."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reportdiff.model import Comparison, Fulfilment, Status
from reportdiff.model.lineages import Lineages
from reportdiff.tracking.series import ReportSeries

if TYPE_CHECKING:
    from reportdiff.tracking.lineage.successive import OnPair

OnPage = Callable[[int, int], None]
"""What is called before each page of a pair with its number from 1 and the number of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureStanding:
    """What the comparisons say of a measure.

    ``status`` and ``doubtful`` are those of its ``change`` in the comparison with the report before, which the first
    report does not have. ``next_change`` is its change in the comparison with the next report, and ``dropped`` whether
    that has it no more."""

    change: str = ""
    status: Status | None = None
    doubtful: bool = False
    next_change: str = ""
    dropped: bool = False


@dataclass(frozen=True, kw_only=True)
class SiteMaterial:
    """Everything that a site shows. ``comparisons`` are those of each report with the next, in order; ``fulfilments``
    those of each plan by its year."""

    series: ReportSeries
    comparisons: tuple[Comparison, ...]
    fulfilments: Mapping[int, Fulfilment]
    lineages: Lineages

    @cached_property
    def standings(self) -> Mapping[tuple[int, str], MeasureStanding]:
        """Give what is known of every measure, by year and id."""
        reports = self.series.reports
        names = [(report.year, measure.id) for report in reports for measure in report.measures]
        standings = dict.fromkeys(names, MeasureStanding())
        for index, comparison in enumerate(self.comparisons):
            _add_pair(standings, self.series, index, comparison)
        return standings

    def index_of(self, year: int) -> int:
        """Give the place of the report of ``year`` in the series."""
        return next(index for index, report in enumerate(self.series.reports) if report.year == year)


def gather_material(
    series: ReportSeries, *, no_pins: bool = False, anyway: bool = False, on_pair: OnPair | None = None
) -> SiteMaterial:
    """Compare the reports of a series and chain their commitments, as `diff`, `fulfil` and `lineage` do.

    Arguments and errors are those of :func:`~reportdiff.tracking.lineage.lineages.trace_lineages`."""
    from reportdiff.tracking.lineage.lineages import chain_lineages
    from reportdiff.tracking.lineage.successive import bridge_alignments, successive_comparisons, successive_fulfilments

    comparisons = successive_comparisons(series, no_pins=no_pins, anyway=anyway, on_pair=on_pair)
    bridges = bridge_alignments(series, on_pair=on_pair)
    fulfilments = successive_fulfilments(series, on_pair=on_pair)
    return SiteMaterial(
        series=series,
        comparisons=comparisons,
        fulfilments=fulfilments,
        lineages=chain_lineages(series, comparisons, bridges, fulfilments),
    )


def _add_pair(
    standings: dict[tuple[int, str], MeasureStanding], series: ReportSeries, index: int, comparison: Comparison
) -> None:
    """Add what a comparison says of the measures of its two reports, which it numbers in their order."""
    old, new = series.reports[index], series.reports[index + 1]
    for position, measure in enumerate(comparison.old.measures):
        change, key = comparison.change_of(measure.id), (old.year, old.measures[position].id)
        if change is not None:
            dropped = change.status == "dropped"
            standings[key] = replace(standings[key], next_change=change.id, dropped=dropped)
    for position, measure in enumerate(comparison.new.measures):
        change, key = comparison.change_of(measure.id), (new.year, new.measures[position].id)
        if change is not None:
            standings[key] = replace(standings[key], change=change.id, status=change.status, doubtful=change.doubtful)
