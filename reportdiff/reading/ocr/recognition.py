"""A picture of a page to lines of text, with their places and how sure each is: rapidocr and the models in its wheel.

Nothing is fetched from anywhere. The same picture gives the same lines on one machine.
"""

from __future__ import annotations

import functools
import importlib.util
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from reportdiff.installation import install_command
from reportdiff.reading.pdf.pdf_page import Character, PdfPage

EXTRA: Final = "ocr"

LONGEST_SIDE: Final = 2_000
"""Pixels of the longer side of a page that is looked at: an A4 page at 170 dots an inch, where type of 16 points is 38
pixels high. The models need some 20."""

NEAR: Final = 0.3
"""Sizes of two lines that differ by less are one size: boxes around short lines are loose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """A line as it was recognised: its text, the confidence of the model (0 to 1), and its box in pixels from the upper
    left corner."""

    text: str
    confidence: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """Pixels of a full-width character, by the width of the line: the height of its box says less."""
        return (self.right - self.left) / max(1.0, sum(map(width_of, self.text)))


def is_installed() -> bool:
    """Tell whether the extra is there; nothing is imported."""
    return all(importlib.util.find_spec(module) is not None for module in ("rapidocr", "onnxruntime", "PIL"))


def recognised(picture: Any) -> tuple[ReadLine, ...]:
    """Give the lines in ``picture`` (a Pillow image), in the order in which the model gives them."""
    import numpy

    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    answer = _engine()(numpy.asarray(picture.convert("RGB")))
    if answer.boxes is None or answer.txts is None or answer.scores is None:
        return ()
    return tuple(
        ReadLine(
            text=text,
            confidence=float(score),
            left=float(min(x for x, _ in box)),
            right=float(max(x for x, _ in box)),
            top=float(min(y for _, y in box)),
            bottom=float(max(y for _, y in box)),
        )
        for box, text, score in zip(answer.boxes, answer.txts, answer.scores, strict=True)
        if text.strip()
    )


def scan_advice() -> tuple[str, str]:
    """Say what can be done about a page without text that shows pictures, in English and in Chinese."""
    if is_installed():
        return (
            "no text was recognised in it; give a sharper scan, or the text",
            "其中没有识别出文字；请给出更清晰的扫描件，或给出文字版",
        )
    return (
        f"install text recognition (OCR) with {install_command(EXTRA)}, or give the text",
        f"请用 {install_command(EXTRA)} 安装文字识别（OCR），或给出文字版",
    )


@functools.cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def page_of(lines: tuple[ReadLine, ...], width: float, height: float, *, scale: float = 1.0) -> PdfPage:
    """Give ``lines`` as a page of characters with places, as a PDF has them.

    ``width`` and ``height`` are in pixels, of which each counts ``scale`` points: pages that are read beside others
    have to be of their size."""
    sizes = sorted(line.size for line in lines for _ in line.text)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    characters: list[Character] = []
    for line in lines:
        size = usual if abs(line.size - usual) < NEAR * usual else line.size
        bottom = height - (line.top + line.bottom) / 2 - size / 2
        left = line.left
        for sign in line.text:
            right = left + line.size * width_of(sign)
            place = {"left": left, "right": right, "bottom": bottom, "top": bottom + size}
            characters.append(Character(text=sign, **{edge: at * scale for edge, at in place.items()}))
            left = right
    return PdfPage(width=width * scale, height=height * scale, characters=tuple(characters))


def width_of(sign: str) -> float:
    """Say how wide a character is set: 1 for a Chinese one, a half for a Latin one."""
    return 1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5
