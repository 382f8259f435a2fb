"""Ten lines about a new report: what a subscriber wants to know first, each line true on its own.

Nothing is found here: targets, changes and highlights are those of the comparison, results those of the fulfilment,
hits those of the watch list. What is in doubt is left out and counted, but for targets, which are marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from reportdiff.checking.rules.watch_rules import WatchHit, watch_hits
from reportdiff.checking.watch_list import Watch
from reportdiff.corpus.find import find_report
from reportdiff.corpus.reports import list_reports
from reportdiff.corpus.specs import qualified
from reportdiff.errors import ReportdiffError, ReportNotFound
from reportdiff.model import Change, Comparison, Fulfilment, Measure, Report, Target
from reportdiff.model.brief import BRIEF_SCHEMA, Brief, BriefKind, BriefLimit, BriefLine, BriefSource
from reportdiff.model.targets import ReportName
from reportdiff.tracking.fulfilment import fulfil
from reportdiff.version import __version__

MOST: Final = 10
"""Lines of a brief."""

_ORDER: Final[tuple[BriefKind, ...]] = ("target", "watch", "score", "result", "new", "gone")
_SHARE: Final[Mapping[BriefKind, int]] = {"target": 3, "watch": 2, "score": 1, "result": 1, "new": 2, "gone": 1}
"""Lines that each kind has if it has so many; what is left goes round, in the order of :data:`_REST`."""

_REST: Final[tuple[BriefKind, ...]] = ("gone", "new", "result", "target", "watch")

_TELLING: Final = ("gdp", "cpi", "unemployment", "jobs", "income", "revenue")
"""Headline indicators that readers look for first, where none has moved."""


def earlier_report(spec: str, *, reports: Path | None = None, region: str | None = None) -> tuple[Path, Path]:
    """Give the path of the last report of a region before the one that ``spec`` names, and the path of that.

    Raises :class:`~reportdiff.errors.ReportNotFound` where there is none, and as
    :func:`reportdiff.corpus.find.find_report`."""
    file = find_report(qualified(spec, region), reports=reports)
    beside = file.path.parent.parent
    same = [
        other
        for other in list_reports(beside if beside.is_dir() else reports)
        if other.region == file.region and 0 < other.year < file.year
    ]
    if not same:
        raise ReportNotFound(
            f"{file.path}: no earlier report of {file.region} to compare with; add one: reportdiff add FILE",
            f"{file.path}：没有{file.region}更早的报告可以对比；请先添加：reportdiff add 文件",
        )
    return max(same, key=lambda other: other.year).path, file.path


def make_brief(comparison: Comparison, watches: Sequence[Watch] = ()) -> Brief:
    """Make the brief of a comparison of the two last reports of a region, with the hits of a watch list."""
    old, new = comparison.old, comparison.new
    limits = _limits(old, new)
    fulfilment = _fulfilment(old, new)
    if fulfilment is None:
        limits.append("no_review")
    relevant = [watch for watch in watches if watch.concerns(new.region)]
    candidates: dict[BriefKind, list[BriefLine]] = {
        "target": list(_targets(comparison)),
        "watch": list(_watched(comparison, relevant)),
        "score": [BriefLine(kind="score", what="score", sources=_sources_of_score(old, new))] if fulfilment else [],
        "result": list(_results(fulfilment)) if fulfilment else [],
        "new": list(_changes(comparison, "new")),
        "gone": list(_changes(comparison, "gone")),
    }
    commitments = [change for change in comparison.changes if change.role == "commitment"]
    return Brief(
        schema=BRIEF_SCHEMA,
        generator=f"reportdiff {__version__}",
        old=_name(old),
        new=_name(new),
        lines=_selection(candidates),
        new_count=sum(change.status == "new" for change in commitments),
        dropped_count=sum(change.status == "dropped" for change in commitments),
        unsure=sum(change.status in ("new", "dropped") and change.doubtful for change in commitments),
        watched=len(relevant),
        score=fulfilment.summary if fulfilment else None,
        limits=tuple(limits),
    )


def _selection(candidates: Mapping[BriefKind, Sequence[BriefLine]]) -> tuple[BriefLine, ...]:
    counts = {kind: min(_SHARE[kind], len(candidates[kind])) for kind in _ORDER}
    while sum(counts.values()) < MOST:
        left = [kind for kind in _REST if counts[kind] < len(candidates[kind])]
        if not left:
            break
        for kind in left:
            if sum(counts.values()) < MOST:
                counts[kind] += 1
    return tuple(line for kind in _ORDER for line in candidates[kind][: counts[kind]])


def _limits(old: Report, new: Report) -> list[BriefLimit]:
    limits: list[BriefLimit] = []
    if old.kind == "digest":
        limits.append("digest_old")
    if new.kind == "digest":
        limits.append("digest_new")
    if old.year and new.year and new.year - old.year != 1:
        limits.append("years_apart")
    if old.plan_doubts or new.plan_doubts:
        limits.append("plan_doubt")
    return limits


def _fulfilment(old: Report, new: Report) -> Fulfilment | None:
    if not any(span.part == "review" for span in new.parts):
        return None
    try:
        return fulfil(old, new)
    except ReportdiffError:
        return None


def _targets(comparison: Comparison) -> Iterator[BriefLine]:
    """Give the headline targets: what moved first, then those that readers look for."""
    stated = [row for row in comparison.targets.headline if "figure" in (row.old.state, row.new.state)]

    def rank(row: Target) -> tuple[bool, int]:
        place = _TELLING.index(row.indicator) if row.indicator in _TELLING else len(_TELLING)
        return row.facet is None, place

    for row in sorted(stated, key=rank):
        both = row.old.state == row.new.state == "figure"
        # A plan that names a target without a figure is not silent: such rows say too little for a line.
        if not both and "not_stated" not in (row.old.state, row.new.state):
            continue
        what = row.facet or ("target_same" if both else None)
        if what is None or (row.reason is not None and both):
            continue
        yield BriefLine(
            kind="target",
            what=what,
            name=row.name,
            name_en=row.name_en,
            old=row.old.words,
            new=row.new.words,
            sources=tuple(
                BriefSource(year=report.year, part="plan", section=side.section)
                for report, side in ((comparison.old, row.old), (comparison.new, row.new))
                if side.state == "figure"
            ),
            doubtful=row.doubtful or row.misprint,
            change=row.change,
        )


def _watched(comparison: Comparison, watches: Sequence[Watch]) -> Iterator[BriefLine]:
    """Give a line for each condition that is not kept, and one for a list all of whose conditions are."""
    if not watches:
        return
    hits = watch_hits(watches, comparison)
    for hit in hits:
        yield _watch_line(comparison, hit)
    if not hits:
        yield BriefLine(
            kind="watch",
            what="watch_none",
            name=str(len(watches)),
            sources=(BriefSource(year=comparison.new.year, part="plan", section=""),),
        )


def _watch_line(comparison: Comparison, hit: WatchHit) -> BriefLine:
    change = hit.change
    before, after = (comparison.members(change.old), comparison.members(change.new)) if change else ([], [])
    values = {side: _with_name(change, words) for side, words in hit.observation.values.items()}
    return BriefLine(
        kind="watch",
        what=hit.observation.key,
        name=hit.watch.name,
        name_en=hit.watch.name,
        old=values.get("old", before[0].text if before and not after else ""),
        new=values.get("new", after[0].text if after else ""),
        sources=_sources(comparison, before, after)
        or (BriefSource(year=comparison.new.year, part="plan", section=""),),
        doubtful=bool(change and change.doubtful),
        change=change.id if change else None,
    )


def _with_name(change: Change | None, words: str) -> str:
    """Give the words of a figure with what it counts (200个 as 服务点200个), other words as they are."""
    for figure in change.figures if change else ():
        if any(side is not None and side.surface == words for side in (figure.old, figure.new)):
            return words if figure.measured in words else figure.measured + words
    return words


def _results(fulfilment: Fulfilment) -> Iterator[BriefLine]:
    """Give the targets of the old plan beside their results: what was missed, then what went beyond, then what was met;
    headline indicators first."""
    order = {"short": 0, "exceeded": 1, "met": 2}
    pairs = [
        (item, result)
        for item in fulfilment.items
        if not item.doubtful
        for result in item.results
        if result.relation in order
    ]
    pairs.sort(key=lambda pair: (order[pair[1].relation], pair[1].indicator is None))
    for item, result in pairs:
        name = result.name or result.measured
        yield BriefLine(
            kind="result",
            what=result.relation,
            name=name or item.measure.text,
            name_en=result.name_en or name or item.measure.text,
            old=result.target_words,
            new=result.result_words,
            proof=item.evidence[0].text if item.evidence else "",
            proof_part="review",
            sources=(
                BriefSource(year=fulfilment.old.year, part="plan", section=item.measure.section),
                BriefSource(year=fulfilment.new.year, part="review", section=""),
            ),
        )


def _changes(comparison: Comparison, kind: BriefKind) -> Iterator[BriefLine]:
    """Give new or dropped commitments that are sure: highlights first, then in the order of the report."""
    status = "new" if kind == "new" else "dropped"
    first = [comparison.change(highlight.change) for highlight in comparison.highlights]
    ranked = [change for change in first if change is not None]
    seen = {change.id for change in ranked}
    rest = [change for change in comparison.changes if change.id not in seen]
    for change in (*ranked, *rest):
        story = change.origin if kind == "new" else change.fate
        if change.status != status or change.role != "commitment" or change.doubtful or story is None or story.doubtful:
            continue
        yield _change_line(comparison, change, kind)


def _change_line(comparison: Comparison, change: Change, kind: BriefKind) -> BriefLine:
    before, after = comparison.members(change.old), comparison.members(change.new)
    story = change.origin if kind == "new" else change.fate
    proof = story.proofs[0] if story and story.proofs and story.kind not in ("gone", "first") else None
    return BriefLine(
        kind=kind,
        what=kind,
        old=before[0].text if before else "",
        new=after[0].text if after else "",
        fate=change.fate.kind if change.fate else None,
        origin=change.origin.kind if change.origin else None,
        proof=proof.text if proof else "",
        proof_part=proof.part if proof else None,
        proof_year=proof.year if proof else 0,
        sources=_sources(comparison, before, after),
        change=change.id,
    )


def _sources(comparison: Comparison, before: Sequence[Measure], after: Sequence[Measure]) -> tuple[BriefSource, ...]:
    return tuple(
        BriefSource(year=report.year, part=measures[0].part, section=measures[0].section)
        for report, measures in ((comparison.old, before), (comparison.new, after))
        if measures
    )


def _sources_of_score(old: Report, new: Report) -> tuple[BriefSource, ...]:
    return (
        BriefSource(year=old.year, part="plan", section=""),
        BriefSource(year=new.year, part="review", section=""),
    )


def _name(report: Report) -> ReportName:
    return ReportName(region=report.region, year=report.year, title=report.title, kind=report.kind)
