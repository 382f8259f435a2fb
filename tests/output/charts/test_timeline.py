"""The timeline: points exactly as stated, gaps as gaps, and a title that only quotes."""

from __future__ import annotations

import pytest

from reportdiff.charts import timeline
from tests.tracking.series import targets

SERIES = targets(
    {
        2030: ["地区生产总值增长6%左右", "城镇新增就业9万人", "改造老旧小区300个"],
        2031: ["地区生产总值增长5.5%—6%", "城镇新增就业9万人", "推进老旧小区改造"],
        2033: ["地区生产总值增长5%以上", "城镇新增就业8万人以上", "改造老旧小区200个以上"],
        2034: ["城镇新增就业8万人以上", "改造老旧小区9万平方米"],
    }
)


def test_rows_are_the_years_of_the_line() -> None:
    rows = timeline.data(SERIES, of="GDP")

    assert [(row.year, row.state, row.low, row.high, row.bound) for row in rows] == [
        (2030, "figure", 0.06, 0.06, "approx"),
        (2031, "figure", 0.055, 0.06, "range"),
        (2032, "no_report", None, None, None),
        (2033, "figure", 0.05, None, "ge"),
        (2034, "not_stated", None, None, None),
    ]


def test_a_point_stands_at_its_bound_or_in_the_middle_of_its_range() -> None:
    figures = [row for row in timeline.data(SERIES, of="GDP") if row.state == "figure"]

    assert [row.value for row in figures] == pytest.approx([0.06, 0.0575, 0.05])


def test_without_a_subject_the_headline_indicators_are_drawn() -> None:
    lines = timeline.lines_of(timeline.data(SERIES))

    assert [line[0].subject for line in lines] == ["地区生产总值增速", "城镇新增就业"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "地区生产总值增速：2030年“6%左右”，2033年“5%以上”"),
        ("en", "GDP growth: about 6% in 2030, 5% or more in 2033"),
    ],
)
def test_the_title_quotes_the_first_and_the_last_figure(lang: str, said: str) -> None:
    assert timeline.finding(timeline.data(SERIES, of="gdp"), lang) == said  # type: ignore[arg-type]


def test_the_words_tell_every_year() -> None:
    said = timeline.alt_text(timeline.data(SERIES, of="老旧小区"), "zh")

    assert "2030 300个、2031 未列数字、2032 无报告、2033 200个以上、2034 9万平方米" in said


def test_what_is_not_drawn_is_noted() -> None:
    notes = timeline.notes(timeline.data(SERIES, of="老旧小区"), "zh")

    assert "2034年为“9万平方米”，口径不同" in notes


def test_one_figure_makes_no_line() -> None:
    rows = timeline.data(targets({2030: ["改造老旧小区300个"], 2031: ["推进老旧小区改造"]}), of="老旧小区")

    assert "老旧小区" in (timeline.too_few(rows, "zh") or "")
    assert timeline.too_few(timeline.data(SERIES, of="GDP"), "zh") is None


def test_no_headline_indicator_is_said() -> None:
    rows = timeline.data(targets({2030: ["新建公园2座"], 2031: ["新建公园2座"]}))

    assert "--of" in (timeline.too_few(rows, "en") or "")


def test_a_share_and_a_rate_of_one_indicator_are_not_in_one_line() -> None:
    rows = timeline.data(
        targets(
            {
                2030: ["研发投入强度达到2.8%"],
                2031: ["研发投入强度达到2.9%"],
                2032: ["研发经费投入增长12%以上"],
                2033: ["研发投入强度达到3%"],
            }
        ),
        of="研发投入强度",
    )

    assert [row.low for row in rows] == [0.028, 0.029, None, 0.03]


def test_homes_are_not_in_one_line_with_estates() -> None:
    plans = {2030: ["改造老旧小区300个"], 2031: ["改造老旧小区280个"], 2032: ["改造老旧小区9000户"]}

    rows = timeline.data(targets(plans), of="老旧小区")

    assert [row.state for row in rows] == ["figure", "figure", "other_unit"]


def test_two_points_are_a_line_only_for_those_who_ask() -> None:
    rows = timeline.data(targets({2030: ["地区生产总值增长6%"], 2031: ["地区生产总值增长5%"]}))

    assert timeline.too_few(rows, "zh") is None
    assert "chart slope" in (timeline.says_little(rows, "en") or "")


def test_an_axis_is_broken_only_where_all_figures_are_far_from_zero() -> None:
    plans = {year: [f"城镇新增就业{jobs}万人", f"地区生产总值增长{gdp}%"] for year, jobs, gdp in (
        (2030, 26, 4), (2031, 27, 6), (2032, 28, 5),
    )}  # fmt: skip
    rows = timeline.data(targets(plans))
    lines = {line[0].subject: line for line in timeline.lines_of(rows)}

    assert timeline.is_broken(lines["城镇新增就业"])
    assert not timeline.is_broken(lines["地区生产总值增速"])
    assert any("断口" in note for note in timeline.notes(rows, "zh"))
