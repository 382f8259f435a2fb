"""The sheet of a chart: title, subtitle and footer, and between them the drawing area of the kind.

Positions and lengths on a canvas are in inches, from the upper left corner of the drawing area, downwards. At 100
pixels to the inch, a canvas 6.8 wide fills the column of an article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from reportdiff.charts.drawing.label_layout import balance_lines, wrap_lines
from reportdiff.charts.drawing.style import Palette, Size

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from reportdiff.charts.drawing.panels import Panels

_MARGIN = 0.16
_POINT = 1 / 72
_LEADING = 1.36
"""Line spacing in sizes of letters: hanzi fill their square and need more space than Latin letters."""

_LEAST_PLOT = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words around a chart: the finding as title, what is shown, notes for the reader, and the source."""

    title: str
    subtitle: str = ""
    notes: Sequence[str] = ()
    source: str = ""


class Canvas:
    """A picture in the making.

    ``width`` and ``height`` are those of the drawing area in inches, ``text`` and ``small`` sizes of letters in points,
    ``palette`` its colours, ``figure`` the matplotlib figure. ``natural`` is the height of the drawing where the size
    leaves it free. Make one inside :func:`matplotlib.rc_context` with
    :func:`reportdiff.charts.drawing.style.rc_params`."""

    def __init__(self, wording: Wording, *, palette: Palette, size: Size, natural: float) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.palette = palette
        self.text = size.text
        self.small = size.small
        self.width = size.width - 2 * _MARGIN
        self.figure: Figure = Figure(figsize=(size.width, size.height or 4.0), facecolor=palette.paper)
        # A drawing measures its words before it is saved; for that, a figure needs a renderer.
        self._agg = FigureCanvasAgg(self.figure)
        self._measured: dict[tuple[str, float], float] = {}
        head = self._lines(wording, size)
        foot = self._footer(wording)
        head_height = sum(height for _, _, _, height in head) + 0.10
        foot_height = sum(height for _, _, _, height in foot) + (0.10 if foot else 0.0)
        whole = size.height or head_height + max(natural, _LEAST_PLOT) + foot_height + 2 * _MARGIN
        self.figure.set_size_inches(size.width, whole)
        self._whole = (size.width, whole)
        self._top = _MARGIN + head_height
        self.height = whole - head_height - foot_height - 2 * _MARGIN
        self._write(head, _MARGIN)
        self._write(foot, whole - _MARGIN - foot_height + 0.10)

    @property
    def area(self) -> tuple[float, float, float, float]:
        """Give left, bottom, right and top of the drawing area as shares of the figure."""
        wide, high = self._whole
        return (
            _MARGIN / wide,
            1 - (self._top + self.height) / high,
            (_MARGIN + self.width) / wide,
            1 - self._top / high,
        )

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """Add axes without a frame that fill the rectangle."""
        wide, high = self._whole
        rectangle = (
            (_MARGIN + left) / wide,
            1 - (self._top + top + height) / high,
            width / wide,
            height / high,
        )
        axes = self.figure.add_axes(rectangle, facecolor="none")
        for spine in axes.spines.values():
            spine.set_visible(False)
        axes.tick_params(length=0, labelsize=self.small)
        return axes

    @cached_property
    def sheet(self) -> Axes:
        """Add axes over the whole drawing area in inches, y downwards: for drawings with a layout of their own."""
        axes = self.axes(0, 0, self.width, self.height)
        axes.set_xlim(0, self.width)
        axes.set_ylim(self.height, 0)
        axes.set_axis_off()
        return axes

    def panels(self) -> Panels:
        """Make the drawing area a grid of small axes, for the charts over years."""
        from reportdiff.charts.drawing.panels import PanelColours, Panels

        palette = self.palette
        colours = PanelColours(
            paper=palette.paper,
            ink=palette.ink,
            soft=palette.soft,
            line=palette.line,
            pale=palette.pale,
            accent=palette.accent,
            on_accent=palette.paper,
            rise=palette.new,
            fall=palette.dropped,
        )
        return Panels(figure=self.figure, area=self.area, colours=colours, text=self.text, small=self.small)

    def put(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float | None = None,
        colour: str | None = None,
        ha: Literal["left", "center", "right"] = "left",
        va: Literal["top", "center", "bottom", "baseline"] = "center",
        halo: bool = False,
    ) -> Any:
        """Write ``words`` at a position of :attr:`sheet`, and give the matplotlib text.

        With ``halo`` they have a rim of paper, to be readable over lines."""
        text_object = self.sheet.text(
            x, y, words, fontsize=size or self.text, color=colour or self.palette.ink, ha=ha,
            va="center_baseline" if va == "center" else va, linespacing=1.15, zorder=5,
        )  # fmt: skip
        if halo:
            from matplotlib.patheffects import withStroke

            text_object.set_path_effects([withStroke(linewidth=2.4, foreground=self.palette.paper)])
        return text_object

    def width_of(self, words: str, size: float | None = None) -> float:
        """Measure one line of words in inches; ``size`` is in points."""
        key = (words, size or self.text)
        if key not in self._measured:
            from matplotlib.font_manager import FontProperties

            renderer = self._agg.get_renderer()  # type: ignore[no-untyped-call]
            wide, _, _ = renderer.get_text_width_height_descent(words, FontProperties(size=key[1]), False)
            self._measured[key] = float(wide) / float(self.figure.dpi)
        return self._measured[key]

    def line_height(self, size: float | None = None) -> float:
        """Give the distance of two lines of words, in inches."""
        return (size or self.text) * _POINT * _LEADING

    def wrapped(
        self, words: str, width: float, *, size: float | None = None, most: int = 2, even: bool = False
    ) -> list[str]:
        """Break ``words`` into lines no wider than ``width`` inches, with ``even`` of about one length
        (:func:`~reportdiff.charts.drawing.label_layout.wrap_lines`,
        :func:`~reportdiff.charts.drawing.label_layout.balance_lines`)."""
        break_words = balance_lines if even else wrap_lines
        return break_words(words, width, lambda line: self.width_of(line, size), most=most)

    def _lines(self, wording: Wording, size: Size) -> list[tuple[str, float, str, float]]:
        """Give the lines of the head: words, size, colour, height."""
        palette = self.palette
        lines = [
            (line, size.title, palette.ink, self.line_height(size.title))
            for line in self.wrapped(wording.title, self.width, size=size.title, most=3, even=True)
        ]
        lines += [
            (line, self.text, palette.soft, self.line_height())
            for line in self.wrapped(wording.subtitle, self.width, most=3)
        ]
        return lines

    def _footer(self, wording: Wording) -> list[tuple[str, float, str, float]]:
        return [
            (line, self.small, self.palette.soft, self.line_height(self.small))
            for words in (*wording.notes, wording.source)
            if words
            for line in self.wrapped(words, self.width, size=self.small, most=4)
        ]

    def _write(self, lines: Sequence[tuple[str, float, str, float]], top: float) -> None:
        wide, high = self._whole
        for words, size, colour, height in lines:
            self.figure.text(_MARGIN / wide, 1 - top / high, words, fontsize=size, color=colour, ha="left", va="top")
            top += height
