"""PDF files with a text layer to source blocks: the characters by pdfium, the paragraphs by :mod:`.pdf_layout`.

pdfium does not hold to any limit of ours while it works, so what could keep it busy (streams that unfold, endless
pages and objects) is measured before, and the clock is looked at between pages.
"""

from __future__ import annotations

import re
import time
import unicodedata
import zlib
from collections.abc import Sequence
from typing import Any, Protocol

from reportdiff.errors import UnreadableReport
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.pdf.pdf_damage import note_damaged_streams
from reportdiff.reading.pdf.pdf_layout import paragraphs
from reportdiff.reading.pdf.pdf_page import Character, PdfPage
from reportdiff.reading.source import SourceBlock, visible_text

MAX_PAGES = 600
"""Pages of a PDF. The longest report has some 60 pages in print; a yearbook is not a report."""

MAX_OBJECTS = 200_000
"""Things drawn on one page; a dense map has some 50,000, a page of text a few hundred."""

MAX_CHARACTERS = 600_000
"""Characters of all pages, ten times the longest report."""

MAX_STREAM = 48 * 2**20
"""Unpacked bytes of a stream that is not a picture: the text of a page has some 0.1 MB, a Chinese font up to 20 MB."""

MAX_PICTURE = 200 * 2**20
"""Unpacked bytes of a picture (an A3 page at 600 dots an inch in colour has 200 MB)."""

MAX_UNPACKED = 768 * 2**20
MAX_STREAMS = 200_000
"""Streams of a PDF, each counted with its end; a report has some 500."""

PIECE = 2**16
"""Bytes of a stream that are unpacked at once."""

SECONDS = 30.0
"""Timeout of reading in seconds; a report of 60 pages takes under a second."""

STREAM = re.compile(rb"stream\r?\n")
SUBTYPE_PICTURE = re.compile(rb"/Subtype\s*/Image")
DICTIONARY = 600
"""Bytes before a stream in which its dictionary says what it is."""

SCAN_CHARACTERS = 12
"""Visible characters a page, on average, below which a PDF is a scan: page numbers and stamps."""

UNREADABLE_SHARE = 0.3
"""Share of characters without a meaning (private, replaced) from which on the fonts hide the text."""

FAR = 100_000.0
"""Points from the corner beyond which a place is damage; a page has at most 14,400 (ISO 32000-1, annex C.2)."""

HYPHEN = "\ufffe"
"""What pdfium gives for a hyphen at the end of a line (``CPDF_TextPage``), wherever the line goes on."""


class ScanReader(Protocol):
    """Whoever can read the pictures of pages, if anybody can."""

    def with_scans_read(
        self, data: bytes, pages: Sequence[PdfPage], scans: Sequence[int], ledger: Ledger, *, hidden: bool, name: str
    ) -> list[PdfPage]:
        """Give ``pages`` with those of the numbers ``scans`` (from 0) read from their pictures; ``hidden`` means that
        the fonts hide the text."""

    def scan_advice(self) -> tuple[str, str]:
        """Say what can be done about a scan that was not read, in English and in Chinese."""


def pdf_blocks(data: bytes, ledger: Ledger, *, name: str, reader: ScanReader) -> tuple[SourceBlock, ...]:
    """Give the paragraphs of the PDF ``data``; ``line`` counts them from 1.

    Counts in ``ledger``: ``joined_lines``, ``page_number``, ``running_head``, ``page_without_text``,
    ``doubled_text`` (bold by printing twice), ``kangxi_radical``, ``damaged_stream``.
    Raises :class:`UnreadableReport` if it is locked, damaged, a scan, or beyond the limits of this module."""
    _refuse_bombs(data, name=name)
    note_damaged_streams(data, ledger)
    pages = _with_scans(data, _read_pages(data, name=name), ledger, reader, name=name)
    characters = _visible(pages)
    if len(characters) < SCAN_CHARACTERS * len(pages):
        advice, advice_zh = reader.scan_advice()
        raise UnreadableReport(
            f"{name}: has no text layer, it is a scan of {len(pages)} pages; {advice}",
            f"{name}：没有文字层，是 {len(pages)} 页的扫描件；{advice_zh}",
        )
    if _hides_its_text(characters):
        advice, advice_zh = reader.scan_advice()
        raise UnreadableReport(
            f"{name}: has fonts that do not say which characters they draw; {advice}",
            f"{name}：字体没有说明所画的是哪些字；{advice_zh}",
        )
    for number, page in enumerate(pages, start=1):
        if not any(character.text.strip() for character in page.characters):
            ledger.note("page_without_text", f"{number}")
    texts = [visible_text(_with_hyphens(text), ledger) for text in paragraphs(pages, ledger)]
    return tuple(
        SourceBlock(role="paragraph", text=text, line=number, spaced=True)
        for number, text in enumerate(texts, start=1)
        if text.strip()
    )


def _with_scans(data: bytes, pages: list[PdfPage], ledger: Ledger, reader: ScanReader, *, name: str) -> list[PdfPage]:
    """Give ``pages`` with those read by machine that have no text of their own, or all if the fonts hide the text."""
    scans = [number for number, page in enumerate(pages) if len(_visible([page])) < SCAN_CHARACTERS]
    hidden = _hides_its_text(_visible(pages))
    if hidden:
        scans = list(range(len(pages)))
    if not scans:
        return pages
    return reader.with_scans_read(data, pages, scans, ledger, hidden=hidden, name=name)


def _visible(pages: Sequence[PdfPage]) -> list[str]:
    return [character.text for page in pages for character in page.characters if character.text.strip()]


def _hides_its_text(characters: Sequence[str]) -> bool:
    return sum(map(_means_nothing, characters)) > UNREADABLE_SHARE * len(characters)


def _refuse_bombs(data: bytes, *, name: str) -> None:
    """Unpack each stream piece by piece, and stop where one, or all together, grow beyond what a report has."""
    total = 0
    whole = memoryview(data)
    for number, begin in enumerate(STREAM.finditer(data)):
        if number >= MAX_STREAMS:
            raise UnreadableReport(
                f"{name}: has more than {MAX_STREAMS} streams; it is no report, print it anew",
                f"{name}：数据流超过 {MAX_STREAMS} 个，不像报告；请重新生成 PDF",
            )
        dictionary = data[max(0, begin.start() - DICTIONARY) : begin.start()].rpartition(b" obj")[2]
        most = MAX_PICTURE if SUBTYPE_PICTURE.search(dictionary) else MAX_STREAM
        size = _unpacked_size(whole[begin.end() : begin.end() + MAX_STREAM], most)
        total += size
        if size > most or total > MAX_UNPACKED:
            limit = (most if size > most else MAX_UNPACKED) // 2**20
            raise UnreadableReport(
                f"{name}: unpacks to more than {limit} MB; it is no report, print it anew",
                f"{name}：解压后超过 {limit} MB，不像报告；请重新生成 PDF",
            )


def _unpacked_size(data: bytes | memoryview, most: int, *, layers: int = 3) -> int:
    """Count the bytes of a deflated stream up to just over ``most``; one deflated again counts with its innermost."""
    if len(data) < 2 or data[0] & 0x0F != 8 or (data[0] * 256 + data[1]) % 31:  # RFC 1950, 2.2
        return 0
    unpack, size, first, place = zlib.decompressobj(), 0, b"", 0
    # What was not consumed is copied at every call: of a short piece that costs nothing.
    piece: bytes | memoryview = b""
    while size <= most and not unpack.eof and (piece or place < len(data)):
        if not piece:
            piece = data[place : place + PIECE]
            place += PIECE
        try:
            output = unpack.decompress(piece, 2**20)
        except zlib.error:
            break
        piece = unpack.unconsumed_tail
        size += len(output)
        first = first + output if layers and len(first) < 2**23 else first
    return max(size, _unpacked_size(first, most, layers=layers - 1)) if layers else size


def _read_pages(data: bytes, *, name: str) -> list[PdfPage]:
    import pypdfium2

    deadline = time.monotonic() + SECONDS
    try:
        document: Any = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableReport(
                f"{name}: is locked with a password; save it without one and try again",
                f"{name}：加了密码；请去掉密码后保存再试",
            ) from None
        raise UnreadableReport(
            f"{name}: is a damaged PDF file; fetch it again or give the text",
            f"{name}：PDF 文件已损坏；请重新获取，或给出文字版",
        ) from None
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise UnreadableReport(
                f"{name}: has {count} pages, more than {MAX_PAGES}; give the pages of the report",
                f"{name}：有 {count} 页，超过 {MAX_PAGES} 页；请只给出报告的那些页",
            )
        pages, left = [], MAX_CHARACTERS
        for number in range(count):
            page = _read_page(document, number, left, deadline, name=name)
            left -= len(page.characters)
            pages.append(page)
    finally:
        document.close()
    if not pages:
        raise UnreadableReport(
            f"{name}: is a PDF file without pages; fetch it again or give the text",
            f"{name}：PDF 文件里没有页面；请重新获取，或给出文字版",
        )
    return pages


def _read_page(document: Any, number: int, left: int, deadline: float, *, name: str) -> PdfPage:
    import pypdfium2
    from pypdfium2 import raw

    try:
        page = document[number]
        objects = raw.FPDFPage_CountObjects(page.raw)
        if objects > MAX_OBJECTS:
            raise UnreadableReport(
                f"{name}: draws {objects} things on page {number + 1}, more than {MAX_OBJECTS}; print the report anew",
                f"{name}：第 {number + 1} 页画了 {objects} 个对象，超过 {MAX_OBJECTS}；请重新生成 PDF",
            )
        text = page.get_textpage()
        if text.count_chars() > left:
            raise UnreadableReport(
                f"{name}: has more than {MAX_CHARACTERS} characters; give the report alone",
                f"{name}：超过 {MAX_CHARACTERS} 个字符；请只给出报告本身",
            )
        characters = _characters(text, raw, deadline, name=name)
        width, height = page.get_size()
    except pypdfium2.PdfiumError:
        raise UnreadableReport(
            f"{name}: is a PDF file with a damaged page {number + 1}; fetch it again or give the text",
            f"{name}：PDF 文件的第 {number + 1} 页已损坏；请重新获取，或给出文字版",
        ) from None
    page.close()
    return PdfPage(width=width, height=height, characters=tuple(characters))


def _characters(text: Any, raw: Any, deadline: float, *, name: str) -> list[Character]:
    box = raw.FS_RECTF()
    characters: list[Character] = []
    for index in range(text.count_chars()):
        if index % 5000 == 0 and time.monotonic() > deadline:
            raise UnreadableReport(
                f"{name}: takes more than {SECONDS:.0f} seconds to read; print the report anew",
                f"{name}：读取超过 {SECONDS:.0f} 秒；请重新生成 PDF",
            )
        code = raw.FPDFText_GetUnicode(text.raw, index)
        if raw.FPDFText_IsGenerated(text.raw, index) == 1 or code in (0x0A, 0x0D):
            continue  # spaces and line ends that pdfium guessed: the places of the characters say more
        raw.FPDFText_GetLooseCharBox(text.raw, index, box)
        character = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
        place = (box.left, box.right, box.bottom, box.top)
        if not all(-FAR < edge < FAR for edge in place):  # also not a number: a damaged matrix
            last = characters[-1] if characters else None
            place = (last.right, last.right, last.bottom, last.top) if last else (0.0, 0.0, 0.0, 0.0)
        characters.append(Character(text=character, left=place[0], right=place[1], bottom=place[2], top=place[3]))
    return characters


def _means_nothing(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) in ("Co", "Cn", "Cc")


def _with_hyphens(text: str) -> str:
    """Give ``text`` with the hyphens that pdfium marks: gone inside a Latin word that was broken, else as printed."""
    if HYPHEN not in text:
        return text
    return re.sub(f"(?<=[A-Za-z]){HYPHEN}\\s?(?=[a-z])", "", text).replace(HYPHEN, "-")
