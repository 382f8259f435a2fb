from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.comparison.figures.figure_changes import changed_figures, pair_figures
from reportdiff.comparison.figures.figure_labels import label
from reportdiff.model import FigureChange, Measure
from reportdiff.parsing.quantities import extract_quantities


def side(*texts: str) -> tuple[Measure, ...]:
    return tuple(
        Measure(
            id=f"m{i}",
            text=text,
            section="",
            part="plan",
            start=0,
            end=len(text),
            quantities=tuple(extract_quantities(text)),
        )
        for i, text in enumerate(texts)
    )


def compare(old: str, new: str) -> list[FigureChange]:
    return list(changed_figures(pair_figures(side(*old.split("；")), side(*new.split("；")))))


def facets(old: str, new: str) -> list[str]:
    return [c.facet for c in compare(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("产值增长5%以上", "产值增长4.5%以上", ["target_lowered"]),
        ("筹建公寓15万套", "筹集建设公寓8万套", ["target_lowered"]),
        ("改造水厂3座", "改造水厂5座", ["target_raised"]),
        ("植树20公顷", "植树200亩", ["target_lowered"]),
        ("植树20公顷", "植树300亩", []),
        ("产值增长5%以上", "产值增长5%左右", ["target_changed"]),
        ("失业率5.2%左右", "失业率控制在5.2%以内", ["target_changed"]),
        ("产值超过300亿元", "产值300亿元以上", []),
        ("产值增长6%", "产值增长5%—5.5%", ["target_lowered"]),
        ("产值增长5.2%", "产值增长5%—5.5%", ["target_changed"]),
        ("创新型企业达到2600家", "新增创新型企业150家", ["target_added", "target_removed"]),
        ("青年驿站1000个", "吸引青年入驻万名", ["target_added", "target_removed"]),
        ("开通班列10列", "开通班列200列", ["target_raised"]),
        ("建设书屋30个", "建设书屋", ["target_removed"]),
        ("建设书屋", "建设书屋30个", ["target_added"]),
        ("建设书屋30个", "新建书屋三十个", []),
        ("建设书屋30个、食堂20个", "建设食堂20个、书屋30个", []),
        ("建设书屋30个；建设食堂20个", "建设食堂25个；建设书屋30个", ["target_raised"]),
        ("2025年建成17号线", "2026年建成18号线", []),
        ("开展第二轮清理", "开展第三轮清理", []),
        ("加装电梯300部以上", "加装电梯900台以上", ["target_raised"]),
        ("工业增加值增长7%", "工业增加值占比达到35%", ["target_added", "target_removed"]),
        ("做强五大产业", "做强产业", []),
        ("受理率85%", "受理率提高0.5个百分点", ["target_added", "target_removed"]),
    ],
)
def test_facets(old: str, new: str, expected: list[str]) -> None:
    assert facets(old, new) == expected


def test_differences() -> None:
    (change,) = compare("产值增长5%以上", "产值增长4.5%以上")
    assert change.difference == pytest.approx(-0.005)
    assert change.relative == pytest.approx(-0.1)
    assert change.measured == "产值增速"
    (change,) = compare("植树20公顷", "植树450亩")
    assert change.difference == pytest.approx(150)
    assert change.relative == pytest.approx(0.5)


def test_bound_alone_has_no_difference_in_size() -> None:
    (change,) = compare("产值增长5%以上", "产值增长5%左右")
    assert (change.difference, change.relative) == (0.0, 0.0)


def test_unordered_range_has_no_difference() -> None:
    (change,) = compare("产值增长5.2%", "产值增长5%—5.5%")
    assert (change.difference, change.relative) == (None, None)


def test_two_figures_find_their_own_partners() -> None:
    found = {c.measured: c.facet for c in compare("新增床位300张、学位500个", "新增学位400个、床位350张")}
    assert found == {"床位": "target_raised", "学位": "target_lowered"}


def test_total_is_paired_with_total() -> None:
    (added, raised) = sorted(compare("联网路口700处", "新增联网路口100处、累计达800处"), key=lambda c: c.facet)
    assert (added.facet, raised.facet) == ("target_added", "target_raised")
    assert raised.new is not None and raised.new.value_low == 800


def moves(old: str, new: str) -> set[tuple[str | None, str | None]]:
    return {(c.old and c.old.surface, c.new and c.new.surface) for c in compare(old, new)}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # What is measured decides before equal numbers cancel: the 6万 of the one are not the 6万 of the other.
        (
            "筹集建设人才公寓11万套；竣工各类周转房6万套",
            "筹建人才公寓6万套；竣工各类周转用房7万套",
            {("11万套", "6万套"), ("6万套", "7万套")},
        ),
        # What is finished is compared with what is finished, though what is begun is named first.
        (
            "完成老楼加装护栏150部以上",
            "老楼加装护栏新开工800部、完工450部",
            {(None, "800部"), ("150部以上", "450部")},
        ),
        ("开工建设水厂5座、竣工3座", "开工建设水厂3座、竣工5座", {("5座", "3座"), ("3座", "5座")}),
        ("新增床位300张、学位500个", "新增学位300个、床位500张", {("300张", "500张"), ("500个", "300个")}),
        # What was only renamed or moved is no change.
        ("建设书屋30个；改造食堂20个", "改造食堂25个；新建阅读空间30个", {("20个", "25个")}),
    ],
)
def test_pairs_by_what_is_measured(old: str, new: str, expected: set[tuple[str | None, str | None]]) -> None:
    assert moves(old, new) == expected


def test_a_second_act_is_named_by_what_it_is_done_to() -> None:
    assert {c.measured for c in compare("完成老楼加装护栏150部以上", "老楼加装护栏新开工800部、完工450部")} == {
        "老楼加装护栏"
    }


def test_a_fall_and_a_rise_are_apart_by_their_sum() -> None:
    (change,) = compare("产值下降3%", "产值增长4%")
    assert (change.facet, change.relative, change.better) == ("target_raised", None, None)
    assert change.difference == pytest.approx(0.07)


@pytest.mark.parametrize(
    ("old", "new", "facet", "difference"),
    [
        ("产值增长6%—6.5%", "产值增长6%以上", "target_changed", None),
        ("产值增长6%—6.5%", "产值增长5.5%以上", "target_lowered", -0.005),
        ("产值增长6%—6.5%", "产值增长超过6%", "target_changed", None),
        ("占比控制在20%—25%", "占比低于25%", "target_changed", None),
        ("产值增长6%以上", "产值增长6.5%—7%", "target_raised", 0.005),
        ("占比控制在20%—25%", "占比控制在25%以内", "target_changed", None),
    ],
)
def test_range_and_open_bound_are_compared_by_the_end_that_both_state(
    old: str, new: str, facet: str, difference: float | None
) -> None:
    (change,) = compare(old, new)
    assert change.facet == facet
    assert change.difference == (None if difference is None else pytest.approx(difference))


@pytest.mark.parametrize(
    ("old", "new", "better"),
    [
        ("地区生产总值增长5%以上", "地区生产总值增长4.5%以上", "worse"),
        ("城镇调查失业率控制在5.5%以内", "城镇调查失业率控制在5%以内", "better"),
        ("细颗粒物浓度控制在33微克/立方米", "细颗粒物浓度控制在32微克/立方米", "better"),
        ("细颗粒物浓度下降3%", "细颗粒物浓度下降5%", "better"),
        ("单位地区生产总值能耗下降3%", "单位地区生产总值能耗下降2%", "worse"),
        ("居民消费价格涨幅3%左右", "居民消费价格涨幅2%左右", "better"),
        ("新增学位500个", "新增学位400个", "worse"),
        ("拆除违法建设900万平方米", "拆除违法建设700万平方米", None),
        ("产值增长5%", "产值增长4%", None),
        ("赤字率按3%安排", "赤字率按4%安排", None),
    ],
)
def test_better_and_worse_only_where_the_lexicon_knows(old: str, new: str, better: str | None) -> None:
    (change,) = compare(old, new)
    assert change.better == better


CLAUSES = st.lists(
    st.sampled_from(
        [
            "产值增长5%",
            "产值增长6%以上",
            "建设书屋30个",
            "植树20公顷",
            "植树300亩",
            "零上访",
            "受理率85%—90%",
            "推进17号线建设",
        ]
    ),
    max_size=4,
)


@given(CLAUSES)
def test_same_on_both_sides_is_nothing(clauses: list[str]) -> None:
    assert changed_figures(pair_figures(side(*clauses), side(*reversed(clauses)))) == ()


@given(CLAUSES, CLAUSES)
def test_swapping_sides_mirrors(old: list[str], new: list[str]) -> None:
    mirror = {"target_raised": "target_lowered", "target_lowered": "target_raised", "target_added": "target_removed"}
    mirror |= {"target_removed": "target_added", "target_changed": "target_changed"}
    forth = sorted(mirror[c.facet] for c in changed_figures(pair_figures(side(*old), side(*new))))
    back = sorted(c.facet for c in changed_figures(pair_figures(side(*new), side(*old))))
    assert forth == back


def test_a_point_that_became_a_range_moved_by_no_single_amount() -> None:
    (change,) = compare("全区生产总值增长7.5%左右", "全区生产总值增长7%—7.5%")

    assert (change.facet, change.difference, change.relative) == ("target_lowered", None, None)


def test_a_range_that_shifted_moved_by_what_both_ends_moved() -> None:
    (change,) = compare("全区生产总值增长7%—8%", "全区生产总值增长6.5%—7.5%")

    assert change.facet == "target_lowered"
    assert change.difference == pytest.approx(-0.005)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("游客人次翻一番", "游客人次增长100%", []),
        ("游客人次增长一倍", "游客人次增长100%", []),
        ("游客人次增长一倍", "游客人次翻一番", []),
        ("游客人次翻一番", "游客人次增长80%", ["target_lowered"]),
        ("游客人次增长50%", "游客人次翻一番", ["target_raised"]),
        ("游客人次翻一番", "游客人次翻两番", ["target_raised"]),
        ("补助标准达到低保标准的2倍", "补助标准增长100%", ["target_added", "target_removed"]),
        ("办件时限压缩三分之一", "办件时限压缩33%", []),
        ("办件时限压缩三分之一", "办件时限压缩1/3", []),
        ("办件时限压缩三分之一", "办件时限压缩30%", ["target_lowered"]),
    ],
)
def test_growth_in_words_and_in_per_cent_is_one_figure(old: str, new: str, expected: list[str]) -> None:
    assert sorted(facets(old, new)) == expected


def test_the_difference_from_times_to_per_cent_is_that_of_the_growth() -> None:
    (change,) = compare("游客人次翻一番", "游客人次增长80%")
    assert change.difference == pytest.approx(-0.2)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("加快清河治理、北湖治理等9个项目", ["清河治理等项目"]),
        ("新开工项目50个", ["新开工项目"]),
        ("在50个小区设置充电桩", ["小区设置充电桩"]),
        ("推动20个机关、30个小区开放车位", ["机关开放车位", "小区开放车位"]),
        ("为1万名困境、留守儿童提供体检", ["困境、留守儿童"]),
        ("将城市、农村低保标准分别提高到480元和297元", ["城市低保标准", "农村低保标准"]),
        ("城镇、农村居民收入分别增长5%、6%", ["城镇居民收入", "农村居民收入"]),
        ("氨氮和二氧化硫排放量分别削减1.5%和2%", ["氨氮排放量", "二氧化硫排放量"]),
        ("改造住宅区138个8672户", ["住宅区", "住宅区"]),
        ("建成五大类90项工程", ["工程", "工程"]),
        ("净增商户400家", ["商户"]),
    ],
)
def test_the_label_names_the_object_with_its_head(text: str, labels: list[str]) -> None:
    quantities = extract_quantities(text)
    assert [label(text, q.measured, (q.start, q.end)) for q in quantities] == labels


@pytest.mark.parametrize(
    ("old", "new", "better"),
    [
        ("竣工保障性住房8万套", "保障性住房9万套", "better"),
        ("保障性住房9万套", "竣工保障性住房8万套", "worse"),
        ("竣工保障性住房8万套", "竣工保障性住房9万套", "better"),
    ],
)
def test_an_act_that_one_plan_alone_names_hides_no_direction(old: str, new: str, better: str) -> None:
    (change,) = compare(old, new)
    assert change.better == better


def test_a_change_is_called_what_the_new_plan_calls_it() -> None:
    (change,) = compare("新建口袋公园30个", "新建城市口袋公园50个")
    assert change.measured == "城市口袋公园"


def test_two_names_of_one_indicator_are_no_doubt_and_two_indicators_are() -> None:
    (same,) = compare("经济增长6%", "国内生产总值增长5%")
    (other,) = compare("经济增长6%", "固定资产投资增长5%")

    assert (same.facet, same.doubtful) == ("target_lowered", False)
    assert (other.facet, other.doubtful, other.measured) == ("target_changed", True, "经济增速／固定资产投资增速")


@pytest.mark.parametrize(
    ("text", "member", "expected"),
    [
        ("城市、农村低保标准分别提高到1000元", "城市", "城市低保标准"),
        ("提高城市、农村低保标准到1000元", "城市", "城市"),
        ("城市低保标准分别提高到1000元", "城市", "城市"),
    ],
)
def test_only_a_member_of_a_list_with_figures_of_its_own_gets_the_head_of_the_last(
    text: str, member: str, expected: str
) -> None:
    start = text.index("1000")
    assert label(text, member, (start, start + len("1000元"))) == expected
