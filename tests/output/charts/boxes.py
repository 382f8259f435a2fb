"""Where the words of a chart are: every label inside the picture, and none over another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import matplotlib
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from reportdiff.charts.drawing.style import PALETTES, rc_params
from reportdiff.charts.making import Chart

_TOUCH = 1.0
"""Points that boxes may share: a box is a little larger than its ink."""


def figure_of(chart: Chart) -> Figure:
    """Draw a chart, and give the figure."""
    with matplotlib.rc_context(rc_params(PALETTES[chart.style], salt="boxes")):
        figure: Figure = chart.drawing().figure
        figure.canvas.draw()
    return figure


def labels_of(figure: Figure) -> Iterator[tuple[str, Any]]:
    """Give the words of a figure with their boxes in points."""
    unseen = {
        tick.label1
        for axes in figure.axes
        for axis in (axes.xaxis, axes.yaxis)
        for tick in axis.get_major_ticks()
        if not min(axis.get_view_interval()) <= tick.get_loc() <= max(axis.get_view_interval())
    }
    for text in figure.findobj(Text):
        is_drawn = text.axes is None or text.axes.axison or text in text.axes.texts
        if text.get_text().strip() and text.get_visible() and is_drawn and text not in unseen:
            yield text.get_text(), text.get_window_extent().transformed(Affine2D().scale(72 / figure.dpi))


def outside(figure: Figure) -> list[str]:
    """Give the words that are not wholly inside the picture."""
    wide, high = (inches * 72 for inches in figure.get_size_inches())
    return [
        words
        for words, box in labels_of(figure)
        if box.x0 < -_TOUCH or box.y0 < -_TOUCH or box.x1 > wide + _TOUCH or box.y1 > high + _TOUCH
    ]


def collisions(figure: Figure) -> list[tuple[str, str]]:
    """Give the pairs of words that lie over each other."""
    return [
        (one, other)
        for (one, a), (other, b) in combinations(labels_of(figure), 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > _TOUCH and min(a.y1, b.y1) - max(a.y0, b.y0) > 2 * _TOUCH
    ]
