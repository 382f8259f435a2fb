"""Areas of policy: told by the measure, then by what stands around it, else not told."""

from __future__ import annotations

from collections import Counter

import pytest

from reportdiff.package_data import data_table
from reportdiff.parsing.policy_areas import UNKNOWN_AREA, load_areas
from reportdiff.tracking.area_shares import area_shares
from tests.tracking.series import series

WEIGHTS = ("strong", "plain", "weak")

CLEAR = {
    "新增普惠性幼儿园学位3000个": "education",
    "推进市第三医院迁建": "health",
    "粮食播种面积稳定在30万亩": "agriculture",
    "打通断头路6条": "transportation",
    "新建农村公路50公里": "transportation",
    "规模以上工业增加值增长6%": "macroeconomics",
    "治理黑臭水体12条": "environment",
    "改造老旧小区40个": "housing",
    "新增养老床位500张": "social_welfare",
    "强化审计监督": "government",
    "开展安全生产专项整治": "labor",
    "深入开展扫黑除恶斗争": "law_crime",
    "办好邻里文化节": "culture",
    "建设海棠实验室": "technology",
    "发放汽车消费券": "commerce",
    "深化国企改革": "commerce",
    "做好征兵工作": "defense",
    "新增光伏装机20万千瓦": "energy",
    "培育外贸新业态": "foreign_trade",
    "深化友好城市交流": "international",
    "加固病险水库8座": "public_lands",
    "做好民族宗教工作": "civil_rights",
    "便利外国人签证办理": "immigration",
}


@pytest.mark.parametrize(("text", "area"), CLEAR.items())
def test_a_measure_is_told_by_its_words(text: str, area: str) -> None:
    report = series({2030: {"重点工作": [text, "攻坚克难"]}}).reports[0]

    assert report.measures[0].area == area


def test_a_heading_tells_what_the_words_do_not() -> None:
    report = series({2030: {"教育": ["扩大优质资源供给"], "健康": ["扩大优质资源供给"]}}).reports[0]

    assert [measure.area for measure in report.measures] == ["education", "health"]


def test_the_measure_outweighs_its_heading() -> None:
    report = series({2030: {"教育": ["改造老旧小区40个"]}}).reports[0]

    assert [measure.area for measure in report.measures] == ["housing"]


def test_a_slogan_is_not_told() -> None:
    report = series({2030: {"总的考虑": ["一步一个脚印向前走"], "城市": ["改造老旧小区40个"]}}).reports[0]

    assert report.measures[0].area == UNKNOWN_AREA


def test_the_shares_of_a_year_add_up() -> None:
    shares = area_shares(series({2030: {"教育": ["新建学校3所", "攻坚克难"]}, 2031: {"健康": ["新建医院3所"]}}))

    assert {year: sum(row.share for row in shares if row.year == year) for year in (2030, 2031)} == {
        2030: pytest.approx(1),
        2031: pytest.approx(1),
    }
    assert [(row.year, row.measures, row.total) for row in shares if row.area == "education"] == [
        (2030, 2, 2),
        (2031, 0, 1),
    ]


def test_every_area_has_both_names_and_an_id_of_its_own() -> None:
    areas = load_areas()

    assert len({area.id for area in areas}) == len({area.code for area in areas}) == len(areas) == 21
    assert all(area.zh and area.en and area.name for area in areas)


def test_no_word_tells_two_areas() -> None:
    words = [word for entry in data_table("areas.toml")["area"] for w in WEIGHTS for word in entry[w].split()]

    assert {word for word, count in Counter(words).items() if count > 1} == set()
