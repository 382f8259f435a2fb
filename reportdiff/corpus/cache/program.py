"""Which program makes a result: one digest over its code, its data and models, and the libraries beside it.

A version number would not do: a checkout changes without it. The content of all files of the package is hashed, once;
after that the digest is found by what the system says of the files (name, size, times, inode), as git does with its
index. Times that are too young to tell a second change from the first are not trusted.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from reportdiff.corpus.cache.store import Store
from reportdiff.version import __version__

SETTLED: Final = 2.0
"""Seconds after which the time of a file tells whether it was changed again: the coarsest clock of a file system (FAT)
ticks every two seconds."""

_PACKAGE: Final = Path(__file__).resolve().parents[2]
_NO_CONTENT: Final = "__pycache__"

_File = tuple[str, int, int, int, int]
"""Path below the package, size, time of the last change of its content and of its state (nanoseconds), inode."""


def program_digest(store: Store) -> str:
    """Give the digest of the program: 40 hexadecimal digits. What it is made from is remembered in ``store``.

    It covers the version, every file of the package, the Python and machine that run it, and the names with versions of
    all packages installed beside it, since numbers and dictionaries of libraries decide results too."""
    return _digest(_PACKAGE, store.folder)


@lru_cache(maxsize=4)
def _digest(package: Path, folder: Path) -> str:
    """Keep the digest for the process: what it has imported does not change any more."""
    return package_digest(package, Store(folder, 2**40))


def package_digest(package: Path, store: Store, *, now: float | None = None) -> str:
    """Give the digest of the program in the folder ``package``, as :func:`program_digest`; ``now`` is the time."""
    files = sorted(_files(package, ""))
    surroundings = "\n".join(_surroundings())
    listing = hashlib.blake2b(f"{package}\n{surroundings}\n{files}".encode("utf-8", "surrogateescape"), digest_size=20)
    known = store.read("program", listing.hexdigest())
    if known is not None and len(known) == 40:
        return known.decode("ascii", "replace")
    digest = hashlib.blake2b(surroundings.encode("utf-8", "surrogateescape"), digest_size=20)
    for name, *_ in files:
        _add_file(digest, package, name)
    youngest = max((max(changed, state) for _, _, changed, state, _ in files), default=0) / 1e9
    if youngest + SETTLED < (time.time() if now is None else now):
        store.write("program", listing.hexdigest(), digest.hexdigest().encode())
    return digest.hexdigest()


def content_digest(package: Path = _PACKAGE) -> str:
    """Give the digest of the files of the program alone, wherever they are: the same on every machine that has them."""
    digest = hashlib.blake2b(digest_size=20)
    for name, *_ in sorted(_files(package, "")):
        _add_file(digest, package, name)
    return digest.hexdigest()


def _add_file(digest: hashlib.blake2b, package: Path, name: str) -> None:
    content = (package / name).read_bytes()
    digest.update(f"\n{len(name)} {len(content)} {name}\n".encode("utf-8", "surrogateescape"))
    digest.update(content)


def _files(folder: Path, below: str) -> Iterator[_File]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = below + entry.name
            if entry.is_dir():
                if entry.name != _NO_CONTENT:
                    yield from _files(Path(entry.path), f"{name}/")
            elif entry.is_file():
                status = entry.stat()
                yield name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _surroundings() -> Iterator[str]:
    yield __version__
    machine = os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
    yield f"{sys.version} {sys.platform} {machine}"
    yield from sorted({name for place in sys.path for name in _packages(place or os.curdir)})


def _packages(place: str) -> list[str]:
    """Give the packages installed in a folder, as ``numpy-2.4.6.dist-info``; none for what is no folder."""
    try:
        return [name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return []
