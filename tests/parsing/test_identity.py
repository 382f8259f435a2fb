"""What a report is, is told once: reading its occasion out of the text costs as much as finding its headings."""

from __future__ import annotations

import pytest

from reportdiff.opening import read_report_bytes
from reportdiff.parsing import identity
from reportdiff.parsing.identity import identify
from reportdiff.reading import read_bytes
from tests.strategies import ROWS, full_text

TITLE = "云岭市2031年政府工作报告\n\n——2030年12月28日在云岭市第九届人民代表大会上\n\n"


def test_a_parse_reads_the_occasion_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = TITLE + full_text(ROWS).text
    calls = []
    occasion_of = identity.occasion_of
    monkeypatch.setattr(identity, "occasion_of", lambda *words, **more: calls.append(1) or occasion_of(*words, **more))
    report = read_report_bytes(text.encode(), name="report.txt")

    assert (report.year, report.region, len(calls)) == (2031, "云岭市", 1)


def test_the_years_of_front_matter_and_text_are_kept_apart() -> None:
    document = read_bytes(f"---\nyear: 2033\n---\n{TITLE}".encode(), name="2032/yunling.md")
    told = identify(document, None)

    assert (told.year, told.stated_year, told.text_year) == (2033, 2033, 2031)
