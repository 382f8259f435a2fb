"""Tracked changes in a Word document: ``w:ins`` and ``w:del`` with author and date (ECMA-376, part 1, 17.13.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Comparison, Report
from reportdiff.output.tracked_changes import Op, TrackedParagraph, tracked_paragraphs
from reportdiff.output.word_elements import element, text_run
from reportdiff.output.words.citation_words import paragraphs_of
from reportdiff.safe_text import inert

if TYPE_CHECKING:
    from docx.document import Document

_UNDATED: Final = "2000-01-01"
"""The date of changes where the day of the new report is not known: the same comparison gives the same bytes."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def add_tracked_plan(document: Document, comparison: Comparison, lang: Lang) -> None:
    """Add the plan of the new report as tracked changes against the old one, headings as such.

    The author of a change is reportdiff, and another name where the commitment only moved, so that Word shows it in
    another colour. The date is the day on which the new report was delivered."""
    headings = {side: _headings(report) for side, report in (("old", comparison.old), ("new", comparison.new))}
    day = comparison.new.delivered if _DAY.fullmatch(comparison.new.delivered) else _UNDATED
    writer = _Writer(day=f"{day}T00:00:00Z", lang=lang)
    for paragraph in tracked_paragraphs(comparison):
        is_heading = any(paragraph.text(side) in headings[side] for side in ("old", "new"))
        node = document.add_paragraph(style="Heading 2" if is_heading else None)
        writer.fill(node._p, paragraph)


def _headings(report: Report) -> frozenset[str]:
    """Give the lines of the plan that are headings."""
    return frozenset(
        report.text[item.start : item.end] for item in paragraphs_of(report).items if item.level and item.part == "plan"
    )


class _Writer:
    """Writes paragraphs, and numbers the changes."""

    def __init__(self, *, day: str, lang: Lang) -> None:
        self.day, self.lang = day, lang
        self._numbers: Iterator[int] = count(1)

    def fill(self, paragraph: Any, content: TrackedParagraph) -> None:
        """Add the pieces to ``paragraph`` (``w:p``); its mark is a change too where it came or went."""
        if content.mark != "equal":
            properties = paragraph.get_or_add_pPr()
            marks = element("w:rPr")
            marks.append(self._change(content.mark))
            properties.append(marks)
        for piece in content.pieces:
            run = text_run(inert(piece.text), deleted=piece.op == "delete")
            if piece.op == "equal":
                paragraph.append(run)
                continue
            change = self._change(piece.op, moved=piece.moved)
            change.append(run)
            paragraph.append(change)

    def _change(self, op: Op, *, moved: bool = False) -> Any:
        """Make an empty ``w:ins`` or ``w:del``."""
        return element(
            "w:ins" if op == "insert" else "w:del",
            id=str(next(self._numbers)),
            author=say("tracked.moved" if moved else "tracked.author", self.lang),
            date=self.day,
        )
