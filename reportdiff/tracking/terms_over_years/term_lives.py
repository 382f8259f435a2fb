"""What became of terms through the years of one region: first use, rise, fall, revival, vanished.

The terms are those of a comparison (:mod:`reportdiff.comparison.terms`): quoted names, codes, concepts, compounds,
never half of a word. Rates are per 10,000 characters of a plan; whether a year has a term at all is told by the whole
report, so that a term which moved to the review is not called vanished.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from reportdiff.comparison.terms import LEAST_WEIGHT, measure_terms
from reportdiff.comparison.terms.concept_table import collection_years, concept, reports_before
from reportdiff.comparison.terms.first_years import folded
from reportdiff.model.term_lives import TERMS_SCHEMA, TermCount, TermHistory, TermLife, TermPlace, TermWay
from reportdiff.text.clause_marks import FULL_SENTENCE
from reportdiff.tracking.series import ReportSeries
from reportdiff.tracking.terms_over_years.term_places import place_of
from reportdiff.tracking.terms_over_years.term_years import PER, changing_terms, is_calendar, plan_text
from reportdiff.version import __version__
from reportdiff.vocabulary import cut_words, usual_counts

MOST: Final = 12
"""Terms kept of each way."""

_SURE: Final = 6.63
"""G² (one degree of freedom) from which on two rates differ by more than chance in 99 of 100 cases."""

_LEAST_USES: Final = 3
"""Occurrences in plans that a term needs before anything is said of its course: one or two are chance."""

_WORDS: Final = 40
"""Plain words of policy (疏解) that are looked at beside the terms, those whose rate differs most from year to year."""

_SHORT: Final = 3
"""Characters up to which a term may be the beginning of another name in quotes, or the end of a word and the beginning
of the next."""


_FUNCTION_WORDS: Final = frozenset(
    ("我们", "要", "快", "更", "都", "也", "就", "能", "会", "让", "使", "再", "还", "又", "各", "有", "好", "做", "多")
)
"""Words that hold a compound together and that no term has (我们要, 快发展)."""

_FIRST, _LAST = frozenset("为以在对与和及的把将向从"), frozenset("地的了着")
"""Characters that no name begins with, or ends in (为重点, 坚定不移地)."""

_ABSENT: Final = 2
"""Last reports that must lack a term that is called vanished, and reports between two uses of one that is back."""

_WAYS: Final[tuple[TermWay, ...]] = ("first", "rise", "fall", "revival", "vanished")


@dataclass(frozen=True, slots=True)
class _Texts:
    """The folded texts of the reports by year: plans and whole reports, and the size of each plan."""

    plans: Mapping[int, str]
    wholes: Mapping[int, str]
    sizes: Mapping[int, int]


def term_history(series: ReportSeries, *, terms: Sequence[str] = ()) -> TermHistory:
    """Find the terms in a series that came, rose, fell, were back, or vanished: at most :data:`MOST` a way.

    With ``terms`` these alone are followed, whatever became of them; those that no report has are left out."""
    texts = _texts(series)
    weights = _weights(series) if not terms else {term.strip(): math.inf for term in terms if term.strip()}
    lives = [
        life
        for term, weight in weights.items()
        if (life := _life(term, weight, series, texts, asked=bool(terms))) is not None
    ]
    return TermHistory(
        schema=TERMS_SCHEMA,
        generator=f"reportdiff {__version__}",
        region=series.region,
        years=tuple(report.year for report in series.reports),
        missing=missing_years(series),
        digests=tuple(report.year for report in series.reports if report.kind == "digest"),
        collection_reports=reports_before(10_000),
        collection_years=collection_years(),
        lives=tuple(lives) if terms else _selection(lives),
    )


def missing_years(series: ReportSeries) -> tuple[int, ...]:
    """Give the years asked for, or between two reports, of which there is none."""
    present = {report.year for report in series.reports}
    return tuple(sorted((set(series.missing) | set(series.years)) - present))


def _texts(series: ReportSeries) -> _Texts:
    plans = {report.year: folded(plan_text(report)) for report in series.reports}
    return _Texts(
        plans=plans,
        wholes={report.year: folded(report.text) for report in series.reports},
        sizes={year: sum(not character.isspace() for character in plan) for year, plan in plans.items()},
    )


def _weights(series: ReportSeries) -> dict[str, float]:
    """Give the terms of all plans with their greatest weight."""
    # A pair of words that mostly stand together is no word yet (我们要, 快发展).
    words = (word for word in changing_terms(series, most=_WORDS) if word in usual_counts())
    weights = dict.fromkeys(words, LEAST_WEIGHT)
    for report in series.reports:
        for term, weight in measure_terms(report).items():
            if weight >= LEAST_WEIGHT and _is_name(term):
                weights[term] = max(weight, weights.get(term, 0.0))
    return weights


def _is_name(term: str) -> bool:
    """Tell whether a term may be the name of something: no date, no particle at either end, no function word inside."""
    return (
        not is_calendar(term)
        and term[0] not in _FIRST
        and term[-1] not in _LAST
        and _FUNCTION_WORDS.isdisjoint(cut_words(term))
    )


@lru_cache(maxsize=4096)
def term_pattern(term: str) -> re.Pattern[str]:
    """Give the pattern that finds a term in a folded text: a Latin word only as a whole (PM2 is not in PM2.5), and a
    short one not where it begins or ends another quoted name (“两新” is not in “两新一重”)."""
    key = folded(term)
    if len(key) <= _SHORT and re.fullmatch(r"[\u4e00-\u9fff]+", key):
        return re.compile(f'(?<="){key}(?=")|(?<!"){key}(?!")')
    before = r"(?<![a-z0-9])" if re.match(r"[a-z0-9]", key) else ""
    after = r"(?![a-z0-9]|[.][0-9])" if re.search(r"[a-z0-9]\Z", key) else ""
    return re.compile(before + re.escape(key) + after)


def occurrences(term: str, text: str) -> int:
    """Count a term in a folded text. A short one is not counted across two words (众创 is not in 大众创业)."""
    # Searching for characters is ten times as fast as for a pattern, and most texts lack most terms.
    key = folded(term)
    if key not in text:
        return 0
    if len(key) > _SHORT and not re.search(r"\A[a-z0-9]|[a-z0-9]\Z", key):
        return text.count(key)
    return sum(_in_line(key, line) for line in FULL_SENTENCE.findall(text) if key in line)


def _in_line(key: str, line: str) -> int:
    ends = {0, *accumulate(map(len, cut_words(line)))}
    return sum(
        {found.start(), found.end()} <= ends or ends.isdisjoint(range(found.start() + 1, found.end()))
        for found in term_pattern(key).finditer(line)
    )


def _life(term: str, weight: float, series: ReportSeries, texts: _Texts, *, asked: bool) -> TermLife | None:
    counts = tuple(
        TermCount(
            year=year,
            plan=in_plan,
            whole=occurrences(term, texts.wholes[year]),
            rate=round(in_plan / size * PER, 3) if size else None,
        )
        for year, plan in texts.plans.items()
        for size, in_plan in [(texts.sizes[year], occurrences(term, plan))]
    )
    used = [count.year for count in counts if count.whole]
    if not used:
        return None
    way, gap = _way(counts, texts.sizes)
    if way is None and not asked:
        return None
    missing = [year for year in missing_years(series) if year < used[0]]
    row = concept(folded(term))
    peak = max(counts, key=lambda count: (count.rate or 0.0, -count.year)).year
    way = way or "rise"
    return TermLife(
        term=term,
        way=way,
        first=used[0],
        last=used[-1],
        since="gaps" if any(counts[0].year < year for year in missing) else "whole",
        peak=peak,
        gap=gap,
        counts=counts,
        places=_places(term, series, way, used, peak, gap),
        collection=row.first if row and row.first <= used[-1] else None,
        weight=0.0 if math.isinf(weight) else round(weight, 2),
    )


def _way(counts: Sequence[TermCount], sizes: Mapping[int, int]) -> tuple[TermWay | None, tuple[int, ...]]:
    """Tell what became of a term, the most telling of what is true of it, and the years without it of a revival."""
    used = [place for place, count in enumerate(counts) if count.whole]
    if sum(count.plan for count in counts) < _LEAST_USES or len(used) < 2:
        return None, ()
    if used[-1] < len(counts) - _ABSENT:
        return "vanished", ()
    gap = max((range(a + 1, b) for a, b in pairwise(used)), key=lambda years: len(years), default=range(0))
    if len(gap) > _ABSENT and sum(count.plan for count in counts[gap.stop :]) >= 2:
        return "revival", tuple(counts[place].year for place in gap)
    if used[0] > 0 and len(counts) > _ABSENT:
        return "first", ()
    third = max(1, len(counts) // 3)
    old, new = counts[:third], counts[-third:]
    change = _difference(old, new, sizes)
    if abs(change) < _SURE:
        return None, ()
    return ("rise" if change > 0 else "fall"), ()


def _difference(old: Sequence[TermCount], new: Sequence[TermCount], sizes: Mapping[int, int]) -> float:
    """Compute G² of the counts of two spans against one rate (Dunning 1993), negative where the rate fell."""
    a, b = sum(count.plan for count in old), sum(count.plan for count in new)
    size_a, size_b = sum(sizes[count.year] for count in old), sum(sizes[count.year] for count in new)
    if not (a + b and size_a and size_b):
        return 0.0
    rate = (a + b) / (size_a + size_b)
    g = 2 * sum(n * math.log(n / (size * rate)) for n, size in ((a, size_a), (b, size_b)) if n)
    return math.copysign(g, b / size_b - a / size_a)


def _places(
    term: str, series: ReportSeries, way: TermWay, used: Sequence[int], peak: int, gap: Sequence[int]
) -> tuple[TermPlace, ...]:
    years = {
        "first": (used[0], used[-1]),
        "rise": (used[0], used[-1]),
        "fall": (peak, used[-1]),
        "vanished": (used[0], used[-1]),
        "revival": tuple(
            year
            for year in (
                max((year for year in used if gap and year < gap[0]), default=None),
                min((year for year in used if gap and year > gap[-1]), default=None),
            )
            if year is not None
        ),
    }[way]
    places = [
        place_of(report, lambda sentence: occurrences(term, sentence) > 0)
        for year in dict.fromkeys(years)
        if (report := series.of_year(year)) is not None
    ]
    return tuple(place for place in places if place is not None)


def _selection(lives: Sequence[TermLife]) -> tuple[TermLife, ...]:
    """Give the most telling terms of each way, none within another one of the same way."""
    selection: list[TermLife] = []
    for way in _WAYS:
        chosen: list[TermLife] = []
        for life in sorted((life for life in lives if life.way == way), key=_rank):
            if len(chosen) < MOST and not any(life.term in c.term or c.term in life.term for c in chosen):
                chosen.append(life)
        selection += sorted(chosen, key=_order)
    return tuple(selection)


def _rank(life: TermLife) -> tuple[float, str]:
    uses = sum(count.plan for count in life.counts)
    years = sum(count.plan > 0 for count in life.counts)
    return -round(life.weight + 1.5 * math.log2(uses) + math.log2(years + 1), 6), life.term


def _order(life: TermLife) -> tuple[int, str]:
    year = {"first": life.first, "revival": life.gap[-1] if life.gap else 0, "vanished": life.last}.get(life.way, 0)
    return -year, ""
