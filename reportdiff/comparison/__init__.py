"""Comparison: from links to changes with status, facets, figures, targets, terms and highlights."""

from reportdiff.comparison.compare import compare_reports, complete
from reportdiff.comparison.selection import filter_changes, summarize

__all__ = ["compare_reports", "complete", "filter_changes", "summarize"]
