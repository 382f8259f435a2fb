"""The plan of the new report as tracked changes against the old one.

Accepting all changes leaves the new plan, letter by letter; rejecting all leaves the old one. The text runs along the
longest chain of links that goes down in both reports; what is not on it is deleted in its old place and inserted in its
new one, and marked as moved where it is linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportdiff.model import Change, Comparison, DiffPart, Report
from reportdiff.output.words.diff_pieces import WORTH_MARKING, common_share

Op = Literal["equal", "delete", "insert"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedPiece:
    """A stretch of text; ``moved`` where its commitment is in the other plan too, in another place."""

    op: Op
    text: str
    moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedParagraph:
    """The pieces of a paragraph, and what happened to the mark at its end."""

    pieces: tuple[TrackedPiece, ...]
    mark: Op

    def text(self, side: Literal["old", "new"]) -> str:
        """Give the paragraph as one of the two reports has it."""
        other_op = "insert" if side == "old" else "delete"
        return "".join(piece.text for piece in self.pieces if piece.op != other_op)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """A measure or the text between two measures; ``change`` is that of a measure."""

    text: str
    measure: str = ""
    change: Change | None = None


def plan_text(report: Report) -> str:
    """Give the plan of a report, a paragraph a line."""
    return "".join(f"{line}\n" for start, end in _plan_spans(report) for line in _lines(report.text[start:end]))


def tracked_paragraphs(comparison: Comparison) -> tuple[TrackedParagraph, ...]:
    """Lay out the plan as paragraphs of pieces: without insertions they spell the old plan, without deletions the
    new one."""
    paragraphs, pieces = [], list[TrackedPiece]()
    for piece in _pieces(comparison):
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                paragraphs.append(TrackedParagraph(pieces=tuple(pieces), mark=piece.op))
                pieces = []
            if line:
                pieces.append(TrackedPiece(op=piece.op, text=line, moved=piece.moved))
    if pieces:
        paragraphs.append(TrackedParagraph(pieces=tuple(pieces), mark="equal"))
    return tuple(paragraphs)


def _pieces(comparison: Comparison) -> Iterator[TrackedPiece]:
    """Give the whole text of both plans in order."""
    old, new = _stretches(comparison, comparison.old), _stretches(comparison, comparison.new)
    chain = _chain(old, new)
    left = right = 0
    for i, j in [*chain, (len(old), len(new))]:
        yield from _gap(old[left:i], new[right:j])
        if i < len(old):
            yield from _pair_pieces(old[i], new[j])
        left, right = i + 1, j + 1


def _stretches(comparison: Comparison, report: Report) -> list[_Stretch]:
    """Cut the plan of a report at the borders of its measures."""
    measures = sorted(report.measures, key=lambda measure: measure.start)
    stretches = []
    for start, end in _plan_spans(report):
        position = start
        for measure in measures:
            if position <= measure.start and measure.end <= end:
                stretches.append(_Stretch(text=_filler(report.text[position : measure.start])))
                change = comparison.change_of(measure.id)
                stretches.append(_Stretch(text=_filler(measure.text), measure=measure.id, change=change))
                position = measure.end
        rest = _filler(report.text[position:end])
        stretches.append(_Stretch(text=rest if rest.endswith("\n") else f"{rest}\n"))
    return [stretch for stretch in stretches if stretch.text]


def _chain(old: Sequence[_Stretch], new: Sequence[_Stretch]) -> list[tuple[int, int]]:
    """Find the links of one measure to one whose places go up on both sides and whose texts are longest together."""
    places = {stretch.measure: place for place, stretch in enumerate(new) if stretch.measure}
    points = [
        (i, places[stretch.change.new[0]], len(stretch.text))
        for i, stretch in enumerate(old)
        if stretch.change is not None
        and len(stretch.change.old) == len(stretch.change.new) == 1
        and stretch.change.new[0] in places
    ]
    best: list[tuple[int, int]] = []  # the weight of the best chain that ends here, and the point before
    for k, (_, j, weight) in enumerate(points):
        before = max(((best[m][0], m) for m in range(k) if points[m][1] < j), default=(0, -1))
        best.append((before[0] + weight, before[1]))
    at = max(range(len(best)), key=lambda k: best[k][0]) if best else -1
    chain = []
    while at >= 0:
        chain.append((points[at][0], points[at][1]))
        at = best[at][1]
    return chain[::-1]


def _pair_pieces(old: _Stretch, new: _Stretch) -> Iterator[TrackedPiece]:
    """Give the inline diff of a link; both texts whole where they have hardly anything in common."""
    if old.text == new.text:
        yield TrackedPiece(op="equal", text=new.text)
        return
    parts: Sequence[DiffPart] = old.change.diff if old.change is not None else ()
    pieces = [piece for part in parts for piece in _pieces_of(part)]
    spellings = tuple("".join(piece.text for piece in pieces if piece.op != gone) for gone in ("insert", "delete"))
    if common_share(parts) >= WORTH_MARKING and spellings == (old.text, new.text):
        yield from pieces
        return
    yield TrackedPiece(op="delete", text=old.text)
    yield TrackedPiece(op="insert", text=new.text)


def _pieces_of(part: DiffPart) -> Iterator[TrackedPiece]:
    """Give a piece of the diff; what is only written otherwise (full width, quotes) is deleted and inserted."""
    if part.op == "equal" and part.old_text is not None and part.old_text != part.text:
        yield TrackedPiece(op="delete", text=part.old_text)
        yield TrackedPiece(op="insert", text=part.text)
    else:
        yield TrackedPiece(op=part.op, text=part.text)


def _gap(old: Sequence[_Stretch], new: Sequence[_Stretch]) -> Iterator[TrackedPiece]:
    """Give what is between two links of the chain: what both begin and end with, and between that old, then new."""
    texts = "".join(stretch.text for stretch in old), "".join(stretch.text for stretch in new)
    shorter = min(map(len, texts))
    head = next((n for n in range(shorter) if texts[0][n] != texts[1][n]), shorter)
    tail = next((n for n in range(shorter - head) if texts[0][-1 - n] != texts[1][-1 - n]), shorter - head)
    if head:
        yield TrackedPiece(op="equal", text=texts[0][:head])
    yield from _sliced(old, head, len(texts[0]) - tail, "delete")
    yield from _sliced(new, head, len(texts[1]) - tail, "insert")
    if tail:
        yield TrackedPiece(op="equal", text=texts[0][len(texts[0]) - tail :])


def _sliced(stretches: Sequence[_Stretch], start: int, end: int, op: Op) -> Iterator[TrackedPiece]:
    """Give the text from ``start`` to ``end``, moved measures apart."""
    position = 0
    for stretch in stretches:
        first, last = max(0, start - position), min(len(stretch.text), end - position)
        if first < last:
            is_moved = stretch.change is not None and bool(stretch.change.old and stretch.change.new)
            yield TrackedPiece(op=op, text=stretch.text[first:last], moved=is_moved)
        position += len(stretch.text)


def _plan_spans(report: Report) -> list[tuple[int, int]]:
    """Give the spans of the parts of the plan."""
    return [(part.start, part.end) for part in report.parts if part.part == "plan"]


def _lines(text: str) -> list[str]:
    """Give the lines that are not blank."""
    return [line for line in text.split("\n") if line.strip()]


def _filler(text: str) -> str:
    """Leave blank lines out: they are no paragraphs of a document."""
    return re.sub(r"\n\s*\n", "\n", text)
