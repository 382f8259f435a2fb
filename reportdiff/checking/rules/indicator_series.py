"""What reports state of the headline indicators, in all of their text, so that years can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reportdiff.comparison.figures.figure_direction import is_fall
from reportdiff.comparison.figures.indicators import Indicator, clause_start, indicators_of, names_indicator
from reportdiff.model import PartName, PartSpan, Quantity, Report
from reportdiff.parsing.quantities import extract_quantities
from reportdiff.parsing.quantities.numerals import FOLD
from reportdiff.text.clause_marks import SENTENCE_MARKS

_STATEMENT: Final = re.compile(rf"[^{SENTENCE_MARKS}\n]+")
_OF_OTHERS: Final = re.compile(r"的|县|镇|乡|企业|园区|以上的|以上县")
"""Words behind a figure that is a mark others reach: 财政收入超3亿元的县."""

_DIGIT: Final = re.compile(r"\d|百分之")

_SEVERAL_YEARS: Final = re.compile(r"[三四五十35]年来|[三五35]年间|年均|中期|到20\d\d年|累计")
_ONE_YEAR: Final = re.compile(r"今年|本年|全年|去年|一年来")
"""Words of a paragraph before a figure: the last of them says whether it is that of several years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure of a headline indicator: ``value`` is the size of the figure, of a range the lower end, without sign;
    ``falls`` says that it is the size of a fall. ``start`` is its offset in the report, ``words`` are those around
    it. ``paragraph`` is the offset of its paragraph, ``several_years`` says that the paragraph speaks of more than one
    year."""

    indicator: Indicator
    quantity: Quantity
    value: float
    falls: bool
    part: PartName | None
    start: int
    words: str
    paragraph: int
    several_years: bool

    @property
    def kind(self) -> tuple[str, str, str]:
        """Give what may be compared: the indicator, and the unit and statistic of the figure."""
        return self.indicator.id, self.quantity.unit, self.quantity.statistic


@lru_cache(maxsize=64)
def statements_in(text: str, parts: tuple[PartSpan, ...]) -> tuple[Statement, ...]:
    """Give the figures of headline indicators in the whole text of a report, in order.

    ``text`` and ``parts`` are those of the report: as a key they are cheaper than the whole of it."""
    return tuple(_each_statement(text, parts))


def statements_of(report: Report) -> tuple[Statement, ...]:
    """Give the figures of headline indicators in the whole text of a report, in order."""
    return statements_in(report.text, report.parts)


def _each_statement(text: str, parts: tuple[PartSpan, ...]) -> Iterator[Statement]:
    for match in _STATEMENT.finditer(text):
        sentence = match.group()
        if not _DIGIT.search(sentence) or not names_indicator(sentence):
            continue
        part = next((span.part for span in parts if span.start <= match.start() < span.end), None)
        paragraph = text.rfind("\n", 0, match.start()) + 1
        for indicator, quantity in indicators_of(sentence, extract_quantities(sentence)):
            value = quantity.value_low if quantity.value_low is not None else quantity.value_high
            if indicator.every or not value or _OF_OTHERS.match(sentence, quantity.end):
                continue
            begin = clause_start(sentence.translate(FOLD), quantity.start)
            yield Statement(
                indicator=indicator,
                quantity=quantity,
                value=abs(value),
                falls=is_fall(sentence, quantity),
                part=part,
                start=match.start() + begin,
                words=sentence[begin : quantity.end],
                paragraph=paragraph,
                several_years=_of_several_years(text[paragraph : match.start() + begin]),
            )


def _of_several_years(before: str) -> bool:
    several = max((match.end() for match in _SEVERAL_YEARS.finditer(before)), default=-1)
    return several > max((match.end() for match in _ONE_YEAR.finditer(before)), default=-1)
