"""The rows of a report: itself, its measures, and their figures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from reportdiff.batch.orders import ReportContent
from reportdiff.batch.tables import Row
from reportdiff.model import Report
from reportdiff.regions import display_name


def report_rows(report: Report, content: ReportContent) -> dict[str, list[Row]]:
    """Give the rows of the tables ``reports``, ``measures`` and ``quantities``."""
    return {
        "reports": [_report_row(report, content)],
        "measures": list(_measure_rows(report, content.region)),
        "quantities": list(_quantity_rows(report, content.region)),
    }


def _report_row(report: Report, content: ReportContent) -> Row:
    return {
        "region": content.region,
        "region_name": display_name(content.region, "zh"),
        "title": report.title,
        "kind": report.kind,
        "stated_region": report.region,
        "stated_year": report.year,
        "delivered": report.delivered,
        "speaker": report.speaker,
        "session": report.session,
        "source": report.source,
        "place": content.place,
        "sha256": hashlib.sha256(content.files[0][1]).hexdigest(),
        "encoding": report.encoding,
        "characters": len(report.text),
        "measures": len(report.measures),
        "commitments": len(report.commitments),
        "frame_clauses": len(report.frame),
        "plan_found": report.plan_found,
        "plan_doubts": list(report.plan_doubts),
        "machine_read": report.machine_read is not None,
    }


def _measure_rows(report: Report, region: str) -> Iterator[Row]:
    for number, measure in enumerate(report.measures, 1):
        yield {
            "region": region,
            "measure": number,
            "text": measure.text,
            "role": measure.role,
            "commitment_probability": measure.commitment_probability,
            "borderline": measure.borderline,
            "area": measure.area,
            "section": measure.section,
            "topic": measure.topic,
            "stage": measure.stage,
            "start": measure.start,
            "end": measure.end,
            "sentence": measure.sentence,
            "paragraph": measure.paragraph,
            "line": measure.line,
        }


def _quantity_rows(report: Report, region: str) -> Iterator[Row]:
    for measure_number, measure in enumerate(report.measures, 1):
        for number, quantity in enumerate(measure.quantities, 1):
            yield {
                "region": region,
                "measure": measure_number,
                "quantity": number,
                "surface": quantity.surface,
                "low": quantity.value_low,
                "high": quantity.value_high,
                "unit": quantity.unit,
                "bound": quantity.bound,
                "kind": quantity.kind,
                "measured": quantity.measured,
                "statistic": quantity.statistic,
                "start": quantity.start,
                "end": quantity.end,
            }
