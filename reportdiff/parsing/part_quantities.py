"""Every figure that one part of a report states, and where it stands."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import replace

from reportdiff.model import PartName, PlacedQuantity, Quantity, Report
from reportdiff.parsing.normal_form import normal_form
from reportdiff.parsing.quantities import extract_quantities


def report_quantities(report: Report, part: PartName = "plan") -> tuple[PlacedQuantity, ...]:
    """Give the quantities of one part of ``report`` in document order: those of the measures for the plan, those of the
    paragraphs for the parts that are not cut into measures. Empty where there is no such part."""
    if part == "plan":
        return tuple(
            PlacedQuantity(quantity=quantity, text=measure.text, section=measure.section, start=measure.start)
            for measure in report.measures
            for quantity in measure.quantities
        )
    sections = [section for section in report.sections if section.part == part]
    starts = [section.start for section in sections]
    quantities: list[PlacedQuantity] = []
    for start, text in _paragraphs(report, part):
        before = bisect.bisect_right(starts, start) - 1
        section = sections[before].title if before >= 0 else ""
        for quantity in extract_quantities(normal_form(text)):
            quantities.append(
                PlacedQuantity(quantity=_as_in_text(quantity, text), text=text, section=section, start=start)
            )
    return tuple(quantities)


def _paragraphs(report: Report, part: PartName) -> Iterator[tuple[int, str]]:
    for span in report.parts:
        start = span.start
        for line in report.text[span.start : span.end].split("\n") if span.part == part else ():
            yield start, line
            start += len(line) + 1


def _as_in_text(quantity: Quantity, text: str) -> Quantity:
    """Give the quantity with its characters as they are in ``text``, whatever script and width that is in."""
    return replace(quantity, surface=text[quantity.start : quantity.end])
