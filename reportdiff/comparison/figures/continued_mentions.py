"""Figures that continue a headline figure of the other plan, though the lexicon does not recognise their words.

Of two linked measures one may say 城镇新增就业2万人以上, and the other the same after words that the lexicon lacks. The
link pairs the two figures; so the table of targets must not call one of them new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportdiff.comparison.figures.figure_changes import FigurePair, pair_figures
from reportdiff.comparison.figures.guard.figure_lexicon import word_set
from reportdiff.comparison.figures.indicator_mentions import Mention, Mentions
from reportdiff.comparison.figures.indicators import Indicator, clause_start, load_indicators
from reportdiff.model import Measure, Quantity

Group = tuple[Sequence[Measure], Sequence[Measure]]
"""The old and the new measures of one link."""


def with_continued(
    old: Mentions, new: Mentions, links: Iterable[Group], settings: Mapping[str, str] | None = None
) -> tuple[Mentions, Mentions]:
    """Add such figures to the mentions of both plans.

    Only the other plan has a figure of the indicator. The clause of the added figure names the indicator, its unit is
    one of the indicator's, it states no other one, and the link pairs it without doubt. A bare name (总产) will do
    where the words before the measure (``settings``, by its id) say which."""
    whole_old, whole_new = dict(old), dict(new)
    stated_spots = _stated_spots(old) | _stated_spots(new)
    for olds, news in links:
        open_old, open_new = _open_mentions(new, old, news), _open_mentions(old, new, olds)
        if not open_old and not open_new:
            continue
        for pair in pair_figures(olds, news, settings):
            for indicator, mention in _continued(pair, open_old, open_new):
                if (mention.measure.id, mention.quantity and mention.quantity.start) in stated_spots:
                    continue
                side = whole_old if mention.measure is pair.old_measure else whole_new
                side[indicator] = [*side.get(indicator, ()), mention]
    return whole_old, whole_new


def _stated_spots(mentions: Mentions) -> set[tuple[str, int | None]]:
    """Give the figures that state an indicator of their own, by measure and offset."""
    all_mentions = (mention for side in mentions.values() for mention in side)
    return {(mention.measure.id, mention.quantity.start) for mention in all_mentions if mention.quantity is not None}


def _open_mentions(mentions: Mentions, other: Mentions, measures: Sequence[Measure]) -> list[tuple[Indicator, Mention]]:
    """Give the headline figures of these measures for whose indicator the other plan has no figure."""
    ids = {measure.id for measure in measures}
    return [
        (indicator, mention)
        for indicator in load_indicators()
        if not any(mention.state in ("figure", "unreadable") for mention in other.get(indicator.id, ()))
        for mention in mentions.get(indicator.id, ())
        if mention.quantity is not None and mention.measure.id in ids
    ]


def _continued(
    pair: FigurePair, open_old: Sequence[tuple[Indicator, Mention]], open_new: Sequence[tuple[Indicator, Mention]]
) -> Iterator[tuple[str, Mention]]:
    if pair.old is None or pair.new is None or (pair.change is not None and pair.change.doubtful):
        return
    sides = (
        (open_old, pair.new, pair.old, pair.old_measure),
        (open_new, pair.old, pair.new, pair.new_measure),
    )
    for candidates, stated_quantity, quantity, measure in sides:
        for indicator, mention in candidates:
            if mention.quantity is stated_quantity and measure is not None and _names(indicator, measure, quantity):
                yield indicator.id, Mention("figure", measure, quantity, False, mention.index)


def _names(indicator: Indicator, measure: Measure, quantity: Quantity) -> bool:
    """Tell whether the clause before a figure names the indicator or nothing, and the figure is in one of its units."""
    clause = measure.text[clause_start(measure.text, quantity.start) : quantity.start]
    if quantity.unit not in indicator.units:
        return False
    return indicator.name.search(clause) is not None or quantity.measured in word_set("name", "generic")
