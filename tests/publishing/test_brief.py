"""The brief: ten lines, each true by itself, none that is in doubt, and what limits them said."""

from __future__ import annotations

import io
import json
from html import unescape
from pathlib import Path

import pytest
from rich.cells import cell_len

from reportdiff.checking.watch_list import Watch, parse_watch_list
from reportdiff.errors import ReportNotFound
from reportdiff.i18n.labels import Lang
from reportdiff.model.brief import Brief
from reportdiff.opening import compare
from reportdiff.output.brief_forms import brief_to_html, brief_to_json, brief_to_markdown, render_brief
from reportdiff.output.terminal.console import make_console
from reportdiff.output.words.brief_words import brief_notes, line_source, line_words
from reportdiff.publishing.brief import MOST, earlier_report, make_brief

HEAD = "---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年政府工作报告\nkind: full_text\n---\n"
OLD = (
    "一、2029年工作回顾\n\n建成云岭大桥主桥段。\n\n二、2030年重点工作\n\n主要预期目标是：地区生产总值增长6%左右，"
    "居民消费价格涨幅3%以内，城镇登记失业率控制在4%以内。\n\n（一）民生\n\n新建社区食堂120家。新建嵌入式托育点40个。"
    "启动望山隧道前期工作。推广青梅古法酿造工艺。建设海棠湾夜游码头。\n"
)
NEW = (
    "一、2030年工作回顾\n\n地区生产总值增长5.1%。新建社区食堂136家。望山隧道前期工作全面完成。\n\n二、2031年重点工作\n\n"
    "主要预期目标是：地区生产总值增长5.5%左右，居民消费价格涨幅3%以内，城镇登记失业率控制在4%以内。\n\n（一）民生\n\n"
    "新建社区食堂150家。新建嵌入式托育点20个。建设云岭数字档案馆二期。推行企业码一码通办服务。\n"
)
WATCHES = """
[[watch]]
name = "托育"
terms = ["托育点"]
condition = ["target_not_lowered"]

[[watch]]
name = "图书馆"
terms = ["图书馆"]
condition = ["must_exist"]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("reports")
    for year, text in ((2030, OLD), (2031, NEW)):
        file = root / str(year) / "yunling.md"
        file.parent.mkdir()
        file.write_text(HEAD.format(year=year) + text, encoding="utf-8")
    return root


def watches() -> tuple[Watch, ...]:
    return parse_watch_list(WATCHES, "watch.toml")


@pytest.fixture(scope="module")
def brief(folder: Path) -> Brief:
    old, new = earlier_report("2031", reports=folder, region="yunling")
    return make_brief(compare(old, new), watches())


def text_of(brief: Brief, lang: Lang = "zh") -> list[str]:
    return [line_words(line, brief, lang) for line in brief.lines]


def test_the_last_earlier_report_of_the_region_is_taken(folder: Path) -> None:
    old, new = earlier_report("2031", reports=folder, region="yunling")

    assert (old.parent.name, new.parent.name) == ("2030", "2031")
    with pytest.raises(ReportNotFound):
        earlier_report("2030", reports=folder, region="yunling")


def test_targets_come_first_and_name_both_years(brief: Brief) -> None:
    lines = text_of(brief)

    assert lines[0] == "地区生产总值增速目标由2030年的6%左右改为2031年的5.5%左右，降低"
    assert any(line.endswith("与2030年（3%以内）相同") for line in lines)
    assert len(lines) <= MOST


def test_the_watch_list_says_what_it_found(brief: Brief, folder: Path) -> None:
    hits = [line for line in brief.lines if line.kind == "watch"]

    assert {line.what for line in hits} == {"watch_lowered", "watch_missing"}
    assert "2031年的安排没有提到“图书馆”" in text_of(brief)
    assert any("由2030年的“嵌入式托育点40个”改为2031年的“嵌入式托育点20个”" in line for line in text_of(brief))
    assert brief.watched == 2
    quiet = parse_watch_list('[[watch]]\nname="食堂"\nterms=["社区食堂"]\ncondition=["must_exist"]', "w.toml")
    old, new = earlier_report("2031", reports=folder, region="yunling")
    kept = make_brief(compare(old, new), quiet)
    assert "关注清单共1项，2031年的安排都没有触发" in text_of(kept)
    assert not [line for line in make_brief(compare(old, new)).lines if line.kind == "watch"]


def test_promises_missed_come_before_those_kept(brief: Brief) -> None:
    results = [line for line in brief.lines if line.kind == "result"]

    assert results[0].what == "short"
    assert (results[0].old, results[0].new) == ("6%左右", "5.1%")
    assert brief.score is not None
    assert next(line for line in text_of(brief) if line.startswith("2030年安排"))


def test_every_line_names_report_and_part(brief: Brief) -> None:
    for line in brief.lines:
        source = line_source(line, "zh")
        assert "2030年报告" in source or "2031年报告" in source
        assert "年度安排" in source or "回顾" in source


def test_nothing_in_doubt_is_new_or_gone(brief: Brief, folder: Path) -> None:
    old, new = earlier_report("2031", reports=folder, region="yunling")
    comparison = compare(old, new)

    for line in brief.lines:
        change = comparison.change(line.change or "")
        if line.kind in ("new", "gone") and change is not None:
            assert not change.doubtful
            assert change.status == ("new" if line.kind == "new" else "dropped")


def test_digests_and_missing_reviews_are_said(tmp_path: Path) -> None:
    for year in (2030, 2032):
        file = tmp_path / str(year) / "yunling.md"
        file.parent.mkdir()
        head = HEAD.format(year=year).replace("full_text", "digest")
        file.write_text(head + "## 重点\n- 修缮望山古道\n- 建成云岭大桥\n", encoding="utf-8")
    old, new = earlier_report("2032", reports=tmp_path, region="yunling")

    made = make_brief(compare(old, new))

    assert made.limits == ("digest_old", "digest_new", "years_apart", "no_review")
    assert made.score is None
    assert any("中间缺报告" in note for note in brief_notes(made, "zh"))


def test_every_form_has_every_line(brief: Brief) -> None:
    markdown, page = brief_to_markdown(brief, "zh"), brief_to_html(brief, "zh").decode()
    data = json.loads(brief_to_json(brief))

    assert len(data["lines"]) == len(brief.lines)
    for words in text_of(brief):
        assert words in page
    assert markdown.count("\n1. ") == 1
    assert "<script" not in page
    assert "src=" not in page.replace("style-src=", "")
    assert "default-src 'none'" in unescape(page)
    for lang in ("zh", "en"):
        for width in (40, 80):
            console = make_console(color="never", width=width, stream=io.StringIO())
            with console.capture() as capture:
                render_brief(brief, console, lang)
            assert all(cell_len(line) <= width for line in capture.get().splitlines())


def test_text_of_a_report_is_no_markup(folder: Path) -> None:
    old, new = earlier_report("2031", reports=folder, region="yunling")
    evil = compare(old, new)
    made = make_brief(evil)
    line = made.lines[0]
    from dataclasses import replace

    bad = replace(made, lines=(replace(line, kind="new", what="new", origin="first", new="<b>甲</b> [x](y) *z*"),))
    assert "<b>" not in brief_to_html(bad, "zh").decode()
    assert "[x](y)" not in brief_to_markdown(bad, "zh")
