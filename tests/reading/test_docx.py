"""Word documents: what a reader of the printed page sees comes in, and hostile packages are refused in one line."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from pathlib import Path

import docx
import pytest
from rapidfuzz.distance import LCSseq

import reportdiff
from reportdiff.errors import UnreadableReport
from reportdiff.reading import read_bytes
from reportdiff.reading.document import Document
from reportdiff.reading.word import package as package_module
from reportdiff.reading.word.word_numbering import number_text
from tests.reading.word_files import NAMESPACES, document, level, numbering, package, paragraph, word_file


def read(data: bytes) -> Document:
    return read_bytes(data, name="r.docx")


def lines(data: bytes) -> list[str]:
    return read(data).text.split("\n")


def counted(data: bytes) -> dict[str, int]:
    return {entry.what: entry.count for entry in read(data).ledger}


def refused(data: bytes) -> str:
    start = time.perf_counter()
    with pytest.raises(UnreadableReport) as caught:
        read(data)
    assert time.perf_counter() - start < 3
    message = str(caught.value)
    assert message.startswith("r.docx: ")
    assert "\n" not in message
    return message


CHINESE = numbering(
    level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
)


def test_automatic_numbers_are_counted_and_written_out() -> None:
    body = "".join(
        paragraph(text, numbered=(1, depth))
        for text, depth in [
            ("今年工作回顾", 0),
            ("明年重点工作", 0),
            ("扩大内需", 1),
            ("发展消费新业态。", 2),
            ("5G基站增加三百个。", 2),
            ("科技创新", 1),
            ("建设实验室。", 2),
            ("政府自身建设", 0),
            ("依法行政", 1),
        ]
    )
    data = word_file(body, numbering=CHINESE)
    assert lines(data) == [
        "一、今年工作回顾",
        "二、明年重点工作",
        "（一）扩大内需",
        "1.发展消费新业态。",
        "2. 5G基站增加三百个。",
        "（二）科技创新",
        "1.建设实验室。",
        "三、政府自身建设",
        "（一）依法行政",
    ]
    assert counted(data)["automatic_number"] == 9


def test_text_between_numbered_paragraphs_does_not_stop_the_count() -> None:
    body = (
        paragraph("扩大内需", numbered=(1, 0)) + paragraph("办好二十件实事。") + paragraph("科技创新", numbered=(1, 0))
    )
    assert lines(word_file(body, numbering=CHINESE)) == ["一、扩大内需", "办好二十件实事。", "二、科技创新"]


def test_empty_paragraphs_of_a_list_take_no_number() -> None:
    body = paragraph("扩大内需", numbered=(1, 0)) + paragraph(" ", numbered=(1, 0)) + paragraph("创新", numbered=(1, 0))
    assert lines(word_file(body, numbering=CHINESE)) == ["一、扩大内需", "二、创新"]


def test_lists_of_one_kind_count_on_unless_they_start_anew() -> None:
    lists = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    rule = numbering(level(0, "decimal", "%1."), lists=lists)
    body = "".join(paragraph("修路。", numbered=(which, 0)) for which in (1, 1, 2, 3, 3))
    assert [line[:2] for line in lines(word_file(body, numbering=rule))] == ["1.", "2.", "3.", "1.", "2."]


def test_a_style_can_hold_the_number_and_a_paragraph_can_take_it_away() -> None:
    styles = (
        f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="我的"/><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    body = (
        paragraph("扩大内需", style="b") + paragraph("附件", style="b", numbered=(0, 0)) + paragraph("创新", style="a")
    )
    document = read(word_file(body, styles=styles, numbering=CHINESE))
    assert document.text.split("\n") == ["一、扩大内需", "附件", "二、创新"]
    assert {(block.role, block.level) for block in document.blocks} == {("heading", 2)}


def test_levels_show_each_other_and_legal_ones_in_decimals() -> None:
    rule = numbering(
        level(0, "chineseCounting", "第%1章", start=3), level(1, "decimal", "%1.%2", more='<w:isLgl w:val="1"/>')
    )
    body = paragraph("总则", numbered=(1, 0)) + paragraph("目标", numbered=(1, 1)) + paragraph("任务", numbered=(1, 1))
    assert lines(word_file(body, numbering=rule)) == ["第三章总则", "3.1 目标", "3.2 任务"]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCounting", "一百零五"),
        (110, "chineseCounting", "一百一十"),
        (1001, "chineseCounting", "一千零一"),
        (21, "ideographDigital", "二一"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "ideographTraditional", "丙"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"),
        (14, "upperRoman", "XIV"),
        (28, "lowerLetter", "bb"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (5, "neverHeardOf", "5"),
    ],
)
def test_number_formats(number: int, form: str, text: str) -> None:
    assert number_text(number, form) == text


def test_bullets_are_items_without_a_number() -> None:
    document = read(word_file(paragraph("新建两所小学", numbered=(1, 0)), numbering=numbering(level(0, "bullet", ""))))
    assert (document.text, document.blocks[0].role) == ("新建两所小学", "item")


def test_a_library_file_with_headings_and_tables_is_read_in_order() -> None:
    word = docx.Document()
    word.add_heading("某市政府工作报告", 0)
    word.add_heading("今年工作安排", 1)
    word.add_paragraph("新建两所小学。")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("工程", "责任单位", "新校区", "教育局"), strict=True
    ):
        cell.text = text
    word.add_paragraph("扩建一所中学。")
    stream = io.BytesIO()
    word.save(stream)
    document = read(stream.getvalue())
    assert document.format == "docx"
    assert document.text.split("\n") == [
        "某市政府工作报告", "今年工作安排", "新建两所小学。", "工程", "责任单位", "新校区", "教育局", "扩建一所中学。",
    ]  # fmt: skip
    assert [block.level for block in document.blocks] == [1, 2, 0, 0, 0, 0, 0, 0]


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    inner = f"<w:txbxContent>{paragraph('十件民生实事')}{paragraph('新建书屋三十家。')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>扩大内需。</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>" + paragraph("科技创新。")
    )
    assert lines(word_file(body)) == ["扩大内需。", "十件民生实事", "新建书屋三十家。", "科技创新。"]


def test_tracked_changes_are_read_as_accepted_and_counted() -> None:
    body = (
        "<w:p><w:r><w:t>新建小学</w:t></w:r><w:del><w:r><w:delText>三所</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>两所</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>"
        "<w:r><w:t>。</w:t></w:r></w:p>"
    )
    data = word_file(body)
    assert lines(data) == ["新建小学两所。"]
    assert counted(data) == {"hidden_text": 1, "tracked_deletion": 1}


def test_fields_ruby_links_and_tabs_show_what_is_printed() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>'
        "<w:hyperlink><w:r><w:t>建设</w:t><w:tab/><w:t>书屋</w:t></w:r></w:hyperlink><w:r><w:ruby><w:rt><w:r><w:t>pù</w:t>"
        "</w:r></w:rt><w:rubyBase><w:r><w:t>瀑</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>布。</w:t></w:r></w:p>"
    )
    assert lines(word_file(body)) == ["建设书屋瀑布。"]


def test_heads_feet_notes_and_contents_are_left_out_and_counted() -> None:
    styles = (
        f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    data = word_file(
        paragraph("一、今年工作\t3", style="t") + paragraph("新建两所小学。"),
        styles=styles,
        header1=f"<w:hdr {NAMESPACES}>{paragraph('某市政府工作报告')}</w:hdr>",
        footnotes=f"<w:footnotes {NAMESPACES}><w:footnote>{paragraph('书屋：读书的地方。')}</w:footnote></w:footnotes>",
    )
    assert lines(data) == ["新建两所小学。"]
    assert counted(data) == {"footnote": 1, "running_head": 1, "table_of_contents": 1}


def test_a_line_break_after_a_sentence_is_a_paragraph_and_within_one_is_mended() -> None:
    broken = "<w:p><w:r><w:t>{}</w:t><w:br/><w:t>{}</w:t></w:r></w:p>"
    body = (
        broken.format("新建两所小学。", "扩建中学。")
        + broken.format("改造老旧小区，", "增设电梯。")
        + paragraph("完。")
    )
    assert lines(word_file(body)) == ["新建两所小学。", "扩建中学。", "改造老旧小区，增设电梯。", "完。"]


def test_a_whole_paragraph_in_heading_style_is_a_paragraph() -> None:
    style = '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="标题 2"/></w:style>'
    styles = f"<w:styles {NAMESPACES}>{style}</w:styles>"
    body = paragraph("扩大内需", style="h") + paragraph("扩大内需。新建两所小学，扩建一所中学。", style="h")
    document = read(word_file(body, styles=styles))
    assert [block.role for block in document.blocks] == ["heading", "paragraph"]


# hostile and wrong packages


def test_other_packages_are_named() -> None:
    assert "an Excel workbook" in refused(package({"xl/workbook.xml": "<a/>"}, main="xl/workbook.xml"))
    assert "a zip archive without a Word document" in refused(package({"report.txt": "一、今年工作"}))
    assert "a damaged zip archive" in refused(b"PK\x03\x04" + b"word/document.xml" * 20)


def test_a_bomb_by_ratio_by_size_and_by_members_is_refused() -> None:
    spaces = document(paragraph("建" + " " * (package_module.RATIO_FROM * 4)))
    assert "a zip bomb" in refused(package({"word/document.xml": spaces}))
    huge = document(paragraph("建" * package_module.MAX_PART))
    assert "to more than 32 MB" in refused(package({"word/document.xml": huge}))
    many = {f"word/x{index}.xml": "<a/>" for index in range(package_module.MAX_MEMBERS)}
    assert f"more than {package_module.MAX_MEMBERS}" in refused(package({"word/document.xml": document(""), **many}))


def test_a_bomb_that_declares_too_much_is_refused_before_it_is_unpacked() -> None:
    data = bytearray(word_file(paragraph("新建小学。")))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 0xF0000000)
    assert "MB, more than 512" in refused(bytes(data))


def test_a_part_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(word_file(paragraph("新建小学。" * 50)))
    at = data.rfind(b"PK\x01\x02")
    data[at + 16 : at + 20] = b"\1\2\3\4"  # the checksum
    assert "is damaged at 'word/document.xml'" in refused(bytes(data))


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE w [<!ENTITY a "建建建建建建建建建建">' + "".join(
            f'<!ENTITY {chr(98 + index)} "{("&" + chr(97 + index) + ";") * 10}">' for index in range(12)
        ) + "]>",
    ],
)  # fmt: skip
def test_entities_and_document_types_are_refused(declared: str) -> None:
    body = document(paragraph("建设&m;" if "ENTITY a" in declared else "建设"))
    message = refused(package({"word/document.xml": declared + body}))
    assert "document type" in message or "broken XML" in message


def test_broken_and_deep_xml_is_refused() -> None:
    assert "broken XML" in refused(package({"word/document.xml": "<w:document"}))
    deep = "<w:p>" * 100_000
    assert "broken XML" in refused(package({"word/document.xml": document(deep)}))


def test_a_locked_package_says_so() -> None:
    data = bytearray(word_file(paragraph("新建小学。")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + offset] |= 1
    assert "password" in refused(bytes(data))


def test_members_that_climb_out_touch_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    stream = io.BytesIO(word_file(paragraph("新建小学。")))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("../../escaped.txt", "x")
    assert lines(stream.getvalue()) == ["新建小学。"]
    assert list(tmp_path.iterdir()) == []


def test_nested_tables_and_rings_of_styles_end() -> None:
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("ab", "ba")
    )
    nested = "<w:tbl><w:tr><w:tc>" * 60 + paragraph("新建小学。", style="a") + "</w:tc></w:tr></w:tbl>" * 60
    assert lines(word_file(nested, styles=f"<w:styles {NAMESPACES}>{ring}</w:styles>")) == ["新建小学。"]


# real reports, read in place


def plan_of(path: Path) -> str:
    report = reportdiff.read_report(path)
    return "".join(report.text[span.start : span.end] for span in report.parts if span.part == "plan").replace("\n", "")


def test_the_word_form_of_a_real_report_gives_the_plan_of_its_other_forms(shared: Path) -> None:
    files = sorted((shared / "corpus" / "2025").glob("*.docx"))
    assert files
    for file in files:
        plan = plan_of(file)
        for suffix in (".md", ".txt"):
            other = plan_of(file.with_suffix(suffix))
            common = LCSseq.similarity(other, plan)
            assert common >= 0.97 * len(other), f"{file.name} gives {common} of the {len(other)} characters of {suffix}"


RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:odd>{}</w:odd>",
        '<x:wrapper xmlns:x="urn:x"><x:inner>{}</x:inner></x:wrapper>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<mc:AlternateContent><mc:Choice Requires='x'>{}</mc:Choice><mc:Fallback/></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice>"
        "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        "<mc:Choice>{}</mc:Choice>",
    ],
)
def test_a_wrapper_of_any_name_loses_no_paragraph(wrapped: str) -> None:
    inside = wrapped.format(paragraph("（一）新建两所小学。"))
    assert lines(word_file(paragraph("一、安排") + inside + paragraph("（二）修路。"))) == [
        "一、安排", "（一）新建两所小学。", "（二）修路。",
    ]  # fmt: skip


def test_runs_without_a_paragraph_make_one_where_they_stand() -> None:
    body = paragraph("一、安排") + RUN.format("（一）新建") + RUN.format("两所小学。") + paragraph("（二）修路。")
    assert lines(word_file(body)) == ["一、安排", "（一）新建两所小学。", "（二）修路。"]
    assert lines(word_file(paragraph("一、安排") + RUN.format("（一）修路。"))) == ["一、安排", "（一）修路。"]


def test_two_forms_of_one_thing_are_read_once() -> None:
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='x'>{paragraph('新建两所小学。')}</mc:Choice>"
        f"<mc:Fallback>{paragraph('新建两所小学。')}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(word_file(paragraph("一、安排") + both)) == ["一、安排", "新建两所小学。"]
