"""`reportdiff chart`: pictures with their rows and their words, named so that they are found, or one clear line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.command import Command

DIGEST = """\
---
region: yunling
year: {year}
kind: digest
---

## 目标
- 地区生产总值增长{growth}%以上
- 城镇新增就业{jobs}万人

## 住有所居
- 改造老旧小区{homes}个
- 推进棚户区改造
- {own}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("charts")
    facts = {2030: (6, 5, 100, "建设人才公寓"), 2031: (5.5, 6, 120, "开展城市更新"), 2032: (5, 6, 90, "规范住房租赁")}
    for year, (growth, jobs, homes, own) in facts.items():
        file = root / "reports" / str(year) / "yunling.md"
        file.parent.mkdir(parents=True)
        file.write_text(DIGEST.format(year=year, growth=growth, jobs=jobs, homes=homes, own=own), encoding="utf-8")
    return root


def test_a_pair_goes_into_outputs_with_its_rows_and_words(home: Path) -> None:
    run = Command(home)("chart", "targets", "2031", "2032", "--format", "png,svg", "--lang", "zh")

    assert (run.code, run.out) == (0, "")
    written = {path.name for path in (home / "outputs").iterdir()}
    assert {f"yunling-2031-2032.targets.{end}" for end in ("png", "svg", "csv", "alt.txt")} <= written
    assert "outputs/yunling-2031-2032.targets.png" in run.err
    rows = list(csv.DictReader(io.StringIO((home / "outputs/yunling-2031-2032.targets.csv").read_text("utf-8-sig"))))
    assert len(rows) >= 2 and any("老旧小区" in "".join(row.values()) for row in rows)
    assert "5.5%以上" in (home / "outputs/yunling-2031-2032.targets.alt.txt").read_text("utf-8")
    assert (home / "outputs/yunling-2031-2032.targets.png").read_bytes().startswith(b"\x89PNG")


def test_years_in_a_range_make_a_timeline(home: Path, tmp_path: Path) -> None:
    picture = tmp_path / "gdp.svg"

    run = Command(home)("chart", "timeline", "2029..2032", "--of", "GDP", "-o", str(picture), "--lang", "en")

    assert run.code == 0, run.err
    assert "2029" in run.err, "a year without a report is said"
    assert picture.read_text("utf-8").lstrip().startswith("<?xml") and "<desc" in picture.read_text("utf-8")


def test_all_draws_what_there_is_enough_for(home: Path, tmp_path: Path) -> None:
    run = Command(home)("chart", "all", "2031", "2032", "-o", str(tmp_path), "--lang", "zh")

    assert run.code == 0, run.err
    drawn = {path.name.split(".")[1] for path in tmp_path.glob("*.png")}
    left_out = {
        "overview",
        "targets",
        "terms",
        "flow",
        "card",
        "slope",
        "timeline",
        "heatmap",
        "trends",
        "attention",
    } - drawn
    assert {"overview", "targets", "slope", "card"} <= drawn
    assert {"timeline", "heatmap", "attention"} <= left_out, "two points are no line"
    assert all(f"没有画 {kind}：" in run.err for kind in left_out)


def test_a_second_run_writes_over_its_own_files_and_over_no_others(home: Path, tmp_path: Path) -> None:
    arguments = ("chart", "overview", "2031", "2032", "-o", str(tmp_path / "a.png"), "--lang", "en")
    assert Command(home)(*arguments).code == 0
    assert Command(home)(*arguments).code == 0

    (tmp_path / "a.png").write_bytes(b"mine")
    run = Command(home)(*arguments)
    assert (run.code, run.out) == (2, "")
    assert "--force" in run.err and (tmp_path / "a.png").read_bytes() == b"mine"
    assert Command(home)(*arguments, "--force").code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("pie", "2031", "2032"), "pie"),
        (("overview", "2031"), "two reports"),
        (("overview", "2031", "2032", "--format", "gif"), "gif"),
        (("all", "2031", "2032", "-o", "a.png"), "folder"),
        (("timeline", "2032", "--of", "月球基地"), "月球基地"),
        (("timeline", "1990..1995"), "2030–2032"),
        (("slope", "yunlin/2030..2032"), "did you mean yunling?"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(home: Path, arguments: tuple[str, ...], says: str) -> None:
    run = Command(home)("chart", *arguments, "--lang", "en")

    assert (run.code, run.out) == (2, "")
    assert run.err.splitlines()[-1].startswith("error: ") and says in run.err
    assert not (home / "a.png").exists()


def test_the_page_holds_the_charts_when_asked(home: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"

    assert Command(home)("2031", "2032", "--charts", "-o", str(page), "--lang", "en").code == 0
    with_charts = page.read_text("utf-8")
    assert Command(home)("2031", "2032", "-o", str(page), "--lang", "en").code == 0
    assert with_charts.count("<svg") >= 2 > page.read_text("utf-8").count("<svg")
    assert "--charts" in Command(home)("2031", "2032", "--charts", "--summary", "--lang", "en").err


def test_a_folder_that_is_not_there_is_made(home: Path, tmp_path: Path) -> None:
    run = Command(home)("chart", "targets", "2031", "2032", "-o", f"{tmp_path}/new/deep/", "--lang", "en")

    assert run.code == 0, run.err
    assert (tmp_path / "new" / "deep" / "yunling-2031-2032.targets.png").is_file()


def test_a_folder_is_not_made_for_a_chart_that_fails(home: Path, tmp_path: Path) -> None:
    run = Command(home)("chart", "timeline", "2030..2032", "--of", "GPD", "-o", f"{tmp_path}/new/", "--lang", "en")

    assert run.code == 2 and "did you mean GDP" in run.err
    assert not list(tmp_path.iterdir())


def test_a_file_name_says_what_was_asked_for(home: Path, tmp_path: Path) -> None:
    for subject in ("GDP", "老旧小区"):
        assert Command(home)("chart", "timeline", "2030..2032", "--of", subject, "-o", f"{tmp_path}/").code == 0

    names = {path.name for path in tmp_path.glob("*.png")}
    assert names == {"yunling-2030-2032.timeline.gdp.png", "yunling-2030-2032.timeline.老旧小区.png"}


def test_another_chart_of_the_same_name_is_said_to_be_replaced(home: Path, tmp_path: Path) -> None:
    arguments = ("chart", "slope", "2030..2032", "-o", f"{tmp_path}/")

    first, again, other = (Command(home)(*arguments, "--lang", lang) for lang in ("en", "en", "zh"))

    assert "written:" in first.err and "written:" in again.err and "已替换先前的图" in other.err


def test_an_option_without_effect_is_refused(home: Path) -> None:
    run = Command(home)("chart", "targets", "2031", "2032", "--of", "GDP", "--lang", "en")

    assert run.code == 2 and "card, timeline" in run.err


def test_the_words_of_an_editable_svg_are_text_in_a_named_font(home: Path, tmp_path: Path) -> None:
    picture = tmp_path / "a.svg"
    arguments = ("chart", "overview", "2031", "2032", "-o", str(picture), "--lang", "zh")

    assert Command(home)(*arguments, "--editable").code == 0
    svg = picture.read_text("utf-8")
    assert "<text" in svg and "font-family: 'Noto Sans CJK SC'" in svg and "住有所居" in svg
    assert Command(home)(*arguments[:5], str(tmp_path / "a.png"), "--editable", "--lang", "en").code == 2


@pytest.mark.parametrize("place", ["-", "", "none/a.png"])
def test_a_place_for_no_chart_is_refused_at_once(home: Path, place: str) -> None:
    before = sorted(home.iterdir())

    run = Command(home)("chart", "overview", "2031", "2032", "-o", place, "--lang", "en")

    assert (run.code, run.out) == (2, "") and run.err.startswith("error: ")
    assert sorted(home.iterdir()) == before


def test_a_foreign_file_is_refused_before_anything_is_compared(tmp_path: Path) -> None:
    # Links that are wrong are found out when the reports are compared: here nobody gets that far.
    for year in (2031, 2032):
        file = tmp_path / "reports" / str(year) / "yunling.md"
        file.parent.mkdir(parents=True)
        file.write_text(DIGEST.format(year=year, growth=5, jobs=5, homes=year, own="建设图书馆"), encoding="utf-8")
    file.with_name("yunling.links.toml").write_text("no links", encoding="utf-8")
    (tmp_path / "a.png").write_bytes(b"mine")

    run = Command(tmp_path)("chart", "overview", "2031", "2032", "-o", "a.png", "--lang", "en")

    assert run.code == 2 and "was not written by reportdiff" in run.err


def test_a_report_is_never_written_over(home: Path, tmp_path: Path) -> None:
    report = tmp_path / "2032.svg"
    report.write_bytes((home / "reports" / "2032" / "yunling.md").read_bytes())
    before = report.read_bytes()

    run = Command(home)("chart", "overview", "2031", str(report), "-o", str(report), "--force", "--lang", "en")

    assert run.code == 2 and "never overwritten" in run.err and report.read_bytes() == before
