"""Where a dataset is kept: a folder, or an address that fsspec knows (``s3://bucket/folder``), with the same calls.

A file is whole or not there. In a folder it is put into place by renaming; elsewhere it is written under another name
and moved, and what is read back is checked (:mod:`reportdiff.batch.dataset_parts`).
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import unquote, urlsplit

from reportdiff.disk.files import replace_file
from reportdiff.disk.locking import lock_if_possible
from reportdiff.errors import ReportdiffError
from reportdiff.installation import install_command

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+://.*", re.DOTALL)
_UNFINISHED: Final = ".unfinished"
LOCK: Final = "_lock"
"""The file whose lock a run has. It stays, as the folder's."""


class Storage(Protocol):
    """Files by name, with ``/`` between folders; all names are ours, and none comes from a report."""

    address: str

    def read(self, name: str) -> bytes | None:
        """Read a file; ``None`` where there is none."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file, whole or not at all; another one of that name is replaced."""

    @contextmanager
    def writing(self, name: str) -> Iterator[Path]:
        """Give a path to write to; at the end of the block the file gets its name."""

    def names(self, folder: str) -> list[str]:
        """Give the names of all files below a folder, in order."""

    def remove(self, names: list[str]) -> None:
        """Remove files; those that are gone already are no error."""

    def is_empty(self) -> bool:
        """Tell whether there is nothing yet."""

    def exclusive(self) -> AbstractContextManager[None]:
        """Keep other runs out for the block, where that is possible."""


def open_storage(address: str) -> Storage:
    """Give the storage at a path or address. Raises :class:`ReportdiffError` where fsspec or what it needs for the
    address is not installed."""
    if not _ADDRESS.fullmatch(address):
        return Folder(Path(address))
    if address.startswith("file://"):
        return Folder(Path(unquote(urlsplit(address).path)))
    try:
        import fsspec
    except ImportError as error:
        raise ReportdiffError(
            f"{address}: an address needs fsspec, which is not installed; run: {install_command('distributed')}",
            f"{address}：这样的地址需要 fsspec，尚未安装；请运行 {install_command('distributed')}",
        ) from error
    try:
        files, root = fsspec.core.url_to_fs(address)
    except (ValueError, ImportError) as error:
        reason = " ".join(str(error).split())
        raise ReportdiffError(
            f"{address}: cannot be opened ({reason}); give a folder, or install what fsspec needs for it",
            f"{address}：打不开（{reason}）；请给出目录，或安装 fsspec 所需的支持",
        ) from error
    return _Remote(address, files, root)


class Folder:
    """A folder of this machine, or one that all machines share."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(os.path.abspath(folder))
        self.address = str(self.folder)

    def read(self, name: str) -> bytes | None:
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None

    def write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # What is lost with the power is told by its checksum, and made again.
        replace_file(path, data, durable=False)

    @contextmanager
    def writing(self, name: str) -> Iterator[Path]:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"_{path.name}{_UNFINISHED}")
        try:
            yield beside
            os.replace(beside, path)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink()

    def names(self, folder: str) -> list[str]:
        top = self.folder / folder
        found = (Path(place, name) for place, _, names in os.walk(top) for name in names)
        return sorted(path.relative_to(self.folder).as_posix() for path in found)

    def remove(self, names: list[str]) -> None:
        for name in names:
            with contextlib.suppress(OSError):
                (self.folder / name).unlink()
                (self.folder / name).parent.rmdir()  # only an empty one goes

    def is_empty(self) -> bool:
        try:
            return not any(path.name != LOCK for path in self.folder.iterdir())
        except FileNotFoundError:
            return True

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Take the lock of the folder. Raises :class:`ReportdiffError` where another run has it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            if not lock_if_possible(descriptor):
                raise ReportdiffError(
                    f"{self.folder}: another batch is writing it; wait for its end, or choose another folder",
                    f"{self.folder}：另一个批量比对正在写入；请等它结束，或另选目录",
                )
            yield
        finally:
            os.close(descriptor)


class _Remote:
    """Files behind an address of fsspec."""

    def __init__(self, address: str, files: Any, root: str) -> None:
        self.address = address
        self._files = files
        self._root = root.rstrip("/")

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def read(self, name: str) -> bytes | None:
        try:
            data: bytes = self._files.cat_file(self._path(name))
        except OSError:
            return None
        return data

    def write(self, name: str, data: bytes) -> None:
        with self.writing(name) as path:
            path.write_bytes(data)

    @contextmanager
    def writing(self, name: str) -> Iterator[Path]:
        with tempfile.TemporaryDirectory() as folder:
            local = Path(folder) / "file"
            yield local
            target = self._path(name)
            self._files.makedirs(target.rpartition("/")[0], exist_ok=True)
            unfinished = f"{target}.{os.urandom(8).hex()}{_UNFINISHED}"
            self._files.put_file(str(local), unfinished)
            self._files.mv(unfinished, target)

    def names(self, folder: str) -> list[str]:
        start = len(self._root.lstrip("/")) + 1
        self._files.invalidate_cache()
        try:
            found = self._files.find(self._path(folder))
        except OSError:
            return []
        return sorted(path.lstrip("/")[start:] for path in found if not path.endswith(_UNFINISHED))

    def remove(self, names: list[str]) -> None:
        for name in names:
            with contextlib.suppress(OSError):
                self._files.rm_file(self._path(name))

    def is_empty(self) -> bool:
        return not self.names("")

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keep nobody out: such a storage has no locks. Two runs only do the same work twice."""
        yield
