"""Files that are written whole or not at all, and what they are called."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from os import PathLike
from pathlib import Path


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
    # A name of our own choice is known before the file is there: whenever the run is broken off, it can be taken away.
    beside = path.parent / f".{path.name[:32]}.{secrets.token_hex(8)}.part"
    try:
        with open(beside, "xb", opener=_private) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, _mode_for(path))
        os.replace(beside, path)
    except FileExistsError:
        raise
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _mode_for(path: Path) -> int:
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    # The only way to read the umask is to set it.
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
