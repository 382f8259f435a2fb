"""Targets and results through the years: the next report's review says what came of a plan."""

from __future__ import annotations

import io
import json

import pytest
from rich.cells import cell_len

from reportdiff.charts import timeline
from reportdiff.i18n.labels import Lang
from reportdiff.model.indicator_series import IndicatorSeries, SeriesYear
from reportdiff.opening import read_report_bytes
from reportdiff.output.tables.series_files import COLUMNS, series_to_csv, series_to_json
from reportdiff.output.terminal.console import make_console
from reportdiff.output.terminal.series_lines import render_series
from reportdiff.tracking.indicator_years.review_series import review_series
from reportdiff.tracking.indicator_years.targets_and_results import targets_and_results
from reportdiff.tracking.series import ReportSeries, series_of
from reportdiff.tracking.subjects import subjects_of
from tests.tracking.series import series

HEAD = "---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年政府工作报告\nkind: full_text\n---\n"
YEARS = {
    2030: ("过去一年，成绩来之不易。", "地区生产总值增长8%左右，城镇登记失业率控制在4%以内。新建社区食堂120家。"),
    2031: (
        "过去一年，全市地区生产总值820亿元，同比增长7.7%。年末城镇登记失业率3.1%。新建社区食堂136家。",
        "地区生产总值增长7%—7.5%，城镇登记失业率控制在4%以内。新建社区食堂150家。",
    ),
    2032: (
        "过去一年，经济总量再上台阶。地区生产总值年均增长7.9%。城镇登记失业率4.2%。",
        "保持经济平稳运行，城镇调查失业率控制在5%以内。新建社区食堂90家。",
    ),
}


@pytest.fixture(scope="module")
def reports() -> ReportSeries:
    return series_of(
        [
            read_report_bytes(
                f"{HEAD.format(year=year)}一、{year - 1}年工作回顾\n\n{review}\n\n二、{year}年重点工作\n\n"
                f"主要预期目标是：{plan}推广青梅古法酿造工艺。\n".encode(),
                name=f"{year}/yunling.md",
            )
            for year, (review, plan) in YEARS.items()
        ]
    )


def years_of(reports: ReportSeries, words: str) -> dict[int, SeriesYear]:
    (line,) = targets_and_results(reports, subjects_of(words)).lines
    return {row.year: row for row in line.years}


def test_a_result_stands_beside_its_target(reports: ReportSeries) -> None:
    gdp = years_of(reports, "GDP")

    assert (gdp[2030].target.words, gdp[2030].result.words, gdp[2030].relation) == ("8%左右", "7.7%", "met")
    assert gdp[2030].difference == pytest.approx(-0.003)
    assert gdp[2030].result.report == 2031
    assert gdp[2032].result.state == "no_report"


def test_a_mean_of_several_years_is_no_result_of_one(reports: ReportSeries) -> None:
    result = years_of(reports, "GDP")[2031].result

    assert result.state in ("unclear", "not_stated")
    assert (result.low, result.words) == (None, "")


def test_definitions_of_unemployment_are_two_lines(reports: ReportSeries) -> None:
    registered, surveyed = years_of(reports, "城镇登记失业率"), years_of(reports, "城镇调查失业率")

    assert [row.relation for row in registered.values()] == ["met", "short", None]
    assert registered[2032].target.state == "not_stated"
    assert surveyed[2030].target.state == surveyed[2030].result.state == "not_stated"
    assert surveyed[2032].target.bound == "le"


def test_words_of_a_measure_have_results_too(reports: ReportSeries) -> None:
    canteens = years_of(reports, "社区食堂")

    assert (canteens[2030].target.low, canteens[2030].result.low, canteens[2030].relation) == (120, 136, "exceeded")
    assert canteens[2031].result.state == "not_stated"


def test_the_reviews_are_those_of_the_year_before(reports: ReportSeries) -> None:
    reviews = review_series(reports)

    assert reviews is not None
    assert [report.year for report in reviews.reports] == [2029, 2030, 2031]
    assert all("食堂120" not in measure.text for report in reviews.reports for measure in report.measures)


def shown(series: IndicatorSeries, lang: Lang, width: int) -> str:
    console = make_console(color="never", width=width, stream=io.StringIO())
    with console.capture() as capture:
        render_series(series, console, lang)
    return capture.get()


def test_every_form_has_every_figure(reports: ReportSeries) -> None:
    result = targets_and_results(reports, subjects_of("GDP,城镇登记失业率"))
    table = series_to_csv(result).decode("utf-8-sig")

    assert table.splitlines()[0] == ",".join(COLUMNS)
    assert len(table.splitlines()) == 1 + 2 * len(YEARS)
    assert json.loads(series_to_json(result))["lines"][0]["years"][0]["relation"] == "met"
    for width in (40, 80, 120):
        for lang in ("zh", "en"):
            text = shown(result, lang, width)
            assert all(cell_len(line) <= width for line in text.splitlines())
    assert "8%左右" in shown(result, "zh", 80)
    assert "高出目标" in shown(result, "zh", 80)


def test_the_timeline_draws_promise_and_result(reports: ReportSeries) -> None:
    rows = {row.year: row for row in timeline.data(reports, of="GDP")}

    assert (rows[2030].result, rows[2030].result_words) == (pytest.approx(0.077), "7.7%")
    assert rows[2031].result is None
    assert "2030 8%左右 → 7.7%" in timeline.alt_text(list(rows.values()), "zh")
    assert "square" in timeline.notes(list(rows.values()), "en")[0]


def test_a_figure_per_head_does_not_state_the_whole() -> None:
    plans = series(
        {
            2030: {"主要目标": ["地区生产总值增长8%左右", "推广青梅古法酿造工艺"]},
            2031: {"主要目标": ["人均地区生产总值增长7.2%左右", "推广青梅古法酿造工艺"]},
            2032: {"主要目标": ["云岭新区地区生产总值增长9%左右", "推广青梅古法酿造工艺"]},
        }
    )

    states = {year: row.target.state for year, row in years_of(plans, "GDP").items()}

    assert states == {2030: "figure", 2031: "not_stated", 2032: "unclear"}


def test_sums_of_five_years_are_no_results_of_one() -> None:
    plan = "一、2030年工作回顾\n\n成绩来之不易。\n\n二、2031年重点工作\n\n城镇新增就业3万人。推广青梅古法酿造工艺。\n"
    review = (
        "一、“十五五”时期回顾\n\n{opening}城镇新增就业16万人，城镇登记失业率3.2%。\n\n二、2032年重点工作\n\n"
        "城镇新增就业3万人。推广青梅古法酿造工艺。\n"
    )
    for opening in ("过去五年，", "2031年是“十五五”收官之年。五年来，"):
        texts = {2031: plan, 2032: review.format(opening=opening)}
        reports = series_of(
            [
                read_report_bytes((HEAD.format(year=year) + text).encode(), name=f"{year}/yunling.md")
                for year, text in texts.items()
            ]
        )

        assert years_of(reports, "城镇新增就业")[2031].result.low is None
        rate = years_of(reports, "城镇登记失业率")[2031].result
        assert (rate.words == "3.2%") == opening.startswith("过去")
