"""The cells of the heatmap, with counts, peaks and a key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reportdiff.charts.heatmap import TermCell, rate_text, rows_of
from reportdiff.i18n.labels import Lang, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from reportdiff.charts.drawing.panels import Panels

_LEAST_WIDE = 17.0
"""The least width of a cell with a count, in pixels (100 to the inch)."""

_GAP = 0.14
"""Inches for the space beside the cells, before the right column."""


def height(rows: Sequence[TermCell], width: float) -> float:
    """Compute the height of the rows in inches."""
    return 0.55 + 0.235 * len(rows_of(rows))


def draw(rows: Sequence[TermCell], panels: Panels, lang: Lang) -> None:
    """Draw a row a term and a column a year."""
    _draw_cells(panels, rows_of(rows), lang)


def _draw_cells(panels: Panels, terms: Mapping[str, Sequence[TermCell]], lang: Lang) -> None:
    """Draw a row a term: colour by share of the row's own peak, the year of the peak first."""
    names = list(terms)
    years = [cell.year for cell in terms[names[0]]]
    longest = max(panels.width_of(name, panels.text) for name in names)
    peaks = [say("heatmap.peak", lang), *(rate_text(_top(cells)) for cells in terms.values())]
    right = max(panels.width_of(words, panels.small) for words in peaks) + _GAP
    axes = panels.grid(1, 1, left=longest + 0.12, right=right)[0]
    axes.set_xlim(-0.5, len(years) - 0.5)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_yticks(range(len(names)), names, fontsize=panels.text, color=panels.colours.ink)
    axes.spines["bottom"].set_visible(False)
    panels.years(axes, years, places=range(len(years)))
    wide = axes.get_position().width * panels.figure.get_size_inches()[0] * 100 / len(years) >= _LEAST_WIDE
    for place, name in enumerate(names):
        _row(panels, axes, place, terms[name], counts=wide)
    for column, cell in enumerate(terms[names[0]]):
        if cell.count is None:
            panels.hatch(axes, column - 0.5, column + 0.5)
    _peaks(panels, axes, [terms[name] for name in names], len(years), lang)


def _row(panels: Panels, axes: Axes, place: int, cells: Sequence[TermCell], *, counts: bool) -> None:
    from matplotlib.patches import Rectangle

    top = _top(cells)
    for column, cell in enumerate(cells):
        if cell.rate is None:
            continue
        share = cell.rate / top if top else 0.0
        colour = panels.colours.shade(share)
        axes.add_patch(
            Rectangle((column - 0.48, place - 0.46), 0.96, 0.92, facecolor=colour, edgecolor="none", linewidth=0)
        )
        if counts and cell.count:
            axes.text(
                column, place, str(cell.count), ha="center", va="center", fontsize=panels.small,
                color=panels.colours.on_shade(share),
            )  # fmt: skip


def _top(cells: Sequence[TermCell]) -> float:
    """Give the highest rate of a term."""
    return max((cell.rate or 0.0 for cell in cells), default=0.0)


def _peaks(panels: Panels, axes: Axes, rows: Sequence[Sequence[TermCell]], years: int, lang: Lang) -> None:
    """Write the highest rate of each term at the right of its row."""
    wide = axes.get_position().width * panels.figure.get_size_inches()[0] / years
    right = years - 0.5 + 0.6 * _GAP / wide
    axes.annotate(
        say("heatmap.peak", lang), xy=(right, -0.5), xytext=(0, 3), textcoords="offset points", ha="left", va="bottom",
        fontsize=panels.small, color=panels.colours.soft, annotation_clip=False,
    )  # fmt: skip
    for place, cells in enumerate(rows):
        axes.text(right, place, rate_text(_top(cells)), ha="left", va="center", fontsize=panels.small,
                  color=panels.colours.soft)  # fmt: skip
