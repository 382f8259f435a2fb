"""Quantities of a text: figures with value, unit, bound and what they measure.

One pass over the text with a master pattern: names, dates and ordinals are tried first, so that their numerals are
never taken for figures; then figures in words (翻一番, 一半, 全覆盖, 清零); then plain figures. The definitions are
those of the gold labels for quantities of plan clauses (ten kinds, seven bounds).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.model import Quantity
from reportdiff.parsing.quantities import numeral_names as names
from reportdiff.parsing.quantities.figure_grammar import Draft, figure_at
from reportdiff.parsing.quantities.numerals import ARABIC, CHINESE
from reportdiff.parsing.quantities.plain_digits import close_gaps, fold
from reportdiff.parsing.quantities.quantity_kinds import settle
from reportdiff.parsing.quantities.statistics import statistic_of
from reportdiff.parsing.quantities.units import unit_at
from reportdiff.parsing.quantities.worded_figures import WORD, word_figure

_NO_FIGURE = frozenset({"name", "date", "ordinal"})

_START = r"(?=[0-9A-Za-z零一二三四五六七八九十百千万亿两〇半第前翻全清倍减基数上成过大双ⅠⅡⅢⅣⅤⅥ《“‘\"])"
_MASTER = re.compile(
    _START
    + r"(?:"
    + "|".join(
        [
            rf"(?P<title>{names.TITLE})",
            rf"(?P<quoted>{names.QUOTED})",
            r"(?P<mark>(?:(?<=^)|(?<=[。；\n]))[0-9]{1,2}[.、](?![0-9])|(?<=[\[〔])[0-9]+(?=[\]〕]))",
            rf"(?P<word>{WORD})",
            rf"(?P<date>{names.DATE})",
            rf"(?P<name>{names.NAME})",
            rf"(?P<ordinal>{names.ORDINAL})",
            rf"(?P<figure>[0-9]+|[数上][十百千万亿]+|{CHINESE})",
        ]
    )
    + r")"
)
_ANY_NUMERAL = re.compile(r"[0-9A-Za-z零一二三四五六七八九十百千万亿两〇半番清倍覆ⅠⅡⅢⅣⅤⅥ]")
_IN_QUOTES = re.compile(r"[0-9二三四五六七八九十百千万亿两]")
_ONLY_NUMBER = re.compile(rf"[“\"‘](?:{ARABIC}[万亿千百]*|{CHINESE})(?:元|美元|吨|%|人次|斤)?[”\"’]")
_STATED_ZERO = re.compile(r"[“‘\"](零(?:自付|增长|发生|死亡|事故|伤亡|填埋|新增))[”’\"]")
_QUOTED_WORD = re.compile(r"[“‘\"](?:双|动态|基本)?(翻[一两]?番|全覆盖|清零)[”’\"]")
_WORD = re.compile(WORD)
_REACHES = re.compile(r"(?:突破|超过|超|过|破|达到?|迈上|跨上|跃上)$")


def extract_quantities(text: str) -> list[Quantity]:
    """Give the figures of ``text`` that measure something, in order.

    Kinds ``change``, ``count``, ``level``, ``multiple``, ``range``, ``ratio`` and ``target``; names, dates and
    ordinals are recognised and left out. Values have 万, 亿 and % multiplied out. Spans lie inside the text, do not
    overlap, and ``text[start:end] == surface``. Blanks inside a number (4 9 2 5亿公斤) are no part of it, and a number
    that begins with 0 (05万亩) is damage and left out. Any string is accepted; none raises.
    """
    return [q for q in scan_numerals(text) if q.kind not in _NO_FIGURE]


def scan_numerals(text: str) -> list[Quantity]:
    """Give all numerals of ``text`` that say something: figures, and also names (17号线), dates and ordinals, in
    order."""
    shown, places = close_gaps(text)
    folded = fold(shown)
    if not _ANY_NUMERAL.search(folded):
        return []
    drafts = _scan(folded)
    settle(folded, shown, drafts)
    return [_freeze(text, folded, draft, places) for draft in drafts]


def _scan(text: str) -> list[Draft]:
    drafts: list[Draft] = []
    position = 0
    search = _MASTER.search
    while match := search(text, position):
        draft, end = _read(text, match)
        floor = drafts[-1].end if drafts else 0
        if draft is not None and draft.start < floor:
            draft.start = min(max(floor, draft.start), draft.number_start)
        if draft is not None and floor <= draft.start < draft.end:
            drafts.append(draft)
        position = max(end, match.start() + 1)
    return drafts


def _read(text: str, match: re.Match[str]) -> tuple[Draft | None, int]:
    group = match.lastgroup
    start, end = match.span()
    if group == "figure":
        return figure_at(text, start)
    if group == "word":
        return word_figure(text, match)
    if group == "quoted":
        return _quotation(text, start, end)
    if group == "name":
        return Draft(start, end, None, None, kind="name", number_start=start), end
    if group == "date":
        if end - start == 4 and unit_at(text, end, chinese=False)[0]:
            return figure_at(text, start)  # 2000大卡 is no year
        low, high, unit, bound = names.read_date(match[0])
        return Draft(start, end, low, high, unit, bound, "date", start), end
    if group == "ordinal":
        low, high, unit, bound = names.read_ordinal(match[0])
        return Draft(start, end, low, high, unit, bound, "ordinal", start), end
    if group == "title" and _IN_QUOTES.search(text, start, end):
        return Draft(start + 1, end - 1, None, None, kind="name", number_start=start + 1), end
    return None, end


def _quotation(text: str, start: int, end: int) -> tuple[Draft | None, int]:
    """Read a quoted slogan with a numeral as one name, unless the quotes hold a bare figure that something reaches."""
    reaches = _REACHES.search(text, max(0, start - 3), start)
    if reaches and _ONLY_NUMBER.fullmatch(text, start, end):
        draft, _ = figure_at(text, start + 1)
        if draft is not None:
            draft.end = end
            draft.prefixed = True
            draft.start = reaches.start() if draft.bound == "gt" else start
            return draft, end
    zero = _STATED_ZERO.fullmatch(text, start, end)
    if zero:
        return Draft(start + 1, end - 1, 0.0, 0.0, kind="target", number_start=start + 1), end
    word = _QUOTED_WORD.fullmatch(text, start, end)
    if word:
        return word_figure(text, _WORD.match(text, word.start(1)) or word)
    if _IN_QUOTES.search(text, start, end) or text.startswith("零", start + 1):
        return Draft(start + 1, end - 1, None, None, kind="name", number_start=start + 1), end
    return None, end


def _freeze(text: str, folded: str, draft: Draft, places: Sequence[int]) -> Quantity:
    start, end = places[draft.start], places[draft.end - 1] + 1
    return Quantity(
        surface=text[start:end],
        start=start,
        end=end,
        value_low=draft.low,
        value_high=draft.high,
        unit=draft.unit,
        bound=draft.bound,
        kind=draft.kind or "count",
        measured=draft.measured,
        statistic=statistic_of(folded, draft) if draft.kind not in _NO_FIGURE else "level",
    )
