"""What commands on lineages are made from: the reports of a series, and their commitments chained through the years."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportdiff.cli.progress import progress
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang, say

if TYPE_CHECKING:
    from reportdiff.model.lineages import Lineages
    from reportdiff.tracking.series import ReportSeries


def open_lineages(
    years: Sequence[str],
    *,
    region: str | None,
    reports: Path | None,
    no_pins: bool,
    anyway: bool,
    lang: Lang,
) -> tuple[ReportSeries, Lineages]:
    """Read the reports of ``years`` and chain their commitments, with a line of progress.

    Raises as :func:`~reportdiff.tracking.series.read_series`, and :class:`~reportdiff.errors.ReportdiffError` where
    there is one report only."""
    with progress(lang) as line:
        line.step("progress_reading")
        from reportdiff.tracking.lineage.lineages import trace_lineages
        from reportdiff.tracking.series import read_series

        series = read_series(years, region=region, reports=reports, anyway=anyway)
        if len(series.reports) < 2:
            raise ReportdiffError(say("lineage.one_report", "en"), say("lineage.one_report", "zh"))
        return series, trace_lineages(series, no_pins=no_pins, anyway=anyway, on_pair=line.pair)
