"""Clauses: what stands between two pauses of a sentence, the atoms that measures are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.text.clause_marks import ELLIPSIS_MARK, PAUSE_MARKS, SENTENCE_END_MARKS

_OPEN = "“《（【‘(「『〈［["
_CLOSE = "”》）】’)」』〉］]"
_SENTENCE_END = SENTENCE_END_MARKS + "\n"
_TRIM = PAUSE_MARKS + "　 \t—–-─·•●■◆▪*、．."
# A dash before a figure in degrees or per cent is its sign (-20℃极寒天气); before any other it is a bullet (-20个项目).
_MINUS = re.compile(r"(?<![-－–—])[-－–]\d+(?:\.\d+)?\s?(?:℃|°|度|摄氏度|%|％|个百分点)")
# A quotation or bracket longer than this was never closed by its author; pauses in it count again.
_LONGEST_QUOTE = 120
# Quotes within quotes that are followed; deeper ones are an accident or an attack.
_DEEPEST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """``text[start:end]`` of the cut text, without the mark that ends it; ``mark`` is that mark (``""`` at a
    paragraph's end). ``sentence`` and ``paragraph`` count from 0 through the whole cut text."""

    start: int
    end: int
    mark: str
    sentence: int
    paragraph: int


def cut_clauses(text: str, start: int = 0, end: int | None = None) -> list[Clause]:
    """Cut ``text[start:end]`` at every pause outside quotes and brackets; offsets are into ``text``.

    Every character that is not white space or a pause mark falls into exactly one clause. A colon or comma between
    two digits (1:1, 10,000) and a full stop inside a number do not cut.
    """
    stop = len(text) if end is None else end
    clauses: list[Clause] = []
    sentence = paragraph = 0
    left_edge = start
    closes_at = _quotes(text, start, stop)
    position = start
    while position <= stop:
        mark = text[position] if position < stop else "\n"
        if position in closes_at:
            position = closes_at[position]
            continue
        if mark in PAUSE_MARKS and (position == stop or not _inside_number(text, position)):
            left, right = _trim(text, left_edge, position)
            if left < right:
                shown = "" if mark == "\n" else mark
                clauses.append(Clause(start=left, end=right, mark=shown, sentence=sentence, paragraph=paragraph))
            if mark in _SENTENCE_END and clauses and clauses[-1].sentence == sentence:
                sentence += 1
            if mark == "\n" and clauses and clauses[-1].paragraph == paragraph:
                paragraph += 1
            left_edge = position + 1
        position += 1
    return clauses


def _quotes(text: str, start: int, stop: int) -> dict[int, int]:
    """Find where each outermost quotation or bracket opens, and the position just behind its close. What was never
    closed, or much too late, does not count, and what stands inside it is outermost then."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[int, str]] = []
    for position in range(start, stop):
        character = text[position]
        if character == "\n":
            stack.clear()
        elif character in _OPEN:
            stack.append((position, _CLOSE[_OPEN.index(character)]))
            del stack[:-_DEEPEST]
        elif stack and character in _CLOSE:
            depth = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][1] == character), None)
            if depth is not None:
                pairs.append((stack[depth][0], position + 1))
                del stack[depth:]
    spans: dict[int, int] = {}
    reached = start
    for begin, end in sorted(pairs):
        if begin >= reached and end - begin <= _LONGEST_QUOTE:
            spans[begin] = end
            reached = end
    return spans


def _inside_number(text: str, position: int) -> bool:
    if text[position : position + 1] not in (",", ":", "："):
        return False
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return before.isdigit() and after.isdigit()


def _trim(text: str, left: int, right: int) -> tuple[int, int]:
    while left < right and text[left] in _TRIM and not _MINUS.match(text, left, right):
        left += 1
    while left < right and text[right - 1] in _TRIM and text[right - 1] not in ELLIPSIS_MARK:
        right -= 1
    return left, right
