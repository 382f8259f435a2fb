"""A fulfilment in all its forms: what was missed first, the same facts everywhere, nothing wider than asked."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from rich.cells import cell_len

from reportdiff.charts import promise
from reportdiff.i18n.labels import Lang
from reportdiff.model import Fulfilment
from reportdiff.opening import read_report_bytes
from reportdiff.output.html.fulfilment_page import render_fulfilment_page
from reportdiff.output.tables.fulfilment_files import COLUMNS, fulfilment_to_csv
from reportdiff.output.tables.fulfilment_workbook import render_fulfilment_workbook
from reportdiff.output.terminal.console import make_console
from reportdiff.output.terminal.fulfilment_lines import render_fulfilment
from reportdiff.output.words.fulfilment_words import limits, scorecard
from reportdiff.tracking.fulfilment import fulfil

HEAD = "---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年政府工作报告\nkind: full_text\n---\n"
PLAN = (
    "今年主要目标是：地区生产总值增长6%左右，城镇新增就业3万人。建成磐石精密仪器产业园。"
    "新建社区食堂120家。推进竹溪书院文旅街区建设。推广青梅古法酿造工艺。"
)
BODY = "一、{before}年工作回顾\n\n{review}\n\n二、{year}年重点工作\n\n" + PLAN + "\n"
REVIEW = (
    "过去一年，全市地区生产总值增长5.2%。城镇新增就业3.6万人。磐石精密仪器产业园建成投用。"
    "新建社区食堂120家。竹溪书院文旅街区加快建设。<script>alert(1)</script>=SUM(1)。"
)


@pytest.fixture(scope="module")
def fulfilment() -> Fulfilment:
    reports = [
        read_report_bytes(
            (HEAD.format(year=year) + BODY.format(before=year - 1, review=review, year=year)).encode(),
            name=f"{year}/yunling.md",
        )
        for year, review in ((2031, "过去一年，城乡面貌一新。"), (2032, REVIEW))
    ]
    return fulfil(*reports)


def shown(fulfilment: Fulfilment, lang: Lang, width: int) -> str:
    console = make_console(color="never", width=width, stream=io.StringIO())
    with console.capture() as capture:
        render_fulfilment(fulfilment, console, lang, show_all=True)
    return capture.get()


@pytest.mark.parametrize("width", [30, 80, 120])
def test_no_line_is_wider_than_asked(fulfilment: Fulfilment, width: int) -> None:
    for lang in ("zh", "en"):
        assert all(cell_len(line) <= width for line in shown(fulfilment, lang, width).splitlines())


def test_every_form_has_every_verdict_and_figure(fulfilment: Fulfilment) -> None:
    text = shown(fulfilment, "zh", 120)
    page = render_fulfilment_page(fulfilment, "zh").decode()
    table = fulfilment_to_csv(fulfilment).decode("utf-8-sig")
    for item in fulfilment.items:
        for form in (text, page, table):
            assert item.measure.text in form
        for result in item.results:
            for form in (text, page, table):
                assert result.target_words in form
                assert result.result_words in form
    assert table.splitlines()[0] == ",".join(COLUMNS)
    assert len(table.splitlines()) == 1 + sum(max(1, len(item.results)) for item in fulfilment.items)


def test_what_was_missed_is_first_and_what_is_not_mentioned_is_folded(fulfilment: Fulfilment) -> None:
    page = render_fulfilment_page(fulfilment, "en").decode()
    assert page.index('id="missed"') < page.index('id="exceeded"') < page.index('id="delivered"')
    assert page.index('<details id="not_mentioned"') > page.index('id="in_progress"')
    assert "<script" not in page
    assert 'http-equiv="Content-Security-Policy"' in page


def test_the_same_fulfilment_gives_the_same_bytes(fulfilment: Fulfilment) -> None:
    assert render_fulfilment_page(fulfilment, "zh") == render_fulfilment_page(fulfilment, "zh")
    book = render_fulfilment_workbook(fulfilment, "zh")
    assert book == render_fulfilment_workbook(fulfilment, "zh")
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        assert sum(name.startswith("xl/worksheets/sheet") for name in package.namelist()) == 3


def test_the_scorecard_adds_up(fulfilment: Fulfilment) -> None:
    summary = fulfilment.summary
    assert summary.commitments == len(fulfilment.items) == sum(summary.verdicts.values())
    assert scorecard(fulfilment, "zh").startswith(f"2031年安排的{summary.commitments}项举措，2032年报告的回顾提到5项")


def test_a_digest_and_a_review_of_another_year_are_said(fulfilment: Fulfilment) -> None:
    later = replace(fulfilment, new=replace(fulfilment.new, year=2034, kind="digest"), years_apart=True)
    assert limits(fulfilment, "zh") == []
    assert "2033" in limits(later, "en")[0]
    assert len(limits(later, "en")) == 2


def test_the_chart_has_what_fell_short_first(fulfilment: Fulfilment) -> None:
    rows = promise.data(fulfilment)
    assert [row.relation for row in rows] == ["short", "exceeded", "met"]
    assert (rows[0].name, rows[0].share) == ("地区生产总值增速", pytest.approx(5.2 / 6))
    assert promise.figures_of(rows[0], "en") == ("about 6%", "5.2%")
    assert promise.too_few(rows[:1], "zh") is not None
    assert promise.too_few(rows, "zh") is None
    assert "1 fell short" in promise.finding(rows, "en")
