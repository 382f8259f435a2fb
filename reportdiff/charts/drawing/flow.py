"""The drawing of the chart of flows: names and counts beside the blocks, bands between them, hatched open ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from reportdiff.charts.drawing.ribbons import GAP, REST, Alluvium, Ribbon, SectionBar, Side, Stub, arrange
from reportdiff.charts.flow import FlowBand, section_name, sections_of, total
from reportdiff.i18n.labels import Lang, say
from reportdiff.safe_text import inert

if TYPE_CHECKING:
    from reportdiff.charts.drawing.canvas import Canvas

MOST: Final = 34
"""The most sections of a side; the smallest of more are merged."""

_HEAD: Final = 0.56
"""Inches over the blocks: for the key and the names of the sides."""

_LINE: Final = 0.138
_HANZI: Final = 0.108
_INCHES_A_MEASURE: Final = 0.0085
_BARS: Final = 4.4
"""Inches of the natural height: a line of a name, a character of it, a measure, and at most all bars of a side."""

_LINES: Final = 5
"""The most lines of a name: all the words of nearly every heading."""

_RAGGED: Final = 1.15
"""How much more room a name takes that is broken between words."""

_BAR: Final = 0.09
_STUB: Final = 0.16
_AIR: Final = 0.06
_NUMBERS: Final = 0.62
"""Inches between a name and its bar: for the number of measures, and of dropped or new ones."""

_CROWDED: Final = 0.92
"""Share of the height that names may take; above it they get a line less, down to one."""

_NAMES: Final = 0.35
"""Share of the width that the names of one side may take."""


def height(rows: Sequence[FlowBand], width: float) -> float:
    """Compute the inches for the names and bars of the larger side, on a canvas ``width`` wide."""
    a_line = max(1, int((_NAMES * width - _NUMBERS) / _HANZI))
    scale = min(_INCHES_A_MEASURE, _BARS / max(total(rows, "old"), total(rows, "new")))
    return _HEAD + max(
        sum(
            max(_LINE * min(_LINES, math.ceil(_RAGGED * len(title) / a_line)) + 0.03, scale * measures) + GAP
            for title, measures in sorted(sections_of(rows, side).items(), key=lambda item: -item[1])[:MOST]
        )
        for side in ("old", "new")
    )


def draw(rows: Sequence[FlowBand], canvas: Canvas, lang: Lang) -> None:
    """Draw ``rows``: the old plan at the left, the new one at the right."""
    high = canvas.height - _HEAD
    most = max(2, min(MOST, int(high / (1.3 * canvas.line_height()))))
    names = _Names(canvas, _NAMES * canvas.width - _NUMBERS, lang, _LINES)
    plan = arrange(rows, height=high, most=most, label=names.height)
    while names.most > 1 and any(
        sum(names.height(block.title) for block in side) > _CROWDED * high for side in (plan.old, plan.new)
    ):
        names = replace(names, most=names.most - 1)
        plan = arrange(rows, height=high, most=most, label=names.height)
    left, right = _NAMES * canvas.width + _AIR, (1 - _NAMES) * canvas.width - _AIR - _BAR
    _key(canvas, plan, lang)
    _side_names(canvas, rows, left, right, lang)
    for ribbon in sorted(plan.ribbons, key=lambda ribbon: ribbon.main):
        _ribbon(canvas, ribbon, left + _BAR, right)
    for stub in plan.stubs:
        _stub(canvas, stub, left + _BAR if stub.side == "old" else right)
    for block in plan.old:
        _block(canvas, block, left, "old", names)
    for block in plan.new:
        _block(canvas, block, right, "new", names)


@dataclass(frozen=True, slots=True)
class _Names:
    """How the headings are written: in ``room`` inches, in at most ``most`` lines."""

    canvas: Canvas
    room: float
    lang: Lang
    most: int

    def height(self, title: str) -> float:
        """Measure a heading in inches."""
        lines, size = self.lines(title)
        return len(lines) * self.step(size) + 0.03

    def step(self, size: float) -> float:
        """Give the distance of two lines of a heading."""
        return self.canvas.line_height(size) * 0.9

    def lines(self, title: str, merged: int = 0) -> tuple[list[str], float]:
        """Give the lines of a heading and the size of their letters: small ones where it needs several lines.

        :data:`REST` is the title of ``merged`` sections."""
        name = say("flow.rest", self.lang, n=merged) if title == REST else inert(section_name(title, self.lang))
        if self.canvas.width_of(name) <= self.room:
            return [name], self.canvas.text
        small = self.canvas.small
        return self.canvas.wrapped(name, self.room, size=small, most=self.most, even=True), small


def _key(canvas: Canvas, plan: Alluvium, lang: Lang) -> None:
    palette = canvas.palette
    items = [("flow.key_main", palette.accent, 0.62, "")]
    items += [("flow.key_other", palette.soft, 0.40, "")] if any(not ribbon.main for ribbon in plan.ribbons) else []
    kinds = {(stub.side, stub.kind) for stub in plan.stubs}
    items += [("flow.key_thin", palette.soft, 0.40, "----")] if any(kind == "thin" for _, kind in kinds) else []
    items += [("flow.key_dropped", palette.dropped, 1.0, "\\\\\\\\\\")] if ("old", "open") in kinds else []
    items += [("flow.key_new", palette.new, 1.0, "/////")] if ("new", "open") in kinds else []
    at = 0.0
    for key, colour, alpha, hatch in items:
        words = say(key, lang)
        _patch(canvas, at, 0.02, 0.14, 0.10, colour, alpha=alpha, hatch=hatch)
        canvas.put(at + 0.18, 0.07, words, size=canvas.small, colour=palette.soft)
        at += 0.18 + canvas.width_of(words, canvas.small) + 0.16


def _side_names(canvas: Canvas, rows: Sequence[FlowBand], left: float, right: float, lang: Lang) -> None:
    for side, x, ha in (("old", left + _BAR, "right"), ("new", right, "left")):
        year = rows[0].old_year if side == "old" else rows[0].new_year
        words = say(f"flow.side_{side}", lang, year=year or "?", n=total(rows, side))
        canvas.put(x, 0.36, words, ha="right" if ha == "right" else "left")


def _block(canvas: Canvas, block: SectionBar, x: float, side: Side, names: _Names) -> None:
    """Draw the bar of a section, and outwards from it the open measures, all measures, and the name."""
    palette = canvas.palette
    _patch(canvas, x, _HEAD + block.top, _BAR, max(block.bottom - block.top, 0.012), palette.ink, alpha=0.85)
    edge, outwards = (x - _AIR, -1) if side == "old" else (x + _BAR + _AIR, 1)
    ha: Any = "right" if side == "old" else "left"
    middle = _HEAD + block.middle
    half = outwards * _NUMBERS / 2
    if block.open:
        sign, colour = ("−", palette.dropped) if side == "old" else ("+", palette.new)
        canvas.put(edge, middle, f"{sign}{block.open}", size=canvas.small, colour=colour, ha=ha)
    canvas.put(edge + half, middle, str(block.measures), size=canvas.small, colour=palette.soft, ha=ha)
    lines, size = names.lines(block.title, block.merged)
    for number, line in enumerate(lines):
        y = middle + (number - (len(lines) - 1) / 2) * names.step(size)
        canvas.put(edge + 2 * half, y, line, size=size, ha=ha)


def _ribbon(canvas: Canvas, ribbon: Ribbon, left: float, right: float) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    (a, b), (c, d) = ((_HEAD + top, _HEAD + bottom) for top, bottom in (ribbon.old_span, ribbon.new_span))
    half = (left + right) / 2
    points = [
        (left, a), (half, a), (half, c), (right, c),
        (right, d), (half, d), (half, b), (left, b), (left, a),
    ]  # fmt: skip
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    palette = canvas.palette
    canvas.sheet.add_patch(
        PathPatch(
            Path(points, codes), facecolor=palette.accent if ribbon.main else palette.soft,
            alpha=0.62 if ribbon.main else 0.40, edgecolor="none", linewidth=0, zorder=3 if ribbon.main else 2,
        )
    )  # fmt: skip


def _stub(canvas: Canvas, stub: Stub, x: float) -> None:
    palette = canvas.palette
    top, bottom = stub.span
    side = 1 if stub.side == "old" else -1
    start = x if side > 0 else x - _STUB
    colour, alpha, hatch = palette.soft, 0.30, "----"
    if stub.kind == "open":
        colour, hatch = (palette.dropped, "\\\\\\\\\\") if side > 0 else (palette.new, "/////")
        alpha = 1.0
    _patch(canvas, start, _HEAD + top, _STUB, bottom - top, colour, alpha=alpha, hatch=hatch)


def _patch(
    canvas: Canvas, x: float, y: float, wide: float, high: float, colour: str, *, alpha: float = 1.0, hatch: str = ""
) -> None:
    from matplotlib.patches import Rectangle

    patch = Rectangle((x, y), wide, high, facecolor=colour, alpha=alpha, edgecolor="none", linewidth=0, zorder=4)
    if hatch:
        patch.set_hatch(hatch)
        patch.set_hatchcolor(canvas.palette.paper)
    canvas.sheet.add_patch(patch)
