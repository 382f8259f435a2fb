"""A figure on a chart: in Chinese the words of the report, in English an English form (about 5.5%, 1.1 trillion yuan).

Chinese charts quote, since the words are what was decided. In English a verbatim 5.5%左右 would be unreadable; the data
beside the picture have the words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Bound
from reportdiff.output.words.figure_words import plain_number, scaled_number

_LONGEST: Final = 14
"""The most characters of the report's words for a figure; a longer one is written anew, shorter."""

_DIGITS: Final = 6

_SCALES: Final = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))

_UNITS: Final[Mapping[str, str]] = {
    "元": "yuan",
    "美元": "US dollars",
    "欧元": "euros",
    "港元": "Hong Kong dollars",
    "人": "people",
    "人次": "visits",
    "户": "households",
    "公里": "km",
    "千米": "km",
    "车道公里": "lane-km",
    "米": "m",
    "平方米": "m²",
    "平方公里": "km²",
    "平方千米": "km²",
    "立方米": "m³",
    "亩": "mu",
    "公顷": "ha",
    "吨": "t",
    "吨标准煤": "t of coal equivalent",
    "公斤": "kg",
    "千克": "kg",
    "斤": "jin",
    "微克": "µg",
    "毫克": "mg",
    "千瓦": "kW",
    "兆瓦": "MW",
    "吉瓦": "GW",
    "千瓦时": "kWh",
    "标箱": "TEU",
    "标准箱": "TEU",
    "倍": "times",
    "年": "years",
    "个月": "months",
    "天": "days",
    "个工作日": "working days",
    "工作日": "working days",
    "小时": "hours",
    "分钟": "minutes",
    "月": "month",
    "岁": "years of age",
    "度": "degrees",
}
"""Units in English."""

_COUNTERS: Final = frozenset(
    "个家项条件所名套座场张辆种类次批台栋幢株艘部例宗列架间处块片对支大位口只门期组棵班站床"
) | {"批次", "场次", "个（次）", "套（间）"}
"""Words that only count: English has none for them."""

_BOUNDED: Final = frozenset({"ge", "gt", "le", "lt", "approx"})


def figure_form(
    low: float | None, high: float | None, bound: Bound | None, unit: str, words: str, lang: Lang, *, fall: bool = False
) -> str:
    """Format a figure: ``5%以上`` in Chinese as the report has it, ``5% or more`` in English; ``""`` without a figure.

    ``low`` and ``high`` are as in :class:`~reportdiff.model.Quantity`; ``words`` those of the report. ``fall`` marks
    the size of a fall (下降3%)."""
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        return ""
    if lang == "zh" and words and len(words) <= _LONGEST:
        return words
    text = _span(ends, unit, lang) if bound == "range" and ends[0] != ends[-1] else value_form(ends[0], unit, lang)
    if bound in _BOUNDED:
        text = say(f"figure.{bound}", lang, value=text)
    return say("figure.fall", lang, value=text) if fall else text


def value_form(value: float, unit: str, lang: Lang = "zh") -> str:
    """Format a value with its unit: ``4.5%``, ``7万套``; in English ``70,000``, ``1.1 trillion yuan``."""
    if unit == "ratio":
        return plain_number(round(value * 100, _DIGITS), 5) + "%"
    if unit == "pp":
        return say("say.pp", lang, value=plain_number(round(value, _DIGITS)))
    if lang == "zh":
        return scaled_number(round(value, _DIGITS)) + unit
    return " ".join(part for part in (english_number(value), english_unit(unit)) if part)


def english_number(value: float) -> str:
    """Format a number as English papers do: ``1.1 trillion``, ``15 million``, ``4,500``, ``0.35``."""
    value = round(value, _DIGITS)
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{_grouped(value / scale)} {name}"
    return _grouped(value)


def _grouped(value: float) -> str:
    whole, point, rest = plain_number(value, _DIGITS).partition(".")
    return f"{int(whole):,}{point}{rest}" if abs(int(whole)) >= 1000 else whole + point + rest


def english_unit(unit: str) -> str:
    """Give a unit in English: ``km``, ``yuan per month``; ``""`` for a word that only counts, else as it is."""
    parts = re.split("[/／每]", unit)
    names = ["" if part in _COUNTERS else _UNITS.get(part, part) for part in parts]
    singular = [name.removesuffix("s") if name in ("years", "days", "hours") else name for name in names[1:]]
    return " per ".join([names[0], *singular]).strip()


def _span(ends: list[float], unit: str, lang: Lang) -> str:
    """Give both ends of a range, the unit once: ``5%–5.5%``, ``5万—6万人``."""
    low, high = ends[0], ends[-1]
    if unit in ("ratio", "pp"):
        return f"{value_form(low, unit, lang)}{say('figure.dash', lang)}{value_form(high, unit, lang)}"
    if lang == "zh":
        return f"{scaled_number(low)}{say('figure.dash', lang)}{value_form(high, unit, lang)}"
    return f"{english_number(low)}{say('figure.dash', lang)}{value_form(high, unit, lang)}"
