"""What a figure measures, as a label: the phrase of the text, moved to the edges of its words.

:func:`reportdiff.parsing.quantities.extract_quantities` cuts the phrase by characters, quickly, so that it may end
inside a word (老楼加装电梯新 of 老楼加装电梯新增). A label that is printed has whole words only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportdiff.text.clause_marks import CLAUSE, CLAUSE_BREAK, MEMBER_BREAK, SENTENCE_BREAK
from reportdiff.vocabulary import cut_words

_NOUN_ENDS = frozenset("率量额值数度积比重类化区县市镇村人户")
"""Characters that end a noun: 覆盖率 before 达 is whole, however a vocabulary cuts the two."""

_MARKS = "、，。；：的 "
_ACT = re.compile(r"(?:综合)?(?:改造|整治|治理|修缮|加固|复绿|修复)")
"""Verbs behind the counted noun: 农宅抗震节能 says too little without 改造."""

_HAN = re.compile(r"[\u4e00-\u9fff]")


def whole_phrase(text: str, phrase: str, figure: tuple[int, int]) -> str:
    """Move the ends of ``phrase`` to word boundaries of ``text``.

    Of several occurrences the one closest to the ``figure`` (start and end) counts. The front moves outwards; the back
    moves inwards where the phrase has only the first character of a word. A verb stays with its thing (燃煤锅炉改造). A
    phrase that the text lacks (it was converted to simplified script) stays as it is."""
    start = _nearest(text, phrase, figure[0])
    if not phrase or start < 0:
        return phrase
    end = start + len(phrase)
    least = figure[1] if start >= figure[1] else 0
    most = figure[0] if end <= figure[0] else len(text)
    for first, last in _words(_clause_around(text, start)):
        first, last = first + _clause_start(text, start), last + _clause_start(text, start)
        if least <= first < start < last:
            start = first
        if first < end < last:
            is_torn = end - first == 1 and first - start >= 2 and text[first] not in _NOUN_ENDS
            end = first if is_torn else end if last > most or text[first:end][-1] in _NOUN_ENDS else last
    label = text[start:end].strip(_MARKS).removeprefix("以上").removeprefix("以下")
    act = _ACT.match(text, end) if label and start >= figure[1] else None
    return (label + act[0] if act else label) or phrase


_GENERIC = frozenset(
    [
        "项目",
        "工程",
        "机组",
        "领域",
        "任务",
        "泊位",
        "铁路",
        "公路",
        "企业",
        "园区",
        "新院",
        "设施",
        "平台",
        "基地",
        "建设",
        "活动",
    ]
)
"""Heads that say nothing without what stands before the figure: 清河治理等9个项目."""
_PLACES = frozenset(
    [
        "小区",
        "老旧小区",
        "机关",
        "社区",
        "行政村",
        "自然村",
        "村",
        "乡镇",
        "街道",
        "县",
        "学校",
        "单位",
        "村庄",
        "医院",
        "区",
        "市",
        "路口",
    ]
)
"""Places and bodies that say nothing without what is done there: 在50个小区设置充电桩."""
_LISTED_PLACES = re.compile(rf"(?:、[0-9]+[个家所条](?:{'|'.join(sorted(_PLACES, key=len, reverse=True))}))+")
_AND_OTHERS = re.compile(r"([\u4e00-\u9fffA-Za-z0-9“”（）·—-]{2,24}?)(?:、[^，。；：]{1,60})?等$")
_BEGUN = re.compile(r"(?:新开工|开工|续建|竣工|在建|新签约|签约|储备|新建|投产|前期)(?:建设)?$")
_DONE_THERE = re.compile(r"(?:内|的)?[^，。；：、！？0-9]{2,14}")
_RESPECTIVELY = re.compile(r"分别|各")
_MOST_WORDS = 3
"""Words of a member of a list that may lack the head of the last one: 城市 of 城市、农村低保标准."""


def label(text: str, phrase: str, figure: tuple[int, int]) -> str:
    """Name what a figure measures, as it is printed: :func:`whole_phrase`, and where that is but a general head (项目),
    a place (小区) or the first member of a list (城市 of 城市、农村低保标准分别), with the words that say which."""
    whole = whole_phrase(text, phrase, figure)
    start = _nearest(text, whole, figure[0])
    if not whole or start < 0:
        return whole
    if start == figure[1] and whole in _GENERIC:
        return _with_members(text, whole, figure[0])
    if start == figure[1] and whole in _PLACES:
        places = _LISTED_PLACES.match(text, start + len(whole))
        deed = _DONE_THERE.match(text, places.end() if places else start + len(whole))
        return whole + _in_words(deed[0]) if deed else _with_verb(text, whole, figure[0])
    if start < figure[0] and whole in _GENERIC:
        verb = _BEGUN.search(text, max(0, start - 6), start)
        return verb[0] + whole if verb else whole
    if start < figure[0]:
        return _with_shared_head(text, whole, start, figure[0])
    return whole


_LEADING = re.compile(
    r"^(?:计划|组织|初步|安排|力争|确保|努力|全年|今年|年内|推动|推进|实施|完成|新增|支持|加快|在|对|为)+"
)


def _with_verb(text: str, place: str, at: int) -> str:
    """Give a place that ends its clause, with what comes to it: 智能回收机进小区 of 智能回收机进3000个小区."""
    before = MEMBER_BREAK.split(text[:at])[-1]
    before = _LEADING.sub("", before)
    return f"{before}{place}" if 2 <= len(before) <= _LONGEST_LEAD and not any(c.isdecimal() for c in before) else place


_LONGEST_LEAD = 12

_COUNTED_BEFORE = re.compile(
    r"[0-9.万余多]+[个项家处座条所]([\u4e00-\u9fffA-Za-z“”]{2,14}?)(?:建设|改造)?(?:以上|左右)?$"
    r"|(?:^|[、和])([\u4e00-\u9fffA-Za-z“”]{2,14}?)[0-9.万余多]+[个项家处座条所](?:以上|左右)?$"
)


def bare_label(name: str, setting: str) -> str:
    """Name a bare figure (投资20亿元) with the counted things of the clause before: 重点项目投资.

    ``setting`` are the words before the measure; without counted things the name stays bare."""
    clauses = [clause for clause in CLAUSE_BREAK.split(SENTENCE_BREAK.split(setting)[-1]) if clause]
    things = _COUNTED_BEFORE.search(clauses[-1]) if clauses else None
    if things is None:
        return name
    thing = things[1] or _LEADING.sub("", _VERBS.sub("", _LEADING.sub("", things[2])))
    return thing + name if len(thing) > 1 else name


def _with_members(text: str, head: str, at: int) -> str:
    before = CLAUSE_BREAK.split(text[:at])[-1]
    verb = _BEGUN.search(before)
    if verb:
        return verb[0] + head
    members = _AND_OTHERS.search(before)
    if not members:
        return head
    first = _VERBS.sub("", members[1])
    return f"{first or members[1]}等{head}"


_VERBS = re.compile(
    r"^(?:加快|推进|推动|实施|抓好|开工|建设|新建|做好|重点|确保|促进|支持|力争|完成|加快推进|突出|统筹|谋划|全力|启动)+"
)


def _in_words(phrase: str) -> str:
    """Give the phrase without a word cut in two at its end."""
    return phrase if len(phrase) < 14 else "".join(list(cut_words(phrase))[:-1])


def _with_shared_head(text: str, member: str, start: int, figure: int) -> str:
    """Give the first member with the head that the last one has: 城市 of 城市、农村低保标准分别提高到 is
    城市低保标准."""
    end = start + len(member)
    verb = _RESPECTIVELY.search(text, end, figure)
    if verb is None or text[end : end + 1] not in "、和及与":
        return member
    last = re.split(r"[、和及与]", text[end : verb.start()])[-1]
    if "占" in last[1:]:
        # 制造业增加值、数字经济占比重分别: what all share begins with 占.
        head = last[last.index("占", 1) :]
        return member if "占" in member else member + head
    words = list(cut_words(last))
    if len(list(cut_words(member))) > _MOST_WORDS or len(words) < 2:
        return member
    # 城镇、农村居民收入: the vocabulary takes 农村居民 for one word.
    first = len(words[0].removesuffix("居民"))
    head = last[first:]
    return member if not _HAN.match(head) or member.endswith(head) else member + head


def _nearest(text: str, phrase: str, near: int) -> int:
    starts = [match.start() for match in re.finditer(re.escape(phrase), text)] if phrase else []
    return min(starts, key=lambda start: (abs(start - near), start), default=-1)


def _clause_start(text: str, at: int) -> int:
    return next((match.start() for match in CLAUSE.finditer(text) if match.start() <= at < match.end()), 0)


def _clause_around(text: str, at: int) -> str:
    return next((match[0] for match in CLAUSE.finditer(text) if match.start() <= at < match.end()), text)


@lru_cache(maxsize=2000)
def _words(clause: str) -> tuple[tuple[int, int], ...]:
    """Give the spans of the Chinese words of several characters."""
    spans, at = [], 0
    for word in cut_words(clause):
        if len(word) > 1 and _HAN.match(word):
            spans.append((at, at + len(word)))
        at += len(word)
    return tuple(spans)
