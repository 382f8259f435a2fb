"""Where a report has a term: the sentence, its section and its part."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from reportdiff.model import Report, Section
from reportdiff.model.term_lives import TermPlace
from reportdiff.parsing.folding import fold
from reportdiff.text.clause_marks import SENTENCE_MARKS

_SENTENCES: Final = re.compile(f"[^{SENTENCE_MARKS}\n]+[{SENTENCE_MARKS}]?")
_PARTS: Final = ("plan", "outlook", "review", "closing")
"""Parts in the order in which a sentence is quoted: what is to be done says more than what was."""


def place_of(report: Report, holds: Callable[[str], bool]) -> TermPlace | None:
    """Give the sentence of a report that, once folded, ``holds`` what is looked for, the first one of its plan if that
    has one; ``None`` where the report has none."""
    # Sentence by sentence: folding moves letters, and a place in the folded text is none in the report.
    sentences = [each.span() for each in _SENTENCES.finditer(report.text) if holds(fold(each[0]).lower())]
    best = min(sentences, key=lambda span: (_rank(report, span[0]), span[0]), default=None)
    return _place(report, best) if best else None


def _rank(report: Report, position: int) -> int:
    part = _part_at(report, position)
    return _PARTS.index(part) if part in _PARTS else len(_PARTS)


def _part_at(report: Report, position: int) -> str:
    return next((span.part for span in report.parts if span.start <= position < span.end), "")


def _place(report: Report, span: tuple[int, int]) -> TermPlace:
    start, end = span
    start += len(report.text[start:end]) - len(report.text[start:end].lstrip())
    inside = [section for section in report.sections if section.start <= start < section.end]
    section = max(inside, key=_depth, default=None)
    part = next((part.part for part in report.parts if part.start <= start < part.end), None)
    return TermPlace(
        year=report.year,
        region=report.region,
        section=section.title if section else "",
        part=part,
        text=report.text[start:end],
        start=start,
        end=end,
    )


def _depth(section: Section) -> tuple[int, int]:
    return section.level, section.start
