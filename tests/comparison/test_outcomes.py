"""Verdicts: what the review says of a commitment, by figures where there are any, and the same for diff and fulfil."""

from __future__ import annotations

import pytest

from reportdiff.comparison import compare_reports
from reportdiff.model import FulfilledMeasure, Report
from reportdiff.opening import read_report_bytes
from reportdiff.tracking.fulfilment import fulfil

HEAD = "---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年政府工作报告\nkind: full_text\n---\n"
FILLER = "举办低空飞行器设计大赛。推广青梅古法酿造工艺。加装老楼电梯90部。"
DONE = {"delivered": "done", "exceeded": "done", "missed": "done", "in_progress": "under_way"}


def report(year: int, plan: str, review: str = "过去一年，城乡面貌焕然一新。") -> Report:
    text = f"{HEAD.format(year=year)}一、{year - 1}年工作回顾\n\n{review}\n\n二、{year}年重点工作\n\n{plan}\n"
    return read_report_bytes(text.encode(), name=f"{year}/yunling.md")


def item(plan: str, review: str) -> FulfilledMeasure:
    """The first commitment of a plan, by a review."""
    return fulfil(report(2031, f"抓好以下工作。\n\n{plan}{FILLER}"), report(2032, FILLER, review)).items[0]


@pytest.mark.parametrize(
    ("plan", "review", "verdict"),
    [
        # 左右 is met by what is a little short, and exceeded by anything beyond.
        ("地区生产总值增长5%左右。", "全市地区生产总值增长4.8%。", "delivered"),
        ("地区生产总值增长5%左右。", "全市地区生产总值增长4.7%。", "missed"),
        ("地区生产总值增长5%左右。", "全市地区生产总值增长5.1%。", "exceeded"),
        # A floor and a plain figure bear nothing.
        ("地区生产总值增长5%以上。", "全市地区生产总值增长4.9%。", "missed"),
        ("地区生产总值增长5%以上。", "全市地区生产总值增长5%。", "delivered"),
        ("地区生产总值增长6%。", "全市地区生产总值820亿元，同比增长6.9%。", "exceeded"),
        # A range is met inside.
        ("地区生产总值增长6%—6.5%。", "全市地区生产总值增长6.3%。", "delivered"),
        ("地区生产总值增长6%—6.5%。", "全市地区生产总值增长6.6%。", "exceeded"),
        ("地区生产总值增长6%—6.5%。", "全市地区生产总值增长5.9%。", "missed"),
        # Of two tiers the floor decides.
        ("地区生产总值增长6%以上、力争7%。", "全市地区生产总值增长6.5%。", "exceeded"),
        # A ceiling cannot be exceeded, prices have one whatever their bound.
        ("城镇调查失业率控制在5.5%以内。", "城镇调查失业率4.9%。", "delivered"),
        ("城镇调查失业率控制在5.5%以内。", "城镇调查失业率5.6%。", "missed"),
        ("居民消费价格涨幅3%左右。", "居民消费价格上涨0.2%。", "delivered"),
        ("居民消费价格涨幅3%左右。", "居民消费价格下降0.2%。", "delivered"),
        ("居民消费价格涨幅3%左右。", "居民消费价格上涨3.9%。", "missed"),
        # Growth that turned into a fall.
        ("固定资产投资增长8%。", "固定资产投资下降3%。", "missed"),
        # A fall that was promised.
        ("单位地区生产总值能耗下降3%。", "单位地区生产总值能耗下降3.4%。", "exceeded"),
        ("单位地区生产总值能耗下降3%。", "单位地区生产总值能耗下降2.1%。", "missed"),
        ("新建社区食堂120家。", "新建社区食堂136家，群众更方便。", "exceeded"),
        ("新建社区食堂120家。", "新建社区食堂98家，群众更方便。", "missed"),
        ("新建社区食堂120家。", "新建社区食堂120家，群众更方便。", "delivered"),
        ("新建社区食堂不少于1.2万家。", "新建社区食堂12500家，群众更方便。", "exceeded"),
    ],
)
def test_figures_decide_by_their_bound(plan: str, review: str, verdict: str) -> None:
    fulfilled = item(plan, review)
    assert (fulfilled.verdict, fulfilled.doubtful) == (verdict, False)
    (result,) = fulfilled.results
    assert {"met": "delivered", "exceeded": "exceeded", "short": "missed"}[result.relation] == verdict


@pytest.mark.parametrize(
    ("plan", "review", "verdict"),
    [
        ("开工建设磐石精密仪器产业园。", "磐石精密仪器产业园已开工，前景广阔。", "delivered"),
        ("建成磐石精密仪器产业园。", "磐石精密仪器产业园开工建设，前景广阔。", "in_progress"),
        ("推进磐石精密仪器产业园建设。", "深入推进磐石精密仪器产业园建设。", "in_progress"),
        ("深化青梅产业技术改革。", "深化青梅产业技术改革。", "delivered"),
        ("建成磐石精密仪器产业园。", "群众生活更加美好。", "not_mentioned"),
    ],
)
def test_words_decide_where_there_is_no_figure(plan: str, review: str, verdict: str) -> None:
    fulfilled = item(plan, review)
    assert (fulfilled.verdict, fulfilled.results) == (verdict, ())


def test_figures_of_other_things_decide_nothing() -> None:
    fulfilled = item("新建社区食堂120家。", "新建社区书房300家，社区食堂建设扎实推进。")
    assert fulfilled.verdict in ("in_progress", "not_mentioned")
    assert all(result.relation == "unclear" for result in fulfilled.results)


def test_a_figure_of_five_years_is_no_result_of_one() -> None:
    review = "过去一年，城乡面貌焕然一新。地区生产总值增长6.1%。\n\n五年来，我们砥砺前行。地区生产总值年均增长5.2%。"
    (result,) = item("地区生产总值增长6%。", review).results
    assert result.result_words == "6.1%"


def test_a_problem_that_a_review_names_is_no_result_but_one_dealt_with_is() -> None:
    plan = "整治城中村消防通道堵塞问题。"
    assert item(plan, "城中村消防通道堵塞问题依然突出、亟待破解。").verdict == "not_mentioned"
    assert item(plan, "深入整治城中村消防通道堵塞问题。").verdict != "not_mentioned"


@pytest.mark.parametrize(("income", "verdict"), [("5.9", "delivered"), ("5.3", "missed"), ("6.4", "delivered")])
def test_income_keeps_pace_with_the_economy_or_not(income: str, verdict: str) -> None:
    review = f"全市地区生产总值增长6%。居民人均可支配收入增长{income}%。"
    old = report(2031, f"主要目标是：地区生产总值增长5%左右，居民收入增长与经济增长同步。{FILLER}")
    items = {each.measure.text: each for each in fulfil(old, report(2032, FILLER, review)).items}
    assert items["居民收入增长与经济增长同步"].verdict == verdict


def test_a_target_that_was_not_reached_in_words_is_missed() -> None:
    fulfilled = item("建成云岭湖国家湿地公园。", "云岭湖国家湿地公园建设未达预期。")
    assert fulfilled.verdict == "missed"


def test_diff_and_fulfil_say_the_same() -> None:
    plan = "建成磐石精密仪器产业园。新建社区食堂120家。推进竹溪书院文旅街区建设。培育乡村能工巧匠。"
    review = "磐石精密仪器产业园建成投用。新建社区食堂98家。竹溪书院文旅街区加快建设。"
    old, new = report(2031, plan + FILLER), report(2032, "发展林下经济。建设农产品冷链中心。", review)
    verdicts = {each.measure.id: each for each in fulfil(old, new).items}
    changes = [change for change in compare_reports(old, new).changes if change.status == "dropped" and change.fate]
    assert {verdicts[change.old[0]].verdict for change in changes} >= {"delivered", "missed", "in_progress"}
    for change in changes:
        fulfilled = verdicts[change.old[0]]
        assert change.fate is not None
        if fulfilled.verdict == "not_mentioned":
            assert change.fate.kind not in ("done", "under_way")
        else:
            assert (change.fate.kind, change.fate.doubtful) == (DONE[fulfilled.verdict], fulfilled.doubtful)
            assert change.fate.proofs[0] == fulfilled.evidence[0]


def test_what_was_counted_in_five_years_is_no_result_of_a_plan_of_one() -> None:
    old = report(2030, f"改造老旧小区20个。城镇登记失业率控制在4%以内。{FILLER}")
    term = "五年来，成绩来之不易。改造老旧小区110个。城镇登记失业率控制在3%以内。"
    results = {item.measure.text: item for item in fulfil(old, report(2031, FILLER, term)).items}

    assert results["改造老旧小区20个"].verdict != "exceeded"
    assert results["改造老旧小区20个"].results == ()
    assert results["城镇登记失业率控制在4%以内"].results[0].relation == "met"
    of_year = term.replace("改造老旧", "2030年改造老旧")
    year = {item.measure.text: item for item in fulfil(old, report(2031, FILLER, of_year)).items}
    assert year["改造老旧小区20个"].verdict == "exceeded"


def test_of_two_figures_of_a_passage_the_one_with_the_name_of_the_target_counts() -> None:
    of_port = item("望山港集装箱吞吐量增长4%以上。", "望山港货物和集装箱吞吐量分别增长4%、11.3%。")

    assert "4%" not in [result.result_words.removeprefix("增长") for result in of_port.results]
    of_both = item("粮食产量、蔬菜产量分别达到40万吨、30万吨。", "蔬菜产量、粮食产量分别达到31万吨、42万吨。")
    assert {result.measured: result.result_words for result in of_both.results} == {
        "粮食产量": "42万吨",
        "蔬菜产量": "31万吨",
    }
