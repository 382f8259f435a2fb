"""What kind of file the bytes are, and the reader for it: told by the content first, by the name only in doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportdiff.errors import UnreadableReport
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.markdown import looks_like_markdown, markdown_blocks
from reportdiff.reading.plain import plain_blocks
from reportdiff.reading.source import SourceBlock, SourceLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The bytes a binary format begins with, what to call it, and what its owner can do."""

    magic: bytes
    what: str
    advice: str


_EXPORT = "save it as plain text or Markdown"
_UNPACK = "unpack it and give the text inside"
_NO_TEXT = "give the text of the report"

SIGNATURES: tuple[Signature, ...] = (
    Signature(magic=b"%PDF-", what="a PDF file", advice="copy its text into a .txt file"),
    Signature(magic=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", what="an old Word or Excel file", advice=_EXPORT),
    Signature(magic=b"{\\rtf", what="a rich text (RTF) file", advice=_EXPORT),
    Signature(magic=b"PK\x03\x04", what="a zip archive", advice=_UNPACK),
    Signature(magic=b"\x1f\x8b", what="a gzip archive", advice=_UNPACK),
    Signature(magic=b"7z\xbc\xaf\x27\x1c", what="a 7z archive", advice=_UNPACK),
    Signature(magic=b"Rar!\x1a\x07", what="a RAR archive", advice=_UNPACK),
    Signature(magic=b"\x89PNG\r\n", what="a PNG picture", advice=_NO_TEXT),
    Signature(magic=b"\xff\xd8\xff", what="a JPEG picture", advice=_NO_TEXT),
    Signature(magic=b"GIF8", what="a GIF picture", advice=_NO_TEXT),
    Signature(magic=b"SQLite format 3\0", what="an SQLite database", advice=_NO_TEXT),
    Signature(magic=b"\x7fELF", what="a program", advice=_NO_TEXT),
)
"""Magic numbers as in the formats' own specifications (ISO 32000, APPNOTE 4.3.7, MS-CFB 2.2, RFC 1952, …)."""

HTML = re.compile(rb"\s*(?:<!doctype\s+html|<html|<head|<body)[\s>]", re.IGNORECASE)

BlockReader = Callable[[Sequence[SourceLine], Ledger], tuple[SourceBlock, ...]]


def _plain(lines: Sequence[SourceLine], ledger: Ledger) -> tuple[SourceBlock, ...]:
    return plain_blocks(lines)


READERS: dict[str, BlockReader] = {"markdown": markdown_blocks, "plain": _plain}
"""Format name to the reader that makes source blocks of its lines."""

MARKDOWN_SUFFIXES = (".md", ".markdown")


def refuse_binary(data: bytes, *, name: str) -> None:
    """Raise :class:`UnreadableReport` if ``data`` begins like a format that holds no plain text."""
    for signature in SIGNATURES:
        if data.startswith(signature.magic):
            what = signature.what
            advice = signature.advice
            if signature.magic.startswith(b"PK") and b"word/" in data:
                what, advice = "a Word document (.docx)", _EXPORT
            raise UnreadableReport(f"{name}: is {what}, not text; {advice} and try again")
    if HTML.match(data[:1024].removeprefix(b"\xef\xbb\xbf")):
        raise UnreadableReport(f"{name}: is a web page (HTML), not text; {_EXPORT} and try again")


def format_of(lines: Sequence[SourceLine], *, name: str, front_matter: bool) -> str:
    """A key of :data:`READERS` for ``lines``."""
    if front_matter or looks_like_markdown(lines):
        return "markdown"
    return "markdown" if name.lower().endswith(MARKDOWN_SUFFIXES) else "plain"
