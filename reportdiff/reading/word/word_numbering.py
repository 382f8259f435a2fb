"""The numbers that Word counts itself (一、 （一） 1.): they are in no paragraph, only the rule for them does.

The rules are those of ECMA-376 part 1, 17.9 (Numbering): a paragraph names a list (``numId``) and a level, the list
an abstract list with a format and a text for each level; levels below restart where a higher one counts on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

LEVELS = 9
"""Levels of a list (17.9.6: ilvl is 0 to 8)."""

_HANZI = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
MAX_NUMBER = 9_999
"""The highest number that is written out; a list that counts further is not one of a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level counts: number format, text with ``%1`` … for the counts, first number, and whether all counts
    are written as decimals (``legal``)."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class Lists:
    """All lists of a document, and how far each has counted."""

    levels: dict[str, tuple[Level, ...]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def number(self, list_id: str, depth: int) -> str | None:
        """Give the number of the next paragraph of ``list_id`` at ``depth`` (0 is outermost), counted on.

        ``""`` is a bullet, ``None`` a list that is not defined."""
        levels = self.levels.get(list_id)
        if levels is None or not 0 <= depth < LEVELS:
            return None
        counts = self._counts.setdefault(self.abstract[list_id], [None] * LEVELS)
        self._begin(list_id, depth, counts)
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        for upper in range(depth):
            counts[upper] = levels[upper].start if counts[upper] is None else counts[upper]
        for lower in range(depth + 1, LEVELS):
            # w:lvlRestart 0 never restarts; n restarts where one of the levels 1 to n counts on (17.9.10).
            restart = levels[lower].restart
            if restart is None or depth < restart:
                counts[lower] = None
        return _number_at(levels, depth, counts)

    def _begin(self, list_id: str, depth: int, counts: list[int | None]) -> None:
        """Begin a list: lists that share an abstract list count on, unless one overrides where it starts."""
        if (list_id, depth) in self._begun:
            return
        self._begun.add((list_id, depth))
        start = self.overrides.get(list_id, {}).get(depth)
        if start is not None:
            counts[depth] = start - 1


def _number_at(levels: tuple[Level, ...], depth: int, counts: list[int | None]) -> str:
    level = levels[depth]
    if level.form in ("bullet", "none") and "%" not in level.text:
        return "" if level.form == "bullet" else level.text
    text = level.text
    for index in range(depth + 1):
        mark = f"%{index + 1}"
        if mark in text:
            form = "decimal" if level.legal else levels[index].form
            text = text.replace(mark, number_text(counts[index] or 0, form))
    return text


def number_text(number: int, form: str) -> str:
    """Write ``number`` as the number format ``form`` (ST_NumberFormat, 17.18.59) says; decimal for unknown ones."""
    if not 0 <= number <= MAX_NUMBER:
        return str(number)
    write = _FORMS.get(form)
    return write(number) if write else str(number)


def chinese(number: int) -> str:
    """Write a number in Chinese: 12 is 十二, 105 is 一百零五."""
    numeral = _positional(number, _HANZI, "十百千")
    return numeral.removeprefix("一") if 10 <= number < 20 else numeral


def _positional(number: int, digits: str, units: str) -> str:
    if number == 0:
        return digits[0]
    numeral, gap = "", False
    for power, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if digit == "0":
            gap = True
            continue
        numeral += (digits[0] if gap else "") + digits[int(digit)] + (units[power - 1] if power else "")
        gap = False
    return numeral


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _roman(number: int) -> str:
    numeral = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        while number >= value:
            numeral += sign
            number -= value
    return numeral


def _row(first: str, length: int) -> Callable[[int], str]:
    """Give the signs that stand in a row in Unicode: ① to ⑳."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= length else str(number)


def _wide(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


_FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "koreanCounting": chinese,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": lambda number: _positional(number, _LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda number: _positional(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "ideographTraditional": lambda number: "甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10] if number else "",
    "ideographEnclosedCircle": _row("㊀", 10),
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}


def read_lists(numbering: Any, get: Callable[[Any, str], str | None], styles: dict[str, str]) -> Lists:
    """Give the lists of ``word/numbering.xml`` (its lxml root, or ``None``).

    ``get`` gives an attribute of the Word namespace; ``styles`` the ``numId`` of each list style, by style id."""
    lists = Lists()
    if numbering is None:
        return lists
    abstract, links = {}, {}
    for element in _children(numbering, "abstractNum"):
        key = get(element, "abstractNumId") or ""
        abstract[key] = _levels(element, get, (Level(),) * LEVELS)
        link = next(_children(element, "numStyleLink"), None)
        if link is not None:
            links[key] = get(link, "val") or ""
    owner = {get(n, "numId") or "": _value(n, "abstractNumId", get) or "" for n in _children(numbering, "num")}
    for element in _children(numbering, "num"):
        list_id = get(element, "numId") or ""
        key = owner[list_id]
        key = owner.get(styles.get(links.get(key, ""), ""), key)
        if key not in abstract:
            continue
        lists.abstract[list_id] = key
        lists.levels[list_id] = _overridden(element, get, abstract[key], lists.overrides.setdefault(list_id, {}))
    return lists


def _overridden(
    element: Any, get: Callable[[Any, str], str | None], levels: tuple[Level, ...], starts: dict[int, int]
) -> tuple[Level, ...]:
    for override in _children(element, "lvlOverride"):
        depth = whole(get(override, "ilvl"), -1)
        start = _value(override, "startOverride", get)
        if start is not None and 0 <= depth < LEVELS:
            starts[depth] = whole(start, 1)
        levels = _levels(override, get, levels)
    return levels


def _levels(element: Any, get: Callable[[Any, str], str | None], levels: tuple[Level, ...]) -> tuple[Level, ...]:
    result = list(levels)
    for level in _children(element, "lvl"):
        depth = whole(get(level, "ilvl"), -1)
        if not 0 <= depth < LEVELS:
            continue
        legal = next(_children(level, "isLgl"), None)
        restart = _value(level, "lvlRestart", get)
        result[depth] = replace(
            result[depth],
            form=_value(level, "numFmt", get) or "decimal",
            text=_value(level, "lvlText", get) or "",
            start=whole(_value(level, "start", get), 1),
            restart=None if restart is None else whole(restart, 0),
            legal=legal is not None and get(legal, "val") not in ("0", "false", "off"),
        )
    return tuple(result)


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if isinstance(child.tag, str) and child.tag.endswith("}" + name))


def _value(element: Any, name: str, get: Callable[[Any, str], str | None]) -> str | None:
    child = next(_children(element, name), None)
    return None if child is None else get(child, "val")


def whole(text: str | None, otherwise: int) -> int:
    """Read ``text`` as a whole number of sane size, else give ``otherwise``."""
    try:
        number = int(text or "")
    except ValueError:
        return otherwise
    return number if 0 <= number <= MAX_NUMBER else otherwise
