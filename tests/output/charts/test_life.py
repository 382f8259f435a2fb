"""Life: one commitment through the years, with what the reviews say, in the words of the reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportdiff.charts import life
from reportdiff.model.lineages import Lineages
from reportdiff.opening import read_report_bytes
from reportdiff.tracking.lineage.lineages import trace_lineages
from reportdiff.tracking.series import series_of

_REPORT = """\
---
region: yunling
year: {year}
title: 云岭市{year}年政府工作报告
kind: full_text
---
一、{before}年工作回顾

过去一年，{review}。

二、{year}年重点工作

今年要抓好以下工作：{plan}，推进望山隧道前期工作，推行课后服务全覆盖。
"""


@pytest.fixture(scope="module")
def lineages() -> Lineages:
    years = {
        2031: ("城乡面貌一新", "新建口袋公园20个"),
        2032: ("新建口袋公园15个", "新建口袋公园30个"),
        2033: ("新建口袋公园36个", "办好云岭书市"),
        2034: ("办好了云岭书市", "新建口袋公园30个"),
    }
    return trace_lineages(
        series_of(
            [
                read_report_bytes(
                    _REPORT.format(year=year, before=year - 1, review=review, plan=plan).encode(),
                    name=f"{year}/yunling.md",
                )
                for year, (review, plan) in years.items()
            ]
        )
    )


def test_every_year_has_its_promise_and_its_result(lineages: Lineages) -> None:
    rows = life.data(lineages, of="口袋公园")
    assert [(row.year, row.state, row.outcome) for row in rows] == [
        (2031, "promise", "missed"),
        (2032, "promise", "exceeded"),
        (2033, "absent", None),
        (2034, "promise", None),
        (2034, "end", None),
    ]
    assert rows[0].passage == "新建口袋公园15个"
    assert life.finding(rows, "zh") == "新建口袋公园：2031年20个，2034年30个"
    assert "20个" in life.alt_text(rows, "en")
    assert "未达到 1 次" in life.subtitle(rows, "zh")


def test_the_title_compares_no_figures_whose_line_breaks(lineages: Lineages) -> None:
    first, second, gap, last, end = life.data(lineages, of="口袋公园")
    for rows in (
        (first, second, gap, replace(last, figures_continue=False), end),
        (first, replace(second, figures=("30个", "2公顷")), gap, last, end),
    ):
        assert life.finding(rows, "zh") == "新建口袋公园30个：2031—2034年，3 份安排提到"


def test_a_measure_is_named_by_its_id_and_the_longest_is_the_default(lineages: Lineages) -> None:
    by_words = life.data(lineages, of="课后服务")
    identifier = by_words[0].lineage
    assert life.data(lineages, of=identifier) == by_words
    assert life.data(lineages)[0].lineage in {by_words[0].lineage, life.data(lineages, of="望山隧道")[0].lineage}


def test_one_plan_is_no_life(lineages: Lineages) -> None:
    once = life.data(lineages, of="书市")
    assert "--of" in (life.too_few(once, "zh") or "")
    assert "--of" in (life.too_few(life.data(lineages, of="航天"), "en") or "")
    assert life.too_few(life.data(lineages, of="口袋公园"), "zh") is None
