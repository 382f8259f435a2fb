"""Which part a paragraph belongs to: review, outlook or plan.

Headings name most parts; where they do not (slogans, one heading over two parts, none at all), the wording of the
paragraphs decides. Both are weighed together: the parts are the best path through the paragraphs, where a heading's
words and a paragraph's tense are evidence and a change of part has a price that is low at a heading and high inside
running text (a Viterbi path over three states, with weights set by hand on the labelled outlines and checked on a
sample of other reports).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportdiff.parsing.structure.headings import Heading
from reportdiff.reading.numbering import years_in

State = Literal["review", "outlook", "plan"]
STATES: tuple[State, ...] = ("review", "outlook", "plan")

ORDINALS = "一二三四五六七八九十"
FIVE_YEAR_PLAN = re.compile(
    r"[“\"‘]?(十?[一二三四五六七八九]?|[二三]?十[一二三四五六七八九]?)五(?:[”\"’]|(?=时期|规划|计划|开局|以来))|第(十?[一二三四五六七八九十])个五年"
)

REVIEW = re.compile(
    r"回顾|总结|过去的?[一二两三四五几\d]?年|去年|本届政府|上届政府|执行情况|[一二两三四五几\d]年来|基本实践|"
    r"[本上第].{0,8}届.{0,6}政府.{0,8}工作|收官[“\"]|完成情况"
)
DONE = re.compile(r"(?!.*(?:确保|力争|为)).*(?:目标|任务)(?:圆满|胜利|全面|顺利|超额)完成$")
AIMS = re.compile(r"奋力|努力|推动|促进|干出|开创|迈好|全力|加快|着力|奋进|迈上新|争取")
"""A heading with one of these tells of what shall be, however proud its other words."""
ACHIEVED = re.compile(r"成就|成效|成果|新进展|胜利|新台阶|稳中向好|阔步|步伐加快|来之不易|跨越$|提升$|增强$|显著|圆满")
OUTLOOK = re.compile(r"(?:今后|未来)[三五十几\d]年|远景|长远|规划.{0,4}纲要|新一届政府.{0,6}(?:思路|目标)")
PLAN = re.compile(r"今年|新的?一年|来年|明年|本年度?|开局之年|开好局|起好步")
BEGUN = re.compile(r"开局|开端")
"""Said of the first year of a five-year plan, before it (to be won) and after it (won)."""
ENDS = re.compile(r"收官")
"""Said of the last year of a five-year plan; if that is the year of the report, the heading is the plan's."""
SELF_BUILDING = re.compile(r"(?:加强|推进|抓好|提升|强化|深化).{0,8}政府.{0,6}建设")
"""The chapter on the government's own work ends the plan, whatever five years it mentions."""
TASK = re.compile(
    r"重点工作|主要任务|重点任务|工作安排|工作部署|主要工作|工作任务|工作意见|工作建议|目标任务|总体要求|主要目标|的建议|"
    r"工作重点|工作思路"
)

PAST_WORDS = re.compile(
    r"了|已|完成|达到|增长\d|增加\d|下降\d|同比|比上年|去年|[一五几两]年来|过去|全年|累计|取得|荣获|获批|入选|建成投[产用]|成功|圆满|"
    r"超额|连续|首次|位居|居全国|显著|明显|持续向好|率先|清醒|困难|不足|问题"
)
FUTURE_WORDS = re.compile(
    r"今年|要|将|力争|预期|努力|加快|推进|推动|确保|争取|深化|着力|强化|加大|坚持|大力|积极|完善|健全|支持|鼓励|实施|启动|加强|提高|"
    r"以上|左右|以内|不低于|不少于|年内"
)
WORD_WEIGHT = 2.5
WORDS_FOR_FULL_WEIGHT = 8
FUTURE_BIAS = 3.5
"""Verbs such as 推进 occur in reviews too: so many of them weigh one word of the past. In 270 official reports of
2000 to 2026 whose headings name the parts, reviews have 0.91 words of the past to one such verb and plans 0.10; with
this factor the sign of :func:`tense_of` is right for 82 % of the paragraphs of reviews and 88 % of plans."""

PROBLEMS = re.compile(
    r".{0,30}(?:清醒|应当看到|也要看到|还存在|仍存在|仍然存在|面临.{0,12}(?:困难|问题|挑战)|我们.{0,6}认识到)"
)
"""The paragraph on shortcomings that ends most reviews."""

PLAN_OPENER = re.compile(
    r"(?:各位代表[，！：!])?(?:今年(?:是|要|我|政府|工作|全|经济|的?总体)|做好今年|"
    r"(?:20|19)\d\d年(?:是|要|政府工作|全|经济社会|的?工作))"
)
OUTLOOK_OPENER = re.compile(r"(?:今后|未来)(?:的?[三五十几\d]年|一个时期)|展望")

LABEL_WEIGHT, WEAK_LABEL_WEIGHT, SECTION_WEIGHT, OPENER_WEIGHT = 25.0, 6.0, 6.0, 8.0
"""Evidence against a part: a dividing heading that names others, another heading that does, a paragraph under a
dividing heading that names others, a paragraph that opens another part. A paragraph's tense weighs at most 2.5."""

AT_PART, AT_OPENER, AFTER_PROBLEMS, AT_HEADING, IN_TEXT = 1.0, 4.0, 5.0, 7.0, 16.0
"""Price of changing the part at a dividing heading, an opening paragraph, the first one after the shortcomings,
another heading, and inside running text: there only many paragraphs together can pay it."""

SKIPPING = 9.0
"""Price on top for beginning a section with the later of the two parts that its heading names."""

FORBIDDEN = 1e6
OUTLOOK_BIAS = 0.5
"""Without a word for it no stretch is outlook: plans are what a reader looks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What the words of a heading say: ``parts`` it names, and whether they say so outright."""

    parts: frozenset[State]
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block of the body as evidence: its text, its heading if it is one, the label of the part heading over it."""

    text: str
    heading: Heading | None
    divides: bool
    label: Label
    over: Label
    opens: frozenset[State]
    after_problems: bool


NO_LABEL = Label(parts=frozenset(), sure=False)


def five_year_plans(text: str) -> tuple[int, ...]:
    """Give the last years of the five-year plans that ``text`` names: “十四五” is the fourteenth, 2021 to 2025."""
    ends = []
    for match in FIVE_YEAR_PLAN.finditer(text):
        ordinal = match.group(1) if match.group(1) else match.group(2)
        if ordinal:
            ends.append(1955 + 5 * _number(ordinal))
    return tuple(ends)


def _number(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    units = ORDINALS.index(ones) + 1 if ones else 0
    if not ten:
        return units
    return (ORDINALS.index(tens) + 1 if tens else 1) * 10 + units


def label_of(title: str, *, year: int) -> Label:
    """Give the parts that a heading of the report of ``year`` names; nothing is sure if ``year`` is 0 and no word
    tells."""
    parts: set[State] = set()
    years, plans = set(years_in(title)), five_year_plans(title)
    begun = BEGUN.search(title) is not None
    won = begun and any(end - 4 == year - 1 for end in plans)
    starts = not won and (PLAN.search(title) is not None or (begun and any(end - 4 == year for end in plans)))
    starts = starts or (ENDS.search(title) is not None and year in plans and year - 1 not in years)
    looks_back = REVIEW.search(title) is not None or DONE.match(title) is not None
    if looks_back or won or any(end < year for end in plans) or (years and max(years) == year - 1):
        parts.add("review")
    if OUTLOOK.search(title) or (not starts and any(end - 4 >= year > 0 for end in plans)):
        parts.add("outlook")
    if parts == {"outlook"} and SELF_BUILDING.search(title):
        return NO_LABEL
    if starts or (year in years and (not looks_back or len(years) > 1)):
        parts.add("plan")
    if parts:
        return Label(parts=frozenset(parts))
    if (begun or ACHIEVED.search(title)) and not TASK.search(title) and not AIMS.search(title):
        return Label(parts=frozenset({"review"}), sure=False)
    if TASK.search(title):
        return Label(parts=frozenset({"plan"}))
    return NO_LABEL


def opened_by(text: str, *, year: int) -> frozenset[State]:
    """Give the parts that a paragraph beginning like ``text`` may open."""
    opens: set[State] = set()
    plans = five_year_plans(text[:8]) if FIVE_YEAR_PLAN.match(text) else ()
    if PLAN_OPENER.match(text) and not (years_in(text[:8]) and max(years_in(text[:8])) < year):
        opens.add("plan")
    if OUTLOOK_OPENER.match(text) or any(end - 4 >= year > 0 for end in plans):
        opens.add("outlook")
    return frozenset(opens)


def tense_of(text: str) -> float:
    """Weigh the tense: above 0 where the wording tells of the past, below 0 where it tells of the future; between -1
    and 1."""
    past = len(PAST_WORDS.findall(text))
    future = len(FUTURE_WORDS.findall(text)) / FUTURE_BIAS
    total = past + future
    if not total:
        return 0.0
    return (past - future) / total * min(1.0, total / WORDS_FOR_FULL_WEIGHT)


def best_path(passages: Sequence[Passage]) -> tuple[State, ...]:
    """Give the part of each passage."""
    if not passages:
        return ()
    score = {state: _evidence(passages[0], state) - _begin(state, passages[0]) for state in STATES}
    back: list[dict[State, State]] = []
    for passage in passages[1:]:
        step: dict[State, float] = {}
        origin: dict[State, State] = {}
        for state in STATES:
            origin[state] = max(STATES, key=lambda before: score[before] - _price(before, state, passage))
            step[state] = score[origin[state]] - _price(origin[state], state, passage) + _evidence(passage, state)
        score = step
        back.append(origin)
    path = [max(STATES, key=lambda state: score[state])]
    for origin in reversed(back):
        path.append(origin[path[-1]])
    return tuple(reversed(path))


def _begin(state: State, first: Passage) -> float:
    """Compute what it costs to begin with ``state``: a heading over two parts begins with the earlier one."""
    if "review" in first.label.parts:
        return {"review": 0.0, "outlook": 20.0, "plan": 20.0}[state]
    return {"review": 0.0, "outlook": 6.0, "plan": 3.0}[state]


def _evidence(passage: Passage, state: State) -> float:
    tense = WORD_WEIGHT * tense_of(passage.text) if passage.heading is None or passage.heading.inline else 0.0
    value = tense if state == "review" else -tense
    if state == "outlook":
        value -= OUTLOOK_BIAS
    value += _pull(passage.over, state, SECTION_WEIGHT if passage.over.sure else 1.0)
    if passage.opens and not (passage.over.sure and len(passage.over.parts) == 1):
        value += _pull(Label(parts=passage.opens), state, OPENER_WEIGHT)
    if passage.label.parts:
        strong = LABEL_WEIGHT if passage.divides and passage.label.sure else WEAK_LABEL_WEIGHT
        value += _pull(passage.label, state, strong)
    return value


def _pull(label: Label, state: State, weight: float) -> float:
    if not label.parts:
        return 0.0
    return 0.0 if state in label.parts else -weight


def _price(before: State, after: State, passage: Passage) -> float:
    """Compute what it costs to go from part ``before`` to part ``after`` at ``passage``."""
    if before == after:
        leaves = passage.divides and before == "outlook" and not passage.label.parts
        return LABEL_WEIGHT / 2 if leaves else 0.0
    named = after in passage.label.parts
    if after == "review":
        return FORBIDDEN
    if after == "outlook" and not (named and passage.heading) and "outlook" not in passage.opens:
        return FORBIDDEN
    if before == "plan" and not (passage.divides and named and "plan" not in passage.label.parts):
        return FORBIDDEN
    if passage.divides:
        over_earlier = any(STATES.index(part) < STATES.index(after) for part in passage.label.parts)
        return (AT_PART if named or not passage.label.parts else IN_TEXT) + (SKIPPING if over_earlier else 0.0)
    if after in passage.opens:
        return AT_OPENER
    if passage.after_problems:
        return AFTER_PROBLEMS
    return AT_HEADING if passage.heading else IN_TEXT


def passages_of(
    texts: Sequence[str], headings: dict[int, Heading], dividing: frozenset[int], *, year: int
) -> Iterator[Passage]:
    """Give the evidence of consecutive blocks: ``headings`` and ``dividing`` are keyed by position in ``texts``."""
    over = NO_LABEL
    problems = False
    for position, text in enumerate(texts):
        heading = headings.get(position)
        divides = position in dividing
        label = label_of(heading.title, year=year) if heading else NO_LABEL
        if divides:
            over = label
        yield Passage(
            text=text,
            heading=heading,
            divides=divides,
            label=label,
            over=over,
            opens=opened_by(text, year=year),
            after_problems=problems,
        )
        problems = PROBLEMS.match(text) is not None and heading is None
