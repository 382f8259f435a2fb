"""One name an output for every headline indicator: what the newer plan calls it, most often.

A report says 地区生产总值, 全省生产总值 and GDP of one thing; who reads two lines of one output must not take them for
two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportdiff.comparison.figures.indicator_mentions import Mention, Mentions
from reportdiff.comparison.figures.indicators import Indicator, load_indicators

_SHORTEST = 4
"""Characters of a name: of GDP and 出口 the table has a longer one."""


def indicator_names(old: Mentions, new: Mentions) -> dict[str, str]:
    """The name of every indicator that one of the plans states, by its id: the commonest of the newer plan (of equals
    the longest), else that of the older one, else the lexicon's."""
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
            said = [match[0] for match in indicator.name.finditer(mention.quantity.measured)]
            said = said or [match[0] for match in indicator.name.finditer(_before(mention))]
            forms.update(form for form in said[-1:] if len(form) >= _SHORTEST)
    return min(forms, key=lambda form: (-forms[form], -len(form), form), default="")


def _before(mention: Mention) -> str:
    return mention.measure.text[: mention.quantity.start] if mention.quantity else ""
