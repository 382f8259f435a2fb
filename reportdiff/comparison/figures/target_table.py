"""The table of targets: what both plans state for each headline indicator, then every other figure.

Headline indicators are matched by what they are, whether or not the alignment linked their measures; the other figures
come from the links, and from the measures that only one plan has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from reportdiff.comparison.figures.figure_changes import FigurePair, compare_pair, is_target, pair_figures
from reportdiff.comparison.figures.indicator_mentions import Sighting, best_pair, same_basis, sightings_of
from reportdiff.comparison.figures.indicator_names import indicator_names
from reportdiff.comparison.figures.indicators import (
    Indicator,
    figure_words,
    indicators_of,
    load_indicators,
)
from reportdiff.model import (
    TARGETS_SCHEMA,
    Change,
    Comparison,
    FigureChange,
    Measure,
    Quantity,
    Report,
    ReportName,
    Target,
    TargetSide,
    TargetState,
    TargetTable,
)

Sort = Literal["section", "size"]

_NOT_STATED = TargetSide(state="not_stated")
_Used = set[tuple[str, int]]


def target_table(comparison: Comparison, *, sort: Sort = "section", headline_only: bool = False) -> TargetTable:
    """The targets of both plans of a comparison.

    Headline indicators come first, in the order of the lexicon; the other figures follow by section (``section``: in
    the order of the new report) or by relative size of the change (``size``: largest first, then those that came or
    went, then the unchanged). ``headline_only`` leaves the other figures out.
    """
    used: _Used = set()
    headline = _headline_rows(comparison, used)
    others = list(_other_rows(comparison, used))
    placed = {indicator.id: indicator.place for indicator in load_indicators()}
    headline += [row for row in others if row.indicator is not None]
    headline.sort(key=lambda row: placed[row.indicator or ""])
    plain = [] if headline_only else [row for row in others if row.indicator is None]
    return TargetTable(
        schema=TARGETS_SCHEMA,
        generator=comparison.generator,
        old=_name_of(comparison.old),
        new=_name_of(comparison.new),
        sort=sort,
        rows=(*headline, *_sorted(plain, sort)),
    )


def _name_of(report: Report) -> ReportName:
    return ReportName(region=report.region, year=report.year, title=report.title, kind=report.kind)


def _sorted(rows: Sequence[Target], sort: Sort) -> list[Target]:
    if sort == "size":
        return sorted(rows, key=_size)
    order = {section: place for place, section in enumerate(dict.fromkeys(row.section for row in rows))}
    return sorted(rows, key=lambda row: order[row.section])


def _size(row: Target) -> tuple[int, float]:
    if row.relative is not None and row.facet in ("target_raised", "target_lowered"):
        return 0, -abs(row.relative)
    places = ["target_raised", "target_lowered", "target_changed", "target_added", "target_removed", None]
    return 1 + places.index(row.facet), 0.0


def _headline_rows(comparison: Comparison, used: _Used) -> list[Target]:
    olds, news = sightings_of(comparison.old), sightings_of(comparison.new)
    links = {(a, b): change for change in comparison.changes for a in change.old for b in change.new}
    names = indicator_names(olds, news)
    rows = []
    for indicator in load_indicators():
        old, new = olds.get(indicator.id, []), news.get(indicator.id, [])
        if not old and not new:
            continue
        a, b = best_pair(old, new, links)
        rows.append(replace(_headline_row(indicator, a, b, links), name=names[indicator.id]))
        used |= {spot for side, chosen in ((old, a), (new, b)) if chosen for spot in _spent(side, chosen)}
    return rows


def _spent(side: Sequence[Sighting], chosen: Sighting) -> Iterator[tuple[str, int]]:
    """The figures that a headline row has said: its own, the same one said again elsewhere, and what was misread."""
    if chosen.quantity is None:
        yield from ((chosen.measure.id, quantity.start) for quantity in chosen.measure.quantities)
        return
    for sighting in side:
        if sighting.quantity and _value(sighting.quantity) == _value(chosen.quantity):
            yield sighting.measure.id, sighting.quantity.start


def _value(quantity: Quantity) -> tuple[float | None, float | None, str]:
    return quantity.value_low, quantity.value_high, quantity.unit


def _headline_row(
    indicator: Indicator, a: Sighting | None, b: Sighting | None, links: dict[tuple[str, str], Change]
) -> Target:
    old, new = (_side(s.state, s.measure, s.quantity) if s else _NOT_STATED for s in (a, b))
    link = links.get((a.measure.id, b.measure.id)) if a and b else None
    row = Target(
        name=indicator.zh,
        name_en=indicator.en,
        measured=next((s.quantity.measured for s in (b, a) if s and s.quantity), ""),
        old=old,
        new=new,
        indicator=indicator.id,
        section=new.section or old.section,
        change=link.id if link else None,
        doubtful=bool(link and link.doubtful),
    )
    if a and b and a.quantity and b.quantity:
        change = compare_pair(a.quantity, a.measure, b.quantity, b.measure)
        if change is not None and not same_basis(a, b):
            change = replace(change, facet="target_changed", difference=None, relative=None, better=None)
        return _with_change(row, change)
    if new.quantity and old.state in ("not_stated", "without_figure"):
        return replace(row, facet="target_added")
    if old.quantity and new.state in ("not_stated", "without_figure"):
        return replace(row, facet="target_removed")
    return row


def _with_change(row: Target, change: FigureChange | None) -> Target:
    if change is None:
        return row
    points = change.new is not None and change.new.unit == "ratio"
    difference = change.difference
    if difference is not None and points:
        difference = float(f"{difference * 100:.12g}")
    return replace(row, facet=change.facet, difference=difference, relative=change.relative, better=change.better)


def _side(state: TargetState, measure: Measure, quantity: Quantity | None) -> TargetSide:
    return TargetSide(
        state=state,
        words=figure_words(measure.text, quantity) if quantity else "",
        text=measure.text,
        quantity=quantity,
        measure=measure.id or None,
        section=measure.section,
    )


def _other_rows(comparison: Comparison, used: _Used) -> Iterator[Target]:
    """The figures that no headline row has: those of linked measures, and those of measures in one plan only."""
    olds, news = ({m.id: _without(m, used) for m in report.measures} for report in (comparison.old, comparison.new))
    for change in comparison.changes:
        old, new = [olds[member] for member in change.old], [news[member] for member in change.new]
        for pair in pair_figures(old, new):
            figure = pair.new or pair.old
            if figure is None or "range" in {q.kind for q in (pair.old, pair.new) if q is not None}:
                continue  # a bracket says which things are meant
            if pair.change is not None or is_target(figure):
                yield _other_row(change, pair, old, new)


def _without(measure: Measure, used: _Used) -> Measure:
    if not any((measure.id, quantity.start) in used for quantity in measure.quantities):
        return measure
    return replace(measure, quantities=tuple(q for q in measure.quantities if (measure.id, q.start) not in used))


def _other_row(change: Change, pair: FigurePair, old: Sequence[Measure], new: Sequence[Measure]) -> Target:
    sides = []
    for measure, quantity, all_of_side in ((pair.old_measure, pair.old, old), (pair.new_measure, pair.new, new)):
        if measure is not None:
            sides.append(_side("figure", measure, quantity))
        elif all_of_side and not any(is_target(q) for m in all_of_side for q in m.quantities):
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
