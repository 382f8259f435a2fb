from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.model import Quantity
from reportdiff.parsing.quantities import extract_quantities, scan_numerals
from reportdiff.parsing.quantities.figure_grammar import Draft
from reportdiff.parsing.quantities.statistics import statistic_of

Expected = tuple[str, float | None, float | None, str, str]


def short(q: Quantity) -> Expected:
    return q.surface, q.value_low, q.value_high, q.unit, q.bound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建充电桩1.2万个以上", [("1.2万个以上", 12000, None, "个", "ge")]),
        ("河湖水质达标率不低于９５％", [("不低于９５％", 0.95, None, "ratio", "ge")]),
        ("经济增速5%—6%", [("5%—6%", 0.05, 0.06, "ratio", "range")]),
        ("经济增速5至6%", [("5至6%", 0.05, 0.06, "ratio", "range")]),
        ("绿化覆盖率提高0.5个百分点", [("0.5个百分点", 0.5, 0.5, "pp", "eq")]),
        ("失业率控制在5.5%以内", [("5.5%以内", None, 0.055, "ratio", "le")]),
        ("颗粒物浓度低于30微克/立方米", [("低于30微克/立方米", None, 30, "微克/立方米", "lt")]),
        ("颗粒物浓度降至每立方米30微克", [("30微克", 30, 30, "微克/立方米", "eq")]),
        ("每千人口床位数达到7.5张", [("7.5张", 7.5, 7.5, "张/千人口", "eq")]),
        ("补助标准为每人每月200元", [("200元", 200, 200, "元/人·月", "eq")]),
        ("日均供水量达到30万吨", [("30万吨", 300000, 300000, "吨/日", "eq")]),
        ("风电装机达到300万千瓦", [("300万千瓦", 3e6, 3e6, "千瓦", "eq")]),
        ("架设500千伏线路", [("500千伏", 500, 500, "千伏", "eq")]),
        ("节约标煤20万吨标准煤", [("20万吨标准煤", 200000, 200000, "吨标准煤", "eq")]),
        ("开放泊位2000个", [("2000个", 2000, 2000, "个", "eq")]),
        ("改造厂房三十余座", [("三十余座", 30, None, "座", "gt")]),
        ("全市产值突破两千亿元", [("突破两千亿元", 2e11, None, "元", "gt")]),
        ("完成产值五二九点零七亿元", [("五二九点零七亿元", 52_907_000_000, 52_907_000_000, "元", "eq")]),
        ("增长百分之五", [("百分之五", 0.05, 0.05, "ratio", "eq")]),
        ("三分之一的村建有书屋", [("三分之一", 0.333333, 0.333333, "ratio", "eq")]),
        ("七成以上社区设有食堂", [("七成以上", 0.7, None, "ratio", "ge")]),
        ("一半以上的学校开放操场", [("一半以上", 0.5, None, "ratio", "ge")]),
        ("出口额翻两番", [("翻两番", 4, 4, "倍", "eq")]),
        ("培训六七百名骨干", [("六七百名", 600, 700, "名", "range")]),
        ("照护2至3岁幼儿", [("2至3岁", 2, 3, "岁", "range")]),
        ("做强百亿级产业", [("百亿级", 1e10, None, "元", "ge")]),
        ("乡镇卫生站全覆盖", [("全覆盖", 1, 1, "ratio", "eq")]),
        ("黑臭水体动态清零", [("清零", 0, 0, "", "eq")]),
        ("每个街道至少建成2所托育园", [("2所", 2, None, "所", "ge")]),
        ("城乡收入分别增长5%、6%以上", [("5%", 0.05, None, "ratio", "ge"), ("6%以上", 0.06, None, "ratio", "ge")]),
        ("新开线路3条、延长线路5条以上", [("3条", 3, 3, "条", "eq"), ("5条以上", 5, None, "条", "ge")]),
        ("科技投入保持两位数增长", [("两位数", 0.1, None, "ratio", "ge")]),
        ("建设2×60万千瓦机组", [("2×60万千瓦", 1.2e6, 1.2e6, "千瓦", "eq")]),
        ("收支比达到3∶1", [("3∶1", 3, 3, "ratio", "eq")]),
    ],
)
def test_values_units_bounds(text: str, expected: list[Expected]) -> None:
    assert [short(q) for q in extract_quantities(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "推广5G和物联网3.0应用",
        "落实“十四五”规划",
        "做好“两区”政策衔接",
        "推进17号线和109国道建设",
        "打造一刻钟便民生活圈和15分钟健身圈",
        "印发《惠企服务30条措施》",
        "实施三年行动计划",
        "到2035年建成宜居城市",
        "开展第三轮巡察",
        "完成机场二期",
        "PM2.5浓度持续下降",
        "培育一批新企业",
        "想方设法、千方百计稳岗位",
        "建设统一大市场",
        "发挥12345热线作用",
        "支持民企进入500强",
        "温暖千家万户",
        "全面落实零容忍要求",
        "水质保持Ⅲ类",
    ],
)
def test_names_dates_and_words_are_no_figures(text: str) -> None:
    assert extract_quantities(text) == []


def test_names_and_dates_are_kept_by_scan() -> None:
    found = [(q.surface, q.kind) for q in scan_numerals("2026年建成17号线二期和3座车站")]
    assert found == [("2026年", "date"), ("17号线", "name"), ("二期", "ordinal"), ("3座", "count")]


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("新增停车位2000个", ["停车位"]),
        ("建成20个社区食堂", ["社区食堂"]),
        ("全市生产总值增长5%左右", ["全市生产总值"]),
        ("水果、茶叶产量分别增长3%、4%", ["水果", "茶叶产量"]),
        ("为老年人提供助餐服务3万人次", ["助餐服务"]),
        ("完成投资20亿元、增长8%", ["投资", "投资"]),
        ("按照不低于5%的比例压减", [""]),
        ("路灯覆盖85%行政村", ["行政村"]),
        ("培育百亿级、十亿级等特色产业", ["特色产业", "特色产业"]),
        ("全年目标：书屋达到30个", ["书屋"]),
        ("新建60公里、养护公路300公里", ["公路", "公路"]),
        ("打造3—5个“云岭第一、全省前列”的市场", ["“云岭第一、全省前列”的市场"]),
        ("为65岁以上老年人免费体检", ["老年人"]),
        ("（3）关闭煤矿12处", ["煤矿"]),
    ],
)
def test_measured(text: str, measured: list[str]) -> None:
    assert [q.measured for q in extract_quantities(text)] == measured


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("粮食总产量达到30万吨", "target"),
        ("新建书屋30个", "count"),
        ("财政收入增长4%", "change"),
        ("就诊率提高到90%", "ratio"),
        ("出口额翻一番", "multiple"),
        ("服务65岁以上老年人", "range"),
        ("用3年时间", "level"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [q.kind for q in extract_quantities(text)] == [kind]


LETTERS = "0129一二十百千万亿点分之成半番倍零第前超近每个元%—至、和，。“”《》级年月号GA.,×:"
PIECES = st.sampled_from([*LETTERS, "以上", "左右", "百分之"])


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=60).map("".join)))
def test_any_string_gives_sound_spans(text: str) -> None:
    end = 0
    for q in scan_numerals(text):
        assert end <= q.start < q.end <= len(text)
        assert text[q.start : q.end] == q.surface
        end = q.end
        if q.value_low is not None and q.value_high is not None:
            assert abs(q.value_low) != float("inf")


@pytest.mark.parametrize(
    "piece",
    ["9", "一", "万亿", "1-", "“", "《", "每千人", "3个、", "5%、", "数百", "增长5%", "三分之", "A1", "1+", "5年行"],
)
def test_long_hostile_input_stays_linear(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    # Of this process alone: how busy the machine is says nothing.
    started = time.process_time()
    scan_numerals(text)
    assert time.process_time() - started < 3.0


def test_labelled_clauses() -> None:
    shared = Path(os.environ.get("REPORTDIFF_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    path = shared / "gold" / "quantities.jsonl"
    if not path.exists():
        pytest.skip(f"no labelled clauses at {path}: set REPORTDIFF_SHARED")
    right = wanted = given_ = names = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        got = extract_quantities(item["text"])
        figures = [g for g in item["quantities"] if g["kind"] not in ("name", "date", "ordinal")]
        surfaces = {q.surface for q in got}
        names += sum(g["surface"] in surfaces for g in item["quantities"] if g["kind"] in ("name", "date", "ordinal"))
        wanted += len(figures)
        given_ += len(got)
        left = [(g["value_low"], g["value_high"], g["unit"], g["bound"]) for g in figures]
        for q in got:
            key = (q.value_low, q.value_high, q.unit, q.bound)
            if key in left:
                left.remove(key)
                right += 1
    assert names == 0
    assert 2 * right / (wanted + given_) >= 0.95


@pytest.mark.parametrize(
    "text",
    [
        "支持总投资亿元以上的项目",
        "整治建筑面积500平方米以上的场所",
        "鼓励年收入2000万元以上企业上市",
        "为30户以上自然村通硬化路",
        "淘汰35蒸吨及以下锅炉",
        "扶持百人以上企业",
        "建成千亩以上菜园",
        "照护3岁以下婴幼儿",
        "培育产值超300亿、600亿产业园",
        "地区生产总值超百亿县域",
    ],
)
def test_a_bracket_of_the_things_counted_is_no_goal(text: str) -> None:
    assert {q.kind for q in extract_quantities(text)} == {"range"}


@pytest.mark.parametrize(
    "text",
    [
        "新建500家以上企业",
        "改造2000公里以上农村公路",
        "发放50亿元以上贷款",
        "培养1000名以上农村带头人",
        "实现产值500亿元以上",
        "文旅收入突破8000亿元大关",
        "吸引20户以上知名企业",
    ],
)
def test_what_is_to_be_done_is_a_goal_with_or_without_a_noun_behind_it(text: str) -> None:
    assert {q.kind for q in extract_quantities(text)} <= {"count", "target"}


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("和美村庄覆盖率达60%以上", "和美村庄覆盖率"),
        ("再生水利用率达到46%", "再生水利用率"),
        ("在线监测覆盖率达到90%", "在线监测覆盖率"),
        ("旧厂房加装电梯新开工80部", "旧厂房加装电梯"),
        ("压茬推进拆违还绿25公顷", "拆违还绿"),
        ("更新公交车200辆", "公交车"),
        ("补助标准由年人均300元提高到320元", "补助标准"),
        ("压减平板玻璃200万重量箱", "平板玻璃"),
    ],
)
def test_what_is_measured_is_not_cut_inside_a_word(text: str, measured: str) -> None:
    assert extract_quantities(text)[0].measured == measured


def test_the_words_before_a_figure_are_read_however_much_stands_before_them() -> None:
    text = "乡" * 1_000_000 + "指数达到105"
    figure = Draft(len(text) - 3, len(text), 105.0, 105.0, kind="target", number_start=len(text) - 3)
    start = time.process_time()

    assert {statistic_of(text, figure) for _ in range(2_000)} == {"index"}
    assert time.process_time() - start < 2
