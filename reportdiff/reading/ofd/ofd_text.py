"""The characters that an OFD page draws, with their places: text objects, their matrices and their steps.

Places in the file are in millimetres from the upper left corner; here they become points from the lower left one, as
in a PDF.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from reportdiff.reading.ledger import Ledger
from reportdiff.reading.pdf.pdf_page import Character
from reportdiff.reading.word.word_styles import child, local

POINTS: Final = 72 / 25.4
"""Points in a millimetre."""

DESCENT: Final = 0.12
"""Share of the size of a character that lies below its baseline: for Chinese fonts some 0.12 to 0.14."""

FULL: Final = 1.15
"""Widths of a character up to which a step leads to the next character and not over a space."""

MAX_DRAWN: Final = 400_000
"""Objects of all pages, copies of composite units counted each time."""

MAX_NESTING: Final = 12

Matrix = tuple[float, float, float, float, float, float]
"""``(a, b, c, d, e, f)``: x' = a x + c y + e, y' = b x + d y + f (GB/T 33190-2016, 8.5: CTM)."""

PLAIN: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Area:
    """The box of a page in points; ``left`` and ``top`` are its corner in millimetres."""

    left: float
    top: float
    width: float
    height: float


A4: Final = Area(0.0, 0.0, 210 * POINTS, 297 * POINTS)


class Drawing:
    """The composite units by id (their contents), the ledger, and how much may still be drawn."""

    def __init__(self, units: dict[str, Any], ledger: Ledger) -> None:
        self.units = units
        self.ledger = ledger
        self.left = MAX_DRAWN

    @property
    def exhausted(self) -> bool:
        """Whether more was drawn than any report has."""
        return self.left <= 0


def area_of(element: Any) -> Area | None:
    """Give the physical box that ``Area`` or ``PageArea`` states, ``None`` without one."""
    box = None if element is None else child(element, "PhysicalBox")
    numbers = numbers_of(None if box is None else box.text)
    if len(numbers) < 4 or not (0 < numbers[2] < 5_000 and 0 < numbers[3] < 5_000):
        return None
    return Area(numbers[0], numbers[1], numbers[2] * POINTS, numbers[3] * POINTS)


def drawn(page: Any, area: Area, drawing: Drawing) -> Iterator[Character]:
    """Give the characters of the layers of ``page`` in the order of the file."""
    content = child(page, "Content")
    for layer in () if content is None else content:
        yield from _objects(layer, PLAIN, area, drawing, 0)


def _objects(parent: Any, matrix: Matrix, area: Area, drawing: Drawing, depth: int) -> Iterator[Character]:
    for element in parent:
        drawing.left -= 1
        if drawing.exhausted or depth > MAX_NESTING:
            return
        kind = local(element)
        if kind == "TextObject":
            yield from _text(element, _within(matrix, element), area, drawing)
        elif kind == "ImageObject":
            drawing.ledger.note("image", kind)
        elif kind == "PageBlock":
            yield from _objects(element, matrix, area, drawing, depth + 1)
        elif kind == "CompositeObject":
            unit = drawing.units.get(element.get("ResourceID") or "")
            if unit is not None:
                yield from _objects(unit, _within(matrix, element), area, drawing, depth + 1)


def _text(element: Any, matrix: Matrix, area: Area, drawing: Drawing) -> Iterator[Character]:
    size = number_of(element.get("Size"), 0.0)
    wide = size * number_of(element.get("HScale"), 1.0)
    a, b, c, d, e, f = matrix
    tall = size * math.hypot(c, d) * POINTS
    x = y = 0.0
    for code in element:
        if local(code) != "TextCode":
            continue
        text = (code.text or "").strip("\r\n")
        if element.get("Visible") == "false":
            if text.strip():
                drawing.ledger.note("hidden_text", text.strip())
            continue
        x, y = number_of(code.get("X"), x), number_of(code.get("Y"), y)
        along, down = steps_of(code.get("DeltaX"), len(text)), steps_of(code.get("DeltaY"), len(text))
        for index, character in enumerate(text):
            own = wide if unicodedata.east_asian_width(character) in "WFA" else wide / 2
            left = (a * x + c * y + e - area.left) * POINTS
            base = area.height - (b * x + d * y + f - area.top) * POINTS
            bottom = base - DESCENT * tall
            step = along[index] if index < len(along) else 0.0
            # Half-width characters set at the distance of full ones have no spaces between them.
            right = left + (step if own < step <= FULL * wide else own) * math.hypot(a, b) * POINTS
            yield Character(text=character, left=left, right=right, bottom=bottom, top=bottom + tall)
            x += step if index < len(along) else 0.0 if down else own
            y += down[index] if index < len(down) else 0.0


def _within(outer: Matrix, element: Any) -> Matrix:
    """Give the matrix from the space of an object to that of the page: its own, then its place, then ``outer``."""
    box = numbers_of(element.get("Boundary"))
    own = numbers_of(element.get("CTM"))
    a, b, c, d, e, f = own[:6] if len(own) >= 6 else PLAIN
    if len(box) >= 2:
        e, f = e + box[0], f + box[1]
    oa, ob, oc, od, oe, of = outer
    return (
        *(oa * a + oc * b, ob * a + od * b, oa * c + oc * d, ob * c + od * d),
        *(oa * e + oc * f + oe, ob * e + od * f + of),
    )


def steps_of(text: str | None, most: int) -> list[float]:
    """Give the steps from a character to the next (``DeltaX``): ``3 3 g 4 3.2`` is 3, 3 and four times 3.2."""
    words = (text or "").replace(",", " ").split()[: 4 * most]
    steps: list[float] = []
    index = 0
    while index < len(words) and len(steps) < most:
        if words[index] == "g" and index + 2 < len(words):
            times = words[index + 1]
            count = most if len(times) > 6 else int(number_of(times, 0.0))
            steps += [number_of(words[index + 2], 0.0)] * max(0, min(count, most))
            index += 3
        else:
            steps.append(number_of(words[index], 0.0))
            index += 1
    return steps[:most]


def numbers_of(text: str | None) -> list[float]:
    """Give the numbers in an attribute; none where one of them is no number."""
    words = (text or "").replace(",", " ").split()
    numbers = [number_of(word, math.nan) for word in words[:16]]
    return [] if any(map(math.isnan, numbers)) else numbers


def number_of(text: str | None, otherwise: float) -> float:
    """Read ``text`` as a number of sane size, else give ``otherwise``."""
    try:
        number = float(text or "")
    except ValueError:
        return otherwise
    return number if -100_000 < number < 100_000 else otherwise
