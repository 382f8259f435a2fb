"""One panel of the timeline: points with their bounds, the line between successive years, the words of the report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportdiff.charts.timeline import TimelinePoint, line_name, lines_of
from reportdiff.i18n.labels import Lang, say
from reportdiff.output.words.figure_words import plain_number, scaled_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from reportdiff.charts.drawing.panels import Panels

_HEAD = 0.30
_FOOT = 0.30
"""Space over the highest and under the lowest point, as a share of the range: for words, arrows and gaps."""

_ROOM = 0.25
"""Further space where an arrow points there."""

_ARROW = 0.13
_BAND = 0.06
"""Length of an arrow, and half the height of the band of 左右, as shares of the height of the panel."""

_ALONE = 3.3

_IN_ROWS = 1.7
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
    low, high = _limits(figures)
    axes.set_xlim(line[0].year - 0.6, line[-1].year + 0.6)
    axes.set_ylim(low, high)
    _frame(panels, axes, line, small=small)
    if small:
        panels.title(axes, line_name(line, lang))
    gaps = _gaps(panels, axes, line, lang, small=small)
    _joins(panels, axes, figures)
    for row in figures:
        _point(panels, axes, row, high - low)
    _words(panels, axes, figures, gaps, small=small)


def _limits(figures: Sequence[TimelinePoint]) -> tuple[float, float]:
    """The ends of the axis, with more room where an arrow or its words reach beyond the points."""
    ends = [end for row in figures for end in (row.low, row.high) if end is not None]
    low, high = min(ends), max(ends)
    span = high - low or abs(high) or 1.0
    up = any(row.bound in ("ge", "gt") and row.value > high - span / 4 for row in figures)
    down = any(row.bound in ("le", "lt") and row.value < low + span / 4 for row in figures)
    return low - span * (_FOOT + down * _ROOM), high + span * (_HEAD + up * _ROOM)


def _frame(panels: Panels, axes: Axes, line: Sequence[TimelinePoint], *, small: bool) -> None:
    unit = line[0].unit
    axes.yaxis.set_major_locator(_locator(4 if small else 5))
    axes.yaxis.set_major_formatter(lambda value, _: value_text(float(value), unit))
    axes.grid(axis="y", color=panels.colours.line, linewidth=0.6)
    axes.set_axisbelow(True)
    panels.years(axes, [row.year for row in line])


def _locator(most: int) -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10])


def value_text(value: float, unit: str) -> str:
    """Format a value of the axis: shares in per cent, large numbers in 万 and 亿, with the unit."""
    if unit == "ratio":
        return plain_number(round(value * 100, 6), 4) + "%"
    return scaled_number(round(value, 6)) + (unit if unit != "pp" else "")


def _joins(panels: Panels, axes: Axes, figures: Sequence[TimelinePoint]) -> None:
    for before, after in pairwise(figures):
        if after.year == before.year + 1:
            axes.plot(
                [before.year, after.year],
                [before.value, after.value],
                color=panels.colours.accent,
                linewidth=1.6,
                zorder=2,
            )


def _point(panels: Panels, axes: Axes, row: TimelinePoint, height: float) -> None:
    colour = panels.colours.accent
    value = row.value
    if row.bound == "approx":
        band = [value - height * _BAND, value + height * _BAND]
        axes.plot([row.year] * 2, band, color=colour, linewidth=7, alpha=0.2, solid_capstyle="round", zorder=1)
    elif row.bound == "range" and row.low is not None and row.high is not None:
        axes.plot([row.year, row.year], [row.low, row.high], color=colour, linewidth=5, alpha=0.45,
                  solid_capstyle="butt", zorder=2)  # fmt: skip
    elif row.bound in ("ge", "gt", "le", "lt"):
        up = 1 if row.bound in ("ge", "gt") else -1
        axes.annotate(
            "", xy=(row.year, value + up * height * _ARROW), xytext=(row.year, value), zorder=2,
            arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.3, "shrinkA": 0, "shrinkB": 0},
        )  # fmt: skip
    axes.plot([row.year], [value], marker="o", markersize=5, color=colour, zorder=3)


def _gaps(panels: Panels, axes: Axes, line: Sequence[TimelinePoint], lang: Lang, *, small: bool) -> list[Any]:
    """Write at the foot of a year why it has no point; hatch a year without a report.

    Gives the boxes of the words, in pixels."""
    boxes: list[Any] = []
    for row in line:
        if row.state == "figure":
            continue
        if row.state == "no_report":
            panels.hatch(axes, row.year - 0.5, row.year + 0.5)
        label = say(f"year_state.{row.state}", lang)
        upright = lang == "en" or small
        text_object = axes.text(
            row.year, 0.02, label if upright else "\n".join(label), transform=axes.get_xaxis_transform(),
            rotation=90 if upright else 0, ha="center", va="bottom", linespacing=1.0,
            fontsize=panels.small, color=panels.colours.soft,
        )  # fmt: skip
        boxes.append(text_object.get_window_extent())
    return boxes


def _words(panels: Panels, axes: Axes, figures: Sequence[TimelinePoint], gaps: Sequence[Any], *, small: bool) -> None:
    """Write the words of the report beside the points, the most telling first; without room, none.

    A label does not cover the line, arrows or earlier labels; only the first and the last are written in any case."""
    inside = axes.get_window_extent().padded(6, 0)
    arrow = axes.get_window_extent().height / panels.figure.dpi * 72 * _ARROW
    boxes_so_far: list[Any] = list(gaps)
    marks = _marks(axes, figures)
    for number, row in enumerate(_most_telling(figures, all_of_them=not small)):
        label = axes.annotate(
            _two_lines(row.words), xy=(row.year, row.value), xytext=(0, 0), textcoords="offset points", ha="center",
            fontsize=panels.small if small else panels.text, color=panels.colours.ink, linespacing=1.05, zorder=4,
        )  # fmt: skip
        boxes = {offset: _box_at(label, offset, inside) for offset in _offsets(row, figures, arrow)}
        clear = {offset: box for offset, box in boxes.items() if inside.y0 <= box.y0 and box.y1 <= inside.y1}
        clear = {offset: box for offset, box in clear.items() if not any(box.overlaps(other) for other in boxes_so_far)}
        free = [offset for offset, box in clear.items() if not any(box.contains(x, y) for x, y in marks)]
        choice = free[:1] or (list(clear)[:1] if number < 2 else [])
        if not choice:
            label.remove()
            continue
        boxes_so_far.append(_box_at(label, choice[0], inside))


def _box_at(label: Any, offset: float, inside: Any) -> Any:
    """Put a label ``offset`` points above its point, inside the panel; give its box in pixels."""
    label.set_verticalalignment("bottom" if offset > 0 else "top")
    label.set_horizontalalignment("center")
    label.xyann = (0, offset)
    box = label.get_window_extent()
    shift = min(0.0, inside.x1 - box.x1) + max(0.0, inside.x0 - box.x0)
    if shift:
        label.xyann = (shift / label.figure.dpi * 72, offset)
        box = label.get_window_extent()
    return box.padded(1.0)


def _offsets(row: TimelinePoint, figures: Sequence[TimelinePoint], arrow: float) -> tuple[float, ...]:
    """Possible positions of a label, in points above (or below) the point: close to it, or beyond its arrow or bar.

    For a valley, below comes first. ``arrow`` is the length of an arrow in points."""
    near = [other.value for other in figures if abs(other.year - row.year) == 1]
    valley = bool(near) and all(value > row.value for value in near)
    close = (-6.0, 6.0) if valley else (6.0, -6.0)
    up, down = arrow + 3.0, -arrow - 3.0
    beyond = {"ge": (up,), "gt": (up,), "le": (down,), "lt": (down,), "range": (14.0, -14.0, 24.0, -24.0)}
    return (*close, *beyond.get(row.bound or "", ()))


def _marks(axes: Axes, figures: Sequence[TimelinePoint]) -> list[tuple[float, float]]:
    """Points on the line, the arrows and the bars, in pixels, which a label must not cover."""
    low, high = axes.get_ylim()
    spots: list[tuple[float, float]] = []
    for before, after in pairwise(figures):
        if after.year == before.year + 1:
            steps = [step / 24 for step in range(25)]
            spots += [(before.year + t, before.value + t * (after.value - before.value)) for t in steps]
    for row in figures:
        ends = [
            row.value,
            row.low if row.low is not None else row.value,
            row.high if row.high is not None else row.value,
        ]
        if row.bound in ("ge", "gt", "le", "lt"):
            reach = (high - low) * _ARROW
            ends.append(row.value + (reach if row.bound in ("ge", "gt") else -reach))
        spots += [(row.year, min(ends) + t / 8 * (max(ends) - min(ends))) for t in range(9)]
    return [tuple(spot) for spot in axes.transData.transform(spots)]


def _most_telling(figures: Sequence[TimelinePoint], *, all_of_them: bool) -> list[TimelinePoint]:
    """Last and first, then those with other words than the year before, then the rest if ``all_of_them``."""
    changes = [row for before, row in pairwise(figures) if row.words != before.words]
    rest = figures if all_of_them else ()
    return list({row.year: row for row in (figures[-1], figures[0], *changes, *rest)}.values())


def _two_lines(words: str) -> str:
    """The words in two lines where they are long: the number, and its bound."""
    if len(words) <= 5:
        return words
    for index, character in enumerate(words):
        if character in "%％" and 0 < index < len(words) - 1:
            end = index + 1 + (words[index + 1] in "-—－–~～至到")
            return words[:end] + "\n" + words[end:]
    for mark in ("以上", "以内", "左右", "以下"):
        if words.endswith(mark):
            return words.removesuffix(mark) + "\n" + mark
    return words
