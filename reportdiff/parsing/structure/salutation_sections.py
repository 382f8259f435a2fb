"""Sections that no heading opens, but a bare 各位代表！ does.

Many plans end with blocks on the government's own work, on nationalities and religion, on defence. A salutation in a
line of its own stands before each, and without it they would be filed under the last numbered heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.model import PartName
from reportdiff.parsing.structure.closing import SALUTATION
from reportdiff.parsing.structure.headings import FIGURE, HANZI, TOPIC_LENGTH, Heading
from reportdiff.reading.document import Document

SALUTATION_LENGTH = 10
"""Characters of a line that is a salutation and nothing else."""

SUBJECT = re.compile(
    r"政府.{0,6}建设|自身建设|民族|宗教|侨|国防|部队|拥军|双拥|退役|港澳|台湾|两岸|外交|廉政|从严治党|党的建设"
)
"""What such blocks are about; the clause that says so is the best name for one."""

LEAD = re.compile(r"^(?:我们|今年|同时|一年来)?(?:将|要|必须|需要|应当|始终)?(?:继续)?")
CLAUSE = re.compile(r"[，。；：！？]")


def salutation_sections(
    document: Document, headings: Sequence[Heading], parts: Sequence[PartName | None]
) -> tuple[Heading, ...]:
    """``headings`` with one for each bare salutation behind a numbered section of the plan, in document order; its
    title is the clause of the next paragraph that names the subject, else the first one."""
    added = [
        Heading(block=index, title=title, start=block.start, end=block.end, rank=rank)
        for index, block in enumerate(document.blocks[:-1])
        if parts[index] == parts[index + 1] == "plan"
        and _is_bare_salutation(document.block_text(index))
        and (rank := _rank(headings, parts, index))
        and (title := _title(document.block_text(index + 1)))
    ]
    return tuple(sorted((*headings, *added), key=lambda heading: heading.start)) if added else tuple(headings)


def _is_bare_salutation(text: str) -> bool:
    return len(text) <= SALUTATION_LENGTH and SALUTATION.match(text) is not None


def _rank(headings: Sequence[Heading], parts: Sequence[PartName | None], index: int) -> int:
    """The rank of the outermost numbered sections before block ``index`` in its stretch of the plan, without the
    heading that begins it; 0 where there are none, or where another heading follows at once."""
    if any(heading.block == index + 1 for heading in headings):
        return 0
    begin = index
    while begin > 0 and parts[begin - 1] == parts[index]:
        begin -= 1
    inside = [heading for heading in headings if begin < heading.block < index and heading.numbered is not None]
    return min((heading.rank for heading in inside), default=0)


def _title(paragraph: str) -> str:
    clauses = [LEAD.sub("", clause.strip()) for clause in CLAUSE.split(paragraph) if clause.strip()]
    named = [clause for clause in clauses if SUBJECT.search(clause) and len(clause) <= TOPIC_LENGTH]
    named = [clause for clause in named if not FIGURE.search(clause)]
    first = (named or clauses or [""])[0][:TOPIC_LENGTH]
    return first if len(HANZI.findall(first)) >= 2 else ""
