"""The lexicon of headline indicators: what a figure states, and which way is better."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.comparison.figures.figure_direction import figure_words, good_direction, is_fall
from reportdiff.comparison.figures.indicators import (
    indicators_of,
    load_indicators,
    numeral_not_read,
    stated_without_figure,
)
from reportdiff.parsing.quantities import extract_quantities


def stated(text: str) -> list[tuple[str, str]]:
    return [(indicator.id, q.surface) for indicator, q in indicators_of(text, extract_quantities(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地区生产总值增长5%左右", [("gdp", "5%左右")]),
        ("全省生产总值力争增长6%", [("gdp", "6%")]),
        ("GDP增长5.5%", [("gdp", "5.5%")]),
        ("北京市生产总值增长9%", [("gdp", "9%")]),
        ("广西壮族自治区生产总值增长6%", [("gdp", "6%")]),
        ("今年国内生产总值预期增长5%", [("gdp", "5%")]),
        ("在稳中提质的基础上，生产总值增长7%", [("gdp", "7%")]),
        ("地方一般公共预算收入同口径增长3%", [("revenue", "3%")]),
        ("一般公共预算总收入增长3%", [("revenue_total", "3%")]),
        ("城镇新增就业9万人以上", [("jobs", "9万人以上")]),
        (
            "城镇登记失业率、城镇调查失业率分别控制在4%、5.5%以内",
            [("unemployment_registered", "4%"), ("unemployment", "5.5%以内")],
        ),
        ("居民消费价格总水平涨幅控制在3%以内", [("cpi", "3%以内")]),
        ("城乡居民人均可支配收入增长7%", [("income", "7%")]),
        ("城乡居民人均可支配收入分别增长7%和8%", [("income_urban", "7%"), ("income_rural", "8%")]),
        ("城镇和农村居民人均可支配收入分别增长6%和7%", [("income_urban", "6%"), ("income_rural", "7%")]),
        ("规上工业增加值增长6%", [("industry", "6%")]),
        ("全社会固定资产投资增长9%", [("investment", "9%")]),
        ("社会消费品零售总额增长8%", [("retail", "8%")]),
        ("外贸进出口总值增长3%", [("trade", "3%")]),
        ("粮食总产量稳定在500万吨", [("grain", "500万吨")]),
        ("PM2.5平均浓度控制在31微克/立方米", [("pm25", "31微克/立方米")]),
        ("细颗粒物（PM2.5）浓度下降4%以上", [("pm25", "4%以上")]),
        ("全社会研发投入强度达到3%", [("research", "3%")]),
        (
            "万元地区生产总值能耗、水耗和碳排放量分别下降2%、3%和4%",
            [("energy", "2%"), ("water", "3%"), ("carbon", "4%")],
        ),
        ("筹建保障性租赁住房2万套", [("housing", "2万套")]),
    ],
)
def test_recognised_for_any_region(text: str, expected: list[tuple[str, str]]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "云杉新区地区生产总值增长9%",
        "服务贸易占地区生产总值比重达到20%",
        "高新区规上工业增加值增长12%",
        "对经济增长的贡献率提高1个百分点",
        "居民消费价格指数采集点12个",
        "新建粮食仓库12座",
        "脱贫县农村居民人均可支配收入增速高于8%",
    ],
)
def test_what_only_holds_the_name_is_not_the_indicator(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("居民收入增长与经济增长同步", ["income"]),
        ("居民收入稳步增长", ["income"]),
        ("一般公共预算收入、居民收入与经济增长基本同步", ["revenue", "income"]),
        ("完成国家下达的节能减排任务", ["national_targets"]),
        ("生态环境质量、能源等指标落实国家要求", ["national_targets"]),
        ("单位地区生产总值能耗完成国家下达目标", ["energy"]),
        ("着力稳就业、稳物价", []),
        ("促进居民就业增收", []),
        ("推动绿色发展", []),
    ],
)
def test_stated_without_a_figure(text: str, expected: list[str]) -> None:
    assert [indicator.id for indicator in stated_without_figure(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城镇新增就业六万余名左右", []),
        ("细颗粒物年均浓度30±2", ["pm25"]),
        ("地区生产总值增长5%", []),
        ("地区生产总值到2035年实现翻番", []),
        ("PM2.5浓度持续改善", []),
    ],
)
def test_a_numeral_that_was_not_read(text: str, expected: list[str]) -> None:
    assert [indicator.id for indicator in numeral_not_read(text, extract_quantities(text))] == expected


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("地区生产总值增长5%", "up"),
        ("城镇调查失业率5%以内", "down"),
        ("单位地区生产总值能耗下降3%", "up"),
        ("细颗粒物浓度控制在30微克/立方米", "down"),
        ("贫困人口减少3万人", None),
        ("生产安全事故起数下降5%", "up"),
        ("隐患整改率达到95%", "up"),
        ("农业用水量控制在9亿立方米", "down"),
        ("拆除违建20万平方米", None),
        ("赤字率3%", None),
        ("建设仓库3座", None),
        ("机关运行压减5%", None),
    ],
)
def test_good_direction(text: str, direction: str | None) -> None:
    (quantity,) = [q for q in extract_quantities(text) if q.kind != "level"]
    assert good_direction(text, quantity) == direction


@pytest.mark.parametrize(
    ("text", "words"),
    [("能耗下降3%左右", ["下降3%左右"]), ("产值增长3%", ["3%"]), ("能耗、水耗分别下降2%、3%", ["下降2%", "下降…3%"])],
)
def test_a_fall_is_shown_with_its_verb(text: str, words: list[str]) -> None:
    assert [figure_words(text, q) for q in extract_quantities(text)] == words


def test_what_falls_to_a_value_is_no_size_of_a_fall() -> None:
    text = "发病率下降到3%"
    assert [is_fall(text, q) for q in extract_quantities(text)] == [False]


def test_the_lexicon_is_sound() -> None:
    table = tomllib.loads(resources.files("reportdiff").joinpath("data/indicators.toml").read_text(encoding="utf-8"))
    ids = [entry["id"] for entry in table["indicator"]]
    assert len(ids) == len(set(ids)) == len(load_indicators())
    for entry in table["indicator"]:
        assert entry.get("better") in ("up", "down", None)
        assert set(entry.get("split", ())) <= set(ids)
    assert not set(table["words"]["better_up"]) & set(table["words"]["better_down"])


@given(st.text(alphabet="地区生产总值居民消费价格收入国家下达目标预期增长下降完成5%、，（）主要的", max_size=60))
def test_any_text_is_answered(text: str) -> None:
    quantities = extract_quantities(text)
    list(indicators_of(text, quantities))
    stated_without_figure(text)
    numeral_not_read(text, quantities)
    for quantity in quantities:
        good_direction(text, quantity)


def test_no_text_makes_it_slow() -> None:
    for piece in ("主要预期目标", "完成国家下达", "地区生产总值", "预期目标的", "“十五五”期间", "（同口径）"):
        text = piece * 400 + "5%"
        quantities = extract_quantities(text)
        list(indicators_of(text, quantities))
        stated_without_figure(text)
        numeral_not_read(text, quantities)


def test_a_figure_in_words_that_are_not_followed_is_not_read_rather_than_not_stated() -> None:
    text = "居民消费价格涨幅控制在前年水平3.7%以内"

    assert [indicator.id for indicator in numeral_not_read(text, extract_quantities(text))] == ["cpi"]
