"""From the plan of a report to its measures: the smallest commitments that can be kept or broken.

A clause is a measure unless it is frame (:mod:`~reportdiff.parsing.frame_clauses`) or serves its neighbour
(:mod:`~reportdiff.parsing.dependent_clauses`): 新增5G基站1万个以上，推进示范区扩区建设 is two,
以重大项目为牵引，推动产业集聚 is one. In a digest somebody has cut the measures already: each list item is one.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reportdiff.model import FrameClause, Measure, PartName, PartSpan, Section
from reportdiff.parsing.clauses import Clause, cut_clauses
from reportdiff.parsing.dependent_clauses import serves
from reportdiff.parsing.frame_clauses import frame_reason, preamble_reasons
from reportdiff.parsing.quantities import extract_quantities
from reportdiff.parsing.stages import stage_of
from reportdiff.parsing.structure.outline import Outline
from reportdiff.reading.document import Block, Document

# A paragraph's first sentence is its topic if it is no longer than this; else it is a commitment like the others.
_LONGEST_TOPIC = 40


def digest_measures(document: Document, outline: Outline) -> tuple[tuple[Measure, ...], tuple[FrameClause, ...]]:
    """Give one measure for each list item; the items under one heading count as one paragraph.

    Paragraphs that are neither heading nor item are frame (a digest's own remarks). A digest without any list is read
    paragraph by paragraph."""
    marked = any(block.role == "item" for block in document.blocks)
    headings = {start for start, _ in outline.heading_spans}
    measures: list[Measure] = []
    frame: list[FrameClause] = []
    places = _SectionPlaces(document, outline.sections)
    section = 0
    for number, block in enumerate(document.blocks):
        section += block.role == "heading"
        if block.role == "heading" or block.start in headings:
            continue
        text = document.text[block.start : block.end]
        if marked and block.role != "item":
            frame.append(FrameClause(text=text, start=block.start, end=block.end, reason="remark"))
            continue
        measures.append(places.measure(block.start, block.end, "plan", sentence=number, paragraph=section))
    return tuple(measures), tuple(frame)


def plan_measures(document: Document, outline: Outline) -> tuple[tuple[Measure, ...], tuple[FrameClause, ...]]:
    """Give the measures and the frame clauses of every stretch of plan, in document order."""
    measures: list[Measure] = []
    frame: list[FrameClause] = []
    places = _SectionPlaces(document, outline.sections)
    sentence = paragraph = 0
    for part in outline.parts:
        if part.part != "plan":
            continue
        for clauses, preamble in _sentences(document.text, part, outline):
            topic = places.topic_of(clauses[0], document.text)
            spans = _measures_of(clauses, document.text, preamble=preamble)
            for start, end, reason in spans:
                if reason is not None:
                    text = document.text[start:end]
                    frame.append(FrameClause(text=text, start=start, end=end, reason=reason))
                    continue
                paragraph = places.paragraph(start)
                measure = places.measure(start, end, part.part, sentence=sentence, paragraph=paragraph)
                measures.append(replace(measure, topic=topic))
            sentence += 1
    return tuple(measures), tuple(frame)


def _sentences(text: str, part: PartSpan, outline: Outline) -> Iterator[tuple[list[Clause], bool]]:
    """Give the sentences of a part without its headings, and whether each is in the preamble: before the first
    heading that is not the first thing in the part."""
    spans = [span for span in outline.heading_spans if part.start <= span[0] < part.end]
    inner = [start for start, _ in spans[1:]] or [part.start]
    edges = [part.start, *(edge for span in spans for edge in span), part.end]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        for _, sentence in groupby(cut_clauses(text, start, end), key=lambda clause: clause.sentence):
            yield list(sentence), end <= inner[0]


def _measures_of(clauses: Sequence[Clause], text: str, *, preamble: bool) -> list[tuple[int, int, str | None]]:
    """Give the spans of one sentence: ``(start, end, None)`` for a measure, ``(start, end, reason)`` for frame."""
    texts = [text[clause.start : clause.end] for clause in clauses]
    reasons = preamble_reasons(texts) if preamble else [frame_reason(clause) for clause in texts]
    spans: list[tuple[int, int, str | None]] = []
    first: int | None = None
    for number, clause in enumerate(clauses):
        last = number + 1 == len(clauses)
        if reasons[number] is not None:
            if first is not None:
                spans.append((first, clauses[number - 1].end, "serving"))
                first = None
            spans.append((clause.start, clause.end, reasons[number]))
        elif not last and serves(texts[number]) is not None:
            first = clause.start if first is None else first
        else:
            spans.append((clause.start if first is None else first, clause.end, None))
            first = None
    return spans


class _SectionPlaces:
    """Where a span stands: its section, its paragraph's topic, its line in the source."""

    def __init__(self, document: Document, sections: Sequence[Section]) -> None:
        self._text = document.text
        self._blocks: Sequence[Block] = document.blocks
        self._starts = [block.start for block in document.blocks]
        self._sections = sections
        self._topics: dict[int, str] = {}

    def paragraph(self, start: int) -> int:
        return max(0, bisect.bisect_right(self._starts, start) - 1)

    def topic_of(self, first: Clause, text: str) -> str:
        """Give the topic of the paragraph that this sentence is in; set by the paragraph's first sentence."""
        number = self.paragraph(first.start)
        if number not in self._topics:
            block = self._blocks[number]
            opening = text[block.start : block.end].split("。", 1)
            known = len(opening) > 1 and bool(opening[1].strip()) and len(opening[0]) <= _LONGEST_TOPIC
            self._topics[number] = opening[0].strip() if known else ""
        return self._topics[number]

    def measure(self, start: int, end: int, part: PartName, *, sentence: int, paragraph: int) -> Measure:
        text = self._text[start:end]
        return Measure(
            id="",
            text=text,
            section=self._section(start),
            part=part,
            start=start,
            end=end,
            quantities=tuple(extract_quantities(text)),
            stage=stage_of(text),
            sentence=sentence,
            paragraph=paragraph,
            line=self._blocks[self.paragraph(start)].line if self._blocks else 0,
        )

    def _section(self, start: int) -> str:
        """Give the title of the innermost section around ``start``; the later one of two equally deep ones."""
        around = [section for section in self._sections if section.start <= start < section.end]
        return max(around, key=lambda section: (section.level, section.start)).title if around else ""
