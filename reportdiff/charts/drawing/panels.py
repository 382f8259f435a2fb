"""Panels for the charts over many years: axes in a grid, years under them, hatching where there is no report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_YEAR_WIDE = 34.0
"""The width of the label of a year with the space beside it, in pixels (100 to the inch)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelColours:
    """The colours of a style for matplotlib.

    ``accent`` is that of lines and cells, ``rise`` and ``fall`` those of what grew and shrank, ``pale`` that of an
    empty cell, ``on_accent`` that of words in a full one."""

    paper: str
    ink: str
    soft: str
    line: str
    pale: str
    accent: str
    on_accent: str
    rise: str
    fall: str

    def shade(self, share: float) -> tuple[float, float, float]:
        """Give the colour of a cell, from ``pale`` (0) to ``accent`` (1)."""
        from matplotlib.colors import to_rgb

        low, high = to_rgb(self.pale), to_rgb(self.accent)
        red, green, blue = (a + (b - a) * share for a, b in zip(low, high, strict=True))
        return red, green, blue

    def on_shade(self, share: float) -> str:
        """Give the colour of words on that cell: the one with more contrast (WCAG 2.2 relative luminance)."""
        under = _luminance(self.shade(share))
        contrast = {colour: _contrast(under, _luminance(_rgb(colour))) for colour in (self.ink, self.on_accent)}
        return self.ink if contrast[self.ink] >= contrast[self.on_accent] else self.on_accent


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels:
    """The drawing area of a chart over years.

    ``area`` is the part of the figure (left, bottom, right, top, as shares), with colours and two sizes of text
    (points)."""

    figure: Figure
    area: tuple[float, float, float, float]
    colours: PanelColours
    text: float
    small: float

    def grid(self, rows: int, columns: int, *, left: float = 0.0, right: float = 0.0) -> list[Axes]:
        """Add axes in ``rows`` times ``columns``, row by row.

        ``left`` and ``right`` are the space beside each for labels, in inches."""
        x0, y0, x1, y1 = self.area
        width, height = self.figure.get_size_inches()
        gap_x, gap_y = 0.18 / width, (0.62 if rows > 1 else 0.0) / height
        head, foot = (0.24 if rows * columns > 1 else 0.08) / height, 0.26 / height
        wide = (x1 - x0 - gap_x * (columns - 1)) / columns
        high = (y1 - y0 - head - foot - gap_y * (rows - 1)) / rows
        return [
            self._axes(
                x0 + column * (wide + gap_x) + left / width,
                y1 - head - row * (high + gap_y) - high,
                wide - (left + right) / width,
                high,
            )
            for row in range(rows)
            for column in range(columns)
        ]

    def _axes(self, x: float, y: float, wide: float, high: float) -> Axes:
        axes = self.figure.add_axes((x, y, wide, high), facecolor="none")
        for side in ("top", "left", "right"):
            axes.spines[side].set_visible(False)
        axes.spines["bottom"].set_color(self.colours.line)
        axes.tick_params(length=0, colors=self.colours.soft, labelsize=self.small)
        return axes

    def width_of(self, words: str, size: float) -> float:
        """Measure one line of words in inches; ``size`` is in points."""
        text = self.figure.text(0, 0, words, fontsize=size)
        width = float(text.get_window_extent().width) / float(self.figure.dpi)
        text.remove()
        return width

    def title(self, axes: Axes, words: str, *, colour: str | None = None) -> None:
        """Write the name of a panel over its left edge."""
        axes.set_title(words, loc="left", fontsize=self.text, color=colour or self.colours.ink, pad=5)

    def years(self, axes: Axes, years: Sequence[int], places: Sequence[float] | None = None) -> None:
        """Write as many years under the axes as have room, always with the last one."""
        at = list(places if places is not None else years)
        room = axes.get_position().width * self.figure.get_size_inches()[0] * 100
        step = max(1, -(-len(years) * _YEAR_WIDE // room)) if room > 0 else 1
        indices = [number for number in range(len(years)) if (len(years) - 1 - number) % int(step) == 0]
        axes.set_xticks([at[number] for number in indices], [str(years[number]) for number in indices])

    def broken(self, axes: Axes) -> None:
        """Draw a break at the foot of the left side of the axes: their values do not begin at zero."""
        place = axes.transAxes
        ink: dict[str, Any] = {
            "color": self.colours.soft,
            "linewidth": 1.0,
            "clip_on": False,
            "transform": place,
            "zorder": 5,
        }
        wide = 0.07 / (axes.get_position().width * self.figure.get_size_inches()[0])
        axes.plot([0, 0, -wide, wide, 0, 0], [0, 0.04, 0.065, 0.095, 0.12, 0.16], **ink)

    def hatch(self, axes: Axes, start: float, end: float) -> None:
        """Hatch the axes from ``start`` to ``end``: nothing is known here, which is not zero."""
        span = axes.axvspan(start, end, facecolor="none", edgecolor="none", hatch="////", linewidth=0, zorder=0)
        span.set_hatchcolor(self.colours.line)


def _rgb(colour: str) -> tuple[float, float, float]:
    from matplotlib.colors import to_rgb

    red, green, blue = to_rgb(colour)
    return red, green, blue


def _luminance(rgb: tuple[float, float, float]) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(a: float, b: float) -> float:
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
