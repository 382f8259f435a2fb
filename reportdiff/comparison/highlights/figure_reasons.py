"""Why a figure is news: it moved, or only one of the two plans states it.

The figures are those of the table of targets. A move is news only if both sides count the same thing. A figure of one
plan alone is news only if the other has no figure of its unit for a thing of its name, linked or not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportdiff.comparison.figures.guard.counted_figures import Figure, figures_of
from reportdiff.comparison.figures.indicators import load_indicators
from reportdiff.comparison.highlights.highlight_reasons import Background, reason
from reportdiff.comparison.highlights.news_lexicon import is_picture, weights, without_openings
from reportdiff.model import Change, HighlightReason, Measure, ReasonKind, Target, TargetSide
from reportdiff.vocabulary import cut_words, rarity

_FINISHED = frozenset({"基本建成", "建成", "运行"})
_AGAINST_LAST = re.compile(r"[比较](?:去年|上年|20)")
_TAG = re.compile(r"^(?:今年|全年|净增|新增|增加|再增|再|力争|达到)+$|〔[^〕]*〕$")
_QUOTED_AFTER = re.compile(r"[\u4e00-\u9fff]{0,6}“([^“”]{1,8})”(?![\u4e00-\u9fff]{0,3}(?:企业|工程|项目|线路|机组))")
_QUOTED_BEFORE = re.compile(r"“([^“”]{1,8})”$")
_SAYS_LITTLE = re.compile(
    r"(?:力争|确保|努力|全年|今年|年度|完成|实现|总|计划|安排|新增|达到?)*(?:投资|资金)(?:总?额)?(?:达到?)?$"
)
_DIGIT = re.compile(r"[0-9０-９一二两三四五六七八九十]")
_FACT = re.compile(r"(?:我[国省市区]|全[国省市区]|本市)?(?:现有|目前|已有|已|有)")
_STEP_OR_TOTAL = re.compile(r"新增|增加|净增|再增|达到|累计|总数|突破|达")
_CONDITION = re.compile(r"(?:以[上下内])?(?:的|部分|方面|家庭|人群)")

_TELLING = 0.8
"""Bits from which a word makes another thing of what is measured: 中央本级支出 is not 中央本级基础研究支出."""

_BEFORE = 14
"""Characters before a figure that may say what it counts."""

_SHORTEST_NAME = 3
"""Characters that the measured phrase of a figure must have: of 措施 and 城市 a reader asks which."""

_ALIKE = 3
"""Characters that two measured phrases must share in one piece for the figures to be of one kind."""


def reasons_of_figure(row: Target, change: Change, against: Background) -> Iterator[HighlightReason]:
    """Give the reasons why a row of the table of targets is news, none where nothing changed.

    ``change`` is the change that contains its figures."""
    points = weights()["points"]
    headline = weights()["headline"].get(row.indicator, points["headline"]) if row.indicator else None
    values = {"name": _name_of(row), "name_en": row.name_en, "old": row.old.words, "new": row.new.words}
    if any(is_rhetoric(side) for side in (row.old, row.new)):
        return
    if row.facet in ("target_added", "target_removed"):
        yield from _reason_of_one_side(row, change, against, headline, values)
        return
    if row.facet is None or row.old.quantity is None or row.new.quantity is None or not row.measured:
        return
    if row.misprint or row.reason is not None:
        return
    same_unit = row.old.quantity.unit == row.new.quantity.unit
    if row.facet == "target_changed" or (row.relative is None and row.difference is None):
        if headline is not None and same_unit and row.indicator not in _many():
            # 5%左右 → 5%—5.5% moved by no single amount; anything else here is the bound, or another basis.
            ranged = "range" in (row.old.quantity.bound, row.new.quantity.bound)
            yield reason("headline_target", headline * (1.0 if ranged else points["headline_bound"]), **values)
        return
    yield from _reason_of_move(row, against, headline, values)


def _reason_of_move(
    row: Target, against: Background, headline: float | None, values: dict[str, str]
) -> Iterator[HighlightReason]:
    """Give the reason of a figure that moved by a known amount; none where the two may measure different things."""
    points, rank = weights()["points"], weights()["rank"]
    assert row.new.quantity is not None  # a figure that moved has both sides
    values |= {"unit": row.new.quantity.unit, "difference": f"{row.difference:.12g}" if row.difference else ""}
    values |= {"relative": f"{row.relative:.12g}" if row.relative is not None else "", "better": row.better or ""}
    doublings = abs(math.log2(1 + row.relative)) if row.relative is not None and row.relative > -1 else 0.0
    if doublings > rank["most_doublings"]:
        return
    if headline is not None and row.indicator not in _many():
        share = row.new.quantity.unit in ("ratio", "pp")
        hardly = not share and row.relative is not None and abs(row.relative) <= rank["hardly"]
        yield reason("headline_target", points["headline_small"] if hardly else headline, **values)
        return
    if (
        len(values["name"]) < _SHORTEST_NAME
        or values["name"] in weights()["words"]["vague"]
        or _AGAINST_LAST.match(values["name"])
        or _another_thing(row)
    ):
        return
    value = min(points["figure_moved"] + points["figure_factor"] * doublings, points["figure_most"])
    value += 0.0 if headline is None else points["headline_many"]
    endings = {
        against.measures[side.measure].stage in _FINISHED for side in (row.old, row.new) if side.measure is not None
    }
    if len(endings) > 1 and doublings > rank["most_doublings_staged"]:
        return
    yield reason("figure_moved", value * (points["other_stage"] if len(endings) > 1 else 1.0), **values)


def is_rhetoric(side: TargetSide) -> bool:
    """Tell whether a figure counts a metaphor (12台“发动机”), or is part of a slogan: then it is no highlight."""
    if side.quantity is None:
        return False
    before, after = side.text[: side.quantity.start], side.text[side.quantity.end :]
    noun = _QUOTED_AFTER.match(after) or _QUOTED_BEFORE.search(before)
    if noun is None:
        return False
    unit = side.quantity.unit.partition("/")[0]
    return is_picture(noun[1]) or (unit in weights()["words"]["picture_units"] and noun.end() != noun.start(1))


def _name_of(row: Target) -> str:
    """Give the name of the target: that of the indicator in this comparison, else what the figure measures."""
    if row.indicator is not None and row.indicator not in _many():
        return row.name
    return _TAG.sub("", row.measured).removeprefix("拟").removesuffix("拟")


def _another_thing(row: Target) -> bool:
    """Tell whether the two figures count different things.

    One measured phrase has a telling word that the other measure lacks, or one figure is a step (新增300家) and the
    other the total (达到2400家)."""
    if {_is_step(row.old), _is_step(row.new)} == {True, False}:
        return True
    for side, other in ((row.old, row.new), (row.new, row.old)):
        words = cut_words(without_openings(side.quantity.measured)) if side.quantity else []
        if any(len(word) > 1 and word not in other.text and rarity(word) >= _TELLING for word in words):
            return True
    return False


def _is_step(side: TargetSide) -> bool | None:
    """Tell whether the figure is an addition (true) or the total (false); ``None`` where the words before it say
    neither."""
    before = side.text[: side.quantity.start][-_BEFORE:] if side.quantity else ""
    words = _STEP_OR_TOTAL.findall(before)
    return None if not words else words[-1] in ("新增", "增加", "净增", "再增")


@lru_cache(maxsize=1)
def _many() -> frozenset[str]:
    """Give the indicators whose figures are many, each a target of its own."""
    return frozenset(indicator.id for indicator in load_indicators() if indicator.every)


def _reason_of_one_side(
    row: Target, change: Change, against: Background, headline: float | None, values: dict[str, str]
) -> Iterator[HighlightReason]:
    is_new = row.facet == "target_added"
    side = row.new if is_new else row.old
    if side.quantity is None or side.measure is None or not _TAG.sub("", row.measured):
        return
    measure = against.measures[side.measure]
    surface = side.quantity.surface
    if not _DIGIT.search(surface.replace("一半", "")):
        return
    if _FACT.match(side.text) or _CONDITION.match(side.text, side.quantity.end):
        return
    if len(measure.quantities) == 1 and _SAYS_LITTLE.fullmatch(side.text[: side.quantity.start]):
        return  # 力争完成投资1900亿元 does not say in what
    others = [against.measures[member].text for member in (change.old if is_new else change.new)]
    if row.indicator is None and _of_neighbours(side.quantity.measured, "；".join(others)):
        return
    if _stated_elsewhere(measure, side.quantity.start, against.old if is_new else against.new):
        return
    year = against.old_year if is_new else against.new_year
    values = {"name": values["name"], "name_en": values["name_en"], "figure": side.words, "year": year}
    points, counted_units = weights()["points"], weights()["counted"]
    if headline is not None and row.indicator not in _many():
        kind: ReasonKind = "headline_added" if is_new else "headline_removed"
        yield reason(kind, headline * points["headline_came"], **values)
        return
    unit = side.quantity.unit
    value = counted_units.get(unit, counted_units.get(unit.partition("/")[0], points["figure_came"]))
    value *= 1.0 if is_new else points["figure_went"]
    yield reason("figure_added" if is_new else "figure_removed", value, **values)


def _of_neighbours(measured: str, other: str) -> bool:
    """Tell whether only one of two linked measures mentions what the figure counts: then the link joins neighbours.

    ``other`` is the text of the other measure, ``""`` without a link. Such a link adds or removes no figure."""
    if not other:
        return False
    words = [word for word in cut_words(without_openings(measured)) if len(word) > 1 and rarity(word) >= _TELLING]
    return bool(words) and not any(word[at : at + 2] in other for word in words for at in range(len(word) - 1))


def _stated_elsewhere(measure: Measure, start: int, others: Sequence[Figure]) -> bool:
    """Tell whether the other plan has a figure of this unit for a thing of this name, linked or not.

    Then no figure was added or removed: the two were only not paired."""
    figure = next((candidate for candidate in figures_of([measure]) if candidate.quantity.start == start), None)
    if figure is None:
        return False
    name = figure.name
    pieces = [name[at : at + _ALIKE] for at in range(max(1, len(name) - _ALIKE + 1))] if name else []
    return any(
        figure.base == other.base and any(piece in other.name for piece in pieces)
        for other in others
        if other.quantity.kind == figure.quantity.kind
    )
