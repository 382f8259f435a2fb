"""Whether two figures count the same thing, so that one may be said to have become the other.

A link may join two neighbouring things: 400 projects and 100 results of them. Only where unit, head noun, act and span
of years agree is one figure last year's and the other this year's. Else both are shown without a difference. The words
are in ``data/indicators.toml``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from reportdiff.aliases import written_out
from reportdiff.comparison.figures.guard.bare_names import is_bare, same_setting
from reportdiff.comparison.figures.guard.figure_actions import other_action, other_stage, other_statistic
from reportdiff.comparison.figures.guard.figure_context import Surroundings, surroundings
from reportdiff.comparison.figures.guard.figure_lexicon import word_set
from reportdiff.comparison.figures.guard.figure_scope import other_class, other_scope, other_sum
from reportdiff.model import FigureReason
from reportdiff.package_data import data_table
from reportdiff.vocabulary import cut_words, rarity

if TYPE_CHECKING:
    from reportdiff.comparison.figures.guard.counted_figures import Figure

_TELLING = 0.5
"""Bits from which an extra word means that another thing is counted: 中央本级支出 is not 中央本级基础研究支出."""

_AROUND = 60.0
"""Likeness (rapidfuzz ``ratio``, 0 to 100) of the words around two figures from which both count the same thing, where
one has no noun of its own."""

_LEAP = 2.0
"""The greatest ratio of a figure and a total so far that are of one kind."""

_YEARS = re.compile(
    r"(?<![0-9第])(?:[两二三四五]|[2-5])年(?![级制期代])|“?十[一二三四五]五”?(?:期间|时期|末)|到?20[0-9]{2}年(?:底|末)?"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENDING = 2
"""Characters that the heads of two phrases share at their ends (周边环境, 区域环境)."""

_PROJECT = frozenset({"项目", "工程", "任务"})
"""Heads of their own (科技项目), unless a verb is before them (改造项目)."""

_RATES = frozenset({"change", "ratio"})


_TELLING_ALONE = 2.0
"""Bits from which a word that only one side has, and that the surroundings of the other lack, narrows what is
counted."""

_LEAP_OF_SCOPE = 4.0
"""The ratio of two figures from which a word that only one name has makes them figures of two scopes."""

_COMES_TO = re.compile(r"(?:走?进|进入|入驻|送到)$")
_QUOTED = re.compile(r"“([^”]{2,12})”")
_SAME_QUOTE = 60.0
_HOUSEHOLDS, _OTHERS = frozenset({"户", "户次"}), frozenset({"人", "名", "人次", "人口", "套", "套（间）"})


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], dict[str, str], tuple[str, ...]]:
    """Give words that are no head, the first synonym of each word, and all words with synonyms, longest first."""
    table = data_table("indicators.toml")
    words = table["same"]
    synonyms = {word: group[0] for group in words["synonyms"] for word in group}
    return frozenset(words["no_head"]), synonyms, tuple(sorted(synonyms, key=lambda word: (-len(word), word)))


def difference_between(old: Figure, new: Figure, *, is_further: bool = False) -> FigureReason | None:
    """Say why two figures of one unit may count different things; ``None`` where nothing tells them apart.

    What is done with the counted things, how far they are, how they are counted and their class agree. The heads of
    what they measure agree or are synonyms, and at most one side has a telling word that the other lacks.
    ``is_further`` says that the new figure is known to count the same further along, as a result does beside its
    target: then stages are not looked at."""
    around = (
        surroundings(old.measure, old.quantity, old.setting),
        surroundings(new.measure, new.quantity, new.setting),
    )
    if old.quantity.kind not in _RATES or new.quantity.kind not in _RATES:
        reason = other_action(*around)
        if reason is None and not is_further:
            reason = other_stage(*around) or _other_act(old, new)
        if reason is not None:
            return reason
    reason = (
        other_unit(old, new)
        or other_statistic(old, new, around)
        or _other_span(old, new, around)
        or other_class(old, new)
        or other_scope(old, new, around)
        or other_sum(old, new, around)
        or _other_object(old, new, around)
    )
    return _with_names(reason, old, new) if reason is not None else None


def _with_names(reason: FigureReason, old: Figure, new: Figure) -> FigureReason:
    """Give the reason with the name of a figure where only the other has a word of its own (国土绿化 → 营造林)."""
    if bool(reason.old) == bool(reason.new):
        return reason
    names = (reason.old or old.shown, reason.new or new.shown)
    return reason if names[0] == names[1] else replace(reason, old=names[0], new=names[1])


def _other_act(old: Figure, new: Figure) -> FigureReason | None:
    if old.act is not None and new.act is not None and old.act != new.act:
        return FigureReason(kind="stage")
    return None


def _other_span(old: Figure, new: Figure, around: tuple[Surroundings, Surroundings]) -> FigureReason | None:
    """Tell whether one figure is for several years or the total so far, and the other is not."""
    if old.total != new.total and (old.step or new.step or _far_apart(old, new)):
        return FigureReason(kind="statistic")
    spans = [_years(side) for side in around]
    if bool(spans[0]) != bool(spans[1]):
        return FigureReason(kind="statistic", old=spans[0], new=spans[1])
    return None


def _other_object(old: Figure, new: Figure, around: tuple[Surroundings, Surroundings]) -> FigureReason | None:
    difference = FigureReason(kind="object", old=old.shown, new=new.shown)
    if not old.name or not new.name:
        # 增长8% after a comma has its subject in the clause before, which the link compares.
        bare = [not figure.name for figure in (old, new)]
        if old.quantity.kind == new.quantity.kind == "change":
            return None if same_setting(old, new, bare) else difference
        alike = all(bare) or fuzz.ratio(old.context, new.context) >= _AROUND
        return None if alike else difference
    bare = [is_bare(figure) for figure in (old, new)]
    if any(bare):
        return None if same_setting(old, new, bare) else difference
    if _done_elsewhere(old, new, around):
        return difference
    if old.name == new.name:
        return None
    if not _alike(old.name, new.name) or (_only_in(old, new) and _only_in(new, old)) or _other_quote(old, new):
        return difference
    if old.quantity.kind in _RATES and _extra(old, new) and _extra(new, old):
        return difference  # rates of two names are rates of two things
    if _counts_more(old, new) or _counts_more(new, old):
        return replace(difference, kind="sum")
    narrower = [_narrows(one, other) for one, other in ((old, new), (new, old))]
    far = old.times(new) >= _LEAP_OF_SCOPE and bool(_extra(old, new) or _extra(new, old))
    return replace(difference, kind="scope") if any(narrower) or far else None


def _counts_more(figure: Figure, other: Figure) -> bool:
    """Tell whether a name has a word of what another figure of the other measure counts.

    萤火飞燕企业240家 are more than either of 萤火企业150家、飞燕企业60家."""
    beside = [q.measured for q in other.measure.quantities if q is not other.quantity and q.unit == other.quantity.unit]
    words = _extra(figure, other) - word_set("name", "plain")
    return any(word in name and word not in other.quantity.measured for word in words for name in beside)


def _done_elsewhere(old: Figure, new: Figure, around: tuple[Surroundings, Surroundings]) -> bool:
    """Tell whether both count places, and what is done there shares no word: 300个乡镇 with a library, 150 with a
    clinic."""
    places = word_set("name", "places")
    comes = [_COMES_TO.search(side.before) is not None for side in around]
    if comes[0] != comes[1]:
        return True  # 回收机进300个院落: the courtyards are where it goes
    if not any(figure.name in places for figure in (old, new)):
        return False
    words = [
        {word for word in cut_words(side.before + side.behind) if len(word) > 1 and _HAN.match(word)} - places
        for side in around
    ]
    empty = word_set("name", "empty") | {"新增", "新建", "建设", "建成"}
    words = [side - empty for side in words]
    return all(words) and 2 * len(words[0] & words[1]) < min(map(len, words))


def _extra(figure: Figure, other: Figure) -> set[str]:
    """Give the words of a name that the other name lacks, without those that say nothing."""
    words = {word for word in cut_words(figure.name) if len(word) > 1 and _HAN.match(word)}
    no_head, synonyms, _ = _words()
    words = {word for word in words - no_head - word_set("name", "plain") if synonyms.get(word) != _head(other.name)}
    return {word for word in words if not any(word[at : at + 2] in other.name for at in range(len(word) - 1))}


def _other_quote(old: Figure, new: Figure) -> bool:
    """Tell whether both names have a name in quotes, and not the same (“四基地”产值, “五大产业”产值)."""
    quotes = [_QUOTED.search(figure.quantity.measured) for figure in (old, new)]
    return all(quotes) and fuzz.ratio(*(quote[1] for quote in quotes if quote)) < _SAME_QUOTE


def _narrows(figure: Figure, other: Figure) -> bool:
    """Tell whether a rare word narrows what only this figure counts: the other's measure and setting lack it."""
    no_head, synonyms, _ = _words()
    there = written_out(f"{other.measure.text}{other.setting}")
    return any(
        len(word) > 1
        and _HAN.match(word) is not None
        and word not in no_head
        and synonyms.get(word, word) != _head(other.name)
        and _TELLING_ALONE <= rarity(word) < _UNKNOWN
        and not any(word[at : at + 2] in there for at in range(len(word) - 1))
        for word in cut_words(figure.name)
    )


_UNKNOWN = 12.0
"""Bits of words that the vocabulary does not have: mostly two words in one."""


def other_unit(old: Figure, new: Figure) -> FigureReason | None:
    """Say where one counts households and the other persons or flats, or one is per mille and the other per cent."""
    units = [figure.quantity.unit.partition("/")[0] for figure in (old, new)]
    sets = [unit in _HOUSEHOLDS for unit in units], [unit in _OTHERS for unit in units]
    if (sets[0][0] and sets[1][1]) or (sets[0][1] and sets[1][0]):
        return FigureReason(kind="unit", old=units[0], new=units[1])
    mille = ["‰" in figure.quantity.surface for figure in (old, new)]
    if mille[0] != mille[1] and units[0] == units[1] == "ratio":
        return FigureReason(kind="unit", old="‰" if mille[0] else "%", new="‰" if mille[1] else "%")
    return None


def _far_apart(old: Figure, new: Figure) -> bool:
    """Tell whether one is more than :data:`_LEAP` times the other: a year's own number is not the total so far."""
    sizes = sorted((_least(old), _least(new)))
    return sizes[0] <= 0 or sizes[1] > _LEAP * sizes[0]


def _least(figure: Figure) -> float:
    low = figure.quantity.value_low if figure.quantity.value_low is not None else figure.quantity.value_high
    return (low or 0.0) * figure.size


def _years(around: Surroundings) -> str:
    """Give the words that make a figure one of several years or of a later one: three years' work is not one year's."""
    years = [match[0] for match in _YEARS.finditer(around.clause)]
    return next((year for year in years if not re.fullmatch(r"20[0-9]{2}年", year)), "")


def _alike(a: str, b: str) -> bool:
    """Tell whether two phrases name one thing: their heads agree, or one contains the head of the other (老旧小区 in
    老旧小区引入物业服务)."""
    one, other = _head(a), _head(b)
    if not one or not other or one[-_ENDING:] == other[-_ENDING:]:
        return True
    return one.endswith(other) or other.endswith(one) or one in b or other in a


@lru_cache(maxsize=4000)
def _head(name: str) -> str:
    """Give the last word of a phrase that names a thing, synonyms as one: 老旧小区 of 老旧小区综合改造项目."""
    no_head, synonyms, longest_first = _words()
    words = [word for word in cut_words(name) if _HAN.search(word)]
    while len(words) > 1 and (words[-1] in no_head or (words[-1] in _PROJECT and words[-2] in no_head)):
        words.pop()
    tail = "".join(words).rstrip("”）")
    synonym = next((synonyms[word] for word in longest_first if tail.endswith(word)), None)
    return synonym or next((word for word in reversed(words) if len(word) > 1), "")


def _only_in(figure: Figure, other: Figure) -> bool:
    """Tell whether what a figure measures has a telling word that the other measure lacks."""
    no_head, synonyms, _ = _words()
    there, text = _head(other.name), written_out(other.measure.text)
    return any(
        len(word) > 1
        and word not in no_head
        and not any(word[at : at + 2] in text for at in range(len(word) - 1))
        and synonyms.get(word, word) != there
        and rarity(word) >= _TELLING
        for word in cut_words(figure.name)
    )
