"""Every kind of chart in both languages: labels inside the picture, apart from each other, and whole."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from reportdiff.charts.chart_kinds import KINDS
from reportdiff.charts.making import make_chart
from reportdiff.opening import read_report_bytes
from reportdiff.tracking.fulfilment import fulfil
from reportdiff.tracking.lineage.lineages import trace_lineages
from reportdiff.tracking.many_regions.region_targets import RegionYear
from reportdiff.tracking.many_regions.regions_at_hand import RegionReports
from reportdiff.tracking.series import ReportSeries, series_of
from tests.output.charts.boxes import collisions, figure_of, labels_of, outside
from tests.output.charts.test_flow import CROWDED
from tests.output.charts.test_targets import comparison_of
from tests.output.charts.test_terms import SHIFTED
from tests.tracking.series import series
from tests.tracking.test_term_lives import YEARS as TERM_YEARS

TARGETS = comparison_of(
    [
        "地区生产总值增长6%以上",
        "城镇调查失业率控制在5.5%以内",
        "居民消费价格涨幅控制在3%左右",
        "城镇新增就业26万人以上",
        "一般公共预算收入增长4%—5%",
        "省级财政资金统筹安排1042.8亿元以上",
        "改造老旧小区200个",
        "完成造林15万亩",
        "粮食播种面积稳定在1520万亩",
        "污水处理率达到95%",
    ],
    [
        "地区生产总值增长5.5%左右",
        "城镇调查失业率控制在5.5%以内",
        "居民消费价格涨幅控制在2%左右",
        "城镇新增就业28万人以上",
        "一般公共预算收入增长5%",
        "省级财政资金统筹安排1053.8亿元以上",
        "改造老旧小区150个",
        "完成造林60万亩",
        "粮食播种面积稳定在1530万亩",
        "污水处理率达到96.5%",
    ],
)
FILLER = ["推进望山隧道前期工作", "建成云岭大桥主桥段", "推行课后服务全覆盖"] * 4
SERIES = series(
    {
        year: {
            "目标": [
                f"地区生产总值增长{gdp}%左右",
                f"城镇新增就业{jobs}万人以上",
                f"居民消费价格涨幅控制在{cpi}%以内",
                "城镇调查失业率控制在5.5%以内" if year > 2032 else "稳定就业形势",
            ],
            "其他": [*FILLER, *["治理黑臭水体3条"] * (2040 - year), *["建设算力中心1个"] * (year - 2029)],
        }
        for year, gdp, jobs, cpi in (
            (2030, 8, 26, 3), (2031, 7.5, 27, 3.5), (2032, 7, 28, 3), (2034, 6.5, 27, 2.5), (2035, 5.5, 29, 2),
        )
    }
)  # fmt: skip
HEAD = "---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年政府工作报告\nkind: full_text\n---\n"
BODY = HEAD + "一、{before}年工作回顾\n\n过去一年，{review}。\n\n二、{year}年重点工作\n\n今年主要目标是：{plan}。\n"
PLAN = (
    "地区生产总值增长6%左右，城镇新增就业30万人以上，居民消费价格涨幅控制在3%左右，城镇调查失业率控制在5.5%以内，"
    "一般公共预算收入增长4%，固定资产投资增长8%以上，社会消费品零售总额增长7%。改造老旧小区200个，完成造林15万亩，"
    "粮食播种面积稳定在1520万亩，新建社区食堂120家，新增养老床位5000张"
)
RESULT = (
    "地区生产总值增长5.2%，城镇新增就业36万人，居民消费价格上涨0.3%，城镇调查失业率5.4%，一般公共预算收入下降2.5%，"
    "固定资产投资增长9.1%，社会消费品零售总额增长3%。改造老旧小区150个，完成造林60万亩，粮食播种面积1525万亩，"
    "新建社区食堂120家，新增养老床位4850张"
)
FULFILMENT = fulfil(
    *(
        read_report_bytes(
            BODY.format(year=year, before=year - 1, review=review, plan=PLAN).encode(), name=f"{year}/yunling.md"
        )
        for year, review in ((2031, "城乡面貌一新"), (2032, RESULT))
    )
)
LIVES = trace_lineages(
    series(
        {
            year: {
                "目标": [f"新建改建村级公路{n * 35}公里，实施危桥改造{n * 4}座，惠及沿线群众{n}万人"],
                "其他": ["推行课后服务全覆盖"],
            }
            for n, year in enumerate(range(2031, 2042), start=3)
        }
    )
)
_OPEN = ("%以上", "%左右", "%—9%", "%以上、力争9%")


def _region(n: int) -> ReportSeries:
    plans = {
        2031: f"地区生产总值增长{5 + n % 4}%左右，新建社区食堂120家",
        2032: f"地区生产总值增长{4 + n % 4}{_OPEN[n % 4]}，新建社区食堂9家",
    }
    result = f"地区生产总值增长{4 + n % 5}.{n % 9}%"
    texts = {year: BODY.format(year=year, before=year - 1, review=result, plan=plan) for year, plan in plans.items()}
    return series_of(
        [
            read_report_bytes(text.replace("yunling", f"云岭{n}").encode(), name=f"{year}/云岭{n}.md")
            for year, text in texts.items()
        ]
    )


REGIONS = RegionYear(
    reports=RegionReports(
        regions=tuple(f"云岭{n}" for n in range(16)), series={f"云岭{n}": _region(n) for n in range(15)}
    ),
    year=2032,
)
SUBJECT: dict[str, Any] = {
    "overview": CROWDED, "flow": CROWDED, "targets": TARGETS, "card": TARGETS, "terms": SHIFTED,
    "promise": FULFILMENT, "life": LIVES, "regions": REGIONS, "trends": TERM_YEARS,
}  # fmt: skip

_CUT_OFF = {
    ("life", "wide"),
    ("flow", "square"),
    ("flow", "wide"),
    ("overview", "square"),
    ("overview", "wide"),
    ("targets", "wide"),
}
"""Where a picture of fixed height has too little room for whole headings of forty characters."""


def test_every_kind_is_looked_at() -> None:
    assert {kind.name for kind in KINDS.values() if kind.over != "years"} | {"trends"} == set(SUBJECT)


@pytest.mark.parametrize(("lang", "size"), [("zh", "article"), ("en", "article"), ("zh", "square"), ("en", "wide")])
@pytest.mark.parametrize("kind", list(KINDS))
def test_labels_are_inside_apart_and_whole(kind: str, lang: Literal["zh", "en"], size: Any) -> None:
    figure = figure_of(make_chart(kind, SUBJECT.get(kind, SERIES), lang=lang, size=size))

    assert outside(figure) == []
    assert collisions(figure) == []
    assert len(list(labels_of(figure))) > 5
    if (kind, size) not in _CUT_OFF:
        assert not [words for words, _ in labels_of(figure) if words.endswith("…")]


def test_a_timeline_of_thirty_years_is_readable_too() -> None:
    long = series(
        {
            year: {
                "目标": [f"地区生产总值增长{5 + (year * 7) % 8}%左右"],
                "其他": ["推进望山隧道前期工作", "建成云岭大桥主桥段"],
            }
            for year in range(2001, 2031)
        }
    )
    figure = figure_of(make_chart("timeline", long, choices={"of": "GDP"}))

    assert (outside(figure), collisions(figure)) == ([], [])


def test_no_band_goes_through_a_label() -> None:
    axes = figure_of(make_chart("timeline", SERIES, choices={"of": "GDP"})).axes[0]
    words = [text.get_window_extent() for text in axes.texts if "%" in text.get_text()]
    bands = [line.get_window_extent() for line in axes.lines if line.get_alpha()]

    assert words and bands
    assert not any(label.overlaps(band) for label in words for band in bands)
