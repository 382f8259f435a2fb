"""What a page of a PDF holds: characters with their places, and the lines they make."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """A character and its box, in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """Size in points, and the characters in the order of the file."""

    width: float
    height: float
    characters: tuple[Character, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line, or a piece of one. ``left`` and ``right`` are those of its visible characters; ``column`` is 0, or 1
    for the right one of two, and 2 for what stands across both. ``cells`` are the pieces of one that has gaps."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    page: int
    column: int = 0
    cells: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[int, int]:
        """Column and side of the sheet: lines of one place share their margins."""
        return self.column, self.page % 2
