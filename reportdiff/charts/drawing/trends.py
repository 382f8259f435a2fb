"""The rows of trends: two columns of small areas, each drawn to its own peak, with the rates of both ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reportdiff.charts.trends import SIDES, TermTrend, end_rates, rate_text, rows_of
from reportdiff.i18n.labels import Lang, say
from reportdiff.safe_text import inert

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from reportdiff.charts.drawing.panels import Panels

_PITCH: Final = 0.30
"""Inches from row to row."""

_TALL: Final = 0.74
"""Share of a row that its peak fills."""

_GAP: Final = 0.12
"""Inches between a row and the words beside it."""

_ARROWS: Final = {"rose": "▲", "fell": "▼"}


def height(rows: Sequence[TermTrend], width: float) -> float:
    """Compute the height of the longer column in inches."""
    return 0.62 + _PITCH * max(len(rows_of(rows, side)) for side in SIDES)


def draw(rows: Sequence[TermTrend], panels: Panels, lang: Lang) -> None:
    """Draw the terms that rose and those that fell beside each other; one side alone has the whole width."""
    sides = [side for side in SIDES if rows_of(rows, side)]
    most = max(len(rows_of(rows, side)) for side in sides)
    names = max(panels.width_of(inert(row.term), panels.text) for row in rows)
    rates = max(panels.width_of(_rates(rows_of(rows, side)[row.term]), panels.small) for side in sides for row in rows
                if row.side == side)  # fmt: skip
    grid = panels.grid(1, 2 if len(sides) > 1 else 1, left=names + _GAP, right=rates + _GAP)
    for axes, side in zip(grid, sides, strict=False):
        _draw_side(panels, axes, rows_of(rows, side), most)
        colour = panels.colours.rise if side == "rose" else panels.colours.fall
        heading = f"{_ARROWS[side]} {say(f'trends.{side}', lang)}"
        axes.set_title(heading, loc="left", fontsize=panels.text, color=colour, pad=4)
        _draw_rows(panels, axes, rows_of(rows, side), colour)


def _draw_side(panels: Panels, axes: Axes, terms: dict[str, list[TermTrend]], most: int) -> None:
    years = [row.year for row in next(iter(terms.values()))]
    axes.set_xlim(years[0] - 0.5, years[-1] + 0.5)
    axes.set_ylim(most, 0)
    axes.set_yticks([place + 0.62 for place in range(len(terms))], [inert(term) for term in terms])
    axes.tick_params(axis="y", labelsize=panels.text, colors=panels.colours.ink)
    panels.years(axes, years)
    for row in next(iter(terms.values())):
        if row.rate is None:
            panels.hatch(axes, row.year - 0.5, row.year + 0.5)


def _draw_rows(panels: Panels, axes: Axes, terms: dict[str, list[TermTrend]], colour: str) -> None:
    right = max(row.year for rows in terms.values() for row in rows) + 0.5
    wide = axes.get_position().width * panels.figure.get_size_inches()[0] / (right - axes.get_xlim()[0])
    for place, rows in enumerate(terms.values()):
        top = max(row.rate or 0.0 for row in rows) or 1.0
        base = place + 0.92
        axes.plot(axes.get_xlim(), [base, base], color=panels.colours.line, linewidth=0.6, zorder=1)
        for row in rows:
            if row.rate:
                axes.bar(
                    row.year, -_TALL * row.rate / top, bottom=base, width=0.72, color=colour, zorder=2, linewidth=0
                )
        axes.text(
            right + 0.6 * _GAP / wide, place + 0.62, _rates(rows), ha="left", va="center", fontsize=panels.small,
            color=panels.colours.soft,
        )  # fmt: skip


def _rates(rows: Sequence[TermTrend]) -> str:
    old, new = end_rates(rows)
    return f"{rate_text(old)} → {rate_text(new)}"
