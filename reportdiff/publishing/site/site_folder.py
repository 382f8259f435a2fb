"""Where a site goes: a new folder, an empty one, or one that has only a site by reportdiff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportdiff.disk.folders import files_below, replace_folder
from reportdiff.disk.overwriting import cannot_write, writable, write_whole
from reportdiff.errors import ReportdiffError
from reportdiff.output.origin import written_by_us

_NAMES: Final = re.compile(
    r"(?:index|lineages|targets|terms|search)\.html|site\.(?:css|js)|search(?:-index)?\.js"
    r"|pair-\d{4}-\d{4}\.html|year-\d{4}\.html|lineage/\d{4}-\w+\.html"
)
"""The files of a site."""

_OF_NOBODY: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that systems put into folders that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlace:
    """The folder of a site. ``force`` writes into a folder with files of others, but never over one of ``inputs``;
    ``makes_parent`` creates the folder around it."""

    folder: Path
    force: bool = False
    inputs: Sequence[Path] = ()
    makes_parent: bool = False

    def check(self) -> None:
        """Refuse a place that may not be written, before any work.

        Raises :class:`ReportdiffError` for a file, a missing folder around it, and, without ``force``, a folder with
        files of somebody else."""
        folder = self.folder
        if folder.exists() and not folder.is_dir():
            raise ReportdiffError(f"{folder} is a file; give a folder", f"{folder} 是文件；请给出目录")
        if not folder.absolute().parent.is_dir() and not self.makes_parent:
            raise ReportdiffError(f"no folder {folder.parent}; create it first", f"没有目录 {folder.parent}；请先建立")
        foreign = next(self._foreign(), None)
        if foreign is not None and not self.force:
            raise ReportdiffError(
                f"{folder} has files that are no site by reportdiff ({foreign}); choose another folder, or write among "
                "them with --force",
                f"{folder} 里有不属于 reportdiff 网站的文件（{foreign}）；请换个目录，或加 --force 写在一起",
            )

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write the files of a site by their addresses.

        A folder of its own is replaced as a whole. Among the files of others each file is written whole, and nothing is
        removed. Raises :class:`ReportdiffError` as :meth:`check`, and with the reason of the system."""
        self.check()
        try:
            if self.makes_parent:
                self.folder.parent.mkdir(exist_ok=True)
            if next(self._foreign(), None) is None:
                replace_folder(self.folder, files)
                return
            paths = {self.folder.joinpath(*name.split("/")): data for name, data in files.items()}
            for path in paths:
                path.parent.mkdir(exist_ok=True)
                writable(path, is_ours=written_by_us, force=True, inputs=self.inputs)
        except OSError as error:
            raise cannot_write(self.folder, error) from error
        for path, data in paths.items():
            write_whole(path, data)

    def _foreign(self) -> Iterator[str]:
        """Give the names of what is in the folder and no part of a site."""
        for name, path in files_below(self.folder):
            ours = _NAMES.fullmatch(name) and not path.is_symlink() and written_by_us(path)
            if not ours and path.name not in _OF_NOBODY:
                yield name
