"""The stretches of a review that look back on more than the past year: on five years, or on a term of office.

What a plan promised for one year is proved by the review of that year. A chapter on five years has sums and means that
prove nothing of it. Where a review speaks of five years only, it is all there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.model import Report

_TERM = (
    r"“?十[一二三四五六]五”?(?:时期|期间|以来|规划)?|本届政府"
    r"|[五三四]年(?:[来间，。]|[^，。；]{0,4}(?:工作|成就|历程|奋斗|实践))"
)
_TITLE_OF_TERM = re.compile(rf"{_TERM}|五年|十?届政府工作")
_OPENS_TERM = re.compile(
    rf"(?:[—－\-]+|各位代表[！，]?|回[首望顾]|这|过去的?|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)*(?:{_TERM})"
)
_OPENS_YEAR = re.compile(
    r"(?:[—－\-]+|各位代表[！，]?|刚刚过去的|回顾|[一二三四五六七八九十]+、)*(?:过去(?:的)?一年|一年来|这一年|20[0-9]{2}年)"
)

_LOOKS_BACK = r"(?:^|(?<=[。！；]))(?:刚刚)?(?:过去的?一年|回顾过去|回首过去|{last}年，)"
"""What a sentence begins with that looks back from the opening of a plan; ``last`` is the year that it reviews."""

_LOOKS_AHEAD = re.compile(r"预期目标|目标[是为]|总体要求|(?<=[。！；])(?:今年|新的一年)")
_MOST_OPENING = 3
"""Paragraphs of a plan that may still look back, before it says what it wants."""

_SENTENCE_OF_TERM = re.compile(r"(?<=[。！])(?:过去五年|五年来|这五年)，")
"""What a sentence inside a paragraph begins with, from which on the paragraph sums five years up."""

LEAST_SHARE = 0.25
"""Share of the characters of a review that must be left; else the review as a whole looks back on the term."""


def term_stretches(report: Report) -> tuple[tuple[int, int], ...]:
    """Give the stretches (start, end) of the review that look back on more than the past year, in order.

    There are none where hardly anything would be left of the review (:func:`all_term_stretches` has them all)."""
    stretches = all_term_stretches(report)
    whole = sum(span.end - span.start for span in report.parts if span.part == "review")
    left = whole - sum(end - start for start, end in stretches)
    return stretches if left >= LEAST_SHARE * whole else ()


def all_term_stretches(report: Report) -> tuple[tuple[int, int], ...]:
    """Give the stretches (start, end) of the review that look back on more than the past year, in order, even where
    they are all there is."""
    stretches: list[tuple[int, int]] = []
    for span in report.parts:
        is_of_term = False
        for start, end, opens_term in _paragraphs(report, span.start, span.end) if span.part == "review" else ():
            is_of_term = is_of_term if opens_term is None else opens_term
            turn = _SENTENCE_OF_TERM.search(report.text, start, end)
            if is_of_term or turn:
                stretches.append((turn.start() if turn and not is_of_term else start, min(end, span.end)))
    return tuple(stretches)


def look_back_stretches(report: Report) -> tuple[tuple[int, int], ...]:
    """Give the stretches (start, end) at the opening of the plan that sum the past year up, in order.

    A report on five years may have the figures of the last one there (过去一年，……地区生产总值增长6%). A stretch goes
    from the sentence that looks back to the end of its paragraph."""
    looks_back = re.compile(_LOOKS_BACK.format(last=report.year - 1))
    stretches: list[tuple[int, int]] = []
    for span in report.parts:
        if span.part != "plan":
            continue
        start = span.start
        for line in report.text[span.start : span.end].split("\n")[: _MOST_OPENING + 1]:
            if _LOOKS_AHEAD.search(line) and not looks_back.search(line):
                break
            if opening := looks_back.search(line):
                ahead = _LOOKS_AHEAD.search(line, opening.end())
                end = line.rfind("。", opening.end(), ahead.start()) + 1 if ahead else len(line)
                stretches.append((start + opening.start(), start + max(end, opening.end())))
            start += len(line) + 1
    return tuple(stretches)


def _paragraphs(report: Report, start: int, stop: int) -> Iterator[tuple[int, int, bool | None]]:
    """Give the paragraphs between two places, and whether each opens a stretch of the term, one of the year, or
    neither."""
    titles = {section.start: section.title for section in report.sections if section.part == "review"}
    for line in report.text[start:stop].split("\n"):
        end = start + len(line) + 1
        title = titles.get(start, "")
        if str(report.year - 1) in title or (_OPENS_YEAR.match(line) and not title):
            yield start, end, False
        elif _TITLE_OF_TERM.search(title) or _OPENS_TERM.match(line):
            yield start, end, True
        else:
            yield start, end, None
        start = end
