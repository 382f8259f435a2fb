"""Where a text is cut into pieces: every set of marks that ends one, with what it is for.

- :data:`CLAUSE_MARKS` end a clause: what a figure, a stage or a quotation belongs to.
- :data:`STATEMENT_MARKS` leave out the colon: what it introduces (预期目标是：经济增长5%) follows it.
- :data:`MEMBER_MARKS` end a member of a list as well: 建成10所学校、20家医院 has two figures of two things.
- :data:`NAME_MARKS` end what may be a name: no name goes across a quotation mark or a bracket.
- :data:`FOLDED_BREAK` is for folded text, where marks are Latin; one before a digit is inside a number (1:1, 10,000).
- :data:`FIGURE_CLAUSE_END` is for text with folded digits, where figures are read: a colon behind a digit is a ratio.
- :data:`SENTENCE_MARKS` end a sentence: no comma, but a semicolon, which joins commitments.
- :data:`PAUSE_MARKS` end the clauses of measures: whatever an author may type, Latin marks and …… too.

Expressions that reach a few characters (``日均[^，。；、]{0,12}``) have their own marks, which fit their words.
"""

from __future__ import annotations

import re
from typing import Final

CLAUSE_MARKS: Final = "，。；：！？\n"

CLAUSE_BREAK: Final = re.compile(f"[{CLAUSE_MARKS}]")

CLAUSE: Final = re.compile(f"[^{CLAUSE_MARKS}]+")
"""One clause without its mark."""

STATEMENT_MARKS: Final = CLAUSE_MARKS.replace("：", "")

STATEMENT_BREAK: Final = re.compile(f"[{STATEMENT_MARKS}]")

MEMBER_MARKS: Final = CLAUSE_MARKS + "、"

MEMBER_BREAK: Final = re.compile(f"[{MEMBER_MARKS}]")

NAME_MARKS: Final = r"，。；：、！？“”《》（）()\s"
"""For use inside the brackets of an expression."""

NAME_BREAK: Final = re.compile(f"[{NAME_MARKS}]")

FOLDED_BREAK: Final = re.compile(rf"[{CLAUSE_MARKS}]|[,;:!?](?![0-9])")

FOLDED_CLAUSE: Final = re.compile(rf"(?:[^{CLAUSE_MARKS},:;!?]|[,:;!?](?=[0-9]))+")
"""One clause of folded text without its mark."""

FIGURE_CLAUSE_END: Final = re.compile(r"[，。；！？;!?\n]|(?<![0-9]):")

SENTENCE_MARKS: Final = "。！？；!?;"

SENTENCE: Final = re.compile(f"[^{SENTENCE_MARKS}]*[{SENTENCE_MARKS}]")
"""One sentence with its mark."""

SENTENCE_BREAK: Final = re.compile(f"[{SENTENCE_MARKS}]+")

TEXT_SENTENCE_BREAK: Final = re.compile(r"[。；\n]")
"""Between sentences of a whole report: paragraphs end them too. Calls and questions stay with what they are about."""

FULL_SENTENCE: Final = re.compile(r"[^\n。]+")
"""A sentence up to its full stop or the end of its line, for counting what is inside one."""

ELLIPSIS_MARK: Final = "…"
"""Ends a sentence where nothing else does (等等……); inside a sentence it ends nothing."""

SENTENCE_END_MARKS: Final = SENTENCE_MARKS + ELLIPSIS_MARK
"""Possible last characters of a whole paragraph."""

PAUSE_MARKS: Final = f"，,：:{SENTENCE_END_MARKS}\n"
