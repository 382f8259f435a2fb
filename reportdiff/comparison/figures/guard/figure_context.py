"""The words around a figure: its own piece of the clause, and the pieces of the list before, whose verb it may share.

Of 竣工甲3万套、乙2000个 the words of the second figure are 乙 and, shared, 竣工. The noun may be before a figure, or
behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.aliases import written_out
from reportdiff.model import Measure, Quantity
from reportdiff.text.clause_marks import CLAUSE_BREAK, MEMBER_BREAK

_JOINED = re.compile(r"[、和及与]|以及|其中")
_FIGURES = frozenset({"change", "count", "level", "multiple", "ratio", "target"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of a figure: those before and behind it in its own piece of the clause, those of the members of its
    list before it (nearest first), and the whole clause up to the figure."""

    before: str
    behind: str
    earlier: tuple[str, ...]
    clause: str

    @property
    def own(self) -> str:
        """Give the words before and behind, with a break where the figure is."""
        return f"{self.before}\n{self.behind}"


def surroundings(measure: Measure, quantity: Quantity, setting: str = "") -> Surroundings:
    """Give the words around a figure of a measure, short names written out.

    Brackets of size (亿元以上) are words here, and no figures. ``setting`` are the words before the measure: a part
    (其中…) shares those of the clause before."""
    text = measure.text
    start = max((mark.end() for mark in CLAUSE_BREAK.finditer(text, 0, quantity.start)), default=0)
    stop = CLAUSE_BREAK.search(text, quantity.end)
    end = stop.start() if stop else len(text)
    spans = [(q.start, q.end) for q in measure.quantities if q.kind in _FIGURES and start <= q.start < end]
    if (quantity.start, quantity.end) not in spans:
        spans = sorted([*spans, (quantity.start, quantity.end)])
    gaps = [text[a:b] for a, b in zip([start, *(s[1] for s in spans)], [*(s[0] for s in spans), end], strict=True)]
    place = spans.index((quantity.start, quantity.end))
    pieces = [_piece(gaps, at) for at in range(place + 1)]
    earlier: list[str] = []
    for at in range(place, 0, -1):
        if not _JOINED.search(gaps[at]):
            break
        earlier.append("\n".join(pieces[at - 1]))
    if measure.text.startswith("其中") and start == 0:
        earlier += [clause for clause in CLAUSE_BREAK.split(setting) if clause][-1:]
    before, behind = (written_out(piece) for piece in pieces[place])
    clause = written_out(text[start : quantity.start])
    return Surroundings(before, behind, tuple(written_out(piece) for piece in earlier), clause)


def _piece(gaps: list[str], at: int) -> tuple[str, str]:
    """Give the words before and behind a figure. What is between two figures belongs to the first, up to a 、."""
    before, behind = gaps[at], gaps[at + 1]
    if at > 0:
        mark = MEMBER_BREAK.search(before)
        before = before[mark.end() :] if mark else before
    if at + 2 < len(gaps):
        mark = MEMBER_BREAK.search(behind)
        behind = behind[: mark.start()] if mark else ""
    return before, behind
