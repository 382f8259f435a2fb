"""Is it a government work report at all? A random page is turned away with the reason, before anything is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.errors import NotAReport
from reportdiff.model import Kind
from reportdiff.parsing.occasion import OFFER, SALUTATION, occasion_of, plain_words
from reportdiff.parsing.structure.outline import Outline, outline
from reportdiff.reading.document import Document
from reportdiff.reading.reviews import refuse_review_alone
from reportdiff.text.shortening import beginning

REACH = 3000
"""Characters in which a report is offered to the congress; the resolution on it may stand before it on a page."""

TITLE_LENGTH = 60
OTHER_REPORT = re.compile(
    r"预算|决算|计划.{0,4}执行情况|计划草案的报告|法院工作报告|检察院工作报告|常务?委员会工作报告|政协.{0,30}工作报告|"
    r"审计.{0,4}工作报告"
)
"""What other reports to the same congress are called."""

ABOUT_A_REPORT = re.compile(
    r"(?:关于|对).{0,30}工作报告.{0,4}的(?:决议|说明|意见)|"
    r"(?:解读|读懂|速览|学习|贯彻|热议|聚焦|摘登|审议|答记者问|金句|亮点|要点).{0,20}工作报告|"
    r"工作报告.{0,12}(?:解读|读懂|速览|决议|答记者问|金句|亮点|名词解释|起草|诞生|征求意见)"
)
TITLE = re.compile(r"工作报告")
OWN_TITLE = re.compile(r"政府工作报告")
OFFERED = re.compile(
    r"代表.{0,24}(?:政府|国务院|革命委员会|行政公署).{0,60}(?:报告|审议)|"
    r"(?:受|我向).{0,12}(?:政府|国务院).{0,8}委托|请予?.{0,6}审议"
)
SIGNS_NEEDED = 2
"""Of title, salutation, offer to the congress, occasion, and both parts: a plan of a year beside a review."""

LEAST_PLAN, LEAST_TEXT = 60, 3000
"""Characters of a plan, or else of the whole: with fewer it is the beginning of a report, or the news of one. The
shortest of 3,211 collected files has 5,304; in a long one with a plan of two lines it is the outline that failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The signs in a document that it is a work report; ``names`` has their names as (en, zh)."""

    title: str
    names: tuple[tuple[str, str], ...]
    has_offer: bool


def admit(document: Document, kind: Kind) -> Outline:
    """Give the outline of the report in ``document``.

    Raises :class:`~reportdiff.errors.NotAReport` with what is missing, where it is another kind of text."""
    refuse_review_alone(document)
    structure = outline(document, kind)
    if kind == "digest":
        return structure
    signs = signs_of(document, structure)
    is_other = OTHER_REPORT.search(signs.title) and not OWN_TITLE.search(signs.title)
    is_about = ABOUT_A_REPORT.search(signs.title) and not signs.has_offer
    if is_other or is_about:
        title = beginning(signs.title, TITLE_LENGTH)
        raise NotAReport(
            f"{document.name}: is titled {title}, which is no government work report (政府工作报告); "
            "give the report itself",
            f"{document.name}：题为“{title}”，不是政府工作报告；请给出报告本身",
        )
    plan = sum(span.end - span.start for span in structure.parts if span.part == "plan")
    short = plan < LEAST_PLAN and len(document.text) < LEAST_TEXT
    if short or len(signs.names) < SIGNS_NEEDED:
        names, names_zh = (", ".join(en for en, _ in signs.names), "、".join(zh for _, zh in signs.names))
        raise NotAReport(
            f"{document.name}: does not read as a government work report (政府工作报告): of the signs of one it has "
            f"{names or 'none'}, and {plan} characters of plan; give the full text of a report",
            f"{document.name}：不像政府工作报告（{f'有{names_zh}' if names_zh else '应有的特征一项也没有'}，"
            f"{f'年度安排{plan}字' if plan else '没有年度安排'}）；请给出报告全文",
        )
    return structure


def signs_of(document: Document, structure: Outline) -> Signs:
    """Give the signs of a work report in ``document``."""
    simple = plain_words(document.text[:REACH])
    salutation = SALUTATION.search(simple)
    offer = simple[salutation.start() :][:OFFER] if salutation else simple[: 2 * OFFER]
    title = _title(document, simple)
    occasion = occasion_of(document.text, title=title)
    parts = {span.part for span in structure.parts}
    has_offer = OFFERED.search(offer) is not None
    checks = {
        ("title", "标题"): TITLE.search(title) is not None,
        ("salutation", "称呼“各位代表”"): salutation is not None,
        ("offered to the congress", "提请审议"): has_offer,
        ("day and speaker or session", "日期与报告人或会议"): bool(
            occasion.delivered and (occasion.speaker or occasion.session)
        ),
        ("review and plan", "回顾与安排"): structure.plan_found != "whole" and {"review", "plan"} <= parts,
    }
    return Signs(title=title, names=tuple(sign for sign, has in checks.items() if has), has_offer=has_offer)


def _title(document: Document, simple: str) -> str:
    """Give the title that front matter states, else the first short line above the salutation that is one."""
    front_matter_title = plain_words(str(document.metadata.get("title") or ""))
    salutation = SALUTATION.search(simple)
    lines = (simple[: salutation.start()] if salutation else simple).split("\n")
    titles = [line for line in lines if len(line) <= TITLE_LENGTH and re.search(r"报告|决议", line)]
    return front_matter_title or (titles[0] if titles else "")
