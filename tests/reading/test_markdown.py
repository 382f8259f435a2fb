"""Markdown: marks go, words stay."""

from __future__ import annotations

import time

import pytest

from reportdiff.reading import read_bytes
from reportdiff.reading.document import Document


def read(text: str) -> Document:
    return read_bytes(text.encode(), name="r.md")


def lines(text: str) -> list[str]:
    return read(text).text.split("\n")


def test_headings_keep_their_level_and_items_lose_their_bullet() -> None:
    document = read("# 摘编\n\n## 教育 ##\n\n- 新建两所小学\n* 扩建一所中学\n1. 开办一所职校\n")
    assert [(block.role, block.level, document.text[block.start : block.end]) for block in document.blocks] == [
        ("heading", 1, "摘编"),
        ("heading", 2, "教育"),
        ("item", 0, "新建两所小学"),
        ("item", 0, "扩建一所中学"),
        ("item", 0, "开办一所职校"),
    ]


def test_underlined_headings_are_headings() -> None:
    document = read("今年工作\n===\n\n新建两所小学。\n\n# 又\n")
    assert (document.blocks[0].role, document.blocks[0].level) == ("heading", 1)


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("**一、今年工作**", "一、今年工作"),
        ("**提升教育质量。**新建两所小学。", "提升教育质量。新建两所小学。"),
        ("实施*春雨*行动，办好`云课堂`。", "实施春雨行动，办好云课堂。"),
        ("落实[条例](https://example.org/t)和__规划__。", "落实条例和规划。"),
        ("&mdash;&mdash;增长5%左右<br/>。", "——增长5%左右。"),
        ("实施“3\\*5”计划，面积2*3*4米。", "实施“3*5”计划，面积2*3*4米。"),
        ("> 引文一句。", "引文一句。"),
        ("1.医疗方面。建设两所医院。", "1.医疗方面。建设两所医院。"),
        ("![校舍](a.png)新建两所小学。", "新建两所小学。"),
    ],
)
def test_marks_go_and_words_stay(marked: str, shown: str) -> None:
    assert lines(f"# 题\n\n{marked}\n")[1] == shown


def test_comments_go_even_over_lines_and_are_counted() -> None:
    document = read("# 题\n\n甲<!-- 一\n二 -->乙\n\n<!-- 三 -->\n\n丙 <!-- 不完\n")
    assert "一" not in document.text
    assert "三" not in document.text
    assert "丙 <!--" in document.text
    assert [(entry.what, entry.count) for entry in document.ledger if entry.what == "html_comment"] == [
        ("html_comment", 2)
    ]


def test_a_table_gives_a_paragraph_for_each_cell() -> None:
    assert lines("# 题\n\n| 项目 | 目标 |\n| --- | --- |\n| 小学 | 新建两所<br>扩建一所 |\n") == [
        "题",
        "项目",
        "目标",
        "小学",
        "新建两所",
        "扩建一所",
    ]


@pytest.mark.parametrize("mark", ["*", "*a ", "[", "![", "<a ", "`", "_a", " ", "**a", "<!--", "| - "])
def test_tens_of_thousands_of_marks_that_never_close_are_read_in_passing(mark: str) -> None:
    started = time.perf_counter()
    assert read("# 题\n\n完" + mark * 70_000 + "完\n").text.startswith("题\n完")
    assert time.perf_counter() - started < 5


def test_a_heading_in_bold_that_runs_into_its_paragraph_is_a_line_of_its_own() -> None:
    text = read("# 题\n\n**2031年工作任务** 今年是规划的第一年。\n\n**一、扩大就业**　新增就业三万人。\n").text
    assert text == "题\n2031年工作任务\n今年是规划的第一年。\n一、扩大就业\n新增就业三万人。"


@pytest.mark.parametrize(
    "line", ["**扩大就业。** 新增就业三万人。", "**一是**扩大就业。", "**扩大就业**，新增三万人。"]
)
def test_other_words_in_bold_stay_in_their_paragraph(line: str) -> None:
    assert read(f"# 题\n\n{line}\n").text == "题\n" + line.replace("*", "").replace("。 ", "。")
