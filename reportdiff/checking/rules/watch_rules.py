"""What became of what is watched: the rules of the watch list, and the same for a comparison by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportdiff.checking.inspection import Inspection
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.registry import rule
from reportdiff.checking.rules.text_rules import shortened
from reportdiff.checking.watch_list import Condition, Watch, WatchedTexts
from reportdiff.model import Change, Comparison, FigureChange, Measure, Report

RULE_OF: Final[dict[Condition, str]] = {
    "must_exist": "RD601",
    "target_not_lowered": "RD602",
    "no_stage_back": "RD603",
    "notify_on_change": "RD604",
}
"""Which rule keeps which condition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchHit:
    """A condition of the watch list that is not kept: the entry, what was found, and the change it is about (``None``
    where something is missing altogether)."""

    watch: Watch
    condition: Condition
    observation: Observation
    change: Change | None = None


@rule("RD601", "warning")
def missing(inspection: Inspection) -> Iterator[Observation]:
    """Find what must be in the plan and is not."""
    report, watches = inspection.report, _watches_of(inspection, "must_exist")
    if report is None or not watches:
        return
    plan = _texts_of_plan(report)
    for watch in watches:
        if not watch.matches(plan):
            yield _missing_hit(watch, report).observation


@rule("RD602", "warning")
def target_lowered(inspection: Inspection) -> Iterator[Observation]:
    """Find figures that must not be lowered and are, or are gone."""
    yield from _breaches(inspection, "target_not_lowered")


@rule("RD603", "warning")
def stage_back(inspection: Inspection) -> Iterator[Observation]:
    """Find what must not be put back and is."""
    yield from _breaches(inspection, "no_stage_back")


@rule("RD604", "notice")
def changed(inspection: Inspection) -> Iterator[Observation]:
    """Find what is watched and has changed in any way."""
    yield from _breaches(inspection, "notify_on_change")


def watch_hits(watches: Sequence[Watch], comparison: Comparison) -> tuple[WatchHit, ...]:
    """Give the conditions of ``watches`` that the new report of a comparison does not keep: by entry, condition and
    change."""
    hits: list[WatchHit] = []
    relevant = [watch for watch in watches if watch.concerns(comparison.new.region)]
    if not relevant:
        return ()
    plan, changes = _texts_of_plan(comparison.new), _WatchedChanges.of(comparison)
    for watch in relevant:
        for condition in watch.conditions:
            if condition == "must_exist":
                hits += [] if watch.matches(plan) else [_missing_hit(watch, comparison.new)]
            else:
                hits += _hits(watch, condition, changes)
    return tuple(hits)


def _watches_of(inspection: Inspection, condition: Condition) -> list[Watch]:
    return [
        watch for watch in inspection.watches if condition in watch.conditions and watch.concerns(inspection.region)
    ]


def _breaches(inspection: Inspection, condition: Condition) -> Iterator[Observation]:
    watches = _watches_of(inspection, condition)
    comparison = inspection.comparison if watches else None
    if comparison is None:
        return
    changes = _WatchedChanges.of(comparison)
    for watch in watches:
        yield from (hit.observation for hit in _hits(watch, condition, changes))


def _texts_of_plan(report: Report) -> WatchedTexts:
    """Give the texts to search in a plan: its measures, and the clauses of its frame."""
    return WatchedTexts.of([measure.text for measure in report.measures] + [clause.text for clause in report.frame])


def _missing_hit(watch: Watch, report: Report) -> WatchHit:
    first = report.measures[0]
    observation = Observation(
        key="watch_missing",
        values={"name": watch.name},
        words=first.text[:12],
        start=first.start,
        identity=f"{watch.name} missing",
        severity=watch.severity,
    )
    return WatchHit(watch=watch, condition="must_exist", observation=observation)


@dataclass(frozen=True, slots=True)
class _WatchedChange:
    change: Change
    before: tuple[Measure, ...]
    after: tuple[Measure, ...]
    texts: WatchedTexts


@dataclass(frozen=True, slots=True)
class _WatchedChanges:
    """The changes of a comparison, unchanged ones left out, with their texts; ``whole`` has the texts of all of them,
    so that most entries of a long list need one look."""

    each: tuple[_WatchedChange, ...]
    whole: WatchedTexts

    @classmethod
    def of(cls, comparison: Comparison) -> _WatchedChanges:
        entries = []
        for change in comparison.changes:
            if change.status != "unchanged":
                before = tuple(comparison.members(change.old))
                after = tuple(comparison.members(change.new))
                texts = WatchedTexts.of(measure.text for measure in (*before, *after))
                entries.append(_WatchedChange(change, before, after, texts))
        return cls(
            tuple(entries),
            WatchedTexts.of(measure.text for change in entries for measure in (*change.before, *change.after)),
        )


def _hits(watch: Watch, condition: Condition, changes: _WatchedChanges) -> Iterator[WatchHit]:
    if not watch.matches(changes.whole):
        return
    for candidate in changes.each:
        if watch.matches(candidate.texts):
            for key, values in _BROKEN[condition](candidate.change, candidate.before, candidate.after):
                observation = _observation(watch, key, values, candidate.change, candidate.before, candidate.after)
                yield WatchHit(watch=watch, condition=condition, observation=observation, change=candidate.change)


def _observation(
    watch: Watch,
    key: str,
    values: dict[str, str],
    change: Change,
    before: Sequence[Measure],
    after: Sequence[Measure],
) -> Observation:
    measure = after[0] if after else None
    texts = "|".join(measure.text for measure in (*before, *after))
    return Observation(
        key=key,
        values={"name": watch.name, **values},
        words=measure.text if measure else "",
        start=measure.start if measure else None,
        measure=measure.id if measure else None,
        change=change.id,
        identity=f"{watch.name} {key} {texts}",
        severity=watch.severity,
    )


_Values = Iterator[tuple[str, dict[str, str]]]


def _lowered_targets(change: Change, before: Sequence[Measure], after: Sequence[Measure]) -> _Values:
    for figure in change.figures:
        if figure.facet == "target_removed" and figure.old is not None:
            yield "watch_removed", {"old": figure.old.surface}
        elif figure.old is not None and figure.new is not None and _is_worse(figure):
            yield "watch_lowered", {"old": figure.old.surface, "new": figure.new.surface}


def _is_worse(figure: FigureChange) -> bool:
    """Tell whether a figure is lower, or higher where lower is better for what is measured (unemployment)."""
    if figure.better is not None:
        return figure.better == "worse"
    return figure.facet == "target_lowered"


def _set_back(change: Change, before: Sequence[Measure], after: Sequence[Measure]) -> _Values:
    if "stage_set_back" in change.facets:
        proof = next((each for each in change.proofs if each.facet == "stage_set_back"), None)
        old, new = (proof.old, proof.new) if proof else (before[0].text, after[0].text)
        yield "watch_set_back", {"old": shortened(old), "new": shortened(new)}


def _any_change(change: Change, before: Sequence[Measure], after: Sequence[Measure]) -> _Values:
    key = {"new": "watch_new", "dropped": "watch_dropped"}.get(change.status, "watch_changed")
    yield key, {"words": shortened((after or before)[0].text)}


_BROKEN: Final[dict[Condition, Callable[[Change, Sequence[Measure], Sequence[Measure]], _Values]]] = {
    "target_not_lowered": _lowered_targets,
    "no_stage_back": _set_back,
    "notify_on_change": _any_change,
}
