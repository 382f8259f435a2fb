"""The errors of the program, one line each: what happened, where, and what to do next."""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final, Literal

_LOG: Final = logging.getLogger("reportdiff")

_REASONS: Final[Mapping[int, str]] = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个文件或目录",
    errno.EISDIR: "是目录",
    errno.ENOTDIR: "不是目录",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "文件系统只读",
    errno.EIO: "读写出错",
    errno.ENAMETOOLONG: "名称过长",
    errno.EMFILE: "打开的文件过多",
}


class ReportdiffError(Exception):
    """Base of all errors that a user can cause or fix. The command line prints it and exits with 2.

    ``str(error)`` is the English message; :meth:`message_in` also gives the Chinese one, if there is one."""

    exit_code = 2

    def __init__(self, message: str, zh: str = "") -> None:
        super().__init__(message)
        self.zh = zh

    def message_in(self, lang: Literal["zh", "en"]) -> str:
        """Give the message in ``lang``, or in English if there is no other."""
        return self.zh if lang == "zh" and self.zh else str(self)


class ReportNotFound(ReportdiffError):
    """There is no such report."""


class UnreadableReport(ReportdiffError):
    """The file exists, but is not readable text (empty, binary, unknown encoding)."""


class NotAReport(ReportdiffError):
    """The text is readable, but has no measures."""


class UnexpectedFault(ReportdiffError):
    """A fault of the program on one file; ``__cause__`` is the error itself."""


@contextmanager
def faults_of(name: str) -> Iterator[None]:
    """Turn every unforeseen error of the block into an :class:`UnexpectedFault` of the file ``name``.

    This is the only place that does so; a run over many files handles it like any other error of one file. Deep
    recursion and lack of memory are such errors; an interrupt is not. Raises :class:`UnexpectedFault`, and any
    :class:`ReportdiffError` unchanged."""
    try:
        yield
    except ReportdiffError:
        raise
    except Exception as error:
        kind, text = type(error).__name__, " ".join(str(error).split())[:200] or "-"
        raise UnexpectedFault(
            f"{name}: unexpected error ({kind}: {text}); save it as plain text and try again, "
            "or run again with --debug and report the details",
            f"{name}：意外错误（{kind}：{text}）；请另存为纯文本再试，或加 --debug 重新运行并反馈细节",
        ) from error


def log_fault(error: ReportdiffError) -> None:
    """Log the traceback of a fault that becomes a finding or a row, not the error of the command.

    It goes to the logger ``reportdiff`` at level DEBUG, which ``--debug`` shows on standard error."""
    if isinstance(error, UnexpectedFault):
        _LOG.debug("%s", error, exc_info=error)


def reason_of(error: OSError, lang: Literal["zh", "en"]) -> str:
    """Give the reason why the system could not do what was asked: ``No space left on device``, ``磁盘已满``."""
    chinese = _REASONS.get(error.errno or 0) if lang == "zh" else None
    return chinese or error.strerror or str(error)
