"""The inline diff of one change as styled text: coloured, or marked ``[-…-]{+…+}`` where there is no colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

from rich.text import Text

from reportdiff.model import DiffPart
from reportdiff.output.terminal_sheet import Sheet

Side = Literal["old", "new"]

READABLE_INLINE = 0.5
FEW_EDITS, READABLE_FEW = 2, 0.3
"""One line is readable from this share of common text on, or from a smaller one if only a few places differ; below,
two lines read better (all three chosen by reading diffs of real reports)."""

WORTH_MARKING = 0.25
"""Share of common text below which marking the differences in two lines would mark nearly everything."""

JOINT = "；"
"""What joins several measures of one side in :attr:`Change.diff` (see :class:`reportdiff.model.DiffPart`)."""


def common_share(parts: Iterable[DiffPart]) -> float:
    """Length of the common text divided by that of the longer side; 1.0 for an empty diff."""
    length = {"equal": 0, "delete": 0, "insert": 0}
    for part in parts:
        length[part.op] += len(part.text)
    longer = length["equal"] + max(length["delete"], length["insert"])
    return length["equal"] / longer if longer else 1.0


def readable_inline(parts: Sequence[DiffPart]) -> bool:
    """Whether both sides in one line can be read without getting lost."""
    share = common_share(parts)
    edits = sum(is_equal is False for is_equal, _ in groupby(parts, key=lambda part: part.op == "equal"))
    return share >= (READABLE_FEW if edits <= FEW_EDITS else READABLE_INLINE)


def inline_diff(sheet: Sheet, parts: Iterable[DiffPart]) -> Text:
    """Both sides in one line, the old words before the new ones."""
    line = Text()
    for part in parts:
        line.append_text(piece(sheet, part.op, part.text))
    return line


def side_by_measure(sheet: Sheet, parts: Sequence[DiffPart], side: Side, texts: Sequence[str]) -> list[Text]:
    """One side of the diff, a text for each measure of that side (``texts``, verbatim, in order).

    Falls back to the unmarked measures where the diff does not spell them.
    """
    runs = [(part.op, _spelling(part, side)) for part in parts if part.op in ("equal", _own(side))]
    if "".join(text for _, text in runs) != JOINT.join(texts):
        return [sheet.text(text) for text in texts]
    lines: list[Text] = []
    start = 0
    for text in texts:
        lines.append(_slice(sheet, runs, start, start + len(text)))
        start += len(text) + len(JOINT)
    return lines


def piece(sheet: Sheet, op: str, text: str) -> Text:
    """A stretch of the diff in its colour or its marks."""
    if op == "equal" or not text:
        return sheet.text(text)
    if not sheet.marked:
        return sheet.text(text, op)
    opening, closing = ("[-", "-]") if op == "delete" else ("{+", "+}")
    return sheet.text(f"{opening}{text}{closing}")


def _own(side: Side) -> str:
    return "delete" if side == "old" else "insert"


def _spelling(part: DiffPart, side: Side) -> str:
    return part.old_text if side == "old" and part.old_text is not None else part.text


def _slice(sheet: Sheet, runs: Sequence[tuple[str, str]], start: int, end: int) -> Text:
    line = Text()
    position = 0
    for op, text in runs:
        first, last = max(start - position, 0), min(end - position, len(text))
        if first < last:
            line.append_text(piece(sheet, op, text[first:last]))
        position += len(text)
    return line
