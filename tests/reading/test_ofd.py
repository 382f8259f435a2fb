"""OFD files: the text at its places, templates and composite units, and hostile packages refused in one line."""

from __future__ import annotations

import pytest

from reportdiff.errors import UnreadableReport
from reportdiff.reading import read_bytes
from reportdiff.reading.document import Document
from reportdiff.reading.ofd import ofd as ofd_module
from reportdiff.reading.ofd import ofd_text
from reportdiff.reading.ofd.ofd_text import number_of, numbers_of, steps_of
from tests.reading.archives import zipped
from tests.reading.ofd_files import package, page_of, printed_ofd, text_object, xml
from tests.reading.pages import REPORT, TITLE

LINE = "新建小学两所，扩建中学一所，改造道路三条。"


def read(data: bytes) -> Document:
    return read_bytes(data, name="r.ofd")


def counted(data: bytes) -> dict[str, int]:
    return {entry.what: entry.count for entry in read(data).ledger}


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableReport) as caught:
        read(data)
    message, zh = str(caught.value), caught.value.message_in("zh")
    assert message.startswith("r.ofd: ") and "\n" not in message
    assert zh.startswith("r.ofd：") and "；" in zh
    return message


def test_a_printed_report_is_read_in_paragraphs_without_heads_and_page_numbers() -> None:
    data = printed_ofd([*REPORT] * 3, title=TITLE)
    document = read(data)
    assert document.text.split("\n") == [TITLE, *[*REPORT] * 3]
    assert document.format == "ofd"
    assert counted(data)["page_number"] == counted(data)["running_head"] == 3


def test_matrices_steps_and_nested_blocks_place_the_text() -> None:
    turned = (
        '<ofd:TextObject Boundary="28 60 150 12" Size="1" CTM="5.6 0 0 5.6 0 0"><ofd:TextCode X="0" Y="1">'
        f"{LINE}</ofd:TextCode></ofd:TextObject>"
    )
    first = f"<ofd:PageBlock><ofd:PageBlock>{text_object(LINE[:7], 28, 50)}</ofd:PageBlock></ofd:PageBlock>"
    # The end of the line stands before its beginning in the file.
    objects = text_object(LINE[7:], 28 + 7 * 5.6, 50) + first + turned
    assert read(package([page_of(objects)])).text.replace("\n", "") == LINE + LINE


def test_templates_and_composite_units_are_drawn_and_hidden_text_is_not() -> None:
    common = '<ofd:TemplatePage ID="5" BaseLoc="Tpls/T.xml"/><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>'
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{text_object(LINE, 0, 5.6)}</ofd:Content>'
    more = {
        "Doc_0/Tpls/T.xml": page_of(text_object("新建桥梁两座，改造公园四个。", 28, 50)),
        "Doc_0/PublicRes.xml": xml(
            "Res", f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
        ),
    }
    objects = (
        '<ofd:CompositeObject ResourceID="7" Boundary="28 100 150 10"/><ofd:ImageObject ResourceID="1"/>'
        + text_object("这一句不显示", 28, 150, more='Visible="false"')
    )
    data = package([page_of(objects, template="5")], common=common, more=more)
    assert read(data).text.split("\n") == ["新建桥梁两座，改造公园四个。", LINE]
    assert counted(data) == {"hidden_text": 1, "image": 1}


def test_paths_from_the_root_and_in_other_letters_are_found() -> None:
    members = {
        "ofd.xml": xml("OFD", "<ofd:DocBody><ofd:DocRoot>/DOC_0/document.xml</ofd:DocRoot></ofd:DocBody>"),
        "Doc_0/Document.xml": xml("Document", '<ofd:Pages><ofd:Page BaseLoc="Doc_0/P.xml"/></ofd:Pages>'),
        "Doc_0/P.xml": page_of(text_object(LINE, 28, 50)),
    }
    assert read(zipped(members)).text == LINE


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (package([page_of('<ofd:ImageObject ResourceID="1"/>')] * 2), "a scan of 2 pages"),
        (package([]), "a damaged OFD file (no page)"),
        (zipped({"OFD.xml": "<a/>"}), "a damaged OFD file (no page)"),
        (zipped({"OFD.xml": "<a"}), "broken XML"),
        (
            zipped({"OFD.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}),
            "declares a document type",
        ),
    ],
)
def test_other_and_hostile_files_are_refused(data: bytes, what: str) -> None:
    assert what in refused(data)


def test_a_page_that_is_missing_is_said_and_not_left_out() -> None:
    data = package([page_of(text_object(LINE, 28, 50))])
    assert "page Pages/Page_0/Content.xml is missing" in refused(data.replace(b"Page_0/Content", b"Page_1/Content"))


def test_units_that_draw_each_other_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ofd_text, "MAX_DRAWN", 5_000)
    copies = '<ofd:CompositeObject ResourceID="7" Boundary="0 0 9 9"/>' * 40
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{copies}</ofd:Content></ofd:CompositeGraphicUnit>'
    more = {"Doc_0/R.xml": xml("Res", f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits>")}
    data = package([page_of(copies)] * 2, common="<ofd:DocumentRes>R.xml</ofd:DocumentRes>", more=more)
    assert "has more than 600 pages or 600000 characters" in refused(data)


def test_too_many_pages_and_too_long_a_time_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = package([page_of(text_object(LINE, 28, 50))] * 3)
    monkeypatch.setattr(ofd_module, "MAX_PAGES", 2)
    assert "more than 2 pages" in refused(data)
    monkeypatch.setattr(ofd_module, "MAX_PAGES", 9)
    monkeypatch.setattr(ofd_module, "SECONDS", -1.0)
    assert "seconds to read" in refused(data)


def test_numbers_and_steps_are_read_without_trust() -> None:
    assert steps_of("3 3 g 4 3.2", 5) == [3, 3, 3.2, 3.2, 3.2]
    assert steps_of("g 99999999999 1", 4) == [1, 1, 1, 1]
    assert steps_of("g -3 1 x", 4) == [0.0]
    assert steps_of(None, 4) == []
    assert numbers_of("1,2 3") == [1, 2, 3]
    assert numbers_of("1 x") == numbers_of("1 nan") == numbers_of("inf") == []
    assert (number_of("1e99", 2.0), number_of("7", 2.0)) == (2.0, 7.0)
