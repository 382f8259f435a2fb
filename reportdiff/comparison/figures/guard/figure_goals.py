"""Which figures are goals that a plan can raise, lower, add or drop, and which only describe.

No goals are sizes of single works (4500吨垃圾焚烧电厂), the number of a list that is chosen every year (13件民生实事),
people as a fact (14亿人), and numerals in the names of forums and campaigns (50人论坛, 百万亩造林). A target in two
tiers (6%以上、力争7%) has one goal, its floor; the stretch belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportdiff.comparison.figures.guard.figure_lexicon import word_pattern
from reportdiff.model import Measure, Quantity

GOALS = frozenset({"change", "count", "multiple", "ratio", "target"})

_SMALL_GROUPS = frozenset({"大", "类", "年", "天", "小时", "分钟", "个月", "周", "岁", "日", "市", "县", "区", "省"})
"""Units of figures that describe (五大产业, 三类地区, 用两年时间): a new or missing one is no target."""

_WORDED = re.compile(r"全覆盖|清零|零[\u4e00-\u9fff]")
_CHINESE_SMALL = re.compile(r"[一二三四五六七八九十两]{1,2}[个项条件种次]?")

_SIZES = frozenset({"吨", "千瓦", "兆瓦", "千伏", "吉瓦", "蒸吨", "千安", "标箱", "GW", "MW", "GWh", "MWh"})
_WORK = re.compile(
    r"级?(?!的)[\u4e00-\u9fff“”]{0,8}?(?:电厂|处理厂|机组|变电站|锅炉|焚烧厂|发电站|泊位|生产线|水厂|码头|(?<!并网)电站)(?!容量|装机)"
)
_WORKS = re.compile(r"(?!的)[\u4e00-\u9fff“”]{2,10}(?:、[^，。；]{0,60})?等[^，。；、]{0,14}项目")
_BASIS = re.compile(r"[^，。；：]{0,20}基础上")
_HEADINGS = re.compile(r"方面|(?:重点)?工作(?![站室者台坊]|岗|经|人员)|个?(?:关键词|字|坚持|重点(?:任务|工作))")
_MONEY = frozenset({"元", "美元", "欧元"})
_SIZED = re.compile(r"的?[\u4e00-\u9fff]{0,6}?(?:项目|企业|产业|工程)(?:[0-9]|[^，。；、]{0,4}[0-9])")
_FORUM = re.compile(r"(?:[\u4e00-\u9fff]{0,4})(?:论坛|沙龙|俱乐部|峰会|大会堂)")
_ROUND = re.compile(r"[百千万亿]+[\u4e00-\u9fff]{1,3}")
_CAMPAIGN = re.compile(r"[\u4e00-\u9fff]{0,10}?(?:造林|工程|行动|计划|大会战|攻坚战)")
_MANY_PEOPLE = 1e8
_PEOPLE = re.compile(r"(?:多)?(?:人民|人口|中国人|人|[\u4e00-\u9fff]{0,4}(?:学生|农民|群众|网民|老年人|百姓|劳动者))")
_FLOWS = re.compile(r"次")
_LISTS = frozenset({"件", "项", "个"})
_LIST_BEFORE = re.compile(r"(?:民生|惠民|为民|办)实事$")

_POST = re.compile(r"(?:建议|提案|议案)[^，。；]{0,3}$")

_STRETCH = re.compile(
    r"[、，,（(]?(?:并|且|同时)?(?:力争|争取|冲刺|奋力|努力)(?:更好|更高|实现|完成|达到?|增长|增速|突破|到|超过|在实际工作中|工作中|实际|好的结果){0,3}"
)
"""What joins the floor of a target with its stretch."""


def is_target(q: Quantity) -> bool:
    """Tell whether a figure is a target that can be added or removed, and not only a description."""
    if q.kind not in GOALS or q.unit in _SMALL_GROUPS:
        return False
    return not (_WORDED.search(q.surface) or _CHINESE_SMALL.fullmatch(q.surface))


def is_goal(measure: Measure, quantity: Quantity) -> bool:
    """Tell whether a figure of a measure is a target, by its words as well."""
    return is_target(quantity) and not describes(measure.text, quantity)


def describes(text: str, quantity: Quantity) -> bool:
    """Tell whether the words around a figure make it a size, a fact, or a part of a name."""
    unit = quantity.unit.partition("/")[0]
    if quantity.kind != "range" and is_bracket(text, quantity):
        return True
    if unit in _SIZES and (_WORK.match(text, quantity.end) or _WORKS.match(text, quantity.end)):
        return True
    if (
        _BASIS.match(text, quantity.end)
        or _HEADINGS.match(text, quantity.end)
        or text.endswith("届", 0, quantity.start)
    ):
        return True  # 在完成去年20处的基础上, 做好九个方面工作, 十一届七次全会
    if unit in _LISTS and (_is_list(text, quantity) or _is_post(text, quantity)):
        return True
    if _ROUND.fullmatch(quantity.surface) and quantity.bound == "eq" and unit and _CAMPAIGN.match(text, quantity.end):
        return True
    if unit == "人" and _FORUM.match(text, quantity.end):
        return True
    people = unit in ("人", "名") or (_PEOPLE.match(text, quantity.end) is not None and unit in ("", "元"))
    return people and (quantity.value_low or 0) >= _MANY_PEOPLE and not _FLOWS.match(text, quantity.end)


def is_bracket(text: str, quantity: Quantity) -> bool:
    """Tell whether a figure is the size of the things that another figure counts (600万元以上茶业项目14个)."""
    if quantity.kind == "range":
        return True
    return quantity.bound in ("ge", "gt") and quantity.unit in _MONEY and _SIZED.match(text, quantity.end) is not None


def _is_list(text: str, quantity: Quantity) -> bool:
    """Tell whether a figure is the length of a list of works for the people (20件民生实事), which is not aimed at."""
    lists = word_pattern("name", "programmes")
    after = re.match(r"[^，。；、：0-9〔（(\[]{0,10}", text[quantity.end :])
    if after and lists.search(after[0]):
        return True
    return _LIST_BEFORE.search(text, max(0, quantity.start - 8), quantity.start) is not None


def _is_post(text: str, quantity: Quantity) -> bool:
    """Tell whether a figure counts what deputies sent in (议案建议210件)."""
    return quantity.unit == "件" and _POST.search(text, max(0, quantity.start - 8), quantity.start) is not None


def stretches(measure: Measure) -> dict[int, Quantity]:
    """Give the stretch of each target of a measure that has two tiers, by the place of its floor among the quantities.

    6%以上、力争7% has the floor 6%以上 and the stretch 7%. Both are of one unit, and the stretch goes further."""
    tiers: dict[int, Quantity] = {}
    quantities: Sequence[Quantity] = measure.quantities
    for place, (floor, stretch) in enumerate(pairwise(quantities)):
        if floor.unit == stretch.unit and _STRETCH.fullmatch(measure.text, floor.end, stretch.start):
            tiers[place] = stretch
    return tiers


def stretch_words(measure: Measure, floor: Quantity) -> str:
    """Give the stretch of a target in two tiers, verbatim with its verb (力争7%); ``""`` where it has none."""
    for place, stretch in stretches(measure).items():
        if measure.quantities[place].start == floor.start:
            return measure.text[floor.end : stretch.end].lstrip("、，,（(并且同时")
    return ""
