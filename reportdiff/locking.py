"""Locks between processes: on an open file, and on whatever is read, changed and written back.

The system takes a lock back when its holder ends, however it ends: a killed run locks nobody out. Locks are advisory,
``flock`` on POSIX and ``msvcrt.locking`` on Windows. Some network shares have none.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reportdiff.errors import ReportdiffError

PATIENCE: Final = 60.0
"""Seconds after which a lock is not waited for any more. Writing takes some hundredths."""

_PAUSE: Final = 0.02
_LOCK_ERRORS: Final = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_FLAGS: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


def try_lock(descriptor: int) -> bool:
    """Take the lock of an open file without waiting; false where somebody else has it. It ends with the descriptor.

    Raises :class:`OSError` where there are no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _LOCK_ERRORS:
            raise
        return False
    return True


def lock_if_possible(descriptor: int) -> bool:
    """:func:`try_lock`, and true where there are no locks: then the program works as if it were alone."""
    try:
        return try_lock(descriptor)
    except OSError:
        return True


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let no other process change the file ``path`` until the block ends: read it, change it, write it in here.

    The lock is a hidden file beside, which is gone afterwards. Raises :class:`~reportdiff.errors.ReportdiffError` where
    another process has it for more than :data:`PATIENCE` seconds, and :class:`OSError` where no file can be made."""
    beside = path.parent / f".{path.name}.lock"
    end = time.monotonic() + PATIENCE
    while (descriptor := _open_lock(beside)) is None:
        if time.monotonic() > end:
            raise ReportdiffError(
                f"{path}: another reportdiff has been writing it for {PATIENCE:.0f} seconds; wait for it and try again",
                f"{path}：另一个 reportdiff 已写了{PATIENCE:.0f}秒；请等它结束再试",
            )
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        # Gone first and free afterwards: whoever opened it meanwhile sees that it is gone, and makes a new one.
        if os.name == "nt":
            os.close(descriptor)
        with contextlib.suppress(OSError):
            os.unlink(beside)
        if os.name != "nt":
            os.close(descriptor)


def _open_lock(beside: Path) -> int | None:
    """The descriptor of the lock file, locked; ``None`` where it is somebody else's, or was theirs and is gone."""
    try:
        descriptor = os.open(beside, _FLAGS, 0o600)
    except PermissionError:
        if os.name != "nt":
            raise
        return None  # being deleted by whoever had it
    try:
        if lock_if_possible(descriptor) and os.path.samestat(os.fstat(descriptor), os.stat(beside)):
            return descriptor
    except FileNotFoundError:
        pass
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None
