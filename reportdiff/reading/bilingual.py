"""Text beside the Chinese one: a translation paragraph by paragraph, and pronunciation in brackets.

Some pages print English and Chinese in turn; some mirrors give the sound of every character with two readings
(發(fā)展). Both are taken out only where they run through the whole text, so that a report that names an English
title once, or tells how a rare character is read, keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportdiff.reading.ledger import Ledger
from reportdiff.reading.source import SourceBlock

HANZI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
WORD = re.compile(r"[A-Za-z]{2,}")

FOREIGN_WORDS = 3
"""A block without a single hanzi and with this many Latin words is a translation, where the text has one."""

FOREIGN_HANZI_SHARE = 0.05
"""Hanzi among the letters of a translated paragraph (a name in brackets) up to which it counts as foreign."""

LEAST_TRANSLATED = 3
TRANSLATED_SHARE = 0.15
"""A text is bilingual if at least three blocks, and 15 in 100, are long and foreign beside Chinese ones."""

LONG = 60
"""Characters of a translated paragraph; shorter ones alone do not make a text bilingual."""

PRONUNCIATION = re.compile(
    r"(?<=[\u3400-\u4dbf\u4e00-\u9fff])[(（][a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,3}[)）]"
)
"""One syllable with its tone mark in brackets behind a character (Hanyu Pinyin, GB/T 16159)."""

LEAST_PRONOUNCED = 5
"""From so many on, brackets with sounds are the page's, not the report's: real reports have at most two."""


def without_translation(blocks: Sequence[SourceBlock], ledger: Ledger) -> tuple[SourceBlock, ...]:
    """Give ``blocks`` without those in another language, if the text is bilingual (``translated_paragraph``)."""
    texts = [block.text for block in blocks if block.text.strip()]
    long_ones = sum(len(text) >= LONG and _is_foreign(text) for text in texts)
    chinese = sum(HANZI.search(text) is not None and not _is_foreign(text) for text in texts)
    if long_ones < max(LEAST_TRANSLATED, TRANSLATED_SHARE * len(texts)) or chinese < LEAST_TRANSLATED:
        return tuple(blocks)
    result = []
    for block in blocks:
        if _is_foreign(block.text):
            ledger.note("translated_paragraph", block.text.strip())
        else:
            result.append(block)
    return tuple(result)


def _is_foreign(text: str) -> bool:
    words = WORD.findall(text)
    if len(words) < FOREIGN_WORDS:
        return False
    hanzi = len(HANZI.findall(text))
    return hanzi <= FOREIGN_HANZI_SHARE * sum(map(len, words))


def without_pronunciation(blocks: Sequence[SourceBlock], ledger: Ledger) -> tuple[SourceBlock, ...]:
    """Give ``blocks`` without sounds in brackets, if the whole text is strewn with them (``pronunciation``)."""
    if sum(len(PRONUNCIATION.findall(block.text)) for block in blocks) < LEAST_PRONOUNCED:
        return tuple(blocks)
    result = []
    for block in blocks:
        for match in PRONUNCIATION.finditer(block.text):
            ledger.note("pronunciation", block.text[match.start() - 1 : match.end()])
        result.append(replace(block, text=PRONUNCIATION.sub("", block.text)))
    return tuple(result)
