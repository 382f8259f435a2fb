"""The changes that an editor should read first, ranked by newsworthiness, each with its reasons.

Reasons come from :mod:`reportdiff.comparison.highlights.highlight_reasons`, points from ``data/highlights.toml``. This
module adds up the points and merges changes about one thing. The ranking lets no sort of news fill the page, and
nothing doubtful is among the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportdiff.comparison.figures.indicators import families
from reportdiff.comparison.highlights.figure_reasons import reasons_of_figure
from reportdiff.comparison.highlights.highlight_reasons import Background, reason, reasons_of_name, reasons_of_wording
from reportdiff.comparison.highlights.news_lexicon import weights
from reportdiff.comparison.highlights.news_value import NewsFacts, news_value
from reportdiff.comparison.highlights.section_news import clusters
from reportdiff.comparison.highlights.subjects import reasons_of_subject
from reportdiff.model import Change, Comparison, Highlight, HighlightReason, ReasonKind, Target

_SORTS = {
    "headline_target": "headline", "headline_added": "headline", "headline_removed": "headline",
    "figure_moved": "moved", "figure_added": "figure", "figure_removed": "figure",
    "programme_new": "new", "programme_first": "new", "programme_back": "new", "term_new": "new", "action": "new",
    "subject_new": "new", "term_fresh": "new",
    "programme_dropped": "dropped", "term_gone": "dropped", "subject_gone": "dropped",
    "members_added": "members", "members_gone": "members",
}  # fmt: skip
"""Which reasons are news of one sort; each of the others is a sort of its own."""


_NAMING = frozenset(
    {"programme_new", "programme_first", "programme_back", "programme_dropped", "term_new", "term_gone"}
)
"""Reasons that quote a name."""

_MOST_FIGURES = 2
"""The most reasons of one change about figures that only one plan has."""


@dataclass(slots=True)
class _Candidate:
    """A change while its reasons are gathered; ``names`` are what it is about, ``value`` is how likely it is good."""

    change: Change
    index: int
    section: str
    reasons: list[HighlightReason] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    also: list[str] = field(default_factory=list)
    doubtful: bool = False
    value: float = 1.0

    @property
    def strongest(self) -> HighlightReason:
        return min(self.reasons, key=lambda reason: -reason.weight)

    def points(self) -> float:
        """Add up the points of the strongest reason, a share of the next two, and all of a doubt."""
        points = sorted((reason.weight for reason in self.reasons if reason.weight > 0), reverse=True)
        minus = sum(reason.weight for reason in self.reasons if reason.weight < 0)
        return points[0] + weights()["rank"]["further"] * sum(points[1:3]) + minus if points else minus

    def score(self) -> float:
        """Give the points times a power of the value."""
        return self.points() * float(self.value ** weights()["rank"]["value"])


def rank_highlights(comparison: Comparison, *, earlier: Mapping[int, str] | None = None) -> tuple[Highlight, ...]:
    """Rank the highlights of a comparison, most newsworthy first.

    There are at most ``most`` (of the table), each with at least ``least`` points before its value counts. ``earlier``
    are the texts of reports of the same region from years before the old one: what they name is no news. The score of
    a highlight is its points times a power of its value (:mod:`~reportdiff.comparison.highlights.news_value`), minus
    the discount for highlights of its sort above it."""
    candidates = _without_repeats(_candidates(comparison, earlier or {}))
    least = weights()["rank"]["least"]
    return _highlights([candidate for candidate in candidates if candidate.points() >= least])


def _candidates(comparison: Comparison, earlier: Mapping[int, str]) -> list[_Candidate]:
    against = Background.of(comparison, earlier)
    by_change: dict[str, _Candidate] = {}
    for index, change in enumerate(comparison.changes):
        if change.role != "commitment":
            continue
        measure = against.measures[(change.new or change.old)[0]]
        candidate = _Candidate(change, index, measure.section)
        by_change[change.id] = candidate
        candidate.reasons += reasons_of_wording(change, against)
        candidate.reasons += reasons_of_subject(change, against)
        reasons, names = reasons_of_name(change, against)
        candidate.reasons += reasons
        candidate.names |= {name.text for name in names if name.kind != "term"}
    _add_figures(comparison, against, by_change)
    _add_fresh_terms(comparison, by_change)
    for candidate in by_change.values():
        several = not {"split", "merged"}.isdisjoint(candidate.change.facets)
        candidate.reasons = _telling(candidate.reasons, several=several)
    _add_clusters(comparison, by_change)
    news = [candidate for candidate in by_change.values() if candidate.reasons]
    for candidate in news:
        if candidate.change.doubtful:
            candidate.reasons.append(_doubt(candidate, against))
        candidate.doubtful = any(one.kind == "doubt" for one in candidate.reasons)
        candidate.value = _value(candidate, against)
    return news


def _value(candidate: _Candidate, against: Background) -> float:
    """Estimate how likely an editor is to call the highlight good."""
    change = candidate.change
    reasons = sorted(candidate.reasons, key=lambda one: -one.weight)
    names = [one.values["name"] for one in reasons if one.kind in _NAMING]
    moves = [float(one.values["relative"]) for one in reasons if one.values.get("relative")]
    facts = NewsFacts(
        status=change.status,
        doubtful=candidate.doubtful,
        kinds=[one.kind for one in reasons],
        old=tuple(against.measures[member].text for member in change.old),
        new=tuple(against.measures[member].text for member in change.new),
        names=tuple(dict.fromkeys(names)),
        relative=max(moves, key=abs, default=0.0),
    )
    return news_value(facts)


def _add_figures(comparison: Comparison, against: Background, by_change: dict[str, _Candidate]) -> None:
    rows = comparison.targets.rows
    for row in rows:
        if _is_in_family(row, rows):
            continue
        spot = row.new.measure if row.new.quantity else row.old.measure
        home = comparison.change_of(spot or "")
        if row.change is None and home is None:
            continue
        candidate = by_change.get(row.change or (home.id if home else ""))
        if candidate is None:
            continue
        candidate.reasons += reasons_of_figure(row, candidate.change, against)
        if row.indicator is not None and not row.name_en.endswith(row.measured):
            candidate.names.add(row.name)


def _add_fresh_terms(comparison: Comparison, by_change: dict[str, _Candidate]) -> None:
    """Add a reason to the first new change with a term that no report of any region had before last year.

    What an earlier report of this region had is back, and not fresh."""
    for term in comparison.terms.new:
        if not term.fresh:
            continue
        homes = [comparison.change_of(member) for member in term.measures]
        home = next((by_change.get(home.id) for home in homes if home and home.status != "dropped"), None)
        if home is not None and not any(one.kind in ("term_fresh", "programme_back") for one in home.reasons):
            values = {"name": term.term, "year": str(term.collection)}
            home.reasons.append(reason("term_fresh", weights()["points"]["term_fresh"], **values))


def _is_in_family(row: Target, rows: Sequence[Target]) -> bool:
    """Tell whether the plan that lacks a target states it for its parts, or its parts as one: 城乡居民收入 is not gone
    where 城镇居民 and 农村居民 have figures."""
    if row.indicator is None or row.facet not in ("target_added", "target_removed"):
        return False
    family = families().get(row.indicator, frozenset())
    is_removed = row.facet == "target_removed"
    sides = [other.new if is_removed else other.old for other in rows if other.indicator in family]
    return any(side.state == "figure" for side in sides)


def _add_clusters(comparison: Comparison, by_change: dict[str, _Candidate]) -> None:
    """Add the reason of a new or dropped section to the first of its measures that has no reason of its own."""
    for cluster in clusters(comparison):
        free = [change for change in cluster.changes if not by_change[change.id].reasons and not change.doubtful]
        if not free:
            continue
        kind: ReasonKind = "section_new" if cluster.side == "new" else "section_gone"
        values = {"name": cluster.title, "n": str(len(cluster.changes)), "total": str(cluster.total)}
        by_change[free[0].id].reasons.append(reason(kind, weights()["points"]["section"], **values))
        by_change[free[0].id].also += [change.id for change in free[1:]]


def _telling(reasons: Sequence[HighlightReason], *, several: bool) -> list[HighlightReason]:
    """Give the reasons without those that say one thing twice.

    An added and a removed figure of one link are one figure that was not recognised. Figures that are added with the
    parts of a split or merged commitment are new. Of several added figures, two stay."""
    figure_reasons = [one for one in reasons if one.kind in ("figure_added", "figure_removed")]
    if len({one.kind for one in figure_reasons}) > 1:
        figure_reasons = [one for one in figure_reasons if several and one.kind == "figure_added"]
    figure_reasons.sort(key=lambda one: -one.weight)
    figure_reasons = list({(one.kind, one.values["figure"]): one for one in reversed(figure_reasons)}.values())[::-1]
    selection = [one for number, one in enumerate(figure_reasons) if number < _MOST_FIGURES]
    return [one for one in reasons if one.kind not in ("figure_added", "figure_removed") or one in selection]


def _doubt(candidate: _Candidate, against: Background) -> HighlightReason:
    """Say what is doubtful. An absent name was looked up, and is news whatever is linked; a removed figure or
    commitment is not."""
    change = candidate.change
    names_programme = any(one.kind == "programme_dropped" for one in candidate.reasons)
    points = weights()["points"]["doubt_alone" if change.status == "new" or names_programme else "doubt"]
    if change.nearest is not None and change.nearest.id in against.measures:
        text = against.measures[change.nearest.id].text
        side, year = ("old", against.old_year) if change.status == "new" else ("new", against.new_year)
        return reason("doubt", points, text=text, score=f"{change.nearest.score:.2f}", year=year, side=side)
    return reason("doubt", points, score="" if change.score is None else f"{change.score:.2f}")


def _without_repeats(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Merge candidates that share a name: the one with more points stays and lists the other."""
    result: list[_Candidate] = []
    holder: dict[str, _Candidate] = {}
    for candidate in sorted(candidates, key=lambda one: (-one.score(), one.index)):
        same = next((holder[name] for name in sorted(candidate.names) if name in holder), None)
        if same is not None:
            same.also.append(candidate.change.id)
            continue
        result.append(candidate)
        holder.update(dict.fromkeys(candidate.names, candidate))
    return result


def _highlights(candidates: Iterable[_Candidate]) -> tuple[Highlight, ...]:
    """Rank greedily: the candidate with most points is next; those of a sort or section ranked already lose some."""
    rank = weights()["rank"]
    queue = sorted(candidates, key=lambda one: (-one.score(), one.index))
    sorts: Counter[str] = Counter()
    sections: Counter[str] = Counter()
    highlights: list[Highlight] = []

    def points(one: _Candidate) -> float:
        sort = _SORTS.get(one.strongest.kind, one.strongest.kind)
        share: float = rank["repeat"] ** sorts[sort] * rank["neighbour"] ** sections[one.section]
        return one.score() * share

    while queue and len(highlights) < rank["most"]:
        sure = [one for one in queue if not one.doubtful or len(highlights) + 1 >= rank["unsure_from"]]
        best = min(sure or queue, key=lambda one: (-points(one), one.index))
        score = points(best)
        if highlights:
            score = min(score, highlights[-1].score)
        highlights.append(_highlight(best, len(highlights) + 1, score))
        queue.remove(best)
        sorts[_SORTS.get(best.strongest.kind, best.strongest.kind)] += 1
        sections[best.section] += 1
    return tuple(highlights)


def _highlight(candidate: _Candidate, rank: int, score: float) -> Highlight:
    reasons = sorted(candidate.reasons, key=lambda one: -one.weight)
    return Highlight(
        change=candidate.change.id,
        rank=rank,
        score=round(score, 2),
        reasons=tuple(reasons),
        also=tuple(candidate.also),
    )
