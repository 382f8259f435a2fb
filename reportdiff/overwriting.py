"""Whether a file may be written, and writing it: the one place that decides what is overwritten.

A file is overwritten where it is ours: each form tells that in a way of its own (a mark, a digest, a picture beside
it), which is the caller's to know; or where the user insists with ``--force``. A file that is being read never is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from reportdiff.errors import ReportdiffError, reason_of
from reportdiff.files import replace_file

FOREIGN: Final = (
    "{path} exists and was not written by reportdiff; choose another name, or overwrite it with --force",
    "{path} 已存在，而且不是 reportdiff 写的；请换个名字，或加 --force 覆盖它",
)
"""What is said of a file of somebody else, in English and Chinese."""


def writable(
    path: Path,
    *,
    is_ours: Callable[[Path], bool],
    force: bool = False,
    inputs: Iterable[Path] = (),
    makes_folder: bool = False,
    foreign: tuple[str, str] = FOREIGN,
) -> Path:
    """The file that ``path`` stands for, links followed, where it may be written; nothing is written here.

    ``is_ours`` tells of an existing file whether it may be replaced without asking; ``force`` replaces any but one of
    ``inputs``. ``makes_folder`` says that the caller makes the folder, ``foreign`` what is said of a file of somebody
    else. A device or a pipe may always be written.

    Raises :class:`~reportdiff.errors.ReportdiffError` for a folder, a missing folder, one of ``inputs``, and a file of
    somebody else."""
    real = Path(os.path.realpath(path))
    if real.is_dir():
        raise ReportdiffError(f"{path} is a folder; name a file", f"{path} 是目录；请给出文件名")
    if not makes_folder and not real.parent.is_dir():
        raise ReportdiffError(
            f"there is no folder {path.parent}; create it first", f"没有目录 {path.parent}；请先建好它"
        )
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
    """Write the file that ``path`` stands for, links followed, whole or not at all.

    Raises :class:`~reportdiff.errors.ReportdiffError` with the reason of the system; an existing file is then as it
    was."""
    try:
        replace_file(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: OSError, *, instead: tuple[str, str] = ("", "")) -> ReportdiffError:
    """The error of a file that the system did not let be written; ``instead`` is what else can be done."""
    return ReportdiffError(
        f"cannot write {path}: {reason_of(error, 'en')}{instead[0]}",
        f"无法写入 {path}：{reason_of(error, 'zh')}{instead[1]}",
    )
