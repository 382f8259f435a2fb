"""An invented report as office programs write it: a source with everything that a reader must tell apart, and the files
that LibreOffice makes of it. ``python -m tests.reading.office_files`` makes tests/data/report.* anew."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.command import PROJECT

DATA = PROJECT / "tests" / "data"
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
NO_SOFFICE = "no LibreOffice here to make the file with; install libreoffice-writer"
FORMS = ("doc", "rtf")

TITLE = "云岭市2031年政府工作报告"
LINES = [
    TITLE,
    "各位代表：",
    "现在，我代表云岭市人民政府，向大会报告政府工作，请予审议。",
    "一、2030年工作回顾",
    "过去一年，全市新建农村公路三百二十公里，新增养老床位一千八百张。",
    "收入增长10%以上。",
    "二、2031年重点工作",
    "（一）办好民生实事",
    "新建小学两所，扩建中学一所。",
    "改造提升社区服务站三十个，让群众满意。",
    "1.建设体育公园",
    "2.建设图书馆",
    "（二）稳定就业",
    "城镇新增就业2.6万人。",
    "地区生产总值增长5%左右。",
    "详见网站：云岭网",
    "各位代表！让我们团结起来，为建设美丽云岭而奋斗！",
]
"""What a reader of the printed page sees, numbers written out."""

CELLS = ("指标", "目标", "地区生产总值", "增长5%左右")
LEFT_OUT = {
    "hidden_text": 1,
    "tracked_deletion": 1,
    "running_head": 2,
    "automatic_number": 6,
    "target_row": 1,
    "table_cell": 2,
}

_LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def _numbering(element: Any) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(_LEVELS)
    )
    kind = '<w:multiLevelType w:val="multilevel"/>'
    element.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{kind}{levels}</w:abstractNum>'))
    element.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def rich_docx() -> bytes:
    """The report as .docx: headings, three levels of automatic numbers, a page break, hidden text, a tracked change, a
    table, a field, and a running head and foot."""
    document = docx.Document()
    _numbering(document.part.numbering_part.element)

    def numbered(text: str, depth: int, style: str | None = None) -> None:
        properties = document.add_paragraph(text, style=style)._p.get_or_add_pPr()
        number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
        properties.append(parse_xml(number))

    def changed(paragraph: Any, xml: str) -> None:
        paragraph._p.append(parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))

    document.add_heading(LINES[0], 0)
    for line in LINES[1:3]:
        document.add_paragraph(line)
    numbered("2030年工作回顾", 0, "Heading 1")
    document.add_paragraph(LINES[4])
    document.add_paragraph(LINES[5]).add_run().add_break(docx.enum.text.WD_BREAK.PAGE)
    numbered("2031年重点工作", 0, "Heading 1")
    numbered("办好民生实事", 1, "Heading 2")
    line = document.add_paragraph("新建小学两所，")
    line.add_run("这一句是隐藏的，").font.hidden = True
    line.add_run("扩建中学一所。")
    line = document.add_paragraph("改造提升社区服务站")
    mark = 'w:author="x" w:date="2031-01-01T00:00:00Z"'
    changed(line, f'<w:del w:id="1" {mark}><w:r><w:delText>二十</w:delText></w:r></w:del>')
    changed(line, f'<w:ins w:id="2" {mark}><w:r><w:t>三十</w:t></w:r></w:ins>')
    line.add_run("个，让群众满意。")
    numbered("建设体育公园", 2)
    numbered("建设图书馆", 2)
    numbered("稳定就业", 1, "Heading 2")
    document.add_paragraph(LINES[13])
    table = document.add_table(rows=2, cols=2)
    for place, text in enumerate(CELLS):
        table.cell(place // 2, place % 2).text = text
    line = document.add_paragraph("详见网站：")
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText> HYPERLINK "http://example.org/" </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>云岭网</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        changed(line, f"<w:r>{inner}</w:r>")
    document.sections[0].header.paragraphs[0].text = "云岭市第三届人民代表大会"
    document.sections[0].footer.paragraphs[0].text = "云岭市人民政府办公室"
    document.add_paragraph(LINES[16])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


NOTES = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:styles><style:style style:family="paragraph"
 style:name="Contents_20_1" style:display-name="Contents 1"/></office:styles><office:body><office:text>
<text:p>云岭市2031年政府工作报告</text:p>
<text:table-of-content text:name="目录1"><text:table-of-content-source text:outline-level="1"/><text:index-body>
<text:p text:style-name="Contents_20_1">2031年重点工作<text:tab/>3</text:p></text:index-body></text:table-of-content>
<text:h text:outline-level="1">一、2031年重点工作</text:h>
<text:p>新建小学两所，<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
<text:p>含改建一所。</text:p></text:note-body></text:note>扩建中学一所。</text:p>
<text:p>改造道路三条，<text:line-break/>新建桥梁两座。</text:p>
<text:p>建设<draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box>
<text:p>培育企业三十家。</text:p></draw:text-box></draw:frame>科技园区一个。</text:p>
</office:text></office:body></office:document>"""
"""A second source: a footnote, a table of contents, a line break and a text box."""


BOXES = NOTES.replace(
    "<office:body>",
    """<office:automatic-styles><style:page-layout style:name="a"><style:header-style/></style:page-layout>
</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="a">
<style:header><text:p>云岭市<draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="1cm"><draw:text-box>
<text:p>第1页</text:p></draw:text-box></draw:frame></text:p></style:header></style:master-page></office:master-styles>
<office:body>""",
)
"""The second source with a text box in the running head, where page numbers stand."""


def made_by_office(source: bytes, suffix: str, form: str) -> bytes:
    """What LibreOffice makes of ``source``, a file with the suffix ``suffix``, in the form ``form``."""
    assert SOFFICE is not None, NO_SOFFICE
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"report.{suffix}")
        path.write_bytes(source)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [SOFFICE, profile, "--headless", "--convert-to", form, "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return path.with_suffix(f".{form}").read_bytes()


def main() -> None:
    for form in FORMS:
        (DATA / f"report.{form}").write_bytes(made_by_office(rich_docx(), "docx", form))
        (DATA / f"boxes.{form}").write_bytes(made_by_office(BOXES.encode(), "fodt", form))
        (DATA / f"notes.{form}").write_bytes(made_by_office(NOTES.encode(), "fodt", form))


if __name__ == "__main__":
    main()
