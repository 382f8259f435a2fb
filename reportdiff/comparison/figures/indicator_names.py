"""One name per output for every headline indicator: its commonest name in the newer plan.

A report uses 地区生产总值, 全省生产总值 and GDP for one thing; two lines of one output must not look like two things.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportdiff.comparison.figures.figure_direction import is_fall
from reportdiff.comparison.figures.indicator_mentions import Mention, Mentions
from reportdiff.comparison.figures.indicators import Indicator, load_indicators
from reportdiff.model import Quantity

_SAYS_SO = re.compile(r"(?:增速|增幅|涨幅|降幅|增长率?|下降|降低|指数|增量|减量|[增减]加?额)$")
_PRICES = re.compile(r"价格|物价")

_SHORTEST = 4
"""The least characters of a name: the table has longer ones for GDP and 出口."""


def indicator_names(old: Mentions, new: Mentions) -> dict[str, str]:
    """Choose the name of every indicator that one of the plans states, by its id.

    It is the commonest of the newer plan (of equals the longest), else of the older one, else the lexicon's."""
    names = {}
    for indicator in load_indicators():
        sides = (new.get(indicator.id, ()), old.get(indicator.id, ()))
        if any(sides):
            names[indicator.id] = next(filter(None, (_commonest(indicator, side) for side in sides)), indicator.zh)
    return names


def rate_name(name: str, quantity: Quantity, text: str) -> str:
    """Name a growth rate as one, and an increase: 地区生产总值增速, 居民消费价格涨幅, 能耗降幅, 粮食产量增量.

    Other statistics keep their name. ``text`` is the measure of the figure."""
    if not name or _SAYS_SO.search(name):
        return name
    if _is_increase(quantity):
        return f"{name}{'减量' if is_fall(text, quantity) else '增量'}"
    if quantity.statistic != "growth" or quantity.unit != "ratio":
        return name
    if is_fall(text, quantity):
        return f"{name}降幅"
    return f"{name}{'涨幅' if _PRICES.search(name) else '增速'}"


def rate_name_en(indicator: Indicator, quantity: Quantity, text: str) -> str:
    """Give the English name of an indicator, as that of its growth, increase or reduction where the figure is one."""
    if _is_increase(quantity):
        return f"{indicator.en}, {'reduction' if is_fall(text, quantity) else 'increase'}"
    if quantity.statistic != "growth" or quantity.unit != "ratio":
        return indicator.en
    if is_fall(text, quantity):
        return f"{indicator.en}, reduction"
    return indicator.growth_en or f"{indicator.en} growth"


def _is_increase(quantity: Quantity) -> bool:
    """Tell whether a figure says by how much something grows, in its own unit: 粮食产量增加50万吨."""
    return quantity.statistic == "change" and quantity.unit not in ("ratio", "pp", "")


def _commonest(indicator: Indicator, side: Sequence[Mention]) -> str:
    forms: Counter[str] = Counter()
    for mention in side:
        if mention.quantity is not None:
            names = [match[0] for match in indicator.name.finditer(mention.quantity.measured)]
            names = names or [match[0] for match in indicator.name.finditer(_before(mention))]
            forms.update(form for form in names[-1:] if len(form) >= _SHORTEST)
    return min(forms, key=lambda form: (-forms[form], -len(form), form), default="")


def _before(mention: Mention) -> str:
    return mention.measure.text[: mention.quantity.start] if mention.quantity else ""
