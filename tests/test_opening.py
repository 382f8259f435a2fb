"""The two calls that everything above uses: their limit."""

from __future__ import annotations

from dataclasses import replace

import pytest

import reportdiff
from reportdiff import opening
from reportdiff.model import Comparison, Report
from reportdiff.opening import read_report_bytes

TEXT = "---\nregion: beijing\nyear: {year}\nkind: digest\n---\n## 民生\n- 新建社区食堂120家\n- 开展老旧电梯更新行动\n"


@pytest.fixture
def pair() -> tuple[Report, Report]:
    old, new = (read_report_bytes(TEXT.format(year=year).encode(), name=f"{year}.md") for year in (2031, 2032))
    return old, new


def test_as_many_pairs_as_the_limit_are_compared(pair: tuple[Report, Report], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_PAIRS", 4)

    assert reportdiff.compare(*pair, earlier={}).summary.status["unchanged"] == 2


def test_more_are_refused_in_one_line_unless_anyway(
    pair: tuple[Report, Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_PAIRS", 3)

    with pytest.raises(reportdiff.ReportdiffError, match=r"^2 and 2 measures are too many.*or add --anyway$"):
        reportdiff.compare(*pair, earlier={})
    assert isinstance(reportdiff.compare(*pair, earlier={}, anyway=True), Comparison)


def test_one_long_report_beside_a_short_one_is_no_matter(
    pair: tuple[Report, Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_PAIRS", 2)
    short = replace(pair[0], measures=pair[0].measures[:1])

    assert reportdiff.compare(short, pair[1], earlier={}).summary.status["new"] == 1
