"""Two figures are subtracted only where they count one thing; else both are shown, with the reason in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportdiff.comparison.figures.figure_changes import changed_figures, pair_figures
from reportdiff.i18n.labels import Lang
from reportdiff.model import FigureChange, FigureReason
from reportdiff.output.words.figure_words import figure_pair
from tests.comparison.test_figures import side


def only(old: str, new: str) -> FigureChange:
    (change,) = [c for c in changed_figures(pair_figures(side(old), side(new))) if c.old and c.new]
    return change


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("违法棚房治理90万平方米", "违法棚房拆除30万平方米", ("action", "治理", "拆除")),
        ("新建农贸市场30个", "改建农贸市场20个", ("action", "新建", "改建")),
        ("新建改扩建卫生院12所", "改扩建卫生院9所", ("action", "新建改扩建", "改扩建")),
        ("实施沿街外墙整修50个", "沿街外墙整修完工30个", ("stage", "实施", "完工")),
        ("新开工风电项目12个", "抓好15个风电项目建设", ("stage", "新开工", "抓好")),
        ("谋划水利项目20个", "实施水利项目12个", ("stage", "谋划", "实施")),
        ("新增萤火企业300家", "萤火企业达到900家", ("statistic", "新增", "达到")),
        ("茶叶产值实际增长6%", "茶叶产值增长8%", ("statistic", "实际增长", "增长")),
        ("工业固定资产投资800亿元", "全社会固定资产投资900亿元", ("scope", "工业", "全社会")),
        ("房地产开发投资80亿元", "基础设施投资90亿元", ("scope", "房地产开发", "基础设施")),
        ("城镇登记失业率控制在4%以内", "城镇调查失业率控制在6%以内", ("statistic", "登记失业率", "调查失业率")),
        ("完成管道整治120公里", "完成三年管道整治400公里", ("statistic", "管道整治", "三年")),
        ("新增中小学学位2万个", "新增中学学位1万个", ("scope", "中小学", "中学")),
        ("推进亿元以上项目90个", "推进5亿元以上项目40个", ("scope", "亿元以上", "5亿元以上")),
        ("打造星河示范村100个", "打造省级星河示范村14个、市级星河示范村50个", ("scope", "星河示范村", "市级")),
        ("农村参保人数增长3%", "城镇参保人数增长5%", ("scope", "农村", "城镇")),
        ("今年搬迁8万户", "今年搬迁28万人", ("unit", "户", "人")),
        ("新增公交线路90条", "新增公交线路、渡船航线220条", ("sum", "公交线路", "公交线路、渡船航线")),
    ],
)  # fmt: skip
def test_the_reason_names_the_kind_and_the_words(old: str, new: str, reason: tuple[str, str, str]) -> None:
    (change,) = [c for c in changed_figures(pair_figures(side(old), side(new))) if c.reason is not None]
    assert change.facet == "target_changed" and change.doubtful
    assert change.difference is None and change.relative is None and change.better is None
    assert change.reason == FigureReason(kind=reason[0], old=reason[1], new=reason[2])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "facet"),
    [
        ("筹集建设人才公寓15套", "筹集建设人才公寓8套", "target_lowered"),
        ("筹集保租房15套", "筹集保障性租赁住房8套", "target_lowered"),
        ("全社会固定资产投资800亿元", "固定资产投资900亿元", "target_raised"),
        ("建设高标准农田26万亩", "建设改造高标准农田20万亩", "target_lowered"),
        ("实施河道清淤240公里", "完成河道清淤245公里", "target_raised"),
        ("新落户超7亿元茶业项目30个", "新落户总投资超7亿元茶业项目20个", "target_lowered"),
        ("茶叶产值实际增长6%", "茶叶产值实际增长8%", "target_raised"),
        ("实际利用外资增长6%", "实际利用外资增长8%", "target_raised"),
        ("高新技术企业达到260家", "高新技术企业总数达到320家", "target_raised"),
        ("新增城镇就业2.1万人", "全年城镇新增就业1.8万人", "target_lowered"),
        ("新开工甲类厂房9栋、竣工6栋", "新开工甲类厂房9栋、竣工7栋", "target_raised"),
        ("改造老旧小区30个、危房40户", "改造老旧小区20个、危房40户", "target_lowered"),
    ],
)  # fmt: skip
def test_one_thing_keeps_its_arrow(old: str, new: str, facet: str) -> None:
    change = only(old, new)
    assert (change.facet, change.reason, change.doubtful) == (facet, None, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("办好20件民生实事", "办好25件民生实事"),
        ("做好以下九个方面工作", "做好以下十个方面工作"),
        ("建设云杉3000吨垃圾焚烧厂", "建设云杉4500吨垃圾焚烧厂"),
        ("办好云杉40人论坛", "办好云杉50人论坛"),
        ("渔村补助标准由430元提高到510元", "渔村补助标准由510元提高到510元"),
        ("新增公交90条", "新增公交、巴士、驿车共220条"),
        ("引进300万元以上外资项目20个", "引进500万元以上外资项目20个"),
    ],
)
def test_what_only_describes_is_neither_raised_nor_lowered(old: str, new: str) -> None:
    changes = changed_figures(pair_figures(side(old), side(new)))
    assert not {change.facet for change in changes} & {"target_raised", "target_lowered"}


@pytest.mark.parametrize(
    "text",
    ["保障14亿人粮食安全", "惠及2.9亿在校学生", "办好云杉50人论坛", "实施百万亩造林工程", "在完成去年22处整治的基础上"],
)
def test_a_fact_or_a_name_is_no_target(text: str) -> None:
    assert not pair_figures(side(), side(text)) and not pair_figures(side(text), side())


def test_of_two_bare_figures_the_sentence_before_decides() -> None:
    def facet(before_old: str, before_new: str) -> str:
        old = [replace(measure, id="o") for measure in side("投资20亿元")]
        new = [replace(measure, id="n") for measure in side("投资30亿元")]
        (change,) = changed_figures(pair_figures(old, new, {"o": before_old, "n": before_new}))
        return change.facet

    assert facet("实施岸电改造项目20个，", "抓好岸电改造项目30个，") == "target_raised"
    assert facet("安排市级交通项目20个，", "安排新区水利项目30个，") == "target_changed"
    assert facet("修缮古塔。", "扩建粮库。") == "target_changed"


def test_the_floor_is_compared_and_the_stretch_shown() -> None:
    change = only("地区生产总值增长6.5%左右", "地区生产总值增长6%左右、力争6.5%")
    assert (change.facet, change.old_stretch, change.new_stretch) == ("target_lowered", "", "力争6.5%")
    assert change.difference == pytest.approx(-0.005)
    assert figure_pair(change, "zh") == "6.5%左右 → 6%左右（力争6.5%） ▼0.5个百分点"
    both = only("地区生产总值增长6%以上、力争7%", "地区生产总值增长5%以上、力争达到6%")
    assert (both.facet, both.old_stretch, both.new_stretch) == ("target_lowered", "力争7%", "力争达到6%")


@pytest.mark.parametrize(("new", "expected"), [("25%", True), ("22.9%", False), ("23%", True)])
def test_ten_times_the_rate_is_a_probable_misprint(new: str, expected: bool) -> None:
    change = only("产值增长2.3%", f"产值增长{new}")
    assert change.misprint == expected and change.doubtful == expected
    assert (change.facet == "target_changed") == expected


def test_a_small_rate_or_a_number_of_things_may_grow_tenfold() -> None:
    assert not only("产值增长0.3%", "产值增长3%").misprint
    assert not only("新增床位200张", "新增床位2000张").misprint


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "90万平方米；30万平方米（口径可能不同：治理 → 拆除）"),
        ("en", "90万平方米; 30万平方米 (not the same work: 治理 → 拆除)"),
    ],
)
def test_the_reason_is_said_in_words(lang: Lang, words: str) -> None:
    assert figure_pair(only("违法棚房治理90万平方米", "违法棚房拆除30万平方米"), lang) == words
