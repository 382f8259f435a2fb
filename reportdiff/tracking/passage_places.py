"""The place of words in a report, with the sentence around them."""

from __future__ import annotations

from typing import Final

from reportdiff.model import PartName, Report
from reportdiff.model.places import Passage

_ENDS: Final = "。！？!?；;\n"
_LONGEST: Final = 400
"""Characters of a sentence that are kept on either side."""


def passage_at(report: Report, start: int, end: int) -> Passage:
    """Give the place of ``report.text[start:end]``. What lies in no part counts as part of the plan."""
    text = report.text
    part: PartName = next((span.part for span in report.parts if span.start <= start < span.end), "plan")
    section = next((s.title for s in reversed(report.sections) if s.start <= start < s.end), "")
    left = max(text.rfind(mark, max(0, start - _LONGEST), start) for mark in _ENDS) + 1
    right = min((at for mark in _ENDS if (at := text.find(mark, end, end + _LONGEST)) >= 0), default=end)
    first = left if left > 0 else max(0, start - _LONGEST)
    last = right + (text[right : right + 1] not in ("", "\n")) if right > end or text[end : end + 1] in _ENDS else end
    return Passage(
        report=report.name,
        region=report.region,
        year=report.year,
        part=part,
        section=section,
        paragraph=sum(bool(line.strip()) for line in text[:start].split("\n")[:-1]) + 1,
        start=start,
        end=end,
        text=text[start:end],
        sentence=text[first:last].strip(),
    )
