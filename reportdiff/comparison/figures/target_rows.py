"""The rows of the table of targets: what both plans state for each headline indicator, then every other figure.

The figures are those of the changes (:mod:`~reportdiff.comparison.figures.settled_figures`), so that the table and the
changes cannot contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportdiff.comparison.figures.figure_changes import FigurePair
from reportdiff.comparison.figures.figure_direction import figure_words
from reportdiff.comparison.figures.guard.figure_goals import is_goal, stretch_words
from reportdiff.comparison.figures.headline_pairs import HeadlinePair, Headlines, Spot, spot_of
from reportdiff.comparison.figures.indicators import indicators_of, load_indicators
from reportdiff.comparison.figures.settled_figures import FiguresOf
from reportdiff.model import Change, FigureChange, Measure, Quantity, Target, Targets, TargetSide, TargetState

_NOT_STATED = TargetSide(state="not_stated")

_SHORTEST_NAME = 3
"""Characters from which a name that the other plan has as well is the same name."""


def target_rows(
    headlines: Headlines, figures: FiguresOf, changes: Sequence[Change], measures: Mapping[str, Measure]
) -> Targets:
    """Make the rows: headline indicators in the order of the lexicon, then the others by section of the new report."""
    links = {(a, b): change for change in changes for a in change.old for b in change.new}
    headline = [_headline_row(pair, links) for pair in headlines.pairs]
    headline_spots = frozenset(spot for pair in headlines.pairs for spot in pair.spots)
    texts = {side: "\n".join(m.text for m in measures.values() if m.id.startswith(side)) for side in ("o", "n")}
    others = [
        _with_named(row, texts) for change in changes for row in _other_rows(change, figures, measures, headline_spots)
    ]
    ranks = {indicator.id: indicator.place for indicator in load_indicators()}
    headline += [row for row in others if row.indicator is not None]
    headline.sort(key=lambda row: ranks[row.indicator or ""])
    plain = [row for row in others if row.indicator is None]
    order = {section: rank for rank, section in enumerate(dict.fromkeys(row.section for row in plain))}
    return Targets(rows=(*headline, *sorted(plain, key=lambda row: order[row.section])))


def _headline_row(pair: HeadlinePair, links: Mapping[tuple[str, str], Change]) -> Target:
    a, b = pair.old, pair.new
    old, new = (_side(s.state, s.measure, s.quantity) if s else _NOT_STATED for s in (a, b))
    link = links.get((a.measure.id, b.measure.id)) if a and b else None
    row = Target(
        name=pair.name,
        name_en=pair.name_en,
        measured=next((s.quantity.measured for s in (b, a) if s and s.quantity), ""),
        old=old,
        new=new,
        indicator=pair.indicator.id,
        section=new.section or old.section,
        change=link.id if link else None,
        doubtful=bool(link and link.doubtful) or bool(pair.change and pair.change.doubtful),
    )
    silent = ("not_stated", "without_figure", "over_years", "named")
    if new.quantity and old.state in silent:
        return replace(row, facet="target_added")
    if old.quantity and new.state in silent:
        return replace(row, facet="target_removed")
    return _with_change(row, pair.change)


def _with_change(row: Target, change: FigureChange | None) -> Target:
    if change is None:
        return row
    points = change.new is not None and change.new.unit == "ratio"
    difference = change.difference
    if difference is not None and points:
        difference = float(f"{difference * 100:.12g}")
    return replace(
        row,
        facet=change.facet,
        difference=difference,
        relative=change.relative,
        better=change.better,
        reason=change.reason,
        misprint=change.misprint,
    )


def _side(state: TargetState, measure: Measure, quantity: Quantity | None) -> TargetSide:
    return TargetSide(
        state=state,
        words=figure_words(measure.text, quantity) if quantity else "",
        text=measure.text,
        quantity=quantity,
        measure=measure.id or None,
        section=measure.section,
        stretch=stretch_words(measure, quantity) if quantity else "",
    )


def _other_rows(
    change: Change, figures: FiguresOf, measures: Mapping[str, Measure], headline_spots: frozenset[Spot]
) -> Iterator[Target]:
    """Give the figures of a change that no headline row has."""
    old, new = [measures[member] for member in change.old], [measures[member] for member in change.new]
    for pair in figures[change.old, change.new]:
        figure = pair.new or pair.old
        if figure is None or pair.settled_elsewhere or _is_in_headlines(pair, headline_spots):
            continue
        if "range" in {q.kind for q in (pair.old, pair.new) if q is not None}:
            continue  # a bracket says which things are concerned
        measure = pair.new_measure if pair.new else pair.old_measure
        if pair.change is not None or (measure is not None and is_goal(measure, figure)):
            yield _other_row(change, pair, _without(old, headline_spots), _without(new, headline_spots))


def _with_named(row: Target, texts: Mapping[str, str]) -> Target:
    """Give the row with what a silent side has: the name of the figure elsewhere in the plan, or nothing at all."""
    quantity = row.new.quantity or row.old.quantity
    name = quantity.measured if quantity else ""
    if len(name) < _SHORTEST_NAME:
        return row
    name_only = TargetSide(state="named")
    if row.old.state == "not_stated" and name in texts["o"]:
        row = replace(row, old=name_only)
    if row.new.state == "not_stated" and name in texts["n"]:
        row = replace(row, new=name_only)
    return row


def _is_in_headlines(pair: FigurePair, headline_spots: frozenset[Spot]) -> bool:
    """Tell whether headline rows have all figures of the pair."""
    sides = ((pair.old_measure, pair.old), (pair.new_measure, pair.new))
    return all(spot_of(measure, quantity) in headline_spots for measure, quantity in sides if measure and quantity)


def _without(measures: Sequence[Measure], headline_spots: frozenset[Spot]) -> list[Measure]:
    """Give the measures without the figures that headline rows have."""
    return [
        replace(m, quantities=tuple(q for q in m.quantities if spot_of(m, q) not in headline_spots))
        if any(spot_of(m, q) in headline_spots for q in m.quantities)
        else m
        for m in measures
    ]


def _other_row(change: Change, pair: FigurePair, old: Sequence[Measure], new: Sequence[Measure]) -> Target:
    sides = []
    for measure, quantity, all_of_side in ((pair.old_measure, pair.old, old), (pair.new_measure, pair.new, new)):
        if measure is not None:
            sides.append(_side("figure", measure, quantity))
        elif all_of_side and not any(is_goal(m, q) for m in all_of_side for q in m.quantities):
            sides.append(_side("without_figure", all_of_side[0], None))
        else:
            sides.append(_NOT_STATED)
    measure, figure = (pair.new_measure, pair.new) if pair.new else (pair.old_measure, pair.old)
    assert measure is not None and figure is not None  # a pair has one side at least
    indicator = next((i for i, q in indicators_of(measure.text, measure.quantities) if q is figure and i.every), None)
    measured = pair.measured
    row = Target(
        name=measured if indicator else "",
        name_en=f"{indicator.en}: {measured}" if indicator else "",
        measured=measured,
        old=sides[0],
        new=sides[1],
        indicator=indicator.id if indicator else None,
        section=measure.section,
        change=change.id,
        doubtful=change.doubtful or bool(pair.change and pair.change.doubtful),
    )
    return _with_change(row, pair.change)
