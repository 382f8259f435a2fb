"""The layout of labels: lines that fit, and positions that do not overlap.

A line ends between two words, and only where :mod:`reportdiff.text.line_breaking` allows it: a figure stays with its
unit and bound, and no line begins or ends with a mark that must not. Widths are those of a font, not cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from reportdiff.text.line_breaking import CLOSING, OPENING, break_points
from reportdiff.text.shortening import ELLIPSIS, Measure, fitted
from reportdiff.vocabulary import cut_words

_CLAUSE: Final = re.compile(r"[，；：、](?![”’」）])|[;:,] ")
"""The end of a clause; no break goes between a mark and a closing quotation mark."""

_NARROWER: Final = (0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
"""Shares of a width that are tried for lines of one length."""


def wrap_lines(words: str, width: float, measure: Measure, *, most: int = 2) -> list[str]:
    """Break ``words`` into ``most`` lines no wider than ``width`` (in the unit of ``measure``), between words.

    An ellipsis replaces what has no room. Only a word wider than a whole line is broken inside."""
    pieces = [part for piece in _pieces(" ".join(words.split())) for part in _parts(piece, width, measure)]
    lines: list[str] = []
    while pieces and len(lines) < most:
        count = _fitting(pieces, width, measure)
        lines.append("".join(pieces[:count]))
        pieces = pieces[count:]
    if pieces and lines:
        lines[-1] = fitted(lines[-1] + "".join(pieces), width, measure, whole_words=True)
    return [fitted(line.strip(), width, measure, whole_words=True) for line in lines]


def balance_lines(words: str, width: float, measure: Measure, *, most: int = 2) -> list[str]:
    """Break ``words`` as :func:`wrap_lines` does, into lines of about one length, so that no word is alone.

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


@lru_cache(maxsize=4096)
def _pieces(words: str) -> tuple[str, ...]:
    """Give what stays whole: words, figures with their units and bounds, marks with what they belong to."""
    edges, end = set(), 0
    for word in cut_words(words):
        end += len(word)
        edges.add(end)
    cuts = [0, *(point for point in break_points(words) if point in edges), len(words)]
    return tuple(words[start:stop] for start, stop in pairwise(cuts) if stop > start)


def _parts(piece: str, width: float, measure: Measure) -> Sequence[str]:
    """Give the piece, or its characters where it is wider than a line; a number or a Latin word stays whole."""
    if measure(piece.strip()) <= width:
        return (piece,)
    return re.findall(r"[A-Za-z0-9.,%‰+\-−–'’/&]*[A-Za-z0-9%‰]|\s+|.", piece, re.DOTALL)


def _fitting(pieces: Sequence[str], width: float, measure: Measure) -> int:
    """Give the number of pieces that fit a line, at least one."""
    count, line = 0, ""
    for piece in pieces:
        if count and measure((line + piece).rstrip()) > width:
            break
        line += piece
        count += 1
    while 1 < count < len(pieces) and (pieces[count][0] in CLOSING or pieces[count - 1][-1] in OPENING):
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
