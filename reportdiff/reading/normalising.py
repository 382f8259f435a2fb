"""The one normalising step of all readers: which damage is repaired in the text, and which is only seen through.

*Repaired in the text that is shown*, because no reader would want the damage: what nobody can see and radicals
(:mod:`.source`), spaces inside figures and Chinese words (:mod:`.spacing`), lost and false line breaks
(:mod:`.restoring`). *Seen through*, and shown as written: full-width figures and the bullets of symbol fonts. For
these :func:`normalised` gives the text that is parsed, character for character, so that all offsets are those of the
text that is shown. Every case of either is counted in the ledger.
"""

from __future__ import annotations

import re
from typing import Final

from reportdiff.reading.ledger import Ledger

_DIGITS: Final = {0xFF10 + digit: ord("0") + digit for digit in range(10)}
_LETTERS: Final = {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_NARROW: Final = {**_DIGITS, **_LETTERS, ord("％"): ord("%"), ord("﹪"): ord("%")}
_WIDE: Final = re.compile(f"[{''.join(map(chr, _NARROW))}]")

FULL_WIDTH: Final = re.compile(r"[０-９][０-９．，％]*|(?<=\d)％|(?<![\d.,，])\d{1,3}(?:，\d{3})+(?!\d)")
"""A figure with full-width characters: ２０１６, １，１２０, 1，753, 5％."""

GROUPING: Final = re.compile(r"(?<![\d.,，])\d{1,3}(?:[,，]\d{3})+(?!\d)")
_WIDE_COMMA: Final = re.compile(r"\d，\d{3}")
POINT: Final = re.compile(r"(?<=\d)．(?=\d)")

SYMBOL: Final = "\uf020-\uf0ff"
"""Where Windows keeps the characters of symbol fonts (Wingdings, Symbol): bullets, ticks and arrows."""

PRIVATE: Final = "\ue000-\uf8ff"
"""Characters that mean what their font draws (Unicode, 23.5)."""

BULLET: Final = re.compile(rf"[{SYMBOL}]|^[{PRIVATE}](?=\s|[（(一二三四五六七八九十①-⑳])", re.MULTILINE)
"""A bullet: anything of a symbol font, and any private character before the first word or the number of a line."""


_ANY_PRIVATE: Final = re.compile(f"[{PRIVATE}]")

ODD: Final = re.compile(
    "[^\\x00-\u04ff\u1e00-\u1eff\u2000-\u2bff\u2e80-\u312f\u31c0-\u33ff\u4e00-\u9fff\uf900-\ufaff\ufe10-\ufe6f"
    "\uff00-\uffef\ufffd\U00020000-\U000323af]+"
)
"""All but Latin, Greek and Cyrillic letters, signs, kana, hanzi and their forms; U+FFFD is counted by itself."""


def normalised(text: str) -> str:
    """Give ``text`` for parsing, with the same offsets: digits, letters and % at their narrow width, the comma and
    point of a figure too, and each bullet of a font as •."""
    if text.isascii():
        return text
    if _WIDE.search(text):
        text = POINT.sub(".", text.translate(_NARROW))
    # Both are rare, and to look for a single character is many times quicker than to try an expression everywhere.
    if _WIDE_COMMA.search(text):
        text = GROUPING.sub(lambda match: match.group().replace("，", ","), text)
    return BULLET.sub("•", text) if _ANY_PRIVATE.search(text) else text


def count_normalised(text: str, ledger: Ledger) -> None:
    """Count in ``ledger`` what :func:`normalised` sees through (``full_width_figure``, ``symbol_bullet``), and
    ``odd_character``: characters that no report is written in, which a damaged file leaves."""
    if text.isascii():
        return
    for figure in FULL_WIDTH.finditer(text):
        ledger.note("full_width_figure", text[figure.start() : figure.end() + 8])
    for bullet in BULLET.finditer(text):
        ledger.note("symbol_bullet", text[bullet.start() : bullet.end() + 8])
    for odd in ODD.finditer(BULLET.sub("•", text)):
        ledger.note("odd_character", text[odd.start() : odd.end() + 8])
