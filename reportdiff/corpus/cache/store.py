"""A folder of entries: bytes under a kind and a key, for several processes at once, and never more than a bound.

An entry is a file ``<shard>/<kind>-<key>``. It begins with a checksum over its name and its content, so that an entry
that is damaged, cut off or under another name counts as missing. Files are put into place by renaming. Each of the
:data:`SHARDS` folders may have its share of the bound; whoever writes removes what was used longest ago there.

The folder belongs to the user alone (mode 0700). One that others own, or may write into, is not used.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from reportdiff.corpus.cache.place import cache_folder, cache_is_on, largest_size
from reportdiff.disk.files import replace_file

EntryKind = Literal["report", "comparison", "alignment", "fulfilment", "statements", "finding", "text", "program"]
"""What an entry is: a parsed report, a finished comparison, the links of two reports, a plan held against a review,
what a report states of the indicators, what was found in many reports, a text that was printed, or the digest of a
program that made some."""

SHARDS: Final = 16
"""Folders of entries, by the first digit of the key: whoever writes looks through one of them only."""

FRESH: Final = 3600.0
"""Seconds in which a second use of an entry is not written down."""

_CHECKSUM: Final = 16
_NAME: Final = re.compile(rf"({'|'.join(get_args(EntryKind))})-([0-9a-f]{{40}})")
_TAG: Final = "CACHEDIR.TAG"
_TAG_TEXT: Final = b"Signature: 8a477f597d28d172789f06886806bc55\n# Results of reportdiff: delete them at any time.\n"
"""What tells programs that make backups that the folder is a cache (Cache Directory Tagging Specification)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file of the cache: its kind, its size in bytes, and when it was last used (seconds since 1970)."""

    path: Path
    kind: EntryKind
    size: int
    used: float


class Store:
    """The entries below ``folder``, with at most ``limit`` bytes."""

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder = folder
        self.limit = limit

    def read(self, kind: EntryKind, key: str) -> bytes | None:
        """Read an entry; ``None`` where there is none, or it is damaged. Never raises."""
        path = self._path(kind, key)
        try:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
            with open(descriptor, "rb") as file:
                data = file.read()
                used = os.fstat(descriptor).st_mtime
        except OSError:
            return None
        payload = data[_CHECKSUM:]
        if data[:_CHECKSUM] != _checksum(path.name, payload):
            return None
        if time.time() - used > FRESH:
            with contextlib.suppress(OSError):
                os.utime(path)
        return payload

    def write(self, kind: EntryKind, key: str, payload: bytes) -> None:
        """Write an entry, and remove the oldest ones of its shard that are too much. A full or read-only disk is no
        error."""
        path = self._path(kind, key)
        share = self.limit // SHARDS
        if len(payload) + _CHECKSUM > share:
            return
        with contextlib.suppress(OSError):
            self._make_folder(path.parent)
            replace_file(path, _checksum(path.name, payload) + payload, durable=False)
            self._remove_oldest(path.parent, share)

    def entries(self) -> Iterator[Entry]:
        """Give all entries; other files are left out."""
        for shard in range(SHARDS):
            yield from _entries_in(self.folder / f"{shard:x}")

    def clear(self) -> int:
        """Remove all entries, and no other file; give their number."""
        count = 0
        for entry in self.entries():
            with contextlib.suppress(OSError):
                entry.path.unlink()
                count += 1
        return count

    def _path(self, kind: EntryKind, key: str) -> Path:
        return self.folder / key[0] / f"{kind}-{key}"

    def _make_folder(self, shard: Path) -> None:
        if shard.is_dir():
            return
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        shard.mkdir(mode=0o700, exist_ok=True)
        tag = self.folder / _TAG
        if not tag.exists():
            replace_file(tag, _TAG_TEXT, durable=False)

    def _remove_oldest(self, shard: Path, share: int) -> None:
        in_order = sorted(_entries_in(shard), key=lambda entry: (-entry.used, entry.path.name))
        total = 0
        for entry in in_order:
            total += entry.size
            if total > share:
                with contextlib.suppress(OSError):
                    entry.path.unlink()


def active_store() -> Store | None:
    """Give the cache of the environment; ``None`` where it is off, or may not be used (:func:`refusal`)."""
    if not cache_is_on():
        return None
    folder = cache_folder()
    return None if refusal(folder) is not None else Store(folder, largest_size())


def refusal(folder: Path) -> Literal["owner", "open", "file"] | None:
    """Say why the folder may not be used: somebody else's, others may write into it, or no folder; else ``None``.

    A folder that others may only read is made private. One that does not exist yet is fine."""
    try:
        status = folder.stat()
    except OSError:
        return None
    if not folder.is_dir():
        return "file"
    if os.name == "nt":
        return None
    if status.st_uid != os.geteuid():
        return "owner"
    if status.st_mode & 0o022:
        return "open"
    if status.st_mode & 0o077:
        with contextlib.suppress(OSError):
            folder.chmod(0o700)
    return None


def _entries_in(shard: Path) -> Iterator[Entry]:
    with contextlib.suppress(OSError), os.scandir(shard) as files:
        for file in files:
            name = _NAME.fullmatch(file.name)
            if name is None:
                continue
            with contextlib.suppress(OSError):
                status = file.stat(follow_symlinks=False)
                kind: EntryKind = name[1]  # type: ignore[assignment]  # the expression knows these alone
                yield Entry(path=Path(file.path), kind=kind, size=status.st_size, used=status.st_mtime)


def _checksum(name: str, payload: bytes) -> bytes:
    digest = hashlib.blake2b(f"{name}\n".encode(), digest_size=_CHECKSUM)
    digest.update(payload)
    return digest.digest()
