"""Rules about reading: can the file be read at all, is there a plan, and are its measures such as reports have.

The bounds come from ``python -m benchmarks.checking --every 4``: 1,001 real reports since 2000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median
from typing import Final

from reportdiff.checking.inspection import Inspection, problem_values
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.registry import rule
from reportdiff.checking.rules.text_rules import is_garbled, shortened
from reportdiff.errors import NotAReport, ReportdiffError
from reportdiff.model import Measure, Report
from reportdiff.parsing.admission import REACH
from reportdiff.parsing.identity import told_by_text
from reportdiff.parsing.occasion import SALUTATION, plain_words
from reportdiff.parsing.structure.plan_doubts import is_broken_off

FEWEST: Final = 60
FEW: Final = 120
MANY: Final = 1100
"""Measures of the plan of a full text: 103 to 1,316 in 1,001 reports, one in a thousand below 123 and above 1,060."""

FEWEST_OF_DIGEST: Final = 3

SMALL_SHARE: Final = 0.25
"""Share of the text that the plan of a small place has at the least."""

TYPICAL: Final = (8.0, 20.0)
"""Characters of the median measure: 9 to 16 in all 1,001 reports."""

LONG: Final = 250
"""Characters of a measure that nobody reads as one: the longest of 1,001 reports has 201."""

_LINE: Final = re.compile(r":(\d+)[:：]")


@rule("RD101", "error")
def unreadable(inspection: Inspection) -> Iterator[Observation]:
    """Find files that cannot be read: no text in them, unknown encoding, damaged, locked."""
    problem = inspection.problem
    if problem is not None and inspection.document is None and not _in_front_matter(problem):
        yield Observation(key="problem", values=problem_values(problem, inspection.path), identity="unreadable")


@rule("RD102", "error")
def front_matter(inspection: Inspection) -> Iterator[Observation]:
    """Find front matter that is no YAML, or says something that cannot be."""
    problem = inspection.problem
    if problem is None or isinstance(problem, NotAReport):
        return
    if inspection.document is None:
        if _in_front_matter(problem):
            line = _LINE.search(str(problem))
            yield Observation(
                key="problem",
                values=problem_values(problem, inspection.path),
                line=int(line.group(1)) if line else 1,
                identity="front matter",
            )
        return
    try:
        told_by_text(inspection.document)
    except ReportdiffError as error:
        key = next((key for key in ("year", "kind", "region") if f"says {key}:" in str(error)), "")
        values = problem_values(error, inspection.path)
        yield Observation(key="problem", values=values, line=_line_of(inspection, key), identity=key)


@rule("RD103", "error")
def no_measures(inspection: Inspection) -> Iterator[Observation]:
    """Find texts that can be read, but are of another kind, or in which no measure can be told."""
    problem = inspection.problem
    if isinstance(problem, NotAReport):
        yield Observation(key="problem", values=problem_values(problem, inspection.path), identity="no measures")


@rule("RD104", "error")
def no_plan(inspection: Inspection) -> Iterator[Observation]:
    """Find reports in which nothing tells the plan from the rest."""
    if "no_plan" in _doubts(inspection):
        yield Observation(key="no_plan", identity="no plan")


@rule("RD105", "warning")
def several_reports(inspection: Inspection) -> Iterator[Observation]:
    """Find files that hold more than one report."""
    if "several_reports" in _doubts(inspection) and inspection.report:
        titles = next((entry.samples for entry in inspection.report.ledger if entry.what == "other_report"), ())
        title = titles[0] if titles else ""
        yield Observation(key="several_reports", values={"title": title}, words=title, start=0 if title else None)


@rule("RD106", "warning")
def chapter_missing(inspection: Inspection) -> Iterator[Observation]:
    """Find numbers of chapters that leave one out where no heading names the plan."""
    if "chapter_missing" in _doubts(inspection):
        yield Observation(key="chapter_missing", identity="chapter missing")


@rule("RD107", "error")
def empty_plan(inspection: Inspection) -> Iterator[Observation]:
    """Find plans that are there, and hold next to nothing."""
    report = inspection.report
    if report is None or "no_plan" in _doubts(inspection):
        return
    fewest = FEWEST if report.kind == "full_text" else FEWEST_OF_DIGEST
    if len(report.measures) < fewest and not _is_small_place(report):
        start = min((span.start for span in report.parts if span.part == "plan"), default=report.measures[0].start)
        words = report.text[start : start + 12].split("\n")[0]
        values = {"n": str(len(report.measures)), "least": str(fewest)}
        yield Observation(key="empty_plan", values=values, words=words, start=start, identity="empty plan")


def _is_small_place(report: Report) -> bool:
    """Tell whether a short plan is that of a township: behind an address, with a review by its side that is no longer
    than such a place has, and whole up to the closing. A page that breaks off has no closing, or a review of
    thousands."""
    plan = sum(span.end - span.start for span in report.parts if span.part == "plan")
    parts = {span.part for span in report.parts}
    address = SALUTATION.search(plain_words(report.text[:REACH])) is not None
    whole = {"review", "plan", "closing"} <= parts and report.plan_found == "heading"
    return whole and address and len(report.measures) >= FEWEST_OF_DIGEST and plan >= SMALL_SHARE * len(report.text)


@rule("RD108", "warning")
def number_of_measures(inspection: Inspection) -> Iterator[Observation]:
    """Find plans with a number of measures that next to no report has."""
    report = inspection.report
    if report is None or report.kind != "full_text" or "no_plan" in _doubts(inspection):
        return
    count = len(report.measures)
    if FEWEST <= count < FEW or count > MANY or (count < FEWEST and _is_small_place(report)):
        values = {"n": str(count), "least": str(FEW), "most": str(MANY)}
        first = report.measures[0]
        yield Observation(
            key="number_of_measures", values=values, words=first.text[:12], start=first.start, identity="measures"
        )


@rule("RD109", "warning")
def length_of_measures(inspection: Inspection) -> Iterator[Observation]:
    """Find plans with shorter or longer measures than in any report: punctuation was lost, or lines were broken."""
    report = inspection.report
    if report is None or report.kind != "full_text" or len(report.measures) < FEWEST:
        return
    typical = typical_length(report)
    if not TYPICAL[0] <= typical <= TYPICAL[1]:
        values = {"length": f"{typical:g}", "least": f"{TYPICAL[0]:g}", "most": f"{TYPICAL[1]:g}"}
        first = report.measures[0]
        yield Observation(
            key="length_of_measures", values=values, words=first.text[:12], start=first.start, identity="length"
        )


@rule("RD110", "warning")
def long_measure(inspection: Inspection) -> Iterator[Observation]:
    """Find a single measure that is a whole paragraph: a full stop was lost, or a table became a line."""
    for measure in _measures(inspection):
        if len(measure.text) > LONG and not is_garbled(measure.text):
            values = {"n": str(len(measure.text)), "words": shortened(measure.text)}
            yield Observation(
                key="long_measure", values=values, words=measure.text, start=measure.start, measure=measure.id
            )


@rule("RD111", "error")
def broken_off(inspection: Inspection) -> Iterator[Observation]:
    """Find texts that end in the middle of a sentence."""
    document = inspection.document
    if document is None or not document.blocks or (inspection.report and inspection.report.kind == "digest"):
        return
    block = document.blocks[-1]
    text = document.text[block.start : block.end]
    if is_broken_off(text, block.role):
        end = text[-12:]
        yield Observation(key="broken_off", values={"words": end}, words=end, start=block.end - len(end))


@rule("RD112", "warning")
def no_closing(inspection: Inspection) -> Iterator[Observation]:
    """Find texts without closing words: the end may have been cut off."""
    report = inspection.report
    if report is None or report.kind != "full_text" or inspection.document is None:
        return
    block = inspection.document.blocks[-1]
    ended = is_broken_off(inspection.document.text[block.start : block.end], block.role)
    if not ended and not closes(report):
        end = report.text[-12:].rpartition("\n")[2]
        yield Observation(key="no_closing", values={"words": end}, words=end, start=len(report.text) - len(end))


@rule("RD113", "warning")
def run_together(inspection: Inspection) -> Iterator[Observation]:
    """Find paragraphs that share one line, so that the structure is a guess."""
    document = inspection.document
    if "run_together" in _doubts(inspection) and document is not None:
        longest = max(document.blocks, key=lambda block: block.end - block.start)
        words = document.text[longest.start : min(longest.end, longest.start + 12)]
        yield Observation(key="run_together", words=words, start=longest.start, identity="run together")


@rule("RD114", "warning")
def machine_read(inspection: Inspection) -> Iterator[Observation]:
    """Find texts that were recognised in pictures of pages, so that any figure may be wrong."""
    reading = inspection.report.machine_read if inspection.report else None
    if reading is None:
        return
    values = {"confidence": f"{reading.confidence:.2f}"}
    if reading.unsure_lines:
        values |= {"n": str(reading.unsure_lines), "threshold": f"{reading.threshold:.2f}"}
    key = "machine_read_unsure" if reading.unsure_lines else "machine_read"
    yield Observation(key=key, values=values, identity="machine read")


def typical_length(report: Report) -> float:
    """Count the characters of the median measure."""
    return float(median(len(measure.text) for measure in report.measures))


_FAREWELL: Final = re.compile(
    r"各位代表|同志们|让我们|团结|奋斗|奋进|谢谢|伟大|复兴|前进|现代化|胜利|贡献|篇章|号召|信心|担当|使命|新局面"
)
_LAST: Final = 1_200
"""Characters at the end of a report in which it turns to the congress once more."""


def closes(report: Report) -> bool:
    """Tell whether a report ends as reports do: in a closing part, or in words to the congress."""
    if any(span.part == "closing" for span in report.parts):
        return True
    return len(set(_FAREWELL.findall(report.text[-_LAST:]))) >= 2


def _doubts(inspection: Inspection) -> tuple[str, ...]:
    return inspection.report.plan_doubts if inspection.report else ()


def _measures(inspection: Inspection) -> tuple[Measure, ...]:
    return inspection.report.measures if inspection.report else ()


def _in_front_matter(problem: ReportdiffError) -> bool:
    return "front matter" in str(problem)


def _line_of(inspection: Inspection, key: str) -> int:
    """Give the line of the front matter that states ``key``."""
    key_line = re.compile(rf"\s*[\"']?{key}[\"']?\s*:")
    return next((number for number, line in enumerate(inspection.source.lines, 1) if key_line.match(line)), 1)
