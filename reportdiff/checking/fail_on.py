"""Which changes of a comparison somebody wants to be stopped by: those asked for, without the accepted ones."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final, get_args

from reportdiff.checking.baseline import (
    Baseline,
    change_fingerprint,
    comparison_scope,
    earlier_fingerprints,
    fingerprint_of,
)
from reportdiff.checking.rules.watch_rules import RULE_OF, WatchHit, watch_hits
from reportdiff.checking.watch_list import Watch
from reportdiff.model import Change, Comparison, Facet, StaleEntry, Status

ANY: Final = "any"
DOUBTFUL: Final = "doubtful"
WATCH: Final = "watch"

KINDS: Final = (ANY, *(each for each in get_args(Status) if each != "unchanged"), *get_args(Facet), DOUBTFUL, WATCH)
"""What can be asked for: any change, a status, a facet, a doubtful change, and a broken condition of the watch list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failures:
    """What of a comparison fails a run.

    ``changes`` are those of the requested kinds that are not accepted. ``hits`` are the broken conditions of the watch
    list, requested or not. ``accepted`` counts the accepted changes and hits. ``stale`` are the entries of the baseline
    that nothing in this comparison needs. ``failed`` says whether to stop."""

    changes: tuple[Change, ...]
    hits: tuple[WatchHit, ...]
    accepted: int
    stale: tuple[StaleEntry, ...]
    failed: bool


def find_failures(
    comparison: Comparison,
    kinds: Set[str],
    *,
    watches: Sequence[Watch] = (),
    baseline: Baseline | None = None,
    among: Sequence[Change] | None = None,
) -> Failures:
    """Find what a comparison contains of ``kinds`` (names of :data:`KINDS`); aims and frame never fail a run.

    ``among`` are the changes that count (default: all of the comparison), for example those that pass a filter."""
    entries = baseline or Baseline()
    scope, report = comparison_scope(comparison), f"{comparison.new.year}/{comparison.new.region}"
    changes_made = [change for change in comparison.changes if change.status != "unchanged"]
    accepted_ids = {change.id for change in changes_made if _is_accepted(change, comparison, entries)}
    hits = [hit for hit in watch_hits(watches, comparison) if hit.change is None or hit.change.id not in accepted_ids]
    open_hits = tuple(hit for hit in hits if not entries.accepts(report, hit_fingerprint(hit, report)))
    candidates = changes_made if among is None else [change for change in among if change.status != "unchanged"]
    changes = tuple(
        change
        for change in candidates
        if change.role == "commitment" and change.id not in accepted_ids and not kinds_of(change).isdisjoint(kinds)
    )
    return Failures(
        changes=changes,
        hits=open_hits,
        accepted=len(accepted_ids) + len(hits) - len(open_hits),
        stale=entries.stale([scope]),
        failed=bool(changes) or (WATCH in kinds and any(hit.condition != "notify_on_change" for hit in open_hits)),
    )


def _is_accepted(change: Change, comparison: Comparison, baseline: Baseline) -> bool:
    """Tell whether an entry accepts a change by its fingerprint, or by one of an earlier version."""
    scope = comparison_scope(comparison)
    if baseline.accepts(scope, change_fingerprint(change, comparison)):
        return True
    # Nothing in the baseline: then there is nothing to look for, and most runs have none.
    earlier = earlier_fingerprints(change, comparison) if baseline.entries else ()
    return any(baseline.accepts(scope, fingerprint) for fingerprint in earlier)


def kinds_of(change: Change) -> frozenset[str]:
    """Give the names of :data:`KINDS` that a change goes by."""
    return frozenset({ANY, change.status, *change.facets} | ({DOUBTFUL} if change.doubtful else set()))


def hit_fingerprint(hit: WatchHit, report: str) -> str:
    """Give the fingerprint that the finding of this hit has in a check of the new report (``2023/beijing``)."""
    return fingerprint_of(RULE_OF[hit.condition], report, hit.observation.identity)
