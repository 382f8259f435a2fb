"""The small panels of attention: one scale, the first and the last share written at the line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportdiff.charts.attention import COLUMNS, AreaYear, ends_of, name_of, percent, rows_of, significant_difference
from reportdiff.i18n.labels import Lang
from reportdiff.tracking.area_shares import UNKNOWN_AREA

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from reportdiff.charts.drawing.panels import Panels

_WORDS = 1.9
"""Height of a label and the air under it, as a multiple of the size of its letters."""

_NEAR = 0.3
"""Share of the width of a label: the line under it must not cross it."""


def height(rows: Sequence[AreaYear], width: float) -> float:
    """Compute the height of the panels in inches."""
    return 0.4 + 1.1 * math.ceil(len(rows_of(rows)) / COLUMNS)


def draw(rows: Sequence[AreaYear], panels: Panels, lang: Lang) -> None:
    """Draw small panels in four columns."""
    _draw_areas(panels, list(rows_of(rows).values()), lang)


def _draw_areas(panels: Panels, areas: Sequence[Sequence[AreaYear]], lang: Lang) -> None:
    """Draw a panel an area; colour and an arrow say where the share changed by more than chance."""
    top = max(year.share or 0.0 for row in areas for year in row)
    rows = math.ceil(len(areas) / COLUMNS)
    grid = panels.grid(rows, COLUMNS)
    for place, (axes, row) in enumerate(zip(grid, areas, strict=False)):
        last_of_column = place + COLUMNS >= len(areas)
        _panel(panels, axes, row, top, lang, years=last_of_column)
    for axes in grid[len(areas) :]:
        axes.set_axis_off()


def _panel(panels: Panels, axes: Axes, row: Sequence[AreaYear], top: float, lang: Lang, *, years: bool) -> None:
    change = significant_difference(row)
    is_known = row[0].area != UNKNOWN_AREA
    palette = panels.colours
    colour = palette.rise if change > 0 and is_known else palette.fall if change < 0 and is_known else palette.soft
    arrow = ("▲" if change > 0 else "▼" if change < 0 else "") if is_known else ""
    axes.set_xlim(row[0].year - 0.3, row[-1].year + 0.3)
    # The words over the highest point must end under the name of the panel.
    high = axes.get_position().height * panels.figure.get_size_inches()[1] * 72
    axes.set_ylim(0, top / max(0.4, 1 - _WORDS * panels.small / high))
    axes.set_yticks([])
    panels.title(axes, name_of(row[0], lang) + (f" {arrow}" if arrow else ""), colour=colour if arrow else None)
    for stretch in _stretches(row):
        xs, ys = [year.year for year in stretch], [year.share or 0.0 for year in stretch]
        axes.fill_between(xs, ys, color=colour, alpha=0.18, linewidth=0)
        axes.plot(xs, ys, color=colour, linewidth=1.4, marker="o" if len(stretch) == 1 else "", markersize=3)
    for year in row:
        if year.share is None:
            panels.hatch(axes, year.year - 0.5, year.year + 0.5)
    _ends(panels, axes, row, colour)
    axes.set_xticks([row[0].year, row[-1].year] if years else [])
    if years:
        first, last = axes.get_xticklabels()
        first.set_horizontalalignment("left")
        last.set_horizontalalignment("right")


def _ends(panels: Panels, axes: Axes, row: Sequence[AreaYear], colour: str) -> None:
    """Write the first and the last share above the line near them."""
    first, last = ends_of(row)
    near = max(1.0, (row[-1].year - row[0].year) * _NEAR)
    for end, left in ((first, True), (last, False)):
        share = end.share or 0.0
        top = max(year.share or 0.0 for year in row if abs(year.year - end.year) <= near)
        axes.plot([end.year], [share], marker="o", markersize=3.2, color=colour)
        axes.annotate(
            percent(share), xy=(end.year, top), xytext=(-2 if left else 2, 4), textcoords="offset points",
            ha="left" if left else "right", va="bottom", fontsize=panels.small, color=panels.colours.ink,
        )  # fmt: skip


def _stretches(row: Sequence[AreaYear]) -> list[list[AreaYear]]:
    """Give the runs of successive years with a report: no line is drawn over a gap."""
    stretches: list[list[AreaYear]] = []
    for year in row:
        if year.share is None:
            continue
        if stretches and stretches[-1][-1].year == year.year - 1:
            stretches[-1].append(year)
        else:
            stretches.append([year])
    return stretches
