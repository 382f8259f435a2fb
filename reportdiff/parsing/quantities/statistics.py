"""Which statistic a figure is: a growth rate, a share, a change, a number of things, a total so far, an index, a level.

Two figures of one name and unit may be two statistics: 5% of growth is no share of 5%, and 300 new firms are no stock
of 300. The words just before a figure decide.
"""

from __future__ import annotations

import re

from reportdiff.model import Statistic
from reportdiff.parsing.quantities.figure_grammar import Draft
from reportdiff.parsing.quantities.units import COUNTERS
from reportdiff.text.clause_marks import CLAUSE_BREAK

_NEAR = 14
"""Characters before a figure in which the words that say how it is counted are looked for."""

_SHARE = re.compile(
    r"(?:率|比重|占比|比例|覆盖面|强度|(?<![物价][价格]总)水平|盖度)(?:再|力争|平均|年均|要|均|各|分别)*(?:提高|提升|增加|上升|下降|降低|扩大)(?:不低于|约|了)?$"
)
"""A share that moves (覆盖率提高5%) is a change of a share, and no rate of growth."""

_INDEX = re.compile(r"(?:指数|景气度|系数)(?:稳定|保持|控制|维持|达到?|在|到|为|超过|突破)*$")
_STOCK = re.compile(r"累计|总数|总量|保有量|存量|总规模|入库")
_REACHED = re.compile(r"(?:达到?|突破|超过|稳定在|保持在?|维持在?|增至|增加到|扩大到|发展到)$")
_FLOW = re.compile(
    r"新增|净增|再增|新建|建成|完成|培育|引进|开工|接待|举办|开展|就业|发放|改造|(?<!高)新(?:登记|认定|发展|培育|引进|签约|注册)"
)


def statistic_of(text: str, draft: Draft) -> Statistic:
    """Tell which statistic a figure of a text is; ``level`` where it counts nothing and grows by nothing."""
    near = max(0, draft.start - _NEAR)
    near = max((mark.end() for mark in CLAUSE_BREAK.finditer(text, near, draft.start)), default=near)
    if draft.kind == "multiple":
        return "growth"
    if draft.kind == "change":
        is_rate = draft.unit == "ratio" and not _SHARE.search(text, near, draft.start)
        return "growth" if is_rate else "change"
    if draft.unit == "ratio":
        return "share"
    if draft.unit == "pp":
        return "change"
    if not draft.unit and (_INDEX.search(text, near, draft.start) or draft.measured.endswith("指数")):
        return "index"
    if _STOCK.search(text, near, draft.start):
        return "total"
    if draft.kind == "count":
        return "count"
    if draft.kind == "target" and draft.unit.partition("/")[0] in COUNTERS:
        reached = _REACHED.search(text, near, draft.start) or text.startswith(("突破", "超"), draft.start)
        return "total" if reached and not _FLOW.search(text, near, draft.start) else "count"
    return "level"
