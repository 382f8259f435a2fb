"""How often terms stand in the plans of the years, and which terms came and went most.

Counts are of the term as a string of characters, in the folded text of the plan (width, script); the rate is per
10,000 characters of that plan, white space not counted, so that long and short plans can be set side by side.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdiff.model import Report
from reportdiff.parsing.folding import fold
from reportdiff.parsing.policy_areas import names_area
from reportdiff.tracking.series import ReportSeries
from reportdiff.vocabulary import cut_words, rarity

PER = 10_000
"""Rates are per so many characters."""

_WORD = re.compile(r"[\u4e00-\u9fff]{2,8}|[A-Za-z]{2,}[A-Za-z0-9]*|[0-9][A-Z]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_QUOTED = re.compile(r'"([^"，。、；]{2,8})"')
_CALENDAR = re.compile(
    r"[一二三四五六七八九十]五|[一二三四五六七八九十百千万两亿]{2}|[一二三四五六七八九十两]次|^.大$|[年月届]|政府$|今[天后]|我[省市区国]|^[一二三四五六七八九][中大]$"
)
"""Words that change with the calendar and say nothing: 十四五, 二十大, 明年."""

_LEAST_RARITY = 0.3
"""Bits a word must have: one of more than four fifths of all reports since 1954 (农业, 投资) marks no year."""

_LEAST_OF_PAIR = 0.1
"""The same for each word of a pair, which may be plain (乡村 + 振兴)."""

_SET_PHRASE = 5
"""Characters of a word of the vocabulary that is a set phrase, whatever it is about (高质量发展)."""

_FREE = 0.9
"""Share of its occurrences in which a word must stand as a word: 高质 is only half of 高质量."""

_BOUND = 0.35
"""Share of the occurrences of its more frequent word that a pair must have to be one term."""

_LONGEST = 8
_LEAST_COUNT = 5
_LEAST_PEAK = 2.0
"""Rate per 10,000 characters that a term must reach in some year, to be seen at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermYear:
    """How often a term stands in the plan of one year; ``rate`` is per 10,000 of its ``characters``."""

    term: str
    year: int
    count: int
    characters: int
    rate: float


def term_years(series: ReportSeries, terms: Sequence[str]) -> tuple[TermYear, ...]:
    """Give the counts of ``terms`` in every plan, by term in the order given, then by year. A report in which no plan
    has a single character is left out."""
    plans = [(report.year, _folded_plan(report)) for report in series.reports]
    return tuple(
        TermYear(term=term, year=year, count=count, characters=size, rate=count / size * PER)
        for term in dict.fromkeys(terms)
        for year, plan in plans
        if (size := _size(plan))
        for count in [plan.count(fold(term))]
    )


def changing_terms(series: ReportSeries, *, most: int = 18) -> tuple[str, ...]:
    """Give the terms whose rate differs most from year to year, at most ``most``, by the year of their peak.

    Words of policy (those that hold a word of ``data/areas.toml``, set phrases, codes), pairs of words that mostly
    stand together, and quoted names are ranked by the log-likelihood ratio G² of their counts against a constant rate
    (Dunning 1993, "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19(1)).
    One year may give no more than its share, so that an unusual one does not fill the picture. Words of more than four
    fifths of all reports are left out, and what changes with the calendar (十四五); of terms within each other (脱贫,
    脱贫攻坚) the weaker.
    """
    plans = {report.year: _folded_plan(report) for report in series.reports}
    sizes = {year: size for year, plan in plans.items() if (size := _size(plan))}
    candidates: list[tuple[float, str, int]] = []
    for word in _candidates([plans[year] for year in sizes]):
        counts = {year: plans[year].count(word) for year in sizes}
        peak = peak_year({year: count / sizes[year] for year, count in counts.items()})
        surprise = _surprise(counts, sizes)
        # Chance alone gives the degrees of freedom on average: what does not exceed them has not changed.
        if surprise > len(sizes) - 1 and counts[peak] / sizes[peak] * PER >= _LEAST_PEAK:
            candidates.append((round(surprise, 6), word, peak))
    candidates.sort(key=lambda item: (-item[0], item[1]))
    selection = _spread(candidates, most, fair=math.ceil(most / max(1, len(sizes))) + 1)
    return tuple(word for _, word, peak in sorted(selection, key=lambda item: (item[2], -item[0], item[1])))


def peak_year(rates: Mapping[int, float]) -> int:
    """Give the year of the highest rate; of equals the first."""
    return min(rates, key=lambda year: (-rates[year], year))


def is_calendar(term: str) -> bool:
    """Tell whether a term changes with the calendar and says nothing (十四五, 二十大)."""
    return _CALENDAR.search(term) is not None


def plan_text(report: Report) -> str:
    """Give the plan of a report, its stretches joined by line breaks."""
    return "\n".join(report.text[span.start : span.end] for span in report.parts if span.part == "plan")


def _folded_plan(report: Report) -> str:
    return fold(plan_text(report))


def _size(plan: str) -> int:
    return len(plan) - plan.count(" ")


def _candidates(plans: Sequence[str]) -> list[str]:
    """Give terms of policy among the words of the plans, the pairs of words that mostly stand together, and quoted
    names."""
    plan_words = [cut_words(plan) for plan in plans]
    single = Counter(word for words in plan_words for word in words)
    pairs = Counter(
        pair for words in plan_words for pair in pairwise(words) if all(_WORD.fullmatch(word) for word in pair)
    )
    quote_counts = Counter(name for plan in plans for name in _QUOTED.findall(plan))
    whole = "\n".join(plans)
    terms = {word for word, count in single.items() if _is_term(word) and count >= _FREE * whole.count(word)}
    for (first, second), count in pairs.items():
        is_bound = count >= _BOUND * max(single[first], single[second])
        if (
            is_bound
            and len(first + second) <= _LONGEST
            and _is_term(first + second, min(rarity(first), rarity(second)))
        ):
            terms.add(first + second)
    terms |= {
        name
        for name, count in quote_counts.items()
        if _HAN.search(name) and not _CALENDAR.search(name) and count >= _BOUND * whole.count(name)
    }
    return sorted(term for term in terms if whole.count(term) >= _LEAST_COUNT)


def _is_term(word: str, bits: float | None = None) -> bool:
    """Tell whether a word or pair is a term of policy: with a word of the areas, a set phrase, or a code."""
    if not _WORD.fullmatch(word) or _CALENDAR.search(word):
        return False
    if (rarity(word) if bits is None else bits) < (_LEAST_RARITY if bits is None else _LEAST_OF_PAIR):
        return False
    phrase = bits is None and (len(word) >= _SET_PHRASE or not _HAN.search(word))
    return phrase or names_area(word)


def _surprise(counts: Mapping[int, int], sizes: Mapping[int, int]) -> float:
    """Compute G² of the counts against one rate for all years."""
    total, size = sum(counts.values()), sum(sizes[year] for year in counts)
    if not total:
        return 0.0
    return 2 * sum(count * math.log(count * size / (total * sizes[year])) for year, count in counts.items() if count)


def _spread(candidates: Sequence[tuple[float, str, int]], most: int, *, fair: int) -> list[tuple[float, str, int]]:
    """Give the first ``most``, at most ``fair`` of one peak year, none within another."""
    selection: list[tuple[float, str, int]] = []
    of_peak: Counter[int] = Counter()
    for item in candidates:
        _, word, peak = item
        if len(selection) == most:
            break
        if of_peak[peak] < fair and not any(word in term or term in word for _, term, _ in selection):
            selection.append(item)
            of_peak[peak] += 1
    return selection
