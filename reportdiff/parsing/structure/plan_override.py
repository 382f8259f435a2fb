"""The heading that a reader says the plan begins with, found among those of the report."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.errors import ReportdiffError
from reportdiff.model import PartName
from reportdiff.parsing.folding import skeleton
from reportdiff.parsing.structure.headings import Heading, part_level
from reportdiff.reading.document import Document
from reportdiff.text.shortening import few

SHOWN = 12
"""So many headings are named in a message; where there are more, the outermost."""

LONGEST_LINE = 60
"""Characters of a line that may be asked for although it was not taken for a heading."""


class UnknownHeading(ReportdiffError):
    """No heading of the report, or more than one, is the one that was asked for."""


def asked_block(document: Document, headings: Sequence[Heading], asked: str, *, first: int) -> int:
    """Find the index of the block that begins with the heading ``asked``; width, script, punctuation and number do not
    matter.

    A whole heading goes before the beginning of one, and both before words inside one; a short line may be named whole
    although it was not taken for a heading. Blocks before ``first`` (title, salutation) are left out. Raises
    :class:`UnknownHeading`, which names the headings there are."""
    words = skeleton(asked)
    names = {heading.block: (skeleton(heading.title), skeleton(_line(document, heading))) for heading in headings}
    matches = [block for block, both in names.items() if words and words in both]
    if words and not matches:
        matches = _whole_lines(document, words, first)
    if len(words) > 1 and not matches:
        matches = [block for block, both in names.items() if any(name.startswith(words) for name in both)]
    if len(words) > 1 and not matches:
        matches = [block for block, both in names.items() if any(words in name for name in both)]
    if len(matches) == 1:
        return matches[0]
    choices = [heading for heading in headings if not matches or heading.block in matches]
    if len(choices) > SHOWN:
        choices = list(part_level(headings)) or choices
    lines = few([_line(document, heading) for heading in choices], SHOWN)
    raise _refusal(document.name, asked, lines, several=bool(matches))


def _line(document: Document, heading: Heading) -> str:
    """Give the heading with its number, as it is in the text."""
    return document.text[heading.start : heading.end].strip()


def _whole_lines(document: Document, words: str, first: int) -> list[int]:
    return [
        index
        for index in range(first, len(document.blocks))
        if document.blocks[index].end - document.blocks[index].start <= LONGEST_LINE
        and skeleton(document.block_text(index)) == words
    ]


def _refusal(name: str, asked: str, lines: Sequence[str], *, several: bool) -> UnknownHeading:
    there, there_zh = " | ".join(lines) or "none", "｜".join(lines) or "无"
    if several:
        return UnknownHeading(
            f"{name}: several headings read {asked!r}; say which, more of its words: {there}",
            f"{name}：有几个标题都像“{asked}”；请多写几个字：{there_zh}",
        )
    return UnknownHeading(
        f"{name}: no heading reads {asked!r}; choose one of: {there}",
        f"{name}：没有“{asked}”这个标题；请从这些标题中选一个：{there_zh}",
    )


def plan_from_block(parts: Sequence[PartName | None], begin: int) -> list[PartName | None]:
    """Give ``parts`` with the plan from block ``begin`` to the closing, and none before it."""
    before: list[PartName | None] = ["review" if part == "plan" else part for part in parts[:begin]]
    return before + [part if part == "closing" else "plan" for part in parts[begin:]]
