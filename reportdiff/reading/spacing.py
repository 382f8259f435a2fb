"""White space inside a paragraph: one space where words part, none inside a figure or between Chinese words."""

from __future__ import annotations

import re
from typing import Final

from reportdiff.reading.ledger import Ledger

WHITE: Final = re.compile(r"[\s\u3000\xa0]+")

_CHINESE = (
    r"\u3001-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # punctuation and hanzi
    r"\uff01-\uff0f\uff1a-\uff1f\uff3b-\uff3d\uff5e\u2014\u2018-\u201d\u2026"  # full-width marks, quotes, dashes
)
_HANZI = r"\u3400-\u4dbf\u4e00-\u9fff"
_DIGIT = "0-9０-９"
_UNIT = "年月日万亿元人个家项条所座套户处台辆公平亩吨件场次倍名张"
GAP: Final = re.compile(
    rf"(?<=[{_CHINESE}]) (?=[{_CHINESE}])|(?<=[{_DIGIT}]) (?=[{_UNIT}])|(?<=[{_HANZI}]) (?=[{_DIGIT}])"
)
"""A space inside Chinese text: between hanzi, before a figure, or between a figure and the beginning of a unit."""

UNIT_GAP: Final = re.compile(rf"(?<=[{_DIGIT}%％‰℃]) (?=[{_HANZI}℃]|[%％‰](?![0０]))")
"""A space between a figure and what follows it (12 支, 2% 左右); a number that opens a line keeps it (3.1 目标)."""

OPENING_NUMBER: Final = re.compile(rf"[{_DIGIT}]{{1,3}}(?:[.．][{_DIGIT}]+)* ")

SINGLE_DIGITS: Final = re.compile(rf"(?<![{_DIGIT}.．,，A-Za-z])[{_DIGIT}](?: [{_DIGIT}.．])+(?![{_DIGIT}])")
"""A figure whose digits stand apart: 4 9 2 5亿公斤, 5 . 6%."""

TORN_YEAR: Final = re.compile(rf"(?<![{_DIGIT}])(?:[1１] ?[9９]|[2２] ?[0０]) ?[{_DIGIT}] ?[{_DIGIT}](?= ?年)")
TORN_GROUPS: Final = re.compile(r"(?<![\d.])\d{1,3}(?: \d{3})+(?= ?[亿万元人个家项户吨亩公])")
"""A figure that groups its thousands by spaces: 1 753亿元."""

TORN_POINT: Final = re.compile(
    rf"(?<=[{_HANZI}])([{_DIGIT}]+)(?: ([.．])|([.．]) | ([.．]) )([{_DIGIT}]+)(?=[%％‰万亿个倍])"
)
"""A decimal point beside a space: 增长5. 6%."""

SPACED_OUT: Final = 6
SINGLE_SHARE: Final = 0.8
"""A line of at least six words, four in five of them one character long and half of them Chinese, is spaced out."""

PER_MILLE: Final = re.compile(r"(?<=[0-9０-９])[%％][0０](?![0-9０-９a-zA-Z.．%％])")
"""6％0 for 6‰: the sign for per mille, typed with those of older keyboards."""


def squeeze(text: str, ledger: Ledger) -> str:
    """Give ``text`` with runs of white space made one space, and none inside a figure, inside Chinese text
    (:data:`GAP`), nor in a line that is spaced out as a whole (2 0 3 1 年 政 府 工 作 报 告).

    Counts in ``ledger``: ``spaced_out_text``, ``space_in_figure``, ``space_between_hanzi``, ``per_mille``."""
    text = WHITE.sub(" ", text).strip()
    if " " in text:
        if _is_spaced_out(text):
            ledger.note("spaced_out_text", text)
            return text.replace(" ", "")
        text = _whole_figures(text, ledger)
        text = _without_gaps(text, ledger)
    for typed in PER_MILLE.finditer(text):
        ledger.note("per_mille", text[max(0, typed.start() - 8) : typed.end()])
    return PER_MILLE.sub("‰", text)


def _whole_figures(text: str, ledger: Ledger) -> str:
    def whole(match: re.Match[str]) -> str:
        if " " not in match.group() or (pattern is SINGLE_DIGITS and not _is_figure(text, match)):
            return match.group()
        ledger.note("space_in_figure", text[match.start() : match.end() + 4])
        return match.group().replace(" ", "")

    for pattern in (TORN_YEAR, SINGLE_DIGITS, TORN_GROUPS, TORN_POINT):
        text = pattern.sub(whole, text)
    return text


def _is_figure(text: str, match: re.Match[str]) -> bool:
    """Tell whether digits that stand apart are one figure: no cells of a row, and no number before a figure (1 5个)."""
    row = text[match.end() : match.end() + 1] in ("", " ") and text[match.start() - 1 : match.start()] in ("", " ")
    listed = text[match.end() : match.end() + 1] in ("、", "．", ".")
    return not row and (match.start() > 0 or len(match.group()) > 3 or listed)


def _without_gaps(text: str, ledger: Ledger) -> str:
    opening = OPENING_NUMBER.match(text)
    first = opening.end() if opening else 0
    gaps = list(GAP.finditer(text))
    gaps += [gap for gap in UNIT_GAP.finditer(text) if gap.start() >= first]
    places = sorted({gap.start() for gap in gaps})
    for place in places:
        ledger.note("space_between_hanzi", text[max(0, place - 4) : place + 5])
    parts, cursor = [], 0
    for place in places:
        parts.append(text[cursor:place])
        cursor = place + 1
    return "".join((*parts, text[cursor:]))


def _is_spaced_out(text: str) -> bool:
    words = text.split(" ")
    single = [word for word in words if len(word) == 1]
    chinese = sum(not word.isascii() for word in single)
    return len(words) >= SPACED_OUT and len(single) >= SINGLE_SHARE * len(words) and 2 * chinese >= len(words)
