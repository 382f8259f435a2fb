"""Two versions of one report, a draft and the final text: what was reworded is the news, and comes first.

Between two years a reworded measure is hardly worth a line. Between two versions it is what somebody decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportdiff.model import Change, Comparison, Highlight, HighlightReason, Report, SectionGroup
from reportdiff.parsing.folding import fold
from reportdiff.regions import UNKNOWN

MOST: Final = 20
"""Highlights of two versions."""


def are_versions(old: Report, new: Report) -> bool:
    """Tell whether two reports are versions of one: of the same year, and the same region or title."""
    if not old.year or old.year != new.year or old.kind != new.kind:
        return False
    if UNKNOWN in (old.region, new.region):
        return bool(old.title) and fold(old.title) == fold(new.title)
    return old.region == new.region


def wording_first(comparison: Comparison) -> Comparison:
    """Put what was reworded first: among the highlights, and in each section."""
    wordings = [change for change in comparison.changes if _is_wording(change)]
    ranks = {highlight.change: highlight for highlight in comparison.highlights}
    first = [ranks.get(change.id) or _highlight(change) for change in wordings if change.role == "commitment"]
    ids = {highlight.change for highlight in first}
    rest = [highlight for highlight in comparison.highlights if highlight.change not in ids]
    highlights = [*first, *rest][:MOST]
    return replace(
        comparison,
        sections=_sections(comparison.sections, {change.id for change in wordings}),
        highlights=tuple(
            replace(highlight, rank=rank, score=float(len(highlights) - rank + 1))
            for rank, highlight in enumerate(highlights, start=1)
        ),
    )


def _is_wording(change: Change) -> bool:
    return change.status in ("changed", "reworded")


def _highlight(change: Change) -> Highlight:
    removed, added = (next((part.text for part in change.diff if part.op == op), "") for op in ("delete", "insert"))
    reason = HighlightReason(kind="reworded", weight=1.0, values={"old": removed, "new": added})
    return Highlight(change=change.id, rank=0, score=0.0, reasons=(reason,))


def _sections(groups: Sequence[SectionGroup], wordings: set[str]) -> tuple[SectionGroup, ...]:
    return tuple(
        replace(group, changes=tuple(sorted(group.changes, key=lambda change: change not in wordings)))
        for group in groups
    )
