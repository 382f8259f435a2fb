"""A headline indicator has one name in an output: that of the newer plan."""

from __future__ import annotations

from reportdiff.comparison.figures.target_table import target_table
from reportdiff.model import Comparison
from reportdiff.opening import compare
from tests.strategies import report_of

HEAD = "---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年举措摘编\nkind: digest\n---\n## 目标\n"


def between(old: str, new: str) -> Comparison:
    tail = "- 社会消费品零售总额增长6%\n- 规范物业服务收费\n"
    return compare(
        *(report_of(HEAD.format(year=year) + f"- {text}\n" + tail, year) for year, text in ((2031, old), (2032, new)))
    )


def names(comparison: Comparison) -> set[str]:
    told = {reason.values["name"] for h in comparison.highlights for reason in h.reasons if "name" in reason.values}
    moved = {figure.measured for change in comparison.changes for figure in change.figures}
    return told | moved | {row.name for row in target_table(comparison).rows if row.indicator == "gdp"}


def test_the_newer_plan_names_the_indicator() -> None:
    assert names(between("地区生产总值增长6%", "全市生产总值增长5%")) == {"生产总值增速"}
    assert names(between("全市生产总值增长6%", "国内生产总值增长5%")) == {"国内生产总值增速"}


def test_a_short_name_gives_way_to_that_of_the_older_plan_or_of_the_table() -> None:
    assert names(between("生产总值增长6%", "GDP增长5%")) == {"生产总值增速"}
    assert names(between("GDP增长6%", "GDP增长5%")) == {"地区生产总值增速"}


def test_an_increase_is_no_level() -> None:
    """50万吨 more grain is not 50万吨 of grain."""
    for old, new, name in (
        ("茶叶产量增加50吨", "茶叶产量增加40吨", "茶叶产量增量"),
        ("烟尘排放减少4吨", "烟尘排放减少3吨", "烟尘排放减量"),
        ("茶叶产量稳定在50吨", "茶叶产量稳定在40吨", "茶叶产量"),
        ("茶叶产量增量50吨", "茶叶产量增量40吨", "茶叶产量增量"),
        ("公交分担率提高2个百分点", "公交分担率提高1个百分点", "公交分担率"),
    ):
        moved = {figure.measured for change in between(old, new).changes for figure in change.figures}
        assert moved == {name}, old
