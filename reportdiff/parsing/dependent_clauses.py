"""Serving clauses: those that only set the stage for a neighbour (以重大项目为牵引，…) and belong into its measure."""

from __future__ import annotations

import re
from typing import Literal

_ROLE = (
    "牵引|抓手|重点|导向|目标|契机|核心|引领|支撑|依托|统领|主线|基础|突破口?|载体|先导|纽带|牛鼻子|切入点|主体|"
    "根本|遵循|动力|龙头|中心|平台|手段|保障|原则|出发点|落脚点|底线|前提|主攻方向|骨干|着力点|关键"
)
_FORWARD = re.compile(
    rf"^(?:坚持|继续|始终|要)?(?:以|把|将)[^，]{{1,36}}(?:为|作为)[^，]{{0,6}}[“”]?(?:{_ROLE})[“”]?$"
    r"|^(?:围绕|聚焦|紧扣|针对|面向|着眼于?|立足|依托|根据|按照|本着|瞄准|适应|顺应|对照|对标|紧盯|紧紧围绕|牢牢抓住|锚定|结合|通过|随着|利用|鉴于)"
    r"[^，]{1,40}$"
    r"|^(?:在|对于?|为了?|从|就|自|当|与|同|由|经)[^，]{2,40}(?:基础上|前提下|同时|过程中|中|方面|领域|背景下|条件下|框架下|支持下|情况下|期间|后|前|时|起|的|企业|群体|人员|家庭|地区)$"
    r"|^(?:今年|年内|年底前|到20\d\d年底?|20\d\d年底?前?|上半年|下半年|一季度|力争[^，]{0,4}年内?|经过[^，]{1,8}努力|从今年起|今后[^，]{1,3}年)$"
    r"|^以[^，]{2,30}的(?:状态|干劲|精神|姿态|作风|决心|力度|标准|劲头|态度|担当|行动|举措|成效|韧性|勇气|视野|理念|思维|方式|办法)[^，]{0,12}$"
    r"|^在[^，]{2,24}(?:指挥|指导|领导|支持|帮助|推动)下$"
    r"|^[^，]{1,12}(?:的同时|的基础上|的前提下)$"
)
# 第一，… and 一是，… number what follows; a single character is what a slip of the pen left.
_MARK = re.compile(
    r"(?:第[一二三四五六七八九十]+|[一二三四五六七八九十]+是|其[一二三四五六七八九十]|首先|其次|再次|最后|同时|此外|另外|[\u4e00-\u9fff])"
)
_LONGEST = 200
# Words that make a clause of the second kind a commitment after all: it says what is done and not only to what.
_OWN_VERB = re.compile(
    r"(?:建设|开展|推进|推动|实施|打造|培育|完善|健全|加快|加强|深化|提升|提高|建立|出台|制定|发展|构建|强化|支持|促进|优化|落实|引进|布局|组建|举办|拓展|规范|抓好|做好|办好|研究|改造|保障|增加|扩大|部署|形成|实现|开发|编制|谋划|解决)"
)
_STAGE_SETTERS = re.compile(
    r"^(?:围绕|聚焦|紧扣|针对|面向|着眼于?|立足|依托|瞄准|适应|顺应|紧盯|紧紧围绕|结合|通过|利用)"
)


def serves(clause: str) -> Literal["next"] | None:
    """Give ``"next"`` if the clause has no commitment of its own and leads to the one behind it, else ``None``."""
    if _MARK.fullmatch(clause):
        return "next"
    if len(clause) > _LONGEST or not _FORWARD.match(clause):
        return None
    opener = _STAGE_SETTERS.match(clause)
    # 围绕打造营商环境 only names a purpose; 围绕脑机接口领域建设平台 goes on to say what is done.
    if opener and _OWN_VERB.search(clause, opener.end() + 2):
        return None
    return "next"
