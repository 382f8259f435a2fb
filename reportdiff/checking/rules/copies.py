"""Rules about copies: the wrong file under the right name.

Two reports share whole sentences, the more the nearer they are; a copy shares nearly all, whatever year is written over
it, and whatever names and figures were changed in it. Sentences are compared by their characters alone, without
figures, folded as far as it is cheap: this is asked of many files beside the one that is checked.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from reportdiff.checking.inspection import Inspection
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.registry import rule
from reportdiff.corpus.neighbours import Sibling
from reportdiff.errors import ReportdiffError
from reportdiff.reading import read_document, report_bytes
from reportdiff.reading.plain_text.encodings import decode
from reportdiff.regions import REGIONS
from reportdiff.text.clause_marks import SENTENCE_BREAK

COPY_SHARE: Final = 0.3
"""Share of the longer sentences of a full text that another one has as well, from which on one is a copy of the other.
Of 16,471 pairs of real reports since 2010 none shares more than 0.044."""

DIGEST_COPY_SHARE: Final = 0.5
"""The same share for lists of items, which repeat more: the digests of two years of one region share at most 0.25."""

TEXT_SUFFIXES: Final = (".md", ".markdown", ".txt")

SHORTEST: Final = 12
SHORTEST_ITEM: Final = 8
"""Characters of a sentence, and of an item of a list, that counts."""

LEAST: Final = 20
"""Sentences below which a text is too short to be told a copy."""

NEAR_SIZE: Final = 1.1
NEARER_SIZE: Final = 1.05
"""How many times as large the file of another region may be, of the same kind, to be looked into: of the same year, and
of another one. There may be thousands of them."""

MOST_FILES: Final = 40
"""Files of other regions and other years that are looked into at the most, the nearest in size."""

ITEMS_A_STOP: Final = 3
"""Lines a full stop from which on a text is a list of items."""

_SILENT: Final = re.compile(r"[^\w\0]+|_+")
_FIGURE: Final = re.compile(r"[\d〇一二三四五六七八九十百千万亿]+")


@rule("RD401", "error")
def copy_of_year(inspection: Inspection) -> Iterator[Observation]:
    """Find files with nearly the same text as that of another year."""
    files = [each for each in inspection.beside if each.region == inspection.by_path.region]
    yield from _copy(inspection, "copy_of_year", [each for each in files if each.year != inspection.by_path.year])


@rule("RD402", "error")
def copy_of_region(inspection: Inspection) -> Iterator[Observation]:
    """Find files with nearly the same text as that of another region, of this year or any other."""
    size = _size.__wrapped__(inspection.path)
    is_text = inspection.path.suffix.lower() in TEXT_SUFFIXES

    def distance(each: Sibling) -> float:
        """Give by how much the sizes differ; 0 is no difference, and infinite where the kinds do."""
        other = _size(each.path)
        both_text = is_text and each.path.suffix.lower() in TEXT_SUFFIXES
        if not size or not other or not (both_text or each.path.suffix == inspection.path.suffix):
            return float("inf")
        return max(size, other) / min(size, other)

    same_year = [each for each in inspection.beside if each.year == inspection.by_path.year]
    files = [each for each in same_year if distance(each) <= NEAR_SIZE]
    others = [(distance(each), place, each) for place, each in enumerate(inspection.elsewhere)]
    files += [each for near, _, each in sorted(others)[:MOST_FILES] if near <= NEARER_SIZE]
    yield from _copy(inspection, "copy_of_region", [each for each in files if each.region != inspection.by_path.region])


def shared_share(sentences: Collection[int], others: Collection[int]) -> float:
    """Compute the share of the sentences of the shorter text that the other one has, 0 to 1; 0 for a very short one."""
    shorter = min(len(sentences), len(others))
    return len(set(sentences).intersection(others)) / shorter if shorter >= LEAST else 0.0


def is_list(text: str) -> bool:
    """Tell whether a text is a list of items without full stops, as a digest is."""
    return text.count("\n") > ITEMS_A_STOP * (text.count("。") + text.count("；"))


def sentences_of(text: str) -> frozenset[int]:
    """Give the longer sentences of a text, or the items of a list, without white space, punctuation and figures; each
    as its CRC-32."""
    as_list = is_list(text)
    shortest = SHORTEST_ITEM if as_list else SHORTEST
    text = SENTENCE_BREAK.sub("\0", text.replace("\n", "\0") if as_list else text)
    bare = _FIGURE.sub("0", _SILENT.sub("", text)).split("\0")
    return frozenset(zlib.crc32(sentence.encode("utf-8", "replace")) for sentence in bare if len(sentence) >= shortest)


@lru_cache(maxsize=4096)
def sentences_in(path: Path) -> array[int]:
    """Give the sentences of a file, sorted, in little memory; none if it cannot be read. Text is not cleaned first:
    that takes ten times as long, and a copy is a copy either way."""
    try:
        if path.suffix.lower() in TEXT_SUFFIXES:
            text = decode(report_bytes(path), name=str(path))[0]
        else:
            text = read_document(path).text
    except (ReportdiffError, OSError):
        text = ""
    return array("I", sorted(sentences_of(text)))


def _copy(inspection: Inspection, key: str, files: list[Sibling]) -> Iterator[Observation]:
    text, start = inspection.own
    if not text or not files:
        return
    sentences = sentences_of(text)
    shares = [(shared_share(sentences, sentences_in(each.path)), each) for each in files]
    share, nearest = max(shares, key=lambda pair: (pair[0], pair[1].year, pair[1].region))
    if share >= (DIGEST_COPY_SHARE if is_list(text) else COPY_SHARE):
        yield Observation(
            key=key,
            values={
                "share": f"{share:.0%}",
                "year": str(nearest.year),
                "region": REGIONS.get(nearest.region, nearest.region),
                "file": nearest.path.name,
            },
            words=text.partition("\n")[0],
            start=start,
            identity=f"{nearest.year}/{nearest.region}",
        )


@lru_cache(maxsize=8192)
def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def forget() -> None:
    """Look at the files anew from now on."""
    sentences_in.cache_clear()
    _size.cache_clear()
