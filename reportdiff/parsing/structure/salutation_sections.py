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
    """Give ``headings`` with one for each bare salutation behind a numbered section of the plan, in document order; its
    title is what the next paragraph says of its subject (:data:`SUBJECT`), else its first clause."""
    ranks = _ranks(headings, parts)
    additions = [
        Heading(block=index, title=title, start=block.start, end=block.end, rank=rank)
        for index, block in enumerate(document.blocks[:-1])
        if parts[index] == parts[index + 1] == "plan"
        and _is_bare_salutation(document.block_text(index))
        and (rank := ranks[index])
        and (title := _title(document.block_text(index + 1)))
    ]
    return tuple(sorted((*headings, *additions), key=lambda heading: heading.start)) if additions else tuple(headings)


def _is_bare_salutation(text: str) -> bool:
    """Tell whether a line is a salutation and nothing else."""
    return len(text) <= SALUTATION_LENGTH and SALUTATION.match(text) is not None


def _ranks(headings: Sequence[Heading], parts: Sequence[PartName | None]) -> list[int]:
    """Give for every block the rank of the outermost numbered sections before it in its stretch of a part, without the
    heading that begins the stretch; 0 where there are none, or where another heading follows at once."""
    of_block: dict[int, int] = {}
    for heading in headings:
        if heading.numbered is not None:
            of_block[heading.block] = min(heading.rank, of_block.get(heading.block, heading.rank))
    heading_blocks = {heading.block for heading in headings}
    ranks: list[int] = []
    begin, outermost = 0, 0
    for index, part in enumerate(parts):
        if index and parts[index - 1] != part:
            begin, outermost = index, 0
        elif index - 1 > begin and (rank := of_block.get(index - 1, 0)):
            outermost = min(rank, outermost or rank)
        ranks.append(0 if index + 1 in heading_blocks else outermost)
    return ranks


def _title(paragraph: str) -> str:
    """Say what a paragraph is about; ``""`` where no clause of it says so."""
    if subject := SUBJECT.search(paragraph):
        return subject.group()
    clauses = [LEAD.sub("", clause.strip()) for clause in CLAUSE_BREAK.split(paragraph) if clause.strip()]
    first = next((clause for clause in clauses if not FIGURE.search(clause)), "")[:TOPIC_LENGTH]
    return first if len(HANZI.findall(first)) >= 2 else ""
