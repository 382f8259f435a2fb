"""Comparison: from links to changes with status, facets, figures, inline diff and terms."""

from reportdiff.comparison.compare import compare_reports
from reportdiff.comparison.section_groups import SectionGroup, group_by_section
from reportdiff.comparison.selection import filter_changes, summarize

__all__ = ["SectionGroup", "compare_reports", "filter_changes", "group_by_section", "summarize"]
