"""Names with a version (互联网3.0, 营商环境5.0): the number with the whole noun before it, and no verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from reportdiff.vocabulary import cut_words

LONGEST = 12
"""Characters of the noun before a version: of a longer one the last words."""

_VERSION = re.compile(r"(?P<noun>[\u4e00-\u9fff]{2,24})(?P<number>\d+\.\d+)(?![\d%％‰:：∶]|[万亿]|个?百分点)")
_JOINT = frozenset("的和与及在为将把对等从向以到于至并或更由达约近超占")


def versions_in(text: str, openings: Set[str]) -> Iterator[tuple[str, int, int]]:
    """Find the versions that a text names, each with its start and end.

    ``openings`` are verbs and adverbs. What is before the last of them is no part of the name, and a number with
    nothing else before it (推进5.0) names nothing."""
    for match in _VERSION.finditer(text):
        words: list[str] = []
        for word in reversed(cut_words(match["noun"])):
            if word in openings or word in _JOINT or len("".join(words)) + len(word) > LONGEST:
                break
            words.insert(0, word)
        noun = "".join(words)
        if len(noun) > 1:
            yield noun + match["number"], match.end() - len(noun) - len(match["number"]), match.end()
