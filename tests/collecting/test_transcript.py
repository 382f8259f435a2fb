"""What is stored reads back as what was read: text, headings, items, outline and measures."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.collecting.adding import file_original, prepare
from reportdiff.collecting.transcript import same_text, transcript
from reportdiff.errors import ReportdiffError
from reportdiff.parsing import parse
from reportdiff.reading import read_bytes, read_document
from tests.collecting.conftest import TODAY
from tests.collecting.reports import FORMATS
from tests.strategies import ROWS, full_text

TRAPS = (
    *(
        "# 号文件",
        "## 二",
        "- 一是抓落实",
        "+ 增长",
        "* 号",
        "1. 建设学校",
        "12) 建设医院",
        "> 引用",
        "| 甲 | 乙 |",
        "|甲|",
    ),
    *(
        "---",
        "***",
        "===",
        "=====",
        "```",
        "**加粗**不是加粗",
        "*强调*与_下划线_",
        "`代码`",
        "[链接](http://a.cn)",
        "![图](a.png)",
    ),
    *(
        "<!-- 注释 -->",
        "<b>粗</b>",
        "a < b > c",
        "A&B",
        "&amp; &lt; &copy &#35;",
        "\\# 反斜线\\",
        "C:\\d",
        "标题 ##",
        "~~删~~",
    ),
    *(
        "3.1 目标",
        "（一）加快发展",
        "①要点",
        "——2031年1月20日",
        "http://a.cn/b_c_d",
        "研发投入强度≥3%",
        "50*20*3米",
        "#",
        "-",
        ">",
    ),
)


def read_back(text: str) -> None:
    """Storing what was read of ``text`` and reading that gives the same again, at the second reading at the latest."""
    document = read_bytes(text.encode(), name="r.txt")
    for _ in range(2):
        again = read_bytes(transcript(document, {"sha256": "0"}).encode(), name="r.md")
        if same_text(document, again):
            return
        document = again
    assert (document.text, document.blocks) == (again.text, again.blocks)
    raise AssertionError(text)


@pytest.mark.parametrize("trap", TRAPS)
def test_what_markdown_takes_for_a_mark_is_text(trap: str) -> None:
    text = f"各位代表：\n\n现在，我向大会报告工作。\n\n{trap}\n\n新建农村公路三百二十公里，改造老旧小区。"
    document = read_bytes(text.encode(), name="r.txt")
    again = read_bytes(transcript(document, {"year": 2031}).encode(), name="r.md")

    assert again.text == document.text
    assert same_text(document, again)


@given(
    st.lists(
        st.lists(st.sampled_from([*TRAPS, "建设学校", "，", "。", " ", "　", "（", "二、"]), max_size=4), max_size=8
    )
)
def test_any_mixture_reads_back(lines: list[list[str]]) -> None:
    text = "\n\n".join("".join(line) for line in lines)
    try:
        read_bytes(text.encode(), name="r.txt")
    except ReportdiffError:
        return
    read_back("各位代表：\n\n" + text + "\n\n新建农村公路三百二十公里。")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_stored_without_a_loss(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"报告.{form}"
    file.write_bytes(FORMATS[form]())
    read = read_document(file)
    ready = prepare(file_original(file, today=TODAY))
    stored = read_bytes(ready.markdown, name="2031/云岭市.md")

    assert same_text(read, stored)
    given_report, stored_report = parse(read, region="云岭市", year=2031), parse(stored)
    assert stored_report.parts == given_report.parts
    assert stored_report.sections == given_report.sections
    assert [measure.text for measure in stored_report.measures] == [measure.text for measure in given_report.measures]
    assert (stored_report.region, stored_report.year) == ("云岭市", 2031)
    assert len(stored_report.measures) > 5


def test_a_digest_stays_a_digest(tmp_path: Path) -> None:
    file = tmp_path / "digest.md"
    file.write_text(
        "---\nregion: yunling\nyear: 2031\nkind: digest\ntitle: 摘编\nnote: 自编\n---\n## 教育\n- 新建小学2所\n",
        "utf-8",
    )
    stored = parse(read_bytes(prepare(file_original(file, today=TODAY)).markdown, name="x.md"))

    assert (stored.kind, stored.note, [measure.text for measure in stored.measures]) == (
        "digest",
        "自编",
        ["新建小学2所"],
    )


def test_an_invented_full_text_keeps_all_its_measures() -> None:
    report = full_text(ROWS)
    document = read_bytes(report.text.encode(), name="r.txt")
    again = read_bytes(transcript(document, {"region": "yunling", "year": 2031}).encode(), name="r.md")

    assert [m.text for m in parse(again).measures] == [m.text for m in parse(document, year=2031).measures]


REAL = (
    *(
        "1979/zhejiang.md",
        "1996/gansu.md",
        "2000/national.txt",
        "2003/gansu.md",
        "2014/national.txt",
        "2018/beijing.md",
    ),
    *("2022/hebei.md", "2025/beijing.docx", "2025/zhejiang.docx", "2025/yunnan.txt", "2026/beijing.txt"),
    *("2026/qinghai.txt", "2026/tianjin.txt"),
)


@pytest.mark.parametrize("name", REAL)
def test_real_reports_are_stored_without_a_loss(name: str, shared: Path) -> None:
    path = shared / "corpus" / name
    read = read_document(path)
    ready = prepare(file_original(path, today=TODAY))
    given_report = parse(read, region=ready.provenance.region, year=ready.provenance.year)
    stored_report = parse(ready.document)

    assert (ready.provenance.year, ready.provenance.region) == (int(name[:4]), path.stem)
    if name != "2003/gansu.md":  # a heading that cleaning finds in the second reading only
        assert read.text == ready.document.text
        assert [m.text for m in stored_report.measures] == [m.text for m in given_report.measures]
    assert "".join(read.text.split()) == "".join(ready.document.text.split())
    assert parse(read_bytes(ready.markdown, name="again.md")).measures == stored_report.measures
