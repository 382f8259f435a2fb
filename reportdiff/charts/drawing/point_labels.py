"""The labels of the points of a timeline: the most telling first, each where it covers nothing, or none at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from reportdiff.charts.figure_forms import english_number
from reportdiff.charts.timeline import TimelinePoint, point_words
from reportdiff.i18n.labels import Lang, say
from reportdiff.output.words.figure_words import plain_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from reportdiff.charts.drawing.panels import Panels

ARROW: Final = 13.0
BAND: Final = 5.5
"""Points: the length of the arrow of a bound, and half the height of the band of 左右."""

_STEPS: Final = (5.0, -5.0, 8.0, -8.0, 12.0, -12.0, 17.0, -17.0)
"""Points above (or below) a point that are tried for its label, the nearest first; farther off, nobody would know
whose it is."""

_MANY: Final = 14
"""Figures of a small panel above which only the ends of its line are written."""

_CLEAR: Final = 1.2
"""Points of air around a label."""


def write_labels(
    panels: Panels, axes: Axes, figures: Sequence[TimelinePoint], taken: Sequence[Any], lang: Lang, *, small: bool
) -> None:
    """Write figures beside their points: last, first, greatest and least, then those that differ from the year before.

    A label covers no line, mark, band or earlier label and stays inside the panel; where it cannot, it is left out.
    ``taken`` are boxes (pixels) that are not free."""
    inside = axes.get_window_extent()
    boxes: list[Any] = list(taken)
    marks = _marks(axes, figures)
    for row in _most_telling(figures, all_of_them=not small):
        label = axes.annotate(
            _label_text(row, lang), xy=(row.year, row.value), xytext=(0, 0), textcoords="offset points", ha="center",
            fontsize=panels.small if small else panels.text, color=panels.colours.ink, linespacing=1.0, zorder=4,
        )  # fmt: skip
        for offset in _offsets(row, figures):
            box = _box_at(label, offset, inside)
            fits = inside.y0 <= box.y0 and box.y1 <= inside.y1 and inside.x0 - 30 <= box.x0
            if fits and not any(box.overlaps(other) for other in boxes) and not any(box.overlaps(m) for m in marks):
                boxes.append(box)
                break
        else:
            label.remove()


def points_high(axes: Axes) -> float:
    """Measure a panel: its height in points."""
    return float(axes.get_window_extent().height) / float(axes.figure.dpi) * 72


def _label_text(row: TimelinePoint, lang: Lang) -> str:
    """Give the words of a label, in two lines where they are long; in English the number: marks show the bound."""
    if lang == "en":
        return _english(row)
    words = point_words(row, lang)
    if len(words) <= 5:
        return words
    for mark in ("以上", "以内", "左右", "以下"):
        if words.endswith(mark):
            return words.removesuffix(mark) + "\n" + mark
    for dash in "-—－–~～至到":
        head, found, tail = words.partition(dash)
        if found and len(head) > 1 and len(tail) > 1:
            return head + dash + "\n" + tail
    return words


def _english(row: TimelinePoint) -> str:
    if row.unit not in ("ratio", "pp"):
        return english_number(row.value)
    ends = dict.fromkeys(end for end in (row.low, row.high) if end is not None)
    numbers = [plain_number(round(end * (100 if row.unit == "ratio" else 1), 6), 4) for end in ends]
    return say("figure.dash", "en").join(numbers) + ("%" if row.unit == "ratio" else "")


def _box_at(label: Any, offset: float, inside: Any) -> Any:
    """Put a label ``offset`` points above its point, inside the panel; give its box in pixels."""
    label.set_verticalalignment("bottom" if offset > 0 else "top")
    label.xyann = (0, offset)
    box = label.get_window_extent()
    shift = min(0.0, inside.x1 - box.x1) + max(0.0, inside.x0 - box.x0)
    if shift:
        label.xyann = (shift / label.figure.dpi * 72, offset)
        box = label.get_window_extent()
    return box.padded(_CLEAR)


def _offsets(row: TimelinePoint, figures: Sequence[TimelinePoint]) -> tuple[float, ...]:
    """Give the places that are tried: for a valley, below comes first."""
    near = [other.value for other in figures if abs(other.year - row.year) == 1]
    valley = bool(near) and all(value > row.value for value in near)
    return tuple(-step for step in _STEPS) if valley else _STEPS


def _marks(axes: Axes, figures: Sequence[TimelinePoint]) -> list[Any]:
    """Give what a label must not cover, as boxes in pixels: points, bands, arrows, bars, and pieces of the line."""
    from matplotlib.transforms import Bbox

    low, high = axes.get_ylim()
    place = axes.transData.transform
    unit = axes.figure.dpi / 72
    arrow, band = (length / points_high(axes) for length in (ARROW, BAND))
    boxes = []
    for row in figures:
        ends = [row.value, *(end for end in (row.low, row.high) if end is not None)]
        reach = {"ge": (0, arrow), "gt": (0, arrow), "le": (-arrow, 0), "lt": (-arrow, 0), "approx": (-band, band)}
        down, up = reach.get(row.bound or "", (0, 0))
        x, bottom = place((row.year, min(ends) + down * (high - low)))
        _, top = place((row.year, max(ends) + up * (high - low)))
        boxes.append(Bbox.from_extents(x - 3 * unit, bottom - 2.4 * unit, x + 3 * unit, top + 2.4 * unit))
    for before, after in pairwise(figures):
        if after.year == before.year + 1:
            (x0, y0), (x1, y1) = place((before.year, before.value)), place((after.year, after.value))
            for step in range(12):
                a, b = step / 12, (step + 1) / 12
                ys = sorted((y0 + a * (y1 - y0), y0 + b * (y1 - y0)))
                boxes.append(
                    Bbox.from_extents(x0 + a * (x1 - x0), ys[0] - 0.8 * unit, x0 + b * (x1 - x0), ys[1] + 0.8 * unit)
                )
    return boxes


def _most_telling(figures: Sequence[TimelinePoint], *, all_of_them: bool) -> list[TimelinePoint]:
    """Give the last, first, greatest and least, then those with other words than the year before, then all if asked."""
    ends = [max(figures, key=lambda row: row.value), min(figures, key=lambda row: row.value)]
    ends = [row for row in ends if row.value not in (figures[0].value, figures[-1].value)]
    few = all_of_them or len(figures) <= _MANY
    changes = [row for before, row in pairwise(figures) if row.words != before.words] if few else []
    rest = figures if all_of_them else ()
    return list({row.year: row for row in (figures[-1], figures[0], *ends, *changes, *rest)}.values())
