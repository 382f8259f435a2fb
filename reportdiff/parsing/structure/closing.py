"""Where a report ends: the closing words to the deputies, and what is printed after them (lists, notes)."""

from __future__ import annotations

import re

from reportdiff.reading.document import Document

SALUTATION = re.compile(r"(?:各位代表|各位委员|同志们|各位同志|代表们)")

CLOSING_WORDS = re.compile(r"让我们|团结|奋斗|奋进|篇章|而努力|谢谢|新的?(?:更大)?(?:贡献|胜利|征程)|携手|万岁|前进")
CLOSING_SHARE = 0.12
LAST_BLOCKS = 3
"""The closing begins in the last 12 % of the text, or in its last three paragraphs where the text is short."""

LONGEST_CLOSING = 3_000
"""Characters of the first paragraph of a closing; a longer one is a text that lost its breaks."""

ANNEX = re.compile(
    r"附件|附[:：]|附录|附注|附\s*$|[《“(（]?(?:政府工作报告[》”)）]?)?\s*(?:中?的?(?:有关|相关|部分|特定)?)?"
    r"(?:名词|用语|词语|缩略语|术语|注释|注解|释义|特定词语)(?:解释|注释|说明|名词)?.{0,12}$|"
    r"(?:20\d\d年)?.{0,12}(?:件|项|方面|大)?.{0,8}(?:实事|民心工程)(?:项目|清单|一览表|目标)?$"
)
ANNEX_LENGTH = 40
ANNEX_PLAN = re.compile(r"实事|民心工程|任务|项目|事项|清单|目标")
ANNEX_NOTES = re.compile(
    r"名词|解释|注释|注解|用语|词语|缩略语|术语|说明|附注|释义|(?:完成|落实|办理|进展)情况(?!.*(?:安排|计划))"
)


def annex_start(document: Document, first_block: int) -> int:
    """Find the index of the first line of an annex (notes, 附件) that stands after closing words; else the number of
    blocks."""
    blocks = document.blocks
    middle = len(document.text) // 3
    for index in range(first_block, len(blocks)):
        block = blocks[index]
        if (
            block.start < middle
            or block.end - block.start > ANNEX_LENGTH
            or not ANNEX.match(document.block_text(index))
        ):
            continue
        before = range(max(first_block, index - 6), index)
        if any(SALUTATION.match(document.block_text(near)) or "让我们" in document.block_text(near) for near in before):
            return index
    return len(blocks)


def annex_plan(document: Document, annex: int) -> list[int]:
    """Give the blocks of annexes that hold commitments (民生实事, 任务清单), not notes."""
    plan: list[int] = []
    holds = False
    for index in range(annex, len(document.blocks)):
        text = document.block_text(index)
        if len(text) <= ANNEX_LENGTH and ANNEX.match(text):
            title = "".join(document.block_text(near) for near in range(index, min(index + 2, len(document.blocks))))
            holds = ANNEX_PLAN.search(title) is not None and not ANNEX_NOTES.search(title[:ANNEX_LENGTH])
        if holds:
            plan.append(index)
    return plan


def closing_start(document: Document, first_block: int, annex: int) -> int:
    """Find the index of the last paragraph that addresses the deputies and calls on them; ``annex`` if there is
    none."""
    blocks = document.blocks
    if annex <= first_block:
        return annex
    earliest = blocks[annex - 1].end - CLOSING_SHARE * (blocks[annex - 1].end - blocks[first_block].start)
    for index in range(annex - 1, first_block, -1):
        if blocks[index].start < earliest and index < annex - LAST_BLOCKS:
            break
        if blocks[index].end - blocks[index].start > LONGEST_CLOSING:
            break
        if SALUTATION.match(document.block_text(index)):
            rest = document.text[blocks[index].start : blocks[annex - 1].end]
            if CLOSING_WORDS.search(rest):
                return index
    for index in range(annex - 1, max(first_block, annex - 1 - LAST_BLOCKS), -1):
        if "让我们" in document.block_text(index) and blocks[index].end - blocks[index].start <= LONGEST_CLOSING:
            return index
    return annex
