"""Scanned PDFs and pictures to pages of characters, with an account of how sure the machine was of each page."""

from __future__ import annotations

import io
import re
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from reportdiff.errors import UnreadableReport
from reportdiff.installation import install_command
from reportdiff.page_progress import tell_page
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.ocr.marks import LINE, PAGE, UNSURE
from reportdiff.reading.ocr.recognition import EXTRA, LONGEST_SIDE, is_installed, page_of, recognised, scan_advice
from reportdiff.reading.pdf.pdf_layout import paragraphs
from reportdiff.reading.pdf.pdf_page import PdfPage
from reportdiff.reading.source import SourceBlock, visible_text

MAX_PAGES: Final = 120
"""Pages that are recognised. The longest report has some 60, and each takes one to ten seconds."""

SECONDS: Final = 1_200.0
"""Time after which recognition stops, looked at between pages."""

MAX_PIXELS: Final = 120_000_000
"""Pixels of a picture: an A3 page at 600 dots an inch has 70 million."""

PICTURES: Final = ("PNG", "JPEG", "TIFF")


class Scans:
    """Reads the pages of PDFs that are pictures: what :func:`reportdiff.reading.pdf.pdf.pdf_blocks` asks for."""

    def with_scans_read(
        self, data: bytes, pages: Sequence[PdfPage], scans: Sequence[int], ledger: Ledger, *, hidden: bool, name: str
    ) -> list[PdfPage]:
        """Give the pages of the PDF ``data``, those with the numbers ``scans`` (from 0) read from their pictures.

        All of ``scans`` if ``hidden``, which means that the fonts hide the text; else those on which a picture or lines
        are drawn. As they are where the extra is not installed. Counts in ``ledger`` as :func:`read_pictures`, and
        raises as it does."""
        if not scans or not is_installed():
            return list(pages)
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        scans = [number for number in scans if hidden or _is_drawn_on(document[number])]
        pictures = ((number, partial(_render, document, number)) for number in scans)
        try:
            widths = {number: pages[number].width for number in scans}
            pages_by_number = read_pictures(pictures, len(scans), ledger, widths=widths, name=name) if scans else {}
        finally:
            document.close()
        return [pages_by_number.get(number, page) for number, page in enumerate(pages)]

    def scan_advice(self) -> tuple[str, str]:
        """Say what can be done about a scan that was not read, in English and in Chinese."""
        return scan_advice()


SCANS: Final = Scans()


def _is_drawn_on(page: Any) -> bool:
    from pypdfium2 import raw

    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
    return any(True for _ in page.get_objects(filter=kinds, max_depth=4))


def _render(document: Any, number: int) -> Any:
    page = document[number]
    width, height = page.get_size()
    return page.render(scale=min(LONGEST_SIDE / max(width, height, 1.0), 4.0), grayscale=True).to_pil()


def picture_blocks(data: bytes, ledger: Ledger, *, name: str) -> tuple[SourceBlock, ...]:
    """Give the paragraphs in a PNG, JPEG or TIFF picture, each frame of which is a page; ``line`` counts them from 1.

    Counts in ``ledger`` as :func:`read_pictures`. Raises :class:`UnreadableReport` if the extra is not installed, the
    picture is damaged, or too large, or shows no text."""
    if not is_installed():
        raise UnreadableReport(
            f"{name}: is a picture, which takes text recognition to read; install it with {install_command(EXTRA)}, "
            "or give the text of the report",
            f"{name}：是图片，要做文字识别才能读；请用 {install_command(EXTRA)} 安装，或给出报告的文字",
        )
    from PIL import Image

    errors = (OSError, SyntaxError, ValueError, EOFError, TypeError, ArithmeticError, LookupError, MemoryError)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large pictures, whose size is looked at below
            picture: Any = Image.open(io.BytesIO(data), formats=PICTURES)
            count = getattr(picture, "n_frames", 1)
    except Image.DecompressionBombError:
        raise _too_large(name) from None
    except errors as error:
        raise _damaged(name, error) from None
    if count > MAX_PAGES:
        raise _too_long(name, count)

    def frame(number: int) -> Any:
        picture.seek(number)
        if picture.width * picture.height > MAX_PIXELS:
            raise _too_large(name)
        return picture.convert("L")

    try:
        frames = ((number, partial(frame, number)) for number in range(count))
        pages = read_pictures(frames, count, ledger, name=name)
    except errors as error:
        raise _damaged(name, error) from None
    if not any(page.characters for page in pages.values()):
        raise UnreadableReport(
            f"{name}: is a picture in which no text was recognised; give a sharper one, or the text",
            f"{name}：图片里没有识别出文字；请给出更清晰的图片，或给出文字版",
        )
    texts = (visible_text(text, ledger) for text in paragraphs([pages[number] for number in range(count)], ledger))
    return tuple(
        SourceBlock(role="paragraph", text=text, line=number, spaced=True)
        for number, text in enumerate(texts, start=1)
        if text.strip()
    )


def read_pictures(
    pictures: Iterator[tuple[int, Callable[[], Any]]],
    total: int,
    ledger: Ledger,
    *,
    name: str,
    widths: Mapping[int, float] | None = None,
) -> dict[int, PdfPage]:
    """Give the pages in ``pictures`` (the number of each from 0, and what draws it) as characters with places.

    ``widths`` are those of the pages in points; without one a pixel counts as a point.

    Keeps the confidence of every page in ``ledger`` (``recognised_page``), and counts lines below
    :data:`~reportdiff.reading.ocr.marks.UNSURE` (``unsure_line``). Raises :class:`UnreadableReport` for more than
    :data:`MAX_PAGES` pages or :data:`SECONDS`."""
    if total > MAX_PAGES:
        raise _too_long(name, total)
    deadline = time.monotonic() + SECONDS
    pages: dict[int, PdfPage] = {}
    tell_page(0, total)
    for number, draw in pictures:
        if time.monotonic() > deadline:
            raise _too_long(name, total)
        picture = draw()
        lines = recognised(picture)
        scale = (widths or {}).get(number, picture.width) / picture.width
        pages[number] = page_of(lines, picture.width, picture.height, scale=scale)
        characters = sum(len(line.text) for line in lines)
        if characters:
            sure = sum(line.confidence * len(line.text) for line in lines) / characters
            ledger.keep(PAGE, f"{number + 1}: {sure:.3f}")
        for line in lines:
            if line.confidence < UNSURE:
                ledger.note(LINE, f"{number + 1}: {line.text}")
        tell_page(len(pages), total)
    return pages


def _damaged(name: str, error: Exception) -> UnreadableReport:
    # Pillow names the object in memory that it could not make out.
    reason = " ".join(re.sub(r" ?<[^>]*>", "", str(error)).split())[:80] or type(error).__name__
    return UnreadableReport(
        f"{name}: is a damaged picture ({reason}); scan or save it again",
        f"{name}：图片已损坏（{reason}）；请重新扫描或保存",
    )


def _too_large(name: str) -> UnreadableReport:
    return UnreadableReport(
        f"{name}: is a picture of more than {MAX_PIXELS // 10**6} million pixels; save it smaller and try again",
        f"{name}：图片超过 {MAX_PIXELS / 10**8:g} 亿像素；请缩小后再试",
    )


def _too_long(name: str, total: int) -> UnreadableReport:
    return UnreadableReport(
        f"{name}: has {total} pages to recognise, which is more than {MAX_PAGES} or takes more than "
        f"{SECONDS / 60:.0f} minutes; give the pages of the report alone",
        f"{name}：有 {total} 页要识别，超过 {MAX_PAGES} 页或 {SECONDS / 60:.0f} 分钟；请只给出报告的那些页",
    )
