"""Write files whole or not at all, a new one never over another; and their names as text."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import BinaryIO, Final

from reportdiff.disk.locking import lock_if_possible, locked, try_lock

UNFINISHED: Final = 60.0
"""Seconds after which a file is surely not being written any more: a write takes some hundredths."""

_PART: Final = re.compile(r"\..{1,32}\.[0-9a-f]{16}\.reportdiff\.part", re.DOTALL)
"""Names of unfinished files, which no other program uses."""


def writable_name(name: str | PathLike[str]) -> str:
    """Give the name of a file as text that can be written to any output.

    Bytes that are not UTF-8 (GBK names of an old archive) are lone surrogates in Python; they become ``\\udcb1``."""
    return os.fspath(name).encode("utf-8", "backslashreplace").decode()


def replace_file(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write ``data`` to the file at ``path``: first to a file beside it, then by renaming, so never half.

    The mode of an existing file stays. Without ``durable`` nothing waits for the disk: after a loss of power the file
    may be empty. Raises :class:`OSError`; an existing file is then unchanged."""
    if path.exists() and not path.is_file():
        # A device or a named pipe: there is nothing to rename over.
        path.write_bytes(data)
        return
    with _written_beside(path, data, durable=durable) as beside:
        os.replace(beside, path)


def create_file(path: Path, data: bytes) -> None:
    """Write ``data`` to a new file at ``path``, whole or not at all, and never over another one.

    Raises :class:`FileExistsError` where there is one, even from a moment ago, and :class:`OSError`."""
    with _written_beside(path, data) as beside:
        if os.name == "nt":
            os.rename(beside, path)  # which replaces nothing there
            return
        try:
            os.link(beside, path)
        except FileExistsError:
            raise
        except OSError:
            # A file system without hard links: only other runs of ours can be kept out.
            with locked(path):
                if os.path.lexists(path):
                    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
                os.replace(beside, path)


def remove_leftovers(folder: Path) -> None:
    """Remove the unfinished files of killed runs in ``folder``; files that are being written stay.

    A writer has the lock of its file, and the system frees the lock of a dead one. Windows deletes no open file, but a
    writer closes it just before renaming: there the file must also be older than :data:`UNFINISHED`."""
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
def _written_beside(path: Path, data: bytes, *, durable: bool = True) -> Iterator[Path]:
    """Write ``data`` to a locked file beside ``path``; remove it after the block unless the block renamed it."""
    remove_leftovers(path.parent)
    with contextlib.ExitStack() as last:
        beside, file = _part_of(path, last)
        file.write(data)
        file.flush()
        if durable:
            os.fsync(file.fileno())
        os.chmod(beside, _mode_for(path))
        if os.name == "nt":
            file.close()  # an open file cannot be renamed there
        yield beside


def _part_of(path: Path, last: contextlib.ExitStack) -> tuple[Path, BinaryIO]:
    """Create a locked file beside ``path``; give its name and the file. ``last`` removes and closes it."""
    while True:
        # The name is known before the file exists, so it is removed whenever the run stops.
        beside = path.parent / f".{path.name[:32]}.{os.urandom(8).hex()}.reportdiff.part"
        last.callback(_remove, beside)
        file: BinaryIO = last.enter_context(open(beside, "xb", opener=_private))  # noqa: SIM115 - closed by ``last``
        if os.name == "nt":
            return beside, file
        # Removed before it is closed: until then its lock protects it.
        last.callback(_remove, beside)
        while not lock_if_possible(file.fileno()):
            time.sleep(0.001)
        if os.fstat(file.fileno()).st_nlink:
            return beside, file
        # Another run that removes leftovers was faster, and took the new file for one.


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
