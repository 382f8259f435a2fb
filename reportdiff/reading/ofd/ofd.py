"""OFD, the fixed-layout format of official documents (GB/T 33190-2016), to source blocks: a zip archive of XML.

Like a PDF it has characters at places and no paragraphs, so the lines and paragraphs are told as those of a PDF are.
"""

from __future__ import annotations

import posixpath
import time
from collections.abc import Iterator
from typing import Any, Final

from reportdiff.errors import UnreadableReport
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.ofd.ofd_text import A4, Area, Drawing, area_of, drawn
from reportdiff.reading.pdf.pdf import MAX_CHARACTERS, MAX_PAGES, SCAN_CHARACTERS
from reportdiff.reading.pdf.pdf_layout import paragraphs
from reportdiff.reading.pdf.pdf_page import Character, PdfPage
from reportdiff.reading.source import SourceBlock, visible_text
from reportdiff.reading.word.package import Package
from reportdiff.reading.word.word_styles import child, local

ROOT: Final = "OFD.xml"

SECONDS: Final = 30.0
"""Time after which reading stops, looked at between pages; a report of 60 pages takes a second."""


def is_ofd(package: Package) -> bool:
    """Tell whether the zip archive is an OFD file."""
    return any(name.lower() == ROOT.lower() for name in package.names)


def ofd_blocks(package: Package, ledger: Ledger, *, name: str) -> tuple[SourceBlock, ...]:
    """Give the paragraphs of the OFD file in ``package``; ``line`` counts them from 1.

    Counts in ``ledger`` as :func:`~reportdiff.reading.pdf.pdf.pdf_blocks`, and ``hidden_text`` and ``image``. Raises
    :class:`UnreadableReport` if it is damaged, locked, a scan, or beyond the limits of a PDF."""
    pages = _Pages(package, ledger, name=name).read()
    characters = sum(1 for page in pages for character in page.characters if character.text.strip())
    if characters < SCAN_CHARACTERS * len(pages):
        raise UnreadableReport(
            f"{name}: holds no text, it is a scan of {len(pages)} pages; "
            "save it as PDF and run text recognition (OCR), or give the text",
            f"{name}：没有文字，是 {len(pages)} 页的扫描件；请另存为 PDF 并做文字识别（OCR），或给出文字版",
        )
    for number, page in enumerate(pages, start=1):
        if not page.characters:
            ledger.note("page_without_text", f"{number}")
    texts = [visible_text(text, ledger) for text in paragraphs(pages, ledger)]
    return tuple(
        SourceBlock(role="paragraph", text=text, line=number, spaced=True)
        for number, text in enumerate(texts, start=1)
        if text.strip()
    )


class _Pages:
    """The pages of a package, whose parts name each other by paths."""

    def __init__(self, package: Package, ledger: Ledger, *, name: str) -> None:
        self._package = package
        self._ledger = ledger
        self._name = name
        self._places = {member.lower().replace("\\", "/").lstrip("/"): member for member in package.names}
        self._parts: dict[str, Any] = {}

    def read(self) -> list[PdfPage]:
        """Give all pages, in order. Raises :class:`UnreadableReport`."""
        deadline = time.monotonic() + SECONDS
        pages: list[PdfPage] = []
        left = MAX_CHARACTERS
        for folder, document in self._documents():
            templates = self._templates(folder, document)
            usual = area_of(child(document, "CommonData", "PageArea")) or A4
            drawing = Drawing(self._units(folder, document), self._ledger)
            for place in self._page_places(folder, document):
                if len(pages) >= MAX_PAGES or left < 0 or time.monotonic() > deadline or drawing.exhausted:
                    raise self._too_large()
                page = self._page(place, usual, templates, drawing)
                left -= len(page.characters)
                pages.append(page)
        if not pages:
            raise self._damaged("no page")
        return pages

    def _documents(self) -> Iterator[tuple[str, Any]]:
        root = self._part("", ROOT)
        for body in () if root is None else root:
            place = child(body, "DocRoot") if local(body) == "DocBody" else None
            path = self._path("", "" if place is None else place.text)
            document = None if path is None else self._parsed(path)
            if path is None or document is None:
                continue
            yield posixpath.dirname(path), document

    def _page_places(self, folder: str, document: Any) -> Iterator[str]:
        pages = child(document, "Pages")
        for page in () if pages is None else pages:
            if local(page) == "Page":
                path = self._path(folder, page.get("BaseLoc"))
                if path is None:
                    raise self._damaged(f"page {page.get('BaseLoc') or '?'} is missing")
                yield path

    def _page(self, path: str, usual: Area, templates: dict[str, str], drawing: Drawing) -> PdfPage:
        root = self._parsed(path)
        area = area_of(child(root, "Area")) or usual
        characters: list[Character] = []
        for element in root:
            if local(element) == "Template" and (template := templates.get(element.get("TemplateID") or "")):
                characters += drawn(self._parsed(template), area, drawing)
        characters += drawn(root, area, drawing)
        return PdfPage(width=area.width, height=area.height, characters=tuple(characters))

    def _templates(self, folder: str, document: Any) -> dict[str, str]:
        common = child(document, "CommonData")
        paths = {}
        for element in () if common is None else common:
            if local(element) == "TemplatePage" and (path := self._path(folder, element.get("BaseLoc"))):
                paths[element.get("ID") or ""] = path
        return paths

    def _units(self, folder: str, document: Any) -> dict[str, Any]:
        """Give the composite units by id, of which a page draws copies."""
        common = child(document, "CommonData")
        contents: dict[str, Any] = {}
        for element in () if common is None else common:
            if local(element) in ("PublicRes", "DocumentRes") and (path := self._path(folder, element.text)):
                units = child(self._parsed(path), "CompositeGraphicUnits")
                for unit in () if units is None else units:
                    contents.setdefault(unit.get("ID") or "", child(unit, "Content"))
        return contents

    def _path(self, folder: str, place: str | None) -> str | None:
        """Give the member at ``place``, relative to ``folder`` as the standard asks (7.3), or to the root, as many
        write."""
        place = (place or "").strip().replace("\\", "/")
        for start in (folder, ""):
            path = posixpath.normpath(posixpath.join("/", "" if place.startswith("/") else start, place)).lstrip("/")
            if place and path.lower() in self._places:
                return path
        return None

    def _part(self, folder: str, place: str) -> Any:
        path = self._path(folder, place)
        return None if path is None else self._parsed(path)

    def _parsed(self, path: str) -> Any:
        if path not in self._parts:
            # Templates and resources are used again and again, pages once: what is kept stays small.
            self._parts = self._parts if len(self._parts) < 16 else {}
            self._parts[path] = self._package.parse(self._places[path.lower()])
        return self._parts[path]

    def _damaged(self, reason: str) -> UnreadableReport:
        return UnreadableReport(
            f"{self._name}: is a damaged OFD file ({reason}); fetch it again or save it as PDF",
            f"{self._name}：OFD 文件已损坏（{reason}）；请重新获取，或另存为 PDF",
        )

    def _too_large(self) -> UnreadableReport:
        return UnreadableReport(
            f"{self._name}: has more than {MAX_PAGES} pages or {MAX_CHARACTERS} characters, or takes more than "
            f"{SECONDS:.0f} seconds to read; give the pages of the report alone",
            f"{self._name}：超过 {MAX_PAGES} 页或 {MAX_CHARACTERS} 字，或读取超过 {SECONDS:.0f} 秒；"
            "请只给出报告的那些页",
        )
