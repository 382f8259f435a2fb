"""The value of a highlight, subjects that readers look for, stances, what is done early, and fresh terms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportdiff.comparison.highlights.news_value import NewsFacts, features, news_value, shipped_model
from reportdiff.comparison.terms.concept_table import Concept, collection_years, is_fresh
from reportdiff.model import Comparison, HighlightReason, Report
from reportdiff.opening import compare
from reportdiff.output.words.highlight_words import reason_in_words
from tests.strategies import report_of

AROUND = ("新建气象雷达站3座", "推行工地扬尘监测", "培训农机手600人", "修缮望京门城楼", "改造供水管网40公里")


def report(year: int, *plan: str, review: str = "累计建成公园十二座。") -> Report:
    lines = [
        f"---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年政府工作报告\nkind: full_text\n---\n",
        f"一、{year - 1}年工作回顾\n\n过去一年，{review}群众满意度明显提高。\n",
        f"二、{year}年重点工作\n",
        "".join(f"{text}。" for text in (*AROUND, *plan)),
        "\n各位代表！让我们更加紧密地团结起来，为建设美好云岭而努力奋斗！\n",
    ]
    return report_of("\n".join(lines), year)


def reasons(comparison: Comparison, kind: str) -> list[HighlightReason]:
    return [one for highlight in comparison.highlights for one in highlight.reasons if one.kind == kind]


FACTS = NewsFacts(
    status="new", doubtful=False, kinds=("programme_new",), old=(), new=("开工建设云岭大剧院",), names=("云岭大剧院",)
)


@pytest.mark.parametrize(
    "worse",
    [
        replace(FACTS, new=("继续办好云岭大剧院",)),
        replace(FACTS, new=("落实云岭大剧院管理办法",)),
        replace(FACTS, new=("其中开工建设云岭大剧院",)),
        replace(FACTS, doubtful=True),
        replace(FACTS, status="dropped", kinds=("programme_dropped",), old=FACTS.new, new=()),
        replace(FACTS, status="reworded", old=("筹建云岭大剧院", "筹建云岭书城")),
        replace(FACTS, names=("大剧院+",)),
    ],
)
def test_what_editors_struck_out_is_worth_less(worse: NewsFacts) -> None:
    assert news_value(worse) < news_value(FACTS)


def test_a_headline_target_is_worth_most_and_a_deep_fall_less() -> None:
    target = NewsFacts(status="changed", doubtful=False, kinds=("headline_target",), old=("就业5%",), new=("就业6%",))
    fall = NewsFacts(
        status="changed", doubtful=False, kinds=("figure_moved",), old=("育种9亩",), new=("育种8亩",), relative=-0.5
    )

    assert news_value(target) > news_value(FACTS)
    assert news_value(replace(fall, relative=-0.56)) < news_value(fall) == news_value(replace(fall, relative=0.9))


def test_the_model_knows_every_feature_and_no_other() -> None:
    assert shipped_model().weights.keys() == features(FACTS).keys()


def test_a_subject_of_which_the_other_plan_has_nothing_is_a_reason() -> None:
    tax = "落实减税降费各项举措"
    dropped = compare(report(2031, tax), report(2032, "检修丹霞山索道"), earlier={})
    kept = compare(report(2031, tax), report(2032, "退税资金直达企业"), earlier={})

    (reason,) = reasons(dropped, "subject_gone")
    assert reason.values["name"] == "减税降费"
    assert reason_in_words(reason, "zh") == "2032年报告年度安排没有提到减税降费"
    assert reason_in_words(reason, "en") == "tax and fee cuts: nothing in the plan of the 2032 report"
    assert not reasons(kept, "subject_gone") and not reasons(kept, "subject_new")
    (back,) = reasons(compare(report(2031, "检修丹霞山索道"), report(2032, tax), earlier={}), "subject_new")
    assert reason_in_words(back, "zh") == "2031年报告年度安排没有提到减税降费"


def test_a_changed_stance_is_a_reason_and_the_same_stance_is_none() -> None:
    old, new = "落实稳健的货币政策", "落实适度宽松的货币政策"
    (reason,) = reasons(compare(report(2031, old), report(2032, new), earlier={}), "stance")

    assert reason_in_words(reason, "zh") == "货币政策的提法改变：稳健 → 适度宽松"
    assert not reasons(compare(report(2031, old), report(2032, "坚决落实稳健的货币政策"), earlier={}), "stance")


@pytest.mark.parametrize(("due", "early"), [(2031, False), (2032, True), (2035, True)])
def test_what_is_done_before_its_year_is_a_reason(due: int, early: bool) -> None:
    old = report(2031, f"确保{due}年建成青螺岛跨海大桥")
    new = report(2032, review="青螺岛跨海大桥建成通车。")
    found = reasons(compare(old, new, earlier={}), "done_early")

    assert [reason_in_words(each, "zh") for each in found] == [f"原定{due}年，2032年报告回顾称已完成"] * early


LAST = collection_years()[1]


@pytest.mark.parametrize(
    ("years", "year", "fresh"),
    [
        ((2021, 2021, 2022), 2021, True),
        ((2021, 2021, 2022), 2022, True),
        ((2021, 2021, 2022), 2023, False),
        ((2021, 2021, 2022), 2020, False),
        # Few reports ever had it: a local name.
        ((2021, 2022), 2021, False),
        # It is too young to have spread far.
        ((LAST - 1, LAST), LAST, True),
        ((LAST,), LAST, False),
        # The collection had few reports before.
        ((2009, 2009, 2010), 2009, False),
    ],
)
def test_a_term_is_fresh_where_no_report_had_it_before_last_year(
    years: tuple[int, ...], year: int, fresh: bool
) -> None:
    assert is_fresh(Concept(10.0, years), year) is fresh
