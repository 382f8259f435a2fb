"""The layout of labels: lines that fit, and positions that do not overlap.

The marks that may not begin or end a line are those of :mod:`reportdiff.text.line_breaking`. The breaking is not: a
label has two lines of some ten characters, and whatever does not fit on them is lost. A figure kept whole with its unit
and bound, as on a terminal, would leave half of the first line empty. Widths are those of a font, not cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reportdiff.text.line_breaking import CLOSING, OPENING
from reportdiff.text.shortening import ELLIPSIS, Measure, fitted

_UNIT: Final = re.compile(r"[A-Za-z0-9.,%‰+\-−–'’/&]*[A-Za-z0-9%‰]|\s+|.", re.DOTALL)
"""A piece that stays whole: a Latin word or number with its marks; any other character alone."""

_CLAUSE: Final = re.compile(r"[，；：](?![”’」）])|[;:,] ")
"""The end of a clause; no break goes between a mark and a closing quotation mark."""

_NARROWER: Final = (0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
"""Shares of a width that are tried for lines of one length."""


def wrap_lines(words: str, width: float, measure: Measure, *, most: int = 2) -> list[str]:
    """Break ``words`` into ``most`` lines no wider than ``width`` (in the unit of ``measure``).

    An ellipsis replaces what has no room. No line begins or ends with a mark that must not. A piece wider than a line
    has a line of its own, cut off."""
    pieces = _UNIT.findall(" ".join(words.split()))
    lines: list[str] = []
    while pieces and len(lines) < most:
        count = _fitting(pieces, width, measure)
        line, pieces = "".join(pieces[:count]).strip(), pieces[count:]
        while pieces and pieces[0].isspace():
            pieces = pieces[1:]
        lines.append(line)
    if pieces and lines:
        lines[-1] = fitted(lines[-1] + "".join(pieces), width, measure, whole_words=True)
    return [fitted(line, width, measure, whole_words=True) for line in lines]


def balance_lines(words: str, width: float, measure: Measure, *, most: int = 2) -> list[str]:
    """Break ``words`` as :func:`wrap_lines` does, into lines of about one length, so that no character is alone.

    Two lines are broken after a clause where possible."""
    lines = wrap_lines(words, width, measure, most=most)
    if len(lines) < 2 or lines[-1].endswith(ELLIPSIS):
        return lines
    if len(lines) == 2:
        breaks = [(words[: match.end()].rstrip(), words[match.end() :].lstrip()) for match in _CLAUSE.finditer(words)]
        longest = {pair: max(measure(line) for line in pair) for pair in breaks if pair[1]}
        best = min(longest, key=lambda pair: longest[pair], default=None)
        if best is not None and longest[best] <= width:
            return list(best)
    for share in _NARROWER:
        narrow = wrap_lines(words, share * width, measure, most=most)
        if len(narrow) == len(lines) and not narrow[-1].endswith(ELLIPSIS):
            return narrow
    return lines


def _fitting(pieces: Sequence[str], width: float, measure: Measure) -> int:
    """The number of pieces that fit a line, at least one."""
    count, line = 0, ""
    for piece in pieces:
        if count and measure((line + piece).rstrip()) > width:
            break
        line += piece
        count += 1
    while 1 < count < len(pieces) and (pieces[count][0] in CLOSING or pieces[count - 1] in OPENING):
        count -= 1
    return count


def spread(ideals: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Move labels apart as little as possible: give their middles, between ``low`` and ``high``, without overlaps.

    ``ideals`` are the ideal middles in increasing order, ``sizes`` the sizes of the labels. Labels that meet are
    grouped around the mean of their ideals (pool adjacent violators; Dwyer, Marriott and Stuckey 2006 for the general
    case). Where there is no room for all, they shrink evenly.
    """
    total = sum(sizes)
    room = high - low
    if total > room and total > 0:
        sizes = [size * room / total for size in sizes]
    blocks: list[tuple[float, float, int]] = []  # the middle, the size, how many labels
    for ideal, size in zip(ideals, sizes, strict=True):
        block = (_inside_bounds(ideal, size, low, high), size, 1)
        while blocks and blocks[-1][0] + blocks[-1][1] / 2 > block[0] - block[1] / 2 + 1e-12:
            block = _union(blocks.pop(), block, low, high)
        blocks.append(block)
    middles: list[float] = []
    at = 0
    for middle, size, count in blocks:
        edge = middle - size / 2
        for own in sizes[at : at + count]:
            middles.append(edge + own / 2)
            edge += own
        at += count
    return middles


def _inside_bounds(middle: float, size: float, low: float, high: float) -> float:
    return min(max(middle, low + size / 2), high - size / 2)


def _union(
    first: tuple[float, float, int], second: tuple[float, float, int], low: float, high: float
) -> tuple[float, float, int]:
    size, count = first[1] + second[1], first[2] + second[2]
    # The mean of the ideal positions of both blocks, as if their edges already met.
    mean = (first[2] * (first[0] + second[1] / 2) + second[2] * (second[0] - first[1] / 2)) / count
    return _inside_bounds(mean, size, low, high), size, count
