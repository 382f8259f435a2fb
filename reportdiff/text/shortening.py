"""Shortening: every rule by which a text, or a list, is shown in part.

| rule | what stays | for |
| --- | --- | --- |
| :func:`beginning` | the first characters | quotations and messages, which a reader only has to recognise |
| :func:`both_ends` | the first and last characters | words of a file, whose end shows where they are |
| :func:`clipped` | the first characters, in whole words | labels: cut inside a word they read as another word |
| :func:`excerpt` | words around a figure or a word | measures quoted for what is in their middle |
| :func:`fitted` | what has room, by a measure of width | cells of a terminal, points of a picture |
| :func:`few` | the first members | lists |

:data:`ELLIPSIS` shows what is left out. Words are those of :func:`reportdiff.vocabulary.cut_words`. Its vocabulary is
loaded on first use; :func:`beginning` never needs it, and so is for errors, readers and formats for other programs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

ELLIPSIS: Final = "…"

Measure = Callable[[str], float]
"""The width of one line of words."""

_OPEN: Final = frozenset("（《“‘「『【〈([{、，；：")
"""Marks that must not come before an ellipsis."""

_CLOSE: Final = frozenset("，。；：！？、）》”’」』】〉)]}")
"""Marks that must not follow an ellipsis."""


def beginning(text: str, most: int) -> str:
    """Shorten ``text`` to ``most`` characters: its first characters and an ellipsis where it is longer."""
    return text if len(text) <= most else text[: most - 1] + ELLIPSIS


def both_ends(text: str, most: int) -> str:
    """Shorten ``text`` to about ``most`` characters: its first and last ones with an ellipsis between."""
    half = most // 2
    return text if len(text) <= most else text[:half] + ELLIPSIS + text[-half:]


def clipped(text: str, most: int) -> str:
    """Shorten ``text`` to ``most`` characters: its first words and an ellipsis where it is longer."""
    if len(text) <= most:
        return text
    return text[: word_end(text, most - 1)].rstrip() + ELLIPSIS


def excerpt(text: str, start: int, stop: int, *, core: tuple[int, int], clause: tuple[int, int] | None = None) -> str:
    """Give the words of ``text`` from about ``start`` to about ``stop``, always with the ``core``.

    An ellipsis marks what is left out of the ``clause`` (default: the whole text). All are offsets in characters."""
    low, high = clause or (0, len(text))
    if start > low:
        start = min(word_start(text, start), core[0])
    if stop < high:
        stop = max(word_end(text, stop), core[1])
    return (ELLIPSIS if start > low else "") + text[start:stop] + (ELLIPSIS if stop < high else "")


def fitted(text: str, room: float, measure: Measure, *, whole_words: bool = False) -> str:
    """Shorten ``text`` to the width ``room`` (in the unit of ``measure``): its beginning and an ellipsis.

    ``whole_words`` cuts between words. Columns of names do not need that: the first characters identify a name, and
    most names are one word."""
    if measure(text) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle] + ELLIPSIS) <= room else (low, middle - 1)
    end = word_end(text, low) if whole_words and low else low
    return text[:end].rstrip() + ELLIPSIS


def few(members: Sequence[str], most: int) -> list[str]:
    """Give the first ``most`` members, and an ellipsis as the last one where there are more."""
    return [*members[:most], *([ELLIPSIS] if len(members) > most else [])]


def word_end(text: str, at: int) -> int:
    """Find the last position up to ``at`` where ``text`` may be cut off: between words, not after an opening mark.

    Gives ``at`` itself where even the first word is longer."""
    ends = [end for end in _edges(text) if end <= at]
    while ends and text[ends[-1] - 1] in _OPEN:
        ends.pop()
    return ends[-1] if ends else at


def word_start(text: str, at: int) -> int:
    """Find the first position from ``at`` where a word of ``text``, and no closing mark, begins."""
    starts = [0, *_edges(text)]
    return next((start for start in starts if start >= at and text[start : start + 1] not in _CLOSE), at)


def _edges(text: str) -> list[int]:
    from reportdiff.vocabulary import cut_words

    edges: list[int] = []
    for word in cut_words(text):
        edges.append((edges[-1] if edges else 0) + len(word))
    return edges
