"""Subjects that readers look for, the stance of policies, and what is done before its time.

The subjects and stances are in ``data/highlights.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportdiff.comparison.highlights.highlight_reasons import Background, reason
from reportdiff.comparison.highlights.news_lexicon import weights
from reportdiff.model import Change, HighlightReason, Measure, ReasonKind

_YEAR = re.compile(r"(20\d\d)年")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: its name in both languages and the expression that finds it."""

    name: str
    name_en: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Stance:
    """A policy and the names that its stance may have, longest first."""

    policy: str
    names: re.Pattern[str]


def reasons_of_subject(change: Change, against: Background) -> Iterator[HighlightReason]:
    """Give the reasons why the subject of a change is news, whatever it names.

    The first subject counts of which the other plan has nothing."""
    measures = [against.measures[member] for member in (change.new or change.old)]
    if change.status in ("new", "dropped"):
        is_new = change.status == "new"
        elsewhere, year = (against.old_plan, against.old_year) if is_new else (against.new_plan, against.new_year)
        for subject in _subjects():
            if any(subject.words.search(measure.text) for measure in measures) and not subject.words.search(elsewhere):
                kind: ReasonKind = "subject_new" if is_new else "subject_gone"
                names = {"name": subject.name, "name_en": subject.name_en, "year": year}
                yield reason(kind, weights()["points"]["subject"], **names)
                break
        yield from _done_early(change, measures, against)
    elif change.old and change.new:
        yield from _stances([against.measures[member] for member in change.old], measures)


def _stances(old: Sequence[Measure], new: Sequence[Measure]) -> Iterator[HighlightReason]:
    before, after = ("；".join(measure.text for measure in side) for side in (old, new))
    for stance in _table_of_stances():
        if stance.policy not in before or stance.policy not in after:
            continue
        names = [set(stance.names.findall(text)) for text in (before, after)]
        if len(names[0]) == len(names[1]) == 1 and names[0] != names[1]:
            values = {"name": stance.policy, "old": names[0].pop(), "new": names[1].pop()}
            yield reason("stance", weights()["points"]["stance"], **values)


def _done_early(change: Change, measures: Sequence[Measure], against: Background) -> Iterator[HighlightReason]:
    """Give a dropped commitment that was due in a year to come, and that the new review calls done."""
    fate = change.fate
    if fate is None or fate.kind != "done" or fate.doubtful or change.doubtful or not against.new_year:
        return
    due = [year for measure in measures for year in _YEAR.findall(measure.text)]
    # The review of a report tells of the year before.
    if due and min(due) >= against.new_year:
        values = {"due": min(due), "year": against.new_year, "side": "new"}
        yield reason("done_early", weights()["points"]["done_early"], **values)


@lru_cache(maxsize=1)
def _subjects() -> tuple[Subject, ...]:
    return tuple(Subject(row["name"], row["name_en"], re.compile(row["words"])) for row in weights()["subjects"])


@lru_cache(maxsize=1)
def _table_of_stances() -> tuple[Stance, ...]:
    tables = []
    for row in weights()["stances"]:
        names = sorted(row["names"], key=lambda name: (-len(name), name))
        tables.append(Stance(row["policy"], re.compile("|".join(map(re.escape, names)))))
    return tuple(tables)
