"""Line breaking: nothing is lost, no line is too wide, and the rules of Chinese typesetting hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from reportdiff.output.terminal.wrapping import hanging, in_columns, wrapped_lines
from reportdiff.text.line_breaking import CLOSING, OPENING, break_lines

PHRASES = [
    "加快", "互联网", "建设5G基站1万个以上", "，", "。", "（", "）", "“", "”", "《", "》", "、", "；", "：", "！", "？",
    "PM2.5", "6G", "增长5%左右", "投资1200亿元", "29微克/立方米", "三百万户", "第15届", "——", "……", "%", " ",
    "[-", "-]", "{+", "+}", "北京", "的", "Web", "3.0", "2025年", "8+4", "𠮷", "e\u0301", "👩\u200d💻", "．", "\u3000",
]  # fmt: skip

# As a report has it: marks never pile up, so that a unit always fits the line.
CALM = st.lists(
    st.tuples(
        st.sampled_from(["加快建设", "推进", "一批", "地铁17号线", "新增5G基站1万个以上", "增长5%左右", "PM2.5浓度"]),
        st.sampled_from(["", "，", "。", "（试点）", "“双碳”", "、", "《条例》，", "；"]),
    ).map("".join),
    min_size=1,
    max_size=30,
).map("".join)


def cut(text: str, width: int, **rest: object) -> list[str]:
    return [text[start:end] for start, end in break_lines(text, width, **rest)]  # type: ignore[arg-type]


@given(st.lists(st.sampled_from(PHRASES), max_size=40).map("".join), st.integers(1, 60))
def test_lines_give_the_text_back(text: str, width: int) -> None:
    assert "".join(cut(text, width)) == text


@given(st.text(max_size=80), st.integers(1, 40), st.integers(1, 40))
def test_any_text_survives(text: str, width: int, first: int) -> None:
    assert "".join(cut(text, width, first_width=first)) == text


@given(st.lists(st.sampled_from(PHRASES), max_size=40).map("".join), st.integers(20, 60))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    """No single token of these phrases, nor two joined by chance, needs more than twenty cells but a run of Latin."""
    for line in cut(text, width):
        alone = re.fullmatch(r"[^\u3400-\u9fff\s]+[\u3400-\u9fff/]*", line.rstrip())
        assert cell_len(line.rstrip()) <= width or alone


@given(CALM, st.integers(24, 80))
def test_no_forbidden_line_start_or_end(text: str, width: int) -> None:
    lines = cut(text, width)
    assert not [line for line in lines[1:] if line[0] in CLOSING]
    assert not [line for line in lines[:-1] if line.rstrip()[-1] in OPENING]


@given(CALM, st.integers(24, 80))
def test_no_line_cuts_a_figure_or_a_latin_word(text: str, width: int) -> None:
    inside = {
        place
        for match in re.finditer(r"1万个以上|5%左右|17号|PM2\.5|5G", text)
        for place in range(match.start() + 1, match.end())
    }
    assert not inside & {end for _, end in break_lines(text, width)[:-1]}


@pytest.mark.parametrize(
    "whole",
    ["100公里", "15万套", "5%以上", "三百万户", "29微克/立方米左右", "0.5个百分点", "2022-2023年", "第17届", "PM2.5",
     "6G", "——", "3至5年", "B2B", "1,200亿元", "5%-6%", "12345", "2031-01-08", "90平方米", "8+4", "网3.0"],
)  # fmt: skip
def test_is_never_broken(whole: str) -> None:
    text = "甲" * 7 + whole + "乙" * 9
    for width in range(cell_len(whole) + 4, 32):
        assert sum(whole in line for line in cut(text, width)) == 1, (width, cut(text, width))


def test_keeps_given_names_whole() -> None:
    text = "支持东城区建设互联网3.0产业基地和元宇宙大街"
    assert any("互联网3.0产业基地" in line for line in cut(text, 20, keep=["互联网3.0产业基地"]))
    assert not any("互联网3.0产业基地" in line for line in cut(text, 20))


def test_diff_marks_hold_on_to_their_words_and_are_looked_through() -> None:
    text = "地区生产总值增长[-5%以上-]{+4.5%以上+}，就业[-稳定-]"
    for width in range(16, 50):
        for line in cut(text, width)[1:]:
            assert not line.startswith(("-]", "+}", "，", "[-，")), (width, line)
        for line in cut(text, width)[:-1]:
            assert not line.endswith(("[-", "{+")), (width, line)
    assert cut("新增口袋公园{+50+}个以上", 22) == ["新增口袋公园", "{+50+}个以上"]


def test_a_single_character_does_not_stand_alone_on_the_last_line() -> None:
    assert cut("一丁甲乙丙丁戊己庚", 16) == ["一丁甲乙丙丁戊", "己庚"]


def test_a_character_and_its_mark_do_not_stand_alone_either() -> None:
    assert cut("新旧举措逐条对照，列出变化。", 12) == ["新旧举措逐条", "对照，列出", "变化。"]


def test_a_hidden_file_may_begin_a_line() -> None:
    assert cut("include it from .gitlab-ci.yml", 16, keep=[".gitlab-ci.yml"]) == ["include it from ", ".gitlab-ci.yml"]


def test_columns_stand_beside_each_other() -> None:
    columns = [wrapped_lines(Text("加快建设地铁十七号线"), 12), wrapped_lines(Text("建成地铁"), 12)]

    lines = [line.plain for line in in_columns(columns, (14, 12), (" │ ", ""))]

    assert lines == ["加快建设地铁   │ 建成地铁", "十七号线       │"]


def test_hanging_indent() -> None:
    lines = hanging(Text("+ 新增 "), Text("加快建设地铁十七号线北段工程"), width=24, indent=7)
    assert [line.plain for line in lines] == ["+ 新增 加快建设地铁", "       十七号线北段工程"]


def test_prefix_too_wide_for_the_text_beside_it_stands_alone() -> None:
    lines = hanging(Text("~? 有变化 "), Text("加快建设地铁"), width=18, indent=2)
    assert [line.plain for line in lines] == ["~? 有变化", "  加快建设地铁"]


@given(CALM, st.integers(12, 60), st.integers(0, 12))
def test_hanging_lines_keep_text_and_width(text: str, width: int, indent: int) -> None:
    lines = hanging(Text("- "), Text(text), width=width, indent=max(indent, 2))
    assert "".join(line.plain.strip() for line in lines).removeprefix("-").strip() == text
    assert all(line.cell_len <= width for line in lines) or width < 34


def test_styles_survive() -> None:
    body = Text("加快建设")
    body.append("地铁十七号线", style="red")
    lines = hanging(Text(""), body, width=12, indent=0)
    red = "".join(line.plain[span.start : span.end] for line in lines for span in line.spans if span.style == "red")
    assert red == "地铁十七号线"
