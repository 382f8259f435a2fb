"""What is to be followed: a headline indicator by id or name, or any words of a commitment."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from reportdiff.comparison.figures.indicators import Indicator, load_indicators
from reportdiff.errors import ReportdiffError

SHORT_NAMES = {"cpi": "cpi", "gdp": "gdp", "失业率": "", "就业": "jobs", "新增就业": "jobs"}
"""Names that are no name of the table: an indicator, or ``""`` for several."""

_ALIKE = 60
"""Likeness (0 to 100) from which a name is suggested: one character of four, or two that changed places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A headline indicator, or (``indicator`` ``None``) words as they stand in a measure: those ``words`` finds.

    ``act`` is what is done with the things that its figures count, where begun and finished ones are two subjects;
    ``units`` are then those of the things, ``kinds`` finds the names of kinds of them, which are other subjects, and
    ``parts`` those that a report may state for the whole."""

    zh: str
    en: str
    words: re.Pattern[str]
    indicator: Indicator | None = None
    act: Literal["begun", "finished", ""] = ""
    units: frozenset[str] = frozenset()
    kinds: re.Pattern[str] | None = None
    parts: re.Pattern[str] | None = None

    def named_in(self, text: str) -> bool:
        """Tell whether a text holds the words."""
        return self.words.search(text) is not None

    def counts(self, unit: str) -> bool:
        """Tell whether a figure with this unit counts the things of the subject."""
        return not self.units or unit.partition("（")[0] in self.units

    def others_in(self, text: str) -> bool:
        """Tell whether a text names a kind of the things, which is another subject."""
        return self.kinds is not None and self.kinds.search(text) is not None


def indicator_subject(indicator: Indicator) -> Subject:
    """Give an indicator as a subject. One whose figures are targets of their own (homes) is followed by its words."""
    line_indicator = None if indicator.every or not indicator.units else indicator
    return Subject(zh=indicator.zh, en=indicator.en, words=indicator.name, indicator=line_indicator)


def subject_of(words: str) -> Subject:
    """Find the subject of ``words``: ``gdp``, ``GDP``, ``地区生产总值``, ``国内生产总值``, else the words themselves.

    Raises:
        ReportdiffError: there are none, or they name several indicators (失业率).
    """
    name = words.strip().strip("“”\"'")
    if not name:
        raise ReportdiffError(
            "--of is empty; name an indicator (GDP) or words (老旧小区)",
            "--of 为空；请给出指标（GDP）或词语（老旧小区）",
        )
    folded_name = name.casefold()
    indicators = [i for i in load_indicators() if folded_name in (i.id, i.zh.casefold(), i.en.casefold())]
    indicators = indicators or [i for i in load_indicators() if i.id == SHORT_NAMES.get(folded_name)]
    indicators = indicators or [i for i in load_indicators() if not i.every and i.name.fullmatch(name)]
    indicators = indicators or [i for i in load_indicators() if not i.every and i.zh.endswith(name)]
    if len(indicators) > 1:
        ids = ", ".join(indicator.id for indicator in indicators)
        zh = "、".join(f"{indicator.id}（{indicator.zh}）" for indicator in indicators)
        raise ReportdiffError(
            f"{name}: names several indicators; choose one with --of: {ids}",
            f"{name}：对应多个指标；请用 --of 选一个：{zh}",
        )
    if indicators:
        return indicator_subject(indicators[0])
    return Subject(zh=name, en=name, words=re.compile(re.escape(name)))


def suggestions(words: str) -> tuple[str, ...]:
    """Give the names of indicators, at most three, that ``words`` may be misspelt for (``GPD``, ``城镇新曾就业``)."""
    from rapidfuzz import fuzz, process

    names: dict[str, str] = {}
    for indicator in load_indicators():
        for name in (indicator.id, indicator.zh, indicator.en):
            names.setdefault(name.casefold(), name)
    names |= {name: name.upper() if name.isascii() else name for name in SHORT_NAMES}
    matches = process.extract(words.strip().casefold(), list(names), scorer=fuzz.ratio, limit=3, score_cutoff=_ALIKE)
    return tuple(dict.fromkeys(names[match[0]] for match in matches))


def subjects_of(words: str) -> tuple[Subject, ...]:
    """Give the subjects of a list (``GDP,就业``); two of what is begun and finished in different years (保障性住房).

    Raises as :func:`subject_of`."""
    parts = [part for part in re.split(r"[,，、]", words) if part.strip()] or [words]
    return tuple(subject for part in parts for subject in (_of_two_acts(part.strip()) or (subject_of(part),)))


def _of_two_acts(name: str) -> tuple[Subject, ...]:
    for indicator in load_indicators():
        if indicator.followed and (name in (indicator.id, indicator.zh) or indicator.followed.fullmatch(name)):
            begun = Subject(
                zh=indicator.zh, en=indicator.en, words=indicator.followed, act="begun",
                units=indicator.units, kinds=indicator.kinds, parts=indicator.parts,
            )  # fmt: skip
            return begun, replace(begun, act="finished")
    return ()
