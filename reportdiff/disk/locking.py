"""Locks between processes: on an open file, and around reading, changing and writing a file.

The system frees a lock when its process ends, however it ends: a killed run blocks nobody. Locks are advisory,
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
"""Timeout in seconds for a lock. Writing takes some hundredths."""

_PAUSE: Final = 0.02
_LOCK_ERRORS: Final = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_FLAGS: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


def try_lock(descriptor: int) -> bool:
    """Take the lock of an open file without waiting; false if another process has it. It ends with the descriptor.

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
    """Do the same as :func:`try_lock`, but true where there are no locks, as if no other process ran."""
    try:
        return try_lock(descriptor)
    except OSError:
        return True


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Lock the file ``path`` for the block, which reads, changes and writes it.

    The lock is a hidden file beside it, removed afterwards. Raises :class:`~reportdiff.errors.ReportdiffError` where
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
        # Removed first and freed afterwards: a process that opened it meanwhile sees that, and makes a new one.
        if os.name == "nt":
            os.close(descriptor)
        with contextlib.suppress(OSError):
            os.unlink(beside)
        if os.name != "nt":
            os.close(descriptor)


def _open_lock(beside: Path) -> int | None:
    """Open and lock the lock file; give its descriptor, or ``None`` if another process has or had it."""
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
