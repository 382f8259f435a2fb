"""One number at a known place of a text: Arabic, Chinese or mixed, with 多, 余 and 来.

What unit and bound it has is for :mod:`reportdiff.parsing.quantities.figure_grammar` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.parsing.quantities.numerals import (
    ARABIC,
    CHINESE,
    DIGITS,
    MIXED,
    SCALE,
    arabic_value,
    chinese_value,
    mixed_value,
)


@dataclass(slots=True)
class Numeral:
    """A number with its multiplier: ``low`` and ``high`` differ in 七八 (7 to 8). ``more`` says that it holds 多 or 余,
    ``around`` that it holds 来, ``bare`` that it has no digit (百, 千亿)."""

    end: int
    low: float
    high: float
    more: bool
    scaled: bool
    chinese: bool
    bare: bool = False
    around: bool = False


_NOT_MORE = r"[种样功式方渠层点]|元[化投文主发融社共格体支产参]"
_COUNTED = "个家名人项条件所户座处台辆万亿年天岁公亩里斤吨米种类场次张套支只块"
"""What follows 来 where it means "or so" (二十来个)."""
_ARABIC = re.compile(
    rf"({ARABIC})(?:[×xX*]({ARABIC}))?(多|余|(?<=0)来(?=[{_COUNTED}]))?({SCALE})?"
    rf"(多(?!{_NOT_MORE})|余(?![额热量]))?"
)
_CHINESE = re.compile(rf"({CHINESE})(?:(多|余|(?<=[十百千])来(?=[{_COUNTED}]))([百千万亿]*))?")
_MORE = re.compile(rf"多(?!{_NOT_MORE})|余(?![额热量])")
_VAGUE = re.compile(r"(?:数|上|成)([十百千万亿]+)")
_SCALES = frozenset("百千万亿")
_BARE = frozenset("十百千万亿")


def numeral_at(text: str, position: int) -> Numeral | None:
    """Give the number at ``position`` of a folded text, or ``None`` where the characters make no number."""
    arabic = _ARABIC.match(text, position)
    if arabic:
        factor = 1.0 if arabic[2] is None else arabic_value(arabic[2])
        value = arabic_value(arabic[1], arabic[4] or "")
        if value is None or factor is None:
            return None
        end = arabic.end()
        if arabic[4] and text[end : end + 1].isdecimal():
            mixed = _mixed_numeral(text, position)
            if mixed is not None:
                return mixed
        value *= factor
        around = arabic[3] == "来"
        more = bool(arabic[3] or arabic[5]) and not around
        return Numeral(end, value, value, more, bool(arabic[4]), chinese=False, around=around)
    vague = _VAGUE.match(text, position)
    if vague:
        value = chinese_value(vague[1])
        return None if value is None else Numeral(vague.end(), value, value, True, True, chinese=True, bare=True)
    chinese = _CHINESE.match(text, position)
    return _chinese_numeral(chinese) if chinese else None


def numeral_end(text: str, position: int) -> int:
    """Find where the characters of a number end that starts at ``position``, whether they make one or not."""
    run = _ARABIC.match(text, position) or _CHINESE.match(text, position)
    return run.end() if run else position + 1


def _mixed_numeral(text: str, position: int) -> Numeral | None:
    mixed = MIXED.match(text, position)
    value = mixed_value(mixed[0]) if mixed else None
    if mixed is None or value is None:
        return None
    more = _MORE.match(text, mixed.end())
    return Numeral(more.end() if more else mixed.end(), value, value, more is not None, True, chinese=False)


def _chinese_numeral(match: re.Match[str]) -> Numeral | None:
    run, more, scale = match[1], match[2], match[3] or ""
    pair = re.fullmatch(
        r"([一二三四五六七八九]?[十百千]?)([一二两三四五六七八九])([三四五六七八九])([十百千万亿]*)", run
    )
    if pair and DIGITS[pair[3]] - DIGITS[pair[2]] in (1, 2) and (not pair[1] or pair[1][-1] in "十百千"):
        low, high = (chinese_value(pair[1] + pair[k] + pair[4]) for k in (2, 3))
        if low is not None and high is not None:
            return Numeral(match.end(), low, high, False, bool(pair[4]), chinese=True)
    value = chinese_value(run + scale)
    if value is None or len(scale) > 4:
        return None
    scaled = not _SCALES.isdisjoint(run + scale)
    return Numeral(
        match.end(), value, value, more in ("多", "余"), scaled, chinese=True,
        bare=_BARE.issuperset(run + scale), around=more == "来",
    )  # fmt: skip
