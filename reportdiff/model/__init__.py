"""The data of reportdiff: what every stage hands to the next, frozen and without behaviour that needs I/O.

The words are those of the field: a *report* is cut into *parts*, *sections* and *measures* (举措, the smallest
commitment that can be kept or broken); two reports make a *comparison* of *changes*. The JSON that users see is the
plain encoding of these classes (see :mod:`reportdiff.output.json`), so a field added here is a field of the schema.

All offsets count Unicode characters; ``start`` is inclusive, ``end`` exclusive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportdiff.model.checking import CHECK_SCHEMA, CheckedFile, CheckResult, Finding, Severity, StaleEntry
    from reportdiff.model.codes import EARLIER_FACETS, Facet, FateKind, OriginKind, Outcome, Status
    from reportdiff.model.comparison import (
        COMPARISON_SCHEMA,
        Alignment,
        Candidate,
        Change,
        Comparison,
        DiffPart,
        Link,
        Mode,
        Pass,
        Proof,
        SectionGroup,
        Summary,
    )
    from reportdiff.model.fates import Fate, Mention, Origin
    from reportdiff.model.figures import FigureChange, FigureReason, ReasonOfDifference
    from reportdiff.model.fulfilment import (
        FULFILMENT_SCHEMA,
        FulfilledMeasure,
        Fulfilment,
        FulfilmentSummary,
        Relation,
        TargetResult,
    )
    from reportdiff.model.highlights import Highlight, HighlightReason, ReasonKind
    from reportdiff.model.pins import Pin, StalePin, Verdict
    from reportdiff.model.report import (
        REPORT_SCHEMA,
        Bound,
        FrameClause,
        Kind,
        LedgerEntry,
        MachineReading,
        Measure,
        PartName,
        PartSpan,
        PlacedQuantity,
        PlanDoubt,
        Quantity,
        QuantityKind,
        Report,
        Role,
        Section,
        Stage,
        Statistic,
    )
    from reportdiff.model.targets import (
        TARGETS_SCHEMA,
        ReportName,
        Target,
        Targets,
        TargetSide,
        TargetState,
        TargetTable,
    )
    from reportdiff.model.terms import Sureness, Term, Terms, WordShift

__all__ = [
    "CHECK_SCHEMA",
    "COMPARISON_SCHEMA",
    "EARLIER_FACETS",
    "FULFILMENT_SCHEMA",
    "REPORT_SCHEMA",
    "TARGETS_SCHEMA",
    "Alignment",
    "Bound",
    "Candidate",
    "Change",
    "CheckResult",
    "CheckedFile",
    "Comparison",
    "DiffPart",
    "Facet",
    "Fate",
    "FateKind",
    "FigureChange",
    "FigureReason",
    "Finding",
    "FrameClause",
    "FulfilledMeasure",
    "Fulfilment",
    "FulfilmentSummary",
    "Highlight",
    "HighlightReason",
    "Kind",
    "LedgerEntry",
    "Link",
    "MachineReading",
    "Measure",
    "Mention",
    "Mode",
    "Origin",
    "OriginKind",
    "Outcome",
    "PartName",
    "PartSpan",
    "Pass",
    "Pin",
    "PlacedQuantity",
    "PlanDoubt",
    "Proof",
    "Quantity",
    "QuantityKind",
    "ReasonKind",
    "ReasonOfDifference",
    "Relation",
    "Report",
    "ReportName",
    "Role",
    "Section",
    "SectionGroup",
    "Severity",
    "Stage",
    "StaleEntry",
    "StalePin",
    "Statistic",
    "Status",
    "Summary",
    "Sureness",
    "Target",
    "TargetResult",
    "TargetSide",
    "TargetState",
    "TargetTable",
    "Targets",
    "Term",
    "Terms",
    "Verdict",
    "WordShift",
]

_HOMES: Final[dict[str, tuple[str, ...]]] = {
    "checking": ("CHECK_SCHEMA", "CheckedFile", "CheckResult", "Finding", "Severity", "StaleEntry"),
    "codes": ("EARLIER_FACETS", "Facet", "FateKind", "OriginKind", "Outcome", "Status"),
    "comparison": (
        "COMPARISON_SCHEMA",
        "Alignment",
        "Candidate",
        "Change",
        "Comparison",
        "DiffPart",
        "Link",
        "Mode",
        "Pass",
        "Proof",
        "SectionGroup",
        "Summary",
    ),
    "fates": ("Fate", "Mention", "Origin"),
    "figures": ("FigureChange", "FigureReason", "ReasonOfDifference"),
    "fulfilment": (
        "FULFILMENT_SCHEMA",
        "FulfilledMeasure",
        "Fulfilment",
        "FulfilmentSummary",
        "Relation",
        "TargetResult",
    ),
    "highlights": ("Highlight", "HighlightReason", "ReasonKind"),
    "pins": ("Pin", "StalePin", "Verdict"),
    "report": (
        "REPORT_SCHEMA",
        "Bound",
        "FrameClause",
        "Kind",
        "LedgerEntry",
        "MachineReading",
        "Measure",
        "PartName",
        "PartSpan",
        "PlacedQuantity",
        "PlanDoubt",
        "Quantity",
        "QuantityKind",
        "Report",
        "Role",
        "Section",
        "Stage",
        "Statistic",
    ),
    "targets": ("TARGETS_SCHEMA", "ReportName", "Target", "Targets", "TargetSide", "TargetState", "TargetTable"),
    "terms": ("Sureness", "Term", "Terms", "WordShift"),
}
"""The names of each module. They are loaded on first use: to make the classes takes longer than to start Python."""

_HOME: Final = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
