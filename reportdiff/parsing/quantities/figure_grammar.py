"""One figure: number, unit and the bound words that touch it, read at a known place of a text.

The reader is local: what the figure means (kind, what it measures, bounds of a whole list) is settled afterwards by
:mod:`reportdiff.parsing.quantities.quantity_kinds` and :mod:`reportdiff.parsing.quantities.measured`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.model import Bound, QuantityKind
from reportdiff.parsing.quantities.numeral_grammar import Numeral, numeral_at, numeral_end
from reportdiff.parsing.quantities.numerals import ARABIC, arabic_value
from reportdiff.parsing.quantities.units import PLACES, unit_at


@dataclass(slots=True)
class Draft:
    """A quantity in the making. ``number_start`` is where the numeral itself begins, after any bound word;
    ``prefixed``/``suffixed`` say that a bound word touches it on that side; ``grade`` that it ends in 级."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str = ""
    bound: Bound = "eq"
    kind: QuantityKind | None = None
    number_start: int = 0
    prefixed: bool = False
    suffixed: bool = False
    grade: bool = False
    bare: bool = False
    measured: str = ""


_PERCENT = re.compile(r"%|‰|个?百分点")
_BETWEEN = re.compile(r"(?:[—–\-~]{1,2}|[至到])(?=[0-9零一二三四五六七八九十百千两])")
_FROM = re.compile(r"[从由自][^，。；、]{0,4}$")
_SUFFIX = re.compile(
    r"(?<=岁)以?前|及?以上|及?以下|以内|之内|左右|上下|内(?![外容部涵蒙地需陆生资河镜江])|起(?![来步草到点降重义诉用飞])|多(?![种样元功式边方渠层点重数业维领])|余(?![额热量下])"
)
_SUFFIX_BOUND: dict[str, Bound] = dict.fromkeys(["以上", "及以上", "起"], "ge")
_SUFFIX_BOUND |= dict.fromkeys(["以下", "及以下", "以内", "之内", "内", "前", "以前"], "le")
_SUFFIX_BOUND |= {"左右": "approx", "上下": "approx", "多": "gt", "余": "gt"}
_PREFIX = re.compile(
    r"(不低于|不少于|不小于|不高于|不超过|不大于|不多于|不突破|至少|最少|至多|超过|突破|高于|大于|多于|低于|少于|小于|不到|不足|不满|(?<![赶反高])超|(?<![通超经不越胜渡错度太])过"
    r"|≥|≧|⩾|≤|≦|⩽|＞|>|＜|<|(?<![突打爆攻侦])破|逾|大约|(?<![节集公条预制签契合特相隐])约|将近|接近|(?<![附最靠就亲])近|(?<![圆美丰饱充])满)(?:了|“)?$"
)
_PREFIX_BOUND: dict[str, Bound] = dict.fromkeys(
    ["不低于", "不少于", "不小于", "至少", "最少", "满", "≥", "≧", "⩾"], "ge"
)
_PREFIX_BOUND |= dict.fromkeys(["不高于", "不超过", "不大于", "不多于", "不突破", "至多", "≤", "≦", "⩽"], "le")
_PREFIX_BOUND |= dict.fromkeys(["超过", "突破", "高于", "大于", "多于", "超", "过", "破", "逾", "＞", ">"], "gt")
_PREFIX_BOUND |= dict.fromkeys(["低于", "少于", "小于", "不到", "不足", "不满", "＜", "<"], "lt")
_PREFIX_BOUND |= dict.fromkeys(["大约", "约", "将近", "接近", "近"], "approx")
_DETACHED_FROM_SHARE = re.compile(
    r"(不低于|不少于|不高于|不超过|不大于|不小于|低于|高于|超过)[^，。；：、0-9]{1,24}的$"
)
"""The bound of a share or multiple of something: 不低于当地最低工资标准的1.6倍."""
_DETACHED = re.compile(r"(至少|不少于|不低于|不超过|不高于|最少|至多|突破|超过|低于)([^，。；：、0-9]{0,6})$")
_LIST_OF_PLACES = re.compile(r"、[^，。；：]{1,8}$")


def _unit(text: str, numeral: Numeral, position: int) -> tuple[str, int, float]:
    """Read the unit, its end, and the factor it brings: 0.01 for %, 0.001 for ‰."""
    share = _PERCENT.match(text, position)
    if share:
        sign = share[0]
        return ("ratio", share.end(), 0.01 if sign == "%" else 0.001) if sign in "%‰" else ("pp", share.end(), 1.0)
    unit, end = unit_at(text, position, numeral.chinese)
    if (
        not unit
        and numeral.chinese
        and not numeral.bare
        and text[position : position + 1] in PLACES
        and _LIST_OF_PLACES.search(text[max(0, position - 12) : position])
    ):
        return text[position], position + 1, 1.0
    return unit, end, 1.0


def _range(text: str, first: Numeral, unit: str, end: int, factor: float) -> tuple[Numeral, str, int, float] | None:
    """Read the second end of ``a—b`` or ``a至b`` from ``end`` on, and join it with the first."""
    dash = _BETWEEN.match(text, end)
    if not dash or _FROM.search(text[max(0, end - 12) : end]):
        return None
    second = numeral_at(text, dash.end())
    if second is None:
        return None
    unit2, end2, factor2 = _unit(text, second, second.end)
    if not unit2 and (unit or not second.scaled):
        return (
            None
            if unit not in ("", "ratio") or second.scaled
            else (_join(first, second, factor, factor), unit, second.end, 1.0)
        )
    if unit and unit != unit2:
        return None
    factor1 = factor if unit else factor2
    low = first
    if not first.scaled and second.scaled and not unit:
        size = _scale_of(text, dash.end(), second)
        if first.low * size <= second.high:
            low = Numeral(first.end, first.low * size, first.high * size, first.more, True, first.chinese)
    return _join(low, second, factor1, factor2), unit2 or unit, end2, 1.0


def _join(first: Numeral, second: Numeral, factor1: float, factor2: float) -> Numeral:
    low, high = _times(first.low, factor1), _times(second.high, factor2)
    return Numeral(second.end, low, high, False, second.scaled, second.chinese)


def _scale_of(text: str, position: int, numeral: Numeral) -> float:
    plain = re.compile(ARABIC).match(text, position)
    value = arabic_value(plain[0]) if plain else None
    return numeral.low / value if value else 1.0


def _times(value: float, factor: float) -> float:
    return value if factor == 1.0 else round(value * factor, 12)


def figure_at(text: str, position: int) -> tuple[Draft | None, int]:
    """Give the figure whose numeral starts at ``position`` of a folded text, and where to read on.

    ``None`` where the numeral is no figure: malformed, 一 without a figure, part of a word, a denominator."""
    # A number that begins with 0 has lost digits: 00亩, 05万亩. 几十家 has no value.
    damaged = text[position] == "0" and text[position + 1 : position + 2].isdecimal()
    numeral = None if damaged or text.endswith("几", 0, position) else numeral_at(text, position)
    if numeral is None:
        return None, numeral_end(text, position)
    unit, end, factor = _unit(text, numeral, numeral.end)
    if text.endswith("每", 0, position) or (unit == "日" and text.endswith("每月", 0, position)):
        return None, max(end, numeral.end)
    low, high = _times(numeral.low, factor), _times(numeral.high, factor)
    span = _range(text, numeral, unit, end, factor)
    if span:
        numeral, unit, end, factor = span
        low, high = numeral.low, numeral.high
    draft = Draft(position, end, low, high, unit, number_start=position, bare=numeral.bare)
    if low != high:
        draft.bound = "range"
    elif numeral.more:
        draft.bound = "gt"
    elif numeral.around:
        draft.bound = "approx"
    touch(text, draft)
    if text.startswith("级", draft.end) and (numeral.scaled or unit):
        draft.grade = True
        draft.end += 1
        if draft.bound == "eq":
            draft.bound = "ge"
    if not _is_figure(text, draft, numeral):
        return None, max(draft.end, position + 1)
    if draft.unit in _BELOW_ZERO:
        _sign(text, draft)
    return draft, draft.end


_MINUS = re.compile(r"(?:(?<![0-9A-Za-z.%\u2212\-个亿万元人])[\u2212\-]|零下)$")
_BELOW_ZERO = frozenset({"℃", "度", "摄氏度", "ratio", "pp"})


def _sign(text: str, draft: Draft) -> None:
    """Take the minus of a temperature or rate into the figure: −20℃, 零下20℃."""
    if draft.prefixed or draft.low != draft.high:
        return
    minus = _MINUS.search(text, max(0, draft.start - 2), draft.start)
    if minus and draft.low:
        draft.start = minus.start()
        draft.low = draft.high = -draft.low


def _has_minus(text: str, draft: Draft) -> bool:
    return (
        draft.unit in _BELOW_ZERO
        and _MINUS.search(text, max(0, draft.number_start - 2), draft.number_start) is not None
    )


def touch(text: str, draft: Draft) -> None:
    """Take the bound words that touch the draft into it, and the bound of a word a little before it."""
    position = draft.start
    before = _PREFIX.search(text, max(0, position - 6), position)
    suffix = _SUFFIX.match(text, draft.end)
    if before:
        draft.start, draft.prefixed = before.start(), True
        if draft.bound == "eq":
            draft.bound = _PREFIX_BOUND[before[1]]
    if suffix:
        draft.end, draft.suffixed = suffix.end(), True
        if draft.bound in ("eq", "approx"):
            draft.bound = _SUFFIX_BOUND[suffix[0]]
    if draft.bound == "eq":
        detached = _DETACHED.search(text, max(0, position - 12), position)
        # 突破 and the like further off govern another thing, unless only a denominator stands between.
        if detached and (detached[1] not in ("突破", "超过", "低于") or detached[2].startswith("每")):
            draft.bound = _PREFIX_BOUND[detached[1]]
        elif draft.unit in ("倍", "ratio") and text.endswith("的", 0, position):
            far = _DETACHED_FROM_SHARE.search(text, max(0, position - 32), position)
            if far:
                draft.bound = _PREFIX_BOUND[far[1]]


_NO_UNIT_BEFORE = re.compile(r"(?:达到?|到|至|为|在|突破|于|超|超过|指数|系数|得分|强度)$")
_CHINESE_WORDS = re.compile(
    r"[二三四五六七八九十两]+人(?:行|大|小组)|[百千万]人(?:计划|[大工])|四处|十分|[百千万]家[万灯]|[一二三四五六七八九十]年[级代制]|万[元人亩](?=地区生产总值|国内生产总值|GDP|工业增加值|增加值|生产总值)|亿元(?=地区生产总值|国内生产总值|GDP|生产总值)"
    r"|[千万]年|[百千]人口|[二三四五]次(?:元|分配|能源)|两个人|[千万]里(?!的)|三只|三个人|三条红|五个手|八方|万个$"
)


def _is_figure(text: str, draft: Draft, numeral: Numeral) -> bool:
    start, end = draft.number_start, numeral.end
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before in "[〔【[-+\u2212" and before and not _has_minus(text, draft):
        return False
    if numeral.chinese:
        return _is_chinese_figure(text, draft, numeral)
    if draft.unit or numeral.scaled:
        return not (before.isascii() and before.isalnum())
    if (before.isascii() and before.isalpha()) or (after.isascii() and (after.isalnum() or after == "+")):
        return False
    if draft.prefixed or draft.suffixed:
        return True
    decimal = "." in text[start:end]
    return bool(_NO_UNIT_BEFORE.search(text, max(0, start - 4), start)) and (
        decimal or after in "，。；、！（" or not after
    )


_COUNTS_ONE = frozenset({"倍", "pp"})


def _is_chinese_figure(text: str, draft: Draft, numeral: Numeral) -> bool:
    run = text[draft.number_start : numeral.end]
    if run == "一" and draft.unit in _COUNTS_ONE:
        return True
    if run == "一" or not run.strip("零〇") or _CHINESE_WORDS.match(text, draft.number_start):
        return False
    if draft.unit == "大":
        return not text.endswith("党的", 0, draft.number_start) and "一" <= text[draft.end : draft.end + 1] <= "\u9fff"
    if draft.unit:
        return not (run == "十" and draft.unit == "年" and text.startswith("树木", draft.end))
    touched = draft.prefixed or draft.suffixed or numeral.more
    if draft.grade:
        return numeral.scaled and ("亿" in run or "万" in run)
    # 亿 without a unit is money or people (上亿, 百亿园区); 万 needs a bound, else it is a word (千万, 万全).
    if "亿" in run and (len(run) > 1 or touched):
        return True
    return numeral.scaled and (
        (touched and len(run) > 1) or numeral.more or (touched and "突破" in text[draft.start : draft.end])
    )
