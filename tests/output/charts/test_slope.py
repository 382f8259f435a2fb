"""Slope: all headline targets of a few years, exact, on scales that hold, and named for what they are."""

from __future__ import annotations

import pytest

from reportdiff.charts import slope
from tests.tracking.series import targets

SERIES = targets(
    {
        2030: ["地区生产总值增长6%左右", "城镇新增就业20万人", "城镇调查失业率控制在5%以内"],
        2032: ["地区生产总值增长5.5%—6%", "保持就业稳定", "城镇调查失业率控制在5%以内"],
        2033: ["地区生产总值增长5%以上", "城镇新增就业25万人以上", "城镇调查失业率控制在5%以内"],
    }
)
ROWS = slope.data(SERIES)


def line(name: str) -> list[slope.SlopePoint]:
    return [row for row in ROWS if row.name == name]


def test_every_headline_target_is_a_line_with_the_years_that_have_a_report() -> None:
    assert [points[0].name for points in slope.lines_of(ROWS)] == ["地区生产总值增速", "城镇调查失业率", "城镇新增就业"]
    assert [(row.year, row.low, row.high, row.bound) for row in line("地区生产总值增速")] == [
        (2030, 0.06, 0.06, "approx"),
        (2032, 0.055, 0.06, "range"),
        (2033, 0.05, None, "ge"),
    ]


def test_what_is_no_rate_is_drawn_against_its_first_figure() -> None:
    jobs = line("城镇新增就业")

    assert [(row.panel, row.index) for row in jobs] == [
        ("other", pytest.approx(100)), ("other", None), ("other", pytest.approx(125)),
    ]  # fmt: skip
    assert line("地区生产总值增速")[0].panel == "rate"


def test_the_title_says_what_rose_and_fell() -> None:
    assert slope.finding(ROWS, "zh") == (
        "地区生产总值增速由2030年的“6%左右”到2033年的“5%以上”；3项主要指标中1项提高、1项降低、1项持平"
    )
    assert slope.finding(ROWS, "en").startswith(
        "GDP growth: about 6% in 2030, 5% or more in 2033; of 3 headline targets"
    )


def test_the_words_give_every_figure() -> None:
    words = slope.alt_text(ROWS, "zh")

    assert all(row.words in words for row in ROWS if row.state == "figure")


def test_more_than_ten_years_and_a_single_target_are_refused() -> None:
    many = targets({year: ["地区生产总值增长6%", "城镇新增就业20万人"] for year in range(2030, 2041)})
    one = targets({2030: ["地区生产总值增长6%"], 2031: ["地区生产总值增长5%"]})

    assert "chart timeline" in (slope.too_few(slope.data(many), "en") or "")
    assert "1" in (slope.too_few(slope.data(one), "zh") or "")
    assert slope.too_few(ROWS, "zh") is None
