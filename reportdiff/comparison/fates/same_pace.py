"""Targets that are set against growth: residents' income is to grow as fast as the economy (与经济增长同步)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.comparison.fates.results import FoundResult, ReviewResults
from reportdiff.comparison.figures.figure_direction import figure_words, is_fall
from reportdiff.comparison.figures.indicator_mentions import Mention
from reportdiff.comparison.figures.indicators import Indicator, load_indicators
from reportdiff.model import Measure, Quantity, TargetResult

_PACE = re.compile(
    r"(?:与|同|和|跟)(?:经济|(?:地区|国内)?生产总值|GDP)(?:增长|增速|发展)*(基本|大体|总体)?(?:保持)?同步"
    r"|(?:高|快)于(?:经济|(?:地区|国内)?生产总值|GDP)"
)

_INCOMES = ("income", "income_urban", "income_rural")
"""Indicators of income: that of all residents, where the review has it, else the first that it has."""

SLACK, SLACK_OF_ROUGHLY = 0.002, 0.005
"""Fractions by which income may grow more slowly than the economy and still keep pace (同步), or roughly (基本同步)."""

_ROUNDING = 1e-9


def same_pace(measure: Measure, results: ReviewResults) -> FoundResult | None:
    """Set the growth of income beside that of the economy, where a commitment asks for it and the review has both."""
    match = _PACE.search(measure.text)
    if match is None or "收入" not in measure.text[: match.start()]:
        return None
    economy = _growth(results, "gdp")
    income = next(_incomes(results), None)
    if economy is None or income is None:
        return None
    indicator, place, quantity = income
    pace, value = _value(*economy), _value(place, quantity)
    slack = SLACK_OF_ROUGHLY if match[1] else SLACK
    return FoundResult(
        TargetResult(
            measured=indicator.zh,
            target=economy[1],
            result=quantity,
            target_words=f"{match[0]}（{figure_words(economy[0].measure.text, economy[1])}）",
            result_words=figure_words(place.measure.text, quantity),
            text=place.measure.text,
            start=place.measure.start,
            relation="met" if value >= pace - slack - _ROUNDING else "short",
            difference=round(value - pace, 10),
            indicator=indicator.id,
            name=f"{indicator.zh}增速",
            name_en=f"{indicator.en} growth",
        ),
        results.passage_of(place.measure),
        is_sure=True,
    )


def _incomes(results: ReviewResults) -> Iterator[tuple[Indicator, Mention, Quantity]]:
    indicators = {indicator.id: indicator for indicator in load_indicators()}
    for name in _INCOMES:
        if growth := _growth(results, name):
            yield indicators[name], *growth


def _growth(results: ReviewResults, name: str) -> tuple[Mention, Quantity] | None:
    mention = results.indicator(name, unit="ratio", statistic="growth")
    return (mention, mention.quantity) if mention is not None and mention.quantity is not None else None


def _value(mention: Mention, quantity: Quantity) -> float:
    value = quantity.value_low if quantity.value_low is not None else quantity.value_high or 0.0
    return -value if is_fall(mention.measure.text, quantity) else value
