"""The text of a clause as the patterns read it: half-width digits and signs, no gaps or wide commas in a number.

Files that were typed or converted carelessly hold １，１２０亿元 and 4 9 2 5亿公斤. A comma or a blank that is no part
of a number is left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.parsing.quantities.numerals import FOLD

_FOLDABLE = re.compile(f"[{re.escape(''.join(map(chr, FOLD)))}]")  # looking is cheaper than translating
_WIDE_COMMA = re.compile(r"(?<![0-9,.，])[1-9][0-9]{0,2}(?:[，,][0-9]{3})+(?![0-9])")
_BLANK = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f\u205f\u3000]")
_GAP = re.compile(rf"{_BLANK.pattern}+")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}$")
_OF_FIGURE = frozenset("0123456789.,%+×/~-\u2013\u2014\u2212")
_WORDLIKE = re.compile(r"[0-9.,%+×/~\-\u2013\u2014\u2212\u3007\u4e00-\u9fff]")
"""A blank between a digit or sign and one of these says nothing: 4 9 2 5, 12 支, 增长 5%."""


def fold(text: str) -> str:
    """Fold digits and signs of full width to ASCII, one character for one; ， only where it cuts groups of three
    digits."""
    folded = text.translate(FOLD) if _FOLDABLE.search(text) else text
    return _WIDE_COMMA.sub(_with_commas, folded) if "，" in folded else folded


def _with_commas(number: re.Match[str]) -> str:
    return number[0].replace("，", ",")


def close_gaps(text: str) -> tuple[str, Sequence[int]]:
    """Give ``text`` without the blanks inside figures, and the place in ``text`` of each character that is left (and of
    the end). Two figures stay two where the first is a year (2031 20个)."""
    if not _BLANK.search(text):
        return text, range(len(text) + 1)
    places: list[int] = []
    at = 0
    for gap in _GAP.finditer(text):
        places += range(at, gap.start())
        if not _says_nothing(text, gap.start(), gap.end()):
            places += range(gap.start(), gap.end())
        at = gap.end()
    places += range(at, len(text))
    return "".join(text[place] for place in places), [*places, len(text)]


def _says_nothing(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 5) : start].translate(FOLD), text[end : end + 1].translate(FOLD)
    if not before or not after:
        return False
    if before[-1].isdecimal() and after.isdecimal() and _YEAR.search(before):
        return False
    beside_digit = before[-1] in _OF_FIGURE or after in _OF_FIGURE
    return beside_digit and bool(_WORDLIKE.match(before[-1]) and _WORDLIKE.match(after))
