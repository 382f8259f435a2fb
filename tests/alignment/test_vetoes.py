"""Vetoes: different objects under one head are no link, and a further measure joins on evidence of its own."""

from __future__ import annotations

import pytest

from reportdiff.alignment.assignment import assign
from reportdiff.alignment.prepared import Side, side_of
from reportdiff.alignment.vetoes import bare_pairs, other_name, other_object
from reportdiff.parsing.folding import fold
from tests.strategies import Row, digest


def side(*texts: str) -> Side:
    return side_of(digest([Row(section="计划", template=text) for text in texts]))


def words(old: str, new: str) -> tuple[str, str] | None:
    left, right = side(old), side(new)
    veto, back = other_object(left.masked[0], right.masked[0]), other_object(right.masked[0], left.masked[0])
    assert (veto is None) == (back is None)
    return (veto.old, veto.new) if veto else None


@pytest.mark.parametrize(
    ("old", "new", "differ"),
    [
        ("促进体育消费", "促进文化消费", ("体育", "文化")),
        ("建设云岭渔船救助中心", "建设云岭渔船交易中心", ("救助", "交易")),
        ("落实外资准入负面清单", "落实市场准入负面清单", ("外资", "市场")),
        ("发展残疾人事业", "大力发展慈善事业", ("残疾人", "慈善")),
        ("建设寄宿制学校300所", "建设食堂1000所", ("寄宿制学校", "食堂")),
        ("提高基础养老金标准", "提高个人养老金标准", ("基础", "个人")),
        ("开展燃气安全检查", "开展电梯安全检查", ("燃气", "电梯")),
        ("推进地铁沿线绿化", "推进河道沿线绿化", ("地铁", "河道")),
        ("完善粮食储备制度", "完善药品储备制度", ("粮食", "药品")),
        ("培育茶叶交易市场", "培育苗木交易市场", ("茶叶", "苗木")),
        ("开工建设湿地博物馆", "开工建设陶瓷博物馆", ("湿地", "陶瓷")),
        # Two words, and a place that the vocabulary does not know.
        ("加大经济责任审计", "加大自然资源审计", ("经济责任", "自然资源")),
        ("治理白沙河污染", "治理东山湖污染", ("白沙河", "东山湖")),
        # The number of the round is no likeness.
        ("做好第五次全国经济普查", "做好第七次全国人口普查", ("经济", "人口")),
        # Unlike units.
        ("改造危险校舍30栋", "改造危险桥梁20座", ("校舍", "桥梁")),
        # The head may be a verb that closes both.
        ("编制地下水保护规划", "编制候鸟保护规划", ("地下水", "候鸟")),
    ],
)
def test_another_object_under_the_same_head(old: str, new: str, differ: tuple[str, str]) -> None:
    assert words(old, new) == differ


@pytest.mark.parametrize(
    ("old", "new", "differ"),
    [
        ("叫响“云匠”品牌", "叫响“云品”品牌", ("云匠", "云品")),
        ("实施“春苗”计划", "深入实施“银龄”计划", ("春苗", "银龄")),
        # A name that was changed, or another measure of the same name.
        ("实施“强基工程”", "实施“强基行动”", None),
        ("编制“十四五”规划", "编制“十五五”规划", None),
        ("实施“春苗”计划", "推广“银龄”驿站", None),
        ("实施“春苗”“银龄”计划", "实施“银龄”“春苗”计划", None),
    ],
)
def test_another_name_in_quotes(old: str, new: str, differ: tuple[str, str] | None) -> None:
    found = other_name(fold(old), fold(new))

    assert (found and (found.old, found.new)) == differ


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # The same but for the verb, for manner, for place or time.
        ("推进云岭缆车建设", "加快云岭缆车建设"),
        ("全面落实湿地保护责任", "严格落实湿地保护责任"),
        ("建设现代产业体系", "建设新型产业体系"),
        ("落实稳健的货币政策", "落实适度宽松的货币政策"),
        ("扩大有效投资", "扩大重点投资"),
        ("办好全市运动会", "办好全省运动会"),
        # Two units of one thing.
        ("改造危险校舍30栋", "改造危险校舍8万平方米"),
        ("换乘比例提高到90%", "换乘比例提升至93%"),
        # Words that mean the same.
        ("建设智慧城市平台", "建设数字城市平台"),
        ("扩大幼儿教育供给", "扩大学前教育供给"),
        ("改造农村公路", "改造乡村公路"),
        # A shared character: 养老保险, 养老年金.
        ("推广电动公交车", "推广电力公交车"),
        # The end differs, not the word before the head: 提升水平, 推进现代化.
        ("提升市域治理水平", "提升市域治理能力"),
        # More than a word differs.
        ("加强流域水环境治理和岸线管护", "加强城区扬尘污染治理和岸线管护"),
        # A head of one character is none.
        ("打通文昌路", "打通学府路"),
    ],
)
def test_what_looks_alike_and_is_no_other_object(old: str, new: str) -> None:
    assert words(old, new) is None


def test_a_bare_pair_shares_less_than_a_fifth_and_scores_less_than_six_tenths() -> None:
    old, new = side("修缮湿地步道", "新增就业岗位"), side("整治湿地步道", "打造夜间集市")
    scores = {(0, 0): 0.5, (0, 1): 0.5, (1, 1): 0.6, (1, 0): 0.59}

    assert bare_pairs(scores, old, new) == {(0, 1), (1, 0)}


def test_a_bare_pair_founds_a_link_and_joins_none() -> None:
    pairs = {(0, 0): 0.9, (0, 1): 0.8, (1, 2): 0.7}

    assert [(g.old, g.new) for g in assign(pairs, (2, 3))] == [({0}, {0, 1}), ({1}, {2})]
    bare = {(0, 1), (1, 2)}
    assert [(g.old, g.new) for g in assign(pairs, (2, 3), bare=bare)] == [({0}, {0}), ({1}, {2})]
