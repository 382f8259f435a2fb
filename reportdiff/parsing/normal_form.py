"""The normal form of a text: what is parsed and compared, never shown.

Width and symbols are seen through (:mod:`reportdiff.reading.normalising`), and traditional script is read as the
simplified one. All of it is character for character, so that what is shown can be cut from the original.
"""

from __future__ import annotations

from dataclasses import replace

from reportdiff.model import Report
from reportdiff.parsing.traditional import simplified, simplified_document
from reportdiff.reading.document import Document
from reportdiff.reading.normalising import normalised


def normal_form(text: str) -> str:
    """Give ``text`` with width and symbols normalised, in simplified script; offsets stay."""
    return simplified(normalised(text))


def normal_document(document: Document) -> Document:
    """Give ``document`` with its text as it is to be parsed, with the same offsets; itself where nothing differs.

    Traditional script is simplified where the text as a whole is written in it."""
    text = normalised(document.text)
    return simplified_document(document if text == document.text else replace(document, text=text))


def as_written(report: Report, text: str) -> Report:
    """Give ``report``, read in its normal form, with every word that is shown cut from ``text``, the original of the
    same offsets. Units, stages and what a figure measures are what comparing goes by, and stay."""

    def original(words: str, start: int, end: int) -> str:
        at = report.text.find(words, start, end)
        return words if at < 0 or not words else text[at : at + len(words)]

    whole = (0, len(text))
    return replace(
        report,
        text=text,
        title=original(report.title, *whole),
        sections=tuple(replace(part, title=original(part.title, part.start, part.end)) for part in report.sections),
        frame=tuple(replace(clause, text=text[clause.start : clause.end]) for clause in report.frame),
        measures=tuple(
            replace(
                measure,
                text=text[measure.start : measure.end],
                section=original(measure.section, *whole),
                topic=original(measure.topic, *whole),
                quantities=tuple(
                    replace(
                        quantity,
                        surface=text[measure.start + quantity.start : measure.start + quantity.end],
                    )
                    for quantity in measure.quantities
                ),
            )
            for measure in report.measures
        ),
    )
