"""What the figures of a clause mean together: denominators, unsaid money, bounds of whole lists, kinds."""

from __future__ import annotations

import re
from itertools import pairwise

from reportdiff.model import QuantityKind
from reportdiff.parsing.quantities.figure_grammar import Draft
from reportdiff.parsing.quantities.measured import measure
from reportdiff.parsing.quantities.thresholds import is_threshold, may_qualify, spread_thresholds
from reportdiff.parsing.quantities.units import COUNTERS, MASS_AND_SIZE, MONEY
from reportdiff.text.clause_marks import FIGURE_CLAUSE_END

_NO_FIGURE = frozenset({"name", "date", "ordinal"})
_TIME = frozenset({"年", "天", "个月", "周", "小时", "分钟", "秒", "学年", "个工作日", "工作日", "日"})

_PERSON = r"就业人员|老年人|老人|儿童|居民|学生|职工|劳动者|群众"
_PEOPLE = (
    rf"[0-9]*[十百千万亿]*(?:人口|名?(?:{_PERSON})|名(?:[\u4e00-\u9fff]{{2,4}}?(?=拥有|配备|设|有|达|不|占|床|[0-9]))|人)"
    r"|[0-9]*[百千万](?:户|张床位|个)"
)
_THING = r"万元|立方米|平方米|平方公里|公里|亩|吨|天|日|月|周|小时|度|千瓦时|户|学期|生|学年"
_PER = re.compile(rf"每({_PEOPLE}|{_THING})(?:每([年月天日]))?")
_DAILY = re.compile(
    r"日(?:均[^，。；、：]{0,12}|(?:产|检测|接待|处理|供水|供气|发电|处置|焚烧)(?:能力)?(?:达到?|超过|突破|不低于|不少于)?)$"
)
_SPEED = re.compile(r"时速[^，。；、：]{0,6}$")
_WINDOW = 60  # characters before a figure in which the verb that governs it is looked for


def settle(text: str, shown: str, drafts: list[Draft]) -> None:
    """Complete the drafts of one text in place. ``text`` is folded (digits, signs), ``shown`` is as it stands."""
    if not drafts:
        return
    edges = [m.end() for m in FIGURE_CLAUSE_END.finditer(text)]
    figures = [d for d in drafts if d.kind not in _NO_FIGURE]
    if figures:
        spread_bounds(text, figures)
        left, edge = 0, 0
        for draft in figures:
            while edge < len(edges) and edges[edge] <= draft.number_start:
                left, edge = edges[edge], edge + 1
            right = edges[edge] - 1 if edge < len(edges) else len(text)
            _money(text, draft, left)
            _denominator(text, draft, left)
            draft.kind = draft.kind or _kind(text, draft, left, right)
        spread_thresholds(text, figures)
        _spread_denominators(text, figures)
    measure(text, shown, drafts, edges)


# ---------------------------------------------------------------- units

_MONEY_BEFORE = re.compile(
    r"(?:产值|营收|收入|投资|规模|总量|GDP|资金|总额|贷款|税收|消费|零售额|增加值|利润|出口|进出口|余额|融资|总值|交易额|销售额|资产|市值|基金|订单|成交额|生产总值|债券|减税降费|退税|额)"
    r"[^，。；、]{0,6}$"
)
_NO_MONEY = re.compile(
    r"(?:业务量|人口|流量|用户|件数|客流|点击|播放|人次|产量|吞吐量|粮食|粉丝|曝光|招生|就业|参保|学位|[户株台辆床人]数)[^，。；、]{0,6}$"
)
_NO_MONEY_AFTER = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:人口|居民|农民|职工)|人|件|用户|次|粉丝|市场主体|参数|群众|亩|株"
)
_CLASS_AFTER = re.compile(
    r"(?:级|元)?(?:县|园区|产业|集群|企业|乡镇|镇|村|强镇|强县|(?:农产品|工业|外贸|服务业)?(?:加工)?企业|项目|板块|赛道|工业|开发区|制造业|商圈|先进|优势|特色|新兴|消费|美元|支柱|战略性|规模|俱乐部|"
    r"楼宇|楼|乡|潜力|平台|商户|外贸|城市|主导|国债|行列|台阶|大关|龙头|领军|品牌|区)"
)


def _money(text: str, draft: Draft, left: int) -> None:
    """Set the unit 元 where it is left out but money is meant; read a bare 百亿 before a class noun as a size class."""
    if draft.unit:
        computing = draft.unit == "卡"  # 万卡集群 is a size class without 级
        if draft.bound == "eq" and draft.bare and (computing or (draft.unit in MONEY and _is_class(text, draft))):
            draft.bound, draft.high, draft.kind = "ge", None, "range"
        return
    numeral = text[draft.number_start : draft.end]
    before = _MONEY_BEFORE.search(text, max(left, draft.start - 16), draft.start)
    if "亿" in numeral:
        if _NO_MONEY.search(text, max(left, draft.start - 14), draft.start) or _NO_MONEY_AFTER.match(text, draft.end):
            return
        draft.unit = "元"
        if draft.bound == "eq" and not numeral[0].isascii() and _is_class(text, draft):
            draft.bound, draft.high, draft.kind = "ge", None, "range"
    elif "万" in numeral and before and not draft.grade:
        sized = draft.bare and _CLASS_AFTER.match(text, draft.end)
        counted = _NO_MONEY.search(text, max(left, draft.start - 14), draft.start)
        if sized or not (counted or _is_noun(text, draft.end)):
            draft.unit = "元"


_HOLDS = re.compile(r"(?:保持|维持|稳定)在?$")
_EXTENT = re.compile(r"的?(?:投资)?(?:强度|水平)|的?投资规模")


def _is_class(text: str, draft: Draft) -> bool:
    """Tell whether a round sum is the size of the things behind it (百亿产业, 亿元商务企业), and no money
    (百亿元贷款)."""
    if _HOLDS.search(text, max(0, draft.start - 3), draft.start) or _EXTENT.match(text, draft.end):
        return False
    if _CLASS_AFTER.match(text, draft.end):
        return True
    return draft.bare and _is_noun(text, draft.end) and _is_noun(text, draft.end + 1) and may_qualify(text, draft)


def _is_noun(text: str, position: int) -> bool:
    return "\u4e00" <= text[position : position + 1] <= "\u9fff"


def _denominator(text: str, draft: Draft, left: int) -> None:
    """Put 每千人口, 每立方米, 每人每月, 日均, 时速 before the figure below the stroke of its unit."""
    if not draft.unit or "/" in draft.unit or draft.unit in ("ratio", "pp", "倍"):
        return
    start = draft.number_start
    near = max(left, start - 30)
    if text.find("每", near, start) >= 0:
        every = list(_PER.finditer(text, near, start))
        if every:
            match = every[-1]
            gap = text[match.end() : start]
            people = match[1][-1] in "口员" or match[1][0] in "0123456789十百千万"
            if "、" not in gap and (people or len(gap) <= 14):
                below = f"{match[1]}·{match[2]}" if match[2] else match[1]
                draft.unit = f"{draft.unit}/{_person(below)}"
        return
    if draft.unit not in _TIME and _DAILY.search(text, near, start):
        draft.unit += "/日"
    elif draft.unit == "公里" and _SPEED.search(text, near, start):
        draft.unit += "/小时"


def _spread_denominators(text: str, figures: list[Draft]) -> None:
    """Give the whole list what stands below the stroke of its first figure: 每人每月202元、270元."""
    for first, second in pairwise(figures):
        unit, stroke, below = first.unit.partition("/")
        if stroke and second.unit == unit and _PURE_JOIN.fullmatch(text, first.end, second.start):
            second.unit += stroke + below


def _person(below: str) -> str:
    return below[:-1] if below.endswith("人口") and below[0].isdigit() else below


# ---------------------------------------------------------------- bounds

_PURE_JOIN = re.compile(r"[、和及与,]|以及")
_LIST_JOIN = re.compile(r"[、和及与,]|以及")
_RESPECTIVELY = re.compile(r"分别|各")


def spread_bounds(text: str, figures: list[Draft]) -> None:
    """Give a bound word after the last or before the first member of a list of figures to all its members.

    A list is a run of figures with nothing but 、 or 和 between them (分别增长3%、4%左右; 超300亿、500亿)."""
    run: list[Draft] = []
    for draft in figures:
        if run and _PURE_JOIN.fullmatch(text, run[-1].end, draft.start):
            run.append(draft)
            continue
        _spread(text, run)
        run = [draft]
    _spread(text, run)
    for draft in figures:
        _open_side(draft)


def _spread(text: str, run: list[Draft]) -> None:
    if len(run) < 2:
        return
    first, last = run[0], run[-1]
    limits_noun = text.startswith(("产业", "企业", "项目", "园区", "集群", "的"), last.end)
    if last.unit == "pp":
        for member in run[:-1]:
            if member.unit in ("", "个"):  # 高6.5个、3.5个百分点
                member.unit = "pp"
    if last.suffixed and not limits_noun and last.bound not in ("eq", "range"):
        for member in run[:-1]:
            if member.bound == "eq" and member.unit == last.unit:
                member.bound = last.bound
    elif first.prefixed and first.bound not in ("eq", "range"):
        for member in run[1:]:
            if member.bound == "eq" and member.unit in (first.unit, "", "元"):
                member.bound = first.bound


def _open_side(draft: Draft) -> None:
    """Leave the open side of a one-sided bound without a value."""
    if draft.bound in ("ge", "gt"):
        draft.high = None
    elif draft.bound in ("le", "lt"):
        draft.low = None


# ---------------------------------------------------------------- kinds

_CHANGE_BEFORE = re.compile(
    r"(?:增长|提高|提升|下降|降低|减少|压减|缩短|延长|回升|上升|下调|上调|增速|涨幅|降幅|增幅|增加|高于[^，。；、]{0,8}|低于[^，。；、]{0,8}|压降|精简|上涨|回落|增收|减负|递增|新增|(?<![倍新])增)"
    r"(?:了|率)?(?:不低于|力争|控制在|保持在|稳定在|达到?|为|在|均|分别|再)?$"
)
_REACHED = re.compile(r"(?:达到?|到|至|控制在|稳定在|保持在|维持在|稳定|保持|突破|为|跨上|迈上)$")
_GOAL_BEFORE = re.compile(
    r"(?:率|量|值|额|规模|总数|面积|浓度|收入|产能|人口|就业|里程|数|水平|投资|外资|成本|寿命|库容|实现)$"
)
_THRESHOLD = re.compile(r"(?:总投资|投资|产值|营业收入|年收入|营收|人口|规模|资产)$")
_RATE = re.compile(r"增长|(?<![倍新])增$|增速|涨幅|增幅|降幅")
_DOING = re.compile(
    r"新增|新建|建成|完成|改造|开工|培育|实施|新改建|建设|治理|创建|打造|争取|引进|安排|落实|推进|发放|提供|举办|开展|拆除|投产|整治|修复|筹集|开通|认定|推出"
)
_BASE = re.compile(r"[从由][^，。；、提降升增减至到]{0,10}$")
_LIMITED = re.compile(r"的?[\u4e00-\u9fff0-9“（]{2}")
_VERB_AFTER = re.compile(r"的?(?:目标|增长|增速|比例|水平|速度|要求)")


def _kind(text: str, draft: Draft, left: int, right: int) -> QuantityKind:
    start, end = draft.start, draft.end
    near = max(left, start - 14)
    if draft.unit == "倍":
        if not text.startswith("翻", draft.number_start) and _GROWS_BY.search(text, near, start):
            _add_the_base(draft)
        return "multiple"
    if is_threshold(text, draft, left):
        return "range"
    if draft.unit in ("岁", "周岁") and not _CHANGE_BEFORE.search(text, near, start):
        return "target" if _reached(text, near, start) else "range"
    if draft.grade:
        return "target" if text.startswith("突破", start) or _REACHED.search(text, near, start) else "range"
    if draft.unit == "pp":
        return "change"
    if _CHANGE_BEFORE.search(text, near, start):
        return "count" if _adds_things(text, draft, near) else "change"
    if draft.unit == "ratio":
        rate_after = _VERB_AFTER.match(text, end) and "增长" in text[end : min(right, end + 20)]
        return "change" if _RATE.search(text, near, start) or rate_after else "ratio"
    if _BASE.search(text, near, start):
        return "level"
    if draft.unit in _TIME:
        return "target" if text.endswith(("达到", "达", "提高到", "控制在"), near, start) else "level"
    return _amount_kind(text, draft, left, right)


_GROWS_BY = re.compile(r"(?:增长|增加|提高|提升|扩大|上升|上涨|增幅|递增|(?<![倍新])增)了?$")


def _add_the_base(draft: Draft) -> None:
    """Add the base: what grows by one time (增长一倍) is twice its base, as what doubles (翻一番) is."""
    draft.low = None if draft.low is None else round(draft.low + 1, 12)
    draft.high = None if draft.high is None else round(draft.high + 1, 12)


def _reached(text: str, left: int, start: int) -> bool:
    return bool(
        _REACHED.search(text, max(left, start - 6), start) or _GOAL_BEFORE.search(text, max(left, start - 6), start)
    )


_WORKS_ON = ("增加", "减少", "压减", "精简", "提升", "提高", "上升", "降低")


def _adds_things(text: str, draft: Draft, near: int) -> bool:
    """Tell whether the figure counts things (增加1万个停车位, 新增20家) and is no change (寿命提高1.5岁)."""
    if text.endswith(("新增", "新增加"), near, draft.start):
        return True
    verbs = ("增加", "减少", "压减", "精简") if draft.unit not in COUNTERS else _WORKS_ON
    return text.endswith(verbs, near, draft.start) and bool(_LIMITED.match(text, draft.end))


def _amount_kind(text: str, draft: Draft, left: int, right: int) -> QuantityKind:
    start, end = draft.start, draft.end
    left = max(left, start - _WINDOW)
    followed = bool(_LIMITED.match(text, end)) and end < right
    if followed and draft.unit in MONEY and (draft.prefixed or draft.suffixed) and not may_qualify(text, draft):
        followed = text[end] == "的"
    if followed and text[end] == "的" and (draft.suffixed or draft.prefixed) and not text.startswith("的目标", end):
        return "range"
    if followed and draft.prefixed and _THRESHOLD.search(text, left, start):
        return "range"
    if _reached(text, left, start) and (_REACHED.search(text, left, start) or not _DOING.search(text, left, start)):
        return "target"
    if followed and (draft.suffixed or draft.prefixed) and (draft.unit in MONEY or text[end] == "的"):
        return "range"
    if followed and draft.suffixed and text[end - 1] in "内下" and draft.bound == "le":
        return "range"
    if followed and draft.suffixed and draft.unit in MASS_AND_SIZE and not _DOING.search(text, left, start):
        return "range"
    if followed and draft.unit in MASS_AND_SIZE and not _DOING.search(text, left, start):
        return "level"
    if not followed and not _DOING.search(text, left, start):
        return "target"
    return "count"
