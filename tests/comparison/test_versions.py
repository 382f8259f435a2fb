"""Two versions of one report are a comparison of their own: no doubt about the order, and wordings first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportdiff.comparison import compare_reports
from reportdiff.comparison.versions import are_versions
from reportdiff.i18n.labels import Lang
from reportdiff.model import Comparison, Report
from reportdiff.opening import read_report_bytes
from reportdiff.output.html.page_view import page_view
from reportdiff.output.json import render_json
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.words.summary_words import heading, highlight_lines, warnings

TEXT = """\
柳溪镇2032年政府工作报告
——2032年1月6日在柳溪镇第九届人民代表大会第二次会议上
各位代表：
现在，我代表镇人民政府，向大会报告工作，请予审议。
一、2031年工作回顾
过去一年，全镇新修机耕路8公里，改造厕所210户，清理河道6公里。
二、2032年工作安排
（一）抓产业，强实体。新栽脆李600亩，建设冷库2座，引进加工企业1家。推广稻渔综合种养300亩，办好采摘节。
（二）抓基础，补短板。硬化通组路5公里，改造农村电网3处，新建垃圾中转站1座。实施集镇雨污分流工程。
（三）抓民生，暖民心。修缮敬老院1所，发放临时救助金30万元。完善村卫生室4个，配齐健身器材6套。
各位代表，让我们同心同德、苦干实干，为建设富美柳溪而努力奋斗！
"""

DRAFT = (
    TEXT.replace("修缮敬老院", "改造敬老院")
    .replace("办好采摘节", "办好采摘节，开设直播间")
    .replace("新栽脆李600亩，", "")
)


def read(text: str, name: str) -> Report:
    return read_report_bytes(text.encode(), name=name)


@pytest.fixture(scope="module")
def versions() -> Comparison:
    return compare_reports(read(DRAFT, "draft.txt"), read(TEXT, "final.txt"))


@pytest.mark.parametrize(("lang", "words"), [("zh", "同一份报告的两个版本"), ("en", "two versions of one report")])
def test_every_output_says_that_they_are_versions(versions: Comparison, lang: Lang, words: str) -> None:
    assert heading(versions, lang).endswith(f"{words} · draft.txt → final.txt")
    assert words in page_view(versions, lang=lang, highlights=10).heading
    assert warnings(versions, lang) == []
    assert b'"mode": "versions"' in render_json(versions, RenderOptions(lang=lang))


def test_wording_comes_first(versions: Comparison) -> None:
    lines = highlight_lines(versions, 10, "zh")
    statuses = {change.id: change.status for change in versions.changes}

    assert lines[0] == ("改造敬老院1所 → 修缮敬老院1所", "措辞改动")
    assert [highlight.rank for highlight in versions.highlights] == list(range(1, len(versions.highlights) + 1))
    for section in versions.sections:
        is_wording = [statuses[change] in ("changed", "reworded") for change in section.changes]
        assert is_wording == sorted(is_wording, reverse=True)
    assert sorted(change for section in versions.sections for change in section.changes) == sorted(statuses)


def test_the_same_year_and_region_or_title_make_versions() -> None:
    report = read(TEXT, "final.txt")

    assert are_versions(report, report)
    assert not are_versions(report, replace(report, year=report.year + 1))
    assert not are_versions(replace(report, year=0), replace(report, year=0))
    assert not are_versions(report, replace(report, kind="digest"))
    assert not are_versions(replace(report, region="beijing"), replace(report, region="shanghai"))
    assert are_versions(replace(report, region="unknown"), report)
    assert not are_versions(replace(report, region="unknown", title="另一份报告"), report)
