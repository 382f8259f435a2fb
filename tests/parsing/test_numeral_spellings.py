"""One figure in all the ways in which reports write it, and numerals that are no figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.model import Quantity
from reportdiff.parsing.quantities import extract_quantities, scan_numerals
from tests.parsing.chinese_numerals import to_chinese

Read = tuple[float | None, float | None, str, str]


def read(text: str) -> list[Read]:
    return [(q.value_low, q.value_high, q.unit, q.bound) for q in extract_quantities(text)]


def only(text: str) -> Quantity:
    quantities = extract_quantities(text)
    assert len(quantities) == 1, (text, quantities)
    return quantities[0]


WIDE = str.maketrans("0123456789,", "０１２３４５６７８９，")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新修林道1万2千公里", (12000, 12000, "公里", "eq")),
        ("筹资3亿5千万元", (3.5e8, 3.5e8, "元", "eq")),
        ("筹资3亿5000万元以上", (3.5e8, None, "元", "ge")),
        ("接待访客1千2百万人次", (1.2e7, 1.2e7, "人次", "eq")),
        ("移栽苗木1万2千3百株", (12300, 12300, "株", "eq")),
        ("投放资金3万多元", (30000, None, "元", "gt")),
        ("绿色建材占比达到七成半", (0.75, 0.75, "ratio", "eq")),
        ("占比达到三成五", (0.35, 0.35, "ratio", "eq")),
        ("成本压缩两到三成", (0.2, 0.3, "ratio", "range")),
        ("六七成村庄建有书屋", (0.6, 0.7, "ratio", "range")),
        ("新建凉亭二十来个", (20, 20, "个", "approx")),
        ("新建凉亭30来个", (30, 30, "个", "approx")),
        ("缩短时限三分之一以上", (0.333333, None, "ratio", "ge")),
        ("缩短时限1/3以上", (0.333333, None, "ratio", "ge")),
        ("2/3的村建有书屋", (0.666667, 0.666667, "ratio", "eq")),
        ("降低费率一个百分点", (1, 1, "pp", "eq")),
        ("气温降至零下20℃", (-20, -20, "℃", "eq")),
        ("−20℃仍能作业", (-20, -20, "℃", "eq")),
        ("出厂价格涨幅为-1.5%", (-0.015, -0.015, "ratio", "eq")),
        ("劝导车辆1200辆（次）", (1200, 1200, "辆（次）", "eq")),
        ("建房900套（户）以上", (900, None, "套（户）", "ge")),
        ("纺纱能力5万锭", (50000, 50000, "锭", "eq")),
        ("每餐热量不低于600大卡", (600, None, "大卡", "ge")),
        ("每餐热量不低于2000大卡", (2000, None, "大卡", "ge")),
        ("救治罕见病120例", (120, 120, "例", "eq")),
        ("每万名居民拥有4名药师", (4, 4, "名/万名居民", "eq")),
        ("每万元产值水耗降到30立方米以下", (None, 30, "立方米/万元", "le")),
        ("机组全部基本清零", (0, 0, "", "approx")),
        ("巩固欠薪“动态清零”", (0, 0, "", "eq")),
        ("容积率提高到1.0以上", (1, None, "", "ge")),
        ("历时三年多的整治专项", (3, None, "年", "gt")),
        ("跨上80亿台阶", (8e9, 8e9, "元", "eq")),
        ("培育九大战略性产业", (9, 9, "大", "eq")),
        ("实施三大类工程", (3, 3, "类", "eq")),
        ("淘汰12蒸吨/时及以下锅炉", (None, 12, "蒸吨/时", "le")),
        ("实施231项重点工程", (231, 231, "项", "eq")),
        ("促进约1亿农业人口进城", (1e8, 1e8, "", "approx")),
        ("日检测能力超过1万人份", (10000, None, "人份/日", "gt")),
    ],
)
def test_a_figure_however_it_is_written(text: str, expected: Read) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "doubled", ["产值增长一倍", "产值增长1倍", "产值翻一番", "产值翻番", "产值翻一倍", "产值是上年的2倍"]
)
def test_what_grows_by_one_time_is_doubled(doubled: str) -> None:
    assert read(doubled) == [(2, 2, "倍", "eq")]


@pytest.mark.parametrize(
    ("text", "times"), [("产能扩大三倍", 4), ("产能增加1.5倍", 2.5), ("产能扩大到三倍", 3), ("产能倍增", 2)]
)
def test_growth_by_times_holds_the_base_and_growth_to_times_does_not(text: str, times: float) -> None:
    assert only(text).value_low == times


def test_a_list_of_figures_has_one_denominator() -> None:
    assert read("补贴提高到每人每月210元、280元") == [(210, 210, "元/人·月", "eq"), (280, 280, "元/人·月", "eq")]


def test_percentage_points_hold_for_the_figure_before() -> None:
    assert read("比全市、全省分别高2.5个、1.5个百分点") == [(2.5, 2.5, "pp", "eq"), (1.5, 1.5, "pp", "eq")]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("补贴不低于当地低保标准的1.6倍", "ge"),
        ("费用不超过全市平均水平的60%", "le"),
        ("收入高于全县平均水平的1.2倍", "gt"),
    ],
)
def test_the_bound_of_a_share_stands_before_what_it_is_a_share_of(text: str, bound: str) -> None:
    quantity = only(text)
    assert quantity.bound == bound
    assert (quantity.value_low is None) == (bound == "le")


@pytest.mark.parametrize(
    "text",
    [
        "壮大百亿产业",
        "打造千亿县",
        "培育亿元电子商务企业",
        "建设五百亿园区",
        "做强百亿元级集群",
        "建设万卡级算力",
        "做强千万级展会",
        "培育税收亿元楼宇",
        "年收入过千万农产品加工企业",
    ],
)
def test_a_size_class_is_a_bracket_with_an_open_end(text: str) -> None:
    quantity = only(text)
    assert quantity.kind == "range"
    assert quantity.value_high is None
    assert quantity.bound in ("ge", "gt")


def test_a_size_class_holds_for_its_list() -> None:
    quantities = extract_quantities("引进百亿、五百亿项目")
    assert [(q.value_low, q.value_high, q.kind, q.measured) for q in quantities] == [
        (1e10, None, "range", "项目"),
        (5e10, None, "range", "项目"),
    ]


@pytest.mark.parametrize("text", ["发放百亿元贷款", "争取百亿元资金", "保持百亿元投资强度"])
def test_a_round_sum_of_money_is_no_size_class(text: str) -> None:
    assert only(text).value_high == 1e10


@pytest.mark.parametrize(
    "text",
    [
        "开展万人助万企活动",
        "推进百企联百村",
        "组织万名党员进万家",
        "深化百城千业万企提升",
        "实施百名医师下乡行动",
        "实施百千万工程",
        "构建四横四纵路网",
        "建设五纵三横通道",
        "推进千项技改、千企提质“双千”工程",
        "落实人才新政18条",
        "支持省百大项目",
        "推动五大连池提升",
        "开放万州、云岭口岸",
        "勘探东海17-2气田",
        "修缮九成宫",
        "实施102项重大工程",
        "扩建6～7#泊位",
        "依托中船重工705所",
        "开通12345市民热线",
        "推广“三年倍增”做法",
        "实施产业倍增三年行动",
        "实施产业三年翻番计划",
        "引进几十家企业",
        "建成十几个站点",
        "新建二中路、未来三路",
        "五大发展美好家园",
        "统筹两个市场、两种资源",
        "召开六届二次、三次全体会议",
    ],
)
def test_names_made_of_numerals_are_no_figures(text: str) -> None:
    assert extract_quantities(text) == []


@pytest.mark.parametrize("text", ["新增绿地00亩", "改造农田05万亩", "培训工匠007人", "增收００万元"])
def test_a_number_that_begins_with_nought_is_damage(text: str) -> None:
    assert scan_numerals(text) == []


def test_a_decimal_below_one_is_no_damage() -> None:
    assert read("提高0.5个百分点") == [(0.5, 0.5, "pp", "eq")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("粮食产量稳定在4 9 2 5亿斤", 4.925e11, "斤"),
        ("新增摊位1 2 0 0个", 1200, "个"),
        ("新增摊位 1200 个", 1200, "个"),
        ("完成投资１，１２０亿元", 1.12e11, "元"),
        ("完成投资1，753亿元", 1.753e11, "元"),
        ("完成投资1,753,200万元", 1.7532e10, "元"),
    ],
)
def test_blanks_and_wide_commas_inside_a_number(text: str, value: float, unit: str) -> None:
    quantity = only(text)
    assert (quantity.value_low, quantity.value_high, quantity.unit) == (value, value, unit)
    assert text[quantity.start : quantity.end] == quantity.surface


def test_a_year_and_a_figure_behind_a_blank_stay_two() -> None:
    assert read("2031 20个项目开工") == [(20, 20, "个", "eq")]


def test_a_comma_between_two_figures_parts_them() -> None:
    assert [q.value_low for q in extract_quantities("建成3座，120户入住")] == [3, 120]
    assert [q.value_low for q in extract_quantities("经过G12，300户受益")] == [300]


UNITS = st.sampled_from(["个", "亩", "公里", "吨"])


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1, max_value=9), UNITS)
def test_a_number_has_one_value_in_every_spelling(ten_thousands: int, thousands: int, unit: str) -> None:
    # Digits, full-width digits, digits parted by blanks or commas, digits with 万 and 千, and Chinese numerals.
    number = ten_thousands * 10_000 + thousands * 1000
    spellings = {
        str(number),
        str(number).translate(WIDE),
        f"{number:,}",
        f"{number:,}".translate(WIDE),
        f"{ten_thousands}万{thousands}千",
        f"{ten_thousands}万{thousands}000",
        to_chinese(number),
    }
    # 2031 before a blank is a year.
    if not str(number).startswith(("19", "20")):
        spellings.add(" ".join(str(number)))
    values = {spelling: read(f"建成{spelling}{unit}") for spelling in spellings}
    assert set(map(tuple, values.values())) == {((number, number, unit, "eq"),)}, values


@given(
    st.integers(min_value=2, max_value=9_999),
    UNITS,
    st.sampled_from([("以上", "不低于", "ge"), ("以内", "不超过", "le")]),
)
def test_a_bound_says_the_same_before_and_behind(number: int, unit: str, bounds: tuple[str, str, str]) -> None:
    behind, before, bound = bounds
    assert read(f"建成{number}{unit}{behind}") == read(f"建成{before}{number}{unit}")
    assert read(f"建成{number}{unit}{behind}")[0][3] == bound


SCALES = st.sampled_from(["百", "千", "万"])
THINGS = st.sampled_from(["企", "村", "镇", "校"])


@given(SCALES, THINGS, st.sampled_from(["助", "联", "兴", "带"]), SCALES, THINGS)
def test_round_numbers_strung_together_are_a_campaign(a: str, one: str, verb: str, b: str, other: str) -> None:
    assert extract_quantities(f"开展{a}{one}{verb}{b}{other}活动") == []


@given(st.integers(min_value=0, max_value=999), st.sampled_from(["亩", "万亩", "个", "户", "%"]))
def test_no_number_with_a_leading_nought_is_a_figure(number: int, unit: str) -> None:
    assert extract_quantities(f"新增0{number:02}{unit}") == []
