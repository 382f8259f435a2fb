"""Vertical text in the margin of a page (the name of the report, of the office): left out, and counted.

Its characters stand one below the other beside the body, each on the height of some line, and would be woven into it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from reportdiff.reading.ledger import Ledger
from reportdiff.reading.pdf.pdf_page import Line

FEWEST = 4
"""Characters of the shortest vertical text; a shorter stack may be the cells of a table."""

SAME_PLACE = 3.0
"""Points by which the characters of a stack may stand beside each other."""

LETTER = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
HANZI = re.compile(r"[\u4e00-\u9fff]")


def without_margin_text(pieces: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Give ``pieces`` of a page without stacks of single characters that stand beside all others; ``margin_text`` in
    ``ledger`` counts the stacks."""
    singles = [piece for piece in pieces if len(piece.text) == 1 and LETTER.match(piece.text)]
    if len(singles) < FEWEST:
        return list(pieces)
    stacks: dict[int, list[Line]] = defaultdict(list)
    for piece in singles:
        stacks[round(piece.left / SAME_PLACE)].append(piece)
    body = [piece for piece in pieces if len(piece.text) > 1]
    margin: set[int] = set()
    for stack in stacks.values():
        words = "".join(piece.text for piece in sorted(stack, key=lambda piece: -piece.bottom))
        if len(stack) >= FEWEST and len(HANZI.findall(words)) * 2 > len(words) and _beside(stack, body):
            ledger.note("margin_text", words)
            margin.update(map(id, stack))
    return [piece for piece in pieces if id(piece) not in margin]


def _beside(stack: Sequence[Line], body: Sequence[Line]) -> bool:
    """Tell whether all lines of the body stand to one side of ``stack``."""
    left, right = min(piece.left for piece in stack), max(piece.right for piece in stack)
    return bool(body) and (all(piece.left >= right for piece in body) or all(piece.right <= left for piece in body))
