"""Aliases: short names, and what they stand for. 长护险 is 长期护理保险, 两新 is 大规模设备更新和消费品以旧换新.

A measure is compared as it reads with its short names written out, so that a commitment is known again under its other
name. What is shown is never changed. The table is ``data/aliases.toml``; a user's own file adds to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from reportdiff.package_data import data_table
from reportdiff.vocabulary import cut_words, rarity


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name and what it stands for."""

    short: str
    full: str


@dataclass(frozen=True, slots=True)
class AliasTable:
    """Aliases by their short names, and the expression that finds these, longest first."""

    by_short: Mapping[str, Alias]
    pattern: re.Pattern[str]

    def write_out(self, text: str) -> str:
        """Write out the short names of a text; those whose full name the text has as well stay."""
        parts, position = [], 0
        for start, alias in self._places(text):
            parts += [text[position:start], alias.full]
            position = start + len(alias.short)
        return "".join((*parts, text[position:])) if parts else text

    def spellings(self, name: str) -> frozenset[str]:
        """Give a name with its short names written out, and with full names made short, beside itself."""
        full = self.write_out(name)
        return frozenset(
            {name, full, *(full.replace(a.full, a.short) for a in self.by_short.values() if a.full in full)}
        )

    def aliases_in(self, text: str) -> tuple[Alias, ...]:
        """Give the aliases that :meth:`write_out` writes out, in the order of the text, each once."""
        return tuple(dict.fromkeys(alias for _, alias in self._places(text)))

    def _places(self, text: str) -> Iterator[tuple[int, Alias]]:
        matches = list(self.pattern.finditer(text))
        edges = self._edges(text) if matches else frozenset()
        for match in matches:
            alias = self.by_short[match[0]]
            bounded = match.start() in edges and match.end() in edges and not _is_cut(text, match)
            if bounded and alias.full not in text:
                yield match.start(), alias

    def _edges(self, text: str) -> frozenset[int]:
        """Give the places in a text where a name may begin or end: the edges of its words, and within a compound those
        of the short name that it begins or ends with (国企 in 国企改革). So 提高职业技能 has no 高职."""
        edges, start = {0}, 0
        for word in cut_words(text):
            for size in range(2, len(word) - 1):
                if word[:size] in self.by_short and _is_word(word[size:]):
                    edges.add(start + size)
                if word[-size:] in self.by_short and _is_word(word[:-size]):
                    edges.add(start + len(word) - size)
            start += len(word)
            edges.add(start)
        return frozenset(edges)


def _is_cut(text: str, match: re.Match[str]) -> bool:
    """Tell whether a name is only the edge of two words: 总规 of 总规模, where 规模 is the commoner word."""
    crossings = (text[at - 1 : at + 1] for at in match.span() if 0 < at < len(text))
    return any(rarity(pair) < rarity(match[0]) for pair in crossings)


def _is_word(text: str) -> bool:
    """Tell whether a text is one known word: what is unknown is cut into characters."""
    return cut_words(text) == [text]


@lru_cache(maxsize=8)
def table_with(own: tuple[tuple[str, str], ...] = ()) -> AliasTable:
    """Give the table of the package with a user's own pairs (short name, full name), which come first."""
    pairs = {short: full for section in data_table("aliases.toml").values() for short, full in section.items()}
    pairs |= dict(own)
    names = sorted(pairs, key=lambda short: (-len(short), short))
    # A Latin short name is a whole word: no AI in AIGC.
    alternatives = [
        rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])" if name.isascii() else re.escape(name) for name in names
    ]
    return AliasTable({short: Alias(short, full) for short, full in pairs.items()}, re.compile("|".join(alternatives)))


_TABLE: ContextVar[AliasTable | None] = ContextVar("aliases", default=None)


@contextmanager
def aliases_of(own: Mapping[str, str]) -> Iterator[None]:
    """Use a user's own aliases, full name by short name, beside those of the package for what runs inside."""
    token = _TABLE.set(table_with(tuple(own.items())))
    try:
        yield
    finally:
        _TABLE.reset(token)


def current_aliases() -> AliasTable:
    """Give the aliases in force: those of :func:`aliases_of`, or the package's alone."""
    return _TABLE.get() or table_with()


def written_out(text: str) -> str:
    """Write out the short names of a text, by the aliases in force."""
    return current_aliases().write_out(text)
