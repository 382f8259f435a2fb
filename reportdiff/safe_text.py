"""Report text that can only be shown, never obeyed, whatever shows it.

Reports come from files that anyone may have written. Reading takes terminal escapes and direction marks out already
(and says so), but a comparison may come from elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_OBEYED: Final = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters and marks of direction that JSON lets stand as they are, and a terminal obeys."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def inert(text: str) -> str:
    """``text`` as something a terminal, a page or a spreadsheet can only show: white space becomes a space, control
    characters their pictures (ESC is ``␛``), and invisible formatting characters (direction overrides, zero-width
    marks) their code points."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _picture(character) for character in text)


def inert_json(data: bytes) -> bytes:
    """The same JSON (RFC 8259) with what a terminal would obey written as ``\\u202e``: such characters can only stand
    within its strings."""
    text = data.decode()
    return data if not _OBEYED.search(text) else _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet might take ``text`` for something to be worked out, and not for text."""
    return text.startswith(_FORMULA)


def spreadsheet_text(text: str) -> str:
    """``text`` as the cell of a CSV: no spreadsheet takes it for a formula (OWASP, *CSV Injection*: an apostrophe goes
    before it), and no terminal obeys it."""
    shown = inert(text)
    return f"'{shown}" if looks_like_formula(text) or looks_like_formula(shown) else shown


def _picture(character: str) -> str:
    if character.isspace():
        return "\u3000" if character == "\u3000" else " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if character == "\u200d" or (unicodedata.category(character) == "Cn" and not _is_noncharacter(code)):
        return character
    return f"⟨U+{code:04X}⟩"


def _is_noncharacter(code: int) -> bool:
    """Code points that never stand for a character (Unicode 15, 23.7); XML has no way to write some of them."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
