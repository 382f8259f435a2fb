"""One invented report, long enough that a small injury cannot take a tenth of its measures, in every form."""

from __future__ import annotations

import gzip
import io
from collections.abc import Sequence

import docx

from tests.reading.archives import zipped
from tests.reading.ofd_files import printed_ofd
from tests.reading.office_files import DATA, SOFFICE, made_by_office
from tests.reading.pages import page, paragraphs
from tests.reading.pdf_files import printed
from tests.reading.word_files import level, numbering, paragraph, word_file

TITLE = "云岭市2031年政府工作报告"
PLACES = ("东岭", "西桥", "南塘", "北湖", "石门", "柳湾")
TASKS = (
    "新建{place}标准厂房{n}万平方米，引进配套企业{n}家，改造工业管网{n}公里",
    "改造{place}老旧小区{n}个，打通断头路{n}条，新增停车位{n}百个",
    "修建{place}灌渠{n}公里，发展林下种植{n}百亩，办好农产品展销会",
    "扩建{place}小学{n}所，新增养老床位{n}十张，建设社区食堂{n}家",
)


def long_lines() -> list[str]:
    """The paragraphs of the report; some ninety measures."""
    chapters = []
    for number, (ordinal, title, task) in enumerate(
        zip("一二三四", ("壮大实体经济", "提升城市品质", "建设美丽乡村", "增进民生福祉"), TASKS, strict=True), start=3
    ):
        sentences = [task.format(place=place, n=number + 2 * step) for step, place in enumerate(PLACES)]
        chapters += [f"（{ordinal}）{title}", "。".join(sentences[:3]) + "。", "。".join(sentences[3:]) + "。"]
    return [
        TITLE,
        "——2031年1月9日在云岭市第三届人民代表大会第二次会议上",
        "各位代表：",
        "现在，我代表市人民政府，向大会报告工作，请予审议，并请列席人员提出意见。",
        "一、2030年工作回顾",
        "过去一年，全市新建农村公路三百二十公里，新增养老床位一千八百张，空气优良天数比率达到91%，群众满意度提高。",
        "二、2031年工作安排",
        "今年的主要预期目标是：地区生产总值增长5%左右，城镇新增就业2.6万人。",
        *chapters,
        "各位代表！让我们更加紧密地团结起来，同心协力，真抓实干，为建设美丽富强的新云岭而努力奋斗！",
    ]


def _by_library(lines: Sequence[str]) -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def long_originals(*, office: bool = True) -> dict[str, bytes]:
    """The report in every form that is read, by a file name.

    Those that only an office program writes are short without LibreOffice, or where ``office`` is false."""
    lines = long_lines()
    text = "\n".join(lines)
    plain = "".join(map(paragraph, lines))
    numbered = "".join(
        paragraph(line[2:], numbered=(1, 0)) if line[1] == "、" else paragraph(line[3:], numbered=(1, 1))
        if line[0] == "（" else paragraph(line)
        for line in lines
    )  # fmt: skip
    numbers = numbering(level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"))
    doc, rtf = ((DATA / f"report.{form}").read_bytes() for form in ("doc", "rtf"))
    if office and SOFFICE is not None:
        doc, rtf = (made_by_office(_by_library(lines), "docx", form) for form in ("doc", "rtf"))
    return {
        "report.txt": text.encode(),
        "gb18030.txt": text.encode("gb18030"),
        "wide.txt": text.encode("utf-16-le"),
        "report.md": ("# " + "\n\n".join(lines)).encode(),
        "report.html": page(paragraphs(tuple(lines)), title="").encode("gb18030"),
        "report.docx": word_file(plain),
        "numbered.docx": word_file(numbered, numbering=numbers),
        "report.doc": doc,
        "report.wps": doc,
        "report.rtf": rtf,
        "report.ofd": printed_ofd(lines[1:], title=TITLE),
        "report.pdf": printed(lines[1:], title=TITLE, head="云岭市", pageCompression=0),
        "packed.pdf": printed(lines[1:], title=TITLE, columns=2, size=10, characters=20),
        "report.zip": zipped({"report.txt": text.encode("gb18030"), "form.xlsx": b"PK"}),
        "report.gz": gzip.compress(text.encode(), mtime=0),
    }
