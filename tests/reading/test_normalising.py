"""One normalising step for all readers: damage is repaired or seen through, and every case of it is counted."""

from __future__ import annotations

import unicodedata

import pytest

from reportdiff.model import Report
from reportdiff.opening import compare, read_report_bytes
from reportdiff.parsing.folding import fold, skeleton
from reportdiff.reading import read_bytes
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.normalising import normalised
from reportdiff.reading.radicals import with_hanzi
from reportdiff.reading.spacing import squeeze
from tests.parsing.test_outline import CLOSING, HEAD, PAST, PROBLEMS

PLAN = (
    "（一）扩大就业。新增就业3万人以上，培训技工5200人，发放创业贷款1120亿元，增长5.5%左右。",
    "（二）改善居住。改造老旧小区12个，新建桥梁3座，工程长江大桥通车，为民生工程支出1753亿元。",
)
WIDE = str.maketrans("0123456789%.", "０１２３４５６７８９％．")
RADICALS = str.maketrans("一二工大长民人车门风", "⼀⼆⼯⼤⻓⺠⼈⻋⻔⻛")


def report(*plan: str, change: dict[int, int] | None = None, heading: str = "二、2031年重点工作") -> Report:
    lines = [*HEAD, "一、2030年工作回顾", PAST, PAST, PROBLEMS, heading, *plan, CLOSING]
    text = "\n".join(lines).translate(change or {})
    return read_report_bytes(text.encode(), name="2031.txt")


def counted(report: Report) -> dict[str, int]:
    return {entry.what: entry.count for entry in report.ledger}


def values(report: Report) -> list[tuple[float | None, str]]:
    return [(quantity.value_low, quantity.unit) for measure in report.measures for quantity in measure.quantities]


@pytest.mark.parametrize("change", [WIDE, RADICALS], ids=["full width", "radicals"])
def test_a_damaged_report_compares_as_its_sound_form(change: dict[int, int]) -> None:
    sound, damaged = report(*PLAN), report(*PLAN, change=change)

    assert damaged.plan_found == "heading"
    assert [part.part for part in damaged.parts] == [part.part for part in sound.parts]
    assert values(damaged) == values(sound)
    assert {change.status for change in compare(sound, damaged).changes} == {"unchanged"}


def test_full_width_figures_are_shown_as_written_and_counted() -> None:
    damaged = report(*PLAN, change=WIDE)

    assert any("新增就业３万人以上" in measure.text for measure in damaged.measures)
    assert all(damaged.text[each.start : each.end] == each.text for each in damaged.measures)
    assert damaged.measures[0].quantities[0].surface == "３万人以上"
    assert damaged.year == 2031
    assert counted(damaged)["full_width_figure"] >= 8


@pytest.mark.parametrize("figure", ["1，753亿元", "１，７５３亿元", "1,753亿元", "1 753亿元", "1 7 5 3亿元"])
def test_a_grouped_figure_is_one_figure_in_one_measure(figure: str) -> None:
    read = report(f"（一）扩大投资。完成固定资产投资{figure}，新建学校两所。", PLAN[1])

    assert len([each for each in read.measures if "固定资产投资" in each.text]) == 1
    assert (175_300_000_000.0, "元") in values(read)


def test_a_comma_between_two_figures_still_parts_them() -> None:
    assert normalised("新增岗位5000，300家企业受益；增长5，30个") == "新增岗位5000，300家企业受益；增长5，30个"


def test_normalising_keeps_every_offset() -> None:
    text = "".join(chr(code) for code in range(0x20, 0xFFFE) if not 0xD800 <= code <= 0xDFFF)
    assert len(normalised(text)) == len(with_hanzi(text)) == len(text)


def test_radicals_follow_unicode() -> None:
    kangxi = "".join(map(chr, range(0x2F00, 0x2FD6)))
    assert with_hanzi(kangxi) == unicodedata.normalize("NFKC", kangxi)
    assert with_hanzi("⺠⻓⻔⻛⻋⻢⻰⻩⻘") == "民长门风车马龙黄青"
    assert with_hanzi("①³Ⅲ㎡") == "①³Ⅲ㎡"


def test_radicals_are_put_back_in_what_is_shown_and_counted() -> None:
    document = read_bytes("⼈⺠政府⼯作".encode(), name="r.txt")
    assert document.text == "人民政府工作"
    assert {entry.what: entry.count for entry in document.ledger} == {"kangxi_radical": 3}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("产量稳定在4 9 2 5亿公斤", "产量稳定在4925亿公斤"),
        ("新建充电桩3 6 0 个以上", "新建充电桩360个以上"),
        ("增长5 . 6%，", "增长5.6%，"),
        ("增长5. 6%左右", "增长5.6%左右"),
        ("20 31年主要工作", "2031年主要工作"),
        ("1 0、新建两所小学。", "10、新建两所小学。"),
        ("组建服务队12 支，增长2% 左右", "组建服务队12支，增长2%左右"),
        ("修路3 千米 以上", "修路3千米以上"),
        ("3.1 目标", "3.1 目标"),
        ("1 建设 AI 平台", "1 建设 AI 平台"),
        ("指标 亿元 5 6", "指标亿元5 6"),
        ("引进 AI 平台", "引进 AI 平台"),
    ],
)
def test_spaces_go_where_no_writer_meant_them(written: str, read: str) -> None:
    ledger = Ledger()
    assert squeeze(written, ledger) == read
    assert bool(ledger.entries()) == (written != read)  # nothing is repaired without being counted


def test_bullets_of_symbol_fonts_are_no_words() -> None:
    bullets = report(*PLAN, "\uf06c组建志愿服务队20支。", "\uf0d8 栽植行道树4000株。")
    plain = report(*PLAN, "组建志愿服务队20支。", "栽植行道树4000株。")

    assert [each.text for each in bullets.measures] == [each.text for each in plain.measures]
    assert {change.status for change in compare(plain, bullets).changes} == {"unchanged"}
    assert counted(bullets)["symbol_bullet"] == 2


@pytest.mark.parametrize("bullet", ["\ue004 ", "\uf0b7", "\uf06e　", "● "])
def test_a_bullet_of_any_font_before_a_heading_is_no_word_of_it(bullet: str) -> None:
    read = report(f"{bullet}（一）扩大就业", "新增就业3万人。", heading=f"{bullet}二、2031年重点工作")
    assert [section.title for section in read.sections][-2:] == ["2031年重点工作", "扩大就业"]
    assert read.plan_found == "heading"


def test_a_private_character_inside_a_line_is_still_a_lost_one() -> None:
    assert normalised("推进\ue863街道更新") == "推进\ue863街道更新"
    assert normalised("\ue863街道更新") == "\ue863街道更新"


def test_a_bullet_before_the_number_of_a_heading_does_not_hide_it() -> None:
    read = report("\uf06c（一）扩大就业", "新增就业3万人。", "\uf06c（二）改善居住", "改造老旧小区12个。")
    sections = {section.title for section in read.sections}
    assert {"扩大就业", "改善居住"} <= sections


@pytest.mark.parametrize("sign", ["-", "－", "–", "−"])
def test_a_minus_at_the_beginning_of_a_line_stays(sign: str) -> None:
    read = report(*PLAN, f"{sign}20℃极寒天气供暖保障率达到98%以上")
    assert f"{sign}20℃极寒天气供暖保障率达到98%以上" in [each.text for each in read.measures]


def test_a_dash_before_a_count_is_a_bullet() -> None:
    assert "20个社区食堂开业" in [each.text for each in report(*PLAN, "-20个社区食堂开业").measures]
    assert fold("- 新建学校") == fold("● 新建学校") == fold("\uf0b7新建学校") == "新建学校"
    assert skeleton("１，１２０亿元") == skeleton("1120亿元")


def test_noncharacters_are_taken_out_and_counted() -> None:
    document = read_bytes("新建\ufffe两所\uffff小学。".encode(), name="r.txt")
    assert document.text == "新建两所小学。"
    assert {entry.what: entry.count for entry in document.ledger} == {"noncharacter": 2}
