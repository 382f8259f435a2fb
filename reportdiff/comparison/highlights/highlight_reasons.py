"""Why a change is news: the reasons of one change, each with its points and the words that prove it.

Every reason has a proof: a name that the other report has nowhere, a facet with its words, or a figure (see
:mod:`reportdiff.comparison.highlights.figure_reasons`). A measure with neither figure nor name nor facet has no reason,
and is no highlight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from reportdiff.comparison.figures.guard.counted_figures import Figure, figures_of
from reportdiff.comparison.highlights.name_search import Name, is_absent, searchable
from reportdiff.comparison.highlights.news_lexicon import is_stock, weights, without_openings
from reportdiff.comparison.highlights.programmes import is_letters, names_in, object_of
from reportdiff.model import Change, Comparison, HighlightReason, Measure, ReasonKind
from reportdiff.text.clause_marks import STATEMENT_BREAK

_THOUGHTS = frozenset({"研究", "谋划"})
_BUNDLE = re.compile(r"[一二三四五六七八九十两双]\w{1,3}$")
_LIGHT = re.compile(r"(?:继续|全面|扎实|切实|统筹)*(?:做好|抓好|搞好|加强|加大|强化|规范|完善|做实)")
_PEOPLE = re.compile(r"群众|人口|户|农户|农民|居民|对象|安置|后续|工作|企业")

_LEAST_COMMON = 0.4
"""Share of the longer text that both sides of a link must have in common for a step between them to be news."""

_LEAST_COMMON_CLOSE = 0.5
"""The same for a step back and for wording. The second phase of a finished thing looks like a step back, and wording
says nothing where the object differs."""


@dataclass(frozen=True, slots=True)
class Background:
    """What reasons are checked against: the measures of both plans by id, and the figures and the year of each plan.

    The texts of both reports, and those of earlier years by year, are folded for searching. The plans are verbatim, a
    measure a line."""

    measures: Mapping[str, Measure]
    old: Sequence[Figure]
    new: Sequence[Figure]
    old_text: str
    new_text: str
    old_plan: str
    new_plan: str
    old_year: str
    new_year: str
    earlier: Mapping[int, str]

    @classmethod
    def of(cls, comparison: Comparison, earlier: Mapping[int, str]) -> Background:
        """Gather the background of a comparison; ``earlier`` are texts of older reports by year."""
        old, new = comparison.old, comparison.new
        return cls(
            measures=comparison.measures,
            old=figures_of(old.measures),
            new=figures_of(new.measures),
            old_text=searchable(old.text),
            new_text=searchable(new.text),
            old_plan="\n".join(measure.text for measure in old.measures),
            new_plan="\n".join(measure.text for measure in new.measures),
            old_year=str(old.year or ""),
            new_year=str(new.year or ""),
            earlier={year: searchable(text) for year, text in sorted(earlier.items()) if year < old.year},
        )


def reason(kind: ReasonKind, points: float, **values: str) -> HighlightReason:
    """Make a reason, its points rounded so that they read the same everywhere."""
    return HighlightReason(kind=kind, weight=round(points, 2), values=values)


def reasons_of_wording(change: Change, against: Background) -> Iterator[HighlightReason]:
    """Give the reasons why the facets of members, stage and strength of a change are news."""
    points = weights()["points"]
    common = _common(change, against) if change.proofs else 0.0
    if common < _LEAST_COMMON:
        return
    manner = is_stock("；".join(against.measures[member].text for member in (*change.old, *change.new)))
    # 研究 → 落实 is one step, and the reason of the stage has it.
    has_stage = any(proof.facet in ("stage_advanced", "stage_set_back") for proof in change.proofs)
    for proof in change.proofs:
        values = {"old": proof.old, "new": proof.new}
        if proof.facet in ("members_added", "members_gone"):
            # The headline quotes the clause with the first of them.
            side = "new" if proof.facet == "members_added" else "old"
            kind: ReasonKind = "members_added" if side == "new" else "members_gone"
            yield reason(kind, points["members"], **{side: proof.members[0], "members": "、".join(proof.members)})
        elif proof.facet == "stage_set_back" and common >= _LEAST_COMMON_CLOSE:
            yield reason("stage_set_back", points["stage_set_back"], **values)
        elif proof.facet == "stage_advanced" and proof.new not in _THOUGHTS:
            yield reason("stage_reached", points["stage_reached"], **values)
        elif proof.facet in ("wording_stronger", "wording_weaker") and not has_stage and common >= _LEAST_COMMON_CLOSE:
            if manner or len(change.old) > 1 or len(change.new) > 1:
                continue  # a stock phrase is the same with 坚决 or without; several measures have a verb each
            firmer: ReasonKind = "wording_stronger" if proof.facet == "wording_stronger" else "wording_weaker"
            yield reason(firmer, points[firmer], **values)


def _common(change: Change, against: Background) -> float:
    """Compute the share of the longer side of a link that the other side has too, in order."""
    old, new = ("；".join(against.measures[member].text for member in side) for side in (change.old, change.new))
    return LCSseq.similarity(old, new) / max(len(old), len(new), 1)


def reasons_of_name(change: Change, against: Background) -> tuple[list[HighlightReason], tuple[Name, ...]]:
    """Give the reasons why a new or dropped measure is news: its names, and that something is to happen.

    The second value are the names. A split or merged commitment has the names that the old report lacks."""
    if change.status not in ("new", "dropped"):
        return _of_several(change, against)
    if change.fate is not None and change.fate.kind != "gone":
        # What the new report says is done, goes on or is named elsewhere is no longer planned, but not unmentioned.
        return [], ()
    new = change.status == "new"
    points = weights()["points"]
    measure = against.measures[(change.new or change.old)[0]]
    elsewhere, year = (against.old_text, against.old_year) if new else (against.new_text, against.new_year)
    names = names_in(measure, elsewhere)
    action = _action(measure.text)
    # What was to be opened or abolished last year has happened since, or not: its absence is less news.
    reasons = _reasons_of_names(
        names, against, new=new, year=year, share=points["action_went"] if action and not new else 1.0
    )
    if not action or not new:
        return reasons, names
    if not measure.quantities and not change.doubtful and not any(name.kind == "programme" for name in names):
        thing = object_of(measure.text, action, elsewhere)
        if thing:
            reasons = [other for other in reasons if other.values["name"] not in thing]
            reasons.append(_reason_of_new_name(Name(thing, "programme"), points["object"], against))
    if reasons:
        reasons.append(reason("action", points["action"], word=action))
    return reasons, names


def _of_several(change: Change, against: Background) -> tuple[list[HighlightReason], tuple[Name, ...]]:
    """Give the names that are new in a split or merged commitment: though linked, it contains more than the old one."""
    if not {"split", "merged"} & set(change.facets):
        return [], ()
    names = tuple(
        name
        for member in change.new
        for name in names_in(against.measures[member], against.old_text)
        if name.kind in ("programme", "code")
    )
    share = weights()["points"]["in_several"]
    return _reasons_of_names(names, against, new=True, year=against.old_year, share=share), names


def _reason_of_new_name(name: Name, points: float, against: Background) -> HighlightReason:
    """Say how new a name is: not in last year's report, in none of the earlier ones, or back after a while."""
    table = weights()["points"]
    if not against.earlier:
        return reason("programme_new", points, name=name.text, year=against.old_year)
    years = [year for year, text in against.earlier.items() if not is_absent(name, text)]
    if years:
        share = table["came_back"]
        return reason("programme_back", points * share, name=name.text, year=against.old_year, last=str(max(years)))
    first, count = str(min(against.earlier)), str(len(against.earlier) + 1)
    return reason(
        "programme_first",
        points * table["never_before"],
        name=name.text,
        first=first,
        last=against.old_year,
        n=count,
    )


def _reasons_of_names(
    names: Sequence[Name], against: Background, *, new: bool, year: str, share: float
) -> list[HighlightReason]:
    """Give a reason for each of the first two names; rare words count only where there are fewer names."""
    points = weights()["points"]
    reasons: list[HighlightReason] = []
    for name in [name for name in names if name.kind != "term"][:2]:
        if reasons and name.kind == "quoted":
            continue
        value = points["jargon" if _BUNDLE.match(name.text) or is_letters(name) else name.kind]
        if new:
            reasons.append(_reason_of_new_name(name, value * share, against))
        else:
            reasons.append(reason("programme_dropped", value * share, name=name.text, year=year))
    for name in [name for name in names if name.kind == "term"][: 2 - len(reasons)]:
        reasons.append(reason("term_new" if new else "term_gone", points["term"] * share, name=name.text, year=year))
    return reasons


def _is_noun(action: re.Match[str], clause: str) -> bool:
    """Tell whether the word of an action is a noun here: 搬迁群众, 做好避险搬迁."""
    if action.end() == len(action.string):
        return _LIGHT.match(clause) is not None
    return _PEOPLE.match(action.string, action.end()) is not None


@lru_cache(maxsize=1)
def _actions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give patterns of the actions at the beginning or end of a clause, and of those inside one."""
    words = weights()["words"]
    ends = "|".join(sorted(words["actions"], key=lambda word: (-len(word), word)))
    return re.compile(f"^({ends})|({ends})$"), re.compile("|".join(words["becoming"]))


def _action(text: str) -> str:
    """Give the verb that says that something is to happen, where a clause opens or ends with one."""
    at_edge, inside = _actions()
    match = inside.search(text)
    if match:
        return match[0]
    for clause in STATEMENT_BREAK.split(text):
        match = at_edge.search(without_openings(clause))
        if match and not _is_noun(match, clause):
            return match[0]
    return ""
