"""Bytes to characters: the right encoding is chosen and said, and what fits none is refused in one line."""

from __future__ import annotations

import pytest

from reportdiff.errors import UnreadableReport
from reportdiff.reading import read_bytes
from reportdiff.reading.encodings import decode

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
        "推進社區營造，擴大就業規模，改善居民住房條件，興建圖書館。".encode("big5"),
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


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(UnreadableReport, match="zero byte at 3"):
        read_bytes(b"abc\0def", name="r.txt")
