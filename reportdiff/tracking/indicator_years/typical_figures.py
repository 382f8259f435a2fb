"""What the figures of one line have in common: of all figures that may be drawn, those of most years decide."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reportdiff.model import Measure, Quantity
from reportdiff.tracking.indicator_years.figure_wording import UnitGroup, same_base, same_object


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that may be drawn: the lower ``rank``, the surer it is the plan's own target."""

    rank: int
    measure: Measure
    quantity: Quantity
    group: UnitGroup


def main_group(candidates: dict[int, list[Candidate]]) -> tuple[UnitGroup | None, tuple[tuple[str, int], ...]]:
    """Give the unit of most years (of equals the last, then by name), and the others with their years."""
    years: dict[UnitGroup, set[int]] = {}
    for year, figures in candidates.items():
        for figure in figures:
            years.setdefault(figure.group, set()).add(year)
    groups = sorted(years, key=lambda group: (-len(years[group]), -max(years[group]), group.key))
    if not groups:
        return None, ()
    return groups[0], tuple((group.unit, len(years[group])) for group in groups[1:] if group.unit != groups[0].unit)


@dataclass(frozen=True, slots=True)
class Typical:
    """What most of the figures of a line are: their unit group, the act they count, and a measure with their base."""

    group: UnitGroup
    act: int | None
    object: str
    measure: Measure

    def holds(self, figure: Candidate) -> bool:
        """Tell whether a figure can stand in the line."""
        other_act = None not in (figure.group.act, self.act) and figure.group.act != self.act
        alike = figure.group == self.group and not other_act and same_object(figure.group.object, self.object)
        return alike and same_base(figure.measure, self.measure)


def _typical(candidates: dict[int, list[Candidate]], group: UnitGroup) -> Typical:
    """Find the object that the figures of most years count, the last of equals, and what goes with it."""
    figures_by_year = {
        year: [figure for figure in candidates[year] if figure.group == group] for year in sorted(candidates)
    }
    objects = sorted(
        {figure.group.object for figures in figures_by_year.values() for figure in figures if figure.group.object}
    )

    def years_with(name: str) -> tuple[int, int, str]:
        years_of_name = [
            year
            for year, figures in figures_by_year.items()
            if any(same_object(figure.group.object, name) for figure in figures)
        ]
        return len(years_of_name), max(years_of_name), name

    common_object = max(objects, key=years_with, default="")
    matches = [
        figure
        for figures in figures_by_year.values()
        for figure in figures
        if same_object(figure.group.object, common_object)
    ]
    acts = Counter(figure.group.act for figure in matches)
    return Typical(
        group=group,
        act=min(acts, key=lambda act: (-acts[act], -1 if act is None else act)),
        object=common_object,
        measure=max(
            (figure.measure for figure in matches),
            key=lambda m: sum(same_base(m, figure.measure) for figure in matches),
        ),
    )


def typical_of(candidates: dict[int, list[Candidate]]) -> Typical | None:
    """Tell what most of the figures of most years are; ``None`` where there is no figure."""
    group, _ = main_group(candidates)
    return _typical(candidates, group) if group else None
