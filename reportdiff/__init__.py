"""reportdiff: what is new, dropped, changed, reworded or unchanged between two Chinese government work reports.

>>> import reportdiff
>>> comparison = reportdiff.compare("2022", "2023")        # doctest: +SKIP
>>> comparison.summary.status["new"]                       # doctest: +SKIP

The names below are the public API; everything else may move. They are loaded when first used, so that importing
the package (and `reportdiff --help`) costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdiff.version import __version__

if TYPE_CHECKING:
    from reportdiff.api import compare, read_report, targets
    from reportdiff.errors import NotAReport, ReportdiffError, ReportNotFound, UnreadableReport
    from reportdiff.model import (
        Alignment,
        Candidate,
        Change,
        Comparison,
        DiffPart,
        FigureChange,
        FrameClause,
        LedgerEntry,
        Link,
        Measure,
        PartSpan,
        Proof,
        Quantity,
        Report,
        Section,
        Summary,
        Target,
        TargetSide,
        TargetTable,
        Term,
        Terms,
    )
    from reportdiff.parsing.quantities import extract_quantities

__all__ = [
    "Alignment",
    "Candidate",
    "Change",
    "Comparison",
    "DiffPart",
    "FigureChange",
    "FrameClause",
    "LedgerEntry",
    "Link",
    "Measure",
    "NotAReport",
    "PartSpan",
    "Proof",
    "Quantity",
    "Report",
    "ReportNotFound",
    "ReportdiffError",
    "Section",
    "Summary",
    "Target",
    "TargetSide",
    "TargetTable",
    "Term",
    "Terms",
    "UnreadableReport",
    "__version__",
    "compare",
    "extract_quantities",
    "read_report",
    "targets",
]

_HOMES = {
    "compare": "reportdiff.api",
    "read_report": "reportdiff.api",
    "targets": "reportdiff.api",
    "extract_quantities": "reportdiff.parsing.quantities",
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
