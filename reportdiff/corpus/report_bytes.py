"""The bytes of a report's file: the one place that opens such files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reportdiff.disk.files import writable_name
from reportdiff.disk.symbolic_links import real_path
from reportdiff.errors import ReportNotFound, UnreadableReport

MAX_BYTES: Final = 20 * 1024 * 1024
"""Largest file that is read, in bytes. The longest report known has 0.2 MB of text; a hundred times that is a wrong
file, and would only fill the memory."""


def report_bytes(source: Path) -> bytes:
    """Read the first :data:`MAX_BYTES` bytes of the file ``source``, and one more where it has more.

    Every file of a report is opened here, so that no symbolic link leads out of a collection
    (:mod:`reportdiff.disk.symbolic_links`). Raises :class:`ReportNotFound` if there is no such file and
    :class:`UnreadableReport` if it cannot be opened or is such a link."""
    name = writable_name(source)
    try:
        real = real_path(source)
        if real.is_dir():
            raise UnreadableReport(
                f"{name}: is a directory; name a report file in it", f"{name}：这是目录；请指明其中的报告文件"
            )
        with real.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ReportNotFound(f"{name}: no such file; check the path", f"{name}：没有这个文件；请检查路径") from None
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        reason_zh = "没有读取权限" if isinstance(error, PermissionError) else f"打不开（{reason}）"
        raise UnreadableReport(
            f"{name}: {reason}; check that you may read it", f"{name}：{reason_zh}；请检查路径和权限"
        ) from None
    except ValueError:
        raise ReportNotFound(
            f"{name!r}: is not a possible path; check it", f"{name!r}：不是有效的路径；请检查"
        ) from None
