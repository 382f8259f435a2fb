"""What a reader may answer, and what a line of it means.

=============  =================================================================================================
``1 3``        in proposals 1 and 3 the program errs: what is shown as not linked is the same, what is shown as
               linked is not
``y3`` ``n3``  proposal 3 is, is not, the same commitment
``p3``         its two sides are part of one commitment that others belong to as well
``d3``         nothing like it is in the other report: really dropped, really new
``y n p d``    the same of all proposals
(empty)        all is as shown
``s u q``      skip, undo the last answer, quit
=============  =================================================================================================

Letters and digits may be full width and joined by spaces or commas. What is not named is as shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from reportdiff.errors import ReportdiffError

Action = Literal["decide", "skip", "undo", "quit"]
Mark = Literal["same", "not_same", "part_of", "alone", "unsure"]
"""``unsure`` leaves a proposal open: no reader types it, a judge may say so."""

MARKS: Final[dict[str, Mark]] = {"y": "same", "n": "not_same", "p": "part_of", "d": "alone"}
_ACTIONS: Final[dict[str, Action]] = {"s": "skip", "u": "undo", "q": "quit"}
_ITEM: Final = re.compile(r"([ynpd]?)([1-9])")
_LINE: Final = re.compile(r"(?:[ynpd]?[1-9][\s,、]*)+")


class BadAnswer(ReportdiffError):
    """A line that is no answer to the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What to do, and where it is ``decide`` the marks of proposals by number from 1; those without one are as
    shown."""

    action: Action
    marks: Mapping[int, Mark] = field(default_factory=dict)


def parse_answer(line: str, count: int, *, linked: bool) -> Answer:
    """Give the answer that ``line`` gives to a question of ``count`` proposals; ``linked`` says whether they are shown
    as links. Raises :class:`BadAnswer`."""
    text = unicodedata.normalize("NFKC", line).strip().lower()
    if text in _ACTIONS:
        return Answer(action=_ACTIONS[text])
    if not text:
        return Answer(action="decide")
    if text in MARKS:
        # One letter must not settle nine pairs at once, unless it says what Enter says.
        if (text == "d" and linked) or (count > 1 and text != ("y" if linked else "n")):
            raise _bad(line, count)
        return Answer(action="decide", marks=dict.fromkeys(range(1, count + 1), MARKS[text]))
    if not _LINE.fullmatch(text):
        raise _bad(line, count)
    marks: dict[int, Mark] = {}
    for letter, digit in _ITEM.findall(text):
        number, mark = int(digit), MARKS.get(letter, "not_same" if linked else "same")
        if number > count or marks.get(number, mark) != mark or (mark == "alone" and linked):
            raise _bad(line, count)
        marks[number] = mark
    return Answer(action="decide", marks=marks)


def _bad(line: str, count: int) -> BadAnswer:
    quote = " ".join(line.split())[:20]
    return BadAnswer(
        f"“{quote}” is no answer here; numbers 1 to {count}, y n p d, s u q, or Enter (? explains)",
        f"“{quote}”不是这里的回答；请键入 1 到 {count} 的数字、y n p d、s u q，或直接回车（? 看说明）",
    )
