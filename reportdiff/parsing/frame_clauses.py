"""Frame clauses: what commits to nothing. Situation, guiding thought, slogans, salutations and closing words are told
from commitments here, so that they can be neither new nor dropped.

The rules err on the side of keeping: a slogan taken for a measure costs a line of output, a measure taken for a slogan
is a commitment lost. Rules by name, in order; the name is kept on the clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SALUTATION = re.compile(r"^(?:各位代表|同志们|朋友们|女士们|先生们|各位(?:委员|来宾|同志|嘉宾))")
_SITUATION = re.compile(
    r"^做好(?:今年|明年|20\d\d年|当前)[^，]{0,8}工作$|"
    r"^(?:今年|明年|本年度?|当前|20\d\d年|做好(?:今年|明年|20\d\d年|政府|当前)[^，]{0,12}工作|面对|回顾|展望|站在|新的一年).{0,12}"
    r"(?:是.*年|工作$|之年|意义.{0,4}(?:重大|深远)|形势)|^(?:也是|又是|更是|还是|是)[^，]*(?:之年|一年|开局|元年)$"
    r"|^(?:综合|统筹)?考虑(?:各方面|到|以上|多方面)|^(?:综合分析|总的看|总体看|从.{2,6}看)"
)
_GUIDANCE = re.compile(
    r"(?:指导思想|总体要求|总体思路|总体考虑|工作思路|基本思路)(?:是|为|如下)?$"
    r"|为(?:根本)?指导$|^(?:推动|落实|贯彻)?[^，]{0,12}总体(?:工作)?部署$"
    r"|^(?:要|必须|坚持)?(?:高举|以)[^，]{0,8}(?:习近平|邓小平理论|“?三个代表”?|科学发展观|马克思)"
    r"|^(?:要|我们要|必须)?(?:全面|深入|认真|坚决|坚定|不折不扣|自觉)*(?:学习|贯彻|落实|领会|践行)+[^，]{0,20}"
    r"(?:党的[一二十\d]+大|全会|总书记|中央经济工作会议|党中央|思想|中央.{0,8}会议|省委|市委|区委|自治区党委|州委)"
    r"[^，]{0,40}(?:精神|思想|要求|部署|决策|方针|指示|批示|讲话|安排|遵循)?$"
    r"|(?:党中央|省委|市委|区党委|国务院|中央)[^，]{0,14}(?:坚强)?领导下$|^在[^，]{0,40}领导下$"
    r"|^(?:紧密)?团结在|紧密地?团结|为(?:核心|统领)的党中央"
    r"|两个确立|两个维护|四个意识|四个自信|两个毫不动摇的?方针|根本遵循|国之大者|政治(?:判断力|领悟力|执行力)|稳中求进工作总基调"
    r"|^(?:完整、?准确、?全面)?贯彻新发展理念|^(?:牢固)?树立(?:和)?[^，]{0,6}新发展理念|统筹(?:发展和安全|疫情防控和经济社会发展)$"
    r"|供给侧结构性改革为主线|高质量发展为?(?:这个|这一)?(?:主题|首要任务)$|国内国际两个大局"
)
_GOAL = re.compile(
    r"(?:主要|预期|奋斗|发展|工作)?(?:预期)?目标(?:和任务|任务)?(?:建议)?(?:安排)?(?:是|为|如下)$"
    r"|^(?:重点|着重|主要|具体)?(?:要)?(?:抓好|做好|做到|推进|把握|突出|处理好|抓紧抓好)(?:以下|下列|如下|下面)?[^，]{0,4}"
    r"(?:[一二三四五六七八九十\d]+个?(?:方面|项|点|件|个))[^，]{0,8}$|^(?:为此|为实现上述目标)"
)
_VOICE = re.compile(
    r"^(?:我们)?(?:始终|一定|坚信|深信|相信|将|必将|要)?(?:不负|决不辜负|不辜负|无愧于)|^让我们|^我们(?:坚信|相信|深知|深感|必须清醒|完全有)"
    r"|^(?:事不避难|撸起袖子|踔厉奋发|笃行不怠|勇毅前行|锐意进取|真抓实干|凝心聚力|同心同德|开拓创新|奋力谱写|奋发有为)[^，]{0,14}$"
    r"|(?:而)?(?:不懈|努力|团结)奋斗$|谱写[^，]{0,20}(?:篇章|新篇)$|以优异成绩"
)
_SERVING_RESULT = re.compile(
    r"^(?:更好|不断|切实|进一步|持续|努力|让|使|确保)?(?:增强|提升|满足|让|使)[^，]{0,24}(?:获得感|幸福感|安全感|美好生活(?:需要|需求)|城市品质)"
    r"|^(?:让|使)(?:人民|群众|市民|百姓|老百姓|全省|全市|全区|广大|人人|每一?个|更多人|城市|企业和群众)[^，]*$"
)
# 着重抓好以下六个方面工作: counts what the report says next, and promises nothing.
_AGENDA = re.compile(
    r"^(?:重点|着重|具体|主要|突出|切实|要|我们要|今年要|将|着力)*(?:抓好|做好|推进|把握好?|完成好?|抓紧抓好|聚焦)(?:以下|下列|如下|下面)?"
    r"(?:[一二三四五六七八九十\d]+)?(?:个|项)?(?:方面|重点)(?:的)?(?:重点)?(?:工作|任务)?$"
)
_FIGURE = re.compile(
    r"[0-9０-９]+(?:\.\d+)?[%％‰个万亿项家元]|[一二两三四五六七八九十百千]+(?:万|亿|个|家|项|条|所|座|成)"
)
# A headline target without a figure: 居民收入与经济增长基本同步 binds as a figure does.
_PACE = re.compile(
    r"(?:收入|工资|财政|就业|物价|消费价格|进出口|投资)[^，]{0,16}(?:同步|总体稳定|基本稳定|稳中有[升降进])|与经济(?:增长|发展)(?:基本)?同步"
)
# No slogan is longer, and nothing longer is searched: a text of a million digits must not hold the program up.
_LONGEST = 300
# In the preamble of a plan, a sentence of which this share is frame by itself is frame as a whole: guiding thought is
# one long sentence whose members (坚持…, 统筹…, 保持…) look like measures when they stand alone.
_FRAME_SHARE = 0.2

_RULES: Sequence[tuple[str, re.Pattern[str]]] = (
    ("salutation", _SALUTATION),
    ("situation", _SITUATION),
    ("guidance", _GUIDANCE),
    ("goal", _GOAL),
    ("voice", _VOICE),
    ("result", _SERVING_RESULT),
)


def frame_reason(clause: str) -> str | None:
    """Give the name of the rule that takes this clause for frame, or ``None`` if it may be a commitment."""
    if len(clause) > _LONGEST:
        return None
    if _AGENDA.search(clause):
        return "goal"
    if _states_target(clause):
        return None
    return next((name for name, rule in _RULES if rule.search(clause)), None)


def preamble_reasons(clauses: Sequence[str]) -> list[str | None]:
    """Do the same for the clauses of one sentence in the preamble of a plan (what stands before its first numbered
    section): where the sentence is guiding thought, so are its members that state no target."""
    reasons = [frame_reason(clause) for clause in clauses]
    if sum(reason is not None for reason in reasons) < _FRAME_SHARE * len(reasons):
        return reasons
    return [
        reason or (None if len(clause) > _LONGEST or _states_target(clause) else "guidance")
        for reason, clause in zip(reasons, clauses, strict=True)
    ]


def _states_target(clause: str) -> bool:
    return _FIGURE.search(clause) is not None or _PACE.search(clause) is not None
