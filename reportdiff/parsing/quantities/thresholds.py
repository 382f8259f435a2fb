"""Figures that say *which* things are meant, and not how many: 总投资亿元以上的项目, 30户以上自然村.

Such a bracket qualifies the noun behind it. It is no goal of the commitment: nothing is raised when it moves. The rules
are precise rather than many; what none of them knows is left to :mod:`reportdiff.parsing.quantities.quantity_kinds`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.parsing.quantities.figure_grammar import Draft
from reportdiff.parsing.quantities.units import MASS_AND_SIZE, MONEY

_BOUNDED = frozenset({"ge", "gt", "le", "lt"})
_AGE = frozenset({"岁", "周岁"})

_NOUN = re.compile(r"的?[\u4e00-\u9fffA-Za-z“（]{2}")
_NO_NOUN = re.compile(
    r"的?(?:大关|台阶|关口|目标|规模|水平|行列|增长|增速|比例|速度|要求|任务|额度|努力|力争|确保|争取|用于|支持|推动|推进|加快|带动|"
    r"以[^上下内]|并|来|使|为|且|和|与|及|或|再|达)"
)
"""What follows a figure without being qualified by it: the goal that it reaches, or the next verb."""

_MONEY_NOUN = re.compile(
    r"的?(?:[\u4e00-\u9fff]{0,4})(?:资金|贷款|信贷|债券|国债|补贴|补助|奖励|融资|授信|投资(?!项目|规模|强度)|税费|成本|减税|担保|订单|存款|保费|外资|内资|基金)"
)
"""Of 50亿元以上贷款 the figure is the amount, and not the size of the thing."""

_SIZE_BEFORE = re.compile(
    r"(?:产值|营收|营业收入|主营业务收入|业务收入|年收入|财政收入|销售收入|收入|总投资额?|投资额?|产能|生产能力|装机容?量?|库容|面积|占地|人口|规模|资产|"
    r"长度|宽度|高度|口径|直径|注册资本|资本|年产|销售额|纳税额|税收|生产总值|GDP|市值|水深|载重|年限|房龄|坡度|交易额|年龄|使用|运行)$"
)
_REACHES = re.compile(r"(?:达到?|到|至|控制在|稳定在|保持在|维持在|稳定|保持|(?<=[率数量额值模])为|跨上|迈上)$")
_GROUPS = frozenset({"户", "人", ""})
_SETTLED = re.compile(
    r"的?(?:[\u4e00-\u9fff]{0,4})(?:自然村|行政村|村屯|村庄|屯|乡镇|[市县区](?:城|[^\u4e00-\u9fff]|$)|县|城市|城镇|居民点|社区|小区|岛)"
)
_EMPLOYERS = re.compile(r"的?(?:[\u4e00-\u9fff]{0,4})(?:企业|单位|公司|机构)")
"""What a number of households or people is the size of; 户 counts firms themselves, 人 their staff."""

_COUNTED = re.compile(
    r"(?:的|级)?(?:工业|龙头|重点|重大|农业|服务业|制造业|产业|科技|上市|骨干|大型|特色|专业)?"
    r"(?:企业|项目|园区|开发区|集群|产业|村|镇|乡镇|大户|合作社|品牌|单品)(?:达到?|数量?|总数|发展到?|增加到?|新增|突破|超过?)*\d"
)
"""Of 产值50亿元企业达到10户 the amount is the size of the firms that are counted."""

_LISTED = re.compile(r"[、和及与]|以及")
_INCLUSIVE = re.compile(r"及以[上下]$")


def is_threshold(text: str, draft: Draft, left: int) -> bool:
    """Tell whether a figure is a bracket of the noun behind it. ``left`` is where its clause begins."""
    if draft.unit in MONEY and _COUNTED.match(text, draft.end):
        return True
    if draft.bound not in _BOUNDED or draft.unit in ("ratio", "pp", "倍"):
        return False
    start, end = draft.start, draft.end
    if not (draft.prefixed or draft.suffixed) or not _NOUN.match(text, end) or not may_qualify(text, draft):
        return False
    if draft.unit in _AGE or _INCLUSIVE.search(text, start, end):
        return True
    near = max(left, start - 10)
    if _REACHES.search(text, near, start):
        return False
    if _SIZE_BEFORE.search(text, near, start):
        return True
    if draft.bare and draft.suffixed and (draft.unit in MONEY or draft.unit in MASS_AND_SIZE):
        return True  # 百亿元以上企业, 千亩以上菜园: the round word is a class
    if not draft.suffixed or draft.unit not in _GROUPS:
        return False
    return bool(_SETTLED.match(text, end) or (draft.unit == "人" and _EMPLOYERS.match(text, end)))


def may_qualify(text: str, draft: Draft) -> bool:
    """Tell whether what follows a figure can be a noun of which it is the bracket: neither the mark that it reaches
    (大关), nor the next verb, nor (of money) the money itself (50亿元以上贷款)."""
    if _NO_NOUN.match(text, draft.end):
        return False
    return draft.unit not in MONEY or _MONEY_NOUN.match(text, draft.end) is None


def spread_thresholds(text: str, figures: Sequence[Draft]) -> None:
    """Make brackets of all members of a list whose first or last member is one (产值超500亿、1000亿产业集群)."""
    run: list[Draft] = []
    for draft in [*figures, None]:
        if draft is not None and run and _LISTED.fullmatch(text, run[-1].end, draft.start):
            run.append(draft)
            continue
        if len(run) > 1 and run[-1].kind == "range" and not run[-1].suffixed and run[-1].bound == "ge":
            for member in run[:-1]:
                if member.bound == "eq" and member.unit == run[-1].unit:
                    member.bound, member.high, member.kind = "ge", None, "range"  # 百亿、五百亿项目
        if len(run) > 1 and (run[-1].kind == "range" or _bracket_of_list(text, run)):
            for member in run:
                if (member.bound, member.unit) == (run[-1].bound, run[-1].unit):
                    member.kind = "range"
        run = [] if draft is None else [draft]


def _bracket_of_list(text: str, run: Sequence[Draft]) -> bool:
    """Tell whether the bound before the first member and the noun behind the last make a bracket of a list."""
    first, end = run[0], run[-1].end
    return (
        first.bound in _BOUNDED
        and _NOUN.match(text, end) is not None
        and not _NO_NOUN.match(text, end)
        and _SIZE_BEFORE.search(text, max(0, first.start - 10), first.start) is not None
    )
