"""Rules about copies: the wrong file under the right name.

Two reports share whole sentences, the more the nearer they are; a copy shares nearly all. Sentences are compared by
their characters alone, folded as far as it is cheap: this is asked of every file beside the one that is checked.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
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

SiblingTest = Callable[[Sibling], bool]
"""Which of the files beside are meant."""

COPY_SHARE: Final = 0.3
"""Share of the longer sentences of a report that another one holds as well, from which on one is a copy of the other.
Of 996 reports since 2000 none shares more than 0.069 with any other year of its region or other region of its year
(``python -m benchmarks.checking --every 4``)."""

TEXT_SUFFIXES: Final = (".md", ".markdown", ".txt")

SHORTEST: Final = 12
"""Characters of a sentence that counts."""

LEAST: Final = 20
"""Sentences below which a text is too short to be told a copy."""

NEAR_SIZE: Final = 1.1
"""How many times as large the file of another region may be, of the same kind, to be looked into: there may be hundreds
of them."""

_SILENT: Final = re.compile(r"[^\w\0]+|_+")


@rule("RD401", "error")
def copy_of_year(inspection: Inspection) -> Iterator[Observation]:
    """Nearly the same text as the file of another year."""
    yield from _copy(inspection, "copy_of_year", lambda each: each.year != inspection.by_path.year)


@rule("RD402", "error")
def copy_of_region(inspection: Inspection) -> Iterator[Observation]:
    """Nearly the same text as the file of another region."""
    size = _size(inspection.path)

    def alike(each: Sibling) -> bool:
        near = size / NEAR_SIZE <= _size(each.path) <= size * NEAR_SIZE
        return each.year == inspection.by_path.year and near and each.path.suffix == inspection.path.suffix

    yield from _copy(inspection, "copy_of_region", alike)


def shared_share(sentences: frozenset[int], others: frozenset[int]) -> float:
    """Share of the sentences of the shorter text that the other one holds, 0 to 1; 0 for a very short one."""
    shorter = min(len(sentences), len(others))
    return len(sentences & others) / shorter if shorter >= LEAST else 0.0


def sentences_of(text: str) -> frozenset[int]:
    """Give the longer sentences of a text, without white space and punctuation; each as its CRC-32."""
    bare = _SILENT.sub("", SENTENCE_BREAK.sub("\0", text)).split("\0")
    return frozenset(zlib.crc32(sentence.encode("utf-8", "replace")) for sentence in bare if len(sentence) >= SHORTEST)


@lru_cache(maxsize=512)
def sentences_in(path: Path) -> frozenset[int]:
    """The sentences of a file; none if it cannot be read. Text is not cleaned first: that takes ten times as long, and
    a copy is a copy either way."""
    try:
        if path.suffix.lower() in TEXT_SUFFIXES:
            return sentences_of(decode(report_bytes(path), name=str(path))[0])
        return sentences_of(read_document(path).text)
    except (ReportdiffError, OSError):
        return frozenset()


def _copy(inspection: Inspection, key: str, is_meant: SiblingTest) -> Iterator[Observation]:
    text, start = inspection.own
    if not text:
        return
    sentences = sentences_of(text)
    shares = [(shared_share(sentences, sentences_in(each.path)), each) for each in inspection.beside if is_meant(each)]
    if not shares:
        return
    share, nearest = max(shares, key=lambda pair: (pair[0], pair[1].year, pair[1].region))
    if share >= COPY_SHARE:
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


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
