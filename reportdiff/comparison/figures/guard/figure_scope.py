"""Whether two figures count things of one kind: the same class of size, level and group, one thing or a sum of several.

The words are in ``data/figure_words.toml``. A word that only one side has is no difference where the measure of the
other side, its section or the sentence before it has the word too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportdiff.comparison.figures.guard.figure_context import Surroundings
from reportdiff.comparison.figures.guard.figure_goals import is_bracket
from reportdiff.comparison.figures.guard.figure_lexicon import classes, rivals, word_pattern
from reportdiff.model import FigureReason
from reportdiff.text.clause_marks import CLAUSE_BREAK

if TYPE_CHECKING:
    from reportdiff.comparison.figures.guard.counted_figures import Figure

_LIST = re.compile(r"、|以及|[和及与]")
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_SHORTEST = 2
_NO_FIGURE = frozenset({"name", "date", "ordinal"})
_LEAP_OF_LEVEL = 2.0
"""The ratio of two figures from which a level that only one names (省级) makes them two scopes."""

_IN_ALL = re.compile(r"(?:等?共|合计|共计|总计)$")
_EACH = re.compile(r"分别|各")
_LONGEST_MEMBER = 16
_LEVEL = re.compile("国家级|自治区级|省级|市级|县级|区级")


def other_class(old: Figure, new: Figure) -> FigureReason | None:
    """Say where one of two figures counts only things of a size (亿元以上项目), or both count other sizes."""
    one, other = (_brackets(figure) for figure in (old, new))
    if one == other or (not one.keys() - other.keys() and not other.keys() - one.keys()):
        return None
    for brackets, figure in ((one, new), (other, old)):
        if not brackets and _states_all(figure):
            return None
    return FigureReason(kind="scope", old=_bracket_words(one), new=_bracket_words(other))


def _states_all(figure: Figure) -> bool:
    return "规模以上" in figure.measure.text


def _bracket_words(brackets: dict[tuple[float | None, float | None, str], str]) -> str:
    return "、".join(brackets.values())


def _brackets(figure: Figure) -> dict[tuple[float | None, float | None, str], str]:
    """Give the brackets of size of the counted things: before the figure in its piece, or between it and its noun."""
    text, at = figure.measure.text, figure.quantity
    start = max((mark.end() for mark in CLAUSE_BREAK.finditer(text, 0, at.start)), default=0)
    before = [q for q in figure.measure.quantities if start <= q.start < at.start]
    near = next(
        (q.end for q in reversed(before) if q.kind not in _NO_FIGURE and not is_bracket(text, q)),
        start,
    )
    stop = CLAUSE_BREAK.search(text, at.end)
    end = stop.start() if stop else len(text)
    pause = text.find("、", at.end, end)
    end = pause if pause >= 0 else end
    return {
        (q.value_low, q.value_high, q.unit): q.surface
        for q in figure.measure.quantities
        if is_bracket(text, q) and (near <= q.start < at.start or at.end <= q.start < min(end, at.end + 12))
    }


def other_scope(old: Figure, new: Figure, around: tuple[Surroundings, Surroundings]) -> FigureReason | None:
    """Say where two figures count things of another level or group, by words that exclude each other, or that only one
    has."""
    patterns, first = rivals("scope")
    texts = [_name_words(figure, side) for figure, side in zip((old, new), around, strict=True)]
    for pattern in patterns:
        sides = [list(dict.fromkeys(pattern.findall(text))) for text in texts]
        word_sets = [{first.get(word, word) for word in side} for side in sides]
        if all(word_sets) and not word_sets[0] & word_sets[1] and not _stated_too(sides, word_sets, (old, new), first):
            return FigureReason(kind="scope", old=sides[0][0], new=sides[1][0])
    levels = _LEVEL
    for side, other in ((0, new), (1, old)):
        own = levels.findall(texts[side])
        beside = set(levels.findall((old, new)[side].measure.text)) - set(own)
        far = (old, new)[side].times(other) >= _LEAP_OF_LEVEL
        if own and (beside or far) and not levels.search(other.measure.text):
            names = (own[-1], "") if side == 0 else ("", own[-1])
            return FigureReason(kind="scope", old=names[0], new=names[1])  # 省级14个、市级50个 are parts of 示范村100个
    narrowing = word_pattern("scope", "narrowing")
    for side, other, is_old in ((0, new, True), (1, old, False)):
        there = f"{other.measure.text}{texts[1 - side]}"
        for word in narrowing.findall(texts[side]):
            forms = {word, *(form for form, head in first.items() if head == first.get(word, word))}
            if not any(form in there for form in forms):
                names = (word, "") if is_old else ("", word)
                return FigureReason(kind="scope", old=names[0], new=names[1])
    return None


def _stated_too(
    sides: list[list[str]], word_sets: list[set[str]], figures: tuple[Figure, Figure], first: dict[str, str]
) -> bool:
    """Tell whether each side has the word of the other in its setting: then the words do not part them."""
    for words, figure in ((word_sets[0], figures[1]), (word_sets[1], figures[0])):
        if not any(word in figure.setting for word in words):
            return False
    return True


def _name_words(figure: Figure, around: Surroundings) -> str:
    """Say what a figure counts, with the words before it in its piece."""
    return f"{figure.quantity.measured}\n{around.before}\n{around.behind if not around.before else ''}"


def other_sum(old: Figure, new: Figure, around: tuple[Surroundings, Surroundings]) -> FigureReason | None:
    """Say where one figure is the sum of several things, and the other counts one of them only."""
    one = _members(old, around[0], new.quantity.measured)
    other = _members(new, around[1], old.quantity.measured)
    for members, single, figure, side, turned in (
        (one, other, new, around[1], False),
        (other, one, old, around[0], True),
    ):
        if len(members) < 2 or len(single) >= len(members):
            continue
        left = [m for m in members if not any(_shares(m, s) for s in single)]
        if left and len(left) < len(members) and not all(_shares(m, side.own) for m in left):
            names = ("、".join(members), "、".join(single) or figure.shown)
            return FigureReason(kind="sum", old=names[turned], new=names[not turned])
    return None


def _shares(member: str, text: str) -> bool:
    return any(member[at : at + 2] in text for at in range(max(1, len(member) - 1)))


def _members(figure: Figure, around: Surroundings, name_of_other: str) -> list[str]:
    """Give the members of the list that one figure counts together: 公交、巴士 of 公交、巴士共30条, 酒店 and 民宿 of
    15家酒店和民宿. Words of what is done (新建和改建) are no members."""
    name = figure.quantity.measured
    whole = _parts(name)
    if not name or len(whole) > 1 or _EACH.search(around.before):
        return whole
    if in_all := _IN_ALL.search(around.before):
        return _parts(around.before[: in_all.start()])
    if around.before.endswith(name):
        parts = _parts(around.before)
        alike = all(part.endswith(name[-_SHORTEST:]) for part in parts)
        return parts if alike or (name_of_other and parts[0].endswith(name_of_other)) else whole
    if around.behind.startswith(name) and "等" not in around.behind:
        return _parts(around.behind)
    return whole


def _parts(text: str) -> list[str]:
    verbs, _ = classes("action")
    parts = [part[:_LONGEST_MEMBER] for part in _LIST.split(text) if len(part) >= _SHORTEST and _HAN.search(part)]
    heads = [part[verb.end() :] if (verb := verbs.match(part)) else part for part in parts]
    return [part for part in heads if part]
