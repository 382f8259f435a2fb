"""One report, whatever form it comes in: the same measures from Markdown, text, Word, PDF and a page in GB18030."""

from __future__ import annotations

import difflib
import gzip
from pathlib import Path

import pytest

from reportdiff.model import Report
from reportdiff.opening import read_report, read_report_bytes
from tests.reading.archives import zipped
from tests.reading.ofd_files import printed_ofd
from tests.reading.pages import page, paragraphs
from tests.reading.pdf_files import printed
from tests.reading.word_files import level, numbering, paragraph, word_file
from tests.strategies import MEASURES

COMMON = 0.97
"""Share of the characters of a plan that every form of it gives."""

FORMS = (
    "md",
    "txt",
    "gb18030.txt",
    "utf-16.txt",
    "docx",
    "numbered.docx",
    "pdf",
    "columns.pdf",
    "ofd",
    "rtf",
    "zip",
    "gz",
    "html",
    "gb18030.html",
)


def invented() -> list[str]:
    """A report of invented measures, long enough to fill several pages."""
    sections = [
        (f"（{ordinal}）{title}", "。".join(text.format(n=10 * number + 7) for text in measures) + "。")
        for number, ordinal in enumerate("一二三四五六七", start=1)
        for title, measures in list(MEASURES.items())[number % 3 :: 3]
    ]
    past = "过去一年，全市新建农村公路三百二十公里，新增养老床位一千八百张，空气优良天数比率达到91%，群众满意度提高。"
    return [
        "云岭市2031年政府工作报告",
        "各位代表：",
        "现在，我代表云岭市人民政府，向大会报告政府工作，请予审议，并请各位政协委员和列席人员提出意见。",
        "一、2030年工作回顾", *[past] * 5,
        "二、2031年重点工作",
        "今年发展的主要预期目标是：地区生产总值增长5%左右，城镇新增就业2.6万人，居民收入增长与经济增长同步。",
        *[line for section in sections for line in section],
        "各位代表！让我们更加紧密地团结起来，同心协力，真抓实干，为建设美丽富强的新云岭而努力奋斗！",
    ]  # fmt: skip


def in_form(form: str, lines: list[str]) -> bytes:
    """The report in one form, as an office, a site or a copyist would give it."""
    text = "\n".join(lines)
    title, *body = lines
    if form == "md":
        return ("# " + "\n\n".join(lines)).encode()
    if form.endswith(".txt") or form == "txt":
        return text.encode(form.removesuffix(".txt") if "." in form else "utf-8")
    if form == "docx":
        return word_file("".join(paragraph(line) for line in lines))
    if form == "numbered.docx":
        parts = [
            paragraph(line[2:], numbered=(1, 0)) if line[1] == "、" else
            paragraph(line[line.index("）") + 1 :], numbered=(1, 1)) if line[0] == "（" else paragraph(line)
            for line in lines
        ]  # fmt: skip
        numbers = (level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"))
        return word_file("".join(parts), numbering=numbering(*numbers))
    if form == "ofd":
        return printed_ofd(body, title=title)
    if form == "rtf":
        return ("{\\rtf1\\ansi " + "".join(f"\\pard {numbers_for(line)}\\par\n" for line in lines) + "}").encode()
    if form == "zip":
        return zipped({"报告/2031.txt": text.encode("gb18030"), "附件.xlsx": b"x"})
    if form == "gz":
        return gzip.compress(text.encode())
    if form == "pdf":
        return printed(body, title=title, head="云岭市第三届人民代表大会")
    if form == "columns.pdf":
        return printed(body, title=title, columns=2, size=10, characters=20, leading=17, lines_a_page=36)
    encoding = "gb18030" if "gb18030" in form else "utf-8"
    bar = "<div>首页 | 打印 | 关闭</div>"
    return page(f"{bar}{paragraphs(tuple(lines))}<div>上一篇：无</div>", title="").encode(encoding)


def numbers_for(line: str) -> str:
    """``line`` as RTF writes what is no ASCII: each character as a signed number, and what old programs show."""
    numbers = (ord(sign) - 65536 if ord(sign) >= 32768 else ord(sign) for sign in line)
    return "".join(f"\\u{number}?" for number in numbers)


def plan_of(report: Report) -> str:
    return "".join(report.text[s.start : s.end] for s in report.parts if s.part == "plan").replace("\n", "")


def common(one: str, other: str) -> float:
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(one), len(other), 1)


@pytest.mark.parametrize("form", FORMS)
def test_an_invented_report_gives_the_same_measures_in_every_form(form: str) -> None:
    lines = invented()
    expected = read_report_bytes("\n".join(lines).encode(), name="2031.txt")
    report = read_report_bytes(in_form(form, lines), name=f"2031.{form}")

    assert len(expected.measures) > 40
    assert [measure.text for measure in report.measures] == [measure.text for measure in expected.measures]
    assert (report.plan_found, report.plan_doubts) == ("heading", ())
    if form != "numbered.docx":
        assert [measure.section for measure in report.measures] == [measure.section for measure in expected.measures]


def test_the_forms_of_a_real_report_give_the_same_plan(shared: Path) -> None:
    folder = shared / "corpus" / "2025"
    name = sorted(folder.glob("*.docx"))[0].stem
    plans = {suffix: plan_of(read_report(folder / f"{name}.{suffix}")) for suffix in ("md", "txt", "docx")}

    assert common(plans["md"], plans["txt"]) >= COMMON
    assert common(plans["md"], plans["docx"]) >= COMMON


@pytest.mark.parametrize("suffix", ["md", "txt", "docx"])
@pytest.mark.parametrize("form", ["pdf", "gb18030.html"])
def test_a_real_report_printed_or_saved_as_a_page_gives_the_same_measures(shared: Path, suffix: str, form: str) -> None:
    folder = shared / "corpus" / "2025"
    report = read_report(folder / f"{sorted(folder.glob('*.docx'))[0].stem}.{suffix}")
    again = read_report_bytes(in_form(form, report.text.split("\n")), name=f"2025.{form}")

    assert common(plan_of(report), plan_of(again)) >= COMMON
    texts = {measure.text for measure in report.measures}
    assert len(texts & {measure.text for measure in again.measures}) >= COMMON * len(texts)
