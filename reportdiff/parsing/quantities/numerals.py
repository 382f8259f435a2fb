"""Numerals: Arabic and Chinese figures to numbers, and integers to Chinese numerals.

Only what has been recognised as a figure is read here; nothing in this module searches a text. A converter that
rewrites every numeral of a text wrecks words (统一大市场 → 统1大市场), so there is none.
"""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
MULTIPLIERS = SMALL | LARGE

_WIDE = "".join(chr(c) for c in range(0xFF10, 0xFF1A))
FOLD = str.maketrans(_WIDE + "％．，／＋－～〜∼：∶＂", '0123456789%.，/+-~~~::"')
"""Full-width digits and signs to ASCII, one character for one, so that offsets stay. ， is left: it ends a clause."""

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
"""An Arabic number without multiplier; a comma counts only where it cuts groups of three."""

SCALE = r"(?:[十百千]?万亿|[十百千]?亿|[十百千]?万|千(?![瓦伏米克卡赫帕兆乏焦字])|百(?!分|强))"
"""What multiplies an Arabic number. 千 before 瓦, 伏, 克 belongs to the unit."""

CHINESE_DIGIT = "零〇一二三四五六七八九两"
CHINESE = (
    rf"(?:[{CHINESE_DIGIT}十万亿]|百(?!分|强|姓|货|业|年|日)|千(?![瓦伏米克赫帕兆乏焦行]))+"
    rf"(?:点[{CHINESE_DIGIT}]+[十百千万亿]*)?"
)
"""A run of Chinese numerals; whether it is well formed is for :func:`chinese_value` to say."""

MIXED = re.compile(rf"[0-9]+{SCALE}(?:[0-9]+{SCALE}){{0,4}}(?:[0-9]+{SCALE}|[0-9]{{4}}(?![0-9]))")
"""Arabic digits with several multipliers: 1万2千, 3亿5000万, 1千2百万. A last group without one has four digits."""

MAX_DIGITS = 40
"""Longer runs of digits are codes or damage, no figures."""

_NUMBER = re.compile(rf"(-?{ARABIC})([十百千万亿]*)")
_SHAPE = re.compile(rf"[{CHINESE_DIGIT}○十百千万亿点]+")


def scale_value(scale: str) -> int:
    """Give the product of multiplier characters: 万亿 is 10^12, ``""`` is 1."""
    product = 1
    for character in scale:
        product *= MULTIPLIERS[character]
    return product


def arabic_value(number: str, scale: str = "") -> float | None:
    """Convert ``1,200.5`` and ``万`` to 12005000.0; ``None`` where the number has more than :data:`MAX_DIGITS`
    characters."""
    if len(number) > MAX_DIGITS or len(scale) > 4:
        return None
    plain = number.replace(",", "")
    # 529.07 × 10^8 in binary floating point is 52907000000.00001.
    return float(Decimal(plain) * scale_value(scale)) if scale else float(plain)


_GROUP = re.compile(r"([0-9]+)([十百千万亿]*)")
_TO_CHINESE = str.maketrans("0123456789", "零一二三四五六七八九")


def mixed_value(numeral: str) -> float | None:
    """Convert 1万2千 to 12000.0, 3亿5000万 to 350000000.0, 1千2百万 to 12000000.0.

    Single digits are read as a Chinese numeral is; longer groups are added up, and each must be smaller than one of the
    unit before it. Returns ``None`` where they make no number."""
    groups = _GROUP.findall(numeral)
    if len(numeral) > MAX_DIGITS:
        return None
    if all(len(digits) == 1 for digits, _ in groups):
        return chinese_value(numeral.translate(_TO_CHINESE))
    total, least = 0, None
    for digits, scale in groups:
        size = scale_value(scale)
        value = int(digits) * size
        if least is not None and (value >= least or not value):
            return None
        total, least = total + value, size
    return float(total)


def _below_ten_thousand(numeral: str) -> float | None:
    """Read 三千零五十, 百, 十二 (no 万 or 亿). ``None`` where the order of multipliers makes no number."""
    total, digit, last, zero = 0, None, 10**4, False
    for character in numeral:
        if character in SMALL:
            size = SMALL[character]
            if size >= last or (digit is None and total and not zero):
                return None
            total += (1 if digit is None else digit) * size
            digit, last, zero = None, size, False
        else:
            if digit is not None:
                return None
            value = DIGITS[character]
            if value == 0:
                zero = True
                continue
            digit = value
    if digit is not None:
        # 三千五 is 3500 in speech, 三千零五 is 3005; 十五 is 15.
        total += digit * (last // 10 if total and not zero and last >= 100 else 1)
    return float(total)


def _digit_by_digit(numeral: str) -> float | None:
    """Read 五二九 as 529: digits one by one, as old reports and years write them."""
    if len(numeral) > 15 or any(c not in DIGITS for c in numeral):
        return None
    return float("".join(str(DIGITS[c]) for c in numeral))


def _integer(numeral: str) -> float | None:
    for mark, size in (("亿", 10**8), ("万", 10**4)):
        head, sign, tail = numeral.rpartition(mark)
        if not sign:
            continue
        high = 1.0 if not head else _integer(head)
        low = 0.0 if not tail else _integer(tail)
        if high is None or low is None or low >= size or high == 0:
            return None
        if tail and len(tail) == 1 and tail in DIGITS and tail not in "零〇":
            low *= size / 10  # 三万五 is 35000
        return high * size + low
    if len(numeral) > 1 and all(c in DIGITS for c in numeral):
        return _digit_by_digit(numeral)
    return _below_ten_thousand(numeral)


def chinese_value(numeral: str) -> float | None:
    """Read a Chinese numeral: 两千亿, 一点三万亿, 五二九点零七亿, 百万, 十五.

    Returns ``None`` for runs that are no number (百千万, 三农 is not even a run). A run of two neighbouring digits
    (七八) is *spelled* here; that it means "seven or eight" is decided by
    :mod:`reportdiff.parsing.quantities.figure_grammar`.
    """
    if not numeral or len(numeral) > MAX_DIGITS or not _SHAPE.fullmatch(numeral):
        return None
    head, point, tail = numeral.partition("点")
    if not point:
        return _integer(numeral)
    digits = tail.rstrip("十百千万亿")
    fraction = _digit_by_digit(digits) if digits else None
    whole = _integer(head) if head else None
    if fraction is None or whole is None:
        return None
    whole_number = int(whole) * 10 ** len(digits) + int(fraction)
    return float(whole_number * scale_value(tail[len(digits) :]) / 10 ** len(digits))


def parse_number(text: str) -> float | None:
    """Give the value of a number as it is in a report, or ``None`` where the whole of ``text`` is no number.

    Reads Arabic figures of either width with 千, 万, 亿 (``1.22万``, ``９.5万亿``, ``1,200``), Chinese numerals
    (``两千亿``, ``一点三万亿``, ``五二九点零七亿``) and per cent (``5%`` and ``百分之五`` are 0.05).

    >>> parse_number("1.2万"), parse_number("两千亿"), parse_number("5%"), parse_number("第三")
    (12000.0, 200000000000.0, 0.05, None)
    """
    folded = text.strip().translate(FOLD)
    if folded.startswith("百分之"):
        share = parse_number(folded[3:])
        return None if share is None else round(share / 100, 12)
    if folded.endswith("%"):
        share = parse_number(folded[:-1]) if not folded.endswith("%%") else None
        return None if share is None else round(share / 100, 12)
    match = _NUMBER.fullmatch(folded)
    if match:
        return arabic_value(match[1], match[2])
    return chinese_value(folded)
