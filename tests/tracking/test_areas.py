"""Areas of policy: told by the measure, then by what stands around it, else not told."""

from __future__ import annotations

import pytest

from reportdiff.comparison.policy_areas import UNKNOWN_AREA, areas_of, load_areas
from reportdiff.tracking.area_shares import area_shares
from tests.tracking.series import series

CLEAR = {
    "新增普惠性幼儿园学位3000个": "education",
    "推进市第三医院迁建": "health",
    "新建农村公路50公里": "rural",
    "打通断头路6条": "infrastructure",
    "培育专精特新企业200家": "industry",
    "治理黑臭水体12条": "ecology",
    "改造老旧小区40个": "urban",
    "新增养老床位500张": "welfare",
    "强化审计监督": "government",
    "开展燃气安全隐患排查": "safety",
    "办好邻里文化节": "culture",
    "建设海棠实验室": "science",
    "发放汽车消费券": "economy",
    "深化国企改革": "reform",
    "做好征兵工作": "nation",
}


@pytest.mark.parametrize(("text", "area"), CLEAR.items())
def test_a_measure_is_told_by_its_words(text: str, area: str) -> None:
    report = series({2030: {"重点工作": [text, "攻坚克难"]}}).reports[0]

    assert areas_of(report)[0] == area


def test_a_heading_tells_what_the_words_do_not() -> None:
    report = series({2030: {"教育": ["扩大优质资源供给"], "健康": ["扩大优质资源供给"]}}).reports[0]

    assert areas_of(report) == ("education", "health")


def test_the_measure_outweighs_its_heading() -> None:
    report = series({2030: {"教育": ["改造老旧小区40个"]}}).reports[0]

    assert areas_of(report) == ("urban",)


def test_a_slogan_is_not_told() -> None:
    report = series({2030: {"总的考虑": ["一步一个脚印向前走"], "城市": ["改造老旧小区40个"]}}).reports[0]

    assert areas_of(report)[0] == UNKNOWN_AREA


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

    assert len({area.id for area in areas}) == len(areas)
    assert all(area.zh and area.en for area in areas)
