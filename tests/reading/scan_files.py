"""Pictures of pages, drawn with the font of the charts, and PDFs that hold nothing but such pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from tests.reading.pdf_files import wrapped

WIDTH, HEIGHT = 1240, 1754
DOTS = 150
"""Pixels of an A4 page, and the dots of an inch."""


def picture(lines: Sequence[str], *, title: str = "", size: int = 40) -> Any:
    """A page as a Pillow image: ``lines`` wrapped as an office does, under a title in the middle."""
    from noto_cjk_sans_otc import FONT_PATH
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("L", (WIDTH, HEIGHT), 255)
    draw = ImageDraw.Draw(page)
    if title:
        large = ImageFont.truetype(str(FONT_PATH), size * 13 // 10, index=2)
        draw.text(((WIDTH - draw.textlength(title, font=large)) / 2, 100), title, font=large, fill=0)
    font = ImageFont.truetype(str(FONT_PATH), size, index=2)
    for row, line in enumerate(line for text in lines for line in wrapped(text, 25)):
        draw.text((120, 220 + row * size * 165 // 100), line, font=font, fill=0)
    return page


def saved(pages: Sequence[Any], form: str) -> bytes:
    """The pages as one file: ``PNG`` and ``JPEG`` hold one, ``TIFF`` and ``PDF`` all."""
    stream = io.BytesIO()
    many = {"save_all": True, "append_images": list(pages[1:])} if form in ("TIFF", "PDF") else {}
    pages[0].save(stream, form, **many, **({"resolution": DOTS} if form == "PDF" else {}))
    return stream.getvalue()
