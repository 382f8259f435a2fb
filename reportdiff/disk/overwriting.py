"""Decide whether a file may be written, and write it. Only this module decides what is overwritten.

A file may be overwritten if it is ours, or if the user adds ``--force``. Each format marks its own files in its own way
(a mark, a digest, a picture beside it), which the caller checks. An input file is never overwritten.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from reportdiff.disk.files import replace_file
from reportdiff.errors import ReportdiffError, reason_of

FOREIGN: Final = (
    "{path} exists and was not written by reportdiff; choose another name, or overwrite it with --force",
    "{path} 已存在，而且不是 reportdiff 写的；请换个名字，或加 --force 覆盖它",
)
"""The message about a file of somebody else, in English and Chinese."""


def writable(
    path: Path,
    *,
    is_ours: Callable[[Path], bool],
    force: bool = False,
    inputs: Iterable[Path] = (),
    makes_folder: bool = False,
    foreign: tuple[str, str] = FOREIGN,
) -> Path:
    """Give the file of ``path`` (links resolved) if it may be written; write nothing.

    ``is_ours`` tells whether an existing file may be replaced without ``force``; ``force`` allows all but ``inputs``.
    ``makes_folder`` means that the caller creates the folder. ``foreign`` is the message about a file of somebody else.
    A device or a pipe may always be written.

    Raises :class:`~reportdiff.errors.ReportdiffError` for a folder, a missing folder, one of ``inputs``, and a file of
    somebody else."""
    real = Path(os.path.realpath(path))
    if real.is_dir():
        raise ReportdiffError(f"{path} is a folder; give a file name", f"{path} 是目录；请给出文件名")
    if not makes_folder and not real.parent.is_dir():
        raise ReportdiffError(f"no folder {path.parent}; create it first", f"没有目录 {path.parent}；请先建立")
    if not real.is_file():
        return real
    if any(file.exists() and real.samefile(file) for file in inputs):
        raise ReportdiffError(
            f"{path} is one of the reports to be read and is never overwritten; choose another name",
            f"{path} 是要读取的报告本身，不会覆盖；请换个名字",
        )
    if not force and not is_ours(real):
        english, chinese = (template.format(path=path) for template in foreign)
        raise ReportdiffError(english, chinese)
    return real


def write_whole(path: Path, data: bytes) -> None:
    """Write the file of ``path`` (links resolved), whole or not at all.

    Raises :class:`~reportdiff.errors.ReportdiffError` with the reason of the system; an existing file is then
    unchanged."""
    try:
        replace_file(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: OSError, *, instead: tuple[str, str] = ("", "")) -> ReportdiffError:
    """Give the error for a file that the system could not write; ``instead`` is what else to do."""
    return ReportdiffError(
        f"cannot write {path}: {reason_of(error, 'en')}{instead[0]}",
        f"无法写入 {path}：{reason_of(error, 'zh')}{instead[1]}",
    )
