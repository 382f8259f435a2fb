"""Comparison: from links to changes with status, facets, figures, targets, terms and highlights.

What the package offers is loaded on first use: to select changes of a finished comparison needs nothing that makes one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportdiff.comparison.compare import compare_reports, complete
    from reportdiff.comparison.selection import filter_changes, summarize

__all__ = ["compare_reports", "complete", "filter_changes", "summarize"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = "compare" if name in ("compare_reports", "complete") else "selection"
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
