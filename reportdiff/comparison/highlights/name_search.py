"""Whether a report names a thing at all: by its name, by most of it in one piece, by its words with others between
them, or by an abbreviation (北交所 for 北京证券交易所)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reportdiff.aliases import current_aliases
from reportdiff.comparison.highlights.news_lexicon import news_words
from reportdiff.parsing.folding import fold
from reportdiff.vocabulary import cut_words

NameKind = Literal["programme", "code", "quoted", "term"]

_HAN = re.compile(r"[\u4e00-\u9fff]")

_LINE = re.compile(r"\d+号线$")

_SHORT_HEAD = 3
"""A name with at most this many characters before its final noun is absent only if the other report lacks those."""

_WORDS_SPREAD, _PUT_IN = 3, 4
"""Words that a name must have to match with others between them, and the most characters between two."""

_PART = 0.65
"""Share of a name that the other report must not contain in one piece: 国家植物园 is not just any 植物园."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a measure has it, and what marks it as one."""

    text: str
    kind: NameKind


def searchable(text: str) -> str:
    """Fold a text for searching names in it: width, case, quotes and spaces unified."""
    return fold(text).lower().replace(" ", "").replace('"', "")


def is_absent(name: Name, elsewhere: str) -> bool:
    """Tell whether the other report has neither the name, nor most of it in one piece, nor an abbreviation of it."""
    key = searchable(name.text)
    if any(searchable(spelling) in elsewhere for spelling in current_aliases().spellings(name.text)):
        return False
    line = _LINE.search(key)
    if line is not None and line[0] in elsewhere:
        return False  # 地铁12号线 is among 地铁3号线、12号线
    if name.kind in ("code", "term"):
        return True
    head = next((key.removesuffix(ending) for ending in news_words().types if key.endswith(ending)), key)
    if len(head) <= _SHORT_HEAD and head in elsewhere:
        return False
    piece = max(2 if name.kind == "quoted" else 3, round(len(key) * _PART))
    if any(key[at : at + piece] in elsewhere for at in range(len(key) - piece + 1)):
        return False
    return not _abbreviated(key, elsewhere) and not _spread_out(name.text, elsewhere)


def _spread_out(name: str, text: str) -> bool:
    """Tell whether the text has the words of a name in order with a word between them (生态 in
    海湾北部生态科技新区)."""
    words = [re.escape(searchable(word)) for word in cut_words(name) if len(word) > 1]
    if len(words) < _WORDS_SPREAD:
        return False
    return re.search(f"[^，。；、]{{0,{_PUT_IN}}}".join(words), text) is not None


def _abbreviated(name: str, text: str) -> bool:
    """Tell whether the text has a short form of a long name, or the long form of a short one, with the same two
    ends."""
    first, last = re.escape(name[0]), re.escape(name[-1])
    if len(name) >= 6:
        inner = "".join(sorted({re.escape(character) for character in name[1:-1]}))
        forms = re.findall(rf"{first}[{inner}]{{1,3}}{last}", text)
        return any(_within(form, name) for form in forms)
    if len(name) == 3 and _HAN.match(name):
        return re.search(rf"{first}[^，。；、]{{0,4}}{re.escape(name[1])}[^，。；、]{{0,4}}{last}", text) is not None
    return False


def _within(short: str, name: str) -> bool:
    characters = iter(name)
    return all(character in characters for character in short)
