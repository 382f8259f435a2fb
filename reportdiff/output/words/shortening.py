"""Shortening a line to whole words: a label cut inside a word reads as another word.

Words are those of :func:`reportdiff.vocabulary.cut_words`; its vocabulary is loaded when something is too long for
the first time, and for nothing else.
"""

from __future__ import annotations

from typing import Final

ELLIPSIS: Final = "…"

_OPEN: Final = frozenset("（《“‘「『【〈([{、，；：")
"""Marks that nothing may end in before an ellipsis."""

_CLOSE: Final = frozenset("，。；：！？、）》”’」』】〉)]}")


def word_end(text: str, at: int) -> int:
    """The last place not behind ``at`` where ``text`` may be cut off: between words, with no mark left hanging; ``at``
    itself where even the first word is longer."""
    ends = [end for end in _edges(text) if end <= at]
    while ends and text[ends[-1] - 1] in _OPEN:
        ends.pop()
    return ends[-1] if ends else at


def word_start(text: str, at: int) -> int:
    """The first place not before ``at`` where a word of ``text`` begins and no closing mark stands."""
    starts = [0, *_edges(text)]
    return next((start for start in starts if start >= at and text[start : start + 1] not in _CLOSE), at)


def clipped(text: str, most: int) -> str:
    """``text`` in ``most`` characters or fewer: its first words and an ellipsis where it is longer."""
    if len(text) <= most:
        return text
    return text[: word_end(text, most - 1)].rstrip() + ELLIPSIS


def _edges(text: str) -> list[int]:
    from reportdiff.vocabulary import cut_words

    edges: list[int] = []
    for word in cut_words(text):
        edges.append((edges[-1] if edges else 0) + len(word))
    return edges
