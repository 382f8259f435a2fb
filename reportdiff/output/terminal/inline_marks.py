"""The inline diff of one change as styled text: coloured, or marked ``[-…-]{+…+}`` where there is no colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.text import Text

from reportdiff.model import DiffPart
from reportdiff.output.terminal.sheet import Sheet
from reportdiff.output.words.diff_pieces import WORTH_MARKING, Side, common_share, pieces_by_measure

__all__ = ["WORTH_MARKING", "Side", "common_share", "inline_diff", "piece", "readable_inline", "side_by_measure"]

READABLE_INLINE = 0.5
FEW_EDITS, READABLE_FEW = 2, 0.3
"""One line is readable from this share of common text on, or from a smaller one with few edits. Below, two lines read
better (both chosen by reading diffs of real reports)."""


def readable_inline(parts: Sequence[DiffPart]) -> bool:
    """Tell whether both sides are readable in one line."""
    share = common_share(parts)
    edits = sum(is_equal is False for is_equal, _ in groupby(parts, key=lambda part: part.op == "equal"))
    return share >= (READABLE_FEW if edits <= FEW_EDITS else READABLE_INLINE)


def inline_diff(sheet: Sheet, parts: Iterable[DiffPart]) -> Text:
    """Put both sides in one line, the old words before the new ones."""
    line = Text()
    for part in parts:
        line.append_text(piece(sheet, part.op, part.text))
    return line


def side_by_measure(sheet: Sheet, parts: Sequence[DiffPart], side: Side, texts: Sequence[str]) -> list[Text]:
    """Mark one side of the diff, a text for each measure of that side (``texts``, verbatim, in order).

    Gives the measures without marks where the diff does not spell them.
    """
    own = "delete" if side == "old" else "insert"
    lines: list[Text] = []
    for pieces in pieces_by_measure(parts, side, texts):
        line = Text()
        for part in pieces:
            line.append_text(piece(sheet, own if part.marked else "equal", part.text))
        lines.append(line)
    return lines


def piece(sheet: Sheet, op: str, text: str) -> Text:
    """Style a stretch of the diff by colour or marks."""
    if op == "equal" or not text:
        return sheet.text(text)
    if not sheet.marked:
        return sheet.text(text, op)
    opening, closing = ("[-", "-]") if op == "delete" else ("{+", "+}")
    return sheet.text(f"{opening}{text}{closing}")
