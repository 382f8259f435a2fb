"""Attention: shares that add up, gaps as gaps, and a title that claims no more than the numbers bear."""

from __future__ import annotations

import pytest

from reportdiff.charts import attention
from tests.tracking.series import series

EDUCATION = ["新建学校3所", "招聘教师200名", "新增幼儿园学位90个", "改造校舍8处"]
ROADS = ["新建高速公路9公里", "建成大桥2座", "打通断头路6条", "新增停车位300个"]


def counts(education: int, roads: int) -> dict[str, list[str]]:
    return {"教育": (EDUCATION * 30)[:education], "交通": (ROADS * 30)[:roads]}


SHIFT = series({2030: counts(80, 20), 2031: counts(60, 40), 2033: counts(20, 80)})


def test_rows_are_shares_with_blank_years_largest_last_share_first() -> None:
    rows = attention.data(SHIFT)

    assert [(row.area, row.year, row.measures, row.share) for row in rows] == [
        ("transportation", 2030, 20, pytest.approx(0.2)),
        ("transportation", 2031, 40, pytest.approx(0.4)),
        ("transportation", 2032, None, None),
        ("transportation", 2033, 80, pytest.approx(0.8)),
        ("education", 2030, 80, pytest.approx(0.8)),
        ("education", 2031, 60, pytest.approx(0.6)),
        ("education", 2032, None, None),
        ("education", 2033, 20, pytest.approx(0.2)),
    ]


def test_the_title_tells_what_rose_and_fell() -> None:
    said = attention.finding(attention.data(SHIFT), "zh")

    assert said == "2030到2033年，交通在举措中的占比由20%升到80%，教育由80%降到20%"


def test_a_change_that_chance_would_bring_is_not_told() -> None:
    rows = attention.data(series({2030: counts(20, 20), 2031: counts(21, 19)}))

    assert "偶然波动" in attention.finding(rows, "zh")


def test_one_report_shows_no_change() -> None:
    assert attention.too_few(attention.data(series({2030: counts(3, 3)})), "zh")
    assert attention.too_few(attention.data(SHIFT), "zh") is None


def test_the_words_give_every_area_both_ends() -> None:
    assert "教育由80%到20%" in attention.alt_text(attention.data(SHIFT), "zh")


def test_the_words_of_an_area_that_neither_end_has_tell_its_highest_year() -> None:
    rows = attention.data(series({2030: counts(0, 20), 2031: counts(10, 30), 2032: counts(0, 20)}))

    words = attention.alt_text(rows, "zh")

    assert "教育首末两年没有，2031年最高（25%）" in words
    assert "交通首末两年均为100%" in words
    assert "0%到0%" not in words
