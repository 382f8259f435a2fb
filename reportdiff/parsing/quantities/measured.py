"""What a figure measures: the noun phrase beside it, as one substring of the text.

The phrase stands before the figure (健身步道30公里) or after it (20个社区食堂). Verbs are cut from its head
(新建, 完成) and from its tail (建设, 增长); what is left keeps its modifiers. In a 分别 list each figure has its
member of the list before 分别.
"""

from __future__ import annotations

import re
from itertools import pairwise

from reportdiff.clause_marks import CLAUSE_BREAK
from reportdiff.parsing.quantities.figure_grammar import Draft

_OPENERS = re.compile(
    r"^(?:力争|确保|努力|预计|计划|全年|今年|年内|每年|年均|累计|合计|共计|总计|新增加|新增|新建成|新建|新改建|新改扩建|改建|扩建|改造提升|改造|提升改造|升级改造|建成投用|建成投产|建成|建设|完成|实现|推动|推进|加快|加强|加大|大力|积极|稳步|"
    r"持续|深入|全面|继续|组织|实施|开展|举办|培育壮大|培育|打造|创建|争创|引进|招引|吸引|安排|落实|下达|发放|提供|拆除|治理|整治|修复|筹集|筹措|筹建|开通|认定|推出|形成|支持|带动|促进|建立|设立|设置|配置|配备|布局|优化|调整|保持|压减|削减|减少|增加|扩大|提高|提升|降低|"
    r"清单化|项目化|清理|盘活|腾出|开工建设|开工|投产|新开工|覆盖|为(?![民老困])|对(?![外口接标台])|使(?![用])|让(?![利])|把|将(?![军])|面向|在(?![建线校岗职册编园读营外])|从(?![业事])|向(?![阳])|再(?![生就贷制担融保])|要(?![素道])|更(?![新])|的|和(?![美谐田平顺])|及(?![时格])|与|用好|办好|抓好|办成|启动|统筹|支撑|发展|发布|发行|选派|选树|选拔|聚焦|通过|围绕|依托|并(?![网购])|其中|且|使得|"
    r"开放共享|开放|共享|新开|种植|提质|提标|稳妥|有序|滚动|规划|谋划|储备|争取|到位|向上|九是|[一二三四五六七八九十]是|更新改造|更新|取得|构筑|疏解|建强|新发展|新认定|筛查|打通|竣工|完工|确定|压茬|交付|盯紧|抓实|续建|新引进|落地|鼓励|切实|着力|全力|扎实|高标准(?!农田)|高质量(?!发展)|高水平(?!大学|医院|学科)|高效(?!节水|农业|设施)|逐步|适时|一批|仍|守住|稳定|落地|出台|制定|修订|化解|处置|兑现|减轻|减免|节约|节省|救助|资助|培养引进|培养|培训)"
)
_CLOSERS = re.compile(
    r"(?:力争|确保|努力|预计|(?<![需主])要|将|再|日均|月均|[年月]?人均|平均|(?<![户亩生村])均|(?<![成首古京之])都|已|分别|各|共|年均|每年|累计|合计|共计|总计|达到|达|控制在|稳定在|保持在|维持在|控制|稳定|保持|提高|提升|增长|下降|降低|减少|增加|上升|回升|上涨|缩短|延长|增至|升至|降至|突破|超过|超|"
    r"增速|涨幅|降幅|增幅|筹集建设|筹集|筹建|完工|竣工|完成|实现|(?<![报签])到|至|(?<![行作人])为|(?<![存潜所内])在|(?<![国公私共所自拥])有|了|不低于|不超过|过|(?<![附邻])近|(?<![节签条公违履集])约|于|从|(?<![自理])由|以|(?<![合兼])并|较上年|较去年|同比|比上年|比去年|新增|新开工|新竣工|新完工|新建成|新投产|建成|仅|又|突破性|以上|左右|迈上|跨上|跃上|(?<![高中初平])等|总体|基本|每天|每年|每月|全部|尽快|最高|进一步|逐步|争取|能够|(?<![许认])可|按照|"
    r"开工|投产|投用|安排|(?<!研发)(?<!科技)(?<!经费)(?<!教育)投入|达成|提速|压降|精简|压减|削减|下调|扩大|拓展|全省|全市|的|：|目标|每[0-9]*[十百千万]*(?:人口|人|立方米|平方米|亩|天|日|月|年))$"
)
_TAIL_VERBS = re.compile(
    r"(?:建设|改造|整治|治理|开工|投产|投用|建成|落地|推进|实施|发展|以上|左右|投入使用|投入运营|运行|运营|提升|替代|提前|全部|完工|完成|竣工|通车|实现|达标|更新|培育|提质|高效|平稳|有序|任务|的目标|(?<![展期长要作度])目标|"
    r"互联互通|整合运营|提供|纳入|挂牌)$"
)
_AFTER_STOP = re.compile(
    r"(?<=[\u4e00-\u9fff])[0-9]+(?:\.[0-9]+)?[万亿]*[个家项座公处户万亩]|等|[，。；：！？、（）()\n]|和|及|与|以及|达到?|基本|提前|实现|纳入|接受|提供|开展|进行|建成|享受|完成|办理|超过|突破|不低于|进入|列入|通过|设置|配备|建立|建有|提高到|(?<!壮)大规模"
)
_NOT_NOUN = re.compile(
    r"[，。；：！？、）)”》的]?$|[，。；：！？、）)”》和及与并或]|以|努力|力争|确保|争取|大变样|翻|提高|增长|目标|等|并|至|到|不|再|达|、|时间节点|完成|全部|建成|提前|实现|内|来|要|基本|均|都"
)
_INDICATOR = re.compile(r"(?:收入|产值|投资|人口|营收|规模|面积|资金|销售额|市值|金额)$")
_INNER_VERB = re.compile(r"实现|提供|完成|开展|新增|享受")
_LIST = re.compile(r"、|和|及|与")
_WINDOW = 60
_LONGEST_LIST = 12


def measure(text: str, shown: str, drafts: list[Draft]) -> None:
    """Set ``measured`` of every draft that is neither name nor date. ``shown`` is the text as it stands."""
    edges = [m.start() for m in CLAUSE_BREAK.finditer(text)]
    left, edge, previous = 0, 0, 0
    run: list[Draft] = []
    last: Draft | None = None
    for draft in drafts:
        while edge < len(edges) and edges[edge] < draft.number_start:
            left, edge = edges[edge] + 1, edge + 1
        right = edges[edge] if edge < len(edges) else len(text)
        if draft.kind in ("name", "date"):
            continue
        begin, end = _phrase(text, draft, max(left, draft.start - _WINDOW), previous, min(right, draft.end + _WINDOW))
        draft.measured = shown[begin:end].strip("、，的") if end > begin else ""
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


def _phrase(text: str, draft: Draft, left: int, previous: int, right: int) -> tuple[int, int]:
    before = _before(text, max(left, previous), draft.start)
    after = _after(text, draft.end, right)
    if draft.kind == "range" and _INDICATOR.search(text, *before):
        return before
    prefer_after = draft.kind in ("range", "ordinal", "level") or (
        draft.kind in ("count", "target") and not (before[1] - before[0] >= 2 and draft.kind == "target")
    )
    if draft.kind == "ratio":
        prefer_after = text.startswith("的", draft.end) or before[1] - before[0] < 2
    if draft.kind == "change":
        prefer_after = before[1] - before[0] < 2
    if draft.kind == "ordinal" and text[draft.end - 1 : draft.end] == "期":
        prefer_after = False
    order = (after, before) if prefer_after else (before, after)
    return next((span for span in order if span[1] - span[0] >= 2), (0, 0))


def _before(text: str, left: int, end: int) -> tuple[int, int]:
    """The phrase that ends at ``end``: from the last 、 on, verbs cut from both ends."""
    while cut := _CLOSERS.search(text, max(left, end - 7), end):
        end = cut.start()
    pause = text.rfind("、", left, end)
    start = pause + 1 if pause >= 0 and not _is_joint(text, left, pause, end) else left
    return _cut_clause(text, _trim_head(text, start, end), end)


def _cut_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """A为B提供C: the figure measures C. With 全覆盖 it measures what spreads: A of A实现B全覆盖."""
    verbs = [v for v in _INNER_VERB.finditer(text, start, end) if v.start() - start >= 2 and end - v.end() >= 2]
    if not verbs:
        return start, end
    if text.startswith("全覆盖", end):
        return start, verbs[0].start()
    return _trim_head(text, verbs[-1].end(), end), end


def _is_joint(text: str, left: int, pause: int, end: int) -> bool:
    """Whether the nouns on both sides of 、 share one head: nothing but short nouns before it, 和 or 等 after it."""
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
        if not cut or start + cut.end() > end - 2:
            return start
        start += cut.end()
    return start


def _after(text: str, start: int, right: int) -> tuple[int, int]:
    """The phrase that begins at ``start``: up to the next break or verb, verbs cut from its tail."""
    if text.startswith("的", start):
        start += 1
    if start >= right or _NOT_NOUN.match(text[start : start + 4]):
        return start, start
    stop = _AFTER_STOP.search(text, start + 1, right)
    end = stop.start() if stop else right
    while cut := _TAIL_VERBS.search(text, start, end):
        if cut.start() <= start + 1:
            break
        end = cut.start()
    return start, end


def _share_list(text: str, shown: str, run: list[Draft]) -> None:
    """A、B、C分别增长x、y、z: give each figure its member; without as many members, all share the phrase."""
    if not 2 <= len(run) <= _LONGEST_LIST:
        return
    first = run[0]
    left = max(0, first.start - 2 * _WINDOW)
    for edge in CLAUSE_BREAK.finditer(text, left, first.start):
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
