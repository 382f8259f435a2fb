"""Headings glued to what stands before and after them, with not even a space between: told by numbers and words.

Where a heading ends is then a guess from its wording, which is counted as one (``heading_by_wording``), and makes the
plan of the report doubtful (:mod:`reportdiff.parsing.structure.plan_doubts`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportdiff.reading.ledger import Ledger
from reportdiff.reading.numbering import NUMERAL, number_of

ORDINALS = "一二三四五六七八九十"

CHAPTER = re.compile(rf"(?<=[。！？”])(?=[{ORDINALS}]{{1,3}}、)")
SECTION = re.compile(rf"(?<=[。！？”：])(?=[（(][{ORDINALS}]{{1,3}}[）)])")
"""Where a number follows a sentence at once."""

RUNNING_ON = 1_200
"""Characters from which on a paragraph with the number of a chapter in it is more than one paragraph."""

ADDRESS = re.compile(r"(?<=[。！？])(?=(?:各位代表|同志们)[，！：!,:])")
"""Where the speaker turns to the deputies again: each time a paragraph begins, the last of them the closing."""

HEAD = 400
SALUTATION = re.compile(r"(?<=[^。，；])(?=(?:各位代表|各位委员)[：:，！])")
OFFER = re.compile(r"(?<=各位代表[：:！])(?=现在|我)")

GLUED = re.compile(
    rf"(?:[{NUMERAL}]{{1,3}}、|[（(][{NUMERAL}]{{1,3}}[）)])\s?[^。，；：！？]{{2,40}}?"
    r"(?:工作回顾|基本情况|回顾|总结|总体部署|工作安排|工作部署|重点工作|主要工作|主要任务|重点任务|工作任务|总体要求|目标任务|主要目标|"
    r"预期目标|奋斗目标|总体思路|工作建议|工作重点)"
    r"(?=\s?(?:过去|今年|去年|(?:19|20)\d\d\s?年|当前|新的一年|[一二三四五]年来|各位代表|做好|根据|按照|[（(]一[）)]|本届政府|我们|综合))"
)
"""A chapter's heading by its last words, and the first words of a paragraph behind it."""


def unglued(pieces: Sequence[str], ledger: Ledger) -> list[str]:
    """Give ``pieces`` of one line of the file, cut before numbers that follow a sentence at once and behind the
    headings that :data:`GLUED` knows; ``glued_paragraph`` and ``heading_by_wording`` in ``ledger`` count these."""
    result: list[str] = []
    for piece in pieces:
        parts = _cut_at_numbers(piece)
        if len(parts) > 1:
            ledger.note("glued_paragraph", parts[1], count=len(parts) - 1)
        for part in parts:
            heading = GLUED.match(part.strip())
            if heading is None:
                result.append(part)
                continue
            ledger.note("heading_by_wording", heading.group())
            result += [heading.group(), part.strip()[heading.end() :]]
    return result


def _cut_at_numbers(piece: str) -> list[str]:
    chapters = _counting([match.start() for match in CHAPTER.finditer(piece)], piece)
    if not chapters or (len(chapters) < 2 and len(piece) < RUNNING_ON):
        return [piece]
    cuts = set(chapters) | {match.start() for pattern in (SECTION, ADDRESS) for match in pattern.finditer(piece)}
    for pattern in (SALUTATION, OFFER):
        if first := pattern.search(piece[:HEAD]):
            cuts.add(first.start())
    edges = [0, *sorted(cuts - {0}), len(piece)]
    return [piece[start:end] for start, end in pairwise(edges)]


def _counting(places: Sequence[int], piece: str) -> list[int]:
    """Give those of ``places`` whose numbers go on counting: 一、 after anything, 二、 after 一、."""
    result: list[int] = []
    first = number_of(piece.strip()[:12])
    last = _ordinal(piece.strip()) if first is not None and first.depth == 1 else 0
    for place in places:
        ordinal = _ordinal(piece[place : place + 4])
        if ordinal == last + 1 or ordinal == 1 or not last:
            result.append(place)
            last = ordinal
    return result


def _ordinal(text: str) -> int:
    """Give the number before 、, from 1 to 99; 0 for another beginning."""
    match = re.match(rf"([{ORDINALS}]{{1,3}})、", text)
    if match is None:
        return 0
    tens, ten, ones = match.group(1).rpartition("十")
    unit = ORDINALS.index(ones) + 1 if len(ones) == 1 else 0
    return unit if not ten else (ORDINALS.index(tens) + 1 if len(tens) == 1 else 1) * 10 + unit
