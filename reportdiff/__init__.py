"""reportdiff: what is new, dropped, changed, reworded or unchanged between two Chinese government work reports.

>>> import reportdiff
>>> comparison = reportdiff.compare("2022", "2023")
>>> comparison.old.year, comparison.new.year, comparison.mode
(2022, 2023, 'years')
>>> [figure.surface for figure in reportdiff.extract_quantities("城镇新增就业9万人以上")]
['9万人以上']

The names below are the public API; everything else may move. They are loaded when first used, so that importing
the package (and `reportdiff --help`) costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.version import __version__

if TYPE_CHECKING:
    from reportdiff.charts.making import Chart
    from reportdiff.checking.running import check
    from reportdiff.collecting.adding import add
    from reportdiff.collecting.holdings import holdings
    from reportdiff.collecting.importing import import_collection
    from reportdiff.collecting.official_addresses import fetch
    from reportdiff.comparison.explanation import explain
    from reportdiff.errors import NotAReport, ReportdiffError, ReportNotFound, UnreadableReport
    from reportdiff.model import (
        Alignment,
        Candidate,
        Change,
        CheckedFile,
        CheckResult,
        Comparison,
        DiffPart,
        Fate,
        FigureChange,
        Finding,
        FrameClause,
        FulfilledMeasure,
        Fulfilment,
        Highlight,
        HighlightReason,
        LedgerEntry,
        Link,
        Measure,
        Mention,
        Origin,
        PartSpan,
        Pin,
        PlacedQuantity,
        Proof,
        Quantity,
        Report,
        Section,
        StalePin,
        Summary,
        Target,
        TargetResult,
        TargetSide,
        TargetTable,
        Term,
        Terms,
    )
    from reportdiff.opening import compare, read_report, targets
    from reportdiff.output.renderers import RenderOptions, render
    from reportdiff.parsing.part_quantities import report_quantities
    from reportdiff.parsing.quantities import extract_quantities
    from reportdiff.publishing.chart_requests import chart
    from reportdiff.tracking.fulfilment import fulfil

__all__ = [
    "Alignment",
    "Candidate",
    "Change",
    "Chart",
    "CheckResult",
    "CheckedFile",
    "Comparison",
    "DiffPart",
    "Fate",
    "FigureChange",
    "Finding",
    "FrameClause",
    "FulfilledMeasure",
    "Fulfilment",
    "Highlight",
    "HighlightReason",
    "LedgerEntry",
    "Link",
    "Measure",
    "Mention",
    "NotAReport",
    "Origin",
    "PartSpan",
    "Pin",
    "PlacedQuantity",
    "Proof",
    "Quantity",
    "RenderOptions",
    "Report",
    "ReportNotFound",
    "ReportdiffError",
    "Section",
    "StalePin",
    "Summary",
    "Target",
    "TargetResult",
    "TargetSide",
    "TargetTable",
    "Term",
    "Terms",
    "UnreadableReport",
    "__version__",
    "add",
    "chart",
    "check",
    "compare",
    "explain",
    "extract_quantities",
    "fetch",
    "fulfil",
    "holdings",
    "import_collection",
    "read_report",
    "render",
    "report_quantities",
    "targets",
]

_HOMES = {
    "add": "reportdiff.collecting.adding",
    "chart": "reportdiff.publishing.chart_requests",
    "check": "reportdiff.checking.running",
    "fetch": "reportdiff.collecting.official_addresses",
    "holdings": "reportdiff.collecting.holdings",
    "import_collection": "reportdiff.collecting.importing",
    "compare": "reportdiff.opening",
    "explain": "reportdiff.comparison.explanation",
    "fulfil": "reportdiff.tracking.fulfilment",
    "read_report": "reportdiff.opening",
    "targets": "reportdiff.opening",
    "Chart": "reportdiff.charts.making",
    "RenderOptions": "reportdiff.output.renderers",
    "render": "reportdiff.output.renderers",
    "extract_quantities": "reportdiff.parsing.quantities",
    "report_quantities": "reportdiff.parsing.part_quantities",
    "NotAReport": "reportdiff.errors",
    "ReportNotFound": "reportdiff.errors",
    "ReportdiffError": "reportdiff.errors",
    "UnreadableReport": "reportdiff.errors",
}
"""Where the names that are not plain data live; the rest of ``__all__`` is in :mod:`reportdiff.model`."""


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES.get(name, "reportdiff.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
