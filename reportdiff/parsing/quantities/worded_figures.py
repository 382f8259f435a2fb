"""Figures in words: fractions, shares, multiples, full coverage, zero."""

from __future__ import annotations

import re

from reportdiff.model import Bound
from reportdiff.parsing.quantities.figure_grammar import Draft, touch
from reportdiff.parsing.quantities.numerals import ARABIC, CHINESE, DIGITS, arabic_value, chinese_value

_ONE = "[一二两三四五六七八九]"
_NOT_WORD = r"(?![不为立功果效品长本员交分就片套色都因活型像语名千绩才链渝德林家人年街路州安武龙华宫])"
"""九成路, 三成立, 五成效: 成 begins another word."""
WORD = "|".join(
    [
        rf"(?:百|千|万)分之(?:{ARABIC}|{CHINESE})",
        rf"(?:{CHINESE}|[0-9]+)分之(?:{ARABIC}|{CHINESE})",
        rf"翻了?(?:{_ONE}|[0-9])?番(?!计划|行动|工程|方案)|翻了?{_ONE}?倍",
        r"一半|半数|过半(?![年月])|大半(?![年月个])|百分百|百分之百",
        rf"(?:{_ONE}[至到—~\-])?(?:{_ONE}{{1,2}}|[1-9](?:\.[0-9])?)成(?:半|{_ONE}(?=[，。；、的以左]|$))?{_NOT_WORD}",
        r"(?<![0-9/.])[1-9][0-9]?/[1-9][0-9]?(?![0-9/.A-Za-z])",
        r"(?:基本)?(?:全覆盖|清零)",
        r"零(?:增长|自付|发生|死亡|事故|伤亡|填埋|新增)",
        r"倍增(?!(?:[一二三四五六七八九十0-9]年)?(?:计划|行动|工程|方案|专项|培育|政策|机制|效应|器|战略|模式))|减半",
        r"两位数",
        rf"{ARABIC}:1(?![0-9.:])",
    ]
)
_SHARE = re.compile(rf"({ARABIC}|{CHINESE}|百)分之({ARABIC}|{CHINESE})")
_LEADING = re.compile(rf"{ARABIC}|{_ONE}")


def _number(numeral: str) -> float | None:
    return arabic_value(numeral) if numeral[0].isascii() else chinese_value(numeral)


def word_figure(text: str, match: re.Match[str]) -> tuple[Draft | None, int]:
    """Give the figure that a match of :data:`WORD` states, and where to read on."""
    word, start, end = match[0], match.start(), match.end()
    draft = Draft(start, end, None, None, number_start=start)
    if "/" in word:
        above, _, below = word.partition("/")
        if int(above) >= int(below):
            return None, end
        draft.low = draft.high = round(int(above) / int(below), 6)
        draft.unit = "ratio"
    elif "分之" in word:
        share = _SHARE.match(word)
        whole, part = (_number(share[1]), _number(share[2])) if share else (None, None)
        if word == "百分之百":
            whole, part = 100.0, 100.0
        if not whole or part is None:
            return None, end
        # The labels give 三分之一 as 0.333333: six places.
        value = round(part / whole, 6)
        draft.low = draft.high = value
        draft.unit = "ratio"
    else:
        _fixed(draft, word)
    touch(text, draft)
    return draft, draft.end


_TENTHS = re.compile(rf"(?:({_ONE})[至到—~\-])?({_ONE}{{1,2}}|[0-9.]+)成(半|{_ONE})?")


def _tenths(draft: Draft, word: str) -> None:
    """Read 七成半 as 0.75, 三成五 as 0.35, 两三成 and 两到三成 as 0.2 to 0.3."""
    match = _TENTHS.match(word)
    if not match:
        return
    run = match[2]
    first = match[1] or run[0] if match[1] or run[0] in DIGITS else run
    last = run if run[0].isascii() else run[-1]
    rest = 0.5 if match[3] == "半" else DIGITS[match[3]] / 10 if match[3] else 0.0
    low, high = ((_number(numeral) or 0.0) + rest for numeral in (first, last))
    draft.low, draft.high, draft.unit = round(low / 10, 12), round(high / 10, 12), "ratio"
    draft.bound = "eq" if low == high else "range"


def _fixed(draft: Draft, word: str) -> None:
    value, unit, bound = 1.0, "ratio", "eq"
    leading = _LEADING.search(word)
    n = (_number(leading[0]) or 0.0) if leading else 1.0
    if word.startswith("翻"):
        # 翻一倍 is 翻一番: as much again.
        value, unit = (2.0**n, "倍") if word.endswith("番") and n <= 9 else (n + 1, "倍")
    elif word in ("倍增", "减半"):
        value, unit = (2.0 if word == "倍增" else 0.5), "倍"
        draft.kind = "multiple"
    elif word in ("一半", "半数", "过半", "大半"):
        value, bound = 0.5, "eq" if word in ("一半", "半数") else "gt"
    elif "成" in word:
        _tenths(draft, word)
        return
    elif word.endswith("全覆盖"):
        bound = "approx" if word.startswith("基本") else "eq"
    elif word == "两位数":
        value, bound = 0.1, "ge"
    elif word.endswith(":1"):
        value = n
    elif word[0] == "零" or word.endswith("清零"):
        bound = "approx" if word.startswith("基本") else "eq"
        value, unit = 0.0, "ratio" if word == "零增长" else ""
        draft.kind = "change" if word == "零增长" else "target"
    draft.low = draft.high = value
    draft.unit = unit
    draft.bound = _BOUNDS[bound]
    if unit == "倍":
        draft.kind = "multiple"


_BOUNDS: dict[str, Bound] = {"eq": "eq", "ge": "ge", "gt": "gt", "approx": "approx"}
