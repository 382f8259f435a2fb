"""Report text that can only be shown: no terminal, page or spreadsheet acts on it.

Reports come from files that anyone may have written. Reading already removes terminal escapes and direction marks (and
says so), but a comparison may come from elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_CONTROLS: Final = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters and marks of direction that JSON may contain, and on which a terminal acts."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def inert(text: str) -> str:
    """Make ``text`` inert, so that a terminal, a page or a spreadsheet can only show it.

    White space becomes a space, control characters become their pictures (ESC is ``␛``), and invisible formatting
    characters (direction overrides, zero-width marks) their code points."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _picture(character) for character in text)


def inert_json(data: bytes) -> bytes:
    """Escape what a terminal would act on in JSON (RFC 8259), as ``\\u202e``: such characters occur only in strings."""
    text = data.decode()
    return data if not _CONTROLS.search(text) else _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode()


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet might treat ``text`` as a formula."""
    return text.startswith(_FORMULA)


def spreadsheet_text(text: str) -> str:
    """Make ``text`` safe as a cell of a CSV: inert, and no formula for a spreadsheet.

    An apostrophe goes before what looks like a formula (OWASP, *CSV Injection*)."""
    safe = inert(text)
    return f"'{safe}" if looks_like_formula(text) or looks_like_formula(safe) else safe


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
    """Tell whether a code point is never a character (Unicode 15, 23.7); XML cannot write some of these."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
