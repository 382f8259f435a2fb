"""The headline figures of real reports, year by year, and the kinds of wording that once hid them (invented words).

The figures of Beijing 2010 to 2026 and of the nation 2000 to 2022 are in ``benchmarks/headline_series.tsv``; their
source are the work reports of these years (the target from that of the year, the result from that of the year after),
which are read in place and are no part of the project.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.series import facts, wrong_rows
from reportdiff.model.indicator_series import SeriesLine, SeriesYear
from reportdiff.opening import read_report_bytes
from reportdiff.parsing.quantities import extract_quantities
from reportdiff.tracking.indicator_years.targets_and_results import targets_and_results
from reportdiff.tracking.series import ReportSeries, series_of
from reportdiff.tracking.subjects import subjects_of

HEAD = "---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年政府工作报告\nkind: full_text\n---\n"


@pytest.mark.parametrize("place", sorted({place for place, _, _ in facts()}))
def test_every_year_has_the_figures_of_the_reports(place: str, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Figures need no roles, and telling roles is half of the time that reading takes.
    monkeypatch.setattr("reportdiff.parsing.with_roles", lambda measures, text: measures)
    years = [year for of_place, year, _ in facts() if of_place == place]

    assert wrong_rows(place, min(years), max(years) + 1) == []


def reports(*texts: tuple[int, str, str, str]) -> ReportSeries:
    """A series of reports: year, what the review says, the opening of the plan, and its targets."""
    return series_of(
        [
            read_report_bytes(
                f"{HEAD.format(year=year)}一、{review}\n\n二、{year}年重点工作\n\n{opening}\n\n"
                f"今年主要预期目标是：{targets}。\n\n推广青梅古法酿造工艺。修缮望山古道。\n".encode(),
                name=f"{year}/yunling.md",
            )
            for year, review, opening, targets in texts
        ]
    )


def lines_of(series: ReportSeries, words: str) -> tuple[SeriesLine, ...]:
    return targets_and_results(series, subjects_of(words)).lines


def result(series: ReportSeries, words: str, year: int) -> SeriesYear:
    (line,) = lines_of(series, words)
    return next(row for row in line.years if row.year == year)


PLAN = (2030, "2029年工作回顾\n\n建成云岭大桥主桥段。", "做好各项工作。", "居民消费价格涨幅3%以内，城镇新增就业3万人")


def after(review: str, opening: str = "做好各项工作。") -> ReportSeries:
    return reports(PLAN, (2031, review, opening, "居民消费价格涨幅3%以内，城镇新增就业3万人"))


@pytest.mark.parametrize(
    ("review", "words", "relation"),
    [
        ("2030年工作回顾\n\n居民消费价格总水平上升２．１％。", "２．１％", "met"),
        ("2030年工作回顾\n\n去年居民消费价格总水平比上年上涨4.2%，主要是菜价上涨。", "4.2%", "short"),
        ("2030年工作回顾\n\n居民消费价格月度涨幅连续3个月回落，全年同比上涨5.1%。", "5.1%", "short"),
    ],
)
def test_the_result_is_read_however_it_is_put(review: str, words: str, relation: str) -> None:
    row = result(after(review), "CPI", 2030)

    assert (row.result.state, row.result.words, row.relation) == ("figure", words, relation)


def test_what_a_review_says_in_words_is_not_called_unstated() -> None:
    assert result(after("2030年工作回顾\n\n居民消费价格总体平稳。"), "CPI", 2030).result.state == "without_figure"
    assert result(after("2030年工作回顾\n\n修好三座老桥。"), "CPI", 2030).result.state == "not_stated"


def test_the_opening_of_a_plan_may_sum_the_past_year_up() -> None:
    review = "过去五年工作回顾\n\n五年来，城镇新增就业15万人。"
    opening = "做好今年工作意义重大。过去一年，居民消费价格上涨1.9%，城镇新增就业3.3万人，为今年打下了基础。"

    assert result(after(review, opening), "CPI", 2030).result.words == "1.9%"
    assert result(after(review, opening), "就业", 2030).result.words == "3.3万人"
    # What the plan wants is not taken for a result.
    ahead = "过去一年，居民消费价格上涨1.9%。今年，城镇新增就业要达到4万人。"
    assert result(after(review, ahead), "就业", 2030).result.state != "figure"


def test_what_was_counted_in_five_years_is_no_result_of_the_last() -> None:
    review = "过去五年工作回顾\n\n五年来，经济稳步发展。\n\n城镇新增就业15万人。城镇登记失业率控制在3%以内。"
    series = after(review)

    assert result(series, "就业", 2030).result.low is None
    assert result(series, "城镇登记失业率", 2030).result.words == "3%以内"
    of_year = after(review.replace("城镇新增就业15万人", "2030年城镇新增就业3.4万人"))
    assert result(of_year, "就业", 2030).result.words == "3.4万人"


def test_a_figure_torn_from_its_unit_is_joined() -> None:
    text = f"{HEAD.format(year=2031)}一、2030年工作回顾\n\n——运行平稳。生产总值达到74.4\n\n万亿元，增长6.7%。\n\n"
    report = read_report_bytes(f"{text}二、2031年重点工作\n\n建成云岭大桥。修缮古道。".encode(), name="2031/yunling.md")

    assert "74.4万亿元，增长6.7%" in report.text


def homes(plan: str, review: str) -> tuple[SeriesYear, SeriesYear]:
    series = reports(
        (2030, "2029年工作回顾\n\n建成大桥。", plan, "粮食产量稳定"),
        (2031, f"2030年工作回顾\n\n{review}", "做好各项工作。", "粮食产量稳定"),
    )
    begun, finished = lines_of(series, "保障性住房")
    assert (begun.act, finished.act) == ("begun", "finished")
    return begun.years[0], finished.years[0]


def test_begun_and_finished_homes_are_two_lines() -> None:
    begun, finished = homes(
        "加大政策性住房建设力度，确保新建、收购6万套，力争竣工3万套。", "保障性住房竣工2.8万套、新开工6.5万套。"
    )

    assert (begun.target.words, begun.result.words, begun.relation) == ("6万套", "6.5万套", "exceeded")
    assert (finished.target.words, finished.result.words, finished.relation) == ("3万套", "2.8万套", "short")


def test_kinds_of_homes_and_other_homes_are_not_all_of_them() -> None:
    begun, finished = homes(
        "建设筹集保障性租赁住房4万套，竣工各类保障房3万套。建设商品住房9万套。", "分配公租房1万套。筹集保障房5万套。"
    )

    assert (begun.target.state, begun.target.words, begun.target.low) == ("other_unit", "4万套", None)
    assert (finished.target.words, begun.result.words) == ("3万套", "5万套")


def test_a_finished_task_of_many_years_is_no_figure_of_homes_finished() -> None:
    _, finished = homes("完成30万套保障房建设任务。竣工交用2万套保障房。", "推进保障房建设。")

    assert finished.target.words == "2万套"


def test_a_level_of_prices_that_rises_is_growth_and_other_levels_are_not() -> None:
    assert extract_quantities("物价总水平上升2%")[0].statistic == "growth"
    assert extract_quantities("城镇化水平提高2%")[0].statistic == "change"
