"""The panels of the timeline: points with their bounds, the line between successive years, an axis from zero."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportdiff.charts.drawing.point_labels import ARROW, BAND, points_high, write_labels
from reportdiff.charts.figure_forms import english_number, english_unit
from reportdiff.charts.timeline import TimelinePoint, is_broken, line_name, lines_of, sign_of
from reportdiff.i18n.labels import Lang, say
from reportdiff.output.words.figure_words import plain_number, scaled_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from reportdiff.charts.drawing.panels import Panels

_WORDS = 24.0
"""Points over the highest figure: for two lines of words."""

_UNDER = 0.34
"""Share of the height under the lowest figure of a broken axis: for words, signs and the break."""

_MARKERS = {"–": "_", "○": "o", "△": "^", "◇": "D", "×": "x"}
"""The markers for the signs of years without a point."""

_SIGN = 3.8
_SIGNS_AT = 0.06
"""Size of a sign in points, and its height in the panel."""

_ALONE = 3.3
_IN_ROWS = 1.75
"""Height in inches of a single panel, and of a row of small ones."""

_LEFT = 0.58
"""Inches for the labels of the values."""


def height(rows: Sequence[TimelinePoint], width: float) -> float:
    """Compute the height of the panels in inches."""
    lines = len(lines_of(rows))
    return _ALONE if lines == 1 else _IN_ROWS * ((lines + 1) // 2)


def draw(rows: Sequence[TimelinePoint], panels: Panels, lang: Lang) -> None:
    """Draw one wide panel for one line, small panels in two columns for several."""
    lines = lines_of(rows)
    if len(lines) == 1:
        _draw_line(panels, panels.grid(1, 1, left=_LEFT)[0], lines[0], lang, small=False)
        return
    columns = 2
    grid = panels.grid((len(lines) + 1) // columns, columns, left=_LEFT)
    for axes, line in zip(grid, lines, strict=False):
        _draw_line(panels, axes, line, lang, small=True)
    for axes in grid[len(lines) :]:
        axes.set_axis_off()


def _draw_line(panels: Panels, axes: Axes, line: Sequence[TimelinePoint], lang: Lang, *, small: bool) -> None:
    """Draw one line into ``axes`` (matplotlib), with its name above where there are several."""
    figures = [row for row in line if row.state == "figure"]
    axes.set_xlim(line[0].year - 0.6, line[-1].year + 0.6)
    results = [row.result for row in line if row.result is not None]
    low, high = _limits(figures, results, points_high(axes), broken=is_broken(line))
    axes.set_ylim(low, high)
    _frame(panels, axes, line, lang, small=small)
    if small:
        panels.title(axes, _panel_name(line, lang))
    signs = _signs(panels, axes, line)
    for before, after in pairwise(figures):
        if after.year == before.year + 1:
            axes.plot(
                [before.year, after.year], [before.value, after.value], color=panels.colours.accent,
                linewidth=1.6, zorder=2,
            )  # fmt: skip
    for row in figures:
        _point(panels, axes, row, (high - low) / points_high(axes))
    write_labels(panels, axes, figures, [*signs, *_results(panels, axes, line)], lang, small=small)


def _results(panels: Panels, axes: Axes, line: Sequence[TimelinePoint]) -> list[Any]:
    """Mark the results with hollow squares, told from targets without colour; give their boxes in pixels."""
    from matplotlib.transforms import Bbox

    reach = _SIGN * axes.figure.dpi / 72
    boxes: list[Any] = []
    for row in line:
        if row.result is not None:
            axes.plot(
                [row.year], [row.result], marker="s", markersize=_SIGN, markerfacecolor=panels.colours.paper,
                markeredgecolor=panels.colours.ink, markeredgewidth=1.1, linestyle="none", zorder=4,
            )  # fmt: skip
            x, y = axes.transData.transform((row.year, row.result))
            boxes.append(Bbox.from_extents(x - reach, y - reach, x + reach, y + reach))
    return boxes


def _panel_name(line: Sequence[TimelinePoint], lang: Lang) -> str:
    """Give the name of a panel; in English with the unit, which its labels leave out."""
    name, unit = line_name(line, lang), line[0].unit
    word = english_unit(unit) if lang == "en" and unit not in ("ratio", "pp") else ""
    return say("timeline.unit", lang, name=name, unit=word) if word else name


def _limits(
    figures: Sequence[TimelinePoint], results: Sequence[float], high: float, *, broken: bool
) -> tuple[float, float]:
    """Give the ends of the axis of a panel ``high`` points high: from zero, or from under the lowest figure where it is
    broken; beyond the outer figures there is room for arrows and words."""
    ends = [*results, *(end for row in figures for end in (row.low, row.high) if end is not None)]
    bottom, top = min(ends), max(ends)
    points_up = any(row.bound in ("ge", "gt") and row.value > bottom + 0.7 * (top - bottom) for row in figures)
    above = min(0.42, ((ARROW if points_up else 0.0) + _WORDS) / high)
    if broken:
        span = (top - bottom) / (1 - above - _UNDER)
        return bottom - _UNDER * span, top + above * span
    low, best = min(0.0, bottom), max(0.0, top)
    under = 0.12 if bottom < 0 else 0.0
    span = (best - low) / (1 - above - under) or 1.0
    return low - under * span, best + above * span


def _frame(panels: Panels, axes: Axes, line: Sequence[TimelinePoint], lang: Lang, *, small: bool) -> None:
    from matplotlib.ticker import MaxNLocator

    unit = line[0].unit
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4 if small else 5, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(lambda value, _: value_text(float(value), unit, lang))
    axes.grid(axis="y", color=panels.colours.line, linewidth=0.6)
    axes.set_axisbelow(True)
    panels.years(axes, [row.year for row in line])
    if is_broken(line):
        low, high = axes.get_ylim()
        axes.set_yticks([tick for tick in axes.get_yticks() if low + 0.16 * (high - low) <= tick <= high])
        panels.broken(axes)


def value_text(value: float, unit: str, lang: Lang = "zh") -> str:
    """Format a value of the axis: shares in per cent; large numbers in 万 and 亿 with the unit, in English without."""
    if unit == "ratio":
        return plain_number(round(value * 100, 6), 4) + "%"
    if lang == "en":
        return english_number(value)
    return scaled_number(round(value, 6)) + (unit if unit != "pp" else "")


def _point(panels: Panels, axes: Axes, row: TimelinePoint, point: float) -> None:
    """Draw a figure with what it leaves open; ``point`` is how much of the axis one point of height is."""
    colour = panels.colours.accent
    value = row.value
    if row.bound == "approx":
        band = [value - point * BAND, value + point * BAND]
        axes.plot([row.year] * 2, band, color=colour, linewidth=6, alpha=0.2, solid_capstyle="butt", zorder=1)
    elif row.bound == "range" and row.low is not None and row.high is not None:
        axes.plot([row.year, row.year], [row.low, row.high], color=colour, linewidth=5, alpha=0.45,
                  solid_capstyle="butt", zorder=2)  # fmt: skip
    elif row.bound in ("ge", "gt", "le", "lt"):
        up = 1 if row.bound in ("ge", "gt") else -1
        axes.annotate(
            "", xy=(row.year, value + up * point * ARROW), xytext=(row.year, value), zorder=2,
            arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0},
        )  # fmt: skip
    axes.plot([row.year], [value], marker="o", markersize=4.5, color=colour, zorder=3)


def _signs(panels: Panels, axes: Axes, line: Sequence[TimelinePoint]) -> list[Any]:
    """Put a sign at the foot of a year that has no point; hatch a year without a report.

    Gives the boxes of the signs, in pixels."""
    from matplotlib.transforms import Bbox

    place = axes.get_xaxis_transform()
    reach = _SIGN * axes.figure.dpi / 72
    boxes: list[Any] = []
    for row in line:
        if row.state == "no_report":
            panels.hatch(axes, row.year - 0.5, row.year + 0.5)
        elif sign := sign_of(row):
            axes.plot(
                [row.year], [_SIGNS_AT], transform=place, marker=_MARKERS[sign], markersize=_SIGN,
                markerfacecolor="none", markeredgecolor=panels.colours.soft, markeredgewidth=0.8, linestyle="none",
            )  # fmt: skip
            x, y = place.transform((row.year, _SIGNS_AT))
            boxes.append(Bbox.from_extents(x - reach, y - reach, x + reach, y + reach))
    return boxes
