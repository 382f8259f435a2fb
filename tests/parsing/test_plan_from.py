"""Where a plan is doubtful the report says so, and begins it with the heading that the reader names."""

from __future__ import annotations

from typing import get_args

import pytest

from reportdiff.i18n.labels import LABELS
from reportdiff.model import PlanDoubt, Report
from reportdiff.opening import read_report_bytes
from reportdiff.parsing.structure.plan_override import UnknownHeading
from tests.parsing.test_outline import AIMS, CLOSING, HEAD, PAST, PLAN, PROBLEMS

NAMED = ("一、2030年工作回顾", PAST, PAST, PROBLEMS, "二、2031年重点工作", PLAN, PLAN, CLOSING)
UNNAMED = (
    "一、山城气象新", PAST, PAST, PAST, PROBLEMS,
    "二、凝心聚力向前行", AIMS,
    "三、办好群众身边事", PLAN, PLAN,
    "四、办好企业身边事", PLAN,
    CLOSING,
)  # fmt: skip


def read(*lines: str, plan_from: str | None = None) -> Report:
    return read_report_bytes("\n".join([*HEAD, *lines]).encode(), name="r.txt", plan_from=plan_from)


def plan_begins(report: Report) -> str:
    return next(report.text[span.start : span.end].split("\n")[0] for span in report.parts if span.part == "plan")


def test_a_plan_that_a_heading_names_is_told_with_confidence() -> None:
    report = read(*NAMED)
    assert (report.plan_found, report.plan_doubts, report.plan_from) == ("heading", (), "")


def test_a_plan_told_from_the_wording_is_doubtful() -> None:
    report = read(*UNNAMED)
    assert (report.plan_found, report.plan_doubts) == ("wording", ("no_heading",))


def test_a_report_without_a_plan_says_so() -> None:
    report = read("一、2030年工作回顾", PAST, PAST, PROBLEMS)
    assert (report.plan_found, report.plan_doubts) == ("whole", ("no_plan",))


def test_a_chapter_that_is_missing_is_noticed() -> None:
    report = read("一、山城气象新", PAST, PAST, PROBLEMS, "三、办好群众身边事", PLAN, PLAN, CLOSING)
    assert "chapter_missing" in report.plan_doubts


@pytest.mark.parametrize(
    "asked",
    ["三、办好群众身边事", "办好群众身边事", "办好群众", "群众身边", "（三）辦好羣眾身邊事", "办好，群众 身边事。"],
)
def test_the_plan_begins_where_the_reader_says_and_goes_on_to_the_closing(asked: str) -> None:
    report = read(*UNNAMED, plan_from=asked)
    assert plan_begins(report) == "三、办好群众身边事"
    assert (report.plan_found, report.plan_doubts, report.plan_from) == ("heading", (), asked)
    assert [span.part for span in report.parts] == ["review", "plan", "closing"]
    assert {measure.section for measure in report.measures} == {"办好群众身边事", "办好企业身边事"}


def test_what_was_told_for_plan_before_the_heading_is_plan_no_more() -> None:
    report = read(*UNNAMED, plan_from="办好企业")
    before = report.text[: report.text.index("四、办好企业身边事")]
    assert all(measure.start >= len(before) for measure in report.measures)


def test_a_line_that_was_taken_for_no_heading_may_be_named_whole() -> None:
    line = "下面讲今年的事。"
    report = read("一、山城气象新", PAST, PAST, line, PLAN, PLAN, CLOSING, plan_from=line)
    assert plan_begins(report) == line


def test_an_unknown_heading_lists_those_there_are() -> None:
    with pytest.raises(UnknownHeading) as caught:
        read(*UNNAMED, plan_from="五、没有的标题")
    for text in (caught.value.message_in("en"), caught.value.message_in("zh")):
        assert "三、办好群众身边事" in text
        assert "五、没有的标题" in text
        assert "\n" not in text


def test_a_heading_that_is_not_the_only_one_lists_those_it_may_be() -> None:
    with pytest.raises(UnknownHeading) as caught:
        read(*UNNAMED, plan_from="办好")
    assert "三、办好群众身边事 | 四、办好企业身边事" in str(caught.value)
    assert "凝心聚力" not in str(caught.value)


@pytest.mark.parametrize("asked", ["", "  ", "，。"])
def test_an_empty_heading_is_unknown(asked: str) -> None:
    with pytest.raises(UnknownHeading):
        read(*UNNAMED, plan_from=asked)


def test_every_doubt_has_a_label() -> None:
    labelled = {key.removeprefix("plan_doubt.") for key in LABELS if key.startswith("plan_doubt.")}
    assert labelled == set(get_args(PlanDoubt))
