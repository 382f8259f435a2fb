"""How Chinese official documents number paragraphs (一、 （一） 1. （1） ①), end sentences and write years.

The order of the forms is that of GB/T 9704-2012 (党政机关公文格式, 7.3.3): 一、 then （一） then 1. then （1）.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.text.clause_marks import SENTENCE_END_MARKS

NUMERAL = "〇零一二三四五六七八九十百"

FORMS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (0, re.compile(rf"第\s?[{NUMERAL}]{{1,3}}\s?(?:部分|篇|章)[、：:，\s]*")),
    (1, re.compile(rf"[{NUMERAL}]{{1,3}}\s?[、．.]\s?(?![{NUMERAL}]、)")),
    (2, re.compile(rf"[（(]\s?[{NUMERAL}]{{1,3}}\s?[）)]\s?[、．.]?\s?")),
    (3, re.compile(r"[0-9０-９]{1,2}\s?(?:[、．]|\.(?![0-9０-９]))\s?")),
    (4, re.compile(r"[（(]\s?[0-9０-９]{1,2}\s?[）)]\s?[、．.]?\s?")),
    (5, re.compile(r"[①-⑳]\s?")),
)
"""Depth and pattern of each form; 0 is the outermost."""

FIRST = re.compile(rf"[第{NUMERAL}（(0-9０-９①-⑳]")

LEADING_BULLET = re.compile("[•●■◆▪\ue000-\uf8ff]\\s?")
"""Bullets, those of any font too (see :data:`reportdiff.reading.normalising.BULLET`)."""

CLOSERS = frozenset("”’」』）)】》〉")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """The number a paragraph begins with: ``depth`` of its form (see :data:`FORMS`), ``end`` of its characters."""

    depth: int
    end: int


def number_of(text: str) -> Number | None:
    """Give the number that ``text`` begins with, or ``None``; a bullet before it counts with it."""
    bullet = LEADING_BULLET.match(text)
    begin = bullet.end() if bullet else 0
    if not FIRST.match(text, begin):
        return None
    for depth, form in FORMS:
        match = form.match(text, begin)
        if match and match.end() < len(text):
            return Number(depth=depth, end=match.end())
    return None


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends with a full stop, semicolon, question or exclamation mark, inside or outside
    quotes."""
    bare = text.rstrip()
    while bare and bare[-1] in CLOSERS:
        bare = bare[:-1]
    return bool(bare) and bare[-1] in SENTENCE_END_MARKS


YEAR = re.compile(rf"((?:19|20)\d\d|[一二][九〇○零][{NUMERAL}○]{{2}})\s?年")

_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def years_in(text: str) -> tuple[int, ...]:
    """Give the calendar years ``text`` names, in Arabic or Chinese digits (2026年, 二〇二六年)."""
    years = []
    for match in YEAR.finditer(text):
        digits = match.group(1).translate(_DIGITS)
        if digits.isdigit() and 1949 <= int(digits) <= 2100:
            years.append(int(digits))
    return tuple(years)
