"""The changes that an editor should read first, ranked by newsworthiness, each with its reasons.

Reasons come from :mod:`reportdiff.comparison.highlights.highlight_reasons`, points from ``data/highlights.toml``. Here
they are added up; changes about one thing are made one; and they are ranked so that no sort of news fills the page and
nothing doubtful stands among the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportdiff.comparison.figures.indicators import families
from reportdiff.comparison.highlights.figure_reasons import reasons_of_figure
from reportdiff.comparison.highlights.highlight_reasons import Background, reason, reasons_of_name, reasons_of_wording
from reportdiff.comparison.highlights.news_lexicon import weights
from reportdiff.comparison.highlights.section_news import clusters
from reportdiff.model import Change, Comparison, Highlight, HighlightReason, ReasonKind, Target

_SORTS = {
    "headline_target": "headline", "headline_added": "headline", "headline_removed": "headline",
    "figure_moved": "moved", "figure_added": "figure", "figure_removed": "figure",
    "programme_new": "new", "programme_first": "new", "programme_back": "new", "term_new": "new", "action": "new",
    "programme_dropped": "dropped", "term_gone": "dropped",
    "scope_wider": "scope", "scope_narrower": "scope",
}  # fmt: skip
"""Which reasons are news of one sort; the others are each of their own."""


_FIGURES_TOLD = 2
"""Figures of one change that are told as having come or gone."""


@dataclass(slots=True)
class _Candidate:
    """A change with its reasons while they are gathered: ``names`` are what it is about."""

    change: Change
    place: int
    section: str
    reasons: list[HighlightReason] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    also: list[str] = field(default_factory=list)
    doubtful: bool = False

    @property
    def strongest(self) -> HighlightReason:
        return min(self.reasons, key=lambda found: -found.weight)

    def score(self) -> float:
        """The points of the strongest reason, a share of the next two, and all of a doubt."""
        points = sorted((found.weight for found in self.reasons if found.weight > 0), reverse=True)
        minus = sum(found.weight for found in self.reasons if found.weight < 0)
        return points[0] + weights()["rank"]["further"] * sum(points[1:3]) + minus if points else minus


def rank_highlights(comparison: Comparison, *, earlier: Mapping[int, str] | None = None) -> tuple[Highlight, ...]:
    """The highlights of a comparison, most newsworthy first: at most ``most`` of the table, at least ``least`` points.

    ``earlier`` holds the texts of reports of the same region from years before the old one: what they name is no news.

    The score of a highlight is that of its rank: its points, less what is taken off for others of its sort above it.
    """
    candidates = _merged(_gathered(comparison, earlier or {}))
    least = weights()["rank"]["least"]
    return _ranked([candidate for candidate in candidates if candidate.score() >= least])


def _gathered(comparison: Comparison, earlier: Mapping[int, str]) -> list[_Candidate]:
    against = Background.of(comparison, earlier)
    by_change: dict[str, _Candidate] = {}
    for place, change in enumerate(comparison.changes):
        measure = against.measures[(change.new or change.old)[0]]
        candidate = _Candidate(change, place, measure.section)
        by_change[change.id] = candidate
        candidate.reasons += reasons_of_wording(change, against)
        found, names = reasons_of_name(change, against)
        candidate.reasons += found
        candidate.names |= {name.text for name in names if name.kind != "term"}
    _add_figures(comparison, against, by_change)
    for candidate in by_change.values():
        several = not {"split", "merged"}.isdisjoint(candidate.change.facets)
        candidate.reasons = _telling(candidate.reasons, several=several)
    _add_clusters(comparison, by_change)
    news = [candidate for candidate in by_change.values() if candidate.reasons]
    for candidate in news:
        if candidate.change.doubtful:
            candidate.reasons.append(_doubt(candidate, against))
        candidate.doubtful = any(found.kind == "doubt" for found in candidate.reasons)
    return news


def _add_figures(comparison: Comparison, against: Background, by_change: dict[str, _Candidate]) -> None:
    rows = comparison.targets.rows
    for row in rows:
        if _said_by_family(row, rows):
            continue
        spot = row.new.measure if row.new.quantity else row.old.measure
        home = comparison.change_of(spot or "")
        if row.change is None and home is None:
            continue
        candidate = by_change[row.change or (home.id if home else "")]
        candidate.reasons += reasons_of_figure(row, candidate.change, against)
        if row.indicator is not None and not row.name_en.endswith(row.measured):
            candidate.names.add(row.name)


def _said_by_family(row: Target, rows: Sequence[Target]) -> bool:
    """Whether a target that one plan lacks is stated there for its parts, or its parts as one: 城乡居民收入 is not gone
    where 城镇居民 and 农村居民 have figures."""
    if row.indicator is None or row.facet not in ("target_added", "target_removed"):
        return False
    family = families().get(row.indicator, frozenset())
    came = row.facet == "target_removed"
    sides = [other.new if came else other.old for other in rows if other.indicator in family]
    return any(side.state == "figure" for side in sides)


def _add_clusters(comparison: Comparison, by_change: dict[str, _Candidate]) -> None:
    """A section that came or went stands with the first of its measures that has no reason of its own."""
    for cluster in clusters(comparison):
        free = [change for change in cluster.changes if not by_change[change.id].reasons and not change.doubtful]
        if not free:
            continue
        kind: ReasonKind = "section_new" if cluster.side == "new" else "section_gone"
        values = {"name": cluster.title, "n": str(len(cluster.changes)), "total": str(cluster.total)}
        by_change[free[0].id].reasons.append(reason(kind, weights()["points"]["section"], **values))
        by_change[free[0].id].also += [change.id for change in free[1:]]


def _telling(reasons: Sequence[HighlightReason], *, several: bool) -> list[HighlightReason]:
    """The reasons without those that tell one thing twice. Figures that came and went between two linked measures are
    one figure that was not recognised, those that came with the parts of a commitment that was split or merged are new;
    of several that came, two are told."""
    came = [found for found in reasons if found.kind in ("figure_added", "figure_removed")]
    if len({found.kind for found in came}) > 1:
        came = [found for found in came if several and found.kind == "figure_added"]
    came.sort(key=lambda found: -found.weight)
    came = list({(found.kind, found.values["figure"]): found for found in reversed(came)}.values())[::-1]
    shown = [found for number, found in enumerate(came) if number < _FIGURES_TOLD]
    return [found for found in reasons if found.kind not in ("figure_added", "figure_removed") or found in shown]


def _doubt(candidate: _Candidate, against: Background) -> HighlightReason:
    """What is doubtful. That a name is absent was looked up and stands whatever was linked; that a figure or a
    commitment went does not."""
    change = candidate.change
    named = any(found.kind == "programme_dropped" for found in candidate.reasons)
    points = weights()["points"]["doubt_alone" if change.status == "new" or named else "doubt"]
    if change.nearest is not None and change.nearest.id in against.measures:
        text = against.measures[change.nearest.id].text
        year = against.old_year if change.status == "new" else against.new_year
        return reason("doubt", points, text=text, score=f"{change.nearest.score:.2f}", year=year)
    return reason("doubt", points, score="" if change.score is None else f"{change.score:.2f}")


def _merged(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Candidates that share a name are one: the one with more points stays and remembers the other."""
    kept: list[_Candidate] = []
    holder: dict[str, _Candidate] = {}
    for candidate in sorted(candidates, key=lambda one: (-one.score(), one.place)):
        same = next((holder[name] for name in sorted(candidate.names) if name in holder), None)
        if same is not None:
            same.also.append(candidate.change.id)
            continue
        kept.append(candidate)
        holder.update(dict.fromkeys(candidate.names, candidate))
    return kept


def _ranked(candidates: Iterable[_Candidate]) -> tuple[Highlight, ...]:
    """Greedily: the one with most points next, those of a sort or section that stands above it already losing some."""
    rank = weights()["rank"]
    left = sorted(candidates, key=lambda one: (-one.score(), one.place))
    sorts: Counter[str] = Counter()
    sections: Counter[str] = Counter()
    ranked: list[Highlight] = []

    def points(one: _Candidate) -> float:
        sort = _SORTS.get(one.strongest.kind, one.strongest.kind)
        share: float = rank["repeat"] ** sorts[sort] * rank["neighbour"] ** sections[one.section]
        return one.score() * share

    while left and len(ranked) < rank["most"]:
        sure = [one for one in left if not one.doubtful or len(ranked) + 1 >= rank["unsure_from"]]
        best = min(sure or left, key=lambda one: (-points(one), one.place))
        score = points(best)
        if ranked:
            score = min(score, ranked[-1].score)
        ranked.append(_highlight(best, len(ranked) + 1, score))
        left.remove(best)
        sorts[_SORTS.get(best.strongest.kind, best.strongest.kind)] += 1
        sections[best.section] += 1
    return tuple(ranked)


def _highlight(candidate: _Candidate, rank: int, score: float) -> Highlight:
    reasons = sorted(candidate.reasons, key=lambda found: -found.weight)
    return Highlight(
        change=candidate.change.id,
        rank=rank,
        score=round(score, 2),
        reasons=tuple(reasons),
        also=tuple(candidate.also),
    )
