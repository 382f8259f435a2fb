"""Targets: what both plans state is drawn to a scale that holds, and said in the words of the reports."""

from __future__ import annotations

import pytest

from reportdiff.charts import targets
from reportdiff.charts.making import make_chart
from reportdiff.charts.targets import TargetPair
from reportdiff.charts.targets_words import difference_words, figure_words
from reportdiff.comparison import compare_reports
from reportdiff.model import Comparison
from reportdiff.opening import read_report_bytes

HEAD = "---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年政府工作报告\nkind: digest\n---\n## 预期目标\n"


def comparison_of(old: list[str], new: list[str]) -> Comparison:
    reports = [
        read_report_bytes(
            (HEAD.format(year=year) + "".join(f"- {line}\n" for line in lines)).encode(), name=f"{year}/yunling.md"
        )
        for year, lines in ((2031, old), (2032, new))
    ]
    return compare_reports(*reports)


def rows_of(old: list[str], new: list[str]) -> tuple[TargetPair, ...]:
    return targets.data(comparison_of(old, new))


ROWS = rows_of(
    [
        "地区生产总值增长6%以上",
        "城镇调查失业率控制在5%以内",
        "改造老旧小区200个",
        "新建学校120所",
        "完成造林15万亩",
        "建成停车位3000个",
    ],
    [
        "地区生产总值增长5.5%左右",
        "城镇调查失业率控制在5%以内",
        "改造老旧小区300个",
        "完成造林60万亩",
        "建成停车位3000个",
        "加装电梯400部",
    ],
)


def of(words: str) -> TargetPair:
    return next(row for row in ROWS if words in row.name or words in row.old_text or words in row.new_text)


def test_headline_figures_come_first() -> None:
    flags = [row.headline for row in ROWS]

    assert flags == sorted(flags, reverse=True)
    assert of("地区生产总值").headline


def test_a_figure_has_the_place_the_direction_and_the_bound_of_both_years() -> None:
    gdp = of("地区生产总值")

    assert (gdp.old, gdp.new) == pytest.approx((0.06, 0.055))
    assert (gdp.old_bound, gdp.new_bound) == ("ge", "approx")
    assert (gdp.direction, gdp.panel) == ("lowered", "headline_share")
    assert gdp.difference == pytest.approx(-0.5)


def test_the_words_of_the_report_stand_in_chinese_and_english_forms_in_english() -> None:
    gdp = of("地区生产总值")

    assert [figure_words(gdp, side, "zh") for side in ("old", "new")] == ["6%以上", "5.5%左右"]
    assert [figure_words(gdp, side, "en") for side in ("old", "new")] == ["6% or more", "about 5.5%"]
    assert difference_words(gdp, "zh") == "▼0.5个百分点"


def test_the_same_figure_is_neither_higher_nor_lower() -> None:
    rate = of("失业率")

    assert rate.direction == "same"
    assert difference_words(rate, "zh") == "持平"


def test_figures_of_other_units_are_drawn_as_shares_of_last_years() -> None:
    homes, trees = of("老旧小区"), of("造林")

    assert (homes.panel, homes.direction, difference_words(homes, "zh")) == ("relative", "raised", "▲50%")
    assert difference_words(trees, "en") == "▲to 4 times"


def test_what_only_one_plan_states_is_not_drawn_and_is_counted() -> None:
    alone = [row for row in ROWS if row.why_not == "one_year"]

    assert {row.panel for row in alone} == {""}
    assert [row.old is None for row in alone].count(True) == 1
    assert "仅2032年1项，仅2031年1项" in targets.notes(ROWS, "zh")[0]


def test_figures_stand_with_their_area_of_policy() -> None:
    assert (of("老旧小区").area, of("老旧小区").area_en) == ("住房与城乡区域", "Homes & towns")


def test_a_range_keeps_both_ends() -> None:
    gdp = rows_of(["地区生产总值增长5.5%—6%"], ["地区生产总值增长5%以上"])[0]

    assert (gdp.old_low, gdp.old_high, gdp.new_low, gdp.new_high) == (0.055, 0.06, 0.05, None)
    assert figure_words(gdp, "old", "en") == "5.5%–6%"


@pytest.mark.parametrize(("old", "new", "way"), [(1520, 1530, 1), (1000, 990, -1), (100, 250, 1)])
def test_an_arrowhead_is_on_its_side_of_the_ring_however_small_the_change(old: int, new: int, way: int) -> None:
    from matplotlib.patches import Polygon

    from tests.output.charts.boxes import figure_of

    comparison = comparison_of([f"粮食播种面积{old}万亩", "新建学校120所"], [f"粮食播种面积{new}万亩", "新建学校120所"])
    sheet = figure_of(make_chart("targets", comparison)).axes[0]
    (head,) = [patch for patch in sheet.patches if isinstance(patch, Polygon)]
    rings = [line for line in sheet.lines if line.get_marker() == "o" and line.get_markersize() > 5]
    xs = [point[0] for point in head.get_xy()]

    assert any(
        all((x - float(ring.get_xdata()[0])) * way > 0.04 for x in xs)
        and abs(float(ring.get_ydata()[0]) - head.get_xy()[0][1]) < 1e-6
        for ring in rings
    )


def test_large_shares_stand_apart_from_growth() -> None:
    rows = rows_of(["地区生产总值增长6%以上", "污水处理率达到95%"], ["地区生产总值增长5%以上", "污水处理率达到96.5%"])

    assert [row.panel for row in rows] == ["headline_share", "large_share"]


def test_the_title_counts_what_moved_and_how() -> None:
    pairs = targets.drawable(ROWS)
    raised = sum(row.new > row.old for row in pairs if row.old is not None and row.new is not None)
    title = targets.finding(ROWS, "zh")

    assert title.startswith("地区生产总值增速由“6%以上”变为“5.5%左右”；")
    assert f"{len(pairs)}项数字中，{raised}项提高" in title


def test_the_words_have_every_figure_that_is_drawn() -> None:
    words = targets.alt_text(ROWS, "zh")

    assert all(row.new_words in words for row in targets.drawable(ROWS))


def test_one_figure_is_too_few() -> None:
    rows = rows_of(["地区生产总值增长6%以上"], ["地区生产总值增长5%以上", "扩建普通高中"])

    assert targets.too_few(rows, "en") == "1 figure can be compared between the two plans; a chart needs 2"
    assert targets.too_few((), "zh") is not None


def test_a_title_says_what_stays() -> None:
    rows = rows_of(["地区生产总值增长5%左右", "新建学校120所"], ["地区生产总值增长5%左右", "新建学校130所"])

    assert targets.finding(rows, "zh").startswith("地区生产总值增速仍为“5%左右”；")
    assert targets.finding(rows, "en").startswith("GDP growth still about 5%; ")
