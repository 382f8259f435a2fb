"""Reports of many regions beside each other: selection, targets, who commits, the nearest, the panel."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from reportdiff.charts import regions as regions_chart
from reportdiff.errors import ReportdiffError, ReportNotFound
from reportdiff.i18n.labels import Lang
from reportdiff.model import Measure
from reportdiff.output.tables.across_files import (
    TARGET_COLUMNS,
    across_to_json,
    near_to_csv,
    region_targets_to_csv,
    who_to_csv,
)
from reportdiff.output.tables.panel_codebook import panel_codebook
from reportdiff.output.tables.panel_files import PANEL_COLUMNS, panel_to_csv, panel_to_parquet
from reportdiff.output.terminal.across_lines import render_near, render_panel, render_region_targets, render_who
from reportdiff.output.terminal.console import make_console
from reportdiff.tracking.many_regions.near import find_commitment, near
from reportdiff.tracking.many_regions.panel import headline_subjects, make_panel
from reportdiff.tracking.many_regions.region_targets import RegionYear, region_targets
from reportdiff.tracking.many_regions.regions_at_hand import RegionReports, read_regions, region_names, years_at_hand
from reportdiff.tracking.many_regions.who import who
from reportdiff.tracking.subjects import subjects_of

HEAD = "---\nregion: {region}\nyear: {year}\ntitle: {region}{year}年政府工作报告\nkind: full_text\n---\n"
PLANS = {
    ("beijing", 2031): ("地区生产总值增长6%以上、力争7%，城镇登记失业率控制在4%以内", "建成青梅博物馆"),
    ("beijing", 2032): ("地区生产总值增长5%以上、力争6%，单位地区生产总值能耗下降3%以上", "新建青梅加工厂12座"),
    ("shanghai", 2031): ("地区生产总值增长5.5%左右", "推广青梅古法酿造工艺"),
    ("shanghai", 2032): ("地区生产总值增长5%—5.5%", "新建青梅加工厂20座"),
    ("hebei", 2032): ("保持经济平稳运行", "建设云岭大桥主桥段"),
    ("shanxi", 2031): ("地区生产总值增长4%左右", "建设望山隧道"),
    ("yunling", 2032): ("城镇新增就业3万人", "引导各方关心青梅产业"),
}
REVIEWS = {
    ("beijing", 2032): "过去一年，地区生产总值增长6.4%。青梅古法酿造列入名录。",
    ("shanghai", 2032): "过去一年，地区生产总值增长5.1%。",
    ("hebei", 2032): "过去一年，青梅种植面积稳步扩大。经济运行平稳。",
}
USUAL = "推行课后服务全覆盖。治理黑臭水体2条。"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("reports")
    for (region, year), (targets, project) in PLANS.items():
        review = REVIEWS.get((region, year), "过去一年，各项工作取得新成绩。")
        text = (
            f"{HEAD.format(region=region, year=year)}一、{year - 1}年工作回顾\n\n{review}\n\n二、{year}年重点工作\n\n"
            f"主要预期目标是：{targets}。\n\n（一）培育产业。{project}。{USUAL}\n"
        )
        (root / str(year)).mkdir(exist_ok=True)
        (root / str(year) / f"{region}.md").write_text(text, encoding="utf-8")
    (root / "2032" / "tianjin.md").write_bytes(b"\x00\x01\x02\xff\xfe\x00")
    return root


@pytest.fixture(scope="module")
def reports(folder: Path) -> RegionReports:
    return read_regions([2032], beside=[2031], reports=folder)


def shown(render: object, *arguments: object, width: int = 80, lang: Lang = "zh", **options: object) -> str:
    console = make_console(color="never", width=width, stream=io.StringIO())
    with console.capture() as capture:
        render(*arguments, console, lang, **options)  # type: ignore[operator]
    return capture.get()


def test_the_regions_of_a_year_are_those_with_a_report_of_it(reports: RegionReports) -> None:
    assert reports.regions == ("beijing", "tianjin", "hebei", "shanghai", "yunling")
    assert reports.absent == ("shanxi",)
    assert [(each.region, each.year) for each in reports.unread] == [("tianjin", 2032)]
    assert reports.report("beijing", 2031) is not None
    assert reports.report("hebei", 2031) is None


def test_regions_may_be_named(folder: Path) -> None:
    found = read_regions([2031, 2032], regions=region_names("上海、beijing，北京市"), reports=folder)

    assert found.regions == ("beijing", "shanghai")
    assert found.absent == ()


@pytest.mark.parametrize(
    ("years", "regions", "words"),
    [([2032], "shanghia", "did you mean shanghai"), ([2019], "", "2031, 2032"), ([2032], "tianjin", "none of the 1")],
)
def test_what_is_not_there_is_said(folder: Path, years: list[int], regions: str, words: str) -> None:
    with pytest.raises(ReportdiffError, match=words):
        read_regions(years, regions=region_names(regions), reports=folder)


def test_years_of_an_open_range_are_those_at_hand(folder: Path) -> None:
    assert years_at_hand("2030..", reports=folder) == (2031, 2032)
    assert years_at_hand("2030..2031", reports=folder) == (2030, 2031)
    assert years_at_hand("..", regions=("hebei",), reports=folder) == (2032,)
    for text in ("shanghai/2031", "lately"):
        with pytest.raises(ReportdiffError, match="no year and no range"):
            years_at_hand(text, reports=folder)
    with pytest.raises(ReportNotFound):
        years_at_hand("2040..", reports=folder)


def test_targets_stand_with_those_of_last_year_and_their_results(reports: RegionReports) -> None:
    found = region_targets(reports, subjects_of("GDP")[0], 2032)
    rows = {row.region: row for row in found.rows}

    assert [row.region for row in found.rows][:2] == ["shanghai", "beijing"]
    beijing = rows["beijing"]
    assert (beijing.target.words, beijing.target.bound, beijing.target.statistic) == ("5%以上", "ge", "growth")
    assert (beijing.target.stretch_words, beijing.target.stretch) == ("力争6%", pytest.approx(0.06))
    assert (beijing.last_target.words, beijing.last_result.words, beijing.relation) == ("6%以上", "6.4%", "exceeded")
    assert (rows["shanghai"].relation, rows["shanghai"].target.high) == ("short", pytest.approx(0.055))
    assert rows["hebei"].target.state == "not_stated"
    assert rows["hebei"].last_target.state == "no_report"
    assert rows["tianjin"].target.state == "unread"
    passage = beijing.target.passage
    assert passage is not None
    assert passage.text == "地区生产总值增长5%以上、力争6%"
    assert passage.sentence.startswith("主要预期目标是：")
    assert passage.sentence.endswith("。")
    assert (passage.part, passage.paragraph) == ("plan", 4)


def test_other_columns_sort_the_table_too(reports: RegionReports) -> None:
    subject = subjects_of("GDP")[0]
    by_result = region_targets(reports, subject, 2032, sort="result")
    by_region = region_targets(reports, subject, 2032, sort="region")

    assert [row.region for row in by_result.rows][:2] == ["beijing", "shanghai"]
    assert [row.region for row in by_region.rows] == list(reports.regions)


def test_who_commits_is_told_from_who_only_mentions(reports: RegionReports) -> None:
    found = who(reports, "青梅", 2032)

    standings = {row.region: row.standing for row in found.rows}
    assert standings["beijing"] == standings["shanghai"] == "commits"
    assert (standings["hebei"], standings["tianjin"]) == ("mentions", "unread")
    first = next(row for row in found.rows if row.region == "beijing")
    assert [measure.figures for measure in first.measures] == [("12座",)]
    assert [passage.sentence for passage in first.passages] == ["青梅古法酿造列入名录。"]
    assert {row.region for row in who(reports, "氢能", 2032).rows if row.standing == "silent"} == set(standings) - {
        "tianjin"
    }


def test_short_names_are_looked_for_too(folder: Path) -> None:
    found = who(read_regions([2032], reports=folder), "长护险", 2032)

    assert found.spellings == ("长护险", "长期护理保险")
    with pytest.raises(ReportdiffError, match="no words"):
        who(read_regions([2032], reports=folder), " “” ", 2032)


def test_the_nearest_commitment_of_each_region(reports: RegionReports) -> None:
    found = near(reports, "beijing", 2032, "青梅加工厂")
    rows = {row.region: row for row in found.rows}

    assert found.measure.passage.text == "新建青梅加工厂12座"
    assert (rows["shanghai"].nearness, rows["shanghai"].measures[0].passage.text) == ("same", "新建青梅加工厂20座")
    assert rows["shanghai"].score >= 0.6
    assert (rows["hebei"].nearness, rows["hebei"].measures) == ("nothing", ())
    assert rows["tianjin"].nearness == "unread"
    assert found.rows[0].region == "shanghai"


def test_one_measure_is_meant_or_none(reports: RegionReports) -> None:
    report = reports.report("beijing", 2032)
    assert report is not None

    def meant(query: str) -> Measure:
        return find_commitment(report, query)

    assert meant("n1") == report.measures[0]
    assert meant("黑臭水体").text == "治理黑臭水体2条"
    for query, words in (("n99", "n1 to n"), ("氢能", "no measure"), ("2", "measures contain")):
        with pytest.raises(ReportdiffError, match=words):
            meant(query)


def test_a_panel_has_a_row_for_every_cell(reports: RegionReports) -> None:
    panel = make_panel(reports, headline_subjects(), [2032, 2031])

    assert len(panel.rows) == len(headline_subjects()) * len(reports.regions) * 2
    rows = {(row.indicator, row.region, row.year): row for row in panel.rows}
    assert rows["gdp", "beijing", 2031].result.words == "6.4%"
    assert rows["gdp", "beijing", 2032].result.state == "no_report"
    assert rows["gdp", "tianjin", 2031].result.state == "unread"
    assert rows["gdp", "yunling", 2031].target.state == "no_report"
    energy = rows["energy", "beijing", 2032].target
    assert (energy.low, energy.high, energy.bound) == (None, pytest.approx(-0.03), "le")


def test_the_panel_agrees_with_the_table_of_regions(reports: RegionReports) -> None:
    panel = make_panel(reports, subjects_of("GDP"), [2031, 2032])
    table = region_targets(reports, subjects_of("GDP")[0], 2032)

    cells = {(row.region, row.year): row for row in panel.rows}
    for row in table.rows:
        assert row.target == cells[row.region, 2032].target
        assert row.last_result == cells[row.region, 2031].result


def test_every_form_has_every_row(reports: RegionReports) -> None:
    targets = region_targets(reports, subjects_of("GDP")[0], 2032)
    plum, nearest = who(reports, "青梅", 2032), near(reports, "beijing", 2032, "青梅加工厂")
    panel = make_panel(reports, subjects_of("GDP"), [2031, 2032])
    for render, found in (
        (render_region_targets, targets),
        (render_who, plum),
        (render_near, nearest),
        (render_panel, panel),
    ):
        for lang in ("zh", "en"):
            for width in (40, 80, 120):
                text = shown(render, found, width=width, lang=lang)
                assert [line for line in text.splitlines() if cell_len(line) > width and "tianjin.md" not in line] == []
    assert "5%以上，力争6%" in shown(render_region_targets, targets, width=120)
    assert "河北" in shown(render_who, who(reports, "氢能", 2032), show_all=True)
    assert "河北" not in shown(render_who, who(reports, "氢能", 2032))
    assert region_targets_to_csv(targets).decode("utf-8-sig").splitlines()[0] == ",".join(TARGET_COLUMNS)
    assert len(who_to_csv(plum).decode().splitlines()) == 1 + 6 + 1
    assert len(near_to_csv(nearest).decode().splitlines()) == 1 + 4
    assert json.loads(across_to_json(targets))["rows"][0]["region"] == "shanghai"
    assert len(panel_to_csv(panel).decode().splitlines()) == 1 + len(panel.rows)


def test_the_parquet_has_the_columns_of_the_csv(reports: RegionReports) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    panel = make_panel(reports, subjects_of("GDP"), [2031, 2032])

    table = parquet.read_table(io.BytesIO(panel_to_parquet(panel)))

    assert tuple(table.column_names) == PANEL_COLUMNS
    assert table.num_rows == len(panel.rows)
    assert str(table.schema.field("target_low").type) == "double"


def test_the_chart_draws_what_the_table_says(reports: RegionReports) -> None:
    rows = regions_chart.data(RegionYear(reports=reports, year=2032), of="GDP")
    drawn = {row.region: row for row in regions_chart.drawn_rows(rows)}

    assert list(drawn) == ["shanghai", "beijing"]
    assert (drawn["beijing"].last, drawn["beijing"].result) == (pytest.approx(0.06), pytest.approx(0.064))
    assert drawn["shanghai"].value == pytest.approx(0.0525)
    assert "2个地区中2个下调" in regions_chart.finding(rows, "zh")
    assert "北京5%以上" in regions_chart.alt_text(rows, "zh")
    notes = "".join(regions_chart.notes(rows, "zh"))
    assert "未提：河北" in notes
    assert "报告无法读取：天津。" in notes
    assert regions_chart.too_few(regions_chart.data(RegionYear(reports=reports, year=2032), of="CPI"), "en")


def columns_without_words(lang: Lang) -> Iterator[str]:
    text = panel_codebook(lang)
    yield from (column for column in PANEL_COLUMNS if f"`{column}`" not in text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_codebook_explains_every_column(lang: Lang) -> None:
    assert list(columns_without_words(lang)) == []


@pytest.mark.parametrize(("lang", "name"), [("zh", "codebook.zh.md"), ("en", "codebook.md")])
def test_the_codebook_of_the_docs_is_fresh(project: Path, lang: Lang, name: str) -> None:
    page = (project / "docs" / name).read_text(encoding="utf-8")
    tables = panel_codebook(lang).partition("\n\n")[2].rpartition("\n\n<!--")[0]

    assert tables in page, "stale: copy what `reportdiff panel --codebook` writes"
