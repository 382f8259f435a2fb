"""Which program makes the rows of a dataset: what must be the same on all machines, and between two runs.

The cache takes the names of all packages that are installed for a part of the program
(:mod:`reportdiff.corpus.cache.program`); on a cluster these differ between machines without any effect. Here only those
count that read, compute or encode.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from reportdiff.batch.tables import DATASET_SCHEMA
from reportdiff.corpus.cache.program import content_digest
from reportdiff.errors import ReportdiffError
from reportdiff.version import __version__

LIBRARIES: Final = (
    "charset-normalizer",
    "jieba",
    "lxml",
    "msdoc2docx",
    "msgspec",
    "numpy",
    "olefile",
    "opencc",
    "pyarrow",
    "pypdfium2",
    "PyYAML",
    "rapidfuzz",
    "regex",
    "selectolax",
)
"""Packages that decide what a row says."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program by what it is made of: names, and the version of each (that of reportdiff with a digest of its
    content)."""

    versions: tuple[tuple[str, str], ...]

    @property
    def digest(self) -> str:
        """Give a digest of all of it, 40 hexadecimal digits."""
        return hashlib.blake2b(repr((DATASET_SCHEMA, self.versions)).encode(), digest_size=20).hexdigest()

    def difference(self, other: Program) -> str:
        """Say in what ``other`` differs: ``numpy 2.4.6 / 2.3.0``; ``""`` where nothing does."""
        theirs = dict(other.versions)
        return ", ".join(
            f"{name} {own} / {theirs.get(name, '-')}" for name, own in self.versions if own != theirs.get(name)
        )


@lru_cache(maxsize=1)
def this_program() -> Program:
    """Give the program of this process: what it has imported does not change any more."""
    return Program(
        (
            ("reportdiff", f"{__version__}+{content_digest()[:12]}"),
            ("python", ".".join(map(str, sys.version_info[:2]))),
            *((name.lower(), _version_of(name)) for name in LIBRARIES),
        )
    )


def wrong_program(place: str, difference: str) -> ReportdiffError:
    """Give the error for a worker with another program; ``difference`` has ours first."""
    return ReportdiffError(
        f"the worker {place} has other versions than this machine (here / there: {difference}), and its rows could "
        "differ; install the same on both",
        f"工作节点 {place} 的版本与本机不同（本机/节点：{difference}），结果可能不一致；请在各处安装相同的版本",
    )


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
