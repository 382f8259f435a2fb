"""Where words of the cleaned text are in the file they came from: line and column.

Cleaning joins broken lines and takes white space and invisible characters out, so words are looked for without any of
these. What cleaning changed is found by its beginning.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import Final

from reportdiff.reading.source import ANY_INVISIBLE, LINE_BREAK

SHORTEST: Final = 3
"""Characters of a beginning that are still looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of a file: lines and columns from 1, ``end_column`` the one after the last character; all 0 where the
    file has no lines."""

    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


NOWHERE: Final = Place()


class SourceText:
    """The characters of a text file, as they were decoded; ``None`` for a file that has no lines (Word, PDF)."""

    def __init__(self, text: str | None) -> None:
        self._text = text
        self._starts: list[int] = []
        self._offsets: list[int] = []
        self._bare_text = ""

    @property
    def lines(self) -> list[str]:
        """Give the lines of the file; none where it has none."""
        return [] if self._text is None else LINE_BREAK.split(self._text)

    def whole_line(self, line: int) -> Place:
        """Give the place of line ``line``, counted from 1."""
        lines = self.lines
        if not 1 <= line <= len(lines):
            return NOWHERE
        return Place(line=line, column=1, end_line=line, end_column=len(lines[line - 1]) + 1)

    def find(self, words: str, *, line: int = 1, before: str = "") -> Place:
        """Give the first place of ``words`` from line ``line`` on, behind the words ``before`` if they are there.

        Words that are not there as they stand are looked for by their beginning; then it is the line that counts."""
        if self._text is None:
            return NOWHERE
        self._squeeze()
        target = _bare(words)
        first = bisect.bisect_left(self._offsets, self._starts[min(max(line, 1), len(self._starts)) - 1])
        lead = _bare(before)
        # A short word may stand several times in its paragraph: what stands before it says which one is meant.
        at = self._bare_text.find(lead + target, first) if lead else -1
        at = at + len(lead) if at >= 0 else self._bare_text.find(target, first) if target else -1
        if at < 0 and len(lead) > SHORTEST and (behind := self._bare_text.find(lead, first)) >= 0:
            # An entity, say, is written otherwise in the file: the character behind what stands before it is its first.
            at, target = min(behind + len(lead), len(self._offsets) - 1), "?"
        while at < 0 and len(target) > SHORTEST:
            target = target[: len(target) // 2]
            at = self._bare_text.find(target, first)
        if at < 0 or not target:
            return self.whole_line(line)
        start_line, start_column = self._place(self._offsets[at])
        end_line, end_column = self._place(self._offsets[at + len(target) - 1])
        return Place(line=start_line, column=start_column, end_line=end_line, end_column=end_column + 1)

    def _squeeze(self) -> None:
        if self._starts or self._text is None:
            return
        text = self._text
        self._starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
        self._offsets = [at for at, character in enumerate(text) if not _silent(character)]
        self._bare_text = "".join([text[at] for at in self._offsets])

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect.bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1


def _bare(words: str) -> str:
    return "".join(character for character in words if not _silent(character))


def _silent(character: str) -> bool:
    return character.isspace() or (character != "\ufffd" and ANY_INVISIBLE.match(character) is not None)
