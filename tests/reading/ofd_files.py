"""OFD files made part by part, as a printer driver for official documents writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from tests.reading.archives import zipped
from tests.reading.pdf_files import wrapped

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE, LEADING, LEFT, TOP = 5.6, 10.0, 28.0, 40.0
"""Millimetres: type of size 3 (三号), as GB/T 9704 asks."""


def xml(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{name} {NAMESPACE}>{inner}</ofd:{name}>'


def text_object(text: str, x: float, y: float, *, size: float = SIZE, more: str = "") -> str:
    """A text object whose baseline begins at ``x``, ``y`` millimetres from the upper left corner."""
    steps = f'DeltaX="g {len(text) - 1} {size}"' if len(text) > 1 else ""
    box = f"{x} {y - size} {size * len(text)} {size}"
    return (
        f'<ofd:TextObject ID="9" Boundary="{box}" Font="3" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" {steps}>{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def page_of(objects: str, *, template: str = "") -> str:
    used = f'<ofd:Template TemplateID="{template}"/>' if template else ""
    return xml("Page", f'{used}<ofd:Content><ofd:Layer ID="2" Type="Body">{objects}</ofd:Layer></ofd:Content>')


def package(pages: Sequence[str], *, common: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An OFD file of pages that are written already."""
    places = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>' for number in range(len(pages))
    )
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    return zipped(
        {
            "OFD.xml": xml("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"),
            "Doc_0/Document.xml": xml(
                "Document", f"<ofd:CommonData>{area}{common}</ofd:CommonData><ofd:Pages>{places}</ofd:Pages>"
            ),
            **{f"Doc_0/Pages/Page_{number}/Content.xml": page for number, page in enumerate(pages)},
            **(more or {}),
        }
    )


def printed_ofd(paragraphs: Sequence[str], *, title: str, characters: int = 26, lines_a_page: int = 22) -> bytes:
    """The report with hard-wrapped lines, a title in the middle, a running head and page numbers."""
    lines = [line for text in paragraphs for line in wrapped(text, characters)]
    pages = []
    for start in range(0, len(lines), lines_a_page):
        number = start // lines_a_page + 1
        objects = text_object("云岭市第三届人民代表大会", 75, 15, size=3.5)
        if number == 1:
            objects += text_object(title, 105 - 3.7 * len(title), 28, size=7.4)
        for row, line in enumerate(lines[start : start + lines_a_page]):
            bare = line.lstrip("　")
            objects += text_object(bare, LEFT + SIZE * (len(line) - len(bare)), TOP + row * LEADING)
        pages.append(page_of(objects + text_object(f"— {number} —", 100, 280, size=4)))
    return package(pages)
