"""Parsing: from clean text to a report with parts, sections and measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportdiff.errors import NotAReport, faults_of
from reportdiff.model import Kind, LedgerEntry, Measure, PlanDoubt, Report
from reportdiff.parsing.admission import refuse_other
from reportdiff.parsing.identity import identify
from reportdiff.parsing.machine_reading import machine_reading_of
from reportdiff.parsing.measures import digest_measures, plan_measures
from reportdiff.parsing.normal_form import as_written, normal_document
from reportdiff.parsing.policy_areas import with_areas
from reportdiff.parsing.roles import with_roles
from reportdiff.parsing.structure.multi_report import OTHER_REPORT, ReportChoice, chosen_report
from reportdiff.parsing.structure.outline import Outline, outline
from reportdiff.reading.document import Document
from reportdiff.reading.reviews import pieces, refuse_review_alone


def parse(
    document: Document,
    *,
    region: str | None = None,
    year: int | None = None,
    kind: Kind | None = None,
    path: Path | None = None,
    plan_from: str | None = None,
    anyway: bool = False,
) -> Report:
    """Parse a cleaned document into a report; what is not given is told from front matter, path and text.

    Measure ids are ``m1``, ``m2`` … in document order. ``plan_from`` names the heading that the plan begins with, where
    it cannot be told with confidence. A file of several reports gives the one of its stated year, else the last.

    ``anyway`` reads what is no report all the same, with the doubt ``no_report``.

    Raises :class:`~reportdiff.errors.NotAReport` for another kind of text (:mod:`reportdiff.parsing.admission`),
    and if no measure can be recognised in it;
    :class:`~reportdiff.parsing.structure.plan_override.UnknownHeading` if there is no heading ``plan_from``, and
    :class:`~reportdiff.errors.UnexpectedFault` for an error that nobody foresaw."""
    with faults_of(document.name):
        return _report(document, region, year, kind, path, plan_from, anyway)


def _report(
    document: Document,
    region: str | None,
    year: int | None,
    kind: Kind | None,
    path: Path | None,
    plan_from: str | None,
    anyway: bool,
) -> Report:
    # Words are told in the normal form; what is shown is cut from the text as it is.
    normal = normal_document(document)
    review, own, own_start = pieces(normal)
    choice = chosen_report(own, path)
    identity = identify(choice.document, path)
    report_kind: Kind = kind or identity.kind
    if report_kind == "digest":
        choice = ReportChoice(document=own, start=0)
        refuse_review_alone(document)
    structure = outline(choice.document, report_kind, plan_from=plan_from, identity=identity)
    doubts: tuple[PlanDoubt, ...] = ("several_reports",) if choice.others else ()
    if report_kind != "digest":
        try:
            refuse_other(choice.document, structure)
        except NotAReport:
            if not anyway:
                raise
            doubts = ("no_report", *doubts)
    placed_outline = _outline_at(structure, choice.start)
    measures_of = digest_measures if report_kind == "digest" else plan_measures
    measures, frame = measures_of(own, placed_outline)
    if report_kind == "full_text":
        measures = with_roles(measures, own.text)
    if not measures:
        raise NotAReport(
            f"no measures found in {document.name}: it does not read as a work report (政府工作报告); "
            "give a file that holds the plan of one year",
            f"{document.name} 里找不到举措，不像一份政府工作报告；请给出含有当年工作安排的报告文件",
        )
    if review is not None:
        placed_outline = _behind(placed_outline, outline(review, "digest", identity=identity), own_start)
        measures = tuple(replace(each, start=each.start + own_start, end=each.end + own_start) for each in measures)
        frame = tuple(replace(each, start=each.start + own_start, end=each.end + own_start) for each in frame)
    report = Report(
        region=region or identity.region,
        year=identity.year if year is None else year,
        title=identity.title,
        kind=report_kind,
        text=normal.text,
        parts=placed_outline.parts,
        sections=placed_outline.sections,
        measures=_with_ids(with_areas(measures)),
        frame=frame,
        name=document.name,
        delivered=_entry(document, "delivered"),
        speaker=_entry(document, "speaker"),
        session=_entry(document, "session"),
        source=_source(document),
        note=_entry(document, "note"),
        encoding=document.encoding,
        plan_found=placed_outline.plan_found,
        plan_doubts=(*doubts, *placed_outline.plan_doubts),
        plan_from=plan_from or "",
        ledger=_with_others(document.ledger, choice.others),
        machine_read=machine_reading_of(document.metadata),
    )
    return report if normal is document else as_written(report, document.text)


def _outline_at(plan: Outline, start: int) -> Outline:
    """Give the outline of a report that begins at ``start`` of its file, in offsets of the file."""
    if not start:
        return plan
    return replace(
        plan,
        parts=tuple(replace(span, start=span.start + start, end=span.end + start) for span in plan.parts),
        sections=tuple(replace(part, start=part.start + start, end=part.end + start) for part in plan.sections),
        heading_spans=tuple((first + start, end + start) for first, end in plan.heading_spans),
    )


def _behind(plan: Outline, review: Outline, start: int) -> Outline:
    """Give the outline of a plan that begins at ``start``, behind that of its review; each nests its sections by
    itself."""
    outline_of_plan = _outline_at(plan, start)
    count = len(review.sections)
    sections = (
        replace(section, parent=None if section.parent is None else section.parent + count)
        for section in outline_of_plan.sections
    )
    return replace(
        outline_of_plan,
        parts=(*(replace(span, part="review") for span in review.parts), *outline_of_plan.parts),
        sections=(*(replace(section, part="review") for section in review.sections), *sections),
        heading_spans=(*review.heading_spans, *outline_of_plan.heading_spans),
    )


def _with_others(ledger: Sequence[LedgerEntry], others: Sequence[str]) -> tuple[LedgerEntry, ...]:
    """Give the ledger with the reports of the file that were not chosen."""
    if not others:
        return tuple(ledger)
    entry = LedgerEntry(what=OTHER_REPORT, count=len(others), samples=tuple(title[:40] for title in others[:3]))
    return tuple(sorted((*ledger, entry), key=lambda entry: entry.what))


def _with_ids(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    return tuple(replace(measure, id=f"m{number}") for number, measure in enumerate(measures, start=1))


def _entry(document: Document, key: str) -> str:
    value = document.metadata.get(key)
    return "" if value is None else str(value)


def _source(document: Document) -> str:
    """Give the address of the report: ``source``, or the first of ``sources`` that has a ``url``."""
    address = _entry(document, "source")
    if address:
        return address
    sources = document.metadata.get("sources")
    for entry in sources if isinstance(sources, list) else []:
        if isinstance(entry, dict) and entry.get("url"):
            return str(entry["url"])
    return ""
