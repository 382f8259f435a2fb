"""One name an output for every headline indicator: what the newer plan calls it, most often.

A report says 地区生产总值, 全省生产总值 and GDP of one thing; who reads two lines of one output must not take them for
two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportdiff.comparison.figures.indicator_mentions import Sighting, Sightings, sightings_of
from reportdiff.comparison.figures.indicators import Indicator, load_indicators
from reportdiff.model import Change, FigureChange, Report

_SHORTEST = 4
"""Characters of a name: of GDP and 出口 the table has a longer one."""


def indicator_names(old: Sightings, new: Sightings) -> dict[str, str]:
    """The name of every indicator that one of the plans states, by its id: the commonest of the newer plan (of equals
    the longest), else that of the older one, else the lexicon's."""
    names = {}
    for indicator in load_indicators():
        sides = (new.get(indicator.id, ()), old.get(indicator.id, ()))
        if any(sides):
            names[indicator.id] = next(filter(None, (_commonest(indicator, side) for side in sides)), indicator.zh)
    return names


def _commonest(indicator: Indicator, side: Sequence[Sighting]) -> str:
    forms: Counter[str] = Counter()
    for sighting in side:
        if sighting.quantity is not None:
            said = [match[0] for match in indicator.name.finditer(sighting.quantity.measured)]
            said = said or [match[0] for match in indicator.name.finditer(_before(sighting))]
            forms.update(form for form in said[-1:] if len(form) >= _SHORTEST)
    return min(forms, key=lambda form: (-forms[form], -len(form), form), default="")


def _before(sighting: Sighting) -> str:
    return sighting.measure.text[: sighting.quantity.start] if sighting.quantity else ""


def named_figures(changes: Iterable[Change], old: Report, new: Report) -> tuple[Change, ...]:
    """The changes, with each figure that states a headline indicator called by the name of the whole comparison."""
    before, after = sightings_of(old), sightings_of(new)
    names = indicator_names(before, after)
    stated = {
        id(sighting.quantity): names[indicator]
        for side in (before, after)
        for indicator, sightings in side.items()
        for sighting in sightings
        if sighting.quantity is not None
    }
    return tuple(_named(change, stated) for change in changes)


def _named(change: Change, stated: Mapping[int, str]) -> Change:
    if not any(_name_of(figure, stated) for figure in change.figures):
        return change
    figures = (replace(figure, measured=_name_of(figure, stated) or figure.measured) for figure in change.figures)
    return replace(change, figures=tuple(figures))


def _name_of(figure: FigureChange, stated: Mapping[int, str]) -> str:
    # Only where both sides, as far as there are, state the indicator: the figure of another thing keeps its own phrase.
    found = {stated.get(id(quantity), "") for quantity in (figure.old, figure.new) if quantity is not None}
    return found.pop() if len(found) == 1 else ""
