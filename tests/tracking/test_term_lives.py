"""Terms through the years: what is said of each is true of the reports, and no more is said than they bear out."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from reportdiff.charts import trends
from reportdiff.corpus.reports import list_reports
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.model.term_lives import TermHistory, TermLife
from reportdiff.output.tables.term_files import COLUMNS, FIRST_COLUMNS, terms_to_csv, terms_to_json
from reportdiff.output.terminal.console import make_console
from reportdiff.output.terminal.term_lines import render_terms
from reportdiff.tracking.stored_findings import first_uses_of_terms
from reportdiff.tracking.terms_over_years.first_uses import first_uses
from reportdiff.tracking.terms_over_years.term_lives import occurrences, term_history
from tests.tracking.series import series

FILLER = ["推进望山隧道前期工作", "建成云岭大桥主桥段", "推行课后服务全覆盖"] * 4
YEARS = series(
    {
        2030: {"其他": [*FILLER, *["推广“青梅积分”制度"] * 3, *["治理黑臭水体3条"] * 18, "培育“云岭工匠”"]},
        2031: {"其他": [*FILLER, *["推广“青梅积分”制度"] * 2, *["治理黑臭水体3条"] * 12]},
        2033: {"其他": [*FILLER, *["治理黑臭水体3条"] * 2, *["做强“望山云脑”"] * 2]},
        2034: {"其他": [*FILLER, *["做强“望山云脑”"] * 3]},
        2035: {"其他": [*FILLER, *["做强“望山云脑”"] * 4, "治理黑臭水体1条", *["培育“云岭工匠”"] * 2]},
    }
)


@pytest.fixture(scope="module")
def history() -> TermHistory:
    return term_history(YEARS)


def life(history: TermHistory, term: str) -> TermLife:
    return next(each for each in history.lives if each.term == term)


def test_each_way_is_told_by_the_reports(history: TermHistory) -> None:
    ways = {each.term: each.way for each in history.lives}

    assert ways["望山云脑"] == "first"
    assert ways["青梅积分"] == "vanished"
    assert ways["云岭工匠"] == "revival"
    assert ways["黑臭水体"] == "fall"


def test_a_missing_year_makes_a_first_use_no_more_than_the_latest(history: TermHistory) -> None:
    brain = life(history, "望山云脑")

    assert (brain.first, brain.since, history.missing) == (2033, "gaps", (2032,))
    assert (life(history, "青梅积分").first, life(history, "青梅积分").since) == (2030, "whole")
    assert life(history, "云岭工匠").gap == (2031, 2033, 2034)


def test_counts_and_rates_are_those_of_the_plans(history: TermHistory) -> None:
    water = life(history, "黑臭水体")

    assert [(count.year, count.plan) for count in water.counts] == [
        (2030, 18),
        (2031, 12),
        (2033, 2),
        (2034, 0),
        (2035, 1),
    ]
    assert water.peak == 2030
    assert water.counts[3].rate == 0


def test_sentences_are_those_of_the_report_letter_by_letter(history: TermHistory) -> None:
    for each in history.lives:
        for place in each.places:
            report = YEARS.of_year(place.year)
            assert report is not None
            assert report.text[place.start : place.end] == place.text
            assert each.term in place.text
            assert place.section == "其他"


@pytest.mark.parametrize(
    ("term", "text", "count"),
    [
        ("PM2", "降低PM2.5浓度，监测pm2站", 1),
        ("5G", "建设5g基站，不是15G也不是5GHz", 1),
        ("两新", "推出“两新一重”项目，实施“两新”政策，落实两新任务", 2),
        ("人工智能", "“人工智能+”行动", 1),
        ("众创", "支持群众创业，推动大众创业，建设众创空间", 1),
    ],
)
def test_no_term_is_counted_inside_another_name(term: str, text: str, count: int) -> None:
    from reportdiff.comparison.terms.first_years import folded

    assert occurrences(term, folded(text)) == count


def test_terms_that_were_asked_for_are_followed_whatever_became_of_them() -> None:
    asked = term_history(YEARS, terms=["隧道", "没有的词"])

    assert [each.term for each in asked.lives] == ["隧道"]
    assert [count.plan for count in asked.lives[0].counts] == [4, 4, 4, 4, 4]


def test_calendar_words_are_no_terms() -> None:
    texts = ["落实“十五五”规划", "学习贯彻三中全会精神"]
    plans = {year: {"其他": [*FILLER, *(texts * 3 if year > 2031 else [])]} for year in (2030, 2031, 2032, 2033)}

    assert not {each.term for each in term_history(series(plans)).lives} & {"十五五", "三中"}


def test_words_that_only_stand_together_are_no_term() -> None:
    plans = {
        year: {"其他": [*FILLER, *["我们要疏解拥堵路段"] * count]}
        for year, count in ((2030, 30), (2031, 24), (2032, 12), (2033, 2), (2034, 1), (2035, 0))
    }
    ways = {each.term: each.way for each in term_history(series(plans)).lives}

    assert not [term for term in ways if "我们" in term]
    assert ways.get("疏解") == "fall"


def shown(history: TermHistory, lang: Lang, width: int) -> str:
    console = make_console(color="never", width=width, stream=io.StringIO())
    with console.capture() as capture:
        render_terms(history, console, lang)
    return capture.get()


def test_every_form_says_the_same(history: TermHistory) -> None:
    table = terms_to_csv(history).decode("utf-8-sig").splitlines()

    assert table[0] == ",".join(COLUMNS)
    assert len(table) == 1 + 5 * len(history.lives)
    assert json.loads(terms_to_json(history))["missing"] == [2032]
    for width in (40, 80, 120):
        for lang in ("zh", "en"):
            assert all(cell_len(line) <= width for line in shown(history, lang, width).splitlines())
    text = "".join(shown(history, "zh", 120).split())
    assert "最迟2033年使用；此前2份报告（2030–2031）里没有，缺2032年" in text
    assert "最后一次见于2031年；此后3份报告（2033–2035）里没有" in text


def test_trends_draws_what_rose_and_what_fell() -> None:
    rows = trends.data(YEARS)

    assert {row.term for row in rows if row.side == "rose"} >= {"望山云脑"}
    assert {row.term for row in rows if row.side == "fell"} >= {"黑臭水体", "青梅积分"}
    assert {row.rate for row in rows if row.year == 2032} == {None}
    assert trends.finding(rows, "zh") == "“望山云脑”上升，“黑臭水体”下降"
    assert trends.too_few(rows, "zh") is None
    two = series({2030: {"其他": FILLER}, 2031: {"其他": FILLER}})
    assert trends.too_few(trends.data(two, terms=["隧道"]), "zh")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    head = "---\nregion: {region}\nyear: {year}\ntitle: {region}{year}年政府工作报告\nkind: digest\n---\n## 重点\n"
    texts = {
        (2030, "yunling"): "- 建成云岭大桥\n- 修缮望山古道",
        (2032, "yunling"): "- 发展“轻空经济”\n- 修缮望山古道",
        (2031, "haitang"): "- 培育轻空经济\n- 修好海堤",
        (2031, "taoyuan"): "- 疏浚河道\n- 修好水库",
    }
    for (year, region), text in texts.items():
        file = tmp_path / str(year) / f"{region}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(head.format(region=region, year=year) + text + "\n", encoding="utf-8")
    return tmp_path


def test_a_first_use_names_what_was_looked_at(folder: Path) -> None:
    of_region = first_uses_of_terms(["轻空经济"], region="yunling", reports=folder)
    everywhere = first_uses_of_terms(["轻空经济"], reports=folder, all_regions=True)

    (use,) = of_region.first_uses
    assert use.place is not None
    assert (use.place.year, use.years, use.missing) == (2032, (2030,), (2031,))
    assert use.place.text == "发展“轻空经济”"
    assert [(use.region, use.place.year if use.place else None) for use in everywhere.first_uses] == [
        ("haitang", 2031),
        ("yunling", 2032),
        ("taoyuan", None),
    ]
    assert terms_to_csv(everywhere).decode("utf-8-sig").splitlines()[0] == ",".join(FIRST_COLUMNS)
    assert "缺2031年的报告，首次使用可能更早" in "".join(shown(of_region, "zh", 100).split())


def test_a_term_is_words_and_no_sentence(folder: Path) -> None:
    with pytest.raises(ReportdiffError):
        first_uses(list_reports(folder), [" "])
    with pytest.raises(ReportdiffError):
        first_uses(list_reports(folder), ["长" * 31])
