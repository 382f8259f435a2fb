"""PDF files: paragraphs come out whole and without page furniture, and what cannot be read says why, soon."""

from __future__ import annotations

import difflib
import io
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

import reportdiff
import reportdiff.reading.pdf.pdf as pdf_module
from reportdiff.errors import ReportdiffError, UnreadableReport
from reportdiff.opening import read_report_bytes
from reportdiff.reading import read_bytes
from reportdiff.reading.document import Document
from reportdiff.reading.ocr import recognition, scans
from tests.reading.pages import REPORT, TITLE
from tests.reading.pdf_files import FONT, canvas, printed, raw, scanned
from tests.reading.test_forms import invented

WHOLE = "\n".join((TITLE, *REPORT))


def read(data: bytes) -> Document:
    return read_bytes(data, name="r.pdf")


def counted(data: bytes) -> dict[str, int]:
    return {entry.what: entry.count for entry in read(data).ledger}


def refused(data: bytes, *, within: float = 4.0) -> str:
    start = time.perf_counter()
    with pytest.raises(UnreadableReport) as caught:
        read(data)
    assert time.perf_counter() - start < within
    message = str(caught.value)
    assert message.startswith("r.pdf: ")
    assert "\n" not in message
    return message


@pytest.mark.parametrize("indent", [2, 0])
@pytest.mark.parametrize("characters", [20, 28, 33])
@pytest.mark.parametrize("lines_a_page", [5, 8, 22])
def test_hard_wrapped_lines_are_joined_over_lines_and_pages(indent: int, characters: int, lines_a_page: int) -> None:
    size = min(16.0, 448 / characters)
    data = printed(
        REPORT,
        title=TITLE,
        characters=characters,
        size=size,
        leading=1.5 * size,
        lines_a_page=lines_a_page,
        indent=indent,
    )
    document = read(data)
    assert document.text == WHOLE
    assert (document.format, {block.role for block in document.blocks}) == ("pdf", {"paragraph"})
    assert counted(data)["joined_lines"] >= 5


@pytest.mark.parametrize("page_number", ["— {} —", "- {} -", "{}", "第 {} 页", "第{}页 共9页", "{}/9", "· {} ·"])
def test_page_numbers_and_running_heads_are_removed_and_counted(page_number: str) -> None:
    data = printed(REPORT, title=TITLE, head="云岭市人民代表大会文件", page_number=page_number, lines_a_page=6)
    assert read(data).text == WHOLE
    assert counted(data)["running_head"] == 3
    assert counted(data)["page_number"] == 3


def test_a_running_head_that_carries_the_page_number_is_one() -> None:
    data = printed(REPORT, title=TITLE, page_number="云岭市政府工作报告　{}", lines_a_page=6)
    assert read(data).text == WHOLE
    assert counted(data)["running_head"] == 3


def test_a_year_alone_inside_a_page_is_no_page_number() -> None:
    data = printed((*REPORT[:5], "2031", *REPORT[5:]), title=TITLE)
    assert "\n2031\n" in read(data).text


@pytest.mark.parametrize("by_rows", [False, True])
@pytest.mark.parametrize("lines_a_page", [10, 18, 40])
def test_two_columns_are_read_one_after_the_other(by_rows: bool, lines_a_page: int) -> None:
    data = printed(
        REPORT, title=TITLE, columns=2, size=10, characters=20, leading=16, lines_a_page=lines_a_page, by_rows=by_rows
    )
    assert read(data).text == WHOLE


def test_spaced_out_text_is_mended() -> None:
    stream = io.BytesIO()
    out = canvas(stream)
    out.setFont(FONT, 22)
    out.drawCentredString(300, 780, " ".join("2031年政府工作报告"))
    text = out.beginText(72, 730)
    text.setFont(FONT, 16)
    text.setCharSpace(14)
    text.textLine("各位代表云岭市人民")
    out.drawText(text)
    out.setFont(FONT, 16)
    out.drawString(104, 690, "今年新建农村公路三百二十公里，新增养老床位一千八百张。")
    out.save()
    assert read(stream.getvalue()).text.split("\n")[:2] == ["2031年政府工作报告", "各位代表云岭市人民"]


def test_text_that_is_printed_twice_to_look_bold_is_read_once() -> None:
    stream = io.BytesIO()
    out = canvas(stream)
    out.setFont(FONT, 16)
    for shift in (0, 0.4):
        out.drawString(104 + shift, 700, "今年新建农村公路三百二十公里，新增养老床位")
    out.drawString(72, 672, "一千八百张。")
    out.save()
    assert read(stream.getvalue()).text == "今年新建农村公路三百二十公里，新增养老床位一千八百张。"


def test_pages_without_text_among_others_are_counted() -> None:
    stream = io.BytesIO()
    out = canvas(stream)
    for line in ("今年新建农村公路三百二十公里，新增养老床位一千八百张。", "", "改造老旧小区四十二个。"):
        out.setFont(FONT, 16)
        out.drawString(104, 700, line)
        out.showPage()
    out.save()
    assert counted(stream.getvalue())["page_without_text"] == 1


@pytest.mark.parametrize("columns", [1, 2])
def test_a_real_report_printed_as_a_pdf_gives_its_plan(shared: Path, columns: int) -> None:
    report = reportdiff.read_report(shared / "corpus" / "2025" / "tianjin.md")
    size = 16 if columns == 1 else 10
    texts = report.text.split("\n")
    data = printed(
        texts, columns=columns, size=size, characters=28 if columns == 1 else 20, leading=1.7 * size, head="文件"
    )
    again = read_report_bytes(data, name="2025-tianjin.pdf")
    old, new = (
        "".join(r.text[span.start : span.end] for span in r.parts if span.part == "plan") for r in (report, again)
    )
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    assert sum(match.size for match in matcher.get_matching_blocks()) >= 0.97 * len(old)


# what cannot be read


def test_a_scan_says_that_it_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (recognition, scans):
        monkeypatch.setattr(module, "is_installed", lambda: False)
    message = refused(scanned(3))
    assert "scan of 3 pages" in message
    assert "(OCR)" in message


def test_a_locked_file_says_so() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    assert "locked with a password" in refused(printed(REPORT, encrypt=StandardEncryption("secret", "owner")))


def test_a_file_locked_for_printing_only_is_read() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = printed(REPORT, title=TITLE, encrypt=StandardEncryption("", "owner", canPrint=0))
    assert read(locked).text == WHOLE


@pytest.mark.parametrize("data", [b"%PDF-1.7\n...", b"%PDF-1.4\n" + b"\0" * 5000, printed(REPORT)[:600]])
def test_a_damaged_file_says_so(data: bytes) -> None:
    assert "damaged" in refused(data)


def test_a_header_after_junk_is_still_a_header() -> None:
    assert read(b"\r\n\xef\xbb\xbf\r\n" + printed(REPORT, title=TITLE)).text == WHOLE


@pytest.mark.parametrize("layers", [1, 2])
def test_a_stream_that_unfolds_is_refused_before_it_is_read(layers: int) -> None:
    bomb = zlib.compress(b"q Q " * 25_000_000, 9)
    if layers == 2:
        bomb = zlib.compress(bomb, 9)
    keys = b"/Filter[" + b"/FlateDecode" * layers + b"]"
    assert "unpacks to more than" in refused(raw(bomb, stream_keys=keys))


def test_too_many_things_pages_and_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = zlib.compress(b"0 0 m 9 9 l S\n" * (pdf_module.MAX_OBJECTS + 1), 9)
    assert "draws" in refused(raw(lines, stream_keys=b"/Filter/FlateDecode"))
    monkeypatch.setattr(pdf_module, "MAX_PAGES", 2)
    assert "has 3 pages, more than 2" in refused(scanned(3))
    monkeypatch.setattr(pdf_module, "MAX_CHARACTERS", 100)
    assert "more than 100 characters" in refused(printed(REPORT))


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "SECONDS", -1.0)
    assert "seconds" in refused(printed(REPORT))


def test_places_that_are_no_numbers_do_no_harm() -> None:
    data = raw(b"BT /F1 1e38 Tf 1e38 0 0 1e38 1e38 1e38 Tm (" + b"build roads " * 10 + b") Tj ET")
    try:
        assert read(data).text
    except ReportdiffError as error:
        assert "\n" not in str(error)


def test_rings_of_pages_and_forms_end() -> None:
    ring = raw(b"/X Do").replace(b"/Kids[3 0 R]/Count 1", b"/Kids[2 0 R]/Count 9")
    start = time.perf_counter()
    with pytest.raises(ReportdiffError):
        read(ring)
    assert time.perf_counter() - start < 2


def pages_with(draw: Callable[[Canvas, int], None], **options: Any) -> bytes:
    """The report of test_forms as a PDF, with more drawn on each page."""
    title, *body = invented()
    return printed(body, title=title, draw=draw, **options)


def measures_of(data: bytes) -> list[str]:
    return [measure.text for measure in read_report_bytes(data, name="2031.pdf").measures]


def sound_measures() -> list[str]:
    return [each.text for each in read_report_bytes("\n".join(invented()).encode(), name="2031.txt").measures]


def test_what_a_browser_prints_around_a_page_is_taken_out() -> None:
    def around(out: Canvas, number: int) -> None:
        out.setFont(FONT, 8)
        out.drawString(30, 815, f"2031/1/20 21:0{number}          {TITLE}_云岭市人民政府门户网站")
        out.drawString(30, 25, f"https://www.yunling.example/zwgk/zfgzbg/202901/t20310120_00012345.html   {number}/9")

    data = pages_with(around, page_number="", indent=0, lines_a_page=17)
    assert measures_of(data) == sound_measures()
    assert counted(data)["running_head"] >= 8
    assert "translated_paragraph" not in counted(data)


@pytest.mark.parametrize("left", [30, 560], ids=["left", "right"])
def test_vertical_text_in_the_margin_is_left_out_and_counted(left: int) -> None:
    def margin(out: Canvas, number: int) -> None:
        out.setFont(FONT, 10)
        for row, character in enumerate("云岭市政府工作报告"):
            out.drawString(left, 700 - 40 * row, character)

    data = pages_with(margin)
    assert measures_of(data) == sound_measures()
    assert counted(data)["margin_text"] == counted(data)["page_number"]


def test_page_numbers_at_the_outer_edges_of_two_columns_are_taken_out() -> None:
    def number(out: Canvas, number: int) -> None:
        out.setFont(FONT, 10)
        out.drawString(450 if number % 2 else 80, 60, f"— {number} —")

    data = pages_with(number, page_number="", columns=2, size=10, characters=20, leading=17, lines_a_page=30)
    assert measures_of(data) == sound_measures()
    assert not any("—" in text for text in measures_of(data))


@pytest.mark.parametrize("indent", [0, 2])
@pytest.mark.parametrize("columns", [1, 2])
def test_wherever_a_page_ends_the_measures_are_the_same(indent: int, columns: int) -> None:
    title, *body = invented()
    expected = sound_measures()
    two: dict[str, Any] = {"columns": 2, "size": 10, "characters": 20, "leading": 17} if columns == 2 else {}
    for lines in range(14, 23):
        room = lines + 12 if columns == 2 else lines
        data = printed(body, title=title, head="云岭市第三届人民代表大会", indent=indent, lines_a_page=room, **two)
        assert measures_of(data) == expected, lines


def test_a_heading_below_a_full_last_line_is_a_paragraph_of_its_own() -> None:
    body = [
        *REPORT[:4],
        "今年新建学校两所、医院一所，修缮道路十二公里，安装路灯。",
        "（一）加快产业升级",
        *REPORT[7:],
    ] * 3
    lines = read(printed(body, characters=28, indent=0)).text.split("\n")
    assert "（一）加快产业升级" in lines


def test_a_hyphen_that_ends_a_line_stays() -> None:
    assert pdf_module._with_hyphens("2021\ufffe2025年，inter\ufffe net") == "2021-2025年，internet"
