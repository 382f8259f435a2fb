"""Cleaned text: furniture off, breaks mended, white space squeezed, every other character kept, all of it counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.errors import ReportdiffError
from reportdiff.reading import read_bytes, read_document
from reportdiff.reading.document import Document

PROSE = (
    "今年我们将新建两所小学、扩建一所中学，改造提升三十个社区服务站，"
    "让群众在家门口享受更多更好的公共服务，努力办好每一件民生实事。"
)


def read(text: str) -> Document:
    return read_bytes(text.encode(), name="r.txt")


def lines(text: str) -> list[str]:
    return read(text).text.split("\n")


def counted(document: Document) -> dict[str, int]:
    return {entry.what: entry.count for entry in document.ledger}


def test_white_space_is_squeezed_and_indents_are_dropped() -> None:
    assert lines("　　一、今年  工作\n\n\n　　引进 AI  平台。\n") == ["一、今年工作", "引进 AI 平台。"]


def test_stray_spaces_between_hanzi_go_and_are_counted() -> None:
    document = read("（二）改 革开放不断深化。\n")
    assert document.text == "（二）改革开放不断深化。"
    assert counted(document)["space_between_hanzi"] == 1


def test_full_width_digits_and_quotes_stay_as_written() -> None:
    text = "实施“１２３”行动，增长５．５％左右，建设「口袋公园」Ⅲ级以上水体。"
    assert read(text).text == text


def test_what_nobody_can_see_is_taken_out_and_counted() -> None:
    document = read("新建\u200b两所\x1b[31m小学\x1b[0m，\u202e扩建\x07一所中学。\n")
    assert document.text == "新建两所小学，扩建一所中学。"
    assert counted(document) == {"bidi_mark": 1, "control_character": 1, "terminal_escape": 2, "zero_width": 1}
    samples = {entry.what: entry.samples for entry in document.ledger}
    assert samples["zero_width"] == ("U+200B",)


def test_a_scar_of_wrong_decoding_is_counted_and_kept() -> None:
    document = read("新建两所小\ufffd。\n")
    assert "\ufffd" in document.text
    assert counted(document) == {"replacement_character": 1}


def test_page_furniture_around_a_report_goes() -> None:
    page = f"""下载
打印
【字号：
加大
还原
】
2031年云岭市政府工作报告
——2031年1月5日在云岭市第三届人民代表大会第一次会议上
来源：云岭日报
时间：2031-01-06
各位代表：
一、今年工作
{PROSE}
大
中
{PROSE}
相关报道：
上一篇：云岭市召开会议
分享到:
"""
    document = read(page)
    assert document.text.split("\n") == [
        "2031年云岭市政府工作报告",
        "——2031年1月5日在云岭市第三届人民代表大会第一次会议上",
        "各位代表：",
        "一、今年工作",
        PROSE,
        "大",
        "中",
        PROSE,
    ]
    assert counted(document)["page_furniture"] == 11


def test_a_licence_below_a_report_goes_with_all_that_follows() -> None:
    body = "\n\n".join([PROSE] * 12)
    licence = "本作品是中华人民共和国的\n法律\n、\n法规\n\nPublic domain\nfalse\nfalse\n"
    document = read(f"各位代表：\n\n{body}\n\n{licence}")
    assert document.text.endswith(PROSE)
    assert counted(document)["licence_notice"] == 7


def test_a_sentence_broken_by_an_invisible_line_is_mended() -> None:
    document = read(f"一、今年工作\n\n{PROSE}经济增速预期目标\n\u200b\n为5%左右。\n\n{PROSE}\n\u200b\n{PROSE}\n")
    assert document.text.split("\n") == ["一、今年工作", f"{PROSE}经济增速预期目标为5%左右。", PROSE, PROSE]
    assert counted(document)["joined_lines"] == 1


def test_lines_broken_at_links_are_mended_where_blank_lines_part_paragraphs() -> None:
    text = f"一、今年工作\n\n\n落实《\n云岭市公园条例\n》，开放绿地。\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n"
    assert lines(text)[1] == "落实《云岭市公园条例》，开放绿地。"


def test_a_topic_on_its_own_line_is_part_of_its_paragraph_there() -> None:
    around = f"{PROSE}\n\n{PROSE}\n\n"
    text = f"{around}　　\n提升教育质量。\n新建两所小学。\n\n（一）办好教育\n{PROSE}\n\n{around}"
    assert "提升教育质量。新建两所小学。" in lines(text)
    assert "（一）办好教育" in lines(text)


@pytest.mark.parametrize("head", ["一、今年重点工作", "2031年重点工作", "（一）办好教育", "各位代表：", "生态更加优美"])
def test_headings_are_never_joined_to_what_follows_where_lines_are_paragraphs(head: str) -> None:
    assert lines(f"{PROSE}\n{head}\n{PROSE}\n{PROSE}\n") == [PROSE, head, PROSE, PROSE]


def test_a_sentence_broken_after_a_comma_is_mended_anywhere() -> None:
    assert lines("新建两所小学，\n扩建一所中学。\n") == ["新建两所小学，扩建一所中学。"]
    assert lines("新建两所小学。\n（\n三）办好职校\n") == ["新建两所小学。", "（三）办好职校"]


def test_hard_wrapped_text_is_unwrapped() -> None:
    clauses = [f"推进第{number}片区更新改造，完善配套设施和公共服务，" for number in "一二三四五六七八九十"]
    body = "".join(clauses) + "确保按期完成。"
    wrapped = "\n".join(body[start : start + 30] for start in range(0, len(body), 30))
    assert lines(wrapped) == [body]


def test_lost_paragraph_breaks_are_restored() -> None:
    assert lines("完成年度任务。　　推进城市更新。\n请予审议。一、去年工作的回顾\n") == [
        "完成年度任务。",
        "推进城市更新。",
        "请予审议。",
        "一、去年工作的回顾",
    ]


WORDS = ("一、", "（一）", "新建", "两所小学", "，", "。", "《", "》", "各位代表！", "5%")
MARKS = ("\n", "\n\n", "　　", " ", "# ", "- ", "**", "\u200b\n")
PIECES = st.sampled_from(WORDS + MARKS)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join))
def test_blocks_tile_the_text_and_reading_twice_changes_nothing(text: str) -> None:
    try:
        document = read(text)
    except ReportdiffError:
        return
    assert "\n".join(document.text[block.start : block.end] for block in document.blocks) == document.text
    assert "\n\n" not in document.text
    kept = [character for character in text if not character.isspace() and character not in "#-*\u200b"]
    assert [character for character in document.text if not character.isspace() and character not in "#-*"] == kept


def test_real_pages_are_read_without_furniture(shared: Path) -> None:
    for path in sorted((shared / "corpus").glob("202[56]/*.txt")):
        text = read_document(path).text
        assert "相关报道" not in text, path
        assert "【字号" not in text, path
        assert "\n下载" not in text, path


def test_a_figure_is_not_parted_from_its_unit() -> None:
    document = read_bytes("全市新增就业 6 万人，建成驿站30 个。".encode(), name="report.txt")

    assert document.text == "全市新增就业6万人，建成驿站30个。"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("人口自然增长率控制在6％0以内。", "人口自然增长率控制在6‰以内。"),
        ("人口自然增长率4.5%０，新增就业三万人。", "人口自然增长率4.5‰，新增就业三万人。"),
        ("出生率为８．１ ％0。", "出生率为８．１ ％0。"),
    ],
)
def test_a_sign_for_per_mille_typed_with_a_zero_is_mended(typed: str, shown: str) -> None:
    document = read(typed)
    assert document.text == shown
    assert counted(document).get("per_mille", 0) == (typed != shown)


@pytest.mark.parametrize("text", ["增长5％，达到0.3亿元。", "增长5%0.3个点。", "占比10%00年底。", "见 a%20b 与 5%0A。"])
def test_a_zero_that_belongs_to_something_else_stays(text: str) -> None:
    assert "‰" not in read(text).text


def test_a_text_that_lost_all_its_breaks_gets_them_back() -> None:
    prose = "新建社区书屋三十家，改造老旧小区十二个，群众满意。" * 140
    text = f"各位代表：现在报告工作。 一、2030年工作回顾 {prose} （一）加快建设。{prose}二、2031年工作安排 {prose}"
    lines = read(text).text.split("\n")
    assert lines[1:3] == ["一、2030年工作回顾", prose]
    assert "二、2031年工作安排" in lines
    assert sum(map(len, lines)) == len(text.replace(" ", ""))


def test_a_long_paragraph_with_a_gap_stays_one() -> None:
    text = "新建社区书屋三十家。 改造老旧小区十二个。" * 20
    assert "\n" not in read(text).text
