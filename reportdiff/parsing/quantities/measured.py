"""What a figure measures: the noun phrase beside it, as one substring of the text.

The phrase stands before the figure (健身步道30公里) or after it (20个社区食堂). Verbs are cut from its head
(新建, 完成) and from its tail (建设, 增长); what is left keeps its modifiers. In a 分别 list each figure has its
member of the list before 分别.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from reportdiff.parsing.quantities.figure_grammar import Draft
from reportdiff.parsing.quantities.units import COUNTERS
from reportdiff.text.clause_marks import FIGURE_CLAUSE_END

_OPENERS = re.compile(
    r"^(?:[①-⑳]|新开办|开办|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}\.(?![0-9])|力争|确保|努力|预计|计划|全年|今年|年内|每年|年均|累计|合计|共计|总计|新增加|新增|新建成|新建|新改建|新改扩建|改建|扩建|改造提升|改造|提升改造|升级改造|建成投用|建成投产|建成|建设|完成|实现|推动|推进|加快|加强|加大|大力|积极|稳步|"
    r"持续|深入|全面|继续|组织|实施|开展|举办|培育壮大|培育|打造|创建|争创|引进|招引|吸引|安排|落实|下达|发放|提供|拆除|治理|整治|修复|筹集|筹措|筹建|开通|认定|推出|形成|支持|带动|促进|建立|设立|设置|配置|配备|布局|优化|调整|保持|压减|削减|减少|增加|扩大|提高|提升|降低|"
    r"清单化|项目化|清理|盘活|腾出|开工建设|开工|投产|新开工|覆盖|为(?![民老困])|对(?![外口接标台])|使(?![用])|让(?![利])|把|将(?![军])|面向|在(?![建线校岗职册编园读营外])|从(?![业事])|向(?![阳])|再(?![生就贷制担融保])|要(?![素道])|更(?![新])|的|和(?![美谐田平顺])|及(?![时格])|与|用好|办好|抓好|办成|启动|统筹|支撑|发展|发布|发行|选派|选树|选拔|聚焦|通过|围绕|依托|并(?![网购])|其中|分别|养护|且|使得|"
    r"开放共享|开放|共享|新开|种植|提质|提标|稳妥|有序|滚动|规划|谋划|储备|争取|到位|向上|九是|[一二三四五六七八九十]是|更新改造|更新|取得|构筑|疏解|建强|新发展|新认定|筛查|打通|竣工|完工|确定|压茬|交付|盯紧|抓实|续建|新引进|落地|鼓励|切实|着力|全力|扎实|高标准(?!农田)|高质量(?!发展)|高水平(?!大学|医院|学科)|高效(?!节水|农业|设施)|逐步|适时|一批|仍|守住|稳定|落地|出台|制定|修订|化解|处置|兑现|减轻|减免|净增|再增|新发展|新投产|新入库|新签约|新推出|基本|按照|给予|援助|促成|促进(?!会)|淘汰取缔|淘汰|扶持(?!资金|政策|基金)|拉动|稳定|盯紧|合理确定|关闭退出|关闭|退出|转移(?!支付)|颁布|做强|做大|做优|补助(?!标准|资金|水平|政策|对象|金)|奖补(?!资金|政策)|帮助|帮扶(?!资金|项目|车间|对象)|引导(?!基金|资金)|解决|消除|动态消除|消化|分配(?!方案)|接待(?!能力|中心|设施)|采取|集聚|收购|鼓励推广|推广|走访|到?20[0-9]{2}年(?:底|末|前)?|其中|节约|节省|救助|资助|培养引进|培养|培训)"
)
_CLOSERS = re.compile(
    r"(?:力争|确保|努力|预计|(?<![需主])要|将|再|日均|月均|[年月]?人均|平均|(?<![户亩生村])均|(?<![成首古京之])都|已|分别|各|共|年均|每年|累计|合计|共计|总计|达到|达|控制在|稳定在|保持在|维持在|控制|稳定|保持|提高|提升|增长|下降|降低|减少|增加|上升|回升|上涨|缩短|延长|增至|升至|降至|突破|超过|超|"
    r"增速|涨幅|降幅|增幅|筹集建设|筹集|筹建|完工|竣工|完成|实现|(?<![报签])到|至|(?<![行作人])为|(?<![存潜所内])在|(?<![国公私共所自拥])有|了|[≥≧⩾≤≦⩽＞>＜<]|不低于|不超过|过|(?<![附邻])近|(?<![节签条公违履集])约|于|从|(?<![自理])由|以|(?<![合兼])并|较上年|较去年|同比|比上年|比去年|新增|新开工|新竣工|新完工|新建成|新投产|建成|仅|又|突破性|以上|左右|迈上|跨上|跃上|(?<![高中初平])等|总体|基本|动态|要求|每天|每年|每月|全部|尽快|最高|进一步|逐步|争取|能够|(?<![许认])可|按照|"
    r"开工|投产|投用|安排|(?<!研发)(?<!科技)(?<!经费)(?<!教育)投入|达成|提速|压降|精简|压减|削减|下调|扩大|拓展|全省|全市|的|：|目标|每[0-9]*[十百千万]*(?:人口|人|立方米|平方米|亩|天|日|月|年))$"
)
_TAIL_VERBS = re.compile(
    r"(?:建设|改造|整治|治理|开工|投产|投用|建成|落地|推进|实施|发展|以上|左右|投入使用|投入运营|运行|运营|提升|替代|提前|全部|完工|完成|竣工|通车|实现|达标|更新|培育|提质|高效|平稳|有序|任务|的目标|(?<![展期长要作度])目标|"
    r"互联互通|整合运营|提供|纳入|挂牌|全容量并网|并网|重大|超|各|新|达|分别|共|（[0-9]{1,2}）)$"
)
_WORK = r"(?![\u4e00-\u9fff]{0,4}(?:工程|项目|行动|计划|任务|资金|中心|机构|企业|平台|基地|试点))"
"""What makes a noun of the verb before it: 提升 is no verb in 提升工程."""
_AFTER_STOP = re.compile(
    rf"(?<=[\u4e00-\u9fff])[0-9]+(?:[～~—–-][0-9]+)?(?:\.[0-9]+)?[万亿]*[个家项座公处户万亩幢栋条所名套场件台辆种类张次吨米批对]|"
    rf"实施|提请|(?:支持|升级|整体|脱贫|摘帽|验收|竣工|投产|投运|运用|加大|加快|加强|推动|开工|全部|销号|交付){_WORK}|凭|免费(?=进行|提供|开展|接种|体检|发放|开放|检|筛|培训|享)|需要|都|为(?:重点|依托|主|支撑|龙头|载体|引领|抓手)|发展(?=特色|壮大)|年内|力争|自动化|整村|换代|产品换代|(?<=[村寨])通|"
    r"等|[，。；：！？、（）()\n]|和|及|与|以及|达到?|基本|提前|实现|纳入|接受|提供|开展|进行|建成|享受|完成|办理|超过|突破|不低于|进入|列入|通过|设置|配备|建立|建有|提高到|(?<!壮)大规模"
)
_NOT_NOUN = re.compile(
    r"[，。；：！？、）)”》的]?$|[，。；：！？、）)”》和及与并或]|以|努力|力争|确保|争取|大变样|翻|提高|增长|目标|等|并|至|到|不|再|达|、|时间节点|完成|全部|建成|提前|实现|内(?![容河陆地资])|动态|来|要(?![素道点件])|基本|均|都"
)
_INDICATOR = re.compile(r"(?:收入|产值|投资|人口|营收|规模|面积|资金|销售额|市值|金额)$")
_INNER_VERB = re.compile(r"实现|提供|完成|开展|新增(?!就业)|享受|安置|(?:提高|降低|扩大|下降|增加)[到至]")
_LIST = re.compile(r"、|和|及|与")
_OWN = frozenset({"change", "multiple", "ratio", "target"})
"""A figure of these kinds is said of what stands before it, which ends what the figure before it counts."""

_RATE_OF = re.compile(r"的(?:比例|幅度|速度|标准|比率)")
"""按不低于5%的比例压减: the share is of what stands before."""

_PERSONS = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:老年人|老人|儿童|婴幼儿|幼儿|妇女|居民|学生|人员|群众|青年|患者|职工|人群|青少年|女性|人才|人口)"
)
"""Whom an age limit is said of, without what they are given (65岁以上老年人免费体检)."""
_WINDOW = 60
_LONGEST_LIST = 12
_SHORT = 3
_SECOND_MODIFIER = re.compile(
    r"[\u4e00-\u9fff]{2,6}?"
    r"(?:儿童|老人|老年人|学生|人员|家庭|企业|单位|学校|群体|项目|工程|农户|居民|医院|机构|村|乡镇|社区)"
)


def measure(text: str, shown: str, drafts: Sequence[Draft], edges: Sequence[int]) -> None:
    """Set ``measured`` of every draft that is neither name nor date. ``shown`` is the text as it stands, ``edges`` are
    the places behind the marks that end its clauses."""
    left, edge, previous = 0, 0, 0
    run: list[Draft] = []
    last: Draft | None = None
    for draft, following in zip_longest(drafts, drafts[1:]):
        while edge < len(edges) and edges[edge] <= draft.number_start:
            left, edge = edges[edge], edge + 1
        right = edges[edge] - 1 if edge < len(edges) else len(text)
        if draft.kind in ("name", "date"):
            continue
        if following is not None and following.kind in _OWN and following.start > draft.end:
            right = min(right, following.start)
        if following is not None and following.start == draft.end and following.unit in COUNTERS:
            right = draft.end  # 小区12个3400户
        begin, end = _phrase(text, draft, max(left, draft.start - _WINDOW), previous, min(right, draft.end + _WINDOW))
        draft.measured = _balanced(shown[begin:end].strip("、，的")) if end > begin else ""
        if not draft.measured and last is not None and last.start >= left:
            draft.measured = last.measured  # 投资20亿元、增长8%: what grows is what the figure before measures
        if run and text[run[-1].end : draft.start] not in ("、", "和", "及", "与"):
            _share_list(text, shown, run)
            run = []
        run.append(draft)
        last = draft
        if draft.kind not in ("ordinal", "range"):
            previous = draft.end
    _share_list(text, shown, run)
    for first, second in reversed(tuple(pairwise(drafts))) if len(drafts) > 1 else ():
        if first.end == second.start and first.kind == second.kind == "count":
            first.measured = second.measured  # 五大类90项工程
        elif not first.measured and first.unit == second.unit and text[first.end : second.start].startswith("、"):
            first.measured = second.measured  # 新建70公里、养护公路300公里


_FIGURE_ONLY = re.compile(r"[0-9][0-9.]*[万亿]*([\u4e00-\u9fff]{1,2})")


def _balanced(phrase: str) -> str:
    """Give the phrase without a quote or bracket at its edge that has no partner in it; none where it is but a
    figure."""
    if phrase[:1].isdecimal() and (figure := _FIGURE_ONLY.fullmatch(phrase)) and figure[1] in COUNTERS:
        return ""
    if phrase.isalnum():
        return phrase
    for opening, mark in ("“”", "（）", "《》"):
        if phrase.count(opening) != phrase.count(mark):
            phrase = phrase.strip(opening + mark)
    return phrase


def _phrase(text: str, draft: Draft, left: int, previous: int, right: int) -> tuple[int, int]:
    before = _before(text, max(left, previous), draft.start)
    after = _after(text, draft.end, right)
    if draft.unit in ("岁", "周岁") and (persons := _PERSONS.match(text, after[0], after[1])):
        after = persons.span()
    if draft.kind == "range" and _INDICATOR.search(text, *before):
        return before
    prefer_after = draft.kind in ("range", "ordinal", "level") or (
        draft.kind in ("count", "target") and not (before[1] - before[0] >= 2 and draft.kind == "target")
    )
    if draft.kind == "ratio":
        if _RATE_OF.match(text, draft.end):
            return before if before[1] - before[0] >= 2 else (0, 0)
        of_it = text.startswith("的", draft.end)
        prefer_after = of_it or before[1] - before[0] < 2 or text.endswith("覆盖", left, draft.start)
    if draft.kind == "change":
        prefer_after = before[1] - before[0] < 2
    if draft.kind == "ordinal" and text[draft.end - 1 : draft.end] == "期":
        prefer_after = False
    order = (after, before) if prefer_after else (before, after)
    return next((span for span in order if span[1] - span[0] >= 2), (0, 0))


def _before(text: str, left: int, end: int) -> tuple[int, int]:
    """Give the phrase that ends at ``end``: from the last 、 on, verbs cut from both ends."""
    while cut := _CLOSERS.search(text, max(left, end - 7), end):
        end = cut.start()
    pause = text.rfind("、", left, end)
    while pause >= 0 and (closing := _closing(text, left, pause, end)) is not None and closing <= end:
        pause = text.rfind("、", left, pause)
    start = pause + 1 if pause >= 0 and not _is_joint(text, left, pause, end) else left
    return _cut_clause(text, _trim_head(text, start, end), end)


def _cut_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut a clause to what its figure measures: C of A为B提供C; with 全覆盖 what spreads, A of A实现B全覆盖."""
    verbs = [v for v in _INNER_VERB.finditer(text, start, end) if v.start() - start >= 2 and end - v.end() >= 2]
    if not verbs:
        return start, end
    if text.startswith("全覆盖", end):
        return start, verbs[0].start()
    return _trim_head(text, verbs[-1].end(), end), end


def _is_joint(text: str, left: int, pause: int, end: int) -> bool:
    """Tell whether the nouns on both sides of 、 share one head: nothing but short nouns before it, 和 or 等 after
    it."""
    first = text[left:pause]
    return (
        left < pause
        and not re.search(r"[0-9]", first)
        and bool(re.search(r"[和及与等]", text[pause:end]))
        and len(first) < 16
    )


def _trim_head(text: str, start: int, end: int) -> int:
    while start < end:
        cut = _OPENERS.match(text[start:end])
        if cut and start + cut.end() == end:
            return end  # nothing but the verb: 净增400家
        if not cut or start + cut.end() > end - 2:
            return start
        start += cut.end()
    return start


def _after(text: str, start: int, right: int) -> tuple[int, int]:
    """Give the phrase that begins at ``start``: up to the next break or verb, verbs cut from its tail."""
    if text.startswith("口", start) and text.startswith("人", start - 1):
        start += 1  # 45万人口供水
    if text.startswith(("的", "等"), start):
        start += 1
    if start >= right or _NOT_NOUN.match(text[start : start + 4]):
        return start, start
    end = _stop(text, start, right)
    while cut := _TAIL_VERBS.search(text, start, end):
        if cut.start() <= start + 1:
            break
        end = cut.start()
    return start, end


def _stop(text: str, start: int, right: int) -> int:
    """Find where the phrase from ``start`` on breaks off; what is in quotes or brackets is not looked into."""
    at = start + 1
    while stop := _AFTER_STOP.search(text, at, right):
        closing = _closing(text, start, stop.start(), right)
        if closing is None and not _goes_on(text, start, stop, right):
            return stop.start()
        at = stop.end() if closing is None else closing
    return right


def _goes_on(text: str, start: int, stop: re.Match[str], right: int) -> bool:
    """Tell whether 、 only parts two modifiers of one noun: 困境、留守儿童, 国有、集体企业."""
    if stop[0] != "、" or stop.start() - start > _SHORT:
        return False
    return bool(_SECOND_MODIFIER.match(text, stop.end(), right))


def _closing(text: str, start: int, at: int, right: int) -> int | None:
    """Give the place behind the quotes or brackets that ``at`` lies in; ``None`` where it lies in none that are
    closed."""
    for opening, mark in ("“”", "（）", "《》"):
        first = text.rfind(opening, start, at + 1)
        if first >= 0 and text.find(mark, first, at) < 0:
            last = text.find(mark, at, right)
            return last + 1 if last >= 0 else None
    return None


def _share_list(text: str, shown: str, run: list[Draft]) -> None:
    """Give each figure of A、B、C分别增长x、y、z its member; without as many members, all share the phrase."""
    if not 2 <= len(run) <= _LONGEST_LIST:
        return
    first = run[0]
    if all(draft.kind == "range" for draft in run):
        for draft in run:
            if not _INDICATOR.search(draft.measured):
                draft.measured = run[-1].measured  # 百亿级、千亿级集群
        return
    left = max(0, first.start - 2 * _WINDOW)
    for edge in FIGURE_CLAUSE_END.finditer(text, left, first.start):
        left = edge.end()
    start, end = _before_list(text, left, first.start)
    if end <= start:
        for draft in run[1:]:
            draft.measured = draft.measured or first.measured
        return
    cuts = [start, *(m.end() for m in _LIST.finditer(text, start, end)), end + 1]
    members = [(a, b - 1) for a, b in pairwise(cuts)]
    if len(members) < len(run):
        for draft in run:
            draft.measured = shown[start:end]
        return
    members = members[len(members) - len(run) :] if len(members) > len(run) else members
    for draft, (a, b) in zip(run, members, strict=True):
        draft.measured = shown[a:b]


def _before_list(text: str, left: int, end: int) -> tuple[int, int]:
    while cut := _CLOSERS.search(text, max(left, end - 7), end):
        end = cut.start()
    return _trim_head(text, left, end), end
