"""Markdown, HTML fragment, Excel and Word: read back with other people's readers."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Comparison
from reportdiff.output.markdown import escape_inside, escape_line
from reportdiff.output.renderers import GROUPINGS, RenderOptions, render
from reportdiff.safe_text import inert
from tests.output.hostile import hostile_comparison

Snapshot = Callable[[str, str], None]

TEXTS = st.text(
    alphabet=st.sampled_from("ab12 .-+=#*_`~[]()<>|\\!&;:/@${}年度目标，。“”%：、"), min_size=1, max_size=24
)


def document(comparison: Comparison, **options: Any) -> Any:
    data = render(comparison, "docx", RenderOptions(**options))
    assert isinstance(data, bytes)
    return Document(io.BytesIO(data))


def workbook(comparison: Comparison, lang: Lang = "zh") -> Any:
    data = render(comparison, "xlsx", RenderOptions(lang=lang))
    assert isinstance(data, bytes)
    return load_workbook(io.BytesIO(data), rich_text=True)


def page(comparison: Comparison, form: str, **options: Any) -> str:
    text = render(comparison, form, RenderOptions(**options))
    assert isinstance(text, str)
    return text


class TestMarkdown:
    @given(TEXTS)
    def test_text_shows_as_it_is(self, text: str) -> None:
        """A reader of CommonMark and of GitHub's tables and links gets the very characters, and no markup."""
        clean = " ".join(inert(text).split())
        if not clean:
            return
        for source in (escape_line(clean), f"甲 {escape_inside(clean)} 乙"):
            (paragraph, inline, _) = MarkdownIt("gfm-like", {"linkify": False}).parse(source)
            assert paragraph.type == "paragraph_open"
            assert {child.type for child in inline.children or []} <= {"text", "text_special"}
            shown = "".join(child.content for child in inline.children or [])
            assert shown.removeprefix("甲 ").removesuffix(" 乙") == clean

    @pytest.mark.parametrize("by", GROUPINGS)
    def test_tables_hold_what_is_said(self, comparison: Comparison, by: str) -> None:
        html = MarkdownIt("commonmark").enable("table").render(page(comparison, "md", by=by))

        rows = re.findall(r"<tr>\n((?:<td.*?</td>\n)+)</tr>", html)
        columns = {row.count("<td") for row in rows[1:]}
        assert columns == ({4} if by == "section" else {5})
        assert "<del>6%以上</del>" in html
        assert "<ins>5.5%以上</ins>" in html

    def test_ends_in_who_made_it(self, comparison: Comparison) -> None:
        assert re.search(r"\n<!-- reportdiff [\d.]+ -->\n\Z", page(comparison, "md"))


class _Outline(HTMLParser):
    """Which elements are open where; complains about one that is closed out of turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.classes: set[str] = set()
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.classes |= set((held.get("class") or "").split())
        self.ids += [held["id"] or ""] if "id" in held else []
        assert not {name for name in held if name.startswith("on") or name == "style"}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


class TestFragment:
    @pytest.mark.parametrize("lang", get_args(Lang))
    @pytest.mark.parametrize("by", GROUPINGS)
    def test_snapshots(self, comparison: Comparison, snapshot: Snapshot, by: str, lang: Lang) -> None:
        text = page(comparison, "html-fragment", by=by, lang=lang)

        snapshot(f"fragment-{by}-{lang}", re.sub(r"reportdiff [\d.]+", "reportdiff 1.2.3", text))

    def test_text_of_a_report_stays_text(self) -> None:
        text = page(hostile_comparison(), "html-fragment")
        outline = _Outline()
        outline.feed(text)

        assert outline.open == []
        assert re.search(r"<(?:script|style|img|iframe|svg)\b", text) is None
        assert "\x1b" not in text

    @pytest.mark.parametrize("by", GROUPINGS)
    def test_is_well_formed_and_its_ids_differ(self, comparison: Comparison, by: str) -> None:
        outline = _Outline()
        outline.feed(page(comparison, "html-fragment", by=by))

        assert outline.open == []
        assert len(outline.ids) == len(set(outline.ids))

    def test_classes_are_documented(self, comparison: Comparison, project: Path) -> None:
        outline = _Outline()
        outline.feed(page(comparison, "html-fragment", by="status"))
        outline.feed(page(comparison, "html-fragment", limit=2))
        described = (project / "docs" / "tables.md").read_text(encoding="utf-8")

        assert {name for name in outline.classes if f"`{name}`" not in described} <= {"reportdiff"}

    def test_only_addresses_of_the_web_are_links(self, comparison: Comparison) -> None:
        from dataclasses import replace

        good, bad = "https://www.example.org/a?b=1&c=2", "javascript:alert(1)"
        changed = replace(comparison, old=replace(comparison.old, source=good), new=replace(comparison.new, source=bad))
        text = page(changed, "html-fragment")

        assert re.findall(r'href="(.*?)"', text) == ["https://www.example.org/a?b=1&amp;c=2"]
        assert bad in text


class TestWorkbook:
    @pytest.mark.parametrize("lang", get_args(Lang))
    def test_sheets_filter_and_stay_put(self, comparison: Comparison, lang: Lang) -> None:
        book = workbook(comparison, lang)

        names = [say(f"sheet.{name}", lang) for name in ("changes", "targets", "terms", "about")]
        assert book.sheetnames == names
        for sheet in book.worksheets[:3]:
            assert sheet.freeze_panes == "A2"
            assert sheet.auto_filter.ref
        assert book.worksheets[0].max_row == len(comparison.changes) + 1
        assert book.worksheets[2].max_row == 4

    def test_words_that_differ_are_struck_or_underlined(self, comparison: Comparison) -> None:
        sheet = workbook(comparison).worksheets[0]
        heads = [cell.value for cell in sheet[1]]
        old, new = (sheet.cell(2, heads.index(say(f"column.{side}_text", "zh")) + 1).value for side in ("old", "new"))

        assert isinstance(old, CellRichText)
        assert str(old) == "地区生产总值增幅6%以上"
        assert [block.font.strike for block in old if isinstance(block, TextBlock)] == [True]
        assert [block.font.u for block in new if isinstance(block, TextBlock)] == ["single"]

    def test_about_has_the_counts(self, comparison: Comparison) -> None:
        sheet = workbook(comparison).worksheets[3]
        about = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}

        assert about["+ 新增"] == comparison.summary.status["new"]
        assert about["? 存疑"] == comparison.summary.doubtful


class TestWord:
    def test_paper_and_header_rows(self, comparison: Comparison) -> None:
        made = document(comparison)
        section = made.sections[0]

        assert section.page_width > section.page_height
        for table in made.tables:
            assert table._tbl.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None
            assert [len(row.tc_lst) for row in table._tbl.tr_lst] == [3] * len(table._tbl.tr_lst)

    def test_marks_are_not_colour_alone(self, comparison: Comparison) -> None:
        runs = [
            run for table in document(comparison).tables for row in table.rows for cell in row.cells[:2]
            for paragraph in cell.paragraphs for run in paragraph.runs if run.font.color and run.font.color.rgb
        ]  # fmt: skip

        assert {(run.font.strike or False, run.font.underline or False) for run in runs} == {
            (True, False),
            (False, True),
        }
        assert "6%以上" in [run.text for run in runs if run.font.strike]

    def test_chinese_text_has_a_chinese_font(self, comparison: Comparison) -> None:
        made = document(comparison)
        for name in ("Normal", "Title", "Heading 1"):
            fonts = made.styles[name].element.rPr.rFonts
            assert fonts.get(qn("w:eastAsia")) in ("宋体", "黑体")
            assert fonts.get(qn("w:eastAsiaTheme")) is None

    def test_every_changed_measure_is_in_it(self, comparison: Comparison) -> None:
        cells = {
            paragraph.text for table in document(comparison, show_unchanged=True).tables
            for row in table.rows for cell in row.cells[:2] for paragraph in cell.paragraphs
        }  # fmt: skip
        assert {measure.text for measure in (*comparison.old.measures, *comparison.new.measures)} <= cells

    def test_languages(self, comparison: Comparison) -> None:
        english = document(comparison, lang="en")
        assert english.tables[0].cell(0, 0).text == "old report"
        assert english.core_properties.language == "en"

    def test_the_summary_has_no_tables(self, comparison: Comparison) -> None:
        assert not document(comparison, summary_only=True).tables
