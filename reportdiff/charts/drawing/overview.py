"""The bars of the overview: one unit of length a change in both panels, doubtful ones hatched at the end of a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from reportdiff.charts.overview import KEPT, SectionChanges, section_name, total
from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Status
from reportdiff.output.words.change_notes import SIGNS

if TYPE_CHECKING:
    from reportdiff.charts.drawing.canvas import Canvas

MOST: Final = 20
"""The most sections on a picture of free height; one line counts the rest."""

_PITCH: Final = 0.32
_HEAD: Final = 0.45
_NAMES: Final = 0.29
"""Share of the width for the headings."""

_FOOT: Final = 0.28
"""Inches for the line about sections that are not drawn."""

_AIR: Final = 0.10
_BETWEEN: Final = 0.34
"""Inches between the two panels, with the number at the end of a bar."""

_HEAD_AIR: Final = 0.14

_BAR: Final = 0.62
"""Share of the pitch that a bar is thick."""


_SIDES: Final[tuple[tuple[Status, Literal[-1, 1], Literal["left", "right"]], ...]] = (
    ("dropped", -1, "right"),
    ("new", 1, "left"),
)
"""The side of zero of each status, and the alignment of the words beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """The positions of the two zeros, and the length of a change, in inches."""

    zero: float
    kept: float
    unit: float
    pitch: float


def height(rows: Sequence[SectionChanges], width: float) -> float:
    """Compute the inches for all bars, or for the most bars of a picture."""
    return _HEAD + min(len(rows), MOST) * _PITCH + (_FOOT if len(rows) > MOST else 0.0)


def draw(rows: Sequence[SectionChanges], canvas: Canvas, lang: Lang) -> None:
    """Draw ``rows`` with the headings of the panels, which are also the key."""
    visible, rest = _selection(rows, canvas)
    plan = _layout(visible, canvas, foot=_FOOT if rest else 0.0)
    _heads(rows, canvas, plan, lang)
    for index, row in enumerate(visible):
        middle = _HEAD + (index + 0.5) * plan.pitch
        _name(canvas, section_name(row, lang), middle, plan)
        _draw_bar(canvas, row, middle, plan)
    bottom = _HEAD + len(visible) * plan.pitch
    for x in (plan.zero, plan.kept):
        canvas.sheet.plot([x, x], [_HEAD - 0.03, bottom], color=canvas.palette.soft, linewidth=0.8, zorder=4)
    if rest:
        words = say(
            "overview.others", lang, n=len(rest), dropped=total(rest, "dropped"), new=total(rest, "new"),
            kept=total(rest, *KEPT),
        )  # fmt: skip
        canvas.put(0, bottom + 0.6 * _FOOT, words, size=canvas.small, colour=canvas.palette.soft)


def _selection(rows: Sequence[SectionChanges], canvas: Canvas) -> tuple[list[SectionChanges], list[SectionChanges]]:
    """The sections that moved most, as many as have room, and the others; both in their order."""
    room = max(2, min(MOST, int((canvas.height - _HEAD - _FOOT) / (0.95 * canvas.line_height()))))
    if len(rows) <= room:
        return list(rows), []
    ranking = sorted(range(len(rows)), key=lambda index: (-rows[index].moved, index))
    return [rows[index] for index in sorted(ranking[:room])], [rows[index] for index in sorted(ranking[room:])]


def _layout(rows: Sequence[SectionChanges], canvas: Canvas, *, foot: float) -> _Plan:
    """One unit of length for all bars, as long as the width allows."""
    left = _NAMES * canvas.width + _AIR
    number = canvas.width_of("000", canvas.small) + 0.06
    dropped, new = (max(row.count(status) for row in rows) for status in ("dropped", "new"))
    kept = max(total([row], *KEPT) for row in rows)
    free = canvas.width - left - 3 * number - _BETWEEN
    unit = free / max(1, dropped + new + kept)
    zero = left + number + dropped * unit
    pitch = min((canvas.height - _HEAD - foot) / len(rows), 1.5 * _PITCH)
    return _Plan(zero=zero, kept=zero + new * unit + number + _BETWEEN, unit=unit, pitch=pitch)


def _heads(rows: Sequence[SectionChanges], canvas: Canvas, plan: _Plan, lang: Lang) -> None:
    palette = canvas.palette
    end = 0.0
    for status, way, ha in _SIDES:
        x = plan.zero + way * 0.06
        words = _head(rows, status, lang)
        canvas.put(x, 0.28, words, colour=palette.of_status(status), ha=ha)
        end = x + canvas.width_of(words)
    words_kept = {status: _head(rows, status, lang) for status in KEPT}
    widths = {status: canvas.width_of(words, canvas.small) for status, words in words_kept.items()}
    at = min(plan.kept, canvas.width - sum(widths.values()) - _HEAD_AIR * (len(KEPT) - 1))
    # Where both sets of heads have no room on one line, those of continued measures go above.
    y = 0.28 if at > end + _HEAD_AIR else 0.08
    for status, words in words_kept.items():
        colour = palette.unchanged if status == "unchanged" else palette.of_status(status)
        canvas.put(at, y, words, size=canvas.small, colour=colour)
        at += widths[status] + _HEAD_AIR


def _head(rows: Sequence[SectionChanges], status: Status, lang: Lang) -> str:
    return f"{SIGNS[status]} {say(f'status.{status}', lang)} {total(rows, status)}"


def _name(canvas: Canvas, name: str, middle: float, plan: _Plan) -> None:
    step = 0.86 * canvas.line_height(canvas.small)
    most = 2 if plan.pitch >= 2.1 * step else 1
    width = _NAMES * canvas.width
    size = canvas.text if canvas.width_of(name) <= width else canvas.small
    lines = canvas.wrapped(name, width, size=size, most=most, even=True)
    for number, line in enumerate(lines):
        canvas.put(width, middle + (number - (len(lines) - 1) / 2) * step, line, size=size, ha="right")


def _draw_bar(canvas: Canvas, row: SectionChanges, middle: float, plan: _Plan) -> None:
    for status, way, ha in _SIDES:
        count = row.count(status)
        _segment(canvas, row, status, plan.zero, way, middle, plan)
        if count:
            x = plan.zero + way * (count * plan.unit + 0.05)
            canvas.put(x, middle, str(count), size=canvas.small, ha=ha)
    at = plan.kept
    for status in KEPT:
        _segment(canvas, row, status, at, 1, middle, plan)
        at += row.count(status) * plan.unit
    if at > plan.kept:
        canvas.put(at + 0.05, middle, str(total([row], *KEPT)), size=canvas.small, colour=canvas.palette.soft)


def _segment(
    canvas: Canvas, row: SectionChanges, status: Status, start: float, way: Literal[-1, 1], middle: float, plan: _Plan
) -> None:
    """The part of a bar that is one status: the sure ones from ``start`` on, the doubtful ones after them."""
    from matplotlib.patches import Rectangle

    unsure = row.doubtful(status)
    thick = _BAR * min(plan.pitch, _PITCH)
    edge = start
    for number, hatch in ((row.count(status) - unsure, None), (unsure, "/////")):
        if not number:
            continue
        length = way * number * plan.unit
        canvas.sheet.add_patch(
            Rectangle(
                (edge, middle - thick / 2),
                length,
                thick,
                facecolor=canvas.palette.of_status(status),
                edgecolor=canvas.palette.paper,
                linewidth=0.5,
                hatch=hatch,
                zorder=3,
            )
        )
        edge += length
