"""What holds at a place of an RTF file: the state of a group, of a paragraph and of a style, and what changes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from reportdiff.reading.source import SourceBlock


@dataclass(slots=True)
class RtfGroup:
    """The state that a closing brace takes back. ``role`` says what text in the group is: of the ``body``, a
    ``number``, of the ``fonts`` or ``styles``, ``none``, or a code of the ledger."""

    role: str = "body"
    skip_after_unicode: int = 1
    font: int = -1
    hidden: bool = False
    deleted: bool = False
    style: int = 0
    outline: int | None = None
    starred: bool = False
    box: bool = False


@dataclass(slots=True)
class RtfParagraph:
    lines: list[list[str]] = field(default_factory=lambda: [[]])
    number: list[str] = field(default_factory=list)
    boxes: list[SourceBlock] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RtfStyle:
    outline: int | None = None
    contents: bool = False


def _set_font(group: RtfGroup, number: int | None) -> None:
    group.font = number or 0


def _set_unicode_skip(group: RtfGroup, number: int | None) -> None:
    group.skip_after_unicode = max(0, 1 if number is None else number)


def _set_hidden(group: RtfGroup, number: int | None) -> None:
    group.hidden = number != 0


def _set_deleted(group: RtfGroup, number: int | None) -> None:
    group.deleted = number != 0


def _set_style(group: RtfGroup, number: int | None) -> None:
    group.style = number or 0


def _set_outline(group: RtfGroup, number: int | None) -> None:
    # 0 to 8 are headings, 9 is body text.
    group.outline = None if number is None else (number + 1 if 0 <= number <= 8 else 10)


def _reset_paragraph(group: RtfGroup, number: int | None) -> None:
    group.style, group.outline = 0, None


PROPERTIES: Final[dict[str, Callable[[RtfGroup, int | None], None]]] = {
    "f": _set_font,
    "uc": _set_unicode_skip,
    "v": _set_hidden,
    "deleted": _set_deleted,
    "s": _set_style,
    "outlinelevel": _set_outline,
    "pard": _reset_paragraph,
}
"""Control words that change the state of a group only."""
