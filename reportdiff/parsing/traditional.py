"""Traditional script, read as the simplified one for parsing and comparing, and never for showing.

OpenCC's table ``t2s`` does the work, loaded when the first traditional character is met. It is given nothing else: in
simplified text it would change 後 or 麽 in names for no gain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportdiff.package_data import data_text

if TYPE_CHECKING:
    from reportdiff.reading.document import Document

TRADITIONAL_SHARE = 0.02
"""Share of traditional forms among the characters of a document from which on it is read as simplified. A text in
traditional script has some 29 in 100; of 2,876 simplified ones 72 have any, one in 1,000 at most."""


def holds_traditional(text: str) -> bool:
    """Tell whether ``text`` holds a character that only traditional script has."""
    return not text.isascii() and not _forms().isdisjoint(text)


@lru_cache(maxsize=20_000)
def simplified(text: str) -> str:
    """Give ``text`` in simplified script, character for character: offsets stay. Text without traditional characters
    comes back as it is."""
    if not holds_traditional(text):
        return text
    convert = _converter()
    whole = convert(text)
    # A phrase may be shorter in the other script; then each character is taken by itself, so that offsets hold.
    return whole if len(whole) == len(text) else "".join(_same_length(character, convert) for character in text)


def simplified_document(document: Document) -> Document:
    """Give ``document`` with its text in simplified script if it is a traditional one, with the same offsets; else
    itself.

    It is there to be parsed; what is shown is cut from the original."""
    forms = _forms()
    if sum(character in forms for character in document.text) < TRADITIONAL_SHARE * len(document.text):
        return document
    return replace(document, text="\n".join(map(simplified, document.text.split("\n"))))


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    """Give the 3,547 characters of ``data/traditional.txt``, made by ``benchmarks/training/make_traditional.py``."""
    return frozenset(data_text("traditional.txt")) - {"\n"}


@lru_cache(maxsize=1)
def _converter() -> Callable[[str], str]:
    import opencc

    # By its whole path: a bare name is looked for in the working folder first, which may be a stranger's.
    table = Path(opencc.__file__).parent / "clib" / "share" / "opencc" / "t2s.json"
    convert: Callable[[str], str] = opencc.OpenCC(str(table)).convert
    return convert


def _same_length(character: str, convert: Callable[[str], str]) -> str:
    other = convert(character)
    return other if len(other) == 1 else character
