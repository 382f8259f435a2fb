"""The width at which the lines of a text were broken by hand or by a converter.

Two ways of counting are in use: so many characters a line, or so many columns, where a hanzi takes two and a Latin
letter one. Lines that were broken have all nearly one length, and nothing is longer: no text without breaks is so.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportdiff.reading.numbering import ends_sentence
from reportdiff.text.clause_marks import MEMBER_BREAK

FEWEST = 8
"""Lines of the shortest text that can be told to be wrapped."""

SHORTEST, LONGEST = 16, 120
"""Characters of a full line; a shorter or longer one is a paragraph."""

PEAK = 0.15
"""Share of the lines that have exactly the length of a full one; some paragraphs are shorter than a line."""

LONGER = 0.03
"""Share of the lines that may be longer than a full one by more than a mark that hangs over."""

MANY, MOSTLY = 40, 0.5
"""In a text of fewer lines than 40, half of them must be nearly full: in a short list two may have one length."""

FEWEST_FULL = 4
ENDING_SHARE = 0.6
"""Or else so many lines are full, and three in five of those with a comma that are not end a sentence."""

PAUSING_SHARE = 0.34
"""Share of full lines with a comma or stop in them, at least: entries of a list have none."""

KINSOKU = 3
"""A line may end so many characters early, since no comma or closing bracket begins a line (GB/T 15834, 5.1)."""

SHARP = 0.97
"""Share of the lines of nearly full length that are exactly full where no line ends early."""

OPEN_SHARE = 0.5
"""Share of full lines that end inside a sentence, at least."""


OPENERS = "（《“‘(「『【〔"
CLOSERS = "，。、；：！？）》”’)」』】〕％%"
LATIN = re.compile(r"[0-9A-Za-z.%]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """A full line has ``width`` of what ``measure`` counts; some lines end early unless ``sharp``."""

    width: int
    measure: Callable[[str], int]
    sharp: bool

    def fills(self, line: str, following: str = "") -> bool:
        """Tell whether ``line``, with its indent, is full: what it says may go on in ``following``, the next line.

        A line that ends early is full if what the next line begins with would not have fitted."""
        scale = 1 if self.measure is len else 2
        short = self.width - self.measure(line.rstrip())
        if short < scale:
            return True
        if self.sharp or not following:
            return False
        word = LATIN.match(following)
        if word and short < self.measure(word.group()):
            return True
        early = 1 + short // scale
        # A comma that may not begin a line draws the characters before it down; a bracket that may not end one goes.
        drawn = any(mark in CLOSERS for mark in following[1 : early + 1]) or following[:1] in OPENERS
        return short <= KINSOKU * scale and drawn


def wrap_of(lines: Sequence[str]) -> Wrap | None:
    """Say how ``lines`` were wrapped, or ``None`` if they were not."""
    if len(lines) < FEWEST:
        return None
    wraps = [wrap for measure in (len, columns) if (wrap := _wrap(lines, measure)) is not None]
    # The right way of counting makes more lines full.
    return max(wraps, key=lambda wrap: sum(map(wrap.fills, lines)), default=None)


def columns(text: str) -> int:
    """Count the columns of ``text`` on a terminal: two for a hanzi and a full-width mark, one for the rest (UAX 11)."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _wrap(lines: Sequence[str], measure: Callable[[str], int]) -> Wrap | None:
    lengths = [measure(line.rstrip()) for line in lines]
    counts = Counter(lengths)
    scale = 1 if measure is len else 2
    likely = [length for length in counts if SHORTEST * scale <= length <= LONGEST * scale]
    width = max(likely, key=lambda length: (counts[length], length), default=0)
    if not width or counts[width] < PEAK * len(lines):
        return None
    if sum(length > width + scale for length in lengths) > LONGER * len(lines):
        return None
    near = sum(width - KINSOKU * scale <= length <= width for length in lengths)
    exact = sum(width - scale < length <= width for length in lengths)
    full = [line for line, length in zip(lines, lengths, strict=True) if length > width - scale]
    if len(lines) < MANY and near < MOSTLY * len(lines) and not _ends_of_paragraphs(lines, full):
        return None
    open_lines = sum(not ends_sentence(line) for line in full)
    pausing = sum(MEMBER_BREAK.search(line) is not None for line in full)
    if open_lines < OPEN_SHARE * len(full) or pausing < PAUSING_SHARE * len(full):
        return None
    return Wrap(width=width, measure=measure, sharp=exact >= SHARP * near)


def _ends_of_paragraphs(lines: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether most of the longer lines that are not full end a sentence, as the last line of a paragraph does."""
    rest = [line for line in lines if line not in full and MEMBER_BREAK.search(line)]
    return len(full) >= FEWEST_FULL and sum(map(ends_sentence, rest)) >= ENDING_SHARE * len(rest)
