"""Files that are written whole or not at all, one that is new never over another, and what they are called."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import BinaryIO, Final

from reportdiff.locking import lock_if_possible, locked, try_lock

UNFINISHED: Final = 60.0
"""Seconds after which nobody can still be writing a file: writing one takes some hundredths."""

_PART: Final = re.compile(r"\..{1,32}\.[0-9a-f]{16}\.reportdiff\.part", re.DOTALL)
"""Names of unfinished files, which nobody else gives."""


def writable_name(name: str | PathLike[str]) -> str:
    """The name of a file as text that can be written into any output: bytes that are no UTF-8 (names in GBK out of an
    old archive), which Python keeps as lone surrogates, are spelt out, as in ``\\udcb1``."""
    return os.fspath(name).encode("utf-8", "backslashreplace").decode()


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` into the file at ``path``: beside it first, then renamed, so that it is never half-written.

    The mode of an existing file is kept. Raises :class:`OSError`; an existing file is then as it was."""
    if path.exists() and not path.is_file():
        # A device or a named pipe: there is nothing to rename over.
        path.write_bytes(data)
        return
    with _written_beside(path, data) as beside:
        os.replace(beside, path)


def create_file(path: Path, data: bytes) -> None:
    """Put ``data`` into a new file at ``path``, whole or not at all, and never over another one.

    Raises :class:`FileExistsError` where there is one, be it that it came only a moment ago, and :class:`OSError`."""
    with _written_beside(path, data) as beside:
        if os.name == "nt":
            os.rename(beside, path)  # which replaces nothing there
            return
        try:
            os.link(beside, path)
        except FileExistsError:
            raise
        except OSError:
            # A file system without hard links: other runs of ours are kept out, and that has to do.
            with locked(path):
                if os.path.lexists(path):
                    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
                os.replace(beside, path)


def remove_leftovers(folder: Path) -> None:
    """Remove the unfinished files that killed runs have left in ``folder``; those that are being written stay.

    Whoever writes one holds its lock, and the system takes that back from the dead. Windows deletes no open file, but
    a writer closes it a moment before renaming: there it has to be older than :data:`UNFINISHED` too."""
    with contextlib.suppress(OSError):
        names = [name for name in os.listdir(folder) if _PART.fullmatch(name)]
        for name in names:
            with contextlib.suppress(OSError):
                _remove_if_abandoned(folder / name)


def _remove_if_abandoned(part: Path) -> None:
    if os.name == "nt":
        if time.time() - part.stat().st_mtime > UNFINISHED:
            part.unlink()
        return
    descriptor = os.open(part, os.O_RDWR | os.O_NOFOLLOW)
    try:
        if try_lock(descriptor):
            part.unlink()
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A file beside ``path`` that holds ``data`` and is locked; gone after the block unless it was renamed in it."""
    remove_leftovers(path.parent)
    with contextlib.ExitStack() as last:
        beside, file = _part_of(path, last)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        os.chmod(beside, _mode_for(path))
        if os.name == "nt":
            file.close()  # an open file cannot be renamed there
        yield beside


def _part_of(path: Path, last: contextlib.ExitStack) -> tuple[Path, BinaryIO]:
    """A new locked file beside ``path``, and its name; ``last`` removes and closes it."""
    while True:
        # A name of our own choice is known before the file is there: whenever the run is broken off, it can go.
        beside = path.parent / f".{path.name[:32]}.{secrets.token_hex(8)}.reportdiff.part"
        last.callback(_remove, beside)
        file: BinaryIO = last.enter_context(open(beside, "xb", opener=_private))  # noqa: SIM115 - closed by ``last``
        if os.name == "nt":
            return beside, file
        # Removed before it is closed: until then its lock says that somebody is at work on it.
        last.callback(_remove, beside)
        while not lock_if_possible(file.fileno()):
            time.sleep(0.001)
        if os.fstat(file.fileno()).st_nlink:
            return beside, file
        # Another run that removes leftovers was faster by a hair, and took the new file for one.


def _remove(beside: Path) -> None:
    with contextlib.suppress(OSError):
        os.unlink(beside)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _mode_for(path: Path) -> int:
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    # The only way to read the umask is to set it.
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
