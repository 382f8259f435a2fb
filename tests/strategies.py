"""Invented reports for tests: measures in the manner of a work report, and hypothesis strategies over them.

A *row* is a section title and the text of one measure. Reports are made of rows through reading and parsing, as
everything else is, so that what is tested is what a user gets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hypothesis import strategies as st

from reportdiff.comparison import compare_reports
from reportdiff.model import Change, Comparison, Measure, Report
from reportdiff.opening import read_report_bytes

MEASURES: Mapping[str, Sequence[str]] = {
    "道路与停车": (
        "新建改建农村公路{n}公里",
        "开通定制公交线路{n}条",
        "建成云岭大桥主桥段",
        "推进望山隧道前期工作",
        "打通断头路{n}条",
        "新增公共停车位{n}个以上",
    ),
    "科技与产业": (
        "新增高新技术企业{n}家以上",
        "建设海棠实验室二期",
        "布局量子通信试验网",
        "培育“灯塔工厂”{n}家",
        "支持民营企业牵头重大专项",
        "设立成果转化基金",
    ),
    "教育": (
        "新增普惠性幼儿园学位{n}个",
        "改造提升乡村小规模学校{n}所",
        "推行课后服务全覆盖",
        "开展校园心理健康筛查",
        "建设云岭职业技术大学新校区",
    ),
    "健康与养老": (
        "新增养老床位{n}张",
        "建成社区助餐点{n}个",
        "推进市第三医院迁建",
        "实施适龄女生疫苗免费接种",
        "开展失能老人上门照护",
        "举办邻里长者运动会",
    ),
    "绿色家园": (
        "营造林{n}万亩",
        "新建口袋公园{n}个",
        "治理黑臭水体{n}条",
        "空气质量优良天数比率达到{n}%",
        "启动碧溪湿地修复",
        "推广餐厨垃圾就地处理",
    ),
    "住有所居": (
        "改造老旧小区{n}个",
        "筹集保障性租赁住房{n}万套",
        "加装住宅电梯{n}部",
        "完成燃气老旧管网更新",
        "规范物业服务收费",
        "开展自建房安全排查",
    ),
}
"""Section titles and the measures under them; ``{n}`` is where a figure stands."""

SECTIONS = tuple(MEASURES)
OPENINGS = ("继续", "有序", "扎实", "因地制宜", "会同毗邻县区")
"""Words that may be put before any measure: another wording, the same commitment."""


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One measure to be: its section, its template, its figure and the words put before it."""

    section: str
    template: str
    figure: int = 20
    opening: str = ""

    @property
    def text(self) -> str:
        return self.opening + self.template.format(n=self.figure)

    @property
    def has_figure(self) -> bool:
        return "{n}" in self.template


ROWS = tuple(Row(section, template) for section, templates in MEASURES.items() for template in templates)


def digest(rows: Sequence[Row], year: int = 2031) -> Report:
    """A digest with one list item a row, rows of one section under one heading in the order they come."""
    lines = [_front_matter("digest", year)]
    for title, texts in _by_section(rows).items():
        lines += [f"## {title}", *(f"- {text}" for text in texts), ""]
    return report_of("\n".join(lines), year)


def full_text(rows: Sequence[Row], year: int = 2031) -> Report:
    """A full text with a review, a plan of one paragraph a section and one sentence a row, and closing words."""
    lines = [_front_matter("full_text", year), f"一、{year - 1}年工作回顾", ""]
    lines += ["过去一年，完成投资八十亿元，增长6.1%，累计建成公园十二座，群众满意度明显提高。", ""]
    lines += [f"二、{year}年重点工作", ""]
    for number, (title, texts) in enumerate(_by_section(rows).items()):
        lines += [f"（{'一二三四五六七八九十'[number]}）{title}", "", "".join(f"{text}。" for text in texts), ""]
    lines += ["各位代表！山高路远，实干为先。让我们更加紧密地团结起来，为建设美好云岭而努力奋斗！", ""]
    return report_of("\n".join(lines), year)


def report_of(markdown: str, year: int = 2031) -> Report:
    """The report that this Markdown text is, as if read from ``<year>/yunling.md``."""
    return read_report_bytes(markdown.encode(), name=f"{year}/yunling.md")


def _front_matter(kind: str, year: int) -> str:
    return f"---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年政府工作报告\nkind: {kind}\n---\n"


def _by_section(rows: Sequence[Row]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for row in rows:
        texts.setdefault(row.section, []).append(row.text)
    return texts


@lru_cache(maxsize=256)
def compared(old: tuple[Row, ...], new: tuple[Row, ...], *, full: bool = False) -> Comparison:
    """The comparison of the reports that these rows make; kept, since properties ask for the same one again."""
    make = full_text if full else digest
    return compare_reports(make(old, 2031), make(new, 2032))


def texts_of(comparison: Comparison, change: Change) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The old and the new texts of a change, in order."""
    text = {measure.id: measure.text for measure in (*comparison.old.measures, *comparison.new.measures)}
    return tuple(text[member] for member in change.old), tuple(text[member] for member in change.new)


def measures_of(comparison: Comparison, change: Change) -> tuple[list[Measure], list[Measure]]:
    """The old and the new measures of a change, in order."""
    held = {measure.id: measure for measure in (*comparison.old.measures, *comparison.new.measures)}
    return [held[member] for member in change.old], [held[member] for member in change.new]


@st.composite
def rows(draw: st.DrawFn, least: int = 1, most: int = 24) -> tuple[Row, ...]:
    """Some rows of :data:`ROWS`, each at most once, in any order."""
    chosen = draw(st.lists(st.sampled_from(ROWS), min_size=least, max_size=most, unique=True))
    return tuple(chosen)


@st.composite
def edited(draw: st.DrawFn, row: Row) -> Row:
    """The row with one thing about it changed: its figure, its wording, its section, or nothing."""
    kind = draw(st.sampled_from(("same", "same", "figure", "wording", "section")))
    if kind == "figure" and row.has_figure:
        return replace(row, figure=draw(st.integers(2, 95)))
    if kind == "wording":
        return replace(row, opening=draw(st.sampled_from(OPENINGS)))
    if kind == "section":
        return replace(row, section=draw(st.sampled_from(SECTIONS)))
    return row


@st.composite
def years(draw: st.DrawFn) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of two successive reports: some dropped, some new, some edited, some moved, in any order."""
    old = draw(rows())
    kept = [draw(edited(row)) for row in old if draw(st.integers(0, 4))]
    taken = {row.template for row in old}
    fresh = draw(st.lists(st.sampled_from(ROWS), max_size=6, unique=True))
    new = [*kept, *(row for row in fresh if row.template not in taken)] or [old[0]]
    return old, tuple(draw(st.permutations(new)))
