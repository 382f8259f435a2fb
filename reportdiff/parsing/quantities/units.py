"""Units of figures: which words after a numeral are its unit, and what stands below the stroke.

The words are in ``data/units.toml``. A unit is kept as it stands (个, 元, 吨标准煤, 套（间）); a denominator is
written after a stroke (元/月, 微克/立方米, 台/10万人).
"""

from __future__ import annotations

import re
from typing import Any

from reportdiff.package_data import data_table


def _load() -> dict[str, dict[str, Any]]:
    return data_table("units.toml")


_TABLE = _load()


def _words(section: str) -> frozenset[str]:
    return frozenset(word for group in _TABLE[section].values() for word in group)


AFTER_ANY = _words("any") | _words("special")
AFTER_ARABIC = AFTER_ANY | _words("arabic")
PLACES = frozenset(_TABLE["arabic"]["places"])
MONEY = frozenset(_TABLE["any"]["money"])
COUNTERS = frozenset(_TABLE["any"]["counters"]) | {"处", "大", "位"}
MASS_AND_SIZE = frozenset(
    word for group in ("area", "length", "volume", "mass", "energy") for word in _TABLE["any"][group]
)
_LATIN = frozenset(_TABLE["arabic"]["latin"])
_LONGEST = max(map(len, AFTER_ARABIC))
_STARTS = frozenset(word[0] for word in AFTER_ARABIC)

_BELOW = "|".join(sorted(map(re.escape, _TABLE["denominators"]["words"]), key=len, reverse=True))
_STROKE = re.compile(rf"[/每]((?:[0-9]*[十百千万]*(?:人口|人)|{_BELOW})(?:[·/每](?:{_BELOW}))?)")
_BESIDE = re.compile(r"[（(]([\u4e00-\u9fff]{1,2})[）)]")
"""A second counter in brackets is part of the unit: 套（户）, 人（次）."""
_LETTER = re.compile(r"[A-Za-z]")

_SAME = {"大类": "类", "小类": "类"}
_MAKES_WORD: dict[str, str] = {word: after for word, after in _TABLE["makes_word"].items() if isinstance(after, str)}


def unit_at(text: str, position: int, chinese: bool) -> tuple[str, int]:
    """Give the unit that starts at ``position`` and where it ends; ``("", position)`` where none does.

    ``chinese`` says that the number before is in Chinese numerals, after which fewer words are units.
    A stroke and what stands below it are part of the unit (``分/千瓦时``).
    """
    if position >= len(text) or text[position] not in _STARTS:
        return "", position
    units = AFTER_ANY if chinese else AFTER_ARABIC
    for size in range(min(_LONGEST, len(text) - position), 0, -1):
        word = text[position : position + size]
        if word not in units:
            continue
        end = position + size
        if word in _LATIN and _LETTER.match(text, end):
            continue
        if text[end : end + 1] and text[end] in _MAKES_WORD.get(word, ""):
            continue
        beside = _BESIDE.match(text, end)
        if beside and beside[1] in AFTER_ARABIC:
            word, end = text[position : beside.end()], beside.end()
        stroke = None if word in ("年", "个月", "天") else _STROKE.match(text, end)
        if stroke:
            return f"{_SAME.get(word, word)}/{stroke[1].replace('每', '·')}", stroke.end()
        return _SAME.get(word, word), end
    return "", position
