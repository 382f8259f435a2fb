"""Named things in a measure that the other report does not name: programmes, projects, places, laws, versions.

A name is absent only if the whole text of the other report, review included, lacks it, its parts and its abbreviations
(北交所 for 北京证券交易所). A project that was finished last year has not been dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportdiff.comparison.highlights.name_search import Name, is_absent, searchable
from reportdiff.comparison.highlights.news_lexicon import closing, news_words, openings, without_openings
from reportdiff.comparison.versioned_names import versions_in
from reportdiff.model import Measure
from reportdiff.text.clause_marks import CLAUSE_BREAK, NAME_BREAK, NAME_MARKS
from reportdiff.vocabulary import cut_words, rarity

_LONGEST_TEXT = 400
"""Characters of a measure that may contain names: more than any commitment has."""

_QUOTATION = re.compile(r"“([^“”，。；、]{2,10})”|《([^《》]{2,24})》")
_CODE = re.compile(r"(?<![A-Za-z0-9.])(?:[1-9]G|[A-Z][A-Za-z]*[-+]?[0-9][A-Za-z0-9]*)(?![A-Za-z0-9.])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TAIL_BREAK = re.compile(rf"[{NAME_MARKS}]|[的和与及]|等(?!级)")
_AND_OTHERS = re.compile(r"等(?:重大|重点|一批)")
_AFTER_QUOTE = re.compile(rf"”[^{NAME_MARKS}的和与及等]+")
"""The noun behind a quoted name belongs to that name."""

_JOINTS = frozenset({"的", "等", "和", "与", "及", "以及", "两地", "三地", "两市", "等地", "各地"})
_ABSTRACT = ("项目", "工程", "计划", "行动", "规划", "专项")
_AGAINST = re.compile(
    r"(?:坚决|严格|切实|着力|有效|彻底|全面)*(?:防止|杜绝|严禁|反对|不搞|纠正|整治|打破|破除|改变|消除|清理|解决|克服|摒弃)"
)
_SITUATION = re.compile(
    r"(?:党中央|国务院|中央|习近平总书记)[^，。；]{0,8}(?:提出|作出|决定|强调|要求)|展现|绘就|谱写|书写|描绘|奏响"
)
"""Openings of a situation or of praise, which promise nothing."""

_MANNER = re.compile(r"^(?:充分)?(?:结合|依托|借助|围绕|利用|根据|按照)[^，。；：]*")
"""What a commitment relies on is not what it is about."""

_FAMILY = 2
"""First characters that neighbouring quoted names share where they are one slogan (“本省制造”“本省服务”)."""

_NUMBERED = re.compile(r"[0-9]")
_PARTICLES = frozenset("中谋同在对向为由从把将以让使于到并或是其有不每各")

_LONGEST_TAIL = 6
"""Characters behind a quoted name within which the noun of its programme may follow …"""

_CAMPAIGNS = ("行动", "工程", "计划", "机制", "制度", "基金", "论坛")
"""… which is one of these where something is between the two."""

_BARE = 3
"""Most other characters (quotes, 对) of a fragment that says nothing about its quoted name."""

_SHORTEST, _LONGEST = 4, 16
"""Characters of a name that its final noun marks: a shorter one is a kind, a longer one a sentence."""

_RARE = 5.5
"""Bits that the rarest word of a name must have: fewer than one report in 45 has it."""

_RARE_TERM = 7.0
"""Bits that a plain word must have to be a term of its own."""

_STRANGE = 0.6
"""Share of the triples of characters of an object that the other report must not have for the object to be new."""


def is_letters(name: Name) -> bool:
    """Tell whether a quoted name is a row of single characters, each short for a word (“稳准快实”)."""
    return name.kind == "quoted" and all(_lone(word) for word in cut_words(name.text))


def names_in(measure: Measure, elsewhere: str) -> tuple[Name, ...]:
    """Give the names of a measure that the other report lacks, most telling first.

    ``elsewhere`` is the whole text of the other report, as :func:`searchable` gives it."""
    text = _searched(measure)
    candidates = [*_code_names(text), *_quoted_names(text), *_typed_names(text), *_term_names(text)]
    rank = ("code", "programme", "quoted", "term")
    candidates.sort(key=lambda name: (rank.index(name.kind), -len(name.text), name.text))
    names: list[Name] = []
    for name in candidates:
        if not any(name.text in other.text or other.text in name.text for other in names) and is_absent(
            name, elsewhere
        ):
            names.append(name)
    return tuple(names)


def typed_names(measure: Measure) -> tuple[str, ...]:
    """Give the names in a measure that stand without quotes and end in the noun of a programme, project or place."""
    return tuple(name.text for name in _typed_names(_searched(measure)))


def object_of(text: str, action: str, elsewhere: str) -> str:
    """Give the object of a measure's action, where the other report mentions nothing like it; else ``""``."""
    clause = next((clause for clause in CLAUSE_BREAK.split(text) if action in clause), "")
    before, _, after = clause.partition(action)
    phrase = without_openings(after if len(after) >= len(before) else closing().sub("", before))
    phrase = re.split("等(?!级|待|候)|、", phrase)[0].removeprefix("的")
    phrase = phrase.removesuffix("建设").removesuffix("工作")
    key = searchable(phrase)
    pieces = [key[at : at + 3] for at in range(len(key) - 2)]
    if not _SHORTEST <= len(key) <= 2 * _LONGEST or key in elsewhere or key[0] in _PARTICLES:
        return ""
    strange = sum(piece not in elsewhere for piece in pieces)
    return phrase if strange >= _STRANGE * len(pieces) else ""


def _searched(measure: Measure) -> str:
    """Give the text of a measure in which names may be; empty where it speaks against something, or only praises."""
    text = measure.text[:_LONGEST_TEXT]
    if _AGAINST.match(text) or _SITUATION.match(text):
        return ""
    for quantity in reversed(measure.quantities):
        # A figure is no part of a name: 新建10处郊野公园 names no park.
        if quantity.kind not in ("name", "ordinal"):
            text = text[: quantity.start] + "，" * (quantity.end - quantity.start) + text[quantity.end :]
    return _MANNER.sub("", text)


def _code_names(text: str) -> Iterator[Name]:
    for match in _CODE.finditer(text):
        yield Name(match[0], "code")
    for name, _, _ in versions_in(text, openings()):
        yield Name(name, "code")


def _quoted_names(text: str) -> Iterator[Name]:
    words = news_words()
    quotations = [match[1] for match in _QUOTATION.finditer(text) if match[1]]
    for match in _QUOTATION.finditer(text):
        name = match[1] or match[2]
        if words.stock.search(name) or (match[1] and words.metaphors.search(name)):
            continue
        is_programme = match[2] or name.endswith(words.quoted_types) or _tail_of_quoted(text, match.end())
        slogan = match[1] and any(other != name and other[:_FAMILY] == name[:_FAMILY] for other in quotations)
        if len(text.strip("，。；、")) - len(name) > _BARE:
            yield Name(name, "programme" if is_programme and not slogan else "quoted")


def _tail_of_quoted(text: str, end: int) -> str:
    """Give the noun of a programme that follows a quoted name (“美在山城”培塑行动); ``""`` where none does."""
    tail = next(iter(_TAIL_BREAK.split(text[end : end + _LONGEST_TAIL])), "")
    if tail.startswith(news_words().quoted_types):
        return tail
    return next((tail[:stop] for stop in range(1, len(tail) + 1) if tail[:stop].endswith(_CAMPAIGNS)), "")


def _typed_names(text: str) -> Iterator[Name]:
    """Give names from runs of words that end in the noun of a programme, project or place, without the verbs before
    them."""
    lexicon = news_words()
    for clause in NAME_BREAK.split(_QUOTATION.sub("，", _AFTER_QUOTE.sub("”，", text))):
        run: list[str] = []
        is_torn = False
        for word in [*cut_words(clause), ""]:
            if word and word not in _PARTICLES and word not in _JOINTS:
                run.append(word)
                continue
            name = "" if is_torn else _name_of(run)
            # 和 behind a lone character is part of a name that the vocabulary lacks, and what follows is its rest.
            is_torn = bool(word and run) and word not in _PARTICLES and word != "等" and _lone(run[-1])
            run = []
            if name and not name.endswith(lexicon.generic) and not lexicon.stock.search(name):
                yield Name(name, "programme")


def _lone(word: str) -> bool:
    return len(word) == 1 and _HAN.match(word) is not None


def _name_of(run: Sequence[str]) -> str:
    lexicon = news_words()
    start = 0
    while start < len(run) and (run[start] in lexicon.actions or not without_openings(run[start])):
        start += 1
    ends = [end for end in range(start + 1, len(run) + 1) if "".join(run[start:end]).endswith(lexicon.types)]
    if not ends:
        return ""
    words, rest = run[start : ends[-1]], "".join(run[ends[-1] :])
    name = "".join(words)
    # 规划建设 is an action; 项目清单 and 工程质量 are no project.
    abstract = name.endswith(_ABSTRACT) and without_openings(rest) != ""
    if abstract or (name.endswith("规划") and rest == "建设"):
        return ""
    if _AND_OTHERS.search(name):
        return ""
    if not _SHORTEST <= len(name) <= _LONGEST or any(word in lexicon.openings for word in words[1:-1]):
        return ""
    ending = next(ending for ending in lexicon.types if name.endswith(ending))
    if len(name) - len(ending) < 2:
        return ""
    rare = any(rarity(word) >= _RARE and len(word) > 1 for word in words) or _has_lone_pair(words)
    return name if rare or ending not in lexicon.plain_types or _NUMBERED.search(name) else ""


def _has_lone_pair(words: Sequence[str]) -> bool:
    """Tell whether two neighbouring characters are no word: mostly a place or a firm that the vocabulary lacks."""
    return any(_lone(a) and _lone(b) for a, b in pairwise(words))


def _term_names(text: str) -> Iterator[Name]:
    stock = news_words().stock
    for word in cut_words(text):
        if len(word) > 2 and _HAN.match(word) and rarity(word) >= _RARE_TERM and not stock.search(word):
            yield Name(word, "term")
