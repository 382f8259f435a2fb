"""Rules about the characters of the text: garbled, lost, of another script, or those of the page around the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from reportdiff.checking.inspection import Inspection
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.registry import rule
from reportdiff.parsing.traditional import TRADITIONAL_SHARE, holds_traditional
from reportdiff.reading.furniture import BAR, LINE_RULES, LONGEST_BAR, PROSE
from reportdiff.reading.normalising import normalised
from reportdiff.reading.plain_text.encodings import reads_like_chinese
from reportdiff.text.shortening import beginning

Spans = Callable[[str], Iterator[tuple[int, int]]]
"""Finds stretches of a paragraph."""

MOST_PLACES: Final = 5
"""Places of one kind that are listed; the last one says how many more there are."""

QUOTE_LENGTH: Final = 24
"""Characters of a place that are quoted."""

WORST_PARAGRAPH: Final = 16
"""Letters from which on a paragraph of rare characters is taken for one in the wrong encoding."""

SCAR: Final = re.compile(r"锟斤拷|烫烫烫|屯屯屯|锘匡豢|ï»¿|â€[œ™˜“”]")
"""What U+FFFD in UTF-8, uninitialised memory, or a mark read in another encoding look like."""

_WESTERN: Final = re.compile(
    r"[\u00a1-\u00ff\u0152-\u0192\u02c6\u02dc\u2018-\u201e\u2020-\u2022\u2030\u20ac\u2122]{4,}"
)
_WESTERN_LEAD: Final = re.compile(r"[\u00c2-\u00c3\u00e2-\u00ef]")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]{4,}")

LOST: Final = re.compile(r"[\ufffd\ue000-\uf8ff]+|(?<=[\u4e00-\u9fff])\?+(?=[\u4e00-\u9fff])")
"""A character that could not be decoded, one of a font's own, or a question mark in place of a hanzi."""

OTHER_SCRIPT: Final = re.compile(r"[\u0400-\u052f\u3041-\u309f\u30a1-\u30fa\uac00-\ud7af\u0e00-\u0e7f\u0600-\u06ff]+")
"""Cyrillic, kana, Hangul, Thai, Arabic. Greek is left out: it names rays and viruses."""

STANDARD: Final = frozenset("昇陞甦鍾")
"""Traditional forms that the table of standard characters (通用规范汉字表, 2013) admits for names: 昇腾."""

SITE_WORDS: Final = re.compile(
    r"</?[a-zA-Z][^<>\n]{0,120}>|javascript:|function\s?\(|document\.write"
    r"|扫一扫.{0,12}(?:分享|打开|关注|浏览)|返回顶部|打印本页|关闭窗口|关闭本页|加入收藏|【字[号体]|字[号体][：:]|[（(【]?责任编辑[：:]"
    r"|分享到[：:微朋]|ICP备|公网安备|版权所有|网站地图|网站标识码|浏览次数|阅读次数|点击次数|当前位置[：:]|您的位置[：:]"
    r"|上一篇[：:]|下一篇[：:]|相关(?:阅读|链接|文档|新闻)[：:]"
)
"""Words that only a web page has; none of them stands in what is said to a congress."""

ENTITY: Final = re.compile(r"&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|middot|#\d{2,5});")

PAGE_NUMBER: Final = re.compile(
    r"[-—–－\s]{0,4}\d{1,3}[-—–－\s]{0,4}|第\s?\d{1,3}\s?页(?:\s?[，,/]?\s?共\s?\d{1,3}\s?页)?"
)


NOTE: Final = re.compile(r"[\u4e00-\u9fff]{2}[”》]?(\d{1,2})(?=[，。；、”])")
"""A bare number behind words: of a note that was raised above the line."""

FEWEST_NOTES: Final = 5
NOTE_SHARE: Final = 0.5
"""How many of them count up from 1, and which share of all bare numbers they are, to be those of notes."""

SCRIPT_LENGTH: Final = 60
SCRIPT_PARAGRAPHS: Final = 3
SCRIPT_CONTRAST: Final = 4
"""Characters of a paragraph that tells its script; paragraphs in each script that make a text of two; how many times
as few traditional characters those in simplified script have as the others."""


@rule("RD301", "error")
def garbled(inspection: Inspection) -> Iterator[Observation]:
    """Find text that was written in one encoding and read in another; one finding a paragraph."""
    yield from first_places("garbled", each_span(inspection, _garbled_stretch, sound=False))


@rule("RD302", "warning")
def lost_characters(inspection: Inspection) -> Iterator[Observation]:
    """Find places where a character is missing."""
    yield from first_places("lost_character", each_span(inspection, _gaps))


@rule("RD303", "warning")
def mixed_scripts(inspection: Inspection) -> Iterator[Observation]:
    """Find traditional characters in a simplified text, or another people's letters."""
    document = inspection.document
    if document is None:
        return
    blocks = [block for block in document.blocks if block.end - block.start >= SCRIPT_LENGTH]
    shares = [_traditional_share(document.text[block.start : block.end]) for block in blocks]
    in_traditional = [block for block, share in zip(blocks, shares, strict=True) if share >= TRADITIONAL_SHARE]
    others = sum(share < TRADITIONAL_SHARE / SCRIPT_CONTRAST for share in shares)
    if min(len(in_traditional), others) >= SCRIPT_PARAGRAPHS:
        words = document.text[in_traditional[0].start : in_traditional[0].end]
        values = {"n": str(len(in_traditional)), "all": str(len(blocks)), "words": shortened(words)}
        start = in_traditional[0].start
        yield Observation(key="two_scripts", values=values, words=words, start=start, identity="two scripts")
        return
    is_simplified = _traditional_share(document.text) < TRADITIONAL_SHARE
    yield from first_places(
        "mixed_scripts", each_span(inspection, lambda text: _strange(text, simplified=is_simplified))
    )


def _traditional_share(text: str) -> float:
    return sum(map(holds_traditional, text)) / max(1, len(text))


@rule("RD304", "error")
def furniture(inspection: Inspection) -> Iterator[Observation]:
    """Find words of the page around the report that are in the report."""
    yield from first_places("furniture", each_span(inspection, furniture_spans))


@rule("RD308", "warning")
def scraps(inspection: Inspection) -> Iterator[Observation]:
    """Find numbers of pages or notes that became paragraphs, and entities of HTML that were not resolved."""
    yield from first_places("scrap", each_span(inspection, scrap_spans))
    document = inspection.document
    marks = [] if document is None else note_numbers(document.text)
    if marks:
        words = marks[0].group()
        values = {"n": str(len(marks)), "words": words}
        yield Observation(
            key="note_numbers", values=values, words=words, start=marks[0].start(), identity="note numbers"
        )


@rule("RD307", "notice")
def encoding(inspection: Inspection) -> Iterator[Observation]:
    """Find texts that are not UTF-8: this program reads them, others may not."""
    document = inspection.document
    if document is not None and document.encoding != "utf-8":
        yield Observation(key="encoding", values={"encoding": document.encoding.upper()}, identity=document.encoding)


def note_numbers(text: str) -> list[re.Match[str]]:
    """Give the numbers of notes (1, 2, 3 …) that stand behind words without a unit; none where they may be figures."""
    matches = list(NOTE.finditer(text))
    notes: list[re.Match[str]] = []
    for match in matches:
        if int(match[1]) == len(notes) + 1:
            notes.append(match)
    return notes if len(notes) >= FEWEST_NOTES and len(notes) >= NOTE_SHARE * len(matches) else []


def garbled_spans(text: str) -> Iterator[tuple[int, int]]:
    """Tell where a paragraph was read in the wrong encoding; the whole of it if it has next to no common characters."""
    spans = [match.span() for match in SCAR.finditer(text)]
    spans += [match.span() for match in _WESTERN.finditer(text) if len(_WESTERN_LEAD.findall(match.group())) > 1]
    spans += [match.span() for match in _NOT_ASCII.finditer(text) if _is_misread(match.group())]
    letters = sum(character.isalpha() and not character.isascii() for character in text)
    if not spans and letters >= WORST_PARAGRAPH and not reads_like_chinese(text, traditional=True):
        spans = [(0, len(text))]
    yield from sorted(spans)


def furniture_spans(text: str) -> Iterator[tuple[int, int]]:
    """Tell where a paragraph holds words of a page; the whole of it if it is a button or a credit."""
    is_furniture = len(text) < PROSE and any(shape.fullmatch(text) for shape in LINE_RULES)
    if is_furniture or (len(text) < LONGEST_BAR and BAR.match(text) and "。" not in text):
        yield 0, len(text)
        return
    for match in SITE_WORDS.finditer(text):
        yield match.span()


def scrap_spans(text: str) -> Iterator[tuple[int, int]]:
    """Tell where a paragraph is the number of a page, or holds an entity."""
    if PAGE_NUMBER.fullmatch(text):
        yield 0, len(text)
    for match in ENTITY.finditer(text):
        yield match.span()


def is_garbled(text: str) -> bool:
    """Tell whether a paragraph, or part of it, was read in the wrong encoding, which explains its other faults."""
    return any(True for _ in garbled_spans(text))


def _garbled_stretch(text: str) -> Iterator[tuple[int, int]]:
    spans = list(garbled_spans(text))
    if spans:
        yield spans[0][0], max(end for _, end in spans)


def _is_misread(words: str) -> bool:
    """Tell whether ``words`` are UTF-8 that was read as GB18030: written back, they make hanzi.

    Of true Chinese nearly nothing does: its second bytes are no continuation bytes of UTF-8."""
    back = words.encode("gb18030", "replace").decode("utf-8", "replace")
    hanzi = sum("\u4e00" <= character <= "\u9fff" for character in back)
    return hanzi > 2 and 2 * back.count("\ufffd") <= hanzi


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    for match in LOST.finditer(normalised(text)):
        yield max(0, match.start() - 4), min(len(text), match.end() + 4)


def _strange(text: str, *, simplified: bool) -> Iterator[tuple[int, int]]:
    for match in OTHER_SCRIPT.finditer(text):
        yield match.span()
    if simplified and holds_traditional(text):
        for at, character in enumerate(text):
            if holds_traditional(character) and character not in STANDARD:
                yield at, at + 1


def each_span(inspection: Inspection, spans: Spans, *, sound: bool = True) -> Iterator[tuple[int, str]]:
    """Give offset and words of every span in the paragraphs of the text; with ``sound`` only in those that are not
    garbled."""
    document = inspection.document
    for block in document.blocks if document is not None else ():
        text = document.text[block.start : block.end] if document is not None else ""
        stretches = list(spans(text))
        if stretches and not (sound and is_garbled(text)):
            yield from ((block.start + start, text[start:end]) for start, end in stretches)


def first_places(key: str, places: Iterable[tuple[int, str]]) -> Iterator[Observation]:
    """Give a finding for each of the first places, and one that counts the rest."""
    stretches = list(places)
    for start, words in stretches[:MOST_PLACES]:
        yield Observation(key=key, values={"words": shortened(words)}, words=words, start=start)
    if len(stretches) > MOST_PLACES:
        start, words = stretches[MOST_PLACES]
        rest = str(len(stretches) - MOST_PLACES)
        yield Observation(
            key="more", values={"n": rest, "words": shortened(words)}, words=words, start=start, identity=key
        )


def shortened(words: str) -> str:
    """Shorten ``words`` to a quotation of one line."""
    return beginning(words, QUOTE_LENGTH)
