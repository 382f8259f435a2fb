"""A figure gets an arrow only where both sides count one thing; a bracket never does; labels are whole words."""

from __future__ import annotations

import pytest

from reportdiff.comparison.figures.figure_changes import changed_figures, pair_figures
from reportdiff.comparison.figures.figure_labels import whole_phrase
from reportdiff.model import FigureChange
from tests.comparison.test_figures import side


def only(old: str, new: str) -> FigureChange:
    (change,) = changed_figures(pair_figures(side(old), side(new)))
    return change


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("实施青苗科技项目400个", "取得青苗科技奖励100个"),
        ("完成国土绿化200万亩", "完成营造林150万亩"),
        ("改造完工老旧小区260个", "开工老旧小区改造项目240个"),
        ("全年新增幼儿园学位4万个", "两年新增幼儿园学位9万个"),
        ("新建美丽村庄150个", "续建美丽村庄250个"),
        ("建成智慧农场60个", "累计建成智慧农场超500个"),
        ("科技企业超过2.6万家", "新增萤火企业500家、科技企业8000家"),
    ],
)
def test_neighbouring_things_have_no_arrow(old: str, new: str) -> None:
    for change in changed_figures(pair_figures(side(old), side(new))):
        assert change.facet not in ("target_raised", "target_lowered")
        assert change.difference is None and change.relative is None and change.better is None


def test_the_doubt_is_said_with_both_nouns() -> None:
    change = only("完成国土绿化200万亩", "完成营造林150万亩")
    assert change.doubtful
    assert (change.facet, change.measured) == ("target_changed", "国土绿化／营造林")


@pytest.mark.parametrize(
    ("old", "new", "facet"),
    [
        ("新增停车位2万个", "新增公共泊位3万个", "target_raised"),
        ("竣工保障房8万套", "竣工保障性住房9万套", "target_raised"),
        ("改造老旧小区500个", "完成老旧小区综合整治300个", "target_lowered"),
        ("联网路口700处", "联网路口累计达800处", "target_raised"),
        ("筹建人才公寓5万套", "筹集建设人才公寓4万套", "target_lowered"),
    ],
)
def test_one_thing_in_other_words_keeps_its_arrow(old: str, new: str, facet: str) -> None:
    change = only(old, new)
    assert change.facet == facet and not change.doubtful and change.difference


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("扶持总投资5000万元以上的项目", "扶持总投资亿元以上的项目"),
        ("为65岁以上老年人免费体检", "为60岁以上老年人免费体检"),
        ("整治建筑面积500平方米以上的场所", "整治建筑面积300平方米以上的场所"),
    ],
)
def test_a_bracket_that_moved_is_told_without_a_direction(old: str, new: str) -> None:
    change = only(old, new)
    assert (change.facet, change.difference, change.better) == ("target_changed", None, None)


@pytest.mark.parametrize("text", ["扶持总投资亿元以上的项目", "关停规模以上、能耗35蒸吨及以下的锅炉"])
def test_a_bracket_neither_comes_nor_goes(text: str) -> None:
    assert changed_figures(pair_figures(side(text), ())) == () == changed_figures(pair_figures((), side(text)))


@pytest.mark.parametrize(
    ("text", "phrase", "label"),
    [
        ("美丽乡村覆盖率60%", "丽乡村覆盖率", "美丽乡村覆盖率"),
        ("老楼加装电梯新增600部", "老楼加装电梯新", "老楼加装电梯"),
        ("完成4万户农宅抗震节能改造", "农宅抗震节能", "农宅抗震节能改造"),
        ("新建充电桩300个", "充電樁", "充電樁"),
    ],
)
def test_labels_end_where_words_do(text: str, phrase: str, label: str) -> None:
    digits = [at for at, character in enumerate(text) if character.isdigit()]
    assert whole_phrase(text, phrase, (digits[0], digits[-1] + 2)) == label


@pytest.mark.parametrize(("count", "facet"), [(390, "target_raised"), (400, "target_changed"), (410, "target_changed")])
@pytest.mark.parametrize(("old", "new"), [("智能社区食堂", "社区食堂"), ("社区食堂", "智能社区食堂")])
def test_a_word_that_one_name_has_makes_another_scope_from_four_times_the_figure(
    old: str, new: str, count: int, facet: str
) -> None:
    assert only(f"新建{old}100家", f"新建{new}{count}家").facet == facet


@pytest.mark.parametrize(("quote", "facet"), [("云岭灯塔工坊", "target_raised"), ("云岭星火工坊", "target_changed")])
def test_names_in_quotes_are_one_from_a_likeness_of_sixty(quote: str, facet: str) -> None:
    # Five of six characters, and three.
    assert only("培育“云岭灯塔工厂”企业20家", f"培育“{quote}”企业30家").facet == facet
