"""Figures that continue a headline figure of the other plan, though their own words are not read as the indicator.

Of two linked measures one may say 城镇新增就业2万人以上 and the other the same behind words that the lexicon does not
follow. The link pairs the two figures; so the table of targets must not call the one of them new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportdiff.comparison.figures.figure_changes import FigurePair, pair_figures
from reportdiff.comparison.figures.indicator_mentions import Mention, Mentions
from reportdiff.comparison.figures.indicators import Indicator, clause_start, load_indicators
from reportdiff.model import Measure, Quantity

Group = tuple[Sequence[Measure], Sequence[Measure]]
"""The old and the new measures of one link."""


def with_continued(old: Mentions, new: Mentions, links: Iterable[Group]) -> tuple[Mentions, Mentions]:
    """Give the mentions of both plans with such figures added: of indicators that only the other plan has a figure of,
    named in the same clause, in a unit of the indicator, stating no other one, and paired by the link without doubt."""
    whole_old, whole_new = dict(old), dict(new)
    taken = _stated(old) | _stated(new)
    for olds, news in links:
        wanted_old, wanted_new = _wanted(new, old, news), _wanted(old, new, olds)
        if not wanted_old and not wanted_new:
            continue
        for pair in pair_figures(olds, news):
            for indicator, mention in _continued(pair, wanted_old, wanted_new):
                if (mention.measure.id, mention.quantity and mention.quantity.start) in taken:
                    continue
                side = whole_old if mention.measure is pair.old_measure else whole_new
                side[indicator] = [*side.get(indicator, ()), mention]
    return whole_old, whole_new


def _stated(mentions: Mentions) -> set[tuple[str, int | None]]:
    """The figures that state an indicator of their own, by measure and place."""
    places = (mention for side in mentions.values() for mention in side)
    return {(mention.measure.id, mention.quantity.start) for mention in places if mention.quantity is not None}


def _wanted(stated: Mentions, other: Mentions, measures: Sequence[Measure]) -> list[tuple[Indicator, Mention]]:
    """The headline figures of these measures whose indicator the other plan has no figure of."""
    ids = {measure.id for measure in measures}
    return [
        (indicator, mention)
        for indicator in load_indicators()
        if not any(mention.state in ("figure", "unreadable") for mention in other.get(indicator.id, ()))
        for mention in stated.get(indicator.id, ())
        if mention.quantity is not None and mention.measure.id in ids
    ]


def _continued(
    pair: FigurePair, wanted_old: Sequence[tuple[Indicator, Mention]], wanted_new: Sequence[tuple[Indicator, Mention]]
) -> Iterator[tuple[str, Mention]]:
    if pair.old is None or pair.new is None or (pair.change is not None and pair.change.doubtful):
        return
    sides = (
        (wanted_old, pair.new, pair.old, pair.old_measure),
        (wanted_new, pair.old, pair.new, pair.new_measure),
    )
    for wanted, stated, quantity, measure in sides:
        for indicator, mention in wanted:
            if mention.quantity is stated and measure is not None and _names(indicator, measure, quantity):
                yield indicator.id, Mention("figure", measure, quantity, False, mention.place)


def _names(indicator: Indicator, measure: Measure, quantity: Quantity) -> bool:
    """Whether the clause before a figure names the indicator, and the figure is in one of its units."""
    clause = measure.text[clause_start(measure.text, quantity.start) : quantity.start]
    return quantity.unit in indicator.units and indicator.name.search(clause) is not None
