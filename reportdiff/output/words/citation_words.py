"""Where words of a report are to be found: the number of the paragraph, and the source as a footnote names it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Measure, PartName, Report
from reportdiff.output.words.summary_words import report_title
from reportdiff.regions import display_name

_LINE: Final = re.compile(r"[^\n]*[^\s][^\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A heading (``level`` 1 to 6, ``number`` 0) or a paragraph (``level`` 0) of a report.

    ``number`` counts the paragraphs from 1 through the whole text, headings left out. ``start``/``end`` are offsets
    into the text; ``part`` is ``None`` for what is before the first part."""

    number: int
    level: int
    part: PartName | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraphs:
    """All headings and paragraphs of a report in order, and their first offsets."""

    report: Report
    items: tuple[Paragraph, ...]
    starts: tuple[int, ...]

    def index_at(self, offset: int) -> int:
        """Give the index of the item that contains ``offset``, or of the one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def number_at(self, offset: int) -> int:
        """Give the number of the paragraph at ``offset``; at a heading that of the next one, 0 where there is none."""
        return next((item.number for item in self.items[self.index_at(offset) :] if item.number), 0)


def paragraphs_of(report: Report) -> Paragraphs:
    """Number the paragraphs of the cleaned text; a heading is a line of its own that begins a section."""
    levels = {section.start: section.level for section in report.sections}
    starts = sorted(measure.start for measure in report.measures)
    items, number = [], 0
    for line in _LINE.finditer(report.text):
        start, end = line.span()
        is_heading = start in levels and bisect_left(starts, start) == bisect_left(starts, end)
        number += not is_heading
        items.append(
            Paragraph(
                number=0 if is_heading else number,
                level=min(6, levels[start]) if is_heading else 0,
                part=_part_at(report, start),
                start=start,
                end=end,
            )
        )
    return Paragraphs(report=report, items=tuple(items), starts=tuple(item.start for item in items))


def source_of(report: Report, lang: Lang) -> str:
    """Name a report as a source: ``《…政府工作报告》，2023年``; a digest is called one."""
    own_title = report.title or report.name or say("say.untitled", lang)
    title = say("cite.title", lang, title=own_title)
    if report_title(report, lang) != own_title:
        # 政府工作报告 alone names no region.
        title = say("cite.place", lang, place=display_name(report.region, lang), title=title)
    if report.kind == "digest":
        title += say("say.brackets", lang, text=say("cite.digest", lang))
    return say("cite.year", lang, title=title, n=report.year) if report.year else title


def citation(report: Report, section: str, paragraph: int, lang: Lang) -> str:
    """Give the source of words with their section and paragraph, as the end of a quotation has it."""
    source = source_of(report, lang)
    if section:
        source = say("cite.section", lang, source=source, section=section)
    return say("cite.paragraph", lang, source=source, n=paragraph) if paragraph else source


def quotation(text: str, source: str, lang: Lang) -> str:
    """Quote words with their source: ``“…”（《…》，2023年，“…”，第37段）``."""
    return say("cite.quotation", lang, text=text, source=source)


def measure_quotation(measure: Measure, paragraphs: Paragraphs, lang: Lang) -> str:
    """Quote a measure of the report of ``paragraphs`` with its source."""
    number = paragraphs.number_at(measure.start)
    return quotation(measure.text, citation(paragraphs.report, measure.section, number, lang), lang)


def _part_at(report: Report, offset: int) -> PartName | None:
    """Give the part at ``offset``."""
    return next((part.part for part in report.parts if part.start <= offset < part.end), None)
