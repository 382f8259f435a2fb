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
from reportdiff.text.clause_marks import CLAUSE_BREAK

SALUTATION_LENGTH = 10
"""Characters of a line that is a salutation and nothing else."""

SUBJECT = re.compile(
    r"(?:政府自身建设|(?:法治|服务型|廉洁)政府建设|政府.{0,4}建设|从严治党|廉政建设)"
    r"|(?:民族区域自治|民族团结|民族(?:宗教)?(?:工作|政策|事务)|宗教(?:工作|政策|事务)|侨务工作)"
    r"|(?:国防和军队(?:现代化)?建设|国防动员|国防(?:教育|建设)|驻.{0,4}部队(?:建设)?|双拥(?:共建|工作)?|退役军人)"
    r"|(?:港澳|“一国两制”|两岸关系|对台工作)|(?:和平外交|和平发展道路|人类命运共同体)"
)
"""What such blocks are about. The words are nearly the same every year, which a clause around them is not."""

LEAD = re.compile(r"^(?:我们|今年|同时|一年来)?(?:将|要|必须|需要|应当|始终)?(?:继续)?")


def salutation_sections(
    document: Document, headings: Sequence[Heading], parts: Sequence[PartName | None]
) -> tuple[Heading, ...]:
    """``headings`` with one for each bare salutation behind a numbered section of the plan, in document order; its
    title is what the next paragraph says of its subject (:data:`SUBJECT`), else its first clause."""
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
    if subject := SUBJECT.search(paragraph):
        return subject.group()
    clauses = [LEAD.sub("", clause.strip()) for clause in CLAUSE_BREAK.split(paragraph) if clause.strip()]
    first = next((clause for clause in clauses if not FIGURE.search(clause)), "")[:TOPIC_LENGTH]
    return first if len(HANZI.findall(first)) >= 2 else ""
