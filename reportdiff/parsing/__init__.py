"""Parsing: from clean text to a report with parts, sections and measures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportdiff.corpus import identify
from reportdiff.errors import NotAReport
from reportdiff.model import Kind, Measure, Report
from reportdiff.parsing.measures import digest_measures, plan_measures
from reportdiff.parsing.outline import outline
from reportdiff.reading.document import Document


def parse(
    document: Document,
    *,
    region: str | None = None,
    year: int | None = None,
    kind: Kind | None = None,
    path: Path | None = None,
) -> Report:
    """Parse a cleaned document into a report; what is not given is told from front matter, path and text.

    Measure ids are ``m1``, ``m2`` … in document order. Raises :class:`~reportdiff.errors.NotAReport` if no measure
    can be told in the text.
    """
    told = identify(document, path)
    report_kind: Kind = kind or told.kind
    found = outline(document, report_kind)
    cut = digest_measures if report_kind == "digest" else plan_measures
    measures, frame = cut(document, found)
    if not measures:
        raise NotAReport(
            f"no measures found in {document.name}: it does not read as a work report (政府工作报告); "
            "give a file that holds the plan of one year",
            f"{document.name} 里找不到举措，不像一份政府工作报告；请给出含有当年工作安排的报告文件",
        )
    return Report(
        region=region or told.region,
        year=told.year if year is None else year,
        title=told.title,
        kind=report_kind,
        text=document.text,
        parts=found.parts,
        sections=found.sections,
        measures=_numbered(measures),
        frame=frame,
        name=document.name,
        delivered=_stated(document, "delivered"),
        speaker=_stated(document, "speaker"),
        session=_stated(document, "session"),
        source=_source(document),
        note=_stated(document, "note"),
        encoding=document.encoding,
        plan_found=found.plan_found,
        ledger=document.ledger,
    )


def _numbered(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    return tuple(replace(measure, id=f"m{number}") for number, measure in enumerate(measures, start=1))


def _stated(document: Document, key: str) -> str:
    value = document.metadata.get(key)
    return "" if value is None else str(value)


def _source(document: Document) -> str:
    """The address of the report: ``source``, or the first of ``sources`` that has a ``url``."""
    stated = _stated(document, "source")
    if stated:
        return stated
    sources = document.metadata.get("sources")
    for entry in sources if isinstance(sources, list) else []:
        if isinstance(entry, dict) and entry.get("url"):
            return str(entry["url"])
    return ""
