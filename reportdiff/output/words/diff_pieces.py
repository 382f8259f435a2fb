"""One side of a change, measure by measure, cut where words differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportdiff.model import Change, Comparison, DiffPart
from reportdiff.output.words.change_notes import texts_of

Side = Literal["old", "new"]

WORTH_MARKING: Final = 0.25
"""Share of common text below which marks would cover nearly everything (chosen by reading diffs of real reports)."""

JOINT: Final = "；"
"""What joins several measures of one side in :attr:`Change.diff` (see :class:`reportdiff.model.DiffPart`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one side, verbatim, and whether only this side has it."""

    text: str
    marked: bool = False


def side_pieces(change: Change, comparison: Comparison, side: Side) -> list[list[Piece]]:
    """Cut the measures of one side of a change into pieces, in order; marks only where they help a reader.

    A measure without a partner, or with hardly anything in common with it, is one plain piece."""
    texts = texts_of(comparison, change.old if side == "old" else change.new)
    if change.old and change.new and common_share(change.diff) >= WORTH_MARKING:
        return pieces_by_measure(change.diff, side, texts)
    return [[Piece(text=text)] for text in texts]


def pieces_by_measure(parts: Sequence[DiffPart], side: Side, texts: Sequence[str]) -> list[list[Piece]]:
    """Cut one side of the diff into a list for each measure of that side (``texts``, verbatim, in order).

    Gives the measures without marks where the diff does not spell them."""
    own = "delete" if side == "old" else "insert"
    runs = [(part.op == own, _spelling(part, side)) for part in parts if part.op in ("equal", own)]
    if "".join(text for _, text in runs) != JOINT.join(texts):
        return [[Piece(text=text)] for text in texts]
    lines: list[list[Piece]] = []
    start = 0
    for text in texts:
        lines.append(list(_slice(runs, start, start + len(text))))
        start += len(text) + len(JOINT)
    return lines


def common_share(parts: Iterable[DiffPart]) -> float:
    """Divide the length of the common text by that of the longer side; 1.0 for an empty diff."""
    length = {"equal": 0, "delete": 0, "insert": 0}
    for part in parts:
        length[part.op] += len(part.text)
    longer = length["equal"] + max(length["delete"], length["insert"])
    return length["equal"] / longer if longer else 1.0


def _spelling(part: DiffPart, side: Side) -> str:
    return part.old_text if side == "old" and part.old_text is not None else part.text


def _slice(runs: Sequence[tuple[bool, str]], start: int, end: int) -> Iterator[Piece]:
    position = 0
    for is_marked, text in runs:
        first, last = max(start - position, 0), min(end - position, len(text))
        if first < last:
            yield Piece(text=text[first:last], marked=is_marked)
        position += len(text)
