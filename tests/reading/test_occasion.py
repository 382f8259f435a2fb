"""What a text says of its occasion."""

from __future__ import annotations

import pytest

from reportdiff.parsing.occasion import Occasion, occasion_of, same_place, year_of_headings
from reportdiff.regions import region_code


def told(text: str, title: str = "") -> Occasion:
    return occasion_of(text, title=title)


def test_the_whole_head_is_told() -> None:
    title, day = "2031年云岭市政府工作报告", "——2031年1月20日在云岭市第十二届人民代表大会第五次会议上"
    head = f"{title}\n{day}\n云岭市市长林远山\n各位代表："

    assert told(head) == Occasion(
        title="2031年云岭市政府工作报告",
        year=2031,
        named_year=2031,
        region="云岭市",
        delivered="2031-01-20",
        session="云岭市第十二届人民代表大会第五次会议",
        speaker="林远山",
    )


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("政府工作報告\n——二〇三一年三月五日在第十六屆全國人民代表大會第四次會議上\n各位代表：", "national"),
        ("各位代表：\n现在，我代表国务院，向大会作政府工作报告，请予审议。", "national"),
        ("政府工作报告\n2031年1月14日在浙江省十五届人民代表大会第三次会议上\n各位代表：", "zhejiang"),
        ("政府工作报告\n——2031年1月10日在云岭市\n第十四届人民代表大会第五次会议上\n各位代表：", "云岭市"),
        ("各位代表：\n我代表广西壮族自治区人民政府，向大会报告工作，请予审议。", "guangxi"),
        ("甘肃省省长 甲乙丙\n各位代表：\n现在，我代表省人民政府，向大会报告工作。", "gansu"),
        ("——2031年1月10日在自治区第九届人民代表大会第一次会议上\n各位代表：", ""),
        ("政府工作报告\n——2031年1月6日在吉林市第十七届人民代表大会第一次会议上\n各位代表：", "吉林市"),
        ("——2030年12月11日在日喀则市第二届人民代表大会第三次会议上\n各位代表：", "日喀则市"),
        ("各位代表：\n现在，我代表省人民政府，向大会报告工作。我省……", ""),
        ("陝西省政府工作報告\n各位代表：", "shaanxi"),
    ],
)
def test_regions(text: str, region: str) -> None:
    assert told(text).region == region


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [
        ("——2030年12月21日在云岭市第十七届人民代表大会第一次会议上\n各位代表：", "", 2031),
        ("——二〇三〇年十一月二十八日在云岭市第三届人民代表大会第一次会议上", "", 2031),
        ("——2031年2月3日在云岭市第三届人民代表大会第一次会议上", "云岭市“十五五”计划和2040年远景规划的报告", 2031),
        ("各位代表：", "云岭市人民政府工作报告（2031）", 2031),
        ("各位代表：", "云岭市政府工作报告 （2031年1月20日 林远山）", 2031),
        ("各位代表：", "二〇三一年政府工作报告", 2031),
        ("各位代表：\n本届政府2028年就职。", "", 0),
    ],
)
def test_years(text: str, title: str, year: int) -> None:
    assert told(text, title).year == year


def test_the_signature_in_a_title_names_day_and_speaker() -> None:
    occasion = told("各位代表：", "云岭市政府工作报告 （2031年1月20日 林远山）")
    assert (occasion.delivered, occasion.speaker) == ("2031-01-20", "林远山")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("一、2030年工作回顾\n二、2031年重点工作", 2031),
        ("一、“十四五”时期和2030年工作回顾", 2031),
        ("一、2030年工作回顾\n二、2031年主要工作", 2031),
        ("一、2030年主要工作\n二、2031年目标任务", 2031),
        ("2030年，全市完成投资八十亿元，增长百分之六，新建学校二十所，改造小区四十个，群众满意度提高。", 0),
        ("一、过去五年", 0),
    ],
)
def test_headings_tell_the_year(text: str, year: int) -> None:
    assert year_of_headings(text) == year


def test_a_city_called_like_its_province_is_not_the_province() -> None:
    assert (region_code("吉林市"), region_code("吉林省"), region_code("北京市")) == ("吉林市", "jilin", "beijing")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("恩施州", "恩施土家族苗族自治州", True),
        ("云岭市", "云岭市", True),
        ("文山市", "文山壮族苗族自治州", False),
        ("池州市", "沧州市", False),
        ("jilin", "吉林市", False),
    ],
)
def test_one_place_by_two_names(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same
