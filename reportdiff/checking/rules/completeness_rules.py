"""Rules about what is missing by the report's own words: its agenda, its numbers, its headings, its kind.

The bounds were read off 512 real reports: the corpus since 2010, and each ninth report of the library since 2000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reportdiff.checking.inspection import Inspection
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.copies import is_list
from reportdiff.checking.rules.registry import rule
from reportdiff.model import Report
from reportdiff.parsing.admission import REACH
from reportdiff.parsing.occasion import SALUTATION, plain_words
from reportdiff.reading.document import Document

_DIGITS: Final = "一二三四五六七八九十"

_COUNT: Final = rf"[{_DIGITS}]{{1,3}}|\d{{1,2}}"

AGENDA: Final = re.compile(
    r"(?:重点|着力|切实|全力|集中|突出)?(?:抓好|做好|抓紧|办好|推进|开展)"
    rf"(?:(?:以下|下列|如下)({_COUNT})(?:个方面|方面|项|件)|({_COUNT})(?:个方面|方面))的?(?:重点|主要)?(?:工作|任务)"
)
"""A plan that says how many fields of work follow: 重点抓好以下七个方面工作. Where the next number is 1, the numbers go
as far as it says in all of the 512 reports. 推进十项重点工作 announces nothing."""

AGENDA_REACH: Final = 400
"""Characters behind an agenda within which its first field begins."""

_NUMBER_FORMS: Final = (
    re.compile(rf"(?m)^(?:#+\s*)?\**[（(]([{_DIGITS}]{{1,3}})[）)]"),
    re.compile(rf"(?m)^(?:#+\s*)?\**([{_DIGITS}]{{1,3}})、"),
    re.compile(r"(?m)^(?:#+\s*)?\**(\d{1,2})(?:、|[.．](?!\d))"),
)
"""The numbers of fields and chapters, at the beginning of a paragraph; the first two are those of GB/T 9704-2012."""

_CHAPTER: Final = re.compile(rf"[{_DIGITS}]{{1,3}}、|第[{_DIGITS}]{{1,3}}(?:部分|章|篇)")

LONG_DIGEST: Final = 1_500
"""Characters of prose behind an address to the congress from which on a text is no digest, but a report itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A place where numbers leave one out: ``at`` and ``words`` of the number behind it, and the number left out."""

    at: int
    words: str
    number: int


@rule("RD115", "warning")
def told_by_wording(inspection: Inspection) -> Iterator[Observation]:
    """Find plans that no heading names; a notice where chapters have headings, which are slogans in some reports."""
    report = inspection.report
    if report is None or "no_heading" not in report.plan_doubts:
        return
    document = inspection.document
    blocks = document.blocks if document is not None else ()
    texts = [document.text[block.start : block.end] for block in blocks] if document is not None else []
    chapters = sum(
        block.role == "heading" or _CHAPTER.match(text) is not None for block, text in zip(blocks, texts, strict=True)
    )
    start = next((span.start for span in report.parts if span.part == "plan"), report.measures[0].start)
    words = report.text[start : start + 12].split("\n")[0]
    yield Observation(
        key="told_by_wording",
        values={"words": words},
        words=words,
        start=start,
        identity="told by wording",
        severity="notice" if chapters > 1 else None,
    )


@rule("RD116", "error")
def short_of_agenda(inspection: Inspection) -> Iterator[Observation]:
    """Find plans with fewer fields of work than they say."""
    report = inspection.report
    if report is None or report.kind != "full_text":
        return
    for match in _agendas(report):
        count = number_of(match[1] or match[2])
        numbers = _numbers_behind(report.text, match.end())
        if numbers and max(numbers) <= count and len(numbers) < count:
            values = {"words": match.group(), "lack": str(count - len(numbers)), "found": str(len(numbers))}
            yield Observation(key="short_of_agenda", values=values, words=match.group(), start=match.start())


@rule("RD117", "error")
def number_left_out(inspection: Inspection) -> Iterator[Observation]:
    """Find numbers of chapters or fields that leave one out."""
    document = inspection.document
    if document is None:
        return
    for gap in gaps_of(document):
        values = {"words": gap.words, "n": str(gap.number)}
        yield Observation(key="number_left_out", values=values, words=gap.words, start=gap.at)


@rule("RD118", "error")
def no_digest(inspection: Inspection) -> Iterator[Observation]:
    """Find full texts that the front matter calls digests."""
    text, _ = inspection.own
    if inspection.report is None or inspection.report.kind != "digest" or inspection.document is None:
        return
    if len(text) < LONG_DIGEST or is_list(text) or not SALUTATION.search(plain_words(text[:REACH])):
        return
    lines = inspection.source.lines
    line = next((number for number, words in enumerate(lines, 1) if re.match(r"\s*[\"']?kind[\"']?\s*:", words)), 1)
    yield Observation(key="no_digest", values={"n": f"{len(text):,}"}, line=line, identity="no digest")


def number_of(numeral: str) -> int:
    """Give the number of a numeral up to 99, in Chinese or Arabic digits; 0 for one that is none."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, units = numeral.rpartition("十")
    if not ten:
        return _DIGITS.find(units[:1]) + 1 if len(units) == 1 else 0
    if tens not in ("", *_DIGITS[:9]) or units not in ("", *_DIGITS[:9]):
        return 0
    return (_DIGITS.index(tens) + 1 if tens else 1) * 10 + (_DIGITS.index(units) + 1 if units else 0)


def gaps_of(document: Document) -> Iterator[Gap]:
    """Give the places where the numbers of chapters (一、) or of their fields (（一）) leave one out.

    A field begins anew in each chapter. What stands in the middle of a paragraph counts as being there."""
    last = [0, 0]
    behind = 0
    for block in document.blocks:
        text = document.text[block.start : block.end]
        for level, form in ((0, _NUMBER_FORMS[1]), (1, _NUMBER_FORMS[0])):
            match = form.match(text)
            if match is None:
                continue
            number = number_of(match[1])
            between = document.text[behind : block.start]
            if 0 < last[level] < number - 1 and not _is_named(between, number - 1):
                yield Gap(at=block.start + match.start(), words=match.group().lstrip("#* "), number=number - 1)
            last[level] = number
            if level == 0:
                last[1] = 0
            behind = block.end
            break


def _agendas(report: Report) -> Iterator[re.Match[str]]:
    for span in report.parts:
        if span.part == "plan":
            yield from AGENDA.finditer(report.text, span.start, span.end)


def _numbers_behind(text: str, start: int) -> set[int]:
    """Give the numbers that follow an agenda, as far as they rise; none unless the first one is 1.

    The form whose first number is nearest goes first: behind short fields (1.) the next chapter may begin with （一）.
    What stands in the middle of a paragraph counts as being there."""
    end = start
    firsts = [(first.start(), form) for form in _NUMBER_FORMS if (first := form.search(text, start))]
    for _, form in sorted(firsts, key=lambda first: first[0]):
        numbers: set[int] = set()
        for match in form.finditer(text, start):
            number = number_of(match[1])
            if not numbers and (number != 1 or match.start() > start + AGENDA_REACH):
                break
            if numbers and number <= max(numbers):
                break
            numbers.add(number)
            end = match.end()
        if len(numbers) > 1:
            inside = {number for number in range(1, max(numbers)) if _is_named(text[start:end], number)}
            return numbers | inside
    return set()


def _is_named(text: str, number: int) -> bool:
    numeral = _numeral(number)
    return any(form in text for form in (f"（{numeral}）", f"({numeral})", f"{numeral}、"))


def _numeral(number: int) -> str:
    tens, units = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十"
    return head + (_DIGITS[units - 1] if units else "")
