"""Reading a file: what cannot be a report is refused with what, where and what next."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import reportdiff.reading
from reportdiff.errors import ReportdiffError, ReportNotFound, UnreadableReport
from reportdiff.reading import read_bytes, read_document


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableReport) as caught:
        read_bytes(data, name="r.md")
    message = str(caught.value)
    assert message.startswith("r.md")
    assert "\n" not in message
    return message


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf", "　　\n".encode(), "\u200b\n".encode()])
def test_nothing_to_read_is_said_to_be_empty(data: bytes) -> None:
    assert "is empty" in refused(data) or "holds no text" in refused(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"GIF89a", "a GIF picture"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"From: <Saved by Blink>", "a web archive (.mht)"),
    ],
)
def test_other_formats_are_named_and_advice_is_given(data: bytes, what: str) -> None:
    message = refused(data)
    assert what in message
    assert message.endswith("and try again")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "a damaged PDF file"),
        (b"PK\x03\x04 .... word/document.xml", "a damaged zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "a damaged Word file"),
        (b"\x1f\x8b\x08", "a damaged gzip archive"),
        (b"{\\rtf1\\ansi", "an RTF file that breaks off"),
        (b"\n<!DOCTYPE html><html>", "holds no text"),
    ],
)
def test_the_content_not_the_name_tells_the_format(data: bytes, what: str) -> None:
    assert what in refused(data)


def test_front_matter_without_a_text_holds_no_text() -> None:
    assert "holds no text" in refused(b"---\nyear: 2024\n---\n\n<!-- nothing -->\n")


def test_a_directory_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match="is a directory"):
        read_document(tmp_path)
    with pytest.raises(ReportNotFound, match="no such file"):
        read_document(tmp_path / "2024.md")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    file = tmp_path / "closed.md"
    file.write_text("一、今年重点工作", encoding="utf-8")
    file.chmod(0)
    with pytest.raises(UnreadableReport, match="permission denied"):
        read_document(file)


def test_impossible_paths_are_errors_of_the_program_not_of_python() -> None:
    for path in (Path("a\0b"), Path("x" * 5000)):
        with pytest.raises(ReportdiffError):
            read_document(path)


def test_too_large_a_file_is_refused_before_it_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "big.txt"
    file.write_bytes("建".encode() * 400)
    monkeypatch.setattr(reportdiff.reading, "MAX_BYTES", 1000)
    with pytest.raises(UnreadableReport, match="is larger than"):
        read_document(file)


def test_content_not_the_name_tells_markdown_from_plain_text() -> None:
    markdown = "# 摘编\n\n## 教育\n- 新建两所小学\n- 扩建一所中学\n".encode()
    assert [block.role for block in read_bytes(markdown, name="<stdin>").blocks] == [
        "heading",
        "heading",
        "item",
        "item",
    ]
    plain = "一、今年工作\n新建两所小学 * 扩建一所中学。\n".encode()
    assert {block.role for block in read_bytes(plain, name="r.txt").blocks} == {"paragraph"}
    assert "*" in read_bytes(plain, name="r.txt").text


def test_lines_count_from_one_in_the_source_file() -> None:
    document = read_bytes("---\nyear: 2024\n---\n\n## 教育\n\n<!-- 注\n注 -->\n- 新建两所小学\n".encode(), name="r.md")
    assert [(block.line, document.text[block.start : block.end]) for block in document.blocks] == [
        (5, "教育"),
        (9, "新建两所小学"),
    ]


def test_old_and_foreign_line_ends_are_line_ends() -> None:
    for end in ("\r\n", "\r", "\x0c", "\u2028", "\x85"):
        document = read_bytes(f"一、今年工作{end}新建两所小学。".encode(), name="r.txt")
        assert document.text == "一、今年工作\n新建两所小学。"
