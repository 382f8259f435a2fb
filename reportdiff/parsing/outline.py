"""The outline of a report: its parts (review, outlook, plan, closing), its sections, and what of it is heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from reportdiff.corpus import identify
from reportdiff.model import Kind, PartName, PartSpan, Section
from reportdiff.parsing.headings import NUMBER_RANK, Heading, Headings, find_headings, part_level
from reportdiff.parsing.parts import Passage, best_path, label_of, passages_of
from reportdiff.reading.document import Document
from reportdiff.reading.numbering import years_in

PlanFound = Literal["heading", "wording", "whole"]

SALUTATION = re.compile(r"(?:各位代表|各位委员|同志们|各位同志|代表们)")
INTRODUCTION = re.compile(r".{0,60}(?:我.{0,3}代表.{0,30}(?:报告|审议)|审议|提出意见|予以审查)")
HEAD_BLOCKS = 30
"""Title, date, speaker, salutation and the sentence that offers the report take fewer blocks than this."""

TITLE_LENGTH = 160
"""Title, date and speaker, and the notes of an editor above them, are shorter than this; a paragraph is longer."""

HEAD_SHARE = 0.12
"""A first heading after more than this share of the text comes too late to be where the report begins."""

MAIN_PART = 0.5
"""A plan that no heading names and that is shorter than this share of the outlook is an afterthought to it."""

CLOSING_WORDS = re.compile(r"让我们|团结|奋斗|奋进|篇章|而努力|谢谢|新的?(?:更大)?(?:贡献|胜利|征程)|携手|万岁|前进")
CLOSING_SHARE = 0.12
LAST_BLOCKS = 3
"""The closing begins in the last 12 % of the text, or in its last three paragraphs where the text is short."""

ANNEX = re.compile(
    r"附件|附[:：]|附录|附注|附\s*$|[《“(（]?(?:政府工作报告[》”)）]?)?\s*(?:中?的?(?:有关|相关|部分|特定)?)?"
    r"(?:名词|用语|词语|缩略语|术语|注释|注解|特定词语)(?:解释|注释|说明|名词)?.{0,12}$|"
    r"(?:20\d\d年)?.{0,12}(?:件|项|方面|大)?.{0,8}(?:实事|民心工程)(?:项目|清单|一览表|目标)?$"
)
ANNEX_LENGTH = 40
ANNEX_PLAN = re.compile(r"实事|民心工程|任务|项目|事项|清单|目标")
ANNEX_NOTES = re.compile(r"名词|解释|注释|注解|用语|词语|缩略语|术语|说明|附注")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """``parts`` and ``sections`` in document order; ``heading_spans`` are the characters that are heading or number.

    What stands before the first part (title, date, salutation) belongs to none. ``plan_found`` says how the plan was
    told: by a ``heading`` that names it, by the ``wording`` of the paragraphs, or not at all (``whole``)."""

    parts: tuple[PartSpan, ...]
    sections: tuple[Section, ...]
    plan_found: PlanFound
    heading_spans: tuple[tuple[int, int], ...]


def outline(document: Document, kind: Kind) -> Outline:
    """The outline of ``document``. A digest is plan from end to end, and its sections are its Markdown headings."""
    blocks = document.blocks
    if not blocks:
        return Outline(parts=(), sections=(), plan_found="whole", heading_spans=())
    if kind == "digest":
        found = find_headings(document, marked_only=True)
        parts: list[PartName | None] = ["plan"] * len(blocks)
        plan_found: PlanFound = "heading"
    else:
        offered = _offered(document)
        found = find_headings(document, first=offered)
        parts, plan_found = _parts(document, found, offered)
    return Outline(
        parts=_spans(document, parts),
        sections=_sections(document, found.headings, parts),
        plan_found=plan_found,
        heading_spans=tuple(sorted({(heading.start, heading.end) for heading in found.headings} | set(found.numbers))),
    )


def _text(document: Document, index: int) -> str:
    block = document.blocks[index]
    return document.text[block.start : block.end]


def _offered(document: Document) -> int:
    """Index of the first block after title, salutation and 请予审议; 0 where there is none of them. A salutation
    behind a whole paragraph of text opens a chapter, or closes the report: nothing before it is title."""
    after = 0
    for index in range(min(HEAD_BLOCKS, len(document.blocks))):
        text = _text(document, index)
        if document.blocks[index].role == "heading" and index > after:
            break
        if not after and len(text) > TITLE_LENGTH and not INTRODUCTION.match(text):
            break
        if SALUTATION.match(text) and len(text) <= 20:
            after = max(after, index + 1)
        elif INTRODUCTION.match(text) and len(text) <= 300:
            return index + 1
        elif after and index >= after + 2:
            break
    return after


def _parts(document: Document, found: Headings, offered: int) -> tuple[list[PartName | None], PlanFound]:
    """The part of every block of a full text, ``None`` before the first part."""
    count = len(document.blocks)
    year = _year(document, found.headings)
    dividing = _dividing(found.headings, year=year)
    annex = _annex_start(document, offered)
    end = _closing_start(document, offered, annex)
    begin = _begin(document, dividing, offered)
    texts = [_text(document, index) for index in range(begin, end)]
    headings = {heading.block - begin: heading for heading in found.headings if begin <= heading.block < end}
    divides = frozenset(heading.block - begin for heading in dividing if begin <= heading.block < end)
    passages = tuple(passages_of(texts, headings, divides, year=year))
    states: list[PartName] = list(best_path(passages))
    plan_found = _how_found(passages, states)
    if plan_found == "whole":
        states = ["plan"] * len(states)
    parts: list[PartName | None] = [None] * begin + list(states) + ["closing"] * (count - end)
    for index in _annex_plan(document, annex):
        parts[index] = "plan"
    return parts, plan_found


def _how_found(passages: Sequence[Passage], states: list[PartName]) -> PlanFound:
    """How the plan was told. Where the aims of five years are all there is, they become the plan in ``states``."""
    named = any("plan" in passage.over.parts and passage.over.sure for passage in _of(passages, states, "plan"))
    if not named and _length(passages, states, "plan") < MAIN_PART * _length(passages, states, "outlook"):
        states[:] = ["plan" if state == "outlook" else state for state in states]
    if "plan" not in states:
        return "whole"
    first = passages[states.index("plan")]
    if "plan" in first.over.parts and first.over.sure:
        return "heading"
    return "wording" if "review" in states or "outlook" in states or named else "whole"


def _of(passages: Sequence[Passage], states: Sequence[PartName], part: PartName) -> list[Passage]:
    return [passage for passage, state in zip(passages, states, strict=True) if state == part]


def _length(passages: Sequence[Passage], states: Sequence[PartName], part: PartName) -> int:
    return sum(len(passage.text) for passage in _of(passages, states, part))


def _year(document: Document, headings: Sequence[Heading]) -> int:
    """The year whose plan the report holds, 0 if nothing tells: front matter, else what the headings say about the
    date of delivery (some reports are delivered in the December before)."""
    told = identify(document, Path(document.name)).year
    if "year" in document.metadata and told:
        return told
    named = [year for heading in headings if (heading.numbered or 0) <= 1 for year in years_in(heading.title)]
    if not told:
        return max(named, default=0)
    return max((year for year in named if year in (told, told + 1)), default=told)


def _dividing(headings: Sequence[Heading], *, year: int) -> tuple[Heading, ...]:
    """The headings that may begin a part: bare lines that name parts if there are two of them, else the outermost."""
    named = tuple(
        heading
        for heading in headings
        if heading.numbered is None and not heading.marked and _names_part(heading, year=year)
    )
    outermost = part_level(headings)
    if len({label_of(heading.title, year=year).parts for heading in named}) >= 2:
        if any(label_of(heading.title, year=year).sure for heading in outermost if heading.numbered != 1):
            return tuple(sorted({*named, *outermost}, key=lambda heading: heading.block))
        return named
    return tuple(sorted({*named, *outermost}, key=lambda heading: heading.block))


def _names_part(heading: Heading, *, year: int) -> bool:
    label = label_of(heading.title, year=year)
    return bool(label.parts) and label.sure and len(heading.title) >= 5


def _begin(document: Document, dividing: Sequence[Heading], offered: int) -> int:
    """Index of the block where the first part begins: the first heading, unless it comes late."""
    if not dividing:
        return offered
    first = dividing[0].block
    start = document.blocks[min(offered, len(document.blocks) - 1)].start
    late = document.blocks[first].start - start > HEAD_SHARE * len(document.text)
    return offered if late else first


def _annex_start(document: Document, offered: int) -> int:
    """Index of the first line of an annex (notes, 附件) that stands after closing words; else the number of blocks."""
    blocks = document.blocks
    middle = len(document.text) // 3
    for index in range(offered, len(blocks)):
        block = blocks[index]
        if block.start < middle or block.end - block.start > ANNEX_LENGTH or not ANNEX.match(_text(document, index)):
            continue
        before = range(max(offered, index - 6), index)
        if any(SALUTATION.match(_text(document, near)) or "让我们" in _text(document, near) for near in before):
            return index
    return len(blocks)


def _annex_plan(document: Document, annex: int) -> list[int]:
    """Blocks of annexes that hold commitments (民生实事, 任务清单), not notes."""
    plan: list[int] = []
    holds = False
    for index in range(annex, len(document.blocks)):
        text = _text(document, index)
        if len(text) <= ANNEX_LENGTH and ANNEX.match(text):
            title = "".join(_text(document, near) for near in range(index, min(index + 2, len(document.blocks))))
            holds = ANNEX_PLAN.search(title) is not None and not ANNEX_NOTES.search(title[:ANNEX_LENGTH])
        if holds:
            plan.append(index)
    return plan


def _closing_start(document: Document, offered: int, annex: int) -> int:
    """Index of the last paragraph that addresses the deputies and calls on them; ``annex`` if there is none."""
    blocks = document.blocks
    if annex <= offered:
        return annex
    earliest = blocks[annex - 1].end - CLOSING_SHARE * (blocks[annex - 1].end - blocks[offered].start)
    for index in range(annex - 1, offered, -1):
        if blocks[index].start < earliest and index < annex - LAST_BLOCKS:
            break
        if SALUTATION.match(_text(document, index)):
            rest = document.text[blocks[index].start : blocks[annex - 1].end]
            if CLOSING_WORDS.search(rest):
                return index
    for index in range(annex - 1, max(offered, annex - 1 - LAST_BLOCKS), -1):
        if "让我们" in _text(document, index):
            return index
    return annex


def _spans(document: Document, parts: Sequence[PartName | None]) -> tuple[PartSpan, ...]:
    spans = []
    for part, run in groupby(range(len(parts)), key=lambda index: parts[index]):
        indices = list(run)
        if part is not None:
            start, end = document.blocks[indices[0]].start, document.blocks[indices[-1]].end
            spans.append(PartSpan(part=part, start=start, end=end))
    return tuple(spans)


def _sections(document: Document, headings: Sequence[Heading], parts: Sequence[PartName | None]) -> tuple[Section, ...]:
    """The headings that stand in a part, with what is under them; a section does not reach into the closing."""
    kept = [heading for heading in headings if parts[heading.block] is not None]
    ranks = _ranks(kept, parts)
    parents: list[int | None] = []
    ends: list[int] = []
    stack: list[int] = []
    for index, heading in enumerate(kept):
        while stack and ranks[stack[-1]] >= ranks[index]:
            stack.pop()
        parents.append(stack[-1] if stack else None)
        stack.append(index)
        later = zip(kept[index + 1 :], ranks[index + 1 :], strict=True)
        following = next((other.start - 1 for other, rank in later if rank <= ranks[index]), len(document.text))
        ends.append(min(following, _closing_edge(document, parts, heading.block)))
    levels: list[int] = []
    for parent in parents:
        levels.append(1 if parent is None else levels[parent] + 1)
    return tuple(
        Section(
            title=heading.title,
            level=levels[index],
            part=parts[heading.block] or "plan",
            start=heading.start,
            end=max(ends[index], heading.end),
            parent=parents[index],
        )
        for index, heading in enumerate(kept)
    )


def _closing_edge(document: Document, parts: Sequence[PartName | None], block: int) -> int:
    """End of the last block before the closing (or the annex after it) begins."""
    if parts[block] == "closing":
        return len(document.text)
    for index in range(block, len(parts)):
        if parts[index] == "closing":
            return document.blocks[index - 1].end
    return len(document.text)


def _ranks(headings: Sequence[Heading], parts: Sequence[PartName | None]) -> list[int]:
    """Ranks with bare headings that begin a part lifted above the numbers under them."""
    ranks = []
    for heading in headings:
        begins = heading.block == 0 or parts[heading.block - 1] != parts[heading.block]
        lifted = heading.numbered is None and not heading.marked and begins
        ranks.append(NUMBER_RANK - 1 if lifted else heading.rank)
    return ranks
