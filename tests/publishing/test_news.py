"""The kit for an article: what is in it, that every quotation is verbatim and in its place, and what it overwrites."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import say
from reportdiff.model import Comparison
from reportdiff.opening import compare
from reportdiff.output.origin import written_by_us
from reportdiff.publishing.news.figure_list import figure_list, highlight_figures, target_figures
from reportdiff.publishing.news.highlight_sheet import highlight_sheet
from reportdiff.publishing.news.kit import NewsPlace, news_files, write_news
from tests.command import Command
from tests.output.conftest import example_comparison
from tests.output.hostile import hostile_comparison


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return example_comparison()


@pytest.fixture(scope="module")
def pair() -> Comparison:
    return compare("2025", "2026").commitments


@pytest.fixture(scope="module")
def files(comparison: Comparison) -> dict[Path, bytes]:
    return news_files(comparison, NewsPlace(folder=Path("kit"), stem="yunshan-2030-2031.news"), lang="zh")


def test_the_kit_has_page_highlights_figures_table_and_charts(files: dict[Path, bytes]) -> None:
    names = [path.name.removeprefix("yunshan-2030-2031.news") for path in files]
    assert names[:4] == [".html", ".highlights.md", ".figures.md", ".xlsx"]
    pictures = [name for name in names if name.endswith(".png")]
    assert 2 <= len(pictures) <= 4
    for picture in pictures:
        assert {picture.replace(".png", ".csv"), picture.replace(".png", ".alt.txt")} <= set(names)
    assert files[Path("kit/yunshan-2030-2031.news.html")].count(b'class="chart"') >= len(pictures)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_highlight_is_quoted_verbatim_with_its_place(pair: Comparison, lang: str) -> None:
    sheet = highlight_sheet(pair, most=20, page="page.html", lang=lang)  # type: ignore[arg-type]
    assert len(re.findall(r"^## \d+\. ", sheet, re.MULTILINE)) == min(20, len(pair.highlights))
    plain = re.sub(r"\\(.)", r"\1", sheet)
    for highlight in pair.highlights[:20]:
        change = pair.change(highlight.change)
        assert change is not None and f"[{change.id}](page.html#{change.id})" in sheet
        for side, report in ((change.old, pair.old), (change.new, pair.new)):
            for measure in pair.members(side):
                line = next(line for line in plain.splitlines() if f"“{measure.text}”" in line and report.title in line)
                assert measure.section in line
                number = int(re.findall(r"第(\d+)段|paragraph (\d+)", line)[-1][0 if lang == "zh" else 1])
                # The number is that of the paragraph, headings not counted.
                lines = [row for row in report.text.split("\n") if row not in {s.title for s in report.sections}]
                assert measure.text in lines[number - 1]


def test_no_figure_is_left_out_of_the_list(comparison: Comparison) -> None:
    listed = "\n".join(use.figure for use in target_figures(comparison, "zh"))
    for row in comparison.targets.rows:
        if row.facet is not None:
            assert all(side.words in listed for side in (row.old, row.new))
    sheet = figure_list(comparison, [], most=20, lang="zh")
    assert sheet.count("- [ ] ") > 20
    for count in comparison.summary.status.values():
        assert f"**{count}**" in sheet


def test_a_figure_says_where_it_comes_from_or_that_it_was_computed(pair: Comparison) -> None:
    uses = highlight_figures(pair, 20, "zh")
    computed = [use for use in uses if use.source == say("news.by_subtraction", "zh")]
    assert computed and all("→" in use.figure for use in computed)
    quoted = [use for use in uses if use.source.startswith("“")]
    assert quoted and all(use.figure in use.source for use in quoted)


def test_hostile_words_act_as_nothing() -> None:
    comparison = hostile_comparison()
    for sheet in (
        highlight_sheet(comparison, most=20, page="p.html", lang="zh"),
        figure_list(comparison, [], most=20, lang="zh"),
    ):
        assert not re.search(r"(?<!\\)<(?!!-- reportdiff)", sheet)
        assert "\x1b" not in sheet and "\u202e" not in sheet


def test_nothing_of_somebody_else_is_overwritten(tmp_path: Path, files: dict[Path, bytes]) -> None:
    place = NewsPlace(folder=tmp_path / "kit", stem="yunshan-2030-2031.news")
    here = {place.folder / path.name: data for path, data in files.items()}
    assert write_news(here, place) == tuple(here)
    marked = [path for path in here if not path.name.endswith((".csv", ".alt.txt"))]
    assert all(written_by_us(path) for path in marked)
    write_news(here, place)
    foreign = place.file(".figures.md")
    foreign.write_text("我的笔记", encoding="utf-8")
    place.file(".html").unlink()
    with pytest.raises(ReportdiffError, match="--force"):
        write_news(here, place)
    assert foreign.read_text(encoding="utf-8") == "我的笔记" and not place.file(".html").exists()
    write_news(here, NewsPlace(folder=place.folder, stem=place.stem, force=True))
    assert written_by_us(foreign)
    with pytest.raises(ReportdiffError, match="never overwritten"):
        NewsPlace(folder=place.folder, stem=place.stem, force=True, inputs=(foreign,)).check()


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReportdiffError, match="cannot make the folder"):
        NewsPlace(folder=tmp_path / "no" / "such", stem="a").check()


def test_the_command_writes_the_kit(tmp_path: Path) -> None:
    for name, year, number in (("old.md", 2030, 30), ("new.md", 2031, 50)):
        rows = "".join(
            f"- 新建第{letter}社区食堂{number + place}家\n" for place, letter in enumerate("甲乙丙丁戊己庚辛壬癸")
        )
        (tmp_path / name).write_text(f"---\nyear: {year}\nkind: digest\n---\n\n## 民生\n\n{rows}", encoding="utf-8")
    run = Command(tmp_path)("news", "old.md", "new.md", "-o", "kit", "--lang", "en")
    assert (run.code, run.out) == (0, "")
    names = {path.name for path in (tmp_path / "kit").iterdir()}
    assert {name.split(".news")[1] for name in names} >= {".html", ".highlights.md", ".figures.md", ".xlsx"}
    assert run.err.count("written: kit/") == len(names)
