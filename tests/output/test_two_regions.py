"""Two regions: what is said of them never says new, dropped, raised or lowered; the codes stay."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from rich.console import Console

from reportdiff.charts.making import make_chart
from reportdiff.comparison import compare_reports
from reportdiff.comparison.figures.target_table import target_table
from reportdiff.i18n.labels import LABELS, Lang, between, say
from reportdiff.i18n.labels.regions import REGION_LABELS
from reportdiff.model import Comparison
from reportdiff.output.json import comparison_to_json
from reportdiff.output.places import places_of
from reportdiff.output.renderers import RenderOptions, render
from reportdiff.output.terminal.target_lines import render_targets
from tests.strategies import report_of

PLAN = """---
region: {region}
year: 2031
title: {title}政府工作报告
kind: digest
---
## 目标

- 地区生产总值增长{growth}%
- 城镇新增就业{jobs}万人

## 教育

- 新增普惠性幼儿园学位{places}个
- 开展校园心理健康筛查
- {own}
"""

FORBIDDEN = {
    "zh": re.compile("新增(?!就业|普惠)|未再提及|提高|降低|不再|新出现|旧报告|新报告|上年|延续"),
    "en": re.compile(r"\b(?:new(?! urban jobs)|dropped|raised|lowered|no longer|old report|vanished)\b", re.IGNORECASE),
}


@pytest.fixture(name="regions", scope="module")
def _regions() -> Comparison:
    first = PLAN.format(
        region="zhejiang", title="浙江省", growth=5, jobs=100, places=3000, own="建设海棠实验室二期和云岭天文台"
    )
    second = PLAN.format(
        region="fujian", title="福建省", growth=6, jobs=50, places=2000, own="打造“灯塔渔港”远洋捕捞示范基地"
    )
    return compare_reports(report_of(first), report_of(second))


def test_the_codes_stay(regions: Comparison) -> None:
    oracle = json.loads(comparison_to_json(regions))

    assert oracle["mode"] == "regions"
    assert {"new", "dropped", "changed"} <= {change["status"] for change in oracle["changes"]}
    assert {"target_raised", "target_lowered"} <= {facet for change in oracle["changes"] for facet in change["facets"]}
    assert places_of(regions) == {"zh": ("浙江", "福建"), "en": ("Zhejiang", "Fujian")}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["terminal", "md", "html-fragment", "html"])
def test_no_form_speaks_of_a_change_in_time(regions: Comparison, form: str, lang: Lang) -> None:
    told = render(regions, form, RenderOptions(lang=lang, show_unchanged=True))
    text = told if isinstance(told, str) else told.decode()
    shown = re.sub(r"(?s)<(script|style).*?</\1>|<[^>]*>", " ", text)

    assert not FORBIDDEN[lang].findall(shown)
    higher, only = {"zh": ("福建更高", "仅浙江有"), "en": ("higher in Fujian", "only in Zhejiang")}[lang]
    assert higher in shown
    assert only in shown.replace("Only", "only")
    assert "↔" in shown


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["overview", "targets"])
def test_nor_do_the_charts(regions: Comparison, kind: str, lang: Lang) -> None:
    chart = make_chart(kind, regions, lang=lang)
    words = " ".join((chart.title, chart.subtitle, chart.alt, *chart.notes))

    assert not FORBIDDEN[lang].findall(words)
    assert {"zh": "福建", "en": "Fujian"}[lang] in words


def test_nor_does_the_table_of_targets(regions: Comparison) -> None:
    console = Console(file=io.StringIO(), width=120)
    render_targets(target_table(regions), console, "zh")
    text = console.file.getvalue()  # type: ignore[attr-defined]

    assert not FORBIDDEN["zh"].findall(text)
    assert "福建要求更高" in text


def test_the_table_in_words_names_the_regions(regions: Comparison) -> None:
    assert "仅浙江有" in set(regions.to_frame("zh").iloc[:, 1])
    assert "dropped" in set(regions.to_frame()["status"])


def test_two_years_of_a_region_are_said_as_ever(regions: Comparison) -> None:
    years = replace(regions, mode="years")

    assert places_of(years) is None
    assert "新增" in str(render(years, "terminal", RenderOptions()))
    assert say("status.new", "zh") == "新增"


def test_the_words_end_with_the_block() -> None:
    with between({"zh": ("甲", "乙"), "en": ("A", "B")}):
        assert (say("status.new", "zh"), say("status.dropped", "en")) == ("仅乙有", "only in A")
        with between(None):
            assert say("status.new", "en") == "new"
    assert say("status.dropped", "zh") == "未再提及"


@pytest.mark.parametrize("key", sorted(REGION_LABELS))
def test_every_label_of_regions_replaces_one_and_needs_no_other_values(key: str) -> None:
    fields = [set(re.findall(r"{(\w+)}", text)) for text in REGION_LABELS[key]]
    usual = set(re.findall(r"{(\w+)}", LABELS[key][0]))

    assert fields[0] - {"a", "b"} <= usual
    assert fields[1] - {"a", "b"} <= usual
