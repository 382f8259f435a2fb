"""Breaks that were lost come back, lines that were broken are joined: the measures are those of the sound report."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.model import Report
from reportdiff.opening import read_report_bytes
from reportdiff.reading import read_bytes
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.restoring.broken_lines import joined, joint
from reportdiff.reading.restoring.wrap import columns, wrap_of
from reportdiff.reading.source import SourceBlock
from tests.reading.test_forms import invented
from tests.reading.word_files import word_file

Damage = Callable[[list[str]], str]
CHAPTERS = ("一、", "二、")


def read(text: str) -> Report:
    return read_report_bytes(text.encode(), name="2031.txt")


def lines_of(text: str) -> list[str]:
    return read_bytes(text.encode(), name="r.txt").text.split("\n")


def by_characters(text: str, width: int) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


def by_columns(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for character in text:
        if columns(line + character) > width:
            lines, line = [*lines, line], ""
        line += character
    return [*lines, line]


def drawn_down(text: str, width: int) -> list[str]:
    """Lines that end a character early where a comma would begin the next."""
    lines = []
    while text:
        end = width - (len(text) > width and text[width] in "，。；：、！？”）")
        lines, text = [*lines, text[:end]], text[end:]
    return lines


def wrapped(cut: Callable[[str, int], list[str]], width: int, indent: str = "") -> Damage:
    return lambda lines: "\n".join(piece for line in lines for piece in cut(indent + line, width))


def a_line_a_chapter(gap: str) -> Damage:
    def damage(lines: list[str]) -> str:
        chapters: list[list[str]] = [[]]
        for line in lines:
            if line.startswith(CHAPTERS):
                chapters.append([])
            chapters[-1].append(line)
        return "\n".join(gap.join(chapter) for chapter in chapters)

    return damage


WRAPPED = {
    **{f"{width} characters": wrapped(by_characters, width) for width in (22, 30, 38)},
    "indented": wrapped(by_characters, 38, "　　"),
    "columns": wrapped(by_columns, 72),
    "no comma at the beginning": wrapped(drawn_down, 34),
    "spread": lambda lines: wrapped(by_characters, 30)(lines).replace("\n", "\n\n"),
}
RUN_TOGETHER: dict[str, Damage] = {
    "wide gaps": "　　".join,
    "spaces": " ".join,
    "a line a chapter": a_line_a_chapter("　　"),
    "a line a chapter, spaces": a_line_a_chapter(" "),
    "space behind the number": lambda lines: "　　".join(
        line.replace("、", "、 ", 1) if line[1] == "、" else line for line in lines
    ),
}


@pytest.mark.parametrize("form", [*WRAPPED, *RUN_TOGETHER])
@pytest.mark.parametrize("share", [1.0, 0.4], ids=["long", "short"])
def test_a_damaged_report_gives_the_measures_of_the_sound_one(form: str, share: float) -> None:
    whole = invented()
    lines = [*whole[: int(share * len(whole))], whole[-1]] if share < 1 else whole
    sound, damaged = read("\n".join(lines)), read({**WRAPPED, **RUN_TOGETHER}[form](lines))

    assert [measure.text for measure in damaged.measures] == [measure.text for measure in sound.measures]
    assert [measure.section for measure in damaged.measures] == [measure.section for measure in sound.measures]
    assert (damaged.plan_found, damaged.plan_doubts) == ("heading", ())
    assert {"split_lines", "joined_lines"} & {entry.what for entry in damaged.ledger}


@settings(max_examples=40, deadline=None)
@given(width=st.integers(20, 60), indent=st.sampled_from(["", "　　"]), count=st.sampled_from([len, columns]))
def test_a_text_wrapped_at_any_width_gives_the_same_measures(
    width: int, indent: str, count: Callable[[str], int]
) -> None:
    lines = invented()
    cut, scale = (by_characters, 1) if count is len else (by_columns, 2)
    damaged = read(wrapped(cut, width * scale, indent)(lines))
    expected = [measure.text for measure in read("\n".join(lines)).measures]
    assert [measure.text for measure in damaged.measures] == expected


def test_what_is_not_wrapped_is_not_joined() -> None:
    assert wrap_of(invented()) is None
    items = ["新建社区食堂若干家并开展评比活动", "改造老旧小区若干个并加装电梯两部", "打通断头路几条"] * 4
    assert lines_of("\n".join(items)) == items


def test_a_word_that_a_full_line_tears_is_whole_again() -> None:
    lines = [
        text
        for _ in range(9)
        for text in ("今年加快建设轨道交通，完善社区养老服务体系坚持质量第", "一、效益优先，改善民生。")
    ]
    assert lines_of("\n".join(lines))[0].startswith("今年加快建设轨道交通，完善社区养老服务体系坚持质量第一、效益优先")


def test_a_name_set_out_by_a_gap_is_no_paragraph() -> None:
    text = (
        "姓　　名需如实填写。　　一、2030年工作回顾　　过去一年，经济平稳。　　二、2031年工作安排　　今年新建学校两所。"
    )
    assert lines_of(text)[0] == "姓名需如实填写。"


def test_spaces_of_a_text_that_was_wrapped_and_joined_are_no_paragraphs() -> None:
    text = " ".join(by_characters("".join(line for line in invented() if len(line) > 60), 30))
    assert len(lines_of(text)) == 1


def test_headings_without_any_space_are_told_by_their_words_and_doubted() -> None:
    lines = invented()
    report = read("".join(lines))

    assert {"2030年工作回顾", "2031年重点工作"} <= {section.title for section in report.sections}
    assert "run_together" in report.plan_doubts
    assert "heading_by_wording" in {entry.what for entry in report.ledger}
    assert any("城镇新增就业2.6万人" in measure.text for measure in report.measures)
    assert not any("过去一年" in measure.text for measure in report.measures)


def test_where_a_glued_heading_ends_cannot_be_seen_so_no_commitment_goes_with_it() -> None:
    lines = invented()
    expected = {measure.text for measure in read("\n".join(lines)).measures}
    glued = "".join(measure.text for measure in read("".join(lines)).measures)
    assert all(text in glued for text in expected)


def test_a_paragraph_that_counts_is_not_cut() -> None:
    text = "会议提出：一、修路；二、架桥；三、种树。"
    assert lines_of(text) == [text]


def test_columns_count_as_a_terminal_does() -> None:
    assert columns("增长5.5%，") == 2 * 3 + 4
    assert unicodedata.east_asian_width("，") == "F"


def test_a_report_in_one_paragraph_of_a_word_file_is_restored() -> None:
    lines = invented()
    text = "　　".join(lines)
    data = word_file(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>')
    report = read_report_bytes(data, name="2031.docx")
    assert [measure.text for measure in report.measures] == [each.text for each in read("\n".join(lines)).measures]


def test_an_abbreviation_that_a_line_break_tore_is_whole() -> None:
    assert (joint("新建IC", "U床位"), joint("控制P", "M2.5浓度"), joint("推广AP", "P")) == ("", "", "")
    assert (joint("建设smart", "city"), joint("推广Wi", "Fi")) == (" ", " ")


def test_a_numeral_inside_a_torn_quote_is_no_heading() -> None:
    start = "新建农村公路三百二十公里，改造老旧小区四十五个，弘扬“知行合"
    filler = "培育文艺骨干队伍六十支，开展群众文化活动三百场次，完善社区服务设施，" * 20
    width = len(start)
    body = [filler[at : at + width] for at in range(0, 14 * width, width)]
    lines = [*body, start, "一、协力争先”的云岭精神，建设文化广场。"]
    blocks = joined([SourceBlock(role="paragraph", text=line, line=1) for line in lines], Ledger())
    assert not any(block.text.startswith("一、") for block in blocks)
    # Behind a quote that is closed it may be a heading.
    lines[-2] = start[:-4].replace("“", "") + "知行合行”"
    blocks = joined([SourceBlock(role="paragraph", text=line, line=1) for line in lines], Ledger())
    assert any(block.text.startswith("一、") for block in blocks)
