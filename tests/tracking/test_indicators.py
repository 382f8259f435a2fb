"""One figure through the years: never a value where none is stated, never two units in one line."""

from __future__ import annotations

import pytest

from reportdiff.errors import ReportdiffError
from reportdiff.tracking.indicator_years.indicator_lines import follow, headline_lines
from reportdiff.tracking.indicator_years.year_figures import FigureLine
from reportdiff.tracking.subjects import subject_of, subjects_of
from tests.tracking.series import targets

TARGETS = targets(
    {
        2030: ["地区生产总值增长6%左右", "城镇新增就业9万人", "居民消费价格涨幅3%左右"],
        2031: ["地区生产总值增长5.5%—6%", "城镇新增就业9万人", "居民消费价格涨幅控制在3%以内"],
        2033: ["地区生产总值增长5%以上", "城镇新增就业8万人以上", "居民收入增长与经济增长同步"],
        2034: ["居民消费价格涨幅2%左右", "城镇新增就业8万人以上"],
    }
)


def line(plans: dict[int, list[str]], words: str) -> FigureLine:
    return follow(targets(plans), subject_of(words))


def states(followed: FigureLine) -> list[str]:
    return [row.state for row in followed.rows]


def test_bounds_ranges_and_gaps_are_kept_apart() -> None:
    followed = follow(TARGETS, subject_of("GDP"))

    assert [(row.year, row.state, row.low, row.high, row.bound, row.words) for row in followed.rows] == [
        (2030, "figure", 0.06, 0.06, "approx", "6%左右"),
        (2031, "figure", 0.055, 0.06, "range", "5.5%—6%"),
        (2032, "no_report", None, None, None, ""),
        (2033, "figure", 0.05, None, "ge", "5%以上"),
        (2034, "not_stated", None, None, None, ""),
    ]
    assert (followed.unit, followed.falls) == ("ratio", False)


def test_the_headline_indicators_are_those_of_half_the_plans() -> None:
    assert [followed.subject.zh for followed in headline_lines(TARGETS)] == [
        "地区生产总值",
        "城镇新增就业",
        "居民消费价格",
    ]


def test_the_name_with_a_figure_in_words_not_followed_is_not_called_unstated() -> None:
    followed = line({2030: ["地区生产总值增长6%"], 2031: ["望海新区地区生产总值增长9%"]}, "GDP")

    assert states(followed) == ["figure", "unclear"]


def test_words_without_a_figure_are_no_gap_of_the_plan() -> None:
    followed = line(
        {
            2030: ["改造老旧小区300个"],
            2031: ["继续推进老旧小区改造"],
            2032: ["新建公园2座"],
            2033: ["改造老旧小区350个以上"],
        },
        "老旧小区",
    )

    assert states(followed) == ["figure", "without_figure", "not_stated", "figure"]
    assert followed.unit == "个"


def test_figures_that_differ_in_one_year_are_not_chosen_from() -> None:
    followed = line({2030: ["改造老旧小区300个"], 2031: ["启动老旧小区改造50个", "东城改造老旧小区80个"]}, "老旧小区")

    assert [(row.state, row.words) for row in followed.rows] == [("figure", "300个"), ("several", "50个；80个")]


def test_another_unit_is_no_point_of_the_line() -> None:
    followed = line(
        {2030: ["改造老旧小区300个"], 2031: ["改造老旧小区90万平方米"], 2032: ["改造老旧小区20个"]}, "老旧小区"
    )

    assert [(row.state, row.words) for row in followed.rows] == [
        ("figure", "300个"),
        ("other_unit", "90万平方米"),
        ("figure", "20个"),
    ]
    assert followed.other_units == (("平方米", 1),)


def test_units_of_one_dimension_are_converted() -> None:
    followed = line({2030: ["新建绿道20公里"], 2031: ["新建绿道30公里"], 2032: ["新建绿道25000米"]}, "绿道")

    assert followed.unit == "公里"
    assert [row.low for row in followed.figures] == pytest.approx([20, 30, 25])


def test_what_is_begun_is_not_what_is_finished() -> None:
    plans = {2030 + n: [f"老楼加装电梯开工{400 + n}部、完工{200 + n}部"] for n in range(2)}
    plans[2032] = ["老楼加装电梯完工260部"]

    assert [row.words for row in line(plans, "电梯").rows] == ["200部", "201部", "260部"]


def test_falls_are_drawn_by_their_size_if_all_are_falls() -> None:
    followed = line({2030: ["单位地区生产总值能耗下降3%"], 2031: ["单位地区生产总值能耗下降2.5%以上"]}, "energy")

    assert followed.falls
    assert [(row.low, row.high, row.words) for row in followed.rows] == [
        (0.03, 0.03, "下降3%"),
        (0.025, None, "下降2.5%以上"),
    ]


def test_a_fall_among_rises_is_negative_and_its_bound_turned() -> None:
    followed = line({2030: ["财政收入增长3%"], 2031: ["财政收入增长2%"], 2032: ["财政收入下降1%以内"]}, "revenue")

    assert [(row.low, row.high, row.bound) for row in followed.rows][2] == (-0.01, None, "ge")


@pytest.mark.parametrize("words", ["gdp", "GDP", "地区生产总值", "国内生产总值", "Gross domestic product"])
def test_an_indicator_has_many_names(words: str) -> None:
    indicator = subject_of(words).indicator

    assert indicator is not None
    assert indicator.id == "gdp"


def test_a_name_of_several_indicators_is_not_guessed() -> None:
    with pytest.raises(ReportdiffError, match="unemployment_registered") as raised:
        subject_of("失业率")

    assert "城镇调查失业率" in raised.value.zh


def test_a_list_names_several_subjects() -> None:
    assert [subject.zh for subject in subjects_of("GDP，老旧小区")] == ["地区生产总值", "老旧小区"]


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(ReportdiffError, match="--of"):
        subject_of(" ")
