"""What kind of file the bytes are, and the reader for it: told by the content first, by the name only in doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportdiff.errors import UnreadableReport
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.plain_text.markdown import looks_like_markdown, markdown_blocks
from reportdiff.reading.plain_text.plain import plain_blocks
from reportdiff.reading.source import SourceBlock, SourceLine

Format = Literal["doc", "docx", "html", "markdown", "ofd", "pdf", "picture", "plain", "rtf"]
"""What a report can be written in."""

MarkedFormat = Literal["doc", "gzip", "html", "pdf", "picture", "rtf", "zip"]
"""What the first bytes of a file tell, where it is no bare text."""

WITHOUT_LINES: frozenset[str] = frozenset({"doc", "docx", "gzip", "ofd", "pdf", "picture", "rtf", "zip"})
"""Formats and containers in which no line or column of the file can be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The bytes a binary format begins with, what to call it, and what its owner can do; texts are (en, zh)."""

    magic: bytes
    what: tuple[str, str]
    advice: tuple[str, str]


_UNPACK = ("unpack it and give the report inside", "请解压后给出其中的报告")
_NO_TEXT = ("give the text of the report", "请给出报告的文字")
_AS_PAGE = ("save the page as HTML", "请把网页另存为 HTML")

SIGNATURES: tuple[Signature, ...] = (
    Signature(magic=b"7z\xbc\xaf\x27\x1c", what=("a 7z archive", "7z 压缩包"), advice=_UNPACK),
    Signature(magic=b"Rar!\x1a\x07", what=("a RAR archive", "RAR 压缩包"), advice=_UNPACK),
    Signature(magic=b"GIF8", what=("a GIF picture", "GIF 图片"), advice=_NO_TEXT),
    Signature(magic=b"SQLite format 3\0", what=("an SQLite database", "SQLite 数据库"), advice=_NO_TEXT),
    Signature(magic=b"\x7fELF", what=("a program", "可执行程序"), advice=_NO_TEXT),
    Signature(magic=b"From: <Saved by", what=("a web archive (.mht)", "网页存档（.mht）"), advice=_AS_PAGE),
)
"""Magic numbers as in the formats' own specifications (MS-CFB 2.2, RFC 1952, TIFF 6.0, …)."""

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""Local file header, and the end record of an empty archive (APPNOTE 4.3.7, 4.3.16)."""

BEGINNINGS: tuple[tuple[tuple[bytes, ...], MarkedFormat], ...] = (
    (ZIP, "zip"),
    ((b"\x1f\x8b",), "gzip"),
    ((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), "doc"),
    ((b"{\\rtf",), "rtf"),
    ((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*"), "picture"),
)
"""Beginnings of what is read (APPNOTE, RFC 1952, [MS-CFB] 2.2, RTF 1.9.1, PNG, JPEG, TIFF 6.0)."""

PDF = b"%PDF-"
PDF_HEADER_WITHIN = 1024
"""Bytes in which the header of a PDF may stand (ISO 32000-1, annex H.3.4.1): some servers put junk before it."""

_LEAD = rb"(?:\s|\xef\xbb\xbf|\xff\xfe|\xfe\xff|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)*+"
PAGE = re.compile(_LEAD + rb"<(?:!doctype\s+html|html|head|body|frameset)\b", re.IGNORECASE | re.DOTALL)
FRAGMENT = re.compile(
    _LEAD + rb"<(?:meta|title|link|script|style|div|p|table|article|section|span|font)\b", re.IGNORECASE | re.DOTALL
)
CLOSING_TAGS = re.compile(rb"</(?:p|div|td|span|article|section)\s*>|<br\b", re.IGNORECASE)
FRAGMENT_TAGS = 4
"""A piece of a page without its <html> has at least so many paragraphs or breaks."""

LOOKED_AT = 64 * 1024
"""Bytes at the beginning in which the tags of a page are looked for."""

BlockReader = Callable[[Sequence[SourceLine], Ledger], tuple[SourceBlock, ...]]


def _plain(lines: Sequence[SourceLine], ledger: Ledger) -> tuple[SourceBlock, ...]:
    return plain_blocks(lines)


READERS: dict[str, BlockReader] = {"markdown": markdown_blocks, "plain": _plain}
"""Name of a text format to the reader that makes source blocks of its lines."""

MARKDOWN_SUFFIXES = (".md", ".markdown")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")


def marked_format(data: bytes, *, name: str) -> MarkedFormat | None:
    """Give the format of ``data`` if its bytes tell one, or how it is packed; ``None`` if it is text.

    The name helps only where the content leaves a doubt. Raises :class:`UnreadableReport` if ``data`` begins like a
    format that holds no report text."""
    for signature in SIGNATURES:
        if data.startswith(signature.magic):
            (what, what_zh), (advice, advice_zh) = signature.what, signature.advice
            raise UnreadableReport(
                f"{name}: is {what}, not text; {advice} and try again",
                f"{name}：是{what_zh}，无法读取；{advice_zh}再试",
            )
    for beginnings, kind in BEGINNINGS:
        if data.startswith(beginnings):
            return kind
    head = data[:PDF_HEADER_WITHIN]
    if head.lstrip().startswith(PDF) or (PDF in head and b"endobj" in data):
        return "pdf"
    return "html" if _is_page(data, name=name) else None


def _is_page(data: bytes, *, name: str) -> bool:
    head = data[:LOOKED_AT].replace(b"\0", b"")  # a page in UTF-16 has a zero byte in each character of its tags
    if PAGE.match(head):
        return True
    if FRAGMENT.match(head) or name.lower().endswith(PAGE_SUFFIXES):
        return sum(1 for _ in CLOSING_TAGS.finditer(head)) >= FRAGMENT_TAGS
    return False


def format_of(lines: Sequence[SourceLine], *, name: str, front_matter: bool) -> Literal["markdown", "plain"]:
    """Give a key of :data:`READERS` for ``lines``."""
    if front_matter or looks_like_markdown(lines):
        return "markdown"
    return "markdown" if name.lower().endswith(MARKDOWN_SUFFIXES) else "plain"
