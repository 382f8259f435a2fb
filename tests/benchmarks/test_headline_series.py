"""Targets and results of headline indicators, as the reports of the library state them."""

from __future__ import annotations

from benchmarks.series import facts, figures_of


def test_the_table_covers_beijing_and_the_nation() -> None:
    years = {place: {year for other, year, _ in facts() if other == place} for place, _, _ in facts()}
    assert years["北京市"] == set(range(2010, 2027))
    assert {2003, 2010, 2022} <= years["政府工作报告-国务院"]


def test_the_last_reports_of_beijing(shared: object) -> None:
    """Reports of Beijing of 2024, 2025 and 2026."""
    wanted = facts()
    for key, words in figures_of("北京市", 2024, 2026):
        assert words == wanted.get(key, ("", "")), key
