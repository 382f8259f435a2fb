"""Whether the same is done with what two figures count, as far, and whether both count the new ones or all of them.

治理 is not 拆除, 改造完工 not 改造, 新建 not 改建, and 新增 is not what there is by then. The words are in
``data/figure_words.toml``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportdiff.comparison.figures.guard.figure_context import Surroundings
from reportdiff.comparison.figures.guard.figure_lexicon import classes, rivals
from reportdiff.model import FigureReason

if TYPE_CHECKING:
    from reportdiff.comparison.figures.guard.counted_figures import Figure

Words = dict[str, str]
"""The classes of the verbs of a figure, each with the word of the text."""

_NO_VERB = re.compile(r"建成区|筹集资金|启动区|启动资金|工程款|开展前期|[（）()]")
"""Words that only look like a verb, and brackets: 新（改、扩）建 is 新改、扩建."""
_ADDED = re.compile(
    r"净增|再增|增加|开通|培育|认定|建成|引进|创建|打造|开工|新(?:增|建|设|开|登记|注册|培育|发展|认定|引进|入库|遴选|认证|签约|落户|启动|上)"
)
_REACHED = re.compile(
    r"(?:总数|总量|数量|保有量|规模)?(?:要|力争|争取|将)?(?:达到?|突破|稳定在|保持在?|维持在?)(?:至|到)?$"
)
_STOCK = re.compile(r"入库|总数|总量|保有量|累计")

_WORKING = frozenset({"建设", "改造", "整治", "治理"})
_STRONG = ("planned", "begun", "going_on", "shell", "finished")
_STRONG_SET = frozenset(_STRONG)


def other_action(old: Surroundings, new: Surroundings) -> FigureReason | None:
    """Say where another thing is done with what two figures count; ``None`` where one side does not say."""
    one, other = (_with_shared(side, "action") for side in (old, new))
    for words in (one, other):
        if "both" in words:
            words |= {"new": words["both"], "renew": words.pop("both")}
        if "treat" in words and "renew" in words:
            del words["treat"]
    if ("treat" in one and "renew" in other) or ("treat" in other and "renew" in one):
        return None  # 综合整治 and 改造 of one thing are one work
    for a, b, side, turned in ((one, other, new, False), (other, one, old, True)):
        if not b and "renew" in a and "built" in (verbs := _with_shared(side, "stage")):
            both = (a["renew"], verbs["built"])  # 新建改扩建 counts more than what is built
            return FigureReason(kind="action", old=both[turned], new=both[not turned])
    if not one or not other or set(one) == set(other):
        return None
    first = [word for name, word in one.items() if name not in other] or list(one.values())
    second = [word for name, word in other.items() if name not in one] or list(other.values())
    return FigureReason(kind="action", old=first[0], new=second[0])


def other_stage(old: Surroundings, new: Surroundings) -> FigureReason | None:
    """Say where what two figures count is not as far: 实施 is not 完工, 新开工 not 续建.

    ``None`` where one side does not say, or both may be one."""
    one, other = (_stages(side) for side in (old, new))
    actions = [_with_shared(side, "action") for side in (old, new)]
    for words, action in ((one, actions[0]), (other, actions[1])):
        if not words and "new" in action:
            words["fresh"] = action["new"]
    for a, b, turned in ((one, other, False), (other, one, True)):
        apart = _stages_apart(a, b)
        if apart is not None:
            first, second = reversed(apart) if turned else apart
            return FigureReason(kind="stage", old=first, new=second)
    return None


def _stages_apart(one: Words, other: Words) -> tuple[str, str] | None:
    """Give the words of two stages of which the first is a strong one."""
    strong = [name for name in _STRONG if name in one]
    if not strong and "continued" in one and "fresh" in other:
        return one["continued"], other["fresh"]
    if not strong and "built" in one and "doing" in other and "built" not in other:
        return one["built"], other["doing"]
    if not strong or not other:
        return None
    theirs = [name for name in _STRONG if name in other]
    if theirs:
        apart = strong != theirs and not (set(strong) & set(theirs) and ("planned" in strong or "planned" in theirs))
        return (_only(one, other, strong), _only(other, one, theirs)) if apart else None
    if "fresh" in other and "continued" in one:
        return one["continued"], other["fresh"]
    if "fresh" in other:
        return None if strong == ["begun"] else (one[strong[0]], other["fresh"])
    if "built" in other:
        return None if strong == ["finished"] else (one[strong[0]], other["built"])
    if "doing" in other:
        return one[strong[0]], other["doing"]
    if "working" in other and ("working" not in one or strong == ["shell"]) and strong not in (["going_on"], ["begun"]):
        return one[strong[0]], other["working"]
    if "working" in other and other["working"] in _WORKING and strong == ["begun"]:
        return one[strong[0]], other["working"]
    if "working" in other and strong == ["finished"]:
        return one["finished"], other["working"]
    return None


def _only(one: Words, other: Words, names: list[str]) -> str:
    return next((one[name] for name in names if name not in other), one[names[0]])


_REAL = re.compile(r"实际增[长幅速]|扣除价格[^，。；]{0,4}")
"""Growth at constant prices."""


def other_statistic(old: Figure, new: Figure, around: tuple[Surroundings, Surroundings]) -> FigureReason | None:
    """Say where two figures are counted in another way: the new ones or all of them, or rivals such as 登记失业率 and
    调查失业率."""
    statistics = [_statistic(figure, words) for figure, words in zip((old, new), around, strict=True)]
    if statistics[0] is not None and statistics[1] is not None and statistics[0][0] != statistics[1][0]:
        return FigureReason(kind="statistic", old=statistics[0][1], new=statistics[1][1])
    if old.quantity.kind == new.quantity.kind == "change":
        real = [_REAL.search(side.clause) for side in around]
        if bool(real[0]) != bool(real[1]):
            words = [mark[0] if mark else "增长" for mark in real]
            return FigureReason(kind="statistic", old=words[0], new=words[1])
    patterns, _ = rivals("statistic")
    for pattern in patterns:
        words = [_last_word(pattern, figure, side) for figure, side in zip((old, new), around, strict=True)]
        if all(words) and words[0] != words[1]:
            return FigureReason(kind="statistic", old=words[0], new=words[1])
    return None


def _last_word(pattern: re.Pattern[str], figure: Figure, around: Surroundings) -> str:
    """Give the word of a row in what a figure measures, else in its piece: the last, which is the head."""
    for text in (figure.quantity.measured, around.own):
        words = pattern.findall(text)
        if words:
            return str(words[-1])
    return ""


def _statistic(figure: Figure, around: Surroundings) -> tuple[str, str] | None:
    """Give ``added`` or ``all``, with the word that says so; ``None`` where nothing does."""
    if figure.quantity.kind in ("change", "ratio", "multiple"):
        return None
    texts = (around.before, around.behind, *around.earlier)
    reached = _REACHED.search(around.before)
    stock = _STOCK.search(around.before)
    if stock and not _ADDED.search(around.before, 0, stock.start()):
        return "all", stock[0]
    for text in texts[:1] if reached else texts:
        additions = list(_ADDED.finditer(text))
        if additions:
            return "added", additions[-1][0]
    if reached:
        return "all", reached[0]
    word = next((w for w in ("突破", "超过") if figure.quantity.surface.startswith(w)), None)
    return ("all", word) if word else None


def _stages(around: Surroundings) -> Words:
    """Give the stages of a figure. A noun of work shares the stage of its list:
    开工棚户区改造90套、老旧小区改造60个."""
    words = _with_shared(around, "stage")
    if set(words) == {"working"} and not around.before.lstrip().startswith(words["working"]):
        for text in around.earlier:
            classes_of_list = _classes_in(text, "stage")
            if not _STRONG_SET.isdisjoint(classes_of_list):
                return {**classes_of_list, **words}
    return words


def _with_shared(around: Surroundings, section: str) -> Words:
    """Give the classes of the verbs of a figure; without a verb of its own, those of the members of the list before
    it."""
    for text in (around.own, *around.earlier):
        words = _classes_in(text, section)
        if words:
            return words
    return {}


def _classes_in(text: str, section: str) -> Words:
    pattern, class_of = classes(section)
    words: Words = {}
    for match in pattern.finditer(_NO_VERB.sub("", text)):
        words.setdefault(class_of[match[0]], match[0])
    return words
