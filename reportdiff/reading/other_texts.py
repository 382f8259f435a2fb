"""What a text is that no government office gave as its report: told by its characters and lines, whatever its title.

A file that was saved in a wrong encoding, a program, a law and a novel all decode to characters, and clauses can be cut
of any. Each kind here has a mark that no report has; the bounds lie far from all of 3,215 real reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from reportdiff.reading.plain_text.encodings import reads_like_chinese

LOOKED_AT: Final = 20_000
"""Characters from the beginning that are looked at, and as many from the end."""

_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]")
_HZ: Final = re.compile(r"~\{[!-~]{2,400}?~\}")
_UTF7: Final = re.compile(r"\+[A-Za-z0-9+/]{5,}-?")
_LOST: Final = re.compile("[\ufffd\ue000-\uf8ff锟斤拷烫屯]")
_WESTERN: Final = re.compile(r"[\u0080-\u024f\u2013-\u203a\u20ac\u2122]")
_ENGLISH: Final = re.compile(
    r"government work report|work of the government|fellow deputies|people['’]s congress", re.I
)
_WORDS: Final = re.compile(r"\b[a-zà-ɏ]{2,} [a-zà-ɏ]{2,} [a-zà-ɏ]{2,}")
_CODE: Final = re.compile(r"[{}\[\]<>=;:/\\|#$_@&*\"]")
_ARTICLE: Final = re.compile(r"^\W{0,4}第[一二三四五六七八九十百零〇\d]{1,6}条(?![约款路])", re.MULTILINE)
_SAYS: Final = re.compile(r"[说道问喊叫答笑骂曰][：:，,]?\s?[“\"「『]")
_SPEECH: Final = re.compile(r"^[“「][^”」\n]{2,120}[。！？…，!?][”」]", re.MULTILINE)
_CHAPTER: Final = re.compile(r"^\W{0,4}第[一二三四五六七八九十百零〇\d]{1,6}[回章](?=[\s　]|$)", re.MULTILINE)

LEAST_HAN: Final = 0.2
"""Share of hanzi among hanzi and Latin letters; in reports it is above 0.9."""

LOST_SHARE: Final = 0.2
"""Share of characters that stand for lost ones: what is less can be read in part, and is counted or found by check."""

MOJIBAKE_SHARE: Final = 0.3
"""Share of the hanzi that come back when the wrong step is undone: about 0.67 where UTF-8 was taken for GBK."""

ARTICLES, ARTICLE_SHARE = 4, 0.1
"""Lines that begin as the article of a law, and their share of the lines; a report has none."""

SPOKEN: Final = 8
SPOKEN_EVERY: Final = 2_500
"""Quoted speeches, and characters to one at the most: no report quotes anybody so often."""

CHAPTERS: Final = 3
CODE_SHARE: Final = 0.06
PROSE_EVERY: Final = 200
"""Characters to one run of three words in small letters, at the most, in prose of another language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherText:
    """What a text is, and what its owner can do; both as (English, Chinese)."""

    what: tuple[str, str]
    advice: tuple[str, str]


_THE_REPORT: Final = ("give the report itself", "请给出报告本身")
_AS_UTF8: Final = ("save the original as UTF-8 and try again", "请把原文另存为 UTF-8 再试")

NOTEBOOK: Final = OtherText(what=("a Jupyter notebook", "Jupyter 笔记本"), advice=_THE_REPORT)
HZ: Final = OtherText(what=("text in the encoding HZ", "HZ 编码的文本"), advice=_AS_UTF8)
UTF7: Final = OtherText(what=("text in the encoding UTF-7", "UTF-7 编码的文本"), advice=_AS_UTF8)
LOST: Final = OtherText(
    what=("text whose characters are lost (replacement characters)", "字符已丢失的文本（替换符）"),
    advice=(
        "the font or a conversion lost them: scan it with OCR or give the text",
        "字体或转换所致，请改用文字识别或给出文字版",
    ),
)
MOJIBAKE: Final = OtherText(
    what=("mojibake, text that was saved in a wrong encoding", "乱码（编码转换出错的文本）"),
    advice=("fetch the original again", "请重新获取原文"),
)
ENGLISH: Final = OtherText(
    what=("an English translation of a report", "报告的英文译本"), advice=("give the Chinese text", "请给出中文原文")
)
CODE: Final = OtherText(
    what=("a program, settings, data or system file", "程序、配置、数据或系统文件"), advice=_THE_REPORT
)
FOREIGN: Final = OtherText(
    what=("not Chinese text", "非中文的文本"), advice=("give the Chinese text", "请给出中文原文")
)
LAW: Final = OtherText(what=("a law or regulation, in articles (第一条)", "法律法规（逐条写成）"), advice=_THE_REPORT)
STORY: Final = OtherText(what=("a story, with speech in quotes", "小说或故事（有人物对话）"), advice=_THE_REPORT)

BY_LINES: Final = (LAW, STORY)
BY_LETTERS: Final = (ENGLISH, CODE, FOREIGN)
"""What is told by lines or letters of which a report may have some too (quotes, articles, a translation behind it)."""


def other_text(text: str) -> OtherText | None:
    """Tell what other kind of text ``text`` is; ``None`` where it may be a report."""
    if text.lstrip().startswith("{") and '"nbformat"' in text and '"cells"' in text:
        return NOTEBOOK
    looked_at = text if len(text) <= 2 * LOOKED_AT else text[:LOOKED_AT] + "\n" + text[-LOOKED_AT:]
    return _by_characters(looked_at) or _by_lines(text, looked_at)


def _by_characters(text: str) -> OtherText | None:
    han, visible = len(_HAN.findall(text)), sum(not character.isspace() for character in text)
    if len(_LOST.findall(text)) >= LOST_SHARE * max(1, visible):
        return LOST
    if _is_mojibake(text, han):
        return MOJIBAKE
    latin = len(_LATIN.findall(text))
    if han >= LEAST_HAN * (han + latin) and han:
        return None
    if len(_HZ.findall(text)) >= 2 and _has_han(text, "hz"):
        return HZ
    if len(_UTF7.findall(text)) >= 2 and _has_han(text, "utf-7"):
        return UTF7
    if len(_ENGLISH.findall(text)) >= 2:
        return ENGLISH
    is_prose = len(_WORDS.findall(text)) * PROSE_EVERY >= len(text)
    return FOREIGN if is_prose and len(_CODE.findall(text)) < CODE_SHARE * visible else CODE


def _has_han(text: str, encoding: str) -> bool:
    return len(_HAN.findall(text.encode("ascii", "ignore").decode(encoding, "ignore"))) >= 10


def _is_mojibake(text: str, han: int) -> bool:
    if han >= 20:
        undone = text.encode("gb18030", "ignore").decode("utf-8", "ignore")
        if len(_HAN.findall(undone)) >= MOJIBAKE_SHARE * han:
            return True
    if len(_WESTERN.findall(text)) >= LOST_SHARE * max(1, len(text)):
        for wrong in ("cp1252", "latin-1"):
            raw = text.encode(wrong, "ignore")
            if any(len(_HAN.findall(raw.decode(right, "ignore"))) >= 20 for right in ("utf-8", "gb18030")):
                return True
    letters = sum(not character.isascii() and character.isalpha() for character in text)
    return letters >= 100 and not reads_like_chinese(text, traditional=True)


def _by_lines(text: str, looked_at: str) -> OtherText | None:
    articles = len(_ARTICLE.findall(looked_at))
    if articles >= ARTICLES and articles >= ARTICLE_SHARE * (looked_at.count("\n") + 1):
        return LAW
    speeches = max(len(_SAYS.findall(looked_at)), len(_SPEECH.findall(looked_at)))
    chapters = len(_CHAPTER.findall(text))
    if speeches >= SPOKEN and speeches * SPOKEN_EVERY >= len(looked_at):
        return STORY
    return STORY if chapters >= CHAPTERS and speeches >= CHAPTERS else None
