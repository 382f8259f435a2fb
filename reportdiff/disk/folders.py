"""Write a folder of files whole or not at all: beside its place first, then by renaming."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

_ABANDONED: Final = 3600.0
"""Seconds after which an unfinished folder is surely not being written any more: a write takes a few seconds."""


def replace_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Make the folder ``path`` (links resolved) with exactly these files, by their names with slashes.

    They are written into a new folder beside it, which then takes its place; what was there is removed after that. So
    a reader sees the old folder or the new one, and a run that fails or is stopped leaves the old one. Nothing waits
    for the disk: after a loss of power files may be empty. Raises :class:`OSError`."""
    real = Path(os.path.realpath(path))
    _remove_leftovers(real)
    with _folder_beside(real) as new:
        for name, data in files.items():
            file = new.joinpath(*name.split("/"))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        if not real.exists():
            os.rename(new, real)
            return
        old = _name_beside(real)
        os.rename(real, old)
        try:
            os.rename(new, real)
        except OSError:
            os.rename(old, real)
            raise
        shutil.rmtree(old, ignore_errors=True)


def files_below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give the name (with slashes) and the path of everything below ``folder`` that is no folder, in order.

    Links are given, not followed."""
    for root, folders, names in os.walk(folder):
        folders.sort()
        links = [name for name in folders if Path(root, name).is_symlink()]
        for name in sorted([*names, *links]):
            path = Path(root, name)
            yield path.relative_to(folder).as_posix(), path


@contextlib.contextmanager
def _folder_beside(real: Path) -> Iterator[Path]:
    new = _name_beside(real)
    new.mkdir()
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _name_beside(real: Path) -> Path:
    return real.parent / f".{real.name[:32]}.{os.urandom(8).hex()}.reportdiff.part"


def _remove_leftovers(real: Path) -> None:
    """Remove the unfinished folders of killed runs; as long as ``real`` is not there, one of them may be its only
    copy."""
    pattern = re.compile(re.escape(f".{real.name[:32]}.") + r"[0-9a-f]{16}\.reportdiff\.part")
    if not real.is_dir():
        return
    with contextlib.suppress(OSError):
        for entry in os.scandir(real.parent):
            is_ours = pattern.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
            if is_ours and time.time() - entry.stat(follow_symlinks=False).st_mtime > _ABANDONED:
                shutil.rmtree(entry.path, ignore_errors=True)
