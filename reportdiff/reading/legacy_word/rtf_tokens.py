"""The syntax of RTF (specification 1.9.1): control words, groups and bytes, and the code pages that bytes are in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from reportdiff.errors import UnreadableReport

REST: Final = 20
"""Tokens behind the last brace from which on a brace too many ended the file."""

MAX_TOKENS: Final = 1_000_000
"""Control words, groups and stretches of text. Word writes some five for a character of Chinese: a long report has
300,000."""

TOKEN: Final = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>.)|(?P<brace>[{}])|"
    rb"(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)

Kind = Literal["word", "byte", "sign", "open", "close", "text"]

CODE_PAGES: Final[dict[int, str]] = {
    437: "cp437", 850: "cp850", 874: "cp874", 932: "cp932", 936: "gb18030", 949: "cp949", 950: "cp950",
    1250: "cp1250", 1251: "cp1251", 1252: "cp1252", 1253: "cp1253", 1254: "cp1254", 54936: "gb18030", 65001: "utf-8",
}  # fmt: skip
"""``\\ansicpg`` to a codec: GB18030 holds all of code page 936."""

CHARSETS: Final[dict[int, str]] = {
    2: "cp1252", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""``\\fcharset`` of a font to a codec. 0 and 1 (ANSI, default) leave it to the document: WPS gives Chinese fonts 0.
2 is a font of signs, such as bullets."""

MULTIBYTE: Final = frozenset({"cp932", "cp949", "cp950", "gb18030", "utf-8"})


@dataclass(frozen=True, slots=True)
class Token:
    """``word`` is that of a control word or sign, ``number`` its number (``None`` without one), ``data`` the bytes of
    text."""

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes, *, name: str) -> Iterator[Token]:
    """Give the tokens of ``data``; line breaks and the binary data of ``\\bin`` are left out.

    Raises :class:`UnreadableReport` where there are more than any report has."""
    at = count = 0
    while (match := TOKEN.search(data, at)) is not None:
        at = match.end()
        count += 1
        if count > MAX_TOKENS:
            raise UnreadableReport(
                f"{name}: has more than {MAX_TOKENS} control words; it is no report, save it anew as .docx",
                f"{name}：控制字超过 {MAX_TOKENS} 个，不像报告；请另存为 .docx",
            )
        word, number, byte, sign, brace, text = match.groups()
        if word is not None:
            value = None if number is None else int(number)
            if word == b"bin" and value is not None:
                at += max(0, value)
                continue
            yield Token("word", word.decode("ascii"), value)
        elif byte is not None:
            yield Token("byte", data=bytes([int(byte, 16)]))
        elif sign is not None:
            yield Token("sign", sign.decode("latin-1"))
        elif brace is not None:
            yield Token("open" if brace == b"{" else "close")
        else:
            yield Token("text", data=text)


def decoded(data: bytes, codec: str, otherwise: str) -> str:
    """Decode ``data`` in the code page of its font, or else in that of the document; U+FFFD for what fits neither."""
    for choice in (codec, otherwise):
        try:
            return data.decode(choice)
        except UnicodeDecodeError:
            continue
    return data.decode(codec if codec in MULTIBYTE else otherwise, errors="replace")


def whole_characters(text: str) -> str:
    """Give ``text`` with the two halves of each character that ``\\u`` gave as two (UTF-16) made one."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
