"""One name per output for every headline indicator: its commonest name in the newer plan.

A report uses 地区生产总值, 全省生产总值 and GDP for one thing; two lines of one output must not look like two things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportdiff.comparison.figures.indicator_mentions import Mention, Mentions
from reportdiff.comparison.figures.indicators import Indicator, load_indicators

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
