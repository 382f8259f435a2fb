"""Bytes to characters: the right encoding is chosen and said, and what fits none is refused in one line."""

from __future__ import annotations

import time

import pytest

from reportdiff.errors import UnreadableReport
from reportdiff.reading import read_bytes
from reportdiff.reading.plain_text.encodings import decode

TEXT = "一、今年重点工作\n新建社区书屋三十家，改造老旧小区十二个。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("gbk"), "gb18030"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_text_is_read_in_its_own_encoding(data: bytes, encoding: str) -> None:
    assert decode(data, name="r.txt") == (TEXT, encoding)
    document = read_bytes(data, name="r.txt")
    assert document.encoding == encoding
    assert document.text == TEXT.strip()


def test_rare_characters_of_gb18030_are_kept() -> None:
    text = "今年建设𠮷祥里养老服务中心，推进镕城大道开工建设，完善公共服务设施。"
    assert decode(text.encode("gb18030"), name="r.txt")[0] == text


@pytest.mark.parametrize(
    "data",
    [
        "Überblick über die Maßnahmen für größere Städte".encode("latin-1"),
        TEXT.encode("utf-8")[:-5] + b"\xff\xff\xff",
    ],
)
def test_an_encoding_that_cannot_be_told_is_an_error_not_a_guess(data: bytes) -> None:
    with pytest.raises(UnreadableReport) as caught:
        read_bytes(data, name="r.txt")
    assert str(caught.value).startswith("r.txt: byte ")
    assert "save it as UTF-8" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_byte_order_mark_over_other_bytes_says_the_file_is_damaged() -> None:
    with pytest.raises(UnreadableReport, match="byte order mark"):
        read_bytes(b"\xef\xbb\xbf" + TEXT.encode("gb18030"), name="r.txt")


TRADITIONAL = "推進社區營造，擴大就業規模，改善居民住房條件，興建圖書館。\n發展產業，開闢農村公路，增加養老床位。\n"


def test_big5_is_found_as_a_last_resort_and_recorded() -> None:
    text, encoding = decode(TRADITIONAL.encode("big5"), name="r.txt")
    assert text == TRADITIONAL
    assert encoding.startswith("big5") or encoding == "cp950"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, TRADITIONAL, TEXT.replace("\n", "")])
def test_utf16_without_a_mark_is_told_by_its_characters(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), name="r.txt") == (text, encoding)


def test_the_label_of_a_page_goes_before_guesses_and_after_valid_utf8() -> None:
    assert decode(TRADITIONAL.encode("big5hkscs"), name="r", declared="Big5") == (TRADITIONAL, "big5hkscs")
    assert decode(TEXT.encode(), name="r", declared="gb2312") == (TEXT, "utf-8")
    assert decode(TEXT.encode("hz"), name="r", declared="hz-gb-2312") == (TEXT, "hz")
    for label in ("rot13", "base64", "no-such-charset", "idna", "\u0130"):
        assert decode(TEXT.encode("gbk"), name="r", declared=label) == (TEXT, "gb18030")


def test_a_large_file_in_no_encoding_is_refused_soon() -> None:
    start = time.perf_counter()
    with pytest.raises(UnreadableReport):
        decode(bytes(range(128, 256)) * 40_000, name="r.txt")
    assert time.perf_counter() - start < 5


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(UnreadableReport, match="zero byte at 3"):
        read_bytes(b"abc\0def", name="r.txt")


LONG = TEXT * 40


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("broken", [b"\xff", b"\x80"])
def test_one_broken_byte_in_a_long_text_is_replaced_and_counted(encoding: str, broken: bytes) -> None:
    data = LONG.encode(encoding)
    at = data.index("书屋".encode(encoding))
    document = read_bytes(data[:at] + broken + data[at:], name="r.txt")
    (entry,) = (entry for entry in document.ledger if entry.what == "replacement_character")
    assert document.encoding == encoding
    assert 1 <= entry.count == document.text.count("\ufffd") <= 2
    assert document.text.count("改造老旧小区十二个") == 40
    assert document.text.count("新建社区") == 40


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_cut_in_the_middle_of_its_last_character_is_read(encoding: str) -> None:
    document = read_bytes(LONG.strip().rstrip("。").encode(encoding)[:-1], name="r.txt")
    assert document.encoding == encoding
    assert document.text.rstrip("\ufffd").endswith("改造老旧小区十二")


def test_a_page_with_a_broken_byte_is_read() -> None:
    page = f"<html><meta charset=utf-8><body>{'<p>' + TEXT.strip() + '</p>'}".encode() + b"<p>\xff</p>"
    assert "三十家" in read_bytes(page * 1 + f"<p>{LONG}</p></body></html>".encode(), name="r.html").text


def test_a_text_with_many_broken_bytes_is_refused() -> None:
    with pytest.raises(UnreadableReport):
        read_bytes(LONG.encode()[: len(LONG)].replace("社".encode(), b"\xff\xfe"), name="r.txt")
