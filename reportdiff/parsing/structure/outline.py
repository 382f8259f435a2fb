"""The outline of a report: its parts (review, outlook, plan, closing), its sections, and what of it is heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from reportdiff.corpus.specs import year_and_region_of
from reportdiff.model import Kind, PartName, PartSpan, PlanDoubt, Section
from reportdiff.parsing.identity import Identity, identify
from reportdiff.parsing.structure.closing import SALUTATION, annex_plan, annex_start, closing_start
from reportdiff.parsing.structure.headings import NUMBER_RANK, Heading, Headings, find_headings, part_level
from reportdiff.parsing.structure.parts import Passage, best_path, label_of, passages_of
from reportdiff.parsing.structure.plan_doubts import plan_doubts
from reportdiff.parsing.structure.plan_override import asked_block, plan_from_block
from reportdiff.parsing.structure.salutation_sections import SALUTATION_LENGTH, salutation_sections
from reportdiff.reading.document import Document
from reportdiff.reading.numbering import years_in

PlanFound = Literal["heading", "wording", "whole"]

INTRODUCTION = re.compile(r".{0,60}(?:我.{0,3}代表.{0,30}(?:报告|审议)|审议|提出意见|予以审查)")
HEAD_BLOCKS = 30
"""Title, date, speaker, salutation and the sentence that offers the report take fewer blocks than this."""

TITLE_LENGTH = 160
"""Title, date and speaker, and the notes of an editor above them, are shorter than this; a paragraph is longer."""

FIRST_NUMBER = re.compile(r"[（(]?\s?一\s?[、．.）)]")

HEAD_SHARE = 0.12
"""A first heading after more than this share of the text comes too late to be where the report begins."""

MAIN_PART = 0.5
"""A plan that no heading names and that is shorter than this share of the outlook is an afterthought to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """``parts`` and ``sections`` in document order; ``heading_spans`` are the characters that are heading or number.

    What stands before the first part (title, date, salutation) belongs to none. ``plan_found`` says how the plan was
    told: by a ``heading`` that names it, by the ``wording`` of the paragraphs, or not at all (``whole``);
    ``plan_doubts`` says why that may be wrong."""

    parts: tuple[PartSpan, ...]
    sections: tuple[Section, ...]
    plan_found: PlanFound
    heading_spans: tuple[tuple[int, int], ...]
    plan_doubts: tuple[PlanDoubt, ...] = ()


def outline(
    document: Document, kind: Kind, *, plan_from: str | None = None, identity: Identity | None = None
) -> Outline:
    """Give the outline of ``document``. A digest is plan from end to end, and its sections are its Markdown headings.

    ``identity`` is what the report is, if that is known already; else it is told here.
    ``plan_from`` names the heading that the plan begins with; it then goes on to the closing, whatever the wording
    says. Raises :class:`~reportdiff.parsing.structure.plan_override.UnknownHeading` if there is no such heading."""
    blocks = document.blocks
    if not blocks:
        return Outline(parts=(), sections=(), plan_found="whole", heading_spans=())
    if kind == "digest":
        structure = find_headings(document, marked_only=True)
        parts: list[PartName | None] = ["plan"] * len(blocks)
        plan_found: PlanFound = "heading"
    else:
        first_block = _end_of_head(document)
        structure = find_headings(document, first=first_block)
        parts, plan_found = _parts(document, structure, first_block, identity or identify(document, None))
    if plan_from is not None:
        begin = asked_block(document, structure.headings, plan_from, first=0 if kind == "digest" else first_block)
        parts, plan_found = plan_from_block(parts, begin), "heading"
    headings = structure.headings if kind == "digest" else salutation_sections(document, structure.headings, parts)
    spans = _spans(document, parts)
    full = kind == "full_text" and plan_from is None
    return Outline(
        parts=spans,
        sections=_sections(document, headings, parts),
        plan_found=plan_found,
        plan_doubts=plan_doubts(document, spans, plan_found) if full else (),
        heading_spans=tuple(sorted({(heading.start, heading.end) for heading in headings} | set(structure.numbers))),
    )


def _end_of_head(document: Document) -> int:
    """Find the index of the first block after title, salutation and 请予审议; 0 where there is none of them. A
    salutation behind a whole paragraph of text opens a chapter, or closes the report: nothing before it is title."""
    after = 0
    for index in range(min(HEAD_BLOCKS, len(document.blocks))):
        text = document.block_text(index)
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


def _parts(
    document: Document, structure: Headings, first_block: int, identity: Identity
) -> tuple[list[PartName | None], PlanFound]:
    """Give the part of every block of a full text, ``None`` before the first part."""
    count = len(document.blocks)
    year = _year(document, structure.headings, identity)
    dividing = _dividing(document, structure.headings, year=year)
    annex = annex_start(document, first_block)
    end = closing_start(document, first_block, annex)
    begin = _begin(document, dividing, first_block)
    texts = [document.block_text(index) for index in range(begin, end)]
    headings = {heading.block - begin: heading for heading in structure.headings if begin <= heading.block < end}
    divides = frozenset(heading.block - begin for heading in dividing if begin <= heading.block < end)
    passages = tuple(passages_of(texts, headings, divides, year=year))
    states: list[PartName] = list(best_path(passages))
    plan_found = _how_found(passages, states)
    if plan_found == "whole":
        states = ["plan"] * len(states)
    _give_headings_to_what_follows(states, headings, texts)
    parts: list[PartName | None] = [None] * begin + list(states) + ["closing"] * (count - end)
    for index in annex_plan(document, annex):
        parts[index] = "plan"
    return parts, plan_found


def _give_headings_to_what_follows(
    states: list[PartName], headings: Mapping[int, Heading], texts: Sequence[str]
) -> None:
    """Give a heading, or 各位代表 alone in its line, at the end of a part in ``states`` to the next: it stands over
    what follows."""
    for position in range(len(states) - 1, 0, -1):
        before = position - 1
        alone = (before in headings and not headings[before].inline) or (
            SALUTATION.match(texts[before]) is not None and len(texts[before]) <= SALUTATION_LENGTH
        )
        if alone and states[before] != states[position]:
            states[before] = states[position]


def _how_found(passages: Sequence[Passage], states: list[PartName]) -> PlanFound:
    """Say how the plan was told. Where the aims of five years are all there is, they become the plan in ``states``."""
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


def _year(document: Document, headings: Sequence[Heading], identity: Identity) -> int:
    """Give the year whose plan the report holds, 0 if nothing tells: front matter, else what the headings say about the
    date of delivery (some reports are delivered in the December before)."""
    guess = identity.stated_year or year_and_region_of(Path(document.name))[0] or identity.text_year
    if "year" in document.metadata and guess:
        return guess
    years = [year for heading in headings if (heading.numbered or 0) <= 1 for year in years_in(heading.title)]
    if not guess:
        return max(years, default=0)
    # A file may lie in the folder of the wrong year: its own date and headings agree against the path.
    own_year = identity.stated_year or identity.text_year
    if own_year == guess - 1 and own_year in years and guess not in years:
        return own_year
    return max((year for year in years if year in (guess, guess + 1)), default=guess)


def _dividing(document: Document, headings: Sequence[Heading], *, year: int) -> tuple[Heading, ...]:
    """Give the headings that may begin a part: bare lines that name parts if there are two of them, bare lines under
    which the outermost numbers begin anew, else the outermost."""
    part_names = tuple(
        heading
        for heading in headings
        if heading.numbered is None and not heading.marked and _names_part(heading, year=year)
    )
    outermost = part_level(headings)
    chapters = _chapters(document, headings, outermost)
    if len(chapters) >= 2 and all(chapter is not None for chapter in chapters):
        return tuple(sorted({*part_names, *filter(None, chapters)}, key=lambda heading: heading.block))
    if len({label_of(heading.title, year=year).parts for heading in part_names}) >= 2:
        if any(label_of(heading.title, year=year).sure for heading in outermost if heading.numbered != 1):
            return tuple(sorted({*part_names, *outermost}, key=lambda heading: heading.block))
        return part_names
    return tuple(sorted({*part_names, *outermost}, key=lambda heading: heading.block))


def _chapters(document: Document, headings: Sequence[Heading], outermost: Sequence[Heading]) -> list[Heading | None]:
    """Give the bare line over every number 一, ``None`` where there is none: chapters without a number of their own,
    whose sections begin anew."""
    numbered = {heading.block for heading in outermost}
    chapters: list[Heading | None] = []
    bare: Heading | None = None
    for heading in headings:
        if heading.block not in numbered:
            bare = heading if heading.numbered is None and not heading.marked else bare
            continue
        if FIRST_NUMBER.match(document.text, heading.start):
            chapters.append(bare)
        bare = None
    return chapters


def _names_part(heading: Heading, *, year: int) -> bool:
    label = label_of(heading.title, year=year)
    return bool(label.parts) and label.sure and len(heading.title) >= 5


def _begin(document: Document, dividing: Sequence[Heading], first_block: int) -> int:
    """Find the index of the block where the first part begins: the first heading, unless it comes late."""
    if not dividing:
        return first_block
    first = dividing[0].block
    start = document.blocks[min(first_block, len(document.blocks) - 1)].start
    late = document.blocks[first].start - start > HEAD_SHARE * len(document.text)
    return first_block if late else first


def _spans(document: Document, parts: Sequence[PartName | None]) -> tuple[PartSpan, ...]:
    spans = []
    for part, run in groupby(range(len(parts)), key=lambda index: parts[index]):
        indices = list(run)
        if part is not None:
            start, end = document.blocks[indices[0]].start, document.blocks[indices[-1]].end
            spans.append(PartSpan(part=part, start=start, end=end))
    return tuple(spans)


def _sections(document: Document, headings: Sequence[Heading], parts: Sequence[PartName | None]) -> tuple[Section, ...]:
    """Give the headings that are in a part, with what is under them; a section does not reach into the closing."""
    in_parts = [heading for heading in headings if parts[heading.block] is not None]
    ranks = _ranks(in_parts, parts)
    parents: list[int | None] = []
    ends: list[int] = []
    stack: list[int] = []
    for index, heading in enumerate(in_parts):
        while stack and ranks[stack[-1]] >= ranks[index]:
            stack.pop()
        parents.append(stack[-1] if stack else None)
        stack.append(index)
        later = zip(in_parts[index + 1 :], ranks[index + 1 :], strict=True)
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
        for index, heading in enumerate(in_parts)
    )


def _closing_edge(document: Document, parts: Sequence[PartName | None], block: int) -> int:
    """Find the end of the last block before the closing (or the annex after it) begins."""
    if parts[block] == "closing":
        return len(document.text)
    for index in range(block, len(parts)):
        if parts[index] == "closing":
            return document.blocks[index - 1].end
    return len(document.text)


def _ranks(headings: Sequence[Heading], parts: Sequence[PartName | None]) -> list[int]:
    """Give the ranks of headings; bare headings that begin a part are lifted above the numbers under them."""
    ranks = []
    for heading in headings:
        begins = heading.block == 0 or parts[heading.block - 1] != parts[heading.block]
        lifted = heading.numbered is None and not heading.marked and begins
        ranks.append(NUMBER_RANK - 1 if lifted else heading.rank)
    return ranks
