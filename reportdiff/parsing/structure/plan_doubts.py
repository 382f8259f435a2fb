"""Whether the plan of a report was told with confidence, and if not, why."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.model import PartSpan, PlanDoubt
from reportdiff.parsing.structure.headings import is_glued
from reportdiff.parsing.structure.parts import ORDINALS
from reportdiff.reading.document import BlockRole, Document
from reportdiff.reading.numbering import ends_sentence, number_of
from reportdiff.reading.restoring.glued import RUNNING_ON
from reportdiff.reading.restoring.lost_breaks import UNBROKEN

SHORT_PLAN = 0.1
"""Share of the text below which a plan without an outlook beside it is doubtful: of the 3,211 files that
``benchmarks/robustness.py`` reads, one is, and its pages are incomplete."""

LAST_PARAGRAPH = 40
"""Characters from which on the last paragraph is prose, which ends in a full stop."""

SCRAP = 1
"""Characters up to which a last paragraph is the beginning of one that is lost."""

CLOSED = re.compile(r"[。！？!?…；;”’」』）)\]】—\-.]$")

LISTED = re.compile(r"[-*+·•●■◆▪○□◇]|[^，。]{1,14}(?<![是为])[：:]")
"""An item, or a term with what it means behind a colon."""

CHAPTER = re.compile(rf"([{ORDINALS}])[、．.]")


def plan_doubts(document: Document, parts: Sequence[PartSpan], plan_found: str) -> tuple[PlanDoubt, ...]:
    """Say why the plan may not be what it should be, the weightiest first; empty where it is told with confidence."""
    doubts: list[PlanDoubt] = []
    if plan_found == "whole":
        doubts.append("no_plan")
    if plan_found == "wording":
        doubts.append("no_heading")
    if plan_found == "wording" and _leaves_one_out(document):
        doubts.append("chapter_missing")
    if _runs_together(document):
        doubts.append("run_together")
    if _share(parts, "plan") < SHORT_PLAN * len(document.text) and not _share(parts, "outlook"):
        doubts.append("short_plan")
    last = document.blocks[-1]
    in_plan = any(span.part == "plan" and span.start <= last.start < span.end for span in parts)
    if in_plan and is_broken_off(document.text[last.start : last.end], last.role):
        doubts.append("broken_off")
    return tuple(doubts)


def is_broken_off(text: str, role: BlockRole = "paragraph") -> bool:
    """Tell whether a last block is prose that does not end, or no more than its first character.

    Prose is what has :data:`LAST_PARAGRAPH` characters, or a full stop or comma in a paragraph that is neither
    numbered, nor an item, nor a term with what it means (云岭指数：…)."""
    if CLOSED.search(text) or ends_sentence(text):
        return False
    if len(text) >= LAST_PARAGRAPH or len(text) <= SCRAP:
        return True
    is_listed = role != "paragraph" or number_of(text) is not None or LISTED.match(text) is not None
    return not is_listed and ("。" in text or "，" in text)


def _runs_together(document: Document) -> bool:
    """Tell whether paragraphs still share one line, or only the wording told where a heading ends."""
    if is_glued(document) or any(entry.what == "heading_by_wording" for entry in document.ledger):
        return True
    longest = max(block.end - block.start for block in document.blocks)
    return longest >= UNBROKEN or (longest >= RUNNING_ON and longest > len(document.text) / 2)


def _leaves_one_out(document: Document) -> bool:
    """Tell whether the chapters are numbered 一、 … and jump over a number: something is missing, the plan perhaps.

    Chapters that begin anew (一、 again) are counted anew."""
    last = 0
    for block in document.blocks:
        number = CHAPTER.match(document.text, block.start, block.end)
        if number is None:
            continue
        ordinal = ORDINALS.index(number.group(1)) + 1
        if ordinal > last + 1:
            return True
        last = ordinal
    return False


def _share(parts: Sequence[PartSpan], part: str) -> int:
    return sum(span.end - span.start for span in parts if span.part == part)
