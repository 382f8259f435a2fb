"""The codes that options name too: they are here so that reading a command line loads no class of the model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Status = Literal["new", "dropped", "changed", "reworded", "unchanged"]

Facet = Literal[
    "moved",
    "split",
    "merged",
    "target_raised",
    "target_lowered",
    "target_added",
    "target_removed",
    "target_changed",
    "members_added",
    "members_gone",
    "stage_advanced",
    "stage_set_back",
    "wording_stronger",
    "wording_weaker",
]

EARLIER_FACETS: Final[Mapping[str, tuple[Facet, ...]]] = {
    "expanded": ("members_added", "stage_advanced"),
    "narrowed": ("members_gone", "stage_set_back"),
}
"""The facets of earlier versions, and those that say more exactly what each of them meant."""

FateKind = Literal["done", "under_way", "outlook", "named", "gone"]
"""What the new report says of a dropped measure: its review reports a result (delivered, exceeded or missed); its
review says that work goes on; it is in the five-year part; its object is named elsewhere; nothing."""

OriginKind = Literal["announced", "named", "first"]
"""Where a new measure comes from: the old report's outlook or review names it; its plan, or another year, names it;
nowhere before in the reports at hand."""

Outcome = Literal["delivered", "exceeded", "missed", "in_progress", "not_mentioned"]
"""What the review says of a commitment: it was done or the result meets the figure; the result goes beyond the figure;
it falls short, or the review says that it was not reached; work goes on; nothing."""
