"""Chinese numerals of integers: the reverse of what is tested."""

from __future__ import annotations


def to_chinese(n: int) -> str:
    """Give the Chinese numeral of an integer from 0 to 10^16 - 1, in the standard spelling (10 is 十, 205 is 二百零五).

    Raises ValueError outside that range.
    """
    if not 0 <= n < 10**16:
        raise ValueError(f"{n} has no numeral here: 0 to 10^16 - 1 are spelled")
    if n == 0:
        return "零"
    numeral = _group(n)
    return numeral[1:] if numeral.startswith("一十") else numeral


def _group(n: int) -> str:
    for size, mark in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if n >= size:
            head, rest = divmod(n, size)
            gap = "零" if rest and rest < size // 10 else ""
            return _group(head) + mark + gap + (_group(rest) if rest else "")
    return "零一二三四五六七八九"[n]
