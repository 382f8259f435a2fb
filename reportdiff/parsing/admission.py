"""Is it a government work report at all? Every command asks here, so that a law or a budget is refused by all alike.

Three things speak against it: characters and lines that no report has (:mod:`reportdiff.reading.other_texts`), the
title of another document, and in a long text the want of all that a report has: title, address to the congress,
occasion, review and plan. What is collected (:func:`admit`) must show the signs however short it is; what is only read
(:func:`refuse_other`) may be a passage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.errors import NotAReport
from reportdiff.model import Kind
from reportdiff.parsing.occasion import OFFER, SALUTATION, occasion_of, plain_words
from reportdiff.parsing.structure.outline import Outline, outline
from reportdiff.reading.document import Document
from reportdiff.reading.numbering import number_of
from reportdiff.reading.other_texts import BY_LETTERS, BY_LINES, OtherText, other_text
from reportdiff.reading.reviews import refuse_review_alone
from reportdiff.text.shortening import beginning

REACH = 3000
"""Characters in which a report is offered to the congress; the resolution on it may stand before it on a page."""

TITLE_LENGTH = 60
TITLED = re.compile(r"工作报告|(?:报告|决议)(?:摘要|摘编|全文)?[》”\"]?(?:\s?[（(—\-\s].*)?$")
"""What is in a title, or ends it."""

TASK = re.compile(
    r"(?:要(?!闻)|将(?!乐)|全面|坚决|坚持|坚定|持续|深入|扎实|切实|着力|大力|积极|加快|稳步|有序|认真|严格|自觉|主动|依法|进一步|继续|充分|深化"
    r"|落实|推行|推进|推动|抓好|抓实|做好|办好|用好|管好|健全|完善|加强|强化|优化|规范|执行|贯彻|接受|听取|审议|审查|出台|制定|修订|修改|建立|实施"
    r"|开展|开好|编制|编好|公开|公布|提高|提升|履行|遵守|巩固|研究|支持|配合|组织|启动|完成|实行|试行|探索|对标|紧扣|围绕|聚焦|按照|根据)"
)
"""How a task of a plan begins, and no title: 落实八项规定, 抓好计划执行情况报告."""

BUDGET = re.compile(r"(?=.*(?:关于|年|草案)).*(?:预算|决算|计划.{0,4}执行情况)")
"""Of a year, or about something: a heading like 政府决算报告 is none."""

PLAN_OF_ECONOMY = re.compile(r"计划草案的报告")
"""The report on the plan for the economy; that of 1958 was given for the State Council, as its only report."""

OTHER_REPORT = re.compile(r"法院工作报告|检察院工作报告|常务?委员会工作报告|政协.{0,30}工作报告|审计.{0,4}工作报告")
"""What other reports to the same congress are called."""

ABOUT_A_REPORT = re.compile(
    r"(?:关于|对).{0,30}工作报告.{0,4}的(?:决议|说明|意见)|"
    r"(?:解读|读懂|速览|学习|贯彻|热议|聚焦|摘登|审议|答记者问|金句|亮点|要点).{0,20}工作报告|"
    r"工作报告.{0,12}(?:解读|读懂|速览|决议|答记者问|金句|亮点|名词解释|起草|诞生|征求意见)"
)
LAW_TITLE = re.compile(
    r"《?[\u4e00-\u9fff、“”《》]{2,50}(?:(?<![方办做想看说])法|条例|(?<!有关)规定|实施办法|管理办法|暂行办法|细则|决定|决议|修正案|(?:政府|国务院|主席)令)》?"
    r"(?:[（(].{1,12}[)）])?"
)
LAW_LINES = 3
"""Lines at the beginning in which the title of a law stands."""

OF_A_LAW = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,5}[章条]|本(?:法|条例|规定|办法|细则|决定|决议)|起施行|(?:政府|国务院|主席)令|〔\d{4}〕"
    r"|(?:通过|公布|颁布|批准|修正|修订|发布|印发)[）)]"
    r"|(?:人民代表大会|常务委员会|人民政府|国务院|委员会|办公[厅室]|[省市州盟县区]委)关于|^关于",
    re.MULTILINE,
)
"""What else is in a law or decision: articles, its name for itself, when and by whom it was made."""

TITLE = re.compile(r"工作报告")
OWN_TITLE = re.compile(r"政府工作报告")
WHOLE_TITLE = re.compile(
    r"(?!.*(?:作(?:的|了)?[《“]?(?:\d{4}年)?政府|关于|听取|审议|讨论|解读|学习|贯彻|落实))"
    r".{0,40}政府(?:\d{4}年度?)?工作报告[》”\"]?\s?(?:[（(].{0,30}[）)])?(?:\s?[—-].*)?"
)
"""A title that is the report's own to its end: 云岭市2031年政府工作报告, not 林一作政府工作报告."""

GIVEN_FOR = re.compile(r"代表(?![们委团大热建说]).{0,24}(?:政府|国务院|革命委员会|行政公署)")
OFFERED = re.compile(
    rf"{GIVEN_FOR.pattern}.{{0,60}}(?:报告|审议)|(?:受|我向).{{0,12}}(?:政府|国务院).{{0,8}}委托|请予?.{{0,6}}审议"
)
ON_BUDGET = ("a report on budget or plan", "预算或计划的报告")
"""What such a report is called, as (English, Chinese)."""

BUDGET_OFFERED = re.compile(
    r"(?:现|谨|受.{2,16}委托).{0,6}[将就把].{0,60}(?:预算执行情况|预算草案|决算|计划执行情况).{0,80}(?:审[查议]|报告)"
)
SIGNS_NEEDED = 2
"""Of title, salutation, offer to the congress, occasion, and both parts: a plan of a year beside a review. Each of
3,215 collected files has two."""

BOTH_PARTS = ("review and plan", "回顾与安排")

YEARS_WORK = re.compile(r"(?:\d{4}|今|新的一|[〇零一二三四五六七八九]{4})年.{0,12}(?:工作|任务|安排|目标|建议)")
"""The heading of the plan of a year: the plan alone, without the review, is a passage."""

LEAST_PLAN, LEAST_TEXT = 60, 3000
"""Characters of a plan, or else of the whole: with fewer it is the beginning of a report, or the news of one. The
shortest of 3,211 collected files has 5,304; in a long one with a plan of two lines it is the outline that failed.
A text shorter than the second may be a passage, which is read but not collected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The signs in a document that it is a work report; ``names`` has their names as (en, zh)."""

    title: str
    names: tuple[tuple[str, str], ...]
    has_offer: bool
    is_given_for_government: bool
    is_budget: bool


def admit(document: Document, kind: Kind) -> Outline:
    """Give the outline of the report in ``document``, which is to be collected.

    Raises :class:`~reportdiff.errors.NotAReport` with what is missing, where it is another kind of text."""
    refuse_review_alone(document)
    structure = outline(document, kind)
    if kind == "digest":
        return structure
    signs = signs_of(document, structure)
    _refuse_named(document, signs)
    plan = _plan_length(structure)
    short = plan < LEAST_PLAN and len(document.text) < LEAST_TEXT
    if short or len(signs.names) < SIGNS_NEEDED:
        raise _without_signs(document, signs, plan)
    return structure


def refuse_other(document: Document, structure: Outline) -> None:
    """Raise :class:`~reportdiff.errors.NotAReport` for a full text that is another kind of text.

    It is told by its characters, its lines or its title, or is long and without the signs of a report; a short one may
    be a passage. The message names the option that reads it all the same."""
    try:
        signs = signs_of(document, structure)
        _refuse_named(document, signs)
        is_long = len(document.text) >= LEAST_TEXT
        has_plan = structure.plan_found == "heading" or any(
            YEARS_WORK.search(each.title) for each in structure.sections
        )
        if is_long and len(signs.names) < SIGNS_NEEDED and not has_plan:
            raise _without_signs(document, signs, _plan_length(structure))
    except NotAReport as error:
        raise NotAReport(f"{error}, or add --anyway", f"{error.zh}，或加 --anyway 照读") from None


def _refuse_named(document: Document, signs: Signs) -> None:
    """Raise :class:`~reportdiff.errors.NotAReport` for what is known by its characters, its lines or its title."""
    name = document.name
    other = other_text(document.text)
    if other is not None and not _is_whole_beside(other, signs):
        (what, what_zh), (advice, advice_zh) = other.what, other.advice
        raise NotAReport(
            f"{name}: is {what} and no government work report (政府工作报告); {advice}",
            f"{name}：是{what_zh}，不是政府工作报告；{advice_zh}",
        )
    own = OWN_TITLE.search(signs.title) is not None
    is_budget = (BUDGET.search(signs.title) is not None and not own) or (
        signs.is_budget and not TITLE.search(signs.title)
    )
    is_economy = PLAN_OF_ECONOMY.search(signs.title) is not None and not signs.is_given_for_government
    is_other = OTHER_REPORT.search(signs.title) is not None and not own
    is_about = ABOUT_A_REPORT.search(signs.title) is not None and not signs.has_offer
    if is_budget or is_other or is_about or (is_economy and not own):
        raise _titled(name, signs.title, *(ON_BUDGET if is_budget or is_economy else ("", "")))
    law = _law_title(document, signs)
    if law:
        raise _titled(name, law, "a law or decision", "法规或决定")


def _titled(name: str, title: str, what: str, what_zh: str) -> NotAReport:
    """Say what a text is by its ``title``; ``what`` may be empty, and so may the title."""
    title = beginning(title, TITLE_LENGTH)
    by_title, by_title_zh = f"is titled {title}, which is", f"题为“{title}”，"
    if not title:
        by_title, by_title_zh = "reads as", "像"
    also, also_zh = (f"{what} and ", f"是{what_zh}，") if what else ("", "")
    return NotAReport(
        f"{name}: {by_title} {also}no government work report (政府工作报告); give the report itself",
        f"{name}：{by_title_zh}{also_zh}不是政府工作报告；请给出报告本身",
    )


def _is_whole_beside(other: OtherText, signs: Signs) -> bool:
    """Tell whether a text is a report in spite of the lines or letters of ``other``: many articles or quotes beside
    title and another sign, a translation or a listing beside title, review and plan."""
    if WHOLE_TITLE.fullmatch(signs.title) is None or len(signs.names) < SIGNS_NEEDED:
        return False
    return other in BY_LINES or (other in BY_LETTERS and BOTH_PARTS in signs.names)


def _law_title(document: Document, signs: Signs) -> str:
    """Give the title of a law or decision at the beginning of a text that does not say there that it is a report."""
    if signs.has_offer or TITLE.search(document.text[:OFFER]):
        return ""
    head = document.text[:REACH]
    for line in (line.strip() for line in head.split("\n")[:LAW_LINES]):
        if len(line) <= TITLE_LENGTH and LAW_TITLE.fullmatch(line) and not _is_task(line):
            return line if OF_A_LAW.search(head) else ""
    return ""


def _is_task(line: str) -> bool:
    """Tell whether a line is the heading of a task: numbered, with a comma, or beginning with what is to be done.

    Whoever studies the report of the government writes about it; a report itself has no such heading."""
    if number_of(line) is not None or "，" in line.partition("工作报告")[0]:
        return True
    return TASK.match(line) is not None and OWN_TITLE.search(line) is None


def _without_signs(document: Document, signs: Signs, plan: int) -> NotAReport:
    """Say which signs of a report a text has, where they are too few."""
    names, names_zh = (", ".join(en for en, _ in signs.names), "、".join(zh for _, zh in signs.names))
    return NotAReport(
        f"{document.name}: does not read as a government work report (政府工作报告): of the signs of one it has "
        f"{names or 'none'}, and {plan} characters of plan; give the full text of a report",
        f"{document.name}：不像政府工作报告（{f'有{names_zh}' if names_zh else '应有的特征一项也没有'}，"
        f"{f'年度安排{plan}字' if plan else '没有年度安排'}）；请给出报告全文",
    )


def _plan_length(structure: Outline) -> int:
    return sum(span.end - span.start for span in structure.parts if span.part == "plan")


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
        BOTH_PARTS: structure.plan_found != "whole" and {"review", "plan"} <= parts,
    }
    return Signs(
        title=title,
        names=tuple(sign for sign, has in checks.items() if has),
        has_offer=has_offer,
        is_given_for_government=GIVEN_FOR.search(offer) is not None,
        is_budget=BUDGET_OFFERED.search(offer) is not None and "政府工作" not in offer,
    )


def _title(document: Document, simple: str) -> str:
    """Give the title that front matter states, else the first short line above the salutation that is one.

    A heading of a task is none, and the text of a passage has no salutation."""
    front_matter_title = plain_words(str(document.metadata.get("title") or ""))
    salutation = SALUTATION.search(simple)
    lines = (simple[: salutation.start()] if salutation else simple).split("\n")
    short = (line.strip() for line in lines if len(line) <= TITLE_LENGTH)
    titles = [line for line in short if WHOLE_TITLE.fullmatch(line) or (TITLED.search(line) and not _is_task(line))]
    return front_matter_title or (titles[0] if titles else "")
