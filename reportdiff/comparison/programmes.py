"""Named things in a measure that the other report does not name: programmes, projects, places, laws, versions.

That a name is absent is asked of the whole text of the other report, review included, and of its parts and
abbreviations too (北交所 is 北京证券交易所): a project that was finished last year has not been dropped.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any, Literal

from reportdiff.model import Measure
from reportdiff.parsing.folding import fold
from reportdiff.parsing.words import cut_words, rarity

NameKind = Literal["programme", "code", "quoted", "term"]

_LONGEST_TEXT = 400
"""Characters of a measure that are searched for names: more than any commitment has."""

_QUOTED = re.compile(r"“([^“”，。；、]{2,10})”|《([^《》]{2,24})》")
_CODE = re.compile(r"(?<![A-Za-z0-9.])(?:[1-9]G|[A-Z][A-Za-z]*[-+]?[0-9][A-Za-z0-9]*)(?![A-Za-z0-9.])")
_VERSION = re.compile(r"[\u4e00-\u9fff]{2,6}[0-9]\.[0-9]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BREAK = re.compile(r"[，。；：、！？“”《》（）()\s]|[的和与及]|等(?!级)")
_ABSTRACT = ("项目", "工程", "计划", "行动", "规划")
_AGAINST = re.compile(r"(?:坚决|严格|切实|着力|有效)*(?:防止|杜绝|严禁|反对|不搞|纠正|整治)")
_NUMBERED = re.compile(r"[0-9]")
_PARTICLES = frozenset("中谋同在对向为由从把将以让使于到并或是其")

_SHORTEST, _LONGEST = 4, 16
"""Characters of a name that is told by the noun it ends in: a shorter one is a kind, a longer one a sentence."""

_RARE = 5.5
"""Bits that the rarest word of a name must have: fewer than one report in 45 has it."""

_RARE_TERM = 7.0
"""Bits that a plain word must have to be a term of its own."""

_STRANGE = 0.6
"""Share of the triples of characters of an object that the other report must not have for the object to be new."""

_SHORT_HEAD = 3
"""Characters of a name before the noun it ends in, up to which they must not stand in the other report at all."""

_PART = 0.65
"""Share of a name that must not stand in the other report in one piece: 国家植物园 is told from any 植物园."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a measure, and what gives it away."""

    text: str
    kind: NameKind


@lru_cache(maxsize=1)
def weights() -> dict[str, Any]:
    """The table of points and words, ``data/highlights.toml``."""
    return tomllib.loads(resources.files("reportdiff").joinpath("data/highlights.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon of ``data/highlights.toml``."""

    openings: frozenset[str]
    actions: frozenset[str]
    types: tuple[str, ...]
    plain_types: tuple[str, ...]
    quoted_types: tuple[str, ...]
    generic: tuple[str, ...]
    stock: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    words = weights()["words"]
    places, plain = (sorted(words[key], key=lambda word: (-len(word), word)) for key in ("places", "types"))
    return _Words(
        openings=frozenset(words["openings"]),
        actions=frozenset(words["actions"]),
        types=tuple(sorted([*places, *plain], key=lambda word: (-len(word), word))),
        plain_types=tuple(plain),
        quoted_types=(*words["quoted_types"], *places, *plain),
        generic=tuple(words["generic"]),
        stock=re.compile(words["stock"]),
    )


def names_in(measure: Measure, elsewhere: str) -> tuple[Name, ...]:
    """The names of a measure that the other report lacks, most telling first. ``elsewhere`` is the whole text of the
    other report, as :func:`searchable` gives it."""
    text = measure.text[:_LONGEST_TEXT]
    if _AGAINST.match(text):
        return ()
    for quantity in reversed(measure.quantities):
        # A figure is no part of a name: 新建10处郊野公园 names no park.
        if quantity.kind not in ("name", "ordinal"):
            text = text[: quantity.start] + "，" * (quantity.end - quantity.start) + text[quantity.end :]
    found = [*_codes(text), *_quoted(text), *_typed(text), *_terms(text)]
    rank = ("code", "programme", "quoted", "term")
    found.sort(key=lambda name: (rank.index(name.kind), -len(name.text), name.text))
    names: list[Name] = []
    for name in found:
        if not any(name.text in other.text or other.text in name.text for other in names) and is_absent(
            name, elsewhere
        ):
            names.append(name)
    return tuple(names)


def searchable(text: str) -> str:
    """A text folded for searching names in it: width, case, quotes and spaces unified."""
    return fold(text).lower().replace(" ", "").replace('"', "")


def is_absent(name: Name, elsewhere: str) -> bool:
    """Whether the other report has neither the name, nor most of it in one piece, nor an abbreviation of it."""
    key = searchable(name.text)
    if key in elsewhere:
        return False
    if name.kind in ("code", "term"):
        return True
    head = next((key.removesuffix(ending) for ending in _words().types if key.endswith(ending)), key)
    if len(head) <= _SHORT_HEAD and head in elsewhere:
        return False
    piece = max(2 if name.kind == "quoted" else 3, round(len(key) * _PART))
    if any(key[at : at + piece] in elsewhere for at in range(len(key) - piece + 1)):
        return False
    return not _abbreviated(key, elsewhere)


def _abbreviated(name: str, text: str) -> bool:
    """Whether the text has a short form of a long name, or the long form of a short one, with the same two ends."""
    first, last = re.escape(name[0]), re.escape(name[-1])
    if len(name) >= 6:
        inner = "".join(sorted({re.escape(character) for character in name[1:-1]}))
        forms = re.findall(rf"{first}[{inner}]{{1,3}}{last}", text)
        return any(_within(form, name) for form in forms)
    if len(name) == 3 and _HAN.match(name):
        return re.search(rf"{first}[^，。；、]{{0,4}}{re.escape(name[1])}[^，。；、]{{0,4}}{last}", text) is not None
    return False


def object_of(text: str, action: str, elsewhere: str) -> str:
    """What the action of a measure is done to, where the other report speaks of nothing like it; else ``""``."""
    clause = next((clause for clause in re.split("[，。；：！？]", text) if action in clause), "")
    before, _, after = clause.partition(action)
    phrase = without_openings(after if len(after) >= len(before) else _closing().sub("", before))
    phrase = re.split("等(?!级|待|候)", phrase)[0].removeprefix("的")
    key = searchable(phrase)
    pieces = [key[at : at + 3] for at in range(len(key) - 2)]
    if not _SHORTEST <= len(key) <= 2 * _LONGEST or key in elsewhere:
        return ""
    strange = sum(piece not in elsewhere for piece in pieces)
    return phrase if strange >= _STRANGE * len(pieces) else ""


@lru_cache(maxsize=1)
def _closing() -> re.Pattern[str]:
    words = sorted({*_words().openings, *weights()["words"]["actions"]}, key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})+$")


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    words = sorted(_words().openings, key=lambda word: (-len(word), word))
    actions = sorted(weights()["words"]["actions"], key=lambda word: (-len(word), word))
    return re.compile(f"(?:(?!{'|'.join(actions)})(?:{'|'.join(map(re.escape, words))}))*")


def without_openings(text: str) -> str:
    """``text`` without the verbs and adverbs that it opens with, up to the first that is an action."""
    return _opening().sub("", text, count=1) if _opening().match(text) else text


def _within(short: str, name: str) -> bool:
    characters = iter(name)
    return all(character in characters for character in short)


def _codes(text: str) -> Iterator[Name]:
    for match in _CODE.finditer(text):
        yield Name(match[0], "code")
    for match in _VERSION.finditer(text):
        # 推动互联网3.0 would drag the verb in: the version with the word before it.
        words = cut_words(match[0])
        if len(words) > 1 and words[-2] not in _words().openings:
            yield Name("".join(words[-2:]), "code")


def _quoted(text: str) -> Iterator[Name]:
    words = _words()
    for match in _QUOTED.finditer(text):
        name = match[1] or match[2]
        if words.stock.search(name):
            continue
        named = match[2] or name.endswith(words.quoted_types) or text.startswith(words.quoted_types, match.end())
        yield Name(name, "programme" if named else "quoted")


def _typed(text: str) -> Iterator[Name]:
    """Runs of words that end in the noun of a programme, project or place, without the verbs before them."""
    for clause in _BREAK.split(text):
        run: list[str] = []
        for word in [*cut_words(clause), ""]:
            if word and word not in _PARTICLES:
                run.append(word)
                continue
            name = _name_of(run)
            run = []
            if name and not name.endswith(_words().generic) and not _words().stock.search(name):
                yield Name(name, "programme")


def _name_of(run: Sequence[str]) -> str:
    lexicon = _words()
    start = 0
    while start < len(run) and (run[start] in lexicon.actions or not without_openings(run[start])):
        start += 1
    ends = [end for end in range(start + 1, len(run) + 1) if "".join(run[start:end]).endswith(lexicon.types)]
    if not ends:
        return ""
    words, rest = run[start : ends[-1]], "".join(run[ends[-1] :])
    name = "".join(words)
    # 规划建设 is something done; 项目清单, 工程质量 are no project.
    abstract = name.endswith(_ABSTRACT) and without_openings(rest) != ""
    if abstract or (name.endswith("规划") and rest == "建设"):
        return ""
    if not _SHORTEST <= len(name) <= _LONGEST or any(word in lexicon.openings for word in words[1:-1]):
        return ""
    ending = next(ending for ending in lexicon.types if name.endswith(ending))
    if len(name) - len(ending) < 2:
        return ""
    rare = any(rarity(word) >= _RARE and len(word) > 1 for word in words) or _spelled(words)
    return name if rare or ending not in lexicon.plain_types or _NUMBERED.search(name) else ""


def _spelled(words: Sequence[str]) -> bool:
    """Whether two characters stand side by side that are no word: mostly a place or a firm that is not in the list."""
    return any(len(a) == len(b) == 1 and _HAN.match(a) and _HAN.match(b) for a, b in pairwise(words))


def _terms(text: str) -> Iterator[Name]:
    stock = _words().stock
    for word in cut_words(text):
        if len(word) > 2 and _HAN.match(word) and rarity(word) >= _RARE_TERM and not stock.search(word):
            yield Name(word, "term")
