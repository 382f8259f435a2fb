"""Which headline indicator a figure states.

The lexicon is ``data/indicators.toml``. A figure states an indicator if only stock words are between the beginning of
its clause, the name of the indicator and the figure. 雄安新区地区生产总值增长8% is not the province's figure, and
地区生产总值占比 is not the product itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from reportdiff.model import Quantity
from reportdiff.package_data import data_table
from reportdiff.parsing.quantities import scan_numerals
from reportdiff.parsing.quantities.numerals import FOLD
from reportdiff.regions import REGIONS
from reportdiff.text.clause_marks import FOLDED_BREAK, FOLDED_CLAUSE

Direction = Literal["up", "down"]

_NO_FIGURE = frozenset({"name", "date", "ordinal"})
_BRACKETED = re.compile(r"[（(][^）)]*$")
_REACH = 16
"""Characters behind the name of an indicator within which an unread numeral belongs to it."""

_LONGEST = 60
"""Characters of the longest clause that may state an indicator; the limit keeps the patterns quick."""

_GOES_ON = re.compile(r"[^，。；、]{4,30}、全年(?:同比|比上年|较上年|累计|平均|实际)*(?:增长|上涨|上升|下降)")
"""Words that say how the subject of a clause did in the whole year: 价格涨幅连续4个月回落、全年上涨5%."""

_NUMERAL = re.compile(
    r"[0-9]+|百分之[零一二三四五六七八九十点]+|[一二三四五六七八九十两][一二三四五六七八九十百千万亿点]*(?=[成个万亿倍])"
)


_REGION = rf"(?:{'|'.join(REGIONS.values())})(?:省|市|(?:[维壮回][\u4e00-\u9fff]{{1,2}})?自治区)?"
"""A region's name before an indicator (北京市生产总值): a report states the figures of no other region."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A headline indicator of the lexicon.

    ``place`` is its rank in the table; ``better`` the good direction of what it measures, ``None`` where that is a
    matter of opinion. ``every`` is true if each of its figures is a target of its own. ``growth_en`` is the English
    name of its growth rate, where that is not simply its name and *growth*. ``followed`` finds the names of what is
    begun in one year and finished in another, ``kinds`` those of its kinds, ``parts`` the kinds that are stated for the
    whole; all are ``None`` for what is not."""

    id: str
    zh: str
    en: str
    place: int
    better: Direction | None
    units: frozenset[str]
    name: re.Pattern[str]
    figure_pattern: str
    silent_pattern: str
    numeral_pattern: str
    members: frozenset[str]
    context: re.Pattern[str] | None
    split: tuple[str, ...]
    every: bool
    growth_en: str
    followed: re.Pattern[str] | None
    kinds: re.Pattern[str] | None
    parts: re.Pattern[str] | None

    # Compiled on first use: there are a hundred long patterns, and most reports need few.
    @property
    def figure(self) -> re.Pattern[str]:
        """Give the pattern of the text before a figure of the indicator: its name, and what may be around that."""
        return _compiled(self.figure_pattern)

    @property
    def silent(self) -> re.Pattern[str]:
        """Give the pattern of a clause that states the indicator without a figure."""
        return _compiled(self.silent_pattern)

    @property
    def numeral(self) -> re.Pattern[str]:
        """Give the pattern of the name with a numeral close behind it."""
        return _compiled(self.numeral_pattern)

    def named_in(self, text: str) -> bool:
        """Tell whether the text names the indicator at all: a quick test before the others."""
        return self.name.search(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return data_table("indicators.toml")


@lru_cache(maxsize=1)
def load_indicators() -> tuple[Indicator, ...]:
    """Load the headline indicators, in the order of the table."""
    phrase = _table()["phrase"]
    lead, tail = rf"(?:{phrase['head']})*(?:{phrase['scope']}|{_REGION})*", rf"(?:{phrase['tail']})*+"
    return tuple(_indicator(place, entry, lead, tail, phrase) for place, entry in enumerate(_table()["indicator"]))


def _indicator(place: int, entry: dict[str, Any], lead: str, tail: str, phrase: dict[str, str]) -> Indicator:
    name = f"(?:{'|'.join(entry['patterns'])})"
    rest = r"[^,，。；]"
    silent = (
        # Members of a list may be before it, and a second subject between the name and its verb (与经济增长).
        rf"(?:{rest}{{1,24}}、)?{lead}{name}{rest}{{0,14}}?(?:{phrase['stated']}){rest}{{0,10}}"
        rf"|{lead}(?:全面|超额|按序时进度)*完成国家下达(?:的|我[省市区]|各项|年度)*{name}{rest}{{0,8}}"
    )
    return Indicator(
        id=entry["id"],
        zh=entry["zh"],
        en=entry["en"],
        place=place,
        better=entry.get("better"),
        units=frozenset(entry["units"]),
        name=re.compile(name),
        figure_pattern=rf"{lead}{name}{tail}",
        silent_pattern=silent,
        numeral_pattern=rf"{lead}{name}(?={rest}{{0,{_REACH}}}?(?:{_NUMERAL.pattern}))",
        members=frozenset(entry.get("members", ())),
        context=re.compile(entry["context"]) if "context" in entry else None,
        split=tuple(entry.get("split", ())),
        every=entry.get("every", False),
        growth_en=entry.get("growth_en", ""),
        followed=re.compile(entry["followed"]) if "followed" in entry else None,
        kinds=re.compile(entry["kinds"]) if "kinds" in entry else None,
        parts=re.compile(entry["parts"]) if "parts" in entry else None,
    )


@lru_cache(maxsize=1)
def families() -> dict[str, frozenset[str]]:
    """Give, for an indicator with parts (income: urban, rural) and for each part, the ids on the other side."""
    sides: dict[str, frozenset[str]] = {}
    for indicator in load_indicators():
        if indicator.split:
            sides[indicator.id] = frozenset(indicator.split)
            sides |= {part: frozenset({indicator.id}) for part in indicator.split}
    return sides


@lru_cache(maxsize=1)
def _any_name() -> re.Pattern[str]:
    return re.compile("|".join(indicator.name.pattern for indicator in load_indicators()))


def names_indicator(text: str) -> bool:
    """Tell whether a text names any headline indicator: a quick test before the others."""
    return _names_any(text.translate(FOLD))


@lru_cache(maxsize=2**14)
def _names_any(plain: str) -> bool:
    """Do what :func:`names_indicator` says, for a folded text: every measure is asked about several times."""
    return _any_name().search(plain) is not None


def indicators_of(text: str, quantities: Sequence[Quantity]) -> Iterator[tuple[Indicator, Quantity]]:
    """Find the figures of a text that state a headline indicator, each with its indicator, in order.

    ``quantities`` have offsets into ``text``."""
    plain = text.translate(FOLD)
    for number, quantity in enumerate(quantities):
        start = clause_start(plain, quantity.start)
        own = max([start, *(q.end for q in quantities[:number])])
        indicator = _stated_by(plain[own : quantity.start].lstrip("、和及 "), plain[start : quantity.start], quantity)
        if indicator is None and _GOES_ON.fullmatch(plain, start, quantity.start):
            indicator = _subject_of(plain[start : quantity.start], quantity)
        if indicator is None:
            continue
        if indicator.split and "分别" in plain[start : quantity.start] and "城乡" in plain[start : quantity.start]:
            before = [q for q in quantities[:number] if q.start >= start]
            part = indicator.split[min(len(before), len(indicator.split) - 1)]
            indicator = next(candidate for candidate in load_indicators() if candidate.id == part)
        yield indicator, quantity


def _stated_by(lead: str, clause: str, quantity: Quantity) -> Indicator | None:
    """Give the indicator of a figure, by the text before it, else by its member of a list (A、B分别增长x、y)."""
    lead, measured = lead[:_LONGEST], quantity.measured.translate(FOLD)[:_LONGEST]
    for indicator in load_indicators():
        if quantity.unit not in indicator.units and quantity.unit.partition("/")[0] not in indicator.units:
            continue
        if indicator.every:
            if indicator.name.search(measured or lead):
                return indicator
            continue
        if any(indicator.named_in(phrase) and indicator.figure.fullmatch(phrase) for phrase in (lead, measured)):
            return indicator
        if measured in indicator.members and indicator.context and indicator.context.search(clause):
            return indicator
    return None


def _subject_of(clause: str, quantity: Quantity) -> Indicator | None:
    """Give the only indicator that a clause names at its beginning, if a figure can be its."""
    subjects = [i for i in load_indicators() if i.units and not i.every and i.name.match(clause)]
    return subjects[0] if len(subjects) == 1 and quantity.unit in subjects[0].units else None


def stated_without_figure(text: str) -> tuple[Indicator, ...]:
    """Find the indicators that a text without figures states in words: 居民收入增长与经济增长同步,
    完成国家下达的节能目标.

    The collective 能源、环境等指标 counts only where no single indicator is named."""
    plain = text.translate(FOLD)
    if not _names_any(plain):
        return ()
    clauses = [clause for clause in FOLDED_BREAK.split(plain) if len(clause) <= _LONGEST and _says_something(clause)]
    matches = [
        indicator
        for indicator in load_indicators()
        if not indicator.every
        and any(indicator.named_in(clause) and indicator.silent.fullmatch(clause) for clause in clauses)
    ]
    return tuple(indicator for indicator in matches if indicator.units or len(matches) == 1)


def _says_something(clause: str) -> bool:
    """Tell whether a clause has what every pattern of a target in words needs: few have, and the patterns compile
    slowly."""
    return "国家下达" in clause or _compiled(_table()["phrase"]["stated"]).search(clause) is not None


def numeral_not_read(text: str, quantities: Sequence[Quantity]) -> tuple[Indicator, ...]:
    """Find the indicators with a numeral close behind that could not be read as their figure.

    The numeral is no quantity, or it has the indicator's unit in words that the lexicon lacks
    (居民消费价格涨幅控制在上年水平4.8%以内). Such a target is unreadable, which is not the same as not stated."""
    plain = text.translate(FOLD)
    if not _names_any(plain) or not _NUMERAL.search(plain):
        return ()
    figures = [quantity for _, quantity in indicators_of(text, quantities)]
    numerals = [*figures, *(q for q in scan_numerals(text) if q.kind in _NO_FIGURE)]
    return tuple(
        indicator
        for indicator in load_indicators()
        if indicator.units
        and not indicator.every
        and _has_unread(indicator, plain, [*numerals, *(q for q in quantities if q.unit not in indicator.units)])
    )


def _has_unread(indicator: Indicator, plain: str, numerals: Sequence[Quantity]) -> bool:
    for clause in FOLDED_CLAUSE.finditer(plain):
        if not indicator.named_in(clause[0]):
            continue
        match = indicator.numeral.match(clause[0][:_LONGEST])
        if not match:
            continue
        start = clause.start() + match.end()
        numeral = _NUMERAL.search(plain, start, min(clause.end(), start + _REACH))
        if numeral and not any(q.start < numeral.end() and numeral.start() < q.end for q in numerals):
            return True
    return False


def clause_start(text: str, position: int) -> int:
    """Give the start of the clause that contains ``position``; a bracket is a clause of its own."""
    start = 0
    for mark in FOLDED_BREAK.finditer(text, 0, position):
        start = mark.end()
    bracket = _BRACKETED.search(text, start, position)
    return bracket.start() + 1 if bracket else start
