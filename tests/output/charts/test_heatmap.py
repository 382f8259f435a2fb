"""The heatmap: exact counts, blank years, terms by their peak, and a title that the numbers bear out."""

from __future__ import annotations

from reportdiff.charts import heatmap
from tests.tracking.series import series

FILLER = ["推进望山隧道前期工作", "建成云岭大桥主桥段", "推行课后服务全覆盖"] * 4
SERIES = series(
    {
        2030: {"其他": [*FILLER, *["治理黑臭水体3条"] * 9]},
        2031: {"其他": [*FILLER, *["治理黑臭水体3条"] * 4, *["建设算力中心1个"] * 3]},
        2033: {"其他": [*FILLER, *["建设算力中心1个"] * 9]},
    }
)


def test_rows_are_counts_by_peak_with_blank_years() -> None:
    rows = heatmap.data(SERIES, terms=["算力", "黑臭水体", "没有的词"])

    assert [(row.term, row.year, row.count, row.peak) for row in rows] == [
        *(("黑臭水体", year, count, 2030) for year, count in ((2030, 9), (2031, 4), (2032, None), (2033, 0))),
        *(("算力", year, count, 2033) for year, count in ((2030, 0), (2031, 3), (2032, None), (2033, 9))),
        *(("没有的词", year, count, 2030) for year, count in ((2030, 0), (2031, 0), (2032, None), (2033, 0))),
    ]
    assert all((row.rate is None) == (row.count is None) for row in rows)


def test_the_title_is_of_the_terms_that_moved_most() -> None:
    said = heatmap.finding(heatmap.data(SERIES, terms=["算力", "黑臭水体"]), "zh")

    assert "“算力”由每万字0次增到" in said
    assert "“黑臭水体”由" in said
    assert "减到0次" in said


def test_nothing_moved_is_said_to_have_moved() -> None:
    still = series({2030: {"其他": FILLER}, 2031: {"其他": FILLER}})

    said = heatmap.finding(heatmap.data(still, terms=["隧道"]), "zh")

    assert "相同" in said


def test_rates_are_never_rounded_to_nothing() -> None:
    assert [heatmap.rate_text(rate) for rate in (0.0, 0.01, 0.06, 3.14)] == ["0", "<0.1", "0.1", "3.1"]


def test_too_little_is_said() -> None:
    one = series({2030: {"其他": FILLER}})

    assert "1" in (heatmap.too_few(heatmap.data(one, terms=["隧道"]), "zh") or "")
    assert "--terms" in (heatmap.too_few(heatmap.data(SERIES, terms=["没有的词"]), "zh") or "")
    assert heatmap.too_few(heatmap.data(SERIES, terms=["算力"]), "zh") is None


def test_a_blank_year_is_explained() -> None:
    assert "斜线：无报告" in heatmap.notes(heatmap.data(SERIES, terms=["算力"]), "zh")
