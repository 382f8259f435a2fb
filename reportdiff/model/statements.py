"""What one report states of the headline indicators, in the short form in which it is kept: places instead of texts."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.model.report import Report
from reportdiff.model.targets import TargetState


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMention:
    """A place where an indicator is stated.

    ``index`` counts the measures of the report, then its frame clauses, from 0; ``quantity`` the figures of that
    measure from 0, -1 for none. ``central`` is true in the paragraph of the targets."""

    indicator: str
    state: TargetState
    index: int
    quantity: int
    central: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredStatements:
    """The mentions of a plan, and those of the review in the same report.

    ``review`` is a report whose measures are the passages of the review, in the year that it reviews, without its text;
    ``None`` where there is none."""

    plan: tuple[StoredMention, ...]
    review: Report | None
    results: tuple[StoredMention, ...]
