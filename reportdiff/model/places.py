"""Where words of a report are: enough for a footnote, and to find them again."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.model.report import PartName


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a report.

    ``text`` is ``report.text[start:end]``, ``sentence`` the sentence that it is part of. ``report`` is the name of
    the file, ``part`` and ``section`` say where it is; ``paragraph`` counts the lines of the cleaned text that are
    not blank, from 1."""

    report: str
    region: str
    year: int
    part: PartName
    section: str
    paragraph: int
    start: int
    end: int
    text: str
    sentence: str
