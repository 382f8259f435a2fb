"""Word 97-2003, WPS Writer and RTF: read as a Word document is, with the same text, numbers and account."""

from __future__ import annotations

from pathlib import Path

import doc2docx
import doc2docx.errors
import pytest

from reportdiff.errors import UnreadableReport
from reportdiff.reading import read_bytes, read_document
from reportdiff.reading.document import Document
from reportdiff.reading.legacy_word import doc as doc_module
from reportdiff.reading.legacy_word import rtf_tokens
from tests.reading.office_files import (
    DATA,
    FORMS,
    LEFT_OUT,
    LINES,
    NO_SOFFICE,
    NOTES,
    SOFFICE,
    made_by_office,
    rich_docx,
)

NOTE_LINES = [
    "云岭市2031年政府工作报告",
    "一、2031年重点工作",
    "新建小学两所，扩建中学一所。",
    "改造道路三条，新建桥梁两座。",
    "建设科技园区一个。",
    "培育企业三十家。",
]


def counted(document: Document) -> dict[str, int]:
    return {entry.what: entry.count for entry in document.ledger}


def shape(document: Document) -> list[tuple[str, int, str]]:
    return [(block.role, block.level, document.text[block.start : block.end]) for block in document.blocks]


def refused(data: bytes, name: str = "r.doc") -> UnreadableReport:
    with pytest.raises(UnreadableReport) as caught:
        read_bytes(data, name=name)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(name)
    return caught.value


def rtf(
    body: str, *, fonts: str = r"{\f0\fnil\fcharset134 SimSun;}", head: str = r"\ansi\ansicpg936\deff0"
) -> Document:
    data = "{\\rtf1" + head + "{\\fonttbl" + fonts + "}\n" + body + "}"
    return read_bytes(data.encode("latin-1"), name="r.rtf")


def hexed(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gb18030"))


@pytest.mark.parametrize("form", FORMS)
def test_a_report_reads_as_the_word_document_that_it_was_made_of(form: str) -> None:
    document = read_document(DATA / f"report.{form}")
    original = read_bytes(rich_docx(), name="r.docx")

    assert document.text.split("\n") == LINES
    assert shape(document) == shape(original)
    assert counted(document) == LEFT_OUT == counted(original)
    assert document.format == form


@pytest.mark.parametrize("form", FORMS)
def test_notes_contents_and_boxes_are_told_apart(form: str) -> None:
    document = read_document(DATA / f"notes.{form}")
    assert document.text.split("\n") == NOTE_LINES
    assert counted(document) == {"footnote": 1, "joined_lines": 1, "table_of_contents": 1}


@pytest.mark.parametrize("form", FORMS)
def test_a_text_box_in_a_running_head_does_no_harm(form: str) -> None:
    document = read_document(DATA / f"boxes.{form}")
    assert document.text.split("\n") == NOTE_LINES
    assert counted(document)["running_head"] >= 1


@pytest.mark.parametrize("count", [1, 2])
def test_what_had_to_be_taken_out_to_read_a_file_is_in_the_ledger(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    calls: list[object] = []

    def strict(source: Path, target: Path) -> object:
        calls.append(source)
        if len(calls) <= count:
            raise doc2docx.errors.InvalidWordDocument("text box 0 is odd")
        return convert(source, target)

    convert = doc2docx.convert
    monkeypatch.setattr(doc2docx, "convert", strict)
    document = read_document(DATA / "notes.doc")
    samples = next(entry.samples for entry in document.ledger if entry.what == "lost_in_conversion")
    assert samples == (doc_module.OMISSIONS[count - 1].what,)
    # The box of the text itself goes with the second.
    assert document.text.split("\n") == (NOTE_LINES if count == 1 else NOTE_LINES[:-1])


@pytest.mark.skipif(SOFFICE is None, reason=NO_SOFFICE)
@pytest.mark.parametrize("form", FORMS)
def test_what_libreoffice_makes_today_reads_the_same(form: str) -> None:
    made = made_by_office(rich_docx(), "docx", form)
    assert read_bytes(made, name=f"r.{form}").text.split("\n") == LINES
    made = made_by_office(NOTES.encode(), "fodt", form)
    assert read_bytes(made, name=f"r.{form}").text.split("\n") == NOTE_LINES


def test_a_file_of_wps_writer_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "report.wps"
    path.write_bytes((DATA / "report.doc").read_bytes())
    assert read_document(path).text.split("\n") == LINES


def test_what_the_conversion_lost_is_in_the_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc_module, "LOST", frozenset({"UNNAMED_FONT_SLOT_REPAIRED"}))
    assert counted(read_document(DATA / "report.doc"))["lost_in_conversion"] == 1


def compound(stream: str, content: bytes = b"") -> bytes:
    """The Word file with its main stream under another name."""
    data = (DATA / "report.doc").read_bytes()
    old = "WordDocument".encode("utf-16-le").ljust(64, b"\0") + (26).to_bytes(2, "little")
    assert old in data
    new = stream.encode("utf-16-le").ljust(64, b"\0") + (2 * len(stream) + 2).to_bytes(2, "little")
    return data.replace(old, new)


@pytest.mark.parametrize(
    ("stream", "what"),
    [
        ("Workbook", "an old Excel workbook"),
        ("EncryptedPackage", "locked with a password"),
        ("Something", "another program than Word"),
    ],
)
def test_other_compound_files_are_named(stream: str, what: str) -> None:
    assert what in str(refused(compound(stream)))


def test_a_locked_and_an_older_word_file_are_named() -> None:
    data = bytearray((DATA / "report.doc").read_bytes())
    at = data.index(b"\xec\xa5")
    locked = data.copy()
    locked[at + 11] |= 0x01  # fEncrypted
    assert "locked with a password" in str(refused(bytes(locked)))
    older = data.copy()
    older[at + 2 : at + 4] = b"\x68\x00"  # Word 95
    error = refused(bytes(older))
    assert "Word 95 or older" in str(error)
    assert "另存为" in error.message_in("zh")


@pytest.mark.parametrize("cut", [300, 600, 5_000])
def test_a_word_file_that_breaks_off_is_damaged(cut: int) -> None:
    error = refused((DATA / "report.doc").read_bytes()[:cut])
    assert "is a damaged Word file" in str(error)
    assert "save it as .docx" in str(error)


def test_chinese_comes_as_numbers_and_as_bytes() -> None:
    as_numbers = "".join(f"\\u{ord(character)}\\'3f" for character in "新建小学两所。")
    assert rtf(rf"\pard {as_numbers}\par {hexed('扩建中学一所。')}\par").text == "新建小学两所。\n扩建中学一所。"


def test_the_second_byte_of_a_character_may_be_plain_or_escaped() -> None:
    # Four characters of code page 936 whose second bytes are @, a backslash, ] and a closing brace in ASCII.
    text = bytes.fromhex("8140815c815d817d").decode("gb18030")
    assert rtf(r"\'81@\'81\\\'81]\'81\}\par").text == text


def test_a_font_that_names_no_charset_leaves_it_to_the_document() -> None:
    fonts = r"{\f0\fnil\fcharset0 SimSun;}{\f1\fnil\fcharset136 MingLiU;}"
    big5 = "".join(f"\\'{byte:02x}" for byte in "教育".encode("big5"))
    assert rtf(rf"{hexed('新建')}\f1 {big5}\plain {hexed('小学')}\par", fonts=fonts).text == "新建教育小学"


def test_a_character_beyond_the_first_plane_is_put_together() -> None:
    assert rtf(r"\u-10178?\u-9121?" + hexed("年") + r"\par").text == "\U0001f85f年"


def test_uc_says_how_many_bytes_stand_for_old_programs() -> None:
    assert rtf(r"\uc2\u26032\'d0\'c2\uc0\u24314\par").text == "新建"


def test_numbers_and_bullets_are_read_as_word_wrote_them() -> None:
    body = (
        rf"\pard{{\listtext\pard\plain {hexed('一、')}\tab}}{hexed('办好实事')}\par"
        rf"\pard{{\listtext\pard\plain\f2 \'b7\tab}}{hexed('新建小学')}\par"
        rf"\pard{{\pntext\pard\plain 1.\tab}}{hexed('扩建中学')}\par"
    )
    document = rtf(body, fonts=r"{\f0\fnil\fcharset134 SimSun;}{\f2\fnil\fcharset2 Symbol;}")
    assert document.text.split("\n") == ["一、办好实事", "新建小学", "1.扩建中学"]
    assert [block.role for block in document.blocks] == ["paragraph", "item", "paragraph"]
    assert counted(document)["automatic_number"] == 2


def test_styles_and_outline_levels_make_headings() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\*\cs9 Strong;}{\s5 toc 1;}}"
    body = (
        rf"{styles}\pard\s1 {hexed('一、重点工作')}\par\pard\outlinelevel1 {hexed('教育')}\par"
        rf"\pard\s5 {hexed('一、重点工作')}\tab 3\par\pard {hexed('新建小学两所。')}\par"
    )
    document = rtf(body)
    assert shape(document) == [
        ("heading", 2, "一、重点工作"),
        ("heading", 3, "教育"),
        ("paragraph", 0, "新建小学两所。"),
    ]
    assert counted(document) == {"table_of_contents": 1}


def test_pictures_objects_and_unknown_groups_are_left_out() -> None:
    picture = r"{\pict\pngblip 89504e47" + "00" * 40 + r"}{\pict\bin4 {}\x}"
    thing = r"{\object{\*\objdata 0102}{\result x}}{\*\unknown secret}"
    body = rf"{hexed('新建')}{picture}{thing}{hexed('小学。')}\par"
    document = rtf(body)
    assert document.text == "新建小学。"
    assert counted(document) == {"embedded_file": 1, "image": 2}


def test_more_control_words_than_any_report_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rtf_tokens, "MAX_TOKENS", 1_000)
    error = refused(b"{\\rtf1 " + b"\\b" * 2_000, "r.rtf")
    assert "more than 1000 control words" in str(error)


@pytest.mark.parametrize("data", [b"{\\rtf1", b"{\\rtf1\\ansi{\\fonttbl{\\f0", b"{\\rtf1{\\pict 00}}"])
def test_rtf_without_text_is_said_to_break_off(data: bytes) -> None:
    assert "breaks off before its text" in str(refused(data, "r.rtf"))
