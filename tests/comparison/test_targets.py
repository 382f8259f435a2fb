"""The table of targets: headline indicators by what they are, then the other figures."""

from __future__ import annotations

import pytest

from reportdiff.comparison import compare_reports
from reportdiff.model import Report, Target, TargetTable
from reportdiff.opening import read_report_bytes, targets

OLD = """## 预期目标
- 地区生产总值增长6%左右
- 城镇调查失业率控制在5.5%以内
- 城镇新增就业9万人以上
- 居民消费价格涨幅3%左右
- 居民收入增长与经济增长同步
- 单位地区生产总值能耗下降3%

## 科技创新
- 建成3座公共算力中心
- 新增海洋试验平台20个

## 民生
- 筹集建设保障性租赁住房4万套
- 新建社区食堂120家
- 培训养老护理员800名
"""

NEW = """## 预期目标
- 地区生产总值增长5.5%左右
- 城镇调查失业率控制在5%以内
- 居民消费价格涨幅3%左右
- 居民收入稳步增长
- 细颗粒物年均浓度30±2

## 科技创新
- 建成5座公共算力中心
- 新增海洋试验平台21个

## 民生
- 筹建保障性租赁住房3万套
- 新建社区食堂120家
- 社会消费品零售总额增长7%
"""


def report(year: int, text: str) -> Report:
    head = f"---\nregion: yunshan\nyear: {year}\ntitle: 云杉市{year}年举措摘编\nkind: digest\n---\n\n"
    return read_report_bytes((head + text).encode(), name=f"{year}.md")


@pytest.fixture(scope="module")
def table() -> TargetTable:
    return targets(report(2031, OLD), report(2032, NEW))


@pytest.fixture(scope="module")
def headline(table: TargetTable) -> dict[str, Target]:
    return {row.indicator: row for row in table.rows if row.indicator}


def test_headline_targets_come_first_in_the_order_of_the_lexicon(table: TargetTable) -> None:
    ids = [row.indicator for row in table.rows]
    found = [identity for identity in ids if identity]
    assert found == ["gdp", "unemployment", "jobs", "cpi", "income", "retail", "energy", "pm25", "housing"]
    assert ids[: len(found)] == found


def test_rates_differ_by_percentage_points(headline: dict[str, Target]) -> None:
    row = headline["gdp"]
    assert (row.facet, row.difference, row.better) == ("target_lowered", -0.5, "worse")
    assert row.relative == pytest.approx(-0.5 / 6)
    assert headline["unemployment"].better == "better"


def test_an_unchanged_headline_target_has_no_facet(headline: dict[str, Target]) -> None:
    row = headline["cpi"]
    assert (row.old.words, row.new.words, row.facet, row.difference) == ("3%左右", "3%左右", None, None)


@pytest.mark.parametrize(
    ("indicator", "old", "new", "facet"),
    [
        ("jobs", "figure", "not_stated", "target_removed"),
        ("income", "without_figure", "without_figure", None),
        ("retail", "not_stated", "figure", "target_added"),
        ("energy", "figure", "not_stated", "target_removed"),
        ("pm25", "not_stated", "unreadable", None),
    ],
)
def test_not_stated_without_figure_and_unreadable_are_told_apart(
    headline: dict[str, Target], indicator: str, old: str, new: str, facet: str | None
) -> None:
    row = headline[indicator]
    assert (row.old.state, row.new.state, row.facet) == (old, new, facet)


def test_text_is_verbatim_and_a_fall_keeps_its_verb(headline: dict[str, Target]) -> None:
    assert headline["energy"].old.words == "下降3%"
    assert headline["energy"].old.text == "单位地区生产总值能耗下降3%"
    assert headline["jobs"].old.section == "预期目标"


def test_no_figure_stands_twice(table: TargetTable) -> None:
    for side in ("old", "new"):
        spots = [(s.measure, s.quantity.start) for row in table.rows if (s := getattr(row, side)).quantity]
        assert len(spots) == len(set(spots))


def test_sections_in_the_order_of_the_new_report(table: TargetTable) -> None:
    sections = [row.section for row in table.rows if row.indicator is None]
    assert sections == sorted(sections, key=["科技创新", "民生"].index)


def test_sorted_by_size() -> None:
    rows = targets(report(2031, OLD), report(2032, NEW), sort="size").rows
    sizes = [abs(row.relative) for row in rows if row.indicator is None and row.relative]
    assert sizes == sorted(sizes, reverse=True) and len(sizes) >= 2


def test_headline_only(table: TargetTable) -> None:
    only = targets(report(2031, OLD), report(2032, NEW), headline_only=True).rows
    assert only == tuple(row for row in table.rows if row.indicator)


def test_headline_targets_are_matched_without_a_link() -> None:
    old = report(2031, "## 目标\n- 地区生产总值增长6%左右\n- 建设书屋3座\n")
    new = report(2032, "## 综合\n- 建设书屋4座\n- 今年全市生产总值力争达到3万亿元\n")
    row = targets(old, new, headline_only=True).rows[0]
    assert (row.old.words, row.new.words, row.facet, row.difference) == ("6%左右", "3万亿元", "target_changed", None)


def test_a_fall_against_another_year_is_not_subtracted() -> None:
    old = report(2031, "## 目标\n- 单位地区生产总值能耗下降3%\n")
    new = report(2032, "## 目标\n- 单位地区生产总值能耗较2025年下降17%\n")
    (row,) = targets(old, new, headline_only=True).rows
    assert (row.facet, row.difference, row.better) == ("target_changed", None, None)


def test_reports_without_figures_give_an_empty_table() -> None:
    assert targets(report(2031, "## 甲\n- 建设书屋\n"), report(2032, "## 甲\n- 建设书屋\n")).rows == ()


def test_a_row_is_in_the_section_of_the_new_plan_and_else_of_the_old() -> None:
    old = report(2031, "## 目标\n- 地区生产总值增长6%\n- 城镇新增就业9万人以上\n- 新建口袋公园30个\n- 修缮古桥12座\n")
    new = report(2032, "## 指标\n- 地区生产总值增长5%\n\n## 建设\n- 新建口袋公园50个\n")

    rows = targets(old, new).rows
    sections = {row.indicator or row.measured: row.section for row in rows}
    assert sections == {"gdp": "指标", "jobs": "目标", "口袋公园": "建设", "修缮古桥": "目标"}
    words = {row.indicator or row.measured: (row.old.words, row.new.words) for row in rows}
    assert words == {
        "gdp": ("6%", "5%"), "jobs": ("9万人以上", ""), "口袋公园": ("30个", "50个"), "修缮古桥": ("12座", ""),
    }  # fmt: skip


@pytest.mark.parametrize(
    "sides", [("GDP增长6%，新建社区食堂30家", "新建社区食堂40家"), ("推进GDP增长6%", "推进GDP稳步增长")]
)
def test_a_figure_that_one_plan_alone_states_has_the_name_of_its_indicator(sides: tuple[str, str]) -> None:
    before, after = (report(2031 + place, f"## 目标\n- {text}\n") for place, text in enumerate(sides))
    for old, new, facet in ((before, after, "target_removed"), (after, before, "target_added")):
        figures = [figure for change in compare_reports(old, new).changes for figure in change.figures]
        assert [figure.measured for figure in figures if figure.facet == facet] == ["地区生产总值增速"]


def test_a_figure_that_is_gone_and_one_that_came_are_rows_of_their_own_section_and_none_is_there_twice() -> None:
    old = report(2031, "## 民生\n- 新建社区食堂120家\n- 培训养老护理员\n- 修缮古桥3座\n")
    new = report(2032, "## 民生\n- 新建社区食堂\n- 培训养老护理员800名\n- 修缮古桥5座\n")
    rows = targets(old, new).rows

    assert [row.facet for row in rows] == ["target_removed", "target_added", "target_raised"]
    for row in rows:
        assert (row.old.quantity is None, row.new.quantity is None) == (
            row.facet == "target_added", row.facet == "target_removed",
        )  # fmt: skip
