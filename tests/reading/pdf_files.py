"""PDF files in the manner of printed reports, with the CID font that every PDF reader knows (STSong-Light, GB 1)."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WIDTH, HEIGHT = 595, 842
MARGIN, TOP, BOTTOM = 72, 760, 90
NO_START = "，。；：、！？”）》"


def canvas(stream: io.BytesIO, **options: Any) -> Canvas:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=1, **options)


def wrapped(text: str, characters: int, *, indent: int = 2) -> list[str]:
    """``text`` cut into lines as a word processor does; punctuation never begins a line but hangs over."""
    text, lines = "　" * indent + text, []
    while text:
        end = characters
        while end < len(text) and text[end] in NO_START:
            end += 1
        lines.append(text[:end])
        text = text[end:]
    return lines


def printed(
    paragraphs: Sequence[str],
    *,
    title: str = "",
    characters: int = 28,
    size: float = 16,
    leading: float = 28,
    head: str = "",
    page_number: str = "— {} —",
    columns: int = 1,
    indent: int = 2,
    lines_a_page: int = 22,
    by_rows: bool = False,
    draw: Callable[[Canvas, int], None] | None = None,
    **options: Any,
) -> bytes:
    """The report as a PDF: hard-wrapped lines, a title in the middle, running head and page number on each page.

    ``by_rows`` writes the two columns line by line across the page, as some producers do; ``draw`` puts more on each
    page, whose number it is given."""
    stream = io.BytesIO()
    out = canvas(stream, **options)
    lines = [line for text in paragraphs for line in wrapped(text, characters, indent=indent)]
    room = columns * lines_a_page
    gap = (WIDTH - 2 * MARGIN) / columns
    for number, start in enumerate(range(0, len(lines), room), start=1):
        chunk = lines[start : start + room]
        if head:
            out.setFont(FONT, 9)
            out.drawCentredString(WIDTH / 2, HEIGHT - 40, head)
        if title and number == 1:
            out.setFont(FONT, size * 1.3)
            out.drawCentredString(WIDTH / 2, TOP + 30, title)
        out.setFont(FONT, size)
        places = [(index // lines_a_page, index % lines_a_page, line) for index, line in enumerate(chunk)]
        if by_rows:
            places.sort(key=lambda place: (place[1], place[0]))
        for column, row, line in places:
            out.drawString(MARGIN + column * gap, TOP - row * leading, line)
        if page_number:
            out.setFont(FONT, 10)
            out.drawCentredString(WIDTH / 2, 45, page_number.format(number))
        if draw:
            draw(out, number)
        out.showPage()
    out.save()
    return stream.getvalue()


def scanned(pages: int = 2) -> bytes:
    """Pages with a picture and no text."""
    stream = io.BytesIO()
    out = canvas(stream)
    for _ in range(pages):
        out.rect(100, 100, 300, 500, fill=1)
        out.showPage()
    out.save()
    return stream.getvalue()


def raw(content: bytes, *, more: bytes = b"", stream_keys: bytes = b"") -> bytes:
    """A PDF of one page written by hand, for what no library writes."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<<" + stream_keys + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj" % number + body + b"endobj\n")
    out.write(more)
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()
