"""The bars of the chart of promises: from the line of the target to the result, the words of both beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reportdiff.charts.promise import PromiseRow, figures_of
from reportdiff.i18n.labels import Lang, say
from reportdiff.output.words.change_notes import DOUBT

if TYPE_CHECKING:
    from reportdiff.charts.drawing.canvas import Canvas

MOST: Final = 24
"""The most targets on a picture of free height."""

_PITCH: Final = 0.30
_HEAD: Final = 0.28
_FOOT: Final = 0.28
_NAMES: Final = 0.30
_AIR: Final = 0.14
_LOW, _HIGH = 0.0, 2.0
"""The ends of the axis, in times of the target; a result beyond is at the end, with a mark."""

_HEIGHT: Final = 0.13


def height(rows: Sequence[PromiseRow], width: float) -> float:
    """Give the inches that the bars take."""
    shown = min(len(rows), MOST)
    return _HEAD + shown * _PITCH + (_FOOT if len(rows) > shown else 0.0)


def draw(rows: Sequence[PromiseRow], canvas: Canvas, lang: Lang) -> None:
    """Draw a bar a target; where there is no room for all, the first of them, which are the most telling."""
    least = 0.95 * canvas.line_height()
    room = int((canvas.height - _HEAD - _FOOT) / least)
    shown = rows if len(rows) <= min(MOST, room + 1) else rows[: max(1, min(MOST, room))]
    rest = len(rows) - len(shown)
    pitch = min((canvas.height - _HEAD - (_FOOT if rest else 0.0)) / len(shown), 1.5 * _PITCH)
    words = [" → ".join(figures_of(row, lang)) for row in shown]
    wide = min(max(canvas.width_of(text, canvas.small) for text in words), 0.34 * canvas.width)
    left = _NAMES * canvas.width + _AIR
    right = max(canvas.width - wide - _AIR, left + 1.0)
    _axis(canvas, left, right, len(shown) * pitch)
    for place, (row, text) in enumerate(zip(shown, words, strict=True)):
        y = _HEAD + (place + 0.5) * pitch
        _put_name(canvas, row, y, pitch, lang)
        _bar(canvas, row, y, left, right)
        for line_number, line in enumerate(lines := canvas.wrapped(text, wide, size=canvas.small, most=2)):
            offset = (line_number - (len(lines) - 1) / 2) * canvas.line_height(canvas.small)
            canvas.put(canvas.width - wide, y + offset, line, size=canvas.small)
    if rest:
        canvas.put(
            0,
            _HEAD + len(shown) * pitch + 0.6 * _FOOT,
            say("promise.rest", lang, n=rest),
            size=canvas.small,
            colour=canvas.palette.soft,
        )


def _at(share: float, left: float, right: float) -> float:
    part = (min(max(share, _LOW), _HIGH) - _LOW) / (_HIGH - _LOW)
    return left + part * (right - left)


def _axis(canvas: Canvas, left: float, right: float, length: float) -> None:
    for share in (0.0, 0.5, 1.0, 1.5, 2.0):
        x = _at(share, left, right)
        is_target = share == 1.0
        canvas.sheet.plot(
            [x, x],
            [_HEAD - 0.04, _HEAD + length],
            color=canvas.palette.ink if is_target else canvas.palette.line,
            linewidth=1.2 if is_target else 0.6,
            zorder=3 if is_target else 1,
        )
        canvas.put(x, 0.45 * _HEAD, f"{share:.0%}", size=canvas.small, colour=canvas.palette.soft, ha="center")


def _bar(canvas: Canvas, row: PromiseRow, y: float, left: float, right: float) -> None:
    palette = canvas.palette
    colour = {"short": palette.dropped, "exceeded": palette.new}.get(row.relation, palette.unchanged)
    start, end = _at(1.0, left, right), _at(row.share, left, right)
    canvas.sheet.barh([y], [end - start], left=start, height=_HEIGHT, color=colour, zorder=2)
    marker = {"short": "X", "exceeded": ">"}.get(row.relation, "o")
    canvas.sheet.plot([end], [y], marker, markersize=5.5, color=colour, markeredgewidth=0, zorder=4, clip_on=False)
    if row.share > _HIGH:
        canvas.put(end + 0.07, y, "»", size=canvas.small, colour=colour)
    elif row.share < _LOW:
        canvas.put(end - 0.07, y, "«", size=canvas.small, colour=colour, ha="right")


def _put_name(canvas: Canvas, row: PromiseRow, y: float, pitch: float, lang: Lang) -> None:
    name = row.name if lang == "zh" else row.name_en
    name = f"{name} {DOUBT}" if row.doubtful else name
    most = 2 if pitch >= 2 * 0.95 * canvas.line_height(canvas.small) else 1
    lines = canvas.wrapped(name, _NAMES * canvas.width, size=canvas.small, most=most)
    for number, line in enumerate(lines):
        offset = (number - (len(lines) - 1) / 2) * canvas.line_height(canvas.small)
        canvas.put(0, y + offset, line, size=canvas.small)
